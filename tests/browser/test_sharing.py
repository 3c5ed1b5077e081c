"""What one takes from a page to elsewhere: a reference, and a card for a page of one’s own."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from checks.pages import DESKTOP, TODAY, page_path
from macros.model.addresses import short_path
from macros.model.handbook import Handbook
from macros.shared.dutch import dutch_date

ENTRY = TODAY.interventions[0]
PAGE = page_path(ENTRY)


def test_a_page_can_be_cited(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """In the form of APA: who, when, what, which edition, read on which day, and where."""
    page = open_page(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Citeer", exact=True).click()
    edition = real_handbook.edition
    line = (
        f"Handboek professionele dialoog. ({edition.year}). {ENTRY.title} "
        f"(editie {dutch_date(edition)}). "
        f"Geraadpleegd op {dutch_date(date.today())}, van {served}{PAGE}"
    )
    expect(page.locator(".cite")).to_contain_text(line)
    page.get_by_role("button", name="Kopieer de verwijzing").click()
    assert page.evaluate("navigator.clipboard.readText()") == line
    page.locator(".cite").get_by_role("link", name="BibTeX").click()
    expect(page.locator(".citation")).to_contain_text(f"@misc{{handboek{edition.year},")
    expect(page.locator(".citation")).to_contain_text(served)


def test_a_card_stands_in_a_page_of_someone_else(
    open_page: Callable[..., Page], served: str
) -> None:
    """The code that is copied is a frame with the title, what it is and a way to the page."""
    page = open_page(PAGE, DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer insluitcode").click()
    code = page.evaluate("navigator.clipboard.readText()")
    card = f"{served}{short_path(ENTRY)}kaart/"
    assert re.fullmatch(r"<iframe [^<>]*></iframe>", code)
    assert f'src="{card}"' in code
    assert f'title="{ENTRY.code} in het Handboek' in code
    page.goto(card)
    link = page.get_by_role("heading").get_by_role("link")
    expect(link).to_have_text(ENTRY.title)
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value).to_have_url(f"{served}{PAGE}")


def test_links_to_parts_of_a_page_are_named_and_in_sight(open_page: Callable[..., Page]) -> None:
    """A screen reader hears where each leads, in a page from data and in one by hand."""
    page = open_page(PAGE)
    expect(page.get_by_role("link", name="Link naar: Zo pak je het aan")).to_have_count(1)
    page.goto(page.url.replace(PAGE, "over/"))
    expect(page.get_by_role("link", name="Link naar: Hoe ver het onderzoek reikt")).to_have_count(1)


def test_what_is_on_paper_can_be_narrowed_down(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """By kind; what does not fit goes with its heading."""
    page = open_page("druk/")
    count = len(real_handbook.conversation_forms)
    kinds = page.get_by_role("combobox", name="Soort")
    kinds.select_option(label=f"Gespreksvormen ({count})")
    headings = page.locator("[data-filter-group] h2:visible")
    expect(headings).to_have_count(1)
    expect(page.locator(".papers li:visible")).to_have_count(count)
