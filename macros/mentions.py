"""Links from what a text mentions: a term of the trade, or a page's title between ‘ and ’.

Only the first time on a page.
"""

import posixpath
import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from macros import addresses
from macros.handbook import Handbook

# Where a link would be out of place: in another link, a heading, a drawing, a line to write on.
_LEFT_ALONE = {"a", "button", "code", "nav", "pre", "script", "style", "svg", "textarea"}
_LEFT_ALONE |= {f"h{level}" for level in range(1, 7)}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}


class Mention(NamedTuple):
    """Something that texts mention."""

    words: tuple[str, ...]
    address: str
    """URI of the page that tells more, with an anchor, such as begrippen.md#dialoog"""
    tip: str
    of_term: bool = True


def all_mentions(handbook: Handbook) -> list[Mention]:
    """Give the terms of the glossary, and the titles of all pages between ‘ and ’."""
    terms = [
        Mention((term.term, *term.also), addresses.term_address(term), term.definition)
        for term in handbook.terms
    ]
    pages = [
        Mention((f"‘{record.title}’",), addresses.page_uri(record), record.summary, of_term=False)
        for record in handbook.by_code.values()
    ]
    return [*terms, *pages]


def link_mentions(html: str, uri: str, title: str, mentions: Iterable[Mention]) -> str:
    """Give the HTML of the page at `uri` with the first use of each mention linked.

    Links lead to `.md` files, relative to the page. Labels and lists of links
    (`data-unlinked`) are left alone, and so is what the page itself is about: its `title`.
    """
    folder = posixpath.dirname(uri) or "."
    linker = _Linker(
        Mention(mention.words, posixpath.relpath(mention.address, folder), *mention[2:])
        for mention in mentions
        if title.casefold() not in (word.strip("‘’").casefold() for word in mention.words)
    )
    linker.feed(html)
    linker.close()
    return "".join(linker.parts)


class _Linker(HTMLParser):
    """Passes HTML on as it stands, but for the words that it links."""

    def __init__(self, mentions: Iterable[Mention]):
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._mentions = {word.casefold(): found for found in mentions for word in found.words}
        self._left_alone: list[str] = []  # the open elements, from the first one to leave alone
        longest_first = sorted(self._mentions, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)).replace(r"\ ", r"\s+")
        self._word = re.compile(rf"(?<![\w-])({words})(?![\w-])", re.IGNORECASE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(str(self.get_starttag_text()))
        if tag in _VOID:
            return
        if self._left_alone or tag in _LEFT_ALONE or "data-unlinked" in dict(attrs):
            self._left_alone.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(str(self.get_starttag_text()))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        while self._left_alone and self._left_alone.pop() != tag:
            pass  # an element whose end tag was left out

    def handle_data(self, data: str) -> None:
        self.parts.append(data if self._left_alone else self._word.sub(self._linked, data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def _linked(self, match: re.Match[str]) -> str:
        mention = self._mentions.get(" ".join(match[0].casefold().split()))
        if mention is None:  # used before on this page
            return match[0]
        for word in mention.words:
            self._mentions.pop(word.casefold(), None)
        kind = ' class="term"' if mention.of_term else ""
        return f'<a{kind} href="{mention.address}" title="{escape(mention.tip)}">{match[0]}</a>'
