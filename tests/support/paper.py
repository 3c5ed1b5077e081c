"""What a PDF holds, and one document of the handbook to look at."""

import io
import re
from functools import cache
from typing import Any

from pypdf import PdfReader

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.documents import Document, documents
from tests.support.project import SITE_URL

Paper = dict[str, bytes]
"""the PDF of each document, by its name"""
DECKS = ("kaarten", "kaarten-a6", "kaarten-a5", "kaarten-enkel")
"""the names of the deck of cards, of each size"""


class Text(str):
    """The text of a PDF; finds what stands in it wherever a line was broken."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return super().__contains__(re.sub(r"\s+", "", str(part)))


@cache
def pages(pdf: bytes) -> list[Text]:
    """Return the text of each page of a PDF, without the spaces."""
    return [
        Text(re.sub(r"\s+", "", page.extract_text())) for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def text(pdf: bytes) -> Text:
    """Return the text of a PDF, without the spaces."""
    return Text("".join(pages(pdf)))


@cache
def links(pdf: bytes) -> list[set[str]]:
    """Return the addresses that each page of a PDF leads to; `#page` for a place in it."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        on_page: set[str] = set()
        for reference in page.get("/Annots", []):
            one: Any = reference.get_object()
            on_page.add(str(one["/A"]["/URI"]) if "/URI" in one.get("/A", {}) else "#page")
        found.append(on_page)
    return found


@cache
def tags(pdf: bytes) -> list[str]:
    """Return the tags of a PDF in the order in which it is read."""
    found: list[str] = []

    def walk(node: Any) -> None:
        one = node.get_object()
        if isinstance(one, list):
            for child in one:
                walk(child)
        elif isinstance(one, dict):
            if "/S" in one:
                found.append(str(one["/S"]))
            if "/K" in one:
                walk(one["/K"])

    catalogue: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    walk(catalogue["/StructTreeRoot"])
    return found


def document(handbook: Handbook, name: str) -> Document:
    """Return one document by its file name."""
    (found,) = [one for one in documents(Site(handbook, SITE_URL)) if one.name == name]
    return found
