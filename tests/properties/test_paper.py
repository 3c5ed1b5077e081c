"""Whatever a text says, it is a text on paper: the typesetter runs none of it."""

import io
import re
from typing import Any

import pytest
from hypothesis import given
from pypdf import PdfReader

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.cards import first_sentence
from macros.paper.document import Document
from macros.paper.documents import documents, notices
from macros.paper.typesetter import PaperError
from macros.paper.typesetting import typeset
from tests.support.paper import read

from .hostile import hostile_texts
from .profiles import cases
from .replaced_texts import SITE_URL, HarmlessWords, handbook_with, texts_for_all_fields

# A paragraph more or less follows from how much room a text takes: lines to write on, a next sheet.
TOO_LARGE = (
    "mm too long for its place; expected shorter texts"
    "|mm too wide for its place; expected shorter words"
)
LAYOUT = {"/P", "/Span", "/NonStruct", "/Div", "/Document", "/Part", "/Sect"}


def _all_documents(handbook: Handbook) -> list[Document]:
    return [*documents(Site(handbook, SITE_URL)), *notices(Site(handbook, SITE_URL))]


def _roles(element: Any) -> list[str]:
    """Return what a PDF consists of for a screen reader: headings, lists, pictures, formulas."""
    if not isinstance(element := element.get_object(), dict):
        return []
    parts = element.get("/K", [])
    parts = parts if isinstance(parts, list) else [parts]
    own = [str(element["/S"])] if "/S" in element else []
    return [*own, *(role for part in parts if hasattr(part, "get_object") for role in _roles(part))]


def _structure(reader: PdfReader) -> dict[str, Any]:
    """Return all of a PDF that is not text or layout: its parts, its outline, what a click does."""
    root: Any = reader.root_object
    clicks = {
        str(annotation.get_object().get("/A", {}).get("/S", "place on a page"))
        for page in reader.pages
        for annotation in page.get("/Annots", ())
    }
    outline = root.get("/Outlines", {}).get("/Count", 0)
    return {
        "roles": [role for role in _roles(root["/StructTreeRoot"]) if role not in LAYOUT],
        "outline": outline,
        "clicks": clicks,
        "actions": {name for name in ("/OpenAction", "/AA", "/Names", "/AcroForm") if name in root},
    }


def _squeezed(text: str) -> str:
    """Return a text without what a line break adds or takes away: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u2010\ufffe-]", "", text)  # U+FFFE: how PDFium reads a hyphen


def _read(document: Document, handbook: Handbook) -> tuple[PdfReader, str]:
    pdf = typeset(document, handbook.edition).pdf
    return PdfReader(io.BytesIO(pdf)), _squeezed("".join(read(pdf)))


@pytest.fixture(scope="module")
def harmless_paper(harmless: Handbook) -> dict[str, tuple[PdfReader, str]]:
    """Every document with harmless words, read back."""
    return {one.name: _read(one, harmless) for one in _all_documents(harmless)}


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of all texts at once
@cases(sample=1, thorough=100)
@given(texts=texts_for_all_fields(hostile_texts))
def test_no_text_changes_a_document(
    texts: list[str], folder: Any, harmless_paper: dict[str, tuple[PdfReader, str]]
) -> None:
    """Each document has the same parts, outline and links, and holds each text as it was typed."""
    handbook = handbook_with(texts, folder)
    for document in _all_documents(handbook):
        try:
            reader, text = _read(document, handbook)
        except PaperError as error:
            assert re.search(TOO_LARGE, str(error)), str(error)
            continue
        expected_reader, its_words = harmless_paper[document.name]
        assert _structure(reader) == _structure(expected_reader), document.name
        title = HarmlessWords.replaced(expected_reader.metadata.title, texts)  # type: ignore[union-attr]
        assert reader.metadata and reader.metadata.title == title
        if document.template == "book":
            continue  # its texts run on from page to page, with a running head between
        # A card has room for the first sentence of some.
        shown = first_sentence if document.template == "cards" else str
        for word in set(re.findall(r"q\d+q", its_words)):
            expected = shown(HarmlessWords.replaced(word, texts))
            assert _squeezed(expected) in text, document.name
