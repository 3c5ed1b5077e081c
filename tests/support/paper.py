"""What a PDF holds, and one document of the handbook to look at."""

import io
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfPage, PdfTextObj
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.document import Document
from macros.paper.documents import documents
from macros.publishing.files import site_files
from macros.reading.checks import read_handbook
from tests.support.project import FIXTURES, SITE_URL, made_once

Paper = dict[str, bytes]
"""the PDF of each document, by its name"""
DECKS = ("kaarten", "kaarten-a6", "kaarten-a5", "kaarten-enkel")
"""the names of the deck of cards, of each size"""


class Text(str):
    """The text of a PDF; finds what stands in it wherever a line was broken."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return super().__contains__(re.sub(r"\s+", "", str(part)))


class Run(NamedTuple):
    """What a page shows in one stroke: its text, where that begins and how large it is, in points.

    The place is counted from the lower left corner.
    """

    text: str
    x: float
    y: float
    size: float
    is_bold: bool


def read(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF, on lines as they stand there."""
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@cache
def pages(pdf: bytes) -> list[Text]:
    """Return the text of each page of a PDF, without the spaces."""
    return [Text(re.sub(r"\s+", "", page)) for page in read(pdf)]


@cache
def runs(pdf: bytes) -> list[list[Run]]:
    """Return what stands on each page of a PDF and where, but for what is nothing but spaces."""
    with PdfDocument(pdf) as document:
        return [[run for run in _runs(page) if run.text.strip()] for page in document]


def beside_texts(pdf: bytes) -> Iterator[tuple[int, str, float]]:
    """Yield for each line of a PDF its page, its words, and how near the edge it comes, in mm."""
    with PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            start, _, end, _ = page.get_trimbox()
            for line in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(line)
                room = min(left - start, end - right) / 72 * 25.4
                yield number, words.get_text_bounded(left, bottom, right, top), room


def _runs(page: PdfPage) -> list[Run]:
    text = page.get_textpage()
    return [_run(one) for one in page.get_objects([FPDF_PAGEOBJ_TEXT], textpage=text)]


def _run(one: PdfTextObj) -> Run:
    assert one.level == 0, "stands in a drawing of its own, from whose corner its place is counted"
    place = one.get_matrix()
    is_bold = "Bold" in one.get_font().get_base_name()
    return Run(one.extract(), place.e, place.f, abs(one.get_font_size() * place.d), is_bold)


def text(pdf: bytes) -> Text:
    """Return the text of a PDF, without the spaces."""
    return Text("".join(pages(pdf)))


def printed(pdf: bytes, dots_an_inch: int) -> list[Image.Image]:
    """Return each page of a PDF as a black and white printer prints it."""
    with PdfDocument(pdf) as document:
        return [page.render(scale=dots_an_inch / 72, grayscale=True).to_pil() for page in document]


@cache
def structure(pdf: bytes) -> PdfReader:
    """Return a PDF to look at what it consists of: tags, links, boxes, what it says of itself."""
    return PdfReader(io.BytesIO(pdf))


@cache
def links(pdf: bytes) -> list[set[str]]:
    """Return the addresses that each page of a PDF leads to; `#page` for a place in it."""
    found = []
    for page in structure(pdf).pages:
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

    catalogue: Any = structure(pdf).trailer["/Root"]
    walk(catalogue["/StructTreeRoot"])
    return found


def small_cache(copy: Path) -> Path:
    """Return a copy of what a first build of the small handbook leaves in its cache.

    That is made once for all tests, at SITE_URL.
    """

    def make(folder: Path) -> None:
        site_files(Site(read_handbook(FIXTURES / "valid_small"), SITE_URL, folder), {})

    return Path(shutil.copytree(made_once("small-cache", make), copy))


def document(handbook: Handbook, name: str) -> Document:
    """Return one document by its file name."""
    (found,) = [one for one in documents(Site(handbook, SITE_URL)) if one.name == name]
    return found
