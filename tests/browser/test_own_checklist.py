"""A reader's own checklist: choosing, ordering, filling in, printing, sharing, and no storage."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from checks.pages import TODAY, page_path
from macros.model.handbook import Handbook
from macros.model.records import ConversationForm, Intervention, Recommendation, Situation
from macros.shared.dutch import dutch_date, dutch_duration
from tests.support.pages import printed, search, text_of

WINDOW = {"width": 800, "height": 600}  # small, for drawing takes most of the time
KEY = "handboek.mijn-checklist"
OWN = "mijn-checklist/"
PAGE = page_path(TODAY.interventions[0])
ONE, OTHER, THIRD = (entry.code for entry in TODAY.interventions[:3])
ADVICE = TODAY.recommendations[0].code
SITUATION = TODAY.situations[0].code
FORM = TODAY.conversation_forms[0].code
START = f"{ONE.lower()}/qr/"  # a light page, for a test that first fills the storage
# A browser whose storage is full, for the checklist alone: Material writes there too.
FULL = f"""
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {{
        if (key === "{KEY}") throw new DOMException("full", "QuotaExceededError");
        return setItem.call(this, key, value);
    }};
"""
# A browser that refuses the storage altogether, as with all cookies blocked.
REFUSED = """
    Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("refused", "SecurityError"); },
    });
"""


def number(page: Page) -> Locator:
    """Return the number beside 'Mijn checklist' in the header."""
    return page.get_by_role("banner").locator("[data-choice-count]")


def choose(part: Page | Locator, title: str) -> Locator:
    """Press 'Op mijn checklist' of an entry; return the button."""
    button = part.get_by_role("button", name=f"{title}: Op mijn checklist").first
    button.click()
    return button


def expect_codes(page: Page, *codes: str) -> None:
    """Hold that the checklist shows these entries, in this order."""
    blocks = page.locator("[data-own-blocks] > .block")
    expect(blocks).to_have_count(len(codes))
    if codes:
        expect(blocks.locator(".block-title .badge-code")).to_have_text(list(codes))


def said(page: Page, text: str) -> Locator:
    """Hold that this was said, on screen and to a screen reader; return the line."""
    line = page.get_by_role("status").filter(has_text=text)
    expect(line).to_be_visible()
    return line


def press(page: Page, name: str) -> None:
    """Press the button with exactly this name."""
    page.get_by_role("button", name=name, exact=True).click()


def kept(page: Page) -> Any:
    """Return what the browser keeps of the checklist, as it is written."""
    return page.evaluate("key => localStorage.getItem(key)", KEY)


def keep(page: Page, *codes: str) -> None:
    """Put a choice in the storage, as an earlier visit left it, and open the checklist."""
    page.evaluate("([key, codes]) => localStorage[key] = JSON.stringify({codes})", [KEY, codes])
    page.goto(OWN)
    expect_codes(page, *codes)


def read_qr(picture: bytes) -> str:
    """Return what the one QR code on a picture says."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(found.text)


def test_choosing_anywhere_counts_in_the_header_and_stays(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """From a page, a list, a card and a search result, of every kind, and still after a reload."""
    title = {code: record.title for code, record in real_handbook.by_code.items()}
    page = open_page(PAGE, WINDOW)
    expect(number(page)).to_be_empty()
    button = choose(page, title[ONE])
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number(page)).to_have_text("1")
    said(page, f"{ONE} staat op je checklist (1).")
    page.goto("interventies/")
    expect(number(page)).to_have_text("1")
    choose(page.get_by_role("listitem"), title[OTHER])
    expect(number(page)).to_have_text("2")
    page.goto("gespreksvormen/")
    choose(page.locator(".card"), title[FORM])
    expect(number(page)).to_have_text("3")
    search(page, title[SITUATION])
    dialog = page.get_by_role("dialog", name="Zoeken")
    button = choose(dialog, title[SITUATION])
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(
        dialog.get_by_role("status").filter(has_text=f"{SITUATION} staat op je checklist (4).")
    ).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(page_path(TODAY.entry(ADVICE)))
    button = choose(page, title[ADVICE])
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number(page)).to_have_text("5")
    page.get_by_role("banner").get_by_role("link", name="Mijn checklist").click()
    expect_codes(page, ONE, OTHER, FORM, SITUATION, ADVICE)


def test_what_was_taken_off_by_mistake_comes_back(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """A second press takes an entry off, and 'Zet terug' puts it back in its place."""
    page = open_page(START, WINDOW)
    keep(page, ONE, ADVICE)
    page.goto(PAGE)
    button = choose(page, real_handbook.by_code[ONE].title)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(number(page)).to_have_text("1")
    line = said(page, f"{ONE} is van je checklist af.")
    line.get_by_role("button", name="Zet terug").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number(page)).to_have_text("2")
    page.goto(OWN)
    expect_codes(page, ONE, ADVICE)


def test_the_checklist_adds_up_the_time(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """The choice stands in its order with all there is to tick, and the time it takes together."""
    page = open_page(START, WINDOW)
    total = page.locator("[data-own-total]")
    for codes in ((OTHER, FORM, ADVICE, ONE, SITUATION), (THIRD, OTHER)):
        keep(page, *codes)
        chosen = [real_handbook.by_code[code] for code in codes]
        timed = [one for one in chosen if isinstance(one, Intervention | ConversationForm)]
        glances = [one.at_a_glance for one in timed if one.at_a_glance]
        minutes = sum(glance.minutes for glance in glances)
        preparation = sum(glance.preparation_minutes for glance in glances)
        text = (
            f"Tijd samen: {dutch_duration(minutes)}. Voorbereiding: {dutch_duration(preparation)}."
        )
        if len(timed) < len(chosen):
            text += " Aanbevelingen en situaties tellen niet mee."
        expect(total).to_have_text(text if timed else "")
        for one in chosen:
            items: list[str]
            match one:
                case Intervention():
                    items = [item for moment in one.checklist.moments for item in moment.items]
                case ConversationForm():
                    items = [
                        f"{step.title} ({dutch_duration(step.minutes)}). {step.text}"
                        for step in one.steps
                    ]
                case Recommendation():
                    items = list(one.start or one.actions)
                case Situation():
                    items = list(one.first or one.signals)
                case _:
                    items = []
            block = page.locator(f"[data-own-blocks] [data-code={one.code}]")
            expect(block.get_by_role("checkbox")).to_have_count(len(items))
            expect(block.locator(".ticks li")).to_have_text(items)
            expect(block.get_by_role("link", name=one.title)).to_be_visible()


def test_the_order_changes_with_the_keyboard(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Whoever moves an entry with the keyboard stays on it, and hears its new place."""
    page = open_page(START, WINDOW)
    keep(page, ONE, OTHER, ADVICE)
    title = real_handbook.by_code[ONE].title
    earlier = page.get_by_role("button", name=f"Omhoog: {title}")
    later = page.get_by_role("button", name=f"Omlaag: {title}")
    expect(earlier).to_be_disabled()
    later.focus()
    page.keyboard.press("Enter")
    expect_codes(page, OTHER, ONE, ADVICE)
    said(page, f"{ONE} staat nu op plaats 2 van 3.")
    expect(later).to_be_focused()
    page.keyboard.press("Space")
    expect_codes(page, OTHER, ADVICE, ONE)
    said(page, f"{ONE} staat nu op plaats 3 van 3.")
    expect(later).to_be_disabled()
    expect(earlier).to_be_focused()
    page.keyboard.press("Enter")
    said(page, f"{ONE} staat nu op plaats 2 van 3.")
    expect(earlier).to_be_focused()
    page.reload()
    expect_codes(page, OTHER, ONE, ADVICE)
    assert page.url.endswith(f"?s={OTHER}.{ONE}.{ADVICE}")


def test_removing_and_emptying_can_be_undone(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """One entry or all of them go at a press, and come back at another."""
    page = open_page(START, WINDOW)
    keep(page, ONE, OTHER, ADVICE)
    remove = {
        code: page.get_by_role("button", name=f"Haal weg: {real_handbook.by_code[code].title}")
        for code in (ONE, OTHER, ADVICE)
    }
    remove[OTHER].click()
    expect_codes(page, ONE, ADVICE)
    expect(number(page)).to_have_text("2")
    expect(remove[ADVICE]).to_be_focused()
    said(page, f"{OTHER} is van je checklist af.")
    press(page, "Zet terug")
    expect_codes(page, ONE, OTHER, ADVICE)
    press(page, "Maak leeg")
    said(page, "wat je koos, aanvinkte en opschreef is weg. Je terugblikken blijven.")
    expect(page.get_by_text("Je checklist is nog leeg.")).to_be_visible()
    expect_codes(page)
    expect(number(page)).to_be_empty()
    assert page.url.endswith(OWN)
    press(page, "Zet terug")
    expect_codes(page, ONE, OTHER, ADVICE)
    expect(page.get_by_text("Je checklist is nog leeg.")).to_be_hidden()
    for left, code in ((2, ADVICE), (1, ONE), (0, OTHER)):
        remove[code].click()
        expect(page.locator("[data-own-blocks] > .block")).to_have_count(left)
    # The focus is somewhere, also when the last entry is gone.
    assert page.evaluate("document.activeElement.closest('[data-own]') !== null")


def test_what_is_filled_in_stays_and_prints(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Title, team, date, notes and ticks are there after a reload and on paper; no button is."""
    page = open_page(START, WINDOW)
    keep(page, THIRD, ADVICE)
    page.get_by_label("Titel", exact=True).fill("Studiedag <b>maart</b>")
    page.get_by_label("School of team", exact=True).fill("Team De Regenboog")
    page.get_by_label("Datum", exact=True).fill("2027-03-09")
    page.get_by_label("Aantekeningen", exact=True).fill("Koffie zetten\nRonja vragen")
    page.get_by_role("checkbox").nth(1).check()
    page.reload()
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Studiedag <b>maart</b>")
    expect(page.get_by_label("School of team", exact=True)).to_have_value("Team De Regenboog")
    expect(page.get_by_label("Datum", exact=True)).to_have_value("2027-03-09")
    expect(page.get_by_label("Aantekeningen", exact=True)).to_have_value(
        "Koffie zetten\nRonja vragen"
    )
    checked = page.get_by_role("checkbox").evaluate_all("all => all.map((box) => box.checked)")
    assert [place for place, is_checked in enumerate(checked) if is_checked] == [1]
    expect(page.get_by_role("heading", level=1)).to_contain_text("Studiedag <b>maart</b>")
    paper = text_of(printed(page))
    chosen = real_handbook.by_code[THIRD]
    assert isinstance(chosen, Intervention)
    for part in (
        *("Studiedag <b>maart</b>", "Team De Regenboog", "9 maart 2027"),
        *("Koffie zetten Ronja vragen", chosen.title, real_handbook.by_code[ADVICE].title),
        *(item for moment in chosen.checklist.moments for item in moment.items),
        *(f"?s={THIRD}.{ADVICE}", f"editie {dutch_date(real_handbook.edition)}"),
    ):
        assert part in paper, part
    for code, record in real_handbook.by_code.items():
        if code not in {THIRD, ADVICE}:
            assert record.title not in paper, code
    for furniture in (
        "Haal weg",
        "Kopieer",
        "Maak leeg",
        "Titel",
        "Wis alles",
        "Zoeken",
        "Zet bij",
    ):
        assert furniture not in paper, furniture
    page.emulate_media(media="print")
    expect(page.locator("button:visible, input:not([type=checkbox]):visible")).to_have_count(0)
    expect(page.get_by_role("checkbox").nth(1)).to_be_visible()


def test_a_shared_choice_leaves_your_own_alone_until_you_ask(
    open_page: Callable[..., Page],
) -> None:
    """Who opens a colleague's link sees that choice, and loses nothing of their own."""
    page = open_page(f"{OWN}?s={ONE}.{OTHER}.{ADVICE}", WINDOW)
    expect_codes(page, ONE, OTHER, ADVICE)
    expect(page.get_by_text("Je hebt zelf nog niets gekozen.")).to_be_visible()
    expect(number(page)).to_be_empty()
    assert kept(page) is None
    keep(page, THIRD, OTHER)
    before = kept(page)
    page.goto(f"{OWN}?s={ONE}.{OTHER}.{ADVICE}")
    expect_codes(page, ONE, OTHER, ADVICE)
    expect(page.get_by_text("Deze keuze is met je gedeeld.")).to_be_visible()
    expect(page.get_by_text("Je eigen checklist (2) blijft staan")).to_be_visible()
    expect(page.get_by_label("Titel", exact=True)).to_be_hidden()
    expect(
        page.get_by_role("button", name=re.compile("Haal weg|Omhoog|Omlaag|leeg"))
    ).to_have_count(0)
    expect(number(page)).to_have_text("2")
    assert kept(page) == before
    page.reload()
    expect_codes(page, ONE, OTHER, ADVICE)
    press(page, "Toon mijn eigen checklist")
    expect_codes(page, THIRD, OTHER)
    expect(page.get_by_text("Deze keuze is met je gedeeld.")).to_be_hidden()
    assert kept(page) == before
    page.goto(f"{OWN}?s={ONE}.{OTHER}.{ADVICE}")
    press(page, "Voeg toe aan mijn checklist")
    expect_codes(page, THIRD, OTHER, ONE, ADVICE)
    press(page, "Zet terug")
    expect_codes(page, THIRD, OTHER)
    page.goto(f"{OWN}?s={ONE}.{OTHER}.{ADVICE}")
    press(page, "Maak dit mijn checklist")
    expect_codes(page, ONE, OTHER, ADVICE)
    expect(number(page)).to_have_text("3")
    page.goto(OWN)
    expect_codes(page, ONE, OTHER, ADVICE)


def test_a_damaged_link_shows_what_it_can(open_page: Callable[..., Page]) -> None:
    """Small letters count, what is not known is named in plain words, and nothing is run."""
    page = open_page(f"{OWN}?s={ONE.lower()}.X9.<b>.", WINDOW)
    line = page.locator("[data-own-unknown]")
    expect_codes(page, ONE)
    expect(line).to_contain_text("X9, B zijn hier niet bekend.")
    expect(line).to_contain_text("De rest staat hieronder.")
    expect(line.locator("*")).to_have_count(0)
    press(page, "Maak dit mijn checklist")
    expect(number(page)).to_have_text("1")
    page.evaluate("localStorage.clear()")
    for damaged, codes, names in (
        (f"{ONE[0]}.S999.{OTHER.lower()}", [OTHER], f"{ONE[0]}, S999 zijn"),
        (f"{ONE}.{ONE},{FORM.lower()}%20{ADVICE.lower()}", [ONE, FORM, ADVICE], None),
        ("<img src=x onerror=alert(1)>", [], "IMG, SRC, X, ONERROR, ALERT, 1 zijn"),
        ("%E0%A4%A.__proto__", [], "PROTO"),
        ("...", [], None),
    ):
        page.goto(f"{OWN}?s={damaged}")
        expect_codes(page, *codes)
        expect(page.get_by_text("Je checklist is nog leeg.")).to_be_visible(visible=not codes)
        if names:
            expect(line).to_contain_text(names)
        else:
            expect(line).to_be_hidden()
        expect(page.locator("article img")).to_have_count(0)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_the_link_and_the_qr_codes_open_the_same_choice(
    open_page: Callable[..., Page], served: str, tmp_path: Path
) -> None:
    """Copied, scanned from the screen or scanned from paper: the address shows this choice."""
    page = open_page(START, WINDOW)
    keep(page, OTHER, FORM, SITUATION)
    expected = f"{served}{OWN}?s={OTHER}.{FORM}.{SITUATION}"
    press(page, "QR-code")
    dialog = page.get_by_role("dialog", name="Scan deze code voor de checklist")
    expect(dialog).to_contain_text(expected)
    assert read_qr(dialog.screenshot()) == expected
    press(page, "Sluit")
    expect(dialog).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    last = len(PdfReader(io.BytesIO(pdf)).pages)
    (tmp_path / "print.pdf").write_bytes(pdf)
    (tmp_path / "print.typ").write_text(
        f'#set page(width: 210mm, height: 297mm, margin: 0mm)\n#image("print.pdf", page: {last})'
    )
    sheet = typst.compile(tmp_path / "print.typ", format="png", ppi=150)
    assert isinstance(sheet, bytes)
    assert read_qr(sheet) == expected
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Kopieer de link")
    said(page, f"Gekopieerd: {expected}")
    assert page.evaluate("navigator.clipboard.readText()") == expected
    receiver = open_page(expected, WINDOW)
    expect_codes(receiver, OTHER, FORM, SITUATION)
    # A link to a choice that came by a link is that of the choice, not of one's own.
    receiver.goto(f"{OWN}?s={ADVICE.lower()}.{ONE.lower()}")
    receiver.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(receiver, "Kopieer de link")
    said(receiver, f"Gekopieerd: {served}{OWN}?s={ADVICE}.{ONE}")


def test_a_garbled_storage_breaks_nothing(open_page: Callable[..., Page]) -> None:
    """Whatever another version or a hand left in the storage, one can choose."""
    page = open_page(START, WINDOW)
    million = "x" * 1_000_000
    twice = f'"codes":[1,"x","{ONE}","{ONE}"]'
    for form, (garbled, codes) in zip(
        TODAY.conversation_forms,
        (
            ("{", []),
            ("[]", []),
            (f'{{{twice},"ticks":7,"title":["a"],"date":"gisteren"}}', [ONE]),
            (f'{{"codes":["Z99","{OTHER}"],"notes":"{million}"}}', [OTHER]),
            (million, []),
        ),
        strict=False,
    ):
        other = form.code
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, garbled])
        page.goto(f"{OWN}?s={other}")
        expect_codes(page, other)
        press(page, "Voeg toe aan mijn checklist" if codes else "Maak dit mijn checklist")
        expect_codes(page, *codes, other)
        expect(page.locator("[data-own-unkept]")).to_be_hidden()
        found = page.evaluate("key => JSON.parse(localStorage[key]).codes", KEY)
        assert [code for code in found if code != "Z99"] == [*codes, other]


def test_a_full_storage_costs_only_that_it_is_not_kept(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Choosing, ordering and printing work where nothing can be kept, and the page says so."""
    page = open_page("", WINDOW)
    page.context.add_init_script(FULL)
    page.goto(PAGE)
    button = choose(page, real_handbook.by_code[ONE].title)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number(page)).to_have_text("1")
    said(page, "Je browser bewaart dit niet")
    page.goto(f"{OWN}?s={ONE}.{OTHER}")
    press(page, "Maak dit mijn checklist")
    check_unkept(page, real_handbook)


def check_unkept(page: Page, handbook: Handbook) -> None:
    """Hold that the choice of two can be used though it is not kept, and that the page says so."""
    expect_codes(page, ONE, OTHER)
    expect(number(page)).to_have_text("2")
    expect(page.get_by_text("Je browser bewaart hier niets")).to_be_visible()
    page.get_by_role("button", name=f"Omlaag: {handbook.by_code[ONE].title}").click()
    expect_codes(page, OTHER, ONE)
    page.get_by_label("Titel", exact=True).fill("Studiedag")
    page.get_by_role("checkbox").first.check()
    paper = text_of(printed(page))
    assert "Studiedag" in paper
    assert handbook.by_code[OTHER].title in paper
    assert "Je browser bewaart hier niets" not in paper
    page.get_by_role("button", name=f"Haal weg: {handbook.by_code[ONE].title}").click()
    expect_codes(page, OTHER)
    expect(page.get_by_role("checkbox").first).to_be_checked()


def test_a_refused_storage_costs_only_that_it_is_not_kept(
    browser: Browser, served: str, real_handbook: Handbook
) -> None:
    """With all site data blocked the checklist works, and no script fails."""
    page = browser.new_page(base_url=served)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error.stack)))
    page.add_init_script(REFUSED)
    page.goto(PAGE)
    button = choose(page, real_handbook.by_code[ONE].title)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number(page)).to_have_text("1")
    said(page, "Je browser bewaart dit niet")
    page.goto(f"{OWN}?s={ONE}.{OTHER}")
    press(page, "Maak dit mijn checklist")
    check_unkept(page, real_handbook)
    page.on("dialog", lambda dialog: dialog.accept())
    press(page, "Wis alles wat dit handboek hier bewaart")
    expect_codes(page)
    assert failed == []
    page.close()


def test_everything_that_is_kept_can_be_wiped(open_page: Callable[..., Page]) -> None:
    """On a shared computer one press, once confirmed, leaves nothing of what was filled in."""
    page = open_page(START, WINDOW)
    keep(page, ONE, OTHER)
    page.get_by_label("Titel", exact=True).fill("Studiedag")
    page.get_by_role("checkbox").first.check()
    others = ["/ander-handboek/.__palette", "andere.site"]
    page.evaluate("keys => keys.forEach((key) => localStorage.setItem(key, 'blijft'))", others)
    before = kept(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    press(page, "Wis alles wat dit handboek hier bewaart")
    assert kept(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Wis alles wat dit handboek hier bewaart")
    expect(page.get_by_text("Je checklist is nog leeg.")).to_be_visible()
    expect(number(page)).to_be_empty()
    said(page, "Alles is gewist.")
    assert sorted(page.evaluate("Object.keys(localStorage)")) == others
    page.goto(f"{OWN}?s={ONE}")
    press(page, "Maak dit mijn checklist")
    expect(page.get_by_label("Titel", exact=True)).to_be_empty()
    expect(page.get_by_role("checkbox").first).not_to_be_checked()


def test_two_tabs_agree(open_page: Callable[..., Page], real_handbook: Handbook) -> None:
    """What is chosen in one tab counts, and stands on the checklist, in the other."""
    page = open_page(PAGE, WINDOW)
    other = page.context.new_page()
    other.goto(OWN)
    button = choose(page, real_handbook.by_code[ONE].title)
    expect(number(other)).to_have_text("1")
    expect_codes(other, ONE)
    press(other, "Maak leeg")
    expect(number(page)).to_be_empty()
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("path", [OWN, "interventies/"])
def test_without_javascript_nothing_promises_a_checklist(
    path: str, browser: Browser, served: str
) -> None:
    """The page explains itself and leads to the checklists on paper; no dead button shows."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{served}{path}?s={ONE}")
    expect(page.locator("article").get_by_role("button")).to_have_count(0)
    expect(page.locator(".block:visible, article input:visible")).to_have_count(0)
    if path == OWN:
        reason = page.locator("noscript p")  # Playwright's words and roles pass over it
        expect(reason).to_be_visible()
        expect(reason).to_contain_text("Deze pagina werkt alleen met JavaScript")
        reason.locator("a").click()
        expect(page).to_have_url(f"{served}checklists/")
    page.close()
