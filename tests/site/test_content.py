"""The real data keeps what the source documents and the design ask of it.

What a test here refuses, it names, with the entry or the command that mends it.
"""

import re
from pathlib import Path

import pytest

from macros.__main__ import schemas
from macros.model.handbook import Handbook
from macros.model.parts import WorkKind
from macros.pages.rendering import TEMPLATES
from macros.reading import house_rules
from macros.shared.project import PROJECT

SOURCES = PROJECT.parent / "shared" / "sources"
# What the article holds: it does not change when the handbook grows.
ROWS_OF_TABLE_1 = {"D": 7, "O": 7, "L": 6, "G": 6}
RECOMMENDATIONS_OF_THE_ARTICLE = 5
RUN = 9  # this many equal words in a row is a quotation


def test_every_row_of_the_table_is_there_in_its_order(real_handbook: Handbook) -> None:
    """Table 1 of the article: each row has its code on paper, in the handbook or retired."""
    codes = [entry.code for entry in real_handbook.interventions]
    retired = {gone.code for gone in real_handbook.retired}
    for theme, count in ROWS_OF_TABLE_1.items():
        rows = [f"{theme}{number}" for number in range(1, count + 1)]
        for row in rows:
            assert row in codes or row in retired, (
                f"{row} is a row of table 1 of the article: put it back in "
                "data/interventions.yaml, or put its code under `retired` in data/handbook.yaml"
            )
        present = [code for code in codes if code in rows]
        assert present == [row for row in rows if row in present], (
            f"the interventions of theme {theme} follow table 1 of the article: put them in "
            "data/interventions.yaml in the order of their codes"
        )


def test_every_recommendation_of_the_article_is_there(real_handbook: Handbook) -> None:
    """The recommendations that close the article, in the handbook or retired."""
    retired = {gone.code for gone in real_handbook.retired}
    for number in range(1, RECOMMENDATIONS_OF_THE_ARTICLE + 1):
        assert {f"A{number}"} & {*real_handbook.by_code, *retired}, (
            f"recommendation {number} of the article is A{number}: put it back in "
            "data/interventions.yaml, or put its code under `retired` in data/handbook.yaml"
        )


def test_an_intervention_names_its_own_row_of_the_table(real_handbook: Handbook) -> None:
    """The reference on a page leads to the right row; what is in no row names none."""
    for entry in real_handbook.interventions:
        number = int(entry.code[1:])
        is_row = number <= ROWS_OF_TABLE_1.get(entry.theme.code, 0)
        row = f"tabel 1, {entry.theme.title}, rij {number}"
        source = entry.source
        said = source.place if source and source.work_id == "ilgen-2019" else ""
        if is_row:
            assert said == row, (
                f"intervention {entry.code} is a row of table 1 of the article: give it "
                f"source: {{ work: ilgen-2019, place: '{row}' }} in data/interventions.yaml"
            )
        else:
            assert not said.startswith("tabel 1"), (
                f"intervention {entry.code} is in no row of table 1 of the article: leave out its "
                "source in data/interventions.yaml, or name where it does come from"
            )


def test_the_real_data_keeps_the_house_rules(real_handbook: Handbook) -> None:
    """Every entry has its depth, texts keep to their form, no two entries say the same."""
    problems = [str(problem) for problem in house_rules.problems(real_handbook)]
    assert not problems, f"`make check` says what to mend: {'; '.join(problems)}"


def test_no_two_checklists_share_an_item(real_handbook: Handbook) -> None:
    """On a sheet with everything, each line is something of its own."""
    holder: dict[str, str] = {}
    for entry in real_handbook.interventions:
        for moment in entry.checklist.moments:
            for item in moment.items:
                other = holder.setdefault(item, entry.code)
                assert other == entry.code, (
                    f"'{item}' stands on the checklists of {other} and {entry.code}: "
                    "word one of them otherwise in data/interventions.yaml"
                )


def test_a_conversation_form_rests_on_a_document(real_handbook: Handbook) -> None:
    """Whoever reads where a form comes from is led to a document that names it."""
    documents = {work.id for work in real_handbook.works if work.kind is WorkKind.DOCUMENT}
    for form in real_handbook.conversation_forms:
        assert form.source and form.source.work_id in documents, (
            f"conversation form {form.code} names no document: give it a source with the work "
            f"{' or '.join(sorted(documents))} in data/conversation_forms.yaml"
        )


def test_terms_stand_in_the_order_of_the_alphabet(real_handbook: Handbook) -> None:
    """A reader finds a term where the alphabet has it."""
    words = [term.term.casefold() for term in real_handbook.terms]
    for word, right in zip(words, sorted(words), strict=True):
        assert word == right, (
            f"'{right}' stands too far down in data/glossary.yaml: move it before '{word}'"
        )


def test_the_schemas_for_editors_are_up_to_date() -> None:
    """An editor's program helps with the fields that there are now."""
    for name, schema in schemas().items():
        assert (PROJECT / "data" / name).read_text(encoding="utf-8") == schema, (
            f"data/{name} is that of earlier records: run `make schema`"
        )


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
        assert not copied, (
            f"{path.name} quotes a source document: say it in own words: "
            f"{[' '.join(run) for run in copied]}"
        )
