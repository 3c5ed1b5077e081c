"""The line drawings of `docs/assets/images/drawings/`.

One family: people seen from above on their chairs, what goes between them in the colour of the
kind, boats on the same water. Pages draw them in the colours of the text around them, paper in ink.
"""

from macros.shared.project import DOCS

FOLDER = DOCS / "assets" / "images" / "drawings"


def drawing_svg(name: str) -> str:
    """Return the drawing in the file with a name, as SVG; nothing where there is none."""
    path = FOLDER / f"{name}.svg"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
