"""The kinds of pages, what people open on them, and what they print."""

import io
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from checks.pages import TODAY, longest, page_path
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.records import Coded, ConversationForm, Intervention, Situation
from macros.shared.dutch import dutch_date

A4 = (595, 842)  # points
_THEME = TODAY.themes[0]
_INTERVENTION = longest(TODAY.interventions)
_RECOMMENDATION = longest(one for one in TODAY.recommendations if one.growth)
_SITUATION = longest(TODAY.situations)
_FORM = longest(TODAY.conversation_forms)
# One page of each kind, with as much on it as there is.
KINDS = {
    "home": "",
    "situations": "situaties/",
    "situation": page_path(_SITUATION),
    "conversation forms": "gespreksvormen/",
    "conversation form": page_path(_FORM),
    "model": "model/",
    "training programme": "training/",
    "glossary": "begrippen/",
    "sources": "bronnen/",
    "paper": "druk/",
    "themes": "themas/",
    "theme": page_path(_THEME),
    "interventions": "interventies/",
    "overview": "interventies/overzicht/",
    "intervention": page_path(_INTERVENTION),
    "recommendations": "aanbevelingen/",
    "recommendation": page_path(_RECOMMENDATION),
    "checklists": "checklists/",
    "checklist of a theme": f"checklists/{_THEME.slug}/",
    "checklist of everything": "checklists/alles/",
    "about": "over/",
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "not found": "bestaat-niet/",
    "search": "zoeken/",
    "own checklist, empty": "mijn-checklist/",
    "shared checklist": f"mijn-checklist/?s={_INTERVENTION.code}.{_FORM.code}.X9",
    "own programme, empty": "draaiboek/",
    "shared programme": (
        f"draaiboek/?t=Dag&s=0930&i={_FORM.code}.pauze15.{_INTERVENTION.code}-45.X9"
    ),
    "programme to hold": f"draaiboek/uitvoeren/?s=0930&i={_FORM.code}",
    "team check": "teamcheck/",
    "team check to answer": "teamcheck/invullen/",
    "team check to add up": "teamcheck/optellen/",
    "result of the team check": "teamcheck/bespreken/",
    "looking back": "terugkijken/",
    "year plan": f"jaarplan/?j=2026&i={_RECOMMENDATION.code}.{_FORM.code}.X9&u=3",
    "taking along": "meenemen/",
    "filtered list": "interventies/?tijd=30&woorden=ruzie",
    "QR code": f"{addresses.short_path(_INTERVENTION)}qr/",
    "presentation": f"{addresses.short_path(_FORM)}presentatie/",
}


def open_search(page: Page, served: str) -> None:
    """Search for something that is there."""
    page.goto(served)
    search(page, "feedback")
    expect(page.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)


def open_empty_search(page: Page, served: str) -> None:
    """Search for something that is not there."""
    page.goto(served)
    search(page, "xyzzy")
    expect(page.get_by_role("dialog")).to_contain_text("Niets gevonden")


def open_own_checklist(page: Page, served: str) -> None:
    """Take over a choice, so that everything on the page shows."""
    chosen = f"{_INTERVENTION.code}.{_FORM.code}.{_RECOMMENDATION.code}.X9"
    page.goto(f"{served}mijn-checklist/?s={chosen}")
    page.get_by_role("button", name="Maak dit mijn checklist").click()


def open_qr_of_own_checklist(page: Page, served: str) -> None:
    """Show the QR code of the choice that the one before left."""
    page.goto(f"{served}mijn-checklist/")
    page.get_by_role("button", name="QR-code").click()


def open_own_programme(page: Page, served: str) -> None:
    """Change a programme that came with a link, with all that one can fill in open."""
    page.goto(f"{served}{KINDS['shared programme']}")
    page.get_by_role("button", name="5 minuten meer").first.click()
    page.locator("[data-item] summary").first.click()


def hold_programme(page: Page, served: str) -> None:
    """Begin a meeting, and divide people in groups."""
    page.goto(f"{served}{KINDS['programme to hold']}")
    page.get_by_role("button", name="Begin nu").click()
    page.get_by_label("Aantal mensen").fill("9")
    page.get_by_role("button", name="Drietallen").click()


def plan_year(page: Page, served: str) -> None:
    """Make a plan with a free day of one's own, something for later and something moved by hand."""
    page.goto(f"{served}jaarplan/?j=2026&i={_INTERVENTION.code}-4.{_FORM.code}&d=1001&u=12")
    page.get_by_role("button", name="Bewaar als mijn jaarplan").click()
    page.get_by_role("button", name="Niet nu").last.click()
    page.get_by_role("button", name="Later").first.click()


def take_along(page: Page, served: str) -> None:
    """Show codes of what is kept, and what of a text would be replaced."""
    page.goto(f"{served}meenemen/")
    page.get_by_role("button", name="Toon QR-codes").click()
    page.get_by_label("Of plak hier de tekst").fill(
        '{"what":"Handboek professionele dialoog","version":1,"kept":{"handboek.herkomst":1,"x":1}}'
    )
    page.get_by_role("button", name="Lees de tekst").click()
    expect(page.get_by_role("button", name="Zet hier neer wat is aangevinkt")).to_be_visible()


# What a person opens on a page, or brings about in it.
OPENED: dict[str, Callable[[Page, str], None]] = {
    "search results": open_search,
    "search without results": open_empty_search,
    "own checklist": open_own_checklist,
    "QR code of own checklist": open_qr_of_own_checklist,
    "own programme": open_own_programme,
    "programme that is held": hold_programme,
    "own year plan": plan_year,
    "what comes from elsewhere": take_along,
}


def search(page: Page, words: str) -> None:
    """Open the search and type, as a person does."""
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    page.keyboard.type(words)


def printed(page: Page) -> PdfReader:
    """Print as Ctrl+P does with its default settings."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(paper: PdfReader) -> str:
    """Return the printed text on one line."""
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in paper.pages))


def check_sheet(page: Page, served: str, handbook: Handbook, record: Coded) -> None:
    """Hold that a page prints with all that belongs on it, and nothing of the website.

    On one A4; an intervention on two: the script, then the checklist.
    """
    page.goto(f"{served}{addresses.page_uri(record).removesuffix('.md')}/")
    paper = printed(page)
    assert len(paper.pages) == (2 if isinstance(record, Intervention) else 1), record.code
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == list(A4)
    text = text_of(paper)
    expected = [record.code, record.title, f"editie {dutch_date(handbook.edition)}"]
    expected.append(f"{served.removeprefix('http://')}{record.code.lower()}")
    match record:
        case Intervention():
            expected += [item for moment in record.checklist.moments for item in moment.items]
            front, back = (re.sub(r"\s+", " ", sheet.extract_text()) for sheet in paper.pages)
            pitfalls = [text for one in record.pitfalls for text in (one.behaviour, one.instead)]
            for part in (record.theme.title, *record.steps, *record.sentences, *pitfalls):
                assert part in front, (record.code, part)
            said = (record.title, record.sign_of_success or "", record.review_question or "")
            for part in (*said, "Team", "Datum", "Wie", "Wat", "Wanneer"):
                assert part in back, (record.code, part)
            if record.source:
                expected.append(f"{record.source.work.short}, {record.source.place}")
        case ConversationForm():
            expected += [record.aim, *record.questions, *(step.text for step in record.steps)]
        case Situation():
            expected += [*record.first, *record.signals]
            expected += [choice.intervention.title for choice in record.interventions]
    for part in expected:
        assert part in text, (record.code, part)
    for furniture in ("Zoeken", "Thema’s", "Druk de", "Wat het van je vraagt", "Privacy"):
        assert furniture not in text, (record.code, furniture)
