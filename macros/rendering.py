r"""Records → HTML, by the Jinja templates in `templates/`. One environment for all of them.

The pages of records are HTML. What hand-written pages draw is HTML within their Markdown, with
Markdown where a heading has to be among those of the page.

Text from the data is escaped wherever a template prints it: every character that means something
to Markdown or HTML becomes a character reference (`*` → `&#42;`), which both show as the character
itself. So a text can never become markup, a macro or a script, and no template has to think of it.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from babel.dates import format_date
from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from macros import addresses
from macros.flags import flag_edge, flag_shape
from macros.handbook import Handbook
from macros.kept import code_of, forget_old, name_for
from macros.records import Coded, can_be_chosen
from macros.search import KINDS

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = Path(__file__).parent.parent / ".cache" / "templates"  # compiling takes a while

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=\"$]|:(?=[\w+-]+:)|^[-+:!?](?=.)")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")


def literal(value: object) -> Markup:
    """Give a text such that Markdown and HTML show it as it stands; markup passes unchanged."""
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=10_000)  # a title stands on many pages
def _escaped(text: str) -> Markup:
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
    # "2024. Een jaar" at the start of a paragraph is no list.
    return Markup(_LIST_NUMBER.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text))  # noqa: S704


@lru_cache(maxsize=100)
def dutch_date(day: date) -> str:
    """Give a date in words: `23 november 2026`."""
    return format_date(day, "long", locale="nl")


def frame_values(handbook: Handbook) -> dict[str, Any]:
    """Give what templates of the theme ask of the handbook, for `extra` in mkdocs.yml."""
    return {
        "edition": dutch_date(handbook.edition),
        "edition_date": handbook.edition.isoformat(),
        "themes_of_frame": [
            {"title": theme.title, "address": addresses.absolute("", addresses.page_uri(theme))}
            for theme in handbook.themes
        ],
    }


def dutch_duration(minutes: int) -> str:
    """Give a number of minutes in words: `45 minuten`, `1 uur`, `1 uur en 30 minuten`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} uur"] if hours else []
    if rest or not hours:
        parts.append("1 minuut" if rest == 1 else f"{rest} minuten" if minutes else "geen")
    return " en ".join(parts)


def as_sentence(phrase: str) -> str:
    """Give a phrase with a capital and a full stop."""
    if phrase.startswith("één"):  # of its two accents, the capital keeps none
        return f"Eén{phrase[3:]}."
    return f"{phrase[0].upper()}{phrase[1:]}."


def in_address(phrase: str) -> str:
    """Give a phrase as the value in an address: `één op één` gives `een-op-een`."""
    letters = normalize("NFD", phrase.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not combining(c)))


def in_order(found: Iterable[StrEnum]) -> list[StrEnum]:
    """Give the words of a closed vocabulary that occur, each once, in the vocabulary's order."""
    occurring = set(found)
    return [word for word in type(next(iter(occurring))) if word in occurring] if occurring else []


class Renderer:
    """Draws the templates for one handbook at one public address."""

    def __init__(self, handbook: Handbook, site_url: str):
        self.handbook, self.site_url = handbook, site_url
        COMPILED.mkdir(parents=True, exist_ok=True)
        forget_old(COMPILED)
        # What is compiled depends on how texts are escaped, too.
        made_by = name_for(*code_of("rendering"))
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            bytecode_cache=FileSystemBytecodeCache(str(COMPILED), f"{made_by}-%s"),
            auto_reload=False,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=literal,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals |= {
            "handbook": handbook,
            "edition": dutch_date(handbook.edition),
            "href": self._href,
            "link": self._link,
            "page_uri": addresses.page_uri,
            "checklist_uri": addresses.checklist_uri,
            "short_uri": addresses.short_uri,
            "sheet_uri": addresses.sheet_uri,
            "qr_uri": addresses.qr_uri,
            "presentation_uri": addresses.presentation_uri,
            "can_be_chosen": can_be_chosen,
            "kind_name": lambda record: KINDS[record.kind],
            "preview_uri": addresses.preview_uri,
            "options": lambda records: [(record.code, record.title) for record in records],
            "phrases": lambda found: [(in_address(one), one) for one in in_order(found)],
            "durations": lambda glances: [
                (minutes, f"hoogstens {dutch_duration(minutes)}")
                for minutes in sorted({glance.minutes for glance in glances})[:-1]
            ],
            "flag_edge": flag_edge,
            "flag_shape": flag_shape,
            "full_short_address": lambda record: site_url + addresses.short_path(record),
            "short_address": lambda record: addresses.printed(
                site_url + addresses.short_path(record)
            ),
        }
        self.environment.filters |= {
            "date": dutch_date,
            "duration": dutch_duration,
            "sentence": as_sentence,
            "in_address": in_address,
        }

    def render(self, template: str, uri: str, **values: Any) -> str:
        """Draw a template for the page at `uri`.

        Raises jinja2.UndefinedError where the template uses a value that is not there.
        """
        return self.environment.get_template(template).render(uri=uri, **values)

    @staticmethod
    @pass_context
    def _href(context: Context, uri: str) -> Markup:
        """Give the relative path from the page that is drawn to another."""
        return Markup(addresses.relative(uri, context["uri"]))  # noqa: S704

    @staticmethod
    @pass_context
    def _link(context: Context, record: Coded) -> Markup:
        """Give a link to a record's page, with its title."""
        path = Renderer._href(context, addresses.page_uri(record))
        return Markup(f'<a href="{path}">{literal(record.title)}</a>')  # noqa: S704
