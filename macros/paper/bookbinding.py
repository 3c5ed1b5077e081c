"""The book for who binds it: its pages in the order of booklets, and a cover with a spine.

Both follow from the book as it was made: only then its pages are counted.
"""

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from macros.model.addresses import PAPER
from macros.model.imprint import NAME
from macros.model.site import Site
from macros.paper.document import Document
from macros.paper.documents import book_of
from macros.paper.typesetting import typeset, typesetter_version
from macros.shared.cache import Cache, cache_key
from macros.shared.project import DOCS

BOOKLETS = f"{PAPER}/handboek-katernen.pdf"
COVER = f"{PAPER}/handboek-omslag.pdf"
QUIRE = 32  # pages in a booklet: eight sheets, which a stapler still takes
LEAF = 0.1  # millimetres: a leaf of 80 grams
A4_LANDSCAPE = (841.89, 595.276)  # points
_MARK = DOCS / "assets" / "images" / "mark.svg"


def make_bindings(site: Site, book: Path, kept: Cache) -> dict[str, Path]:
    """Return the booklets and the cover of the book in a PDF, by URI. Raises PaperError."""
    content, edition = book.read_bytes(), site.handbook.edition
    made_with = (typesetter_version(), Path(__file__).read_bytes(), _MARK.read_bytes())
    key = cache_key(*made_with, str(edition), content)

    @cache
    def read() -> PdfReader:
        return PdfReader(io.BytesIO(content), strict=True)

    def cover() -> bytes:
        return typeset(cover_of(site, len(read().pages)), edition).pdf

    return {
        BOOKLETS: kept.file(f"{key}-booklets", "pdf", lambda: booklets(read(), edition)),
        COVER: kept.file(f"{key}-cover", "pdf", cover),
    }


def booklets(book: PdfReader, edition: date) -> bytes:
    """Return a book of A5 as sheets of A4 to fold: quires of 32 pages, each in its own order.

    It says nothing of PDF/A and PDF/UA: pages that stand beside each other are no text to read.
    """
    writer = PdfWriter()
    pages = [_drawing(page, writer) for page in book.pages]
    for start in range(0, len(pages), QUIRE):
        in_quire = pages[start : start + QUIRE]
        # The last one is as thin as it can be.
        filled = [*in_quire, *[None] * (-len(in_quire) % 4)]
        for sides in folded(len(filled)):
            _add_sheet(writer, [filled[number] for number in sides])
    # Sheets are turned over the edge that the fold lies along.
    preferences = writer.create_viewer_preferences()
    preferences[NameObject("/Duplex")] = NameObject("/DuplexFlipShortEdge")
    day = edition.strftime("D:%Y%m%d000000Z")
    writer.add_metadata(
        {
            "/Title": f"Het hele handboek in katernen · {NAME}",
            "/Author": NAME,
            "/Keywords": "handboek-katernen",
            "/Producer": NAME,
            "/CreationDate": day,
            "/ModDate": day,
        }
    )
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _drawing(page: PageObject, writer: PdfWriter) -> IndirectObject:
    """Return a page as a drawing that sheets can show; what is in it is not taken apart."""
    content: Any = page["/Contents"]
    drawing = content.get_object().clone(writer)
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(side) for side in page.mediabox]),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    reference: IndirectObject = drawing.indirect_reference
    return reference


def _add_sheet(writer: PdfWriter, sides: list[IndirectObject | None]) -> None:
    """Add a side of a sheet of A4 with a page left and a page right."""
    sheet = writer.add_blank_page(*A4_LANDSCAPE)
    shown = {f"/P{number}": side for number, side in enumerate(sides) if side}
    drawn = "".join(
        f"q 1 0 0 1 {int(name[2:]) * A4_LANDSCAPE[0] / 2:.2f} 0 cm {name} Do Q\n" for name in shown
    )
    content = StreamObject()
    content.set_data(drawn.encode())
    drawings = DictionaryObject({NameObject(name): side for name, side in shown.items()})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawings})
    sheet[NameObject("/Contents")] = writer._add_object(content)


def folded(pages: int) -> list[tuple[int, int]]:
    """Return which pages of a quire stand left and right on each side of its sheets, from 0."""
    sides = []
    for sheet in range(pages // 4):
        first, last = 2 * sheet, pages - 1 - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def cover_of(site: Site, pages: int) -> Document:
    """Return the cover of a book of so many pages."""
    book = book_of(site)
    shown = ("site", "edition", "date", "link", "address", "qr", "flags", "colours", "subtitle")
    data = {name: book.data[name] for name in (*shown, "how_to_use", "licence")}
    title = "Omslag van het boek, met rug"
    data |= {
        "title": title,
        "subject": title,
        "about": "handboek-omslag",
        "spine": round(pages / 2 * LEAF, 1),
        "mark": _MARK.read_text(encoding="utf-8"),
    }
    return Document("handboek-omslag.pdf", title, "cover", data, book.group)
