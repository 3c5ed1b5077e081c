"""The line drawings of `docs/assets/images/drawings/`, to stand in a page.

One family: people seen from above on their chairs, what goes between them in the colour of the
kind, boats on the same water. In the page itself, they take the colours of the text around them.
"""

from functools import lru_cache

from markupsafe import Markup

from macros.model.records import Coded, Situation
from macros.shared.dutch import in_address
from macros.shared.project import DOCS

FOLDER = DOCS / "assets" / "images" / "drawings"
_START = "<svg "
_ATTRIBUTES = 'class="drawing" aria-hidden="true" focusable="false" width="120" height="90" '


def drawing_of(record: Coded) -> Markup:
    """Return the drawing of an entry, or of a situation's group; nothing where there is none."""
    if isinstance(record, Situation):
        return drawing(in_address(record.group))
    return drawing(record.code.lower())


@lru_cache(maxsize=200)
def drawing(name: str) -> Markup:
    """Return the drawing in the file with a name; nothing where there is none."""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        return Markup("")
    svg = path.read_text(encoding="utf-8").strip()
    return Markup(svg.replace(_START, _START + _ATTRIBUTES, 1))  # noqa: S704
