"""Links from what a text mentions: a term of the trade, or a page's title between ‘ and ’.

Only the first time on a page.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from macros.model import addresses
from macros.model.handbook import Handbook

# Where a link would be out of place: in another link, a heading, a drawing, what one ticks.
_LEFT_ALONE = {"a", "button", "code", "label", "nav", "pre", "svg", "textarea"}
_LEFT_ALONE |= {f"h{level}" for level in range(1, 7)}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}
# What is no text: a comment, a script or style as a whole, a tag with its attributes.
_NO_TEXT = re.compile(
    r"""<!--.*?--> | <(?P<raw>script|style)\b.*?</(?P=raw)>
    | <(?P<end>/?) (?P<name>[a-zA-Z][\w-]*+) (?:[^'">]++|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


_WORD = re.compile(r"\w+")


class Mention(NamedTuple):
    """Something that texts mention."""

    words: tuple[str, ...]
    address: str
    """URI of the page that tells more, with an anchor, such as begrippen.md#dialoog"""
    tip: str
    of_term: bool = True


class Mentions:
    """Everything that texts can mention, made ready once to be found in many pages."""

    def __init__(self, mentions: Iterable[Mention]):
        self.by_word = {_key(word): mention for mention in mentions for word in mention.words}
        terms = [word for word in self.by_word if not word.startswith("‘")]
        longest_first = sorted(terms, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)).replace(r"\ ", r"\s+")
        # Titles are looked up, not listed: their number grows with the handbook.
        either = rf"‘|(?<![\w-])(?:{words})(?![\w-])" if words else "‘"
        self.start = re.compile(either, re.IGNORECASE)
        self.longest_title = max((len(word) for word in self.by_word if word[0] == "‘"), default=0)
        self.first_words = {found[0] for word in terms if (found := _WORD.search(word))}
        # Most texts stand on more than one page: on that of the entry, and on checklists.
        self.in_text = lru_cache(maxsize=10_000)(self._in_text)

    def _in_text(self, text: str) -> tuple[tuple[int, int, Mention], ...]:
        """Return where each mention in a text starts and ends, and what it is."""
        words = _WORD.findall(text.casefold())
        if "‘" not in text and self.first_words.isdisjoint(words):
            return ()  # most texts; it takes little time to see
        found, position = [], 0
        while match := self.start.search(text, position):
            start, position = match.span()
            if match[0] == "‘":
                mention, position = self._title_at(text, start)
            else:  # to an expression that ignores case, ı is an i; to a reader it is not
                mention = self.by_word.get(_key(match[0]))
            if mention:
                found.append((start, position, mention))
        return tuple(found)

    def _title_at(self, text: str, start: int) -> tuple[Mention | None, int]:
        """Return the title between marks that opens at a place, and where to read on."""
        # A title may hold an apostrophe: the last closing mark that fits is its end.
        end = start + 2 * self.longest_title
        while (end := text.rfind("’", start, end)) > start:
            if mention := self.by_word.get(_key(text[start : end + 1])):
                return mention, end + 1
        return None, start + 1


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def all_mentions(handbook: Handbook) -> Mentions:
    """Return the terms of the glossary, and the titles of all pages between ‘ and ’."""
    terms = [
        Mention((term.term, *term.also), addresses.term_address(term), term.definition)
        for term in handbook.terms
    ]
    pages = [
        Mention((f"‘{record.title}’",), addresses.page_uri(record), record.summary, of_term=False)
        for record in handbook.by_code.values()
    ]
    return Mentions([*terms, *pages])


def link_mentions(html: str, uri: str, title: str, mentions: Mentions) -> str:
    """Return the HTML of the page at `uri` with the first use of each mention linked.

    Links lead to `.md` files, relative to the page. Labels and lists of links
    (`data-unlinked`) are left alone, and so is what the page itself is about: its `title`.
    """
    own = (mentions.by_word.get(_key(word)) for word in (title, f"‘{title}’"))
    done = {mention for mention in own if mention}
    left_alone: list[str] = []

    def linked(text: str) -> str:
        parts, written = [], 0
        for start, end, mention in mentions.in_text(text):
            if mention in done:
                continue
            done.add(mention)
            kind = ' class="term"' if mention.of_term else ""
            address = addresses.relative(mention.address, uri)
            link = f'<a{kind} href="{address}" title="{escape(mention.tip)}">'
            parts += [text[written:start], link, text[start:end], "</a>"]
            written = end
        return "".join([*parts, text[written:]])

    pieces: list[str] = []
    position = written = 0  # up to where the page is read, and is in `pieces`
    for match in _NO_TEXT.finditer(html):
        start, end = match.span()
        is_end, name = match.group("end", "name")
        if left_alone:
            if is_end:
                while left_alone and left_alone.pop() != name:
                    pass  # an element whose end tag was left out
            elif name and name not in _VOID and html[end - 2] != "/":
                left_alone.append(name)
        else:
            if start > position and not (text := html[position:start]).isspace():
                pieces += [html[written:position], linked(text)]
                written = start
            if not is_end and (name in _LEFT_ALONE or html.find("data-unlinked", start, end) > 0):
                left_alone.append(name)
        position = end
    rest = html[position:]
    return "".join([*pieces, html[written:position], rest if left_alone else linked(rest)])
