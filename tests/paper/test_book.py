"""The book: everything, with the right page numbers."""

import io
import re
from typing import Any

from pypdf import PdfReader

from macros.model.handbook import Handbook
from tests.support.paper import Paper


def test_the_book_has_everything_with_page_numbers(paper: Paper, real_handbook: Handbook) -> None:
    """Contents, outline and index name every entry, and the index has the right page."""
    book = PdfReader(io.BytesIO(paper["handboek.pdf"]))
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in book.pages]

    def titles(outline: list[Any]) -> list[str]:
        found: list[str] = []
        for one in outline:
            found += titles(one) if isinstance(one, list) else [str(one.title)]
        return found

    outline = " | ".join(titles(book.outline))
    start = next(
        number for number, page in enumerate(pages) if page.strip().startswith("Alle codes")
    )
    index = " ".join(pages[start:])
    for record in real_handbook.by_code.values():
        assert record.title in outline, record.code
    for entry in real_handbook.interventions:
        (found,) = re.findall(rf"{entry.code} {re.escape(entry.title)} (\d+)", index)
        assert int(found) % 2 == 0, f"{entry.code} does not start on a left page"
        on_page = pages[int(found) - 1]
        assert on_page.strip().startswith(f"{entry.code} {entry.title}"), entry.code
    for term in real_handbook.terms:
        assert any(f"{term.term}:" in page for page in pages), term.term
