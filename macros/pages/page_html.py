"""What happens to the HTML of a page around what an engine does. Pure, knows no engine.

What a page consists of, links from what the text mentions, links in HTML led to their pages, the
theme's frame mended, and the place in the data that a page comes from.
"""

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple, TypedDict
from urllib.parse import urljoin

from markupsafe import Markup, escape

from macros.model.addresses import GLOSSARY
from macros.model.handbook import Handbook
from macros.pages.mentions import Mentions, link_mentions
from macros.shared.errors import HandbookError

# What is amiss in Material's page frame: attributes that mean nothing where they stand.
FRAME_FIXES = (
    (' id="__drawer" autocomplete="off"', ' id="__drawer"'),
    (' id="__search" autocomplete="off"', ' id="__search"'),
)
_ID = re.compile(r' id="([^"]+)"')
_SECTION_LINK = re.compile(r'(?P<start><h[1-6]\b[^>]*>)(?P<text>[^\n]*?)<a class="headerlink"')
_HEADING = re.compile(r'<h([12])\b[^>]* id="([^"]+)">(.*?)<a class="headerlink"')
# Links to files of the source, relative to the page, that nobody has led yet to what the site has.
# In a generated page: all. In a hand-written one: those in HTML, for an engine leads those in
# Markdown. In what an engine made that leads links in HTML too: those that mentions became.
GENERATED_LINK = re.compile(r'href="((?![\w+-]+:)[^"#]+\.(?:md|html|pdf|docx|epub))')
HTML_LINK = re.compile(r'href="((?![\w+-]+:)[^"#]+\.(?:md|html))')
MENTION_LINK = re.compile(r'href="((?![\w+-]+:)[^"#]+\.md)')


def link_page(html: str, uri: str, title: str, mentions: Mentions) -> str:
    """Return the content of the page at `uri` with its mentions linked, to files of the source."""
    if uri != GLOSSARY:
        html = link_mentions(html, uri, title, mentions)
    html = _SECTION_LINK.sub(_named, html)
    # The link past the menu leads to the title: let that take the focus.
    return html.replace("<h1 ", '<h1 tabindex="-1" ', 1)


def _named(match: re.Match[str]) -> str:
    """Return a heading whose link says to a screen reader where it leads."""
    heading = escape(Markup(match["text"]).striptags())  # noqa: S704
    return f'{match["start"]}{match["text"]}<a class="headerlink" aria-label="Link naar: {heading}"'


def resolve_links(
    html: str, uri: str, address: Callable[[str], str], links: re.Pattern[str]
) -> str:
    """Return the content of the page at `uri` with such links led to what the site has.

    `address` gives the address of a URI relative to this page, and raises LookupError where there
    is none; so does this. `links` is one of the patterns above.
    """

    def to_page(match: re.Match[str]) -> str:
        target = _target(match, uri)
        try:
            return f'href="{address(target)}'
        except LookupError:
            raise LookupError(f"{uri}: a link leads to {target}, which does not exist") from None

    return links.sub(to_page, html)


def line_of_link(source: str, uri: str, target: str) -> int | None:
    """Return the line on which the page at `uri` has a link in HTML to `target`, where it does."""
    for number, line in enumerate(source.splitlines(), start=1):
        if any(_target(match, uri) == target for match in HTML_LINK.finditer(line)):
            return number
    return None


def _target(match: re.Match[str], uri: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), match[1]))


def mend_frame(html: str) -> str:
    """Mend what checkers of HTML and accessibility refuse in Material's frame around a page.

    Raises FrameError when the frame is another than the one that needs it.
    """
    for found, mended in FRAME_FIXES:
        if found not in html:
            raise FrameError(
                f"Material's page frame changed: it has no '{found}' (see FRAME_FIXES)"
            )
        html = html.replace(found, mended)
    return html


class FrameError(HandbookError):
    """The theme's frame around a page is another than the one that is mended."""


class Heading(TypedDict):
    """A heading of a page, in the form of Python-Markdown's toc_tokens."""

    level: int
    id: str
    name: str
    """its text, as HTML"""
    children: list["Heading"]


def contents(html: str) -> list[Heading]:
    """Return the title of a generated page, with the parts of the page as its children.

    Its templates write their headings by one macro (`heading` in `_parts.html`). Raises ValueError
    where the page has not one title.
    """
    found: list[Heading] = [
        {
            "level": int(level),
            "id": anchor,
            "name": str(escape(Markup(text).striptags())),  # noqa: S704
            "children": [],
        }
        for level, anchor, text in _HEADING.findall(html)
    ]
    titles = [heading for heading in found if heading["level"] == 1]
    if len(titles) != 1:
        raise ValueError(f"{len(titles)} headings of level 1; expected one, by the macro `heading`")
    titles[0]["children"] = [heading for heading in found if heading["level"] == 2]
    return titles


def anchors(html: str) -> set[str]:
    """Return the parts of a generated page that one can link to."""
    return set(_ID.findall(html))


class DataPlace(NamedTuple):
    """Where the texts of a generated page stand in the data."""

    words: str
    """such as `data/interventions.yaml, regel 123`"""
    address: str
    """in the repository, or else relative to the page"""


def data_place(
    handbook: Handbook,
    code: str | None,
    page_address: str,
    repo_url: str | None,
    edit_uri: str | None,
) -> DataPlace:
    """Return the place of the entry with a code; for None of the interventions, as for a checklist.

    `page_address` is relative to the site's root; `repo_url` and `edit_uri` are as in mkdocs.yml.
    """
    # A checklist has no entry of its own: it is drawn from the interventions.
    place = handbook.places[(code or handbook.interventions[0].code,)]
    words = place.file + (f", regel {place.line}" if code else "")
    if repo_url and edit_uri:
        source = f"{edit_uri}../{place.file}" + (f"#L{place.line}" if code else "")
        return DataPlace(words, urljoin(f"{repo_url.rstrip('/')}/", source))
    return DataPlace(words, posixpath.relpath(place.file, posixpath.dirname(page_address) or "."))
