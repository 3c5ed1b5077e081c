"""The team check: seven members, each with a telephone of their own, and who adds up."""

import io
import re
from collections.abc import Callable

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from checks.pages import TODAY

PHONE = {"width": 390, "height": 800}
STATEMENTS = len(TODAY.team.statements)
MEMBERS = 7
DIVIDED = 2  # the number of the statement on which the invented team differs most
SECOND = TODAY.team.statements[DIVIDED - 1]
# What the browser keeps, wherever it can. Not what it kept of the pages before.
KEPT = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, await caches.keys(),
    (await indexedDB.databases()).map((one) => one.name),
])"""
# A browser that reads QR codes, and sees one and the same before its camera.
SCANNER = """
    window.BarcodeDetector = class {
        static async getSupportedFormats() { return ["qr_code"]; }
        async detect() { return [{ rawValue: window.before_the_camera }]; }
    };
    navigator.mediaDevices.getUserMedia = async () => {
        const canvas = document.createElement("canvas");
        canvas.getContext("2d");
        return canvas.captureStream(5);
    };
"""


def fill_in(page: Page, answers: list[int], *, offline: bool = False) -> str:
    """Answer the statements and return the code; hold that nothing is sent and nothing kept."""
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate(KEPT)
    page.context.set_offline(offline)
    for number, answer in enumerate(answers, 1):
        if answer:
            page.locator(f"input[name=stelling-{number}][value='{answer}']").check()
    page.get_by_role("button", name="Maak mijn code").click()
    expect(page.get_by_role("heading", name="Dit is je code")).to_be_visible()
    expect(page.get_by_role("img", name="QR-code met je antwoorden")).to_be_visible()
    code = str(page.locator("[data-team-letters]").text_content())
    assert page.evaluate(KEPT) == before
    assert asked == []
    return code


def answers_of(member: int) -> list[int]:
    """Return what an invented member answers: one statement divides the team."""
    return [(1 if member % 2 else 5) if one == DIVIDED else 3 for one in range(1, STATEMENTS + 1)]


def codes_of(page: Page, members: int) -> list[str]:
    """Return the codes of invented members, made one after another on one telephone."""
    page.goto("teamcheck/invullen/")
    codes = []
    for member in range(members):
        codes.append(fill_in(page, answers_of(member)))
        page.reload()
    return codes


def add_up(page: Page, text: str) -> None:
    """Paste codes and press the button."""
    page.get_by_label("Codes", exact=True).fill(text)
    page.get_by_role("button", name="Tel op").click()


def test_a_team_answers_and_sees_where_it_differs_and_nothing_leaves_a_browser(
    open_page: Callable[..., Page],
) -> None:
    """Seven browsers make codes; an eighth shows nothing below five, then the differences."""
    codes = [
        fill_in(open_page("teamcheck/invullen/", PHONE), answers_of(member), offline=member == 3)
        for member in range(MEMBERS)
    ]
    assert len(set(codes)) == MEMBERS
    assert all(re.fullmatch("[2-9A-HJKMNP-Z]{14}", code) for code in codes)
    page = open_page("teamcheck/optellen/", PHONE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    outcome = page.locator("[data-team-outcome]")
    add_up(page, f"{', '.join(codes[:4])}\n{codes[0].lower()}; ABC")
    expect(outcome).to_be_hidden()
    said = page.locator("[data-team-count]")
    expect(said).to_have_text("4 codes tellen mee. Vanaf 5 codes zie je een uitslag: nog 1.")
    problems = page.locator("[data-team-problems] > li")
    expect(problems).to_have_text([re.compile("telt één keer mee"), re.compile("heeft 3 tekens")])
    add_up(page, "\n".join(codes))
    expect(outcome).to_be_visible()
    expect(problems).to_have_count(0)
    first = page.locator("[data-team-list]").first.locator("> li").first
    expect(first).to_contain_text(SECOND.text)
    expect(first).to_contain_text("Hier verschillen jullie het meest")
    expect(first.locator("tbody td:not(:empty)")).to_have_text(
        ["3", "0", "0", "0", "4", re.compile("Twee collega’s verschillen gemiddeld 2,3 stappen.")]
    )
    entry = SECOND.interventions[0]
    first.get_by_role("button", name=f"{entry.title}: Op mijn checklist").click()
    expect(page.get_by_role("banner").locator("[data-choice-count]")).to_have_text("1")
    page.get_by_role("button", name="Bewaar deze ronde").click()
    kept = page.evaluate("localStorage.getItem('handboek.teamcheck')")
    assert not [code for code in codes if code in kept]
    page.get_by_label("Leg een eerdere ronde ernaast").select_option(index=1)
    expect(first.locator("tbody th")).to_have_count(2)
    assert asked == []


def test_codes_are_scanned_one_after_another(open_page: Callable[..., Page]) -> None:
    """Who adds up holds telephones before the camera: a code counts, something else is told."""
    page = open_page("teamcheck/invullen/", PHONE)
    page.add_init_script(SCANNER)
    code = fill_in(page, answers_of(1))
    picture = Image.open(io.BytesIO(page.locator("[data-team-qr]").screenshot()))
    (scanned,) = (found.text for found in zxingcpp.read_barcodes(picture))
    page.goto("teamcheck/optellen/")
    page.evaluate("(text) => { window.before_the_camera = text; }", scanned)
    page.get_by_role("button", name="Scan QR-codes").click()
    told = page.locator("[data-team-scanned]")
    expect(told).to_have_text("Binnen. 1 code telt mee.")
    page.evaluate("(text) => { window.before_the_camera = text; }", code)
    expect(told).to_have_text("Deze code telde al mee.")
    page.evaluate("window.before_the_camera = 'https://handboek.example/'")
    expect(told).to_have_text("Dit is geen code van deze teamcheck.")
    page.get_by_role("button", name="Klaar").click()
    expect(page.locator("[data-team-count]")).to_contain_text("1 code telt mee.")


def test_any_camera_app_brings_codes_which_stay_until_they_are_wiped(
    open_page: Callable[..., Page],
) -> None:
    """The address in a QR code opens a page that has all codes so far; a reload loses none."""
    page = open_page("teamcheck/invullen/", PHONE)
    addresses = []
    for member in range(3):
        fill_in(page, answers_of(member))
        picture = Image.open(io.BytesIO(page.locator("[data-team-qr]").screenshot()))
        addresses += [found.text for found in zxingcpp.read_barcodes(picture)]
        page.reload()
    page.goto("teamcheck/optellen/")
    for address in addresses:
        tab = page.context.new_page()
        tab.goto(address)
        expect(tab.get_by_role("status").filter(has_text="Binnen.")).to_be_visible()
        assert "#" not in tab.url
    count = page.locator("[data-team-count]")
    expect(count).to_contain_text("3 codes tellen mee.")
    page.reload()
    expect(count).to_contain_text("3 codes tellen mee.")
    page.get_by_role("button", name="Wis alle codes").first.click()
    expect(tab.locator("[data-team-count]")).to_be_empty()
    assert page.evaluate("Object.keys(localStorage).filter((key) => /codes/.test(key))") == []


def test_a_round_that_was_kept_is_seen_again_and_deleted_without_its_codes(
    open_page: Callable[..., Page],
) -> None:
    """Who wipes the codes, as the page says, would never see the round again, nor be rid of it."""
    page = open_page("teamcheck/", PHONE)
    codes = codes_of(page, 5)
    page.goto("teamcheck/optellen/")
    kept = page.locator("[data-team-kept]")
    expect(kept).to_be_hidden()
    add_up(page, "\n".join(codes))
    page.get_by_label("Datum van deze ronde").fill("2026-05-12")
    page.get_by_role("button", name="Bewaar deze ronde").click()
    said = page.locator("[data-team-rows]").all_inner_texts()
    page.get_by_role("button", name="Wis alle codes").first.click()
    page.reload()
    outcome = page.locator("[data-team-outcome]")
    expect(outcome).to_be_hidden()
    expect(kept.get_by_role("listitem")).to_contain_text("12 mei 2026, 5 codes")
    page.get_by_role("button", name="Bekijk de ronde van 12 mei 2026").click()
    expect(outcome).to_be_focused()
    expect(page.locator("[data-team-about]")).to_contain_text("Bewaarde ronde: 5 codes.")
    assert page.locator("[data-team-rows]").all_inner_texts() == said
    expect(outcome.get_by_role("button", name="Druk de uitslag af")).to_be_visible()
    expect(page.get_by_role("button", name="Bewaar deze ronde")).to_be_hidden()
    page.get_by_role("button", name="Verwijder de ronde van 12 mei 2026").click()
    expect(outcome).to_be_hidden()
    expect(kept).to_be_hidden()
    page.get_by_role("button", name="Zet terug").click()
    expect(kept.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Verwijder de ronde van 12 mei 2026").click()
    assert page.evaluate("localStorage.getItem('handboek.teamcheck')") is None


def test_the_result_shows_by_itself_once_there_are_enough_codes(
    open_page: Callable[..., Page],
) -> None:
    """Who scans the sixth code, or opens the page again, would see a number and no result."""
    page = open_page("teamcheck/", PHONE)
    *codes, last = codes_of(page, 6)
    page.goto("teamcheck/optellen/")
    count, about = page.locator("[data-team-count]"), page.locator("[data-team-about]")
    page.get_by_label("Codes", exact=True).fill("\n".join(codes[:4]))
    expect(about).to_be_hidden()
    page.get_by_label("Codes", exact=True).fill("\n".join(codes))
    expect(about).to_contain_text("Opgeteld: 5 codes.")
    page.goto(f"teamcheck/optellen/#code={last}")
    expect(count).to_have_text("6 codes tellen mee. De uitslag staat hieronder.")
    expect(about).to_contain_text("Opgeteld: 6 codes.")
    page.reload()
    expect(about).to_contain_text("Opgeteld: 6 codes.")
    page.get_by_role("button", name="Wis alle codes").first.click()
    expect(about).to_be_hidden()


def test_the_result_prints_on_two_sheets_that_say_of_which_day_it_is(
    open_page: Callable[..., Page],
) -> None:
    """Who brings a result on paper would have three sheets that say neither what nor when."""
    page = open_page("teamcheck/optellen/")
    rounds = [
        {"date": date, "edition": TODAY.team.edition, "members": 9, "counts": STATEMENTS * [counts]}
        for date, counts in (("2026-05-12", [2, 1, 2, 1, 3]), ("2026-11-20", [1, 3, 1, 3, 1]))
    ]
    kept = {"version": 1, "rounds": rounds}
    page.evaluate("kept => localStorage.setItem('handboek.teamcheck', JSON.stringify(kept))", kept)
    page.reload()
    page.get_by_role("button", name="Bekijk de ronde van 20 november 2026").click()
    page.evaluate("addEventListener('beforeprint', () => { window.printed = document.title; })")
    title = page.title()
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) <= 2
    text = " ".join(paper.pages[0].extract_text().split())
    assert text.startswith("Uitslag van de teamcheck van 20 november 2026")
    assert page.evaluate("window.printed") == "Uitslag van de teamcheck van 20 november 2026"
    assert page.title() == title
    page.get_by_label("Leg een eerdere ronde ernaast").select_option(index=1)
    assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= 3
