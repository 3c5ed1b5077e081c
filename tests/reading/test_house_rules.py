"""What `make check` finds in texts that would build, but are not finished or not in form."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.reading import house_rules
from macros.reading.checks import read_handbook
from macros.shared.project import DATA, PROJECT

Found = Callable[[str, str, str], list[str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """Change the real data in one place, and return what the house rules hold against it."""

    def found(file: str, old: str, new: str) -> list[str]:
        data = tmp_path / "data"
        data.mkdir()
        for path in (PROJECT / "data").iterdir():
            text = path.read_text(encoding="utf-8")
            if path.name == file:
                assert text.count(old) >= 1, old
                text = text.replace(old, new, 1)
            (data / path.name).write_text(text, encoding="utf-8")
        return [str(problem) for problem in house_rules.problems(read_handbook(data))]

    return found


def test_a_field_that_is_too_short_or_missing_is_named_with_its_line(found: Found) -> None:
    """An editor reads which entry lacks what, and where."""
    (problem,) = found(
        "interventions.yaml", "      - Je denkt al weken iets en zegt het niet.\n", ""
    )
    assert problem.startswith("data/interventions.yaml:")
    assert problem.endswith(": intervention G5, field 'signals': 2 given; expected 3 to 5")


def test_a_checklist_item_that_is_no_statement_is_named(found: Found) -> None:
    """A question on a checklist has no yes or no to tick."""
    item = "Ik heb genoteerd wanneer ik erop terugkom."
    (problem,) = found("interventions.yaml", f"- {item}", "- Wanneer kom ik erop terug?")
    assert "intervention G5, field 'checklist.after.2': 'Wanneer kom ik erop terug?'" in problem


def test_a_sentence_to_say_stands_between_quotation_marks(found: Found) -> None:
    """What one says and what one does are told apart."""
    (problem,) = found(
        "interventions.yaml",
        "- ‘Wat lukte er vandaag in hoe we met elkaar praatten?’",
        "- Wat lukte er vandaag in hoe we met elkaar praatten?",
    )
    assert "intervention G5, field 'sentences.5'" in problem
    assert problem.endswith("expected it between ‘ and ’")


def test_an_open_question_comes_first(found: Found) -> None:
    """Who reads only the first sentence asks before telling."""
    (problem,) = found(
        "interventions.yaml",
        "‘Ik zag dat … Herkennen jullie dat?’",
        "‘Ik zag dat … en nu is het klaar.’",
    )
    assert "field 'sentences.1': no question; expected an open question first" in problem


def test_an_intervention_that_no_situation_names_is_listed(found: Found) -> None:
    """A leader who knows only what is wrong would never get there."""
    problems = found("situations.yaml", "- intervention: G1\n", "- intervention: D1\n")
    assert [problem.split(": ", 1)[1] for problem in problems] == [
        "intervention G1: no situation names it; expected at least one to lead to it"
    ]


def test_a_sentence_that_two_entries_share_is_listed(found: Found) -> None:
    """A sentence that fits two entries says too little of either."""
    (problem,) = found(
        "situations.yaml",
        "- Na een voorstel knikt iedereen, en er komt geen enkele vraag.",
        "- Je denkt al weken iets en zegt het niet.",
    )
    assert "situation S1, field 'signals.1'" in problem
    assert problem.endswith("stands in G5 too; expected words of its own")


def test_an_edition_that_tells_nothing_new_is_named(found: Found) -> None:
    """Who follows the feed hears of every edition."""
    (problem,) = found("handbook.yaml", "edition: 2026-11-23", "edition: 2027-02-01")
    assert problem.startswith("data/changes.yaml:6: change 2026-11-23-situaties, field 'date': ")
    assert problem.endswith("the newest is of 2026-11-23; expected one of the edition, 2027-02-01")


def test_a_straight_quote_is_named(found: Found) -> None:
    """Marks as typewriters had them trip YAML, and look amiss in print."""
    (problem,) = found("interventions.yaml", "title: Benoem regelmatig", "title: Benoem 's morgens")
    assert "intervention G5, field 'title': holds a straight quote (')" in problem


def test_texts_that_all_open_alike_are_named(found: Found) -> None:
    """A list of which nearly every line starts with the same word reads like a form."""
    data = (DATA / "interventions.yaml").read_text(encoding="utf-8")
    opened = re.sub(r"behaviour: (['\"]?)\w+", r"behaviour: \1Je", data)
    problems = found("interventions.yaml", data, opened)
    assert any("texts in 'behaviour' open with 'Je'; expected 60%" in one for one in problems)
