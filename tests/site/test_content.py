"""The real data keeps what the source documents and the design ask of it."""

import re
from pathlib import Path

import pytest

from macros.__main__ import schemas
from macros.model.handbook import Handbook
from macros.pages.rendering import TEMPLATES
from macros.reading import house_rules
from macros.shared.project import PROJECT

SOURCES = PROJECT.parent / "shared" / "sources"
RUN = 9  # this many equal words in a row is a quotation


def test_the_table_of_the_source_is_complete_and_in_its_order(real_handbook: Handbook) -> None:
    """4 themes, 26 interventions, 5 recommendations, with the codes that stand on paper."""
    counts = {"D": 7, "O": 7, "L": 6, "G": 6}
    assert [theme.code for theme in real_handbook.themes] == list(counts)
    assert [entry.code for entry in real_handbook.interventions] == [
        f"{theme}{number}" for theme, count in counts.items() for number in range(1, count + 1)
    ]
    assert [advice.code for advice in real_handbook.recommendations] == [
        f"A{number}" for number in range(1, 6)
    ]


def test_every_intervention_names_its_row_of_the_table(real_handbook: Handbook) -> None:
    """The reference on the page leads to the right row."""
    for entry in real_handbook.interventions:
        assert entry.source
        row = f"tabel 1, {entry.theme.title}, rij {entry.code[1:]}"
        assert (entry.source.work_id, entry.source.place) == ("ilgen-2019", row)


def test_the_real_data_keeps_the_house_rules(real_handbook: Handbook) -> None:
    """Every entry has its depth, texts keep to their form, no two entries say the same."""
    assert [str(problem) for problem in house_rules.problems(real_handbook)] == []


def test_no_two_checklists_share_an_item(real_handbook: Handbook) -> None:
    """On a sheet with everything, each line is something of its own."""
    items = [
        item
        for entry in real_handbook.interventions
        for moment in entry.checklist.moments
        for item in moment.items
    ]
    assert len(set(items)) == len(items)


def test_the_document_of_every_conversation_form_is_named(real_handbook: Handbook) -> None:
    """Each form is one that a document names, and its page says where."""
    assert len(real_handbook.conversation_forms) >= 9
    for form in real_handbook.conversation_forms:
        assert form.source, form.code
        assert form.source.work_id in {"ilgen-2019", "trainingstraject"}


def test_terms_stand_in_the_order_of_the_alphabet(real_handbook: Handbook) -> None:
    """A reader finds a term where the alphabet has it."""
    words = [term.term.casefold() for term in real_handbook.terms]
    assert words == sorted(words)


def test_the_schemas_for_editors_are_up_to_date() -> None:
    """`make schema` was run after the last change of the records."""
    for name, schema in schemas().items():
        assert (PROJECT / "data" / name).read_text(encoding="utf-8") == schema, name


def words(text: str) -> list[str]:
    """Return the words of a text, small, with words that a line end broke put together."""
    return re.findall(r"\w+", re.sub(r"-\s*\n\s*", "", text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that would be a quotation."""
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def test_nothing_is_copied_from_the_source_documents() -> None:
    """Facts carry over, sentences do not: no nine words in a row are equal."""
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not on this machine (../shared/sources)")
    source_runs: set[tuple[str, ...]] = set()
    for document in SOURCES.glob("*.txt"):
        source_runs |= runs(document.read_text(encoding="utf-8"))
    ours: list[Path] = [
        *(PROJECT / "data").glob("*.yaml"),
        *(PROJECT / "docs").rglob("*.md"),
        *(path for path in TEMPLATES.rglob("*") if path.is_file()),
    ]
    for path in ours:
        copied = runs(path.read_text(encoding="utf-8")) & source_runs
        assert not copied, f"{path.name}: {[' '.join(run) for run in copied]}"
