"""The book: everything on pages of its own, each reference a link, and what a binder needs."""

import re
from pathlib import Path
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.model.kinds import INTERVENTION
from macros.model.records import Coded
from macros.model.site import Site
from macros.paper.bookbinding import BOOKLETS, COVER, LEAF, QUIRE, folded, make_bindings
from macros.shared.cache import Cache
from tests.support.paper import Paper, links, pages, read, runs, structure, text

MILLIMETRES = 25.4 / 72  # in a point
FEW = 3  # lines


@pytest.fixture
def book(paper: Paper) -> bytes:
    """The book of the real handbook."""
    return paper["handboek.pdf"]


def _titles(outline: list[Any]) -> list[str]:
    found: list[str] = []
    for one in outline:
        found += _titles(one) if isinstance(one, list) else [str(one.title)]
    return found


def _starts(book: bytes) -> dict[str, int]:
    """Return the page on which each heading of the contents stands, from 0, in their order."""
    pdf = structure(book)

    def walk(outline: list[Any]) -> dict[str, int]:
        found: dict[str, int] = {}
        for one in outline:
            if isinstance(one, list):
                found |= walk(one)
            else:
                number = pdf.get_destination_page_number(one)
                assert number is not None
                found[" ".join(str(one.title).split())] = number
        return found

    return walk(pdf.outline)


def _lines(book: bytes, *, bold: bool = False) -> list[list[str]]:
    """Return the lines of each page but for its running head and its number, from top to bottom.

    With `bold`, what is not in bold letters is left out of them.
    """
    found = []
    for page, box in zip(runs(book), structure(book).pages, strict=True):
        lines: dict[int, str] = {}
        for run in page:
            height = round(run.y)
            lines[height] = lines.get(height, "") + (run.text if run.is_bold or not bold else "")
        high = float(box.mediabox[3])
        found.append(
            [
                text
                for height, text in sorted(lines.items(), reverse=True)
                if 12 < height * MILLIMETRES < high * MILLIMETRES - 13
            ]
        )
    return found


def test_the_book_has_everything_with_page_numbers(book: bytes, real_handbook: Handbook) -> None:
    """Contents, outline and index name every entry, and the index has the right page."""
    texts = [re.sub(r"\s+", " ", page) for page in read(book)]
    outline = " | ".join(_titles(structure(book).outline))
    start = next(
        number for number, page in enumerate(texts) if page.strip().startswith("Alle codes")
    )
    index = " ".join(texts[start:])
    for record in real_handbook.by_code.values():
        assert record.title in outline, record.code
    for entry in real_handbook.interventions:
        (found,) = re.findall(rf"{entry.code} {re.escape(entry.title)} (\d+)", index)
        assert int(found) % 2 == 0, f"{entry.code} does not start on a left page"
        on_page = texts[int(found) - 1]
        assert on_page.strip().startswith(f"{entry.code} {entry.title}"), entry.code
    for term in real_handbook.terms:
        assert any(f"{term.term}:" in page for page in texts), term.term
        assert re.search(rf"{re.escape(term.term)} \d+", index), term.term
    for subject in real_handbook.subjects:
        assert re.search(rf"{re.escape(subject.word)} \d+", index), subject.word


def test_each_entry_has_pages_of_its_own(book: bytes, real_handbook: Handbook) -> None:
    """An intervention is one spread; what is of another kind starts a page."""
    starts, lines = _starts(book), _lines(book)
    order = sorted(starts.values())

    def first(record: Coded) -> int:
        (found,) = [
            number for title, number in starts.items() if title == f"{record.code} {record.title}"
        ]
        return found

    entries: list[Coded] = [
        *real_handbook.interventions,
        *real_handbook.situations,
        *real_handbook.recommendations,
        *real_handbook.conversation_forms,
        *real_handbook.programmes,
    ]
    for record in entries:
        number = first(record)
        assert order.count(number) == 1, f"{record.code} shares its first page"
        following = order[order.index(number) + 1]
        if record.kind is INTERVENTION:
            last = number + 1
            assert following - number == 2 or not lines[number + 2], record.code
            assert lines[last], record.code


def test_no_page_holds_just_a_few_lines(book: bytes) -> None:
    """A page is empty, so that what follows is a spread, or worth turning to."""
    few = {n + 1: found for n, found in enumerate(_lines(book)) if 0 < len(found) <= FEW}
    assert few == {}


def test_no_title_stands_at_the_foot_of_a_page(book: bytes) -> None:
    """Whoever reads a title finds what it is about below it, without turning the page."""
    whole, in_bold = _lines(book), _lines(book, bold=True)
    alone = {
        number + 1: lines[-1]
        for number, lines in enumerate(whole)
        if number >= 2
        and lines
        and lines[-1] == in_bold[number][-1]
        # The contents have chapters in bold; a code in a list has its page beside it.
        and not re.search(r" \. \. |^\W*[A-Z]\d+\W*$", lines[-1])
    }
    assert alone == {}


def test_the_book_holds_steps_sentences_and_scripts(book: bytes, real_handbook: Handbook) -> None:
    """What one needs in the meeting, objections and what it can sound like among it."""
    whole = text(book)
    for entry in real_handbook.interventions:
        replies = [one.reply for one in entry.objections]
        for part in (*entry.steps, *entry.sentences, *entry.signals, *replies):
            assert part in whole, (entry.code, part)
    for form in real_handbook.conversation_forms:
        for line in form.script:
            assert line.says in whole, (form.code, line.says)


def test_every_reference_is_a_link(book: bytes, real_handbook: Handbook) -> None:
    """Codes and page numbers lead to their page in the book, addresses to the site."""
    found, sides = links(book), structure(book).pages
    starts, lines = _starts(book), _lines(book)
    for situation in real_handbook.situations:
        number = starts[f"{situation.code} {situation.title}"]
        annotations = [one.get_object() for one in sides[number].get("/Annots", [])]
        following = number + 1
        if lines[following] and following not in starts.values():
            annotations += [one.get_object() for one in sides[following].get("/Annots", [])]
        inside = [one for one in annotations if "/URI" not in one.get("/A", {})]
        assert len(inside) >= 2 * len(situation.interventions), situation.code
        assert any("://" in address for address in found[number])


def test_the_model_is_a_figure_that_is_told_in_words(book: bytes) -> None:
    """Who does not see the drawing of the model hears it."""
    told: list[str] = []

    def walk(node: Any) -> None:
        one = node.get_object()
        if isinstance(one, list):
            for child in one:
                walk(child)
        elif isinstance(one, dict):
            told.append(str(one.get("/Alt", "")))
            if "/K" in one:
                walk(one["/K"])

    catalogue: Any = structure(book).trailer["/Root"]
    walk(catalogue["/StructTreeRoot"])
    assert any(alt.startswith("Een boot met twee zeilen") for alt in told)


def test_folded_sheets_are_read_in_order() -> None:
    """Of a booklet of eight pages, the outer sheet has the last beside the first."""
    assert folded(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_the_book_comes_in_booklets_and_with_a_cover(
    book: bytes, real_site: Site, tmp_path: Path
) -> None:
    """Sheets of A4 with the right pages, without a claim they cannot keep; a spine that fits."""
    path = tmp_path / "book.pdf"
    path.write_bytes(book)
    made = make_bindings(real_site, path, Cache(tmp_path / "one"))
    again = make_bindings(real_site, path, Cache(tmp_path / "other"))
    assert [one.read_bytes() for one in made.values()] == [
        one.read_bytes() for one in again.values()
    ]
    content = made[BOOKLETS].read_bytes()
    assert b"pdfaid" not in content and b"pdfuaid" not in content
    sheets, number = structure(content).pages, len(pages(book))
    assert len(sheets) == sum(
        2 * -(-min(QUIRE, number - at) // 4) for at in range(0, number, QUIRE)
    )
    assert [round(float(side) * MILLIMETRES) for side in sheets[0].mediabox[2:]] == [297, 210]
    first = pages(content)[0]
    for at in (0, QUIRE - 1):
        assert pages(book)[at] in first
    (cover,) = structure(made[COVER].read_bytes()).pages
    width = 2 * (148 + 3) + number / 2 * LEAF
    assert [float(side) * MILLIMETRES for side in cover.mediabox[2:]] == pytest.approx(
        [width, 216], abs=0.1
    )
