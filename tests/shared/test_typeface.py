"""What an editor may type is what the typeface can set."""

import pytest
from fontTools.ttLib import TTFont

from macros.shared.typeface import CHARACTERS, FOLDER, STYLES


@pytest.mark.parametrize("style", [*STYLES, "BoldItalic"])
def test_the_typeface_has_every_character_that_a_text_may_hold(style: str) -> None:
    """No letter falls back to another font on screen, or is an empty box on paper."""
    font = TTFont(FOLDER / "files" / f"AtkinsonHyperlegible-{style}.ttf")
    assert {sign for sign in CHARACTERS if ord(sign) not in font.getBestCmap()} == set()
