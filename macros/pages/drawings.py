"""The line drawings, to stand in a page: there, they take the colours of the text around them."""

from markupsafe import Markup

from macros.model.records import Coded, Situation
from macros.shared.drawings import drawing_svg
from macros.shared.dutch import in_address

_START = "<svg "
_ATTRIBUTES = 'class="drawing" aria-hidden="true" focusable="false" width="120" height="90" '


def drawing_of(record: Coded) -> Markup:
    """Return the drawing of an entry, or of a situation's group; nothing where there is none."""
    if isinstance(record, Situation):
        return drawing(in_address(record.group))
    return drawing(record.code.lower())


def drawing(name: str) -> Markup:
    """Return the drawing with a name; nothing where there is none."""
    return Markup(drawing_svg(name).replace(_START, _START + _ATTRIBUTES, 1))  # noqa: S704
