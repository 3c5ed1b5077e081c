r"""Records → HTML, by the Jinja templates in `templates/`. One environment for all of them.

The pages of records are HTML. What hand-written pages draw is HTML within their Markdown, with
Markdown where a heading has to be among those of the page.

Text from the data is escaped wherever a template prints it: every character that means something
to Markdown or HTML becomes a character reference (`*` → `&#42;`), which both show as the character
itself. So a text can never become markup, a macro or a script, and no template has to think of it.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.model import addresses
from macros.model.flags import flag_of
from macros.model.handbook import Handbook
from macros.model.imprint import NAME
from macros.model.kinds import KINDS
from macros.model.looking_back import (
    expected_of,
    next_after,
    review_question_of,
    weeks_until_review,
)
from macros.model.records import Coded
from macros.model.school_year import planned_codes, planned_minutes, team_minutes
from macros.model.site import Site
from macros.model.slides import has_team_slides, opening_of, slides_of
from macros.model.team import by_theme
from macros.pages.drawings import drawing, drawing_of
from macros.shared.cache import Cache
from macros.shared.dutch import (
    as_sentence,
    dutch_date,
    dutch_duration,
    in_address,
    in_order,
    running_time,
)
from macros.shared.template_cache import TemplateCache

TEMPLATES = Path(__file__).parent / "templates"

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=\"$]|:(?=[\w+-]+:)|^[-+:!?](?=.)")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")


def literal(value: object) -> Markup:
    """Return a text such that Markdown and HTML show it as it stands; markup passes unchanged."""
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=10_000)  # a title stands on many pages
def _escaped(text: str) -> Markup:
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
    # "2024. Een jaar" at the start of a paragraph is no list.
    return Markup(_LIST_NUMBER.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text))  # noqa: S704


def frame_values(handbook: Handbook) -> dict[str, Any]:
    """Return what templates of the theme ask of the handbook, for `extra` in mkdocs.yml."""
    return {
        "edition": dutch_date(handbook.edition),
        "edition_date": handbook.edition.isoformat(),
        "themes_of_frame": [
            {"title": theme.title, "address": addresses.absolute("", addresses.page_uri(theme))}
            for theme in handbook.themes
        ],
    }


class Renderer:
    """Draws the templates for one site."""

    def __init__(self, site: Site):
        self.site = site
        cache = Cache(site.cache / "templates")
        cache.remove_old()
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            # What is compiled depends on how texts are escaped, too.
            bytecode_cache=TemplateCache(cache, Path(__file__).read_text(encoding="utf-8")),
            auto_reload=False,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=literal,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals |= {
            "handbook": site.handbook,
            "handbook_name": NAME,
            "kinds": KINDS,
            "edition": dutch_date(site.handbook.edition),
            "edition_stamp": addresses.edition_stamp(site.handbook.edition),
            "href": self._href,
            "link": self._link,
            "page_uri": addresses.page_uri,
            "checklist_uri": addresses.checklist_uri,
            "changed_uri": addresses.changed_uri,
            "short_uri": addresses.short_uri,
            "sheet_uri": addresses.sheet_uri,
            "large_sheet_uri": addresses.large_sheet_uri,
            "placemat_uri": addresses.placemat_uri,
            "word_uri": addresses.word_uri,
            "qr_uri": addresses.qr_uri,
            "presentation_uri": addresses.presentation_uri,
            "card_uri": addresses.card_uri,
            "own_plan": addresses.own_plan_query,
            "facilitator_uri": addresses.facilitator_uri,
            "slides_sheet_uri": addresses.slides_sheet_uri,
            "slides_of": slides_of,
            "opening_of": opening_of,
            "has_team_slides": has_team_slides,
            "participants_address": lambda record: addresses.printed(
                site.absolute(addresses.participants_uri(record))
            ),
            "participants_uri": addresses.participants_uri,
            "evaluation_uri": addresses.evaluation_uri,
            "participants_sheet_uri": addresses.participants_sheet_uri,
            "evaluation_sheet_uri": addresses.evaluation_sheet_uri,
            "absolute": site.absolute,
            "preview_uri": addresses.preview_uri,
            "flag_of": flag_of,
            "drawing": drawing,
            "drawing_of": drawing_of,
            "options": lambda records: [(record.code, record.title) for record in records],
            "named": lambda names: [(in_address(name), name) for name in names],
            "phrases": lambda found: [(in_address(one), one) for one in in_order(found)],
            "durations": lambda glances: [
                (minutes, f"hoogstens {dutch_duration(minutes)}")
                for minutes in sorted({glance.minutes for glance in glances})[:-1]
            ],
            "expected_of": expected_of,
            "review_question_of": review_question_of,
            "weeks_until_review": weeks_until_review,
            "next_after": next_after,
            "team_minutes": team_minutes,
            "planned_codes": planned_codes,
            "planned_minutes": planned_minutes,
            "qr_of": lambda record: Markup(  # noqa: S704 - drawn here
                site.qr_codes.of(
                    addresses.with_edition(site.short_address(record), site.handbook.edition)
                )
            ),
            "page_qr": lambda uri: Markup(  # noqa: S704 - drawn here
                site.qr_codes.of(site.absolute(uri))
            ),
            "printed_address": lambda uri: addresses.printed(site.absolute(uri)),
            "full_short_address": site.short_address,
            "short_address": lambda record: addresses.printed(site.short_address(record)),
        }
        self.environment.filters |= {
            "date": dutch_date,
            "duration": dutch_duration,
            "sentence": as_sentence,
            "running": running_time,
            "in_address": in_address,
            "by_theme": by_theme,
        }

    def render(self, template: str, uri: str, **values: Any) -> str:
        """Draw a template for the page at `uri`.

        Raises jinja2.UndefinedError where the template uses a value that is not there.
        """
        return self.environment.get_template(template).render(uri=uri, **values)

    @staticmethod
    @pass_context
    def _href(context: Context, uri: str) -> Markup:
        """Return the relative path from the page that is drawn to another."""
        return Markup(addresses.relative(uri, context["uri"]))  # noqa: S704

    @staticmethod
    @pass_context
    def _link(context: Context, record: Coded) -> Markup:
        """Return a link to a record's page, with its title."""
        path = Renderer._href(context, addresses.page_uri(record))
        return Markup(f'<a href="{path}">{literal(record.title)}</a>')  # noqa: S704
