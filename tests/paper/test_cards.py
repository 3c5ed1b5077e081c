"""The deck of cards and the poster: each card its face and its back, at the right size."""

import re
from pathlib import Path

import pytest
import zxingcpp
from pypdf.generic import RectangleObject

from macros.model.addresses import with_edition
from macros.model.handbook import Handbook
from macros.model.kinds import CONVERSATION_FORM, INTERVENTION, RECOMMENDATION, SITUATION
from macros.model.records import Coded, ConversationForm, Intervention, Situation
from macros.model.site import Site
from macros.paper.cards import first_sentence
from macros.paper.typesetter import PaperError
from macros.paper.typesetting import make_paper
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from tests.support.paper import (
    DECKS,
    Paper,
    Run,
    document,
    printed,
    runs,
    small_cache,
    structure,
    text,
)
from tests.support.project import FIXTURES, SITE_URL

OF_THE_DECK = (INTERVENTION, RECOMMENDATION, SITUATION, CONVERSATION_FORM)


def _on_cards(handbook: Handbook) -> list[Coded]:
    """Return the entries that have a card."""
    return [record for kind in OF_THE_DECK for record in handbook.of_kind(kind)]


@pytest.fixture(scope="session")
def cards(real_handbook: Handbook) -> int:
    """How many cards the deck has: one an entry and a game, and the one that explains."""
    games = [way for way in real_handbook.deck.ways if way.steps]
    return len(_on_cards(real_handbook)) + len(games) + 1


def test_each_document_has_its_pages_and_size(paper: Paper, cards: int) -> None:
    """Two or four to an A4, and one a page with 3 mm of bleed for the printing shop."""
    for name, number, millimetres in (
        ("kaarten", 2 * -(-cards // 4), [210, 297]),
        ("kaarten-a6", 2 * -(-cards // 4), [210, 297]),
        ("kaarten-a5", 2 * -(-cards // 2), [297, 210]),
        ("kaarten-enkel", 2 * cards, [80, 111]),
    ):
        sheets = structure(paper[f"{name}.pdf"]).pages
        assert len(sheets) == number, name
        for sheet in sheets:
            assert _millimetres(sheet.mediabox) == [0, 0, *millimetres]


def _millimetres(box: RectangleObject) -> list[int]:
    return [round(float(side) / 72 * 25.4) for side in box]


def test_a_printing_shop_knows_where_to_cut(paper: Paper) -> None:
    """A card of A7, 3 mm inside what is printed: a trim box within the bleed box."""
    for side in structure(paper["kaarten-enkel.pdf"]).pages:
        assert _millimetres(side.trimbox) == [3, 3, 3 + 74, 3 + 105]
        assert _millimetres(side.bleedbox) == [0, 0, 80, 111]


def test_the_deck_and_the_poster_hold_every_entry(paper: Paper, real_handbook: Handbook) -> None:
    """Each card has its face and its back in each deck, and the poster all that the team does."""
    decks = [text(paper[f"{name}.pdf"]) for name in DECKS]
    poster = text(paper["poster.pdf"])
    for entry in real_handbook.interventions:
        assert (entry.for_the_team or entry.title) in poster, entry.code
    for card in document(real_handbook, "kaarten.pdf").data["cards"]:
        back = card["back"]
        more = [text for _, text in back["more"]]
        assert back["items"], card["name"]
        for part in (card["title"], card["summary"], card["facts"], *back["items"], *more):
            assert all(part in deck for deck in decks), (card["name"], part)
    for way in real_handbook.deck.ways:
        for part in (way.text, *way.steps):
            assert part in decks[0], way.title


def test_each_kind_of_card_has_a_back_of_its_own(real_handbook: Handbook) -> None:
    """Steps, a sentence and the sign of success; or first steps; or the course of a form."""
    cards = document(real_handbook, "kaarten.pdf").data["cards"]
    faces = {card["code"]: card for card in cards}
    for record in _on_cards(real_handbook):
        face = faces[record.code]
        said = "\n".join(text for _, text in face["back"]["more"])
        match record:
            case Intervention():
                assert len(face["back"]["items"]) == len(record.steps)
                assert record.sentences[0] in said, record.code
                assert record.sign_of_success
                assert first_sentence(record.sign_of_success) in said, record.code
                assert set(face["back"]["others"]) <= {one.code for one in record.relations}
            case Situation():
                assert face["back"]["others"] == [one.code for one in record.interventions]
            case ConversationForm():
                assert all(
                    f"({step.minutes} min)" in item
                    for step, item in zip(record.steps, face["back"]["items"], strict=True)
                )
    titles = {
        record.kind: faces[record.code]["back"]["title"] for record in _on_cards(real_handbook)
    }
    assert len(set(titles.values())) == len(OF_THE_DECK)


def test_a_step_on_a_card_is_a_whole_sentence() -> None:
    """It ends where the sentence does, and not within what someone says aloud."""
    assert first_sentence("Vraag het. Wacht dan.") == "Vraag het."
    assert (
        first_sentence("Zeg: ‘Ik zag iets. Jij ook?’ Wacht dan.") == "Zeg: ‘Ik zag iets. Jij ook?’"
    )
    assert first_sentence("Leg foto’s neer. Kijk.") == "Leg foto’s neer."
    assert first_sentence("Zonder punt") == "Zonder punt"


@pytest.mark.parametrize("name", ["kaarten", "kaarten-a6", "kaarten-a5"])
def test_backs_lie_behind_their_fronts(name: str, paper: Paper, real_handbook: Handbook) -> None:
    """Turned over the long edge, each card's back is behind its own front."""
    sheets = structure(paper[f"{name}.pdf"]).pages
    codes = [record.code for record in _on_cards(real_handbook)]

    def places(side: list[Run]) -> dict[str, Run]:
        """Return each code where it stands largest: in its bar."""
        found: dict[str, Run] = {}
        for run in side:
            code = run.text.strip()
            if code in codes and (code not in found or run.size > found[code].size):
                found[code] = run
        return found

    seen: list[str] = []
    sides = [places(side) for side in runs(paper[f"{name}.pdf"])]
    for sheet, front, back in zip(sheets[::2], sides[::2], sides[1::2], strict=True):
        width = float(sheet.mediabox.width)
        upright = width < float(sheet.mediabox.height)
        for code, place in front.items():
            assert back[code].y == pytest.approx(place.y, abs=0.5), code
            same_side = (back[code].x < width / 2) == (place.x < width / 2)
            assert same_side is not upright, code
            seen.append(code)
    assert sorted(seen) == sorted(codes)


def test_the_qr_codes_of_cards_lead_to_their_entries(
    paper: Paper, real_site: Site, cards: int
) -> None:
    """Read from a print of 150 dots an inch, each back has the code of its own card."""
    read = [
        code.text.removeprefix(real_site.address)
        for back in printed(paper["kaarten.pdf"], 150)[1::2]
        for code in zxingcpp.read_barcodes(back)
    ]
    edition = real_site.handbook.edition
    entries = {
        with_edition(f"{record.code.lower()}/", edition) for record in _on_cards(real_site.handbook)
    }
    assert len(read) == cards
    assert set(read) == {with_edition("druk/", edition), *entries}


def test_a_card_that_overflows_stops_the_build(tmp_path: Path) -> None:
    """`make paper` fails in plain words, and leaves what was there."""
    kept = small_cache(tmp_path / "kept")
    before = set((kept / "paper").iterdir())
    data = tmp_path / "data"
    data.mkdir()
    for path in (FIXTURES / "valid_small").glob("*.*"):
        content = path.read_text(encoding="utf-8")
        if path.name == "interventions.yaml":
            content = content.replace("summary: Ga in een kring zitten.", f"summary: {'x ' * 900}")
        (data / path.name).write_text(content, encoding="utf-8")
    with pytest.raises(PaperError) as caught:
        make_paper(Site(read_handbook(data), SITE_URL), Cache(kept / "paper"))
    problems = str(caught.value).splitlines()
    place = r"data/interventions\.yaml:\d+: "
    for deck in DECKS:
        card = rf"{place}{deck}\.pdf: G1 \(front of its card\) is \d+ mm too long"
        assert any(re.match(card, problem) for problem in problems), problems
    assert set((kept / "paper").iterdir()) >= before
