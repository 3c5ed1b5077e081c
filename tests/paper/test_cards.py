"""The deck of cards and the poster: each card its face and its back, at the right size."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from macros.model.addresses import with_edition
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.documents import documents
from macros.paper.typesetting import PaperError, make_paper, pictures
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from tests.support.paper import Paper, text
from tests.support.project import FIXTURES, SITE_URL

ON_A_SHEET = 8  # cards of the deck


@pytest.fixture(scope="session")
def cards(real_handbook: Handbook) -> int:
    """How many cards the deck has: one an entry that it holds, and the one that explains."""
    return len(real_handbook.interventions) + len(real_handbook.recommendations) + 1


def test_each_document_has_its_pages_and_size(paper: Paper, cards: int) -> None:
    """Eight to a sheet, and one a page with 3 mm of bleed for the printing shop."""
    for name, number, millimetres in (
        ("kaarten", 2 * -(-cards // ON_A_SHEET), [210, 297]),
        ("kaarten-enkel", 2 * cards, [99, 71]),
        ("poster", 1, [297, 420]),
    ):
        sheets = PdfReader(io.BytesIO(paper[f"{name}.pdf"])).pages
        assert len(sheets) == number, name
        for sheet in sheets:
            assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == millimetres


def test_the_deck_and_the_poster_hold_every_intervention(
    paper: Paper, real_handbook: Handbook
) -> None:
    """Each card has its face and its back, and the poster all titles."""
    deck, single, poster = (
        text(paper[name]) for name in ("kaarten.pdf", "kaarten-enkel.pdf", "poster.pdf")
    )
    for entry in real_handbook.interventions:
        assert entry.title in poster, entry.code
        for part in (entry.title, entry.summary, *entry.sentences[:3]):
            assert part in deck and part in single, (entry.code, part)
    for advice in real_handbook.recommendations:
        for action in advice.actions:
            assert action in deck, (advice.code, action)
    for way in real_handbook.deck.ways:
        assert way.text in deck


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


def test_the_qr_codes_of_cards_lead_to_their_entries(real_site: Site, cards: int) -> None:
    """Read from a print of 150 dots an inch, each back has the code of its own card."""
    deck = next(one for one in documents(real_site) if one.name == "kaarten.pdf")
    read = [
        code.text.removeprefix(SITE_URL)
        for sheet in pictures(deck, 150)[1::2]
        for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(sheet)))
    ]
    edition = real_site.handbook.edition
    places = ["druk/", *(f"{code.lower()}/" for code in real_site.handbook.by_code)]
    assert len(read) == cards
    assert set(read) <= {with_edition(place, edition) for place in places}


def test_a_card_that_overflows_stops_the_build(tmp_path: Path) -> None:
    """`make paper` fails in plain words, and leaves what was there."""
    data = tmp_path / "data"
    data.mkdir()
    for path in (FIXTURES / "valid_small").glob("*.*"):
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
