"""The terms of the trade in a page: the first use of each becomes a link to its explanation."""

import re
from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser

from macros.records import Term

# Where a link would be out of place: in another link, a heading, a drawing, a line to write on.
_LEFT_ALONE = {"a", "button", "code", "h1", "h2", "h3", "h4", "nav", "script", "style", "svg"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def link_terms(html: str, title: str, terms: Iterable[Term], address: Callable[[Term], str]) -> str:
    """Give the HTML of a page with the first use of each term linked, with its definition as tip.

    `address` gives where a term is explained. Labels and lists of links (`data-search-exclude`) are
    left alone, and so is the term that the page itself is about: its `title`.
    """
    words = {
        word.casefold(): term
        for term in terms
        if title.casefold() not in map(str.casefold, _words(term))
        for word in _words(term)
    }
    linker = _Linker(words, address)
    linker.feed(html)
    linker.close()
    return "".join(linker.parts)


def _words(term: Term) -> tuple[str, ...]:
    return (term.term, *term.also)


class _Linker(HTMLParser):
    """Passes HTML on as it stands, but for the words that it links."""

    def __init__(self, terms: dict[str, Term], address: Callable[[Term], str]):
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._terms = terms
        self._address = address
        self._left_alone: list[str] = []  # the open elements, from the first one to leave alone
        longest_first = sorted(terms, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)).replace(r"\ ", r"\s+")
        self._word = re.compile(
            rf"(?<![\w-])({words})(?![\w-])",
            re.IGNORECASE,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(str(self.get_starttag_text()))
        if tag in _VOID:
            return
        if self._left_alone or tag in _LEFT_ALONE or "data-search-exclude" in dict(attrs):
            self._left_alone.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(str(self.get_starttag_text()))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        if self._left_alone:
            self._left_alone.pop()

    def handle_data(self, data: str) -> None:
        self.parts.append(data if self._left_alone else self._word.sub(self._linked, data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def _linked(self, match: re.Match[str]) -> str:
        term = self._terms.get(" ".join(match[0].casefold().split()))
        if term is None:
            return match[0]
        for word in _words(term):
            self._terms.pop(word.casefold(), None)
        return (
            f'<a class="term" href="{escape(self._address(term))}" '
            f'title="{escape(term.definition)}">{match[0]}</a>'
        )
