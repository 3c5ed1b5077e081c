"""What stands around the text: the menu, and what one does with a page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from checks.pages import DESKTOP, PHONE, TODAY, page_path
from macros.model.handbook import Handbook
from macros.shared.dutch import dutch_duration
from tests.support.pages import KINDS

ENTRY = TODAY.interventions[0]
PAGE = page_path(ENTRY)
HIGHEST_HEADER = 64  # pixels, on a phone


def test_the_header_leaves_a_phone_to_the_page(open_page: Callable[..., Page], served: str) -> None:
    """On a page of each kind it takes 64 pixels at most."""
    page = open_page("", PHONE)
    for kind in ("home", "situation", "interventions", "own checklist, empty", "search"):
        page.goto(f"{served}{KINDS[kind]}")
        height = page.get_by_role("banner").evaluate("one => one.offsetHeight")
        assert 0 < height <= HIGHEST_HEADER, kind


@pytest.mark.parametrize("width", [320, 360, 390, 430])
def test_the_name_of_the_handbook_stands_clear_of_what_one_presses(
    open_page: Callable[..., Page], width: int
) -> None:
    """On telephones of every width, no letter of it comes below the picture to search with."""
    page = open_page("", {"width": width, "height": 844})
    name, search = page.locator(".site-name"), page.locator(".site-search")
    ends = name.evaluate(
        """one => {
          const text = document.createRange();
          text.selectNodeContents(one);
          return text.getBoundingClientRect().right;
        }"""
    )
    beside = search.bounding_box()
    assert beside
    assert ends <= beside["x"]
    header = page.get_by_role("banner").bounding_box()
    assert header
    assert header["height"] <= HIGHEST_HEADER


def test_colours_go_by_the_device_until_one_chooses(open_page: Callable[..., Page]) -> None:
    """Who came by day, and comes back when the telephone is dark, sees dark; a choice stays."""
    page = open_page("", PHONE)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_what_is_said_shows_above_what_folds_out(open_page: Callable[..., Page]) -> None:
    """On a phone, who puts an entry into a programme sees that it is there, and the way back."""
    page = open_page(PAGE, PHONE)
    page.get_by_role("button", name="Doe meer").click()
    page.get_by_role("button", name="In mijn draaiboek").click()
    back = page.get_by_role("button", name="Zet terug")
    expect(back).to_be_in_viewport(ratio=1)
    back.click()
    page.keyboard.press("Escape")
    expect(page.locator("body > [role=status]")).to_have_text("Teruggezet.")


def test_the_menu_folds_out_without_scripts(browser: Browser, served: str) -> None:
    """On a phone, with JavaScript refused, one press shows where one can go, and another goes."""
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{served}{PAGE}")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Situaties").click()
    expect(page).to_have_url(f"{served}situaties/")
    page.close()


def test_the_first_screen_of_a_phone_shows_the_ways_in(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """A field to search with and the four groups of situations, without scrolling."""
    page = open_page("", PHONE)
    field = page.get_by_role("article").get_by_role("searchbox")
    expect(field).to_be_in_viewport(ratio=1)
    groups = page.locator(".ways a")
    expect(groups).to_have_text([group for group, _ in real_handbook.situation_groups])
    for group in groups.all():
        expect(group).to_be_in_viewport(ratio=1)
    groups.last.click()
    expect(
        page.get_by_role("heading", name=real_handbook.situation_groups[-1][0])
    ).to_be_in_viewport()
    field.fill("ruzie")
    field.press("Enter")
    expect(page).to_have_url(f"{served}zoeken/?q=ruzie")
    expect(page.locator(".search-results a").first).to_be_visible()


def test_the_card_stays_in_sight_with_what_one_does(open_page: Callable[..., Page]) -> None:
    """Beside the text on a desk, however far one reads: facts, ways on, and where one is."""
    page = open_page(PAGE, DESKTOP)
    glance = ENTRY.at_a_glance
    assert glance
    card = page.locator(".page-card")
    expect(card.locator("dd")).to_have_text(
        [dutch_duration(glance.minutes), glance.group, glance.rhythm]
    )
    for name in ("PDF", "Presenteer", "QR-code", f"/{ENTRY.code.lower()}"):
        expect(card.get_by_role("link", name=name, exact=name == "PDF")).to_be_visible()
    current = card.locator("[aria-current=true]")
    for place in ("checklist", "valkuilen"):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", place)
        expect(current).to_have_attribute("href", f"#{place}")
        expect(card).to_be_in_viewport()
        expect(page.get_by_role("button", name="Op mijn checklist").first).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)


def test_title_and_actions_come_before_the_contents(open_page: Callable[..., Page]) -> None:
    """With Tab one meets the title's links, then what one does, then the list of parts."""
    page = open_page(PAGE, DESKTOP)
    marks = page.locator(
        "h1, .page-bar .choose, .card-actions a, .card-address a, .contents a, #aanpak"
    ).evaluate_all("all => all.map((one) => one.closest('.contents') ? 'contents' : one.tagName)")
    places = [marks.index(name) for name in ("H1", "BUTTON", "A", "contents", "H2")]
    assert places == sorted(places)


def test_a_theme_marks_the_part_that_is_read(open_page: Callable[..., Page]) -> None:
    """Also where a page has few parts."""
    page = open_page(page_path(TODAY.themes[0]), DESKTOP)
    page.evaluate("document.getElementById('interventies').scrollIntoView()")
    current = page.locator(".contents [aria-current=true]")
    expect(current).to_have_attribute("href", "#interventies")
