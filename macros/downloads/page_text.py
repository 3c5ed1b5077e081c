"""The text of a hand-written page as a search takes it: headings and paragraphs, without markup."""

import re
from dataclasses import dataclass

_SOURCE = re.compile(r"\{\{\s*provenance\(.*?\)\s*\}\}")
_SENTENCE_WITH_MACRO = re.compile(r"[^.?!]*\{\{.*?\}\}[^.?!]*[.?!]?", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]+>")
# A block ends at an empty line, and where a heading or a part of a list begins.
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=#|[-*] |\d+\. |:   )")
_LIST_MARK = re.compile(r"^([-*]|\d+\.|:) +")
_HEADING = re.compile(r"^#{2,} +(?:\d+\. +)?(.*)")


@dataclass(frozen=True)
class PageText:
    """What a hand-written page says."""

    headings: tuple[str, ...]
    """the headings below the title"""
    lines: tuple[str, ...]
    """paragraphs and parts of lists"""


def page_text(markdown: str) -> PageText:
    """Return the text of a page, given as Markdown without front matter.

    What macros draw has pages of its own: it is left out, with the sentence that needs it.
    """
    headings, lines = [], []
    for block in _BLOCK_END.split(_SOURCE.sub("", markdown)):
        text = " ".join(_SENTENCE_WITH_MACRO.sub("", block).split())
        if text.startswith("# "):
            continue
        text = _TAG.sub("", _LINK.sub(r"\1", _ATTRIBUTES.sub("", text)))
        text = re.sub(r"[*`]", "", _LIST_MARK.sub("", text)).strip()
        if heading := _HEADING.match(text):
            headings.append(heading[1].strip())
        elif text:
            lines.append(text)
    return PageText(tuple(headings), tuple(lines))
