"""What a trainer shows to a group: slides and a QR code as large as the screen."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from checks.pages import TODAY
from macros.model import addresses, kinds
from macros.model.handbook import Handbook
from macros.model.records import Coded, Intervention
from macros.model.slides import has_team_slides, slides_of

SCREENS = [{"width": 1280, "height": 720}, {"width": 1920, "height": 1080}]
# One record of each kind.
KINDS = [TODAY.of_kind(kind)[-1].code for kind in kinds.KINDS]
ENTRY = TODAY.interventions[0]
SHORT = addresses.short_path(ENTRY)
# Shows the slides of each presentation in turn; gives their texts, and what does not fit.
SHOW_ALL = """
    async (folders) => {
        await document.fonts.ready;
        const bar = document.querySelector(".slide-nav").offsetHeight;
        const all = [];
        for (const folder of folders) {
            const request = new XMLHttpRequest();  // the policy refuses a text as a page
            request.open("GET", new URL(`../../${folder}presentatie/`, location.href));
            request.responseType = "document";
            await new Promise((resolve) => { request.onload = resolve; request.send(); });
            const page = request.response;
            document.body.dataset.theme = page.body.dataset.theme;
            document.querySelector("main").replaceWith(page.querySelector("main"));
            all.push([...document.querySelectorAll(".slide")].map((slide) => [
                slide.innerText,
                Math.max(
                    slide.scrollHeight - window.innerHeight,
                    slide.lastElementChild.getBoundingClientRect().bottom
                        - slide.getBoundingClientRect().bottom + bar,
                    slide.scrollWidth - slide.clientWidth,
                ),
            ]));
        }
        return all;
    }
"""


def folder(uri: str) -> str:
    """Return the address of a page, relative to the site's root."""
    return uri.removesuffix("index.html").removesuffix(".md").rstrip("/") + "/"


def number_of_slides(record: Coded) -> int:
    """Return how many slides a record has, with its title and its QR code."""
    return len(slides_of(record)) + 2


def read_qr(picture: bytes) -> str:
    """Return what the one QR code on a picture says."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(found.text)


def test_a_trainer_walks_through_the_slides(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """By arrow key, a presenter's remote, the space bar or a button, with the number said."""
    entry = max(real_handbook.by_code.values(), key=number_of_slides)
    page = open_page(folder(addresses.page_uri(entry)))
    page.get_by_role("link", name="Presenteer").click()
    expect(page).to_have_url(f"{served}{addresses.short_path(entry)}presentatie/")
    slides = page.locator(".slide")
    last = number_of_slides(entry)
    expect(slides).to_have_count(last)

    def expect_slide(place: int) -> None:
        expect(page.get_by_role("status")).to_have_text(f"{place} van {last}")
        expect(slides.nth(place - 1)).to_be_in_viewport(ratio=0.95)

    expect_slide(1)
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title)
    for key, place in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("Space", 4),
        ("ArrowDown", 5),
        ("ArrowLeft", 4),
        ("PageUp", 3),
        ("Shift+Space", 2),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 1),
        ("ArrowLeft", 1),
    ):
        page.keyboard.press(key)
        expect_slide(place)
        expect(slides.nth(place - 1)).to_be_focused()
    page.get_by_role("button", name="Volgende").click()
    expect_slide(2)
    page.get_by_role("button", name="Volgende").focus()
    page.keyboard.press("Space")
    expect_slide(3)
    page.get_by_role("button", name="Vorige").click()
    expect_slide(2)
    page.get_by_role("link", name="Terug naar de pagina").click()
    expect(page).to_have_url(f"{served}{folder(addresses.page_uri(entry))}")


def test_the_notes_open_at_the_slide_that_is_shown(open_page: Callable[..., Page]) -> None:
    """Who opens the notes halfway would read those of the first slide, and back the other way."""
    page = open_page(f"{SHORT}presentatie/#3")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Voor de begeleider").click()
    notes = popup.value
    expect(notes.get_by_role("status").first).to_have_text(re.compile("^3 van"))
    page.keyboard.press("ArrowRight")
    expect(notes.get_by_role("status").first).to_have_text(re.compile("^4 van"))
    with notes.expect_popup() as popup:
        notes.get_by_role("link", name="Open de dia’s").click()
    expect(popup.value.get_by_role("status").first).to_have_text(re.compile("^4 van"))


def test_every_slide_holds_one_thought_and_fits_the_screen(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Each step has a slide of its own, and nothing runs off the wall or behind the buttons."""
    page = open_page(f"{SHORT}presentatie/")
    records = real_handbook.by_code.values()
    folders = [addresses.short_path(record) for record in records]
    too_long: list[str] = []
    for screen in SCREENS:
        page.set_viewport_size({"width": screen["width"], "height": screen["height"]})
        # The slides of each record take the place of the first: all pages have one frame.
        shown = page.evaluate(SHOW_ALL, folders)
        for record, slides in zip(records, shown, strict=True):
            too_long += [
                f"{record.code}, slide {place}, {screen['width']} wide: {pixels} pixels too much"
                for place, (_, pixels) in enumerate(slides, 1)
                if pixels > 0
            ]
            check_texts(record, [text for text, _ in slides])
    assert too_long == []


def check_texts(record: Coded, slides: list[str]) -> None:
    """Hold that each slide has its own texts, in order."""
    if not has_team_slides(record):
        assert len(slides) == 1, record.code
        return
    assert len(slides) == number_of_slides(record), record.code
    for slide, text in zip(slides_of(record), slides[1:-1], strict=True):
        for part in (slide.title, *slide.texts):
            assert part in text, (record.code, part)


def test_a_room_scans_the_code(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """From the wall a telephone reads the short address, from a page of every kind."""
    page = open_page(folder(addresses.page_uri(ENTRY)), SCREENS[0])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer het korte adres").click()
    said = page.get_by_role("status").filter(has_text=f"Gekopieerd: {served}{SHORT}")
    expect(said).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}{SHORT}"
    page.get_by_role("link", name="QR-code", exact=True).click()
    expect(page).to_have_url(f"{served}{SHORT}qr/")
    for code in KINDS:
        record = real_handbook.by_code[code]
        short = f"{served}{addresses.short_path(record)}"
        page.goto(f"{short}qr/")
        expect(page.get_by_role("heading", level=1)).to_have_text(record.title)
        expect(page.get_by_text(addresses.printed(short), exact=True)).to_be_in_viewport(ratio=1)
        assert read_qr(page.screenshot()) == short
    short = f"{served}{SHORT}"
    page.goto(f"{short}presentatie/")
    page.keyboard.press("End")
    expect(page.get_by_role("img", name="QR-code van")).to_be_in_viewport(ratio=1)
    assert read_qr(page.screenshot()) == short


def test_code_and_address_fit_a_low_and_a_narrow_screen(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """On an old beamer, a laptop that shows large, a telephone: both are seen whole."""
    longest_title = max(real_handbook.situations, key=lambda record: len(record.title))
    short = f"{served}{addresses.short_path(longest_title)}"
    page = open_page(f"{short}qr/")
    for width, height in ((1280, 590), (1366, 650), (844, 390), (390, 844), (320, 568)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.get_by_role("img", name="QR-code van")).to_be_in_viewport(ratio=1)
        address = page.get_by_text(addresses.printed(short), exact=True).bounding_box()
        way_back = page.get_by_role("navigation").bounding_box()
        assert address and way_back
        assert address["y"] + address["height"] <= way_back["y"], (width, height)
        assert read_qr(page.screenshot()) == short, (width, height)


def test_slides_and_code_need_no_javascript(
    browser: Browser, served: str, real_handbook: Handbook
) -> None:
    """Without scripts one scrolls through the slides, and no button shows that does nothing."""
    entry = real_handbook.by_code[ENTRY.code]
    assert isinstance(entry, Intervention)
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page.goto(f"{served}{SHORT}presentatie/")
    for text in (entry.title, *(text for slide in slides_of(entry) for text in slide.texts)):
        expect(page.locator(".slide").get_by_text(text, exact=True)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.goto(f"{served}{SHORT}qr/")
    expect(page.get_by_role("heading", name=entry.title)).to_be_visible()
    assert read_qr(page.screenshot()) == f"{served}{SHORT}"
    page.get_by_role("link", name="Terug naar de pagina").click()
    expect(page).to_have_url(f"{served}{folder(addresses.page_uri(entry))}")
    page.close()


def test_search_engines_find_the_page_and_not_its_slides(
    site: Path, site_url: str, real_handbook: Handbook
) -> None:
    """Slides and QR pages stay out of search engines, and name the page that they belong to."""

    def check(record: Coded, uri: str) -> None:
        html = (site / uri).read_text(encoding="utf-8")
        assert re.search(r'<meta name="robots" content="noindex">', html), uri
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', html)
        assert canonical == site_url + folder(addresses.page_uri(record)), uri

    for record in real_handbook.by_code.values():
        check(record, addresses.qr_uri(record))
        check(record, addresses.presentation_uri(record))


def test_who_leads_sees_the_notes_and_both_windows_stay_together(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """The window with notes goes on, the wall follows; the address says which slide it is."""
    programme = real_handbook.programmes[0]
    short = addresses.short_path(programme)
    wall = open_page(f"{short}presentatie/#3")
    expect(wall.get_by_role("status")).to_have_text(f"3 van {number_of_slides(programme)}")
    notes = wall.context.new_page()
    notes.goto(f"{served}{short}begeleider/#3")
    slide = slides_of(programme)[1]
    expect(notes.get_by_text(slide.notes[-1].texts[0])).to_be_visible()
    notes.get_by_role("button", name="Volgende").click()
    expect(wall).to_have_url(f"{served}{short}presentatie/#4")
    wall.keyboard.press("ArrowLeft")
    expect(notes).to_have_url(f"{served}{short}begeleider/#3")
    notes.close()


def test_a_slide_with_minutes_has_a_clock(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Started by hand it counts down in words, and can be stopped."""
    programme = real_handbook.programmes[0]
    page = open_page(f"{addresses.short_path(programme)}presentatie/#3")
    slide = page.locator(".slide").nth(2)
    slide.get_by_role("button", name="Start de klok").click()
    expect(slide.get_by_role("timer")).to_contain_text("Nog")
    slide.get_by_role("button", name="Stop").click()
    expect(slide.get_by_role("timer")).to_have_text("")
