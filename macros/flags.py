"""The flag of a code's letter, after the signal flags that ships use: told apart without colour."""

_EDGE = "M1 1h22v16H1z"
_SWALLOWTAIL = "M1 1h22l-5 8 5 8H1z"
_SHAPES = {
    "D": "M1 6h22v6H1z",
    "O": "M1 1h22v16z",
    "L": "M12 1h11v8H12zM1 9h11v8H1z",
    "G": "M4.7 1h3.6v16H4.7zM12 1h3.7v16H12zM19.3 1H23v16h-3.7z",
    "A": "M12 1h11l-5 8 5 8H12z",
    "S": "M8 6h8v6H8z",
    "F": "M12 1.5l9 7.5-9 7.5L3 9z",
}
_OTHER = "M1 1l22 8-22 8z"


def flag_edge(letter: str) -> str:
    """Give the outline of a flag as the path of an SVG of 24 by 18."""
    return _SWALLOWTAIL if letter == "A" else _EDGE


def flag_shape(letter: str) -> str:
    """Give what stands on a flag as the path of an SVG of 24 by 18."""
    return _SHAPES.get(letter, _OTHER)
