"""What people hold in their hands: every document made, whole, legible, and leading back."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.site import Site
from macros.paper.documents import Document, documents
from macros.paper.typesetting import (
    PaperError,
    Typeset,
    make_paper,
    pictures,
    typeset,
)
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from macros.shared.dutch import dutch_date
from tests.support.entries import an_intervention
from tests.support.project import FIXTURES, copy_project
from tests.support.spelling import WORDS, plain, unknown_words

SITE_URL = "https://handboek.example/"
ON_A_SHEET = 8  # cards of the deck
Paper = dict[str, bytes]


@pytest.fixture(scope="session")
def cards(real_handbook: Handbook) -> int:
    """How many cards the deck has: one an entry that it holds, and the one that explains."""
    return len(real_handbook.interventions) + len(real_handbook.recommendations) + 1


@pytest.fixture(scope="session")
def paper(site: Path) -> Paper:
    """Every document of the real handbook, as the built site has it."""
    return {path.name: path.read_bytes() for path in (site / addresses.PAPER).glob("*.pdf")}


class Text(str):
    """The text of a PDF; finds what stands in it wherever a line was broken."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return super().__contains__(re.sub(r"\s+", "", str(part)))


def text(pdf: bytes) -> Text:
    """Return the text of a PDF, without the spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return Text(re.sub(r"\s+", "", "".join(page.extract_text() for page in pages)))


def document(handbook: Handbook, name: str) -> Document:
    """Return one document by its file name."""
    (found,) = [one for one in documents(Site(handbook, SITE_URL)) if one.name == name]
    return found


def test_there_is_a_document_for_everything(paper: Paper, real_handbook: Handbook) -> None:
    """A sheet for each entry, the checklists, two decks, the poster and the book."""
    general = ("checklist-alles", "kaarten", "kaarten-enkel", "poster", "handboek")
    expected = {f"{name}.pdf" for name in general}
    for record in (*real_handbook.by_code.values(), *real_handbook.retired):
        expected |= {addresses.sheet_name(record), *addresses.former_sheet_names(record)}
    assert set(paper) == expected


@pytest.mark.parametrize(
    ("pattern", "pages", "millimetres"),
    [
        (r"checklist-[a-z]\d+", 2, (210, 297)),
        ("gespreksvorm-.*", 2, (210, 297)),
        ("situatie-.*", 2, (210, 297)),
        ("kaarten", lambda cards: 2 * -(-cards // ON_A_SHEET), (210, 297)),
        ("kaarten-enkel", lambda cards: 2 * cards, (99, 71)),
        ("poster", 1, (297, 420)),
    ],
)
def test_each_document_has_its_pages_and_size(
    pattern: str,
    pages: int | Callable[[int], int],
    millimetres: tuple[int, int],
    paper: Paper,
    cards: int,
) -> None:
    """One sheet where one is promised, eight for the deck, 3 mm of bleed for the printing shop."""
    found = [pdf for name, pdf in paper.items() if re.fullmatch(f"{pattern}.pdf", name)]
    assert found
    for pdf in found:
        sheets = PdfReader(io.BytesIO(pdf)).pages
        assert len(sheets) == (pages(cards) if callable(pages) else pages)
        for sheet in sheets:
            size = tuple(round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:])
            assert size == millimetres


def test_every_sheet_holds_its_texts(paper: Paper, real_handbook: Handbook, site_url: str) -> None:
    """Title, code, every item to tick, sentences, source and edition: nothing fell off."""
    for entry in real_handbook.interventions:
        found = text(paper[f"checklist-{entry.code.lower()}.pdf"])
        items = [item for moment in entry.checklist.moments for item in moment.items]
        place = (entry.source.place,) if entry.source else ()
        for part in (
            *(entry.code, entry.title, entry.theme.title, entry.summary, *items),
            *(*entry.steps, *entry.sentences, *(one.instead for one in entry.pitfalls)),
            *(*place, "Wie", "Wanneer", "Onze afspraken"),
            *(
                f"editie {dutch_date(real_handbook.edition)}",
                addresses.printed(site_url + addresses.short_path(entry)),
            ),
        ):
            assert part in found, (entry.code, part)
    for form in real_handbook.conversation_forms:
        found = text(paper[f"gespreksvorm-{form.slug}.pdf"])
        for part in (
            form.code,
            form.title,
            form.aim,
            *form.questions,
            *(s.text for s in form.steps),
        ):
            assert part in found, (form.code, part)
    for situation in real_handbook.situations:
        found = text(paper[f"situatie-{situation.slug}.pdf"])
        for part in (situation.code, situation.title, *situation.first, *situation.causes):
            assert part in found, (situation.code, part)


def test_checklists_the_deck_and_the_poster_hold_every_intervention(
    paper: Paper, real_handbook: Handbook
) -> None:
    """Each list has all items of its interventions, each card its face and its back."""
    everything = text(paper["checklist-alles.pdf"])
    cards, single, poster = (
        text(paper[name]) for name in ("kaarten.pdf", "kaarten-enkel.pdf", "poster.pdf")
    )
    for theme in real_handbook.themes:
        checklist = text(paper[f"checklist-{theme.slug}.pdf"])
        for entry in theme.interventions:
            for moment in entry.checklist.moments:
                for item in moment.items:
                    assert item in everything and item in checklist, (entry.code, item)
            assert entry.title in poster, entry.code
            for part in (entry.title, entry.summary, *entry.sentences[:3]):
                assert part in cards and part in single, (entry.code, part)
    for advice in real_handbook.recommendations:
        for action in advice.actions:
            assert action in cards, (advice.code, action)
    for way in real_handbook.deck.ways:
        assert way.text in cards


def test_no_sheet_of_a_checklist_is_without_an_item(paper: Paper, real_handbook: Handbook) -> None:
    """Whoever prints a checklist gets no sheet with only a title, nor a blank one."""
    items = [
        re.sub(r"\s+", "", item)
        for entry in real_handbook.interventions
        for moment in entry.checklist.moments
        for item in moment.items
    ]
    retired = {addresses.sheet_name(gone) for gone in real_handbook.retired}
    for name, pdf in paper.items():
        if name.startswith("checklist-") and name not in retired:
            for number, sheet in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
                found = re.sub(r"\s+", "", sheet.extract_text())
                assert any(item in found for item in items), (name, number)


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


def test_the_wording_around_the_texts_is_spelled_right(
    paper: Paper, real_handbook: Handbook
) -> None:
    """What only paper says is Dutch without typing mistakes too."""
    said = []
    of_each_kind = [real_handbook.of_kind(kind)[0] for kind in KINDS]
    sheets_of_entries = [
        (addresses.sheet_uri(record).removeprefix("druk/"), [0]) for record in of_each_kind
    ]
    for name, pages in (
        *sheets_of_entries,
        ("kaarten.pdf", [0, 1, -2, -1]),
        ("poster.pdf", [0]),
        ("handboek.pdf", [0, 1, 4]),  # cover, colophon, how to use it: nothing is hyphenated there
    ):
        sheets = PdfReader(io.BytesIO(paper[name])).pages
        said += [sheets[page].extract_text() for page in pages]
    accepted = set(WORDS.read_text(encoding="utf-8").split())
    wrong = unknown_words(plain("\n".join(said)))
    assert {word for word in wrong if not {word, word.lower()} & accepted} == set()


def test_backs_lie_behind_their_fronts(paper: Paper, real_handbook: Handbook) -> None:
    """Turned over the long edge, each card's back is behind its own front."""
    sheets = PdfReader(io.BytesIO(paper["kaarten.pdf"])).pages
    codes = [entry.code for entry in real_handbook.interventions]
    codes += [advice.code for advice in real_handbook.recommendations]

    def places(number: int) -> dict[str, tuple[float, float]]:
        found: dict[str, tuple[float, float]] = {}

        def visit(part: str, matrix: list[float], *_: Any) -> None:
            if part.strip() in codes:
                found[part.strip()] = (matrix[4], matrix[5])

        sheets[number].extract_text(visitor_text=visit)
        return found

    seen = []
    width = 93 / 25.4 * 72
    for front in range(0, len(sheets), 2):
        one, other = places(front), places(front + 1)
        assert one.keys() == other.keys()
        for code, (x, y) in one.items():
            back_x, back_y = other[code]
            assert back_y == pytest.approx(y, abs=0.5), code
            assert abs(back_x - x) == pytest.approx(width, abs=0.5), code
            seen.append(code)
    assert sorted(seen) == sorted(codes)


def test_every_qr_code_leads_to_a_page_of_the_site(
    real_handbook: Handbook, site: Path, site_url: str, cards: int
) -> None:
    """Read from a print of 150 dots an inch, each code is an address that the built site has."""
    read = 0
    for one in documents(Site(real_handbook, site_url)):
        if one.name in {"kaarten-enkel.pdf", "checklist-alles.pdf", "handboek.pdf"}:
            continue  # the same codes as on kaarten.pdf, the other checklists and the poster
        sheets = pictures(one, 150)
        sheets = sheets[1::2] if one.name == "kaarten.pdf" else sheets[:2]
        for place, sheet in enumerate(sheets):
            found = zxingcpp.read_barcodes(Image.open(io.BytesIO(sheet)))
            several = {
                "kaarten.pdf": min(ON_A_SHEET, cards - place * ON_A_SHEET),
                "poster.pdf": len(real_handbook.themes) + 1,
            }
            assert len(found) == several.get(one.name, 1), one.name
            for code in found:
                path = code.text.removeprefix(site_url)
                assert code.text.startswith(site_url), code.text
                assert (site / path / "index.html").is_file(), code.text
                read += 1
    assert read > cards + len(real_handbook.by_code)


def test_a_pdf_is_tagged_titled_dutch_and_archivable(paper: Paper) -> None:
    """What a screen reader and an archive ask first; `make check-all` asks veraPDF the rest."""
    for name, one in paper.items():
        pdf = PdfReader(io.BytesIO(one))
        catalogue: Any = pdf.trailer["/Root"]
        assert catalogue["/Lang"] == "nl", name
        assert catalogue["/MarkInfo"]["/Marked"], name
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert pdf.metadata and "Handboek professionele dialoog" in str(pdf.metadata.title), name
        about = catalogue["/Metadata"].get_data().decode()
        for claim in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
            assert claim in about, (name, claim)


def test_what_does_not_fit_is_named_and_stops_everything(real_handbook: Handbook) -> None:
    """The message names the document, the entry and how much is too much."""
    record = an_intervention(real_handbook)
    name = addresses.sheet_uri(record).removeprefix("druk/")
    sheet = document(real_handbook, name)
    long = {**sheet.data["entry"], "summary": "Een veel te lange tekst. " * 300}
    with pytest.raises(PaperError) as caught:
        typeset(replace(sheet, data={**sheet.data, "entry": long}), real_handbook.edition)
    assert re.fullmatch(
        rf"{re.escape(name)}: {record.code} \({re.escape(record.title[:10])}.*\) is \d+ mm "
        r"too long for its place; expected shorter texts",
        str(caught.value),
    )
    assert caught.value.code == record.code


def test_a_card_that_overflows_stops_the_build(tmp_path: Path) -> None:
    """`make paper` fails in plain words, and leaves what was there."""
    data = tmp_path / "data"
    data.mkdir()
    for path in (FIXTURES / "valid_small").iterdir():
        content = path.read_text(encoding="utf-8")
        if path.name == "interventions.yaml":
            content = content.replace("summary: Ga in een kring zitten.", f"summary: {'x ' * 900}")
        (data / path.name).write_text(content, encoding="utf-8")
    with pytest.raises(PaperError) as caught:
        make_paper(Site(read_handbook(data), SITE_URL), Cache(tmp_path / "kept"))
    problems = str(caught.value).splitlines()
    place = r"data/interventions\.yaml:\d+: "
    for deck in ("kaarten", "kaarten-enkel"):
        card = rf"{place}{deck}\.pdf: G1 \(front of its card\) is \d+ mm too long"
        assert any(re.match(card, problem) for problem in problems), problems


def test_texts_come_out_as_they_were_typed(small_handbook: Handbook, tmp_path: Path) -> None:
    """Nothing in a text is read as Typst, as a file to read, or as a formula."""
    hostile = '#read("geheim.txt") $x^2$ *vet* _schuin_ <a> @b `c` \\ #panic() // weg'
    sheet = document(small_handbook, "checklist-d2.pdf")
    glance = {**sheet.data["entry"]["at_a_glance"], "goal": hostile}
    shown = {"summary": hostile, "title": hostile, "at_a_glance": glance}
    entry = sheet.data["entry"] | shown
    made = typeset(replace(sheet, data={**sheet.data, "entry": entry}), small_handbook.edition)
    assert text(made.pdf).count(re.sub(r"\s+", "", hostile)) == 3


def test_a_letter_that_the_typeface_lacks_stops_the_build(small_handbook: Handbook) -> None:
    """No sheet is printed with an empty box in the place of a letter."""
    sheet = document(small_handbook, "checklist-d2.pdf")
    entry = {**sheet.data["entry"], "summary": "漢字"}
    with pytest.raises(PaperError, match=r"checklist-d2\.pdf"):
        typeset(replace(sheet, data={**sheet.data, "entry": entry}), small_handbook.edition)


def test_the_same_data_gives_the_same_bytes_on_paper(
    small_handbook: Handbook, tmp_path: Path
) -> None:
    """Made twice, apart, every document is equal."""
    one = make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path / "one"))
    other = make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path / "other"))
    assert one.keys() == other.keys()
    for name in one:
        assert one[name].pdf.read_bytes() == other[name].pdf.read_bytes(), name
        first, again = one[name].preview, other[name].preview
        assert (first and first.read_bytes()) == (again and again.read_bytes()), name


def test_only_what_changed_is_made_anew(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an edit does not touch comes from the cache."""
    made: list[str] = []

    def watched(document: Document, edition: date) -> Typeset:
        made.append(document.name)
        return typeset(document, edition)

    monkeypatch.setattr("macros.paper.typesetting.typeset", watched)
    first = make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path / "kept"))
    assert sorted(made) == sorted(first)
    made.clear()
    assert make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path / "kept")) == first
    assert made == []
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid_small", data)
    situations = data / "situations.yaml"
    content = situations.read_text(encoding="utf-8")
    situations.write_text(content.replace("Je hoort de klok.", "De klok tikt."), encoding="utf-8")
    make_paper(Site(read_handbook(data), SITE_URL), Cache(tmp_path / "kept"))
    assert sorted(made) == ["handboek.pdf", "situatie-stilte.pdf"]


def test_make_paper_writes_the_documents(tmp_path: Path) -> None:
    """The PDFs can be had without building the site."""
    project = copy_project(tmp_path / "project")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "paper"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "build" / "druk" / "kaarten.pdf").read_bytes().startswith(b"%PDF")
