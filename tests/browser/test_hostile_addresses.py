"""What a hostile link, a paste or a garbled storage does to a page: nothing that harms a reader."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.model.handbook import Handbook
from tests.support.project import PALETTE

# A server that unpacks the path sends the page below it; to a script the path starts with a host.
ELSEWHERE = "/evil.example/..%2f/"
BOOK = "les " * 50_000
# Sets a field as a script or an old browser can, past `maxlength`.
FILL = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_the_own_checklist_stays_at_its_host(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """The button that leads from a shared choice to one's own leads to no other host."""
    one, other, third = (entry.code for entry in real_handbook.interventions[:3])
    page = open_page(f"{served}{ELSEWHERE}mijn-checklist/?s={other}.{third}")
    page.evaluate("codes => handboek.store.set({ codes })", [one])
    page.get_by_role("button", name="Toon mijn eigen checklist").click()
    expect(page.locator("[data-own-blocks] > .block")).to_have_count(1)
    expect(page).to_have_url(f"{served}{ELSEWHERE}mijn-checklist/?s={one}")
    page.get_by_role("button", name="Maak leeg").click()
    expect(page).to_have_url(f"{served}{ELSEWHERE}mijn-checklist/")


def test_a_filter_and_the_search_keep_their_address(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """Below a path that starts with a host they work, and write to the address of the page."""
    page = open_page(f"{served}{ELSEWHERE}interventies/")
    theme = real_handbook.themes[1]
    page.get_by_label("Thema").select_option(theme.code)
    rows = page.locator("[data-filtered] .row:visible")
    expect(rows).to_have_count(len(theme.interventions))
    expect(page).to_have_url(f"{served}{ELSEWHERE}interventies/?thema={theme.code}")
    page = open_page(f"{served}{ELSEWHERE}zoeken/?q=feedback")
    page.get_by_role("main").get_by_role("searchbox").fill("")
    expect(page).to_have_url(f"{served}{ELSEWHERE}zoeken/")


@pytest.mark.parametrize("uri", ["d3/", "D3", "d3/?van=kaart#aanpak", "bestaat-niet/"])
def test_whatever_leads_on_leads_to_its_own_host(
    uri: str, open_page: Callable[..., Page], served: str
) -> None:
    """Short addresses and the page for wrong ones stay where they are."""
    page = open_page(f"{served}{ELSEWHERE}{uri}")
    page.wait_for_load_state("networkidle")
    assert page.url.startswith(f"{served}/")


def test_no_more_is_read_than_a_person_types(open_page: Callable[..., Page]) -> None:
    """A book in the address or in a field is looked for by its start, and written no further."""
    page = open_page(f"zoeken/?q={BOOK[:7000]}")
    field = page.get_by_role("main").get_by_role("searchbox")
    expect(page.locator("[data-search-here] [data-search-status]")).not_to_be_empty()
    longest = int(field.get_attribute("maxlength") or 0)
    assert len(field.input_value()) == longest
    field.evaluate(FILL, f"team {BOOK}")
    expect(page).to_have_url(re.compile(r"\?q=team%20les"))
    assert len(page.url) < 4 * longest
    page = open_page(f"interventies/?woorden={BOOK[:7000]}")
    field = page.get_by_label("Woorden")
    assert len(field.input_value()) == longest
    field.evaluate(FILL, f"team {BOOK}")
    expect(page).to_have_url(re.compile(r"woorden=team\+les"))
    assert len(page.url) < 4 * longest


def test_an_unknown_choice_does_not_fill_the_page(open_page: Callable[..., Page]) -> None:
    """What an address names that is no code is told, up to what a choice can hold."""
    page = open_page(f"mijn-checklist/?s={'.'.join(f'Q{number}' for number in range(1400))}.D1")
    told = page.locator("[data-own-unknown]")
    expect(told).to_contain_text("Q0, Q1")
    assert len(told.text_content() or "") < 3000


@pytest.mark.parametrize(
    "held", ["5", '"x"', "{}", "[]", "true", "{", '{"index": 1.5}', '{"index": 1, "color": 5}',
             '{"index": 7, "color": {"scheme": "roze"}}', '{"color": {"scheme": "slate"}}'],
)  # fmt: skip
def test_a_garbled_choice_of_colours_is_none(held: str, open_page: Callable[..., Page]) -> None:
    """The colours are those of the system, and the button that changes them is there and works."""
    page = open_page("over/")
    page.evaluate(
        "({ key, held }) => localStorage.setItem(key, held)", {"key": PALETTE, "held": held}
    )
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    button = page.locator("[data-md-component=palette] label:visible")
    expect(button).to_have_count(1)
    button.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", PALETTE))
    assert (kept["index"], kept["color"]["scheme"]) == (1, "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
