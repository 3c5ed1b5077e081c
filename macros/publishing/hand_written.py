"""What hand-written pages can draw, such as `{{ themes() }}` and `{{ page_link(code="D1") }}`.

Each draws `_<name>.md` in `macros/pages/templates/` with the values it is given.
"""

from collections.abc import Callable, Collection
from difflib import get_close_matches
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from macros.downloads.programme_table import PROGRAMME_PARTS
from macros.downloads.tables import INTERVENTIONS
from macros.model.site import Site
from macros.pages.rendering import Renderer
from macros.paper.documents import documents
from macros.shared.errors import HandbookError

DRAWINGS = (
    "themes",
    "interventions",
    "overview",
    "recommendations",
    "situations",
    "situation_rows",
    "situation_groups",
    "conversation_forms",
    "programmes",
    "checklists",
    "model",
    "model_way_in",
    "first_steps_on",
    "paper",
    "deck",
    "terms",
    "works",
    "changes",
    "changed_entries",
    "checked",
    "data_columns",
    "page_link",
    "own_checklist",
    "own_programme",
    "run_programme",
    "team_statements",
    "team_check",
    "team_result",
    "team_talks",
    "page_qr",
    "looking_back",
    "year_plan",
    "year_plans",
    "school_holidays",
    "take_along",
    "provenance",
    "citation",
    "english",
    "origins",
)


class DrawingError(HandbookError):
    """A hand-written page asks for what is not there."""


def drawings(site: Site, uri: Callable[[], str]) -> dict[str, Callable[..., str]]:
    """Return what hand-written pages can draw, by name; `uri` returns that of the page it is for.

    What is drawn raises DrawingError when a page names a code or a work that does not exist.
    """
    renderer = Renderer(site)
    # What templates take beside the values that a page gives.
    more: dict[str, Callable[[], dict[str, Any]]] = {
        "paper": lambda: {"documents": documents(site)},
        "checked": lambda: {"checked": _by_day(site)},
        "data_columns": lambda: {"tables": (INTERVENTIONS, PROGRAMME_PARTS)},
        "citation": lambda: {"address": site.address},
    }

    def drawing(name: str) -> Callable[..., str]:
        def draw(**values: Any) -> str:
            values |= more.get(name, dict)()
            try:
                return renderer.render(f"_{name}.md", uri(), **values)
            except LookupError as error:
                raise DrawingError(f"docs/{uri()}, {name}: {error}") from None

        return draw

    return {name: drawing(name) for name in DRAWINGS}


def _by_day(site: Site) -> list[dict[str, Any]]:
    """Return each entry with the day on which it was last read against the sources."""
    handbook = site.handbook
    return [
        {"day": handbook.checked_on[record.code], "record": record}
        for record in handbook.by_code.values()
    ]


def check_macros(markdown: str, page: str, known: Collection[str], first_line: int = 0) -> None:
    """Look whether a hand-written page names only macros and values that there are.

    `page` is what messages call it, `first_line` the number of lines above its text. Raises
    DrawingError, with the line, for what is unknown and for what is no template.
    """
    try:
        tree = Environment(autoescape=True).parse(markdown)
    except TemplateSyntaxError as error:
        line = first_line + error.lineno
        raise DrawingError(
            f"{page}:{line}: {error.message}; expected {{{{ a_macro() }}}}"
        ) from None
    unknown = meta.find_undeclared_variables(tree) - set(known)
    said = []
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            meant = get_close_matches(name.name, DRAWINGS, 1)
            hint = f" (did you mean {meant[0]}?)" if meant else ""
            said.append(
                f"{page}:{first_line + name.lineno}: {name.name} is no macro{hint}; "
                f"expected one of {', '.join(DRAWINGS)}"
            )
    if said:
        raise DrawingError("\n".join(said))
