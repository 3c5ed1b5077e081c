"""What is derived from the data, so that nobody types it."""

import json
from typing import get_args

import pytest

from macros.downloads.plan_parts import plan_parts
from macros.downloads.programme_table import PROGRAMME_PARTS
from macros.model.fields import plain_text
from macros.model.handbook import Handbook
from macros.model.parts import VERSIONS, Provenance, Version, Versions
from macros.model.slides import slides_of
from macros.model.vocabularies import RelationKind


def test_a_theme_knows_its_interventions_in_the_order_of_the_data(small_handbook: Handbook) -> None:
    """The theme's page lists what names the theme."""
    dialogue, group = small_handbook.themes
    assert [entry.code for entry in dialogue.interventions] == ["D1", "D2"]
    assert [entry.code for entry in group.interventions] == ["G1"]


def test_every_version_has_its_minutes_and_words() -> None:
    """Each field of a version shows on the page, and a programme can name it."""
    assert list(Versions.model_fields) == list(VERSIONS) == list(get_args(Version))


def test_what_is_done_in_a_part_is_said_in_one_way(small_handbook: Handbook) -> None:
    """A facilitator reads the same on the page, on paper, in the table and beside the slides."""
    (programme,) = small_handbook.programmes
    said = [part.entry_and_done for part in programme.agenda]
    assert "F1 Navragen & herhalen, stap 2" in said
    assert "" in said
    (script,) = plan_parts(small_handbook).splitlines()
    parts = json.loads(script.removeprefix("window.handboekParts=").removesuffix(";"))["parts"]
    in_own_plan = [part.get("form", "") for part in parts if part["code"].startswith("P1_")]
    column = next(one for one in PROGRAMME_PARTS.columns if one.title == "Vorm")
    in_table = [column.value(row) or "" for row in PROGRAMME_PARTS.rows(small_handbook)]
    beside_slides = [
        next((note.texts[0] for note in slide.notes if note.label == "Vorm"), "")
        for slide in slides_of(programme)
        if slide.title in {part.title for part in programme.agenda}
    ]
    assert said == in_own_plan == in_table == beside_slides


def test_previous_and_next_stay_within_the_theme(small_handbook: Handbook) -> None:
    """Paging through a theme stops at its ends."""
    first, second, other = small_handbook.interventions
    assert (first.previous, first.next) == (None, second)
    assert (second.previous, second.next) == (first, None)
    assert (other.previous, other.next) == (None, None)


def test_an_intervention_knows_which_recommendations_name_it(small_handbook: Handbook) -> None:
    """A link from a recommendation is a link back, with the same reason."""
    first, second, _ = small_handbook.interventions
    assert [(choice.by.code, choice.why) for choice in first.recommended] == [
        ("A1", "daar begint het")
    ]
    assert second.recommended == ()


def test_links_between_interventions_are_derived_in_reverse(small_handbook: Handbook) -> None:
    """Who follows on D1 makes D1 prepare for it."""
    first, _, other = small_handbook.interventions
    assert [(link.kind, link.intervention.code, link.why) for link in first.relations] == [
        (RelationKind.PREPARES_FOR, "D2", "eerst de vraag")
    ]
    assert [(link.kind, link.intervention.code) for link in other.relations] == [
        (RelationKind.CHOSEN_OVER, "D2")
    ]


def test_a_link_that_both_sides_name_stands_once(real_handbook: Handbook) -> None:
    """No page lists the same intervention twice among the related."""
    for entry in real_handbook.interventions:
        codes = [link.intervention.code for link in entry.relations]
        assert len(codes) == len(set(codes)), entry.code


def test_combining_works_both_ways(real_handbook: Handbook) -> None:
    """What combines with another is combined with by the other."""
    combining = [
        (entry, link.intervention)
        for entry in real_handbook.interventions
        for link in entry.related
        if link.kind is RelationKind.COMBINES_WITH
    ]
    assert combining
    for entry, other in combining:
        if entry.code not in {link.code for link in other.related}:
            assert (RelationKind.COMBINES_WITH, entry.code) in [
                (link.kind, link.intervention.code) for link in other.relations
            ]


@pytest.mark.parametrize(
    "text",
    [
        "<b>",
        "</p",
        "</ x",
        "<!-- x -->",
        "<?php",
        "{{ x",
        "x }}",
        "{% x",
        "x %}",
        "{# x",
        "&nbsp;",
        "&#42;",
    ],
)
def test_markup_in_a_text_is_refused(text: str) -> None:
    """HTML, character references and template braces are an error that the editor sees."""
    with pytest.raises(ValueError, match="expected plain text"):
        plain_text(f"Een {text} tekst")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ud800"])
def test_a_sign_that_nobody_sees_is_refused(sign: str) -> None:
    """What came along with a copied text breaks the search, a link or the paper; it is named."""
    with pytest.raises(ValueError, match=rf"the invisible sign U\+{ord(sign):04X}"):
        plain_text(f"Een{sign}tekst")


@pytest.mark.parametrize("text", ["2 < 3", "a & b", "{ haakjes }", "100 %", "<3"])
def test_signs_that_mean_nothing_are_welcome(text: str) -> None:
    """Only markup is refused, not the sign that it starts with."""
    assert plain_text(text) == text


def test_a_passage_is_labelled_by_its_source(small_handbook: Handbook) -> None:
    """A document makes it bron, a cited work literatuur, nothing makes it uitwerking."""
    cited, own = small_handbook.themes[0].about
    sourced, _ = small_handbook.interventions[1].why
    assert [passage.provenance for passage in (cited, own, sourced)] == [
        Provenance.LITERATURE,
        Provenance.ELABORATION,
        Provenance.SOURCE,
    ]
