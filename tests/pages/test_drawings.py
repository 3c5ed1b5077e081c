"""The line drawings: one for what has one, of one family, in the colours of the page."""

import re

import pytest

from macros.model.handbook import Handbook
from macros.model.kinds import RECOMMENDATION
from macros.pages.drawings import drawing, drawing_of
from macros.paper.cards import OF_THE_DECK
from macros.shared.drawings import FOLDER
from macros.shared.dutch import in_address

FILES = sorted(FOLDER.glob("*.svg"))


def test_every_form_theme_and_group_of_situations_has_a_drawing(real_handbook: Handbook) -> None:
    """And no file is one of nothing: the others stand on cards."""
    kinds = ("themes", "conversation_forms", "situations")
    records = [
        record for record in real_handbook.by_code.values() if record.kind.collection in kinds
    ]
    drawn = {record.code: drawing_of(record) for record in records}
    lacking = ", ".join(code for code, found in drawn.items() if not found)
    assert not lacking, f"no drawing of {lacking}: add one to docs/assets/images/drawings/"
    of_cards = {drawing(name) for name in (OF_THE_DECK, in_address(RECOMMENDATION.plural))}
    assert len({*drawn.values(), *of_cards}) == len(FILES)


def test_what_has_no_drawing_gets_none() -> None:
    """A new entry has its page before someone has drawn for it."""
    assert drawing("er-is-er-geen") == ""


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_a_drawing_is_of_the_family(name: str) -> None:
    """Same size and line, colours from the page alone, nothing that a policy refuses; unheard."""
    svg = str(drawing(name))
    assert svg.startswith('<svg class="drawing" aria-hidden="true"')
    assert 'viewBox="0 0 120 90"' in svg
    assert 'stroke-width="2.4"' in svg
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert colours <= {"none", "currentColor"}
    assert not re.search(r"style=|<script|<style|href=|id=", svg)
    assert len(svg) < 2200
