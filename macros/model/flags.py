"""The flag and the colours of a code's letter.

The flags are after the signal flags that ships use, so that letters are told apart without colour.
"""

from dataclasses import dataclass

_SQUARE = "M1 1h22v16H1z"
_SWALLOWTAIL = "M1 1h22l-5 8 5 8H1z"


@dataclass(frozen=True)
class Flag:
    """How a letter looks. Shapes are paths of an SVG of 24 by 18."""

    shape: str
    """what stands on the flag"""
    light: str
    """colour on a light page and on paper; at least 4.5 : 1 on the page's colour"""
    dark: str
    """colour on a dark page"""
    edge: str = _SQUARE
    """outline of the flag"""

    @property
    def picture(self) -> str:
        """The flag as SVG; its colour is the word COLOUR, to be filled in."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 18">'
            f'<path fill="none" stroke="COLOUR" stroke-width="1.6" d="{self.edge}"/>'
            f'<path fill="COLOUR" d="{self.shape}"/></svg>'
        )


FLAGS = {
    "D": Flag("M1 6h22v6H1z", "#1f4e79", "#93c2ea"),
    "O": Flag("M1 1h22v16z", "#2f6440", "#98cfa5"),
    "L": Flag("M12 1h11v8H12zM1 9h11v8H1z", "#a03e1f", "#f2a585"),
    "G": Flag("M4.7 1h3.6v16H4.7zM12 1h3.7v16H12zM19.3 1H23v16h-3.7z", "#6d3a7c", "#d8b0e4"),
    "A": Flag("M12 1h11l-5 8 5 8H12z", "#3f4f5c", "#c3ced6", edge=_SWALLOWTAIL),
    "S": Flag("M8 6h8v6H8z", "#7a4b00", "#e6bd72"),
    "P": Flag("M1 1h22v16H1zM7.5 5.5v7h9v-7z", "#8c2458", "#f0a6c4"),
    "F": Flag("M12 1.5l9 7.5-9 7.5L3 9z", "#155e63", "#86cfcf"),
}
_OTHER = Flag("M1 1l22 8-22 8z", "#1e2b36", "#ece7dc")


def flag_of(letter: str) -> Flag:
    """Return the flag of a letter; a theme that has none of its own gets a pennant."""
    return FLAGS.get(letter, _OTHER)
