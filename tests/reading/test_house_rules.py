"""What `make check` finds in texts that would build, but are not finished or not in form."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from macros.model.fields import Record
from macros.model.files import ENTRY_NAMES, FILES
from macros.model.handbook import Handbook
from macros.model.parts import WorkKind
from macros.reading import house_rules
from macros.reading.checks import read_handbook
from macros.shared.project import DATA
from tests.support.entries import an_intervention, free_code

# Changes what a file of the data holds, and returns what is new among the problems.
Found = Callable[[str, Callable[[Any], object]], list[str]]


@pytest.fixture
def found(tmp_path: Path, real_handbook: Handbook) -> Found:
    """Change the real data in one place, and return what the house rules hold against it."""
    before = {_without_line(str(problem)) for problem in house_rules.problems(real_handbook)}

    def found(file: str, change: Callable[[Any], object]) -> list[str]:
        data = tmp_path / "data"
        shutil.copytree(DATA, data)
        held = yaml.load((data / file).read_bytes(), yaml.CSafeLoader)
        change(held)
        text = yaml.dump(held, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        (data / file).write_text(text, encoding="utf-8")
        problems = [str(problem) for problem in house_rules.problems(read_handbook(data))]
        return [problem for problem in problems if _without_line(problem) not in before]

    return found


def _without_line(problem: str) -> str:
    return problem.split(": ", 1)[1]


def _first(data: Any) -> Any:
    """Return the first intervention, as plain data."""
    return data["interventions"][0]


@pytest.fixture
def first(real_handbook: Handbook) -> str:
    """What messages call the first intervention."""
    return f"intervention {an_intervention(real_handbook).code}"


def test_a_field_that_is_too_short_or_missing_is_named_with_its_line(
    found: Found, first: str
) -> None:
    """An editor reads which entry lacks what, and where."""

    def shorten(data: Any) -> None:
        del _first(data)["signals"][2:]

    (problem,) = found("interventions.yaml", shorten)
    assert problem.startswith("data/interventions.yaml:")
    assert problem.endswith(f": {first}, field 'signals': 2 given; expected 3 to 5")


def test_a_checklist_item_that_is_no_statement_is_named(found: Found, first: str) -> None:
    """A question on a checklist has no yes or no to tick."""

    def ask(data: Any) -> None:
        _first(data)["checklist"]["after"][1] = "Wanneer kom ik erop terug?"

    (problem,) = found("interventions.yaml", ask)
    assert f"{first}, field 'checklist.after.2': 'Wanneer kom ik erop terug?'" in problem


def test_a_sentence_to_say_stands_between_quotation_marks(found: Found, first: str) -> None:
    """What one says and what one does are told apart."""

    def say_bare(data: Any) -> None:
        _first(data)["sentences"][2] = "Wat lukte er tussen ons?"

    (problem,) = found("interventions.yaml", say_bare)
    assert f"{first}, field 'sentences.3'" in problem
    assert problem.endswith("expected it between ‘ and ’")


def test_what_a_facilitator_says_stands_between_quotation_marks(
    found: Found, real_handbook: Handbook
) -> None:
    """Who leads a programme reads at a glance what to say and what to do."""
    programme = real_handbook.programmes[0]
    agenda = enumerate(programme.agenda)
    index = next(index for index, part in agenda if part.says)

    def say_bare(data: Any) -> None:
        data["programmes"][0]["agenda"][index]["says"][0] = "Wat lukte er tussen ons?"

    (problem,) = found("programmes.yaml", say_bare)
    assert f"programme {programme.code}, field 'agenda.{index + 1}.says.1'" in problem
    assert problem.endswith("expected it between ‘ and ’")


def test_the_question_of_a_team_talk_stands_between_quotation_marks(found: Found) -> None:
    """Who talks about the team check knows which words to say aloud."""

    def say_bare(data: Any) -> None:
        data["talks"][0]["say"] = "Wat lukte er tussen ons?"

    (problem,) = found("team.yaml", say_bare)
    assert problem.startswith("data/team.yaml:")
    assert ": field 'talks.1.say'" in problem


def test_no_field_with_what_one_says_is_forgotten() -> None:
    """An editor who follows the list of fields is held to all of it."""
    described = {
        (record, name)
        for record in _records(tuple(FILES.values()))
        for name, field in record.model_fields.items()
        if "between ‘ and ’" in (field.description or "")
    }
    held = {(record, name) for record, names in house_rules.SPOKEN.items() for name in names}
    assert held == described


def _records(found: tuple[type[Record], ...]) -> set[type[Record]]:
    """Return the kinds of records in the types of fields, and all that those hold."""
    records = set(found)
    for record in found:
        for field in record.model_fields.values():
            records |= _records(tuple(_held(field.annotation)))
    return records


def _held(annotation: Any) -> Iterator[type[Record]]:
    """Yield the kinds of records that a type of a field names."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _held(inner)


def test_an_open_question_comes_first(found: Found, first: str) -> None:
    """Who reads only the first sentence asks before telling."""

    def tell(data: Any) -> None:
        _first(data)["sentences"][0] = "‘Ik zag het … en nu is het klaar.’"

    (problem,) = found("interventions.yaml", tell)
    assert f"{first}, field 'sentences.1': no question; expected an open question" in problem


def test_an_intervention_that_no_situation_names_is_listed(found: Found, first: str) -> None:
    """A leader who knows only what is wrong would never get there."""

    def leave_out(data: Any) -> None:
        for situation in data["situations"]:
            choices = situation["interventions"]
            code = first.split()[1]
            situation["interventions"] = [one for one in choices if one["intervention"] != code]

    problems = found("situations.yaml", leave_out)
    said = f"{first}: no situation names it; expected at least one to lead to it"
    assert said in [_without_line(problem) for problem in problems]


def test_a_sentence_that_two_entries_share_is_listed(
    found: Found, first: str, real_handbook: Handbook
) -> None:
    """A sentence that fits two entries says too little of either."""
    shared = "Het is zo stil dat je de klok van de gang hoort."

    def share(data: Any) -> None:
        _first(data)["signals"][0] = data["interventions"][1]["signals"][0] = shared

    (problem,) = found("interventions.yaml", share)
    second = real_handbook.interventions[1]
    assert f"intervention {second.code}, field 'signals.1'" in problem
    assert problem.endswith(f"stands in {first.split()[1]} too; expected words of its own")


def test_an_edition_that_tells_nothing_new_is_named(found: Found, real_handbook: Handbook) -> None:
    """Who follows the feed hears of every edition."""
    newest = real_handbook.changes[0]
    edition: date = real_handbook.edition + timedelta(days=70)
    (problem,) = found("handbook.yaml", lambda data: data.update(edition=edition))
    place = real_handbook.places[("changes", "changes", 0, "date")]
    assert problem == (
        f"{place.file}:{place.line}: change {newest.id}, field 'date': the newest is of "
        f"{newest.day}; expected one of the edition, {edition}"
    )


def test_a_straight_quote_is_named(found: Found, first: str) -> None:
    """Marks as typewriters had them trip YAML, and look amiss in print."""
    (problem,) = found(
        "interventions.yaml", lambda data: _first(data).update(title="Begin 's morgens")
    )
    assert f"{first}, field 'title': holds a straight quote (')" in problem


def test_a_straight_quote_is_named_in_a_term_whose_id_a_statement_has(
    found: Found, real_handbook: Handbook
) -> None:
    """An editor reads what is amiss in a term, also where a statement has the same id."""
    terms = {term.id for term in real_handbook.terms}
    shared = next(one.id for one in real_handbook.team.statements if one.id not in terms)
    term = {"id": shared, "term": "Proefwoord", "definition": "Dat is iets van 's morgens."}

    (problem,) = found("glossary.yaml", lambda data: data["terms"].append(term))
    assert problem.startswith("data/glossary.yaml:")
    assert f": term {shared}, field 'definition': holds a straight quote (')" in problem


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("team.yaml", ("talks", 0, "fits")),
        ("team.yaml", ("looking_back", "summary")),
        ("handbook.yaml", ("deck", "ways", 0, "text")),
        ("handbook.yaml", ("bundles", 0, "title")),
        ("handbook.yaml", ("works", 0, "description")),
        ("year_plans.yaml", ("year_plans", 0, "start_when")),
        ("changes.yaml", ("changes", 0, "text")),
        ("school_holidays.yaml", ("source",)),
    ],
)
def test_a_straight_quote_is_named_wherever_it_stands(
    found: Found, file: str, path: tuple[str | int, ...]
) -> None:
    """Readers meet one kind of apostrophe, also on cards, in the news and in the year plan."""

    def quote(data: Any) -> None:
        *around, field = path
        for step in around:
            data = data[step]
        data[field] = "Begin 's morgens met wie er al is."

    (problem,) = found(file, quote)
    assert problem.startswith(f"data/{file}:")
    in_entry = path[0] in ENTRY_NAMES
    shown = [str(one + 1 if isinstance(one, int) else one) for one in path[2 * in_entry :]]
    assert f"field '{'.'.join(shown)}': holds a straight quote (')" in problem


def test_a_straight_quote_is_named_where_an_entry_is_retired(
    found: Found, real_handbook: Handbook
) -> None:
    """Who follows an old link reads why the entry is gone, in marks as everywhere."""
    code = free_code(real_handbook, real_handbook.themes[0].code)
    gone = {
        "code": code,
        "slug": "proefvervallen",
        "title": "Proef",
        "replaced_by": [an_intervention(real_handbook).code],
        "why": "Dat is iets van 's morgens.",
    }
    (problem,) = found("handbook.yaml", lambda data: data.setdefault("retired", []).append(gone))
    assert problem.startswith("data/handbook.yaml:")
    assert f": retired code {code}, field 'why': holds a straight quote (')" in problem


def test_texts_that_all_open_alike_are_named(found: Found) -> None:
    """A list of which nearly every line starts with the same word reads like a form."""

    def open_alike(data: Any) -> None:
        for entry in (*data["interventions"], *data["recommendations"]):
            for number, pitfall in enumerate(entry.get("pitfalls", ())):
                pitfall["behaviour"] = f"Je {number} {entry['code']}."

    problems = found("interventions.yaml", open_alike)
    assert any("texts in 'behaviour' open with 'Je'; expected 60%" in one for one in problems)


def test_an_entry_that_is_not_there_in_english_is_named(
    found: Found, real_handbook: Handbook
) -> None:
    """Who adds an entry reads that visitors from abroad do not see it yet."""

    def forget(data: Any) -> None:
        del data["translations"][0]

    (problem,) = found("english.yaml", forget)
    assert problem.startswith("data/interventions.yaml:")
    entry = real_handbook.entry(next(iter(real_handbook.translations)))
    assert problem.endswith(
        f": {entry.kind} {entry.code}: no title and summary in English; "
        "expected them in data/english.yaml"
    )


def test_research_that_is_in_the_documents_is_named(found: Found, real_handbook: Handbook) -> None:
    """What stands as research from elsewhere does not come from the two documents."""
    theme = real_handbook.themes[0]
    document = next(work for work in real_handbook.works if work.kind is WorkKind.DOCUMENT)

    def confuse(data: Any) -> None:
        data["themes"][0]["research"][0]["source"]["work"] = document.id

    (problem,) = found("interventions.yaml", confuse)
    assert problem.endswith(
        f": theme {theme.code}, field 'research.1.source': a work of kind document; "
        "expected one of kind research"
    )


def test_statements_keep_their_words_until_their_edition_is_raised(tmp_path: Path) -> None:
    """Codes that a team made with other words are never added up with newer ones."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    team = yaml.load((data / "team.yaml").read_bytes(), yaml.CSafeLoader)
    published = {**team, "statements": [{**one} for one in team["statements"]]}
    published["statements"][1]["text"] = "Zo stond het er eerst."
    before = str(read_handbook(data).edition - timedelta(days=1))
    held = {"edition": before, "team": published}
    (data / "editions" / f"{before}.json").write_text(json.dumps(held), encoding="utf-8")
    name = team["statements"][1]["id"]

    def told() -> list[str]:
        problems = house_rules.problems(read_handbook(data))
        return [str(problem) for problem in problems if "statement" in str(problem)]

    (problem,) = told()
    assert problem.startswith("data/team.yaml:")
    assert f"statement {name}, field 'text': other words" in problem
    team["edition"] += 1
    (data / "team.yaml").write_text(
        yaml.dump(team, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8"
    )
    assert not told()
