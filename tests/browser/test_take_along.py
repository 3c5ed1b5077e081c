"""What one browser keeps, taken along to another: as a file, as text and as a series of codes."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from checks.pages import TODAY

PAGE = "meenemen/"
CODES = [one.code for one in TODAY.interventions[:2]]
# More than fits in one code, and nothing that deflates to little.
NOTES = " ".join(str(at * 7919 % 99991) for at in range(500))
KEPT = {
    "handboek.mijn-checklist": {"codes": CODES, "ticks": [f"{CODES[0]}.before.1"], "notes": NOTES},
    "handboek.draaiboeken": {
        "version": 1,
        "current": "a",
        "plans": [{"id": "a", "title": "Studiedag", "items": [{"code": CODES[0]}]}],
    },
    "handboek.jaarplan": {
        "version": 1,
        "plans": [{"year": 2026, "entries": [{"code": CODES[0], "weeks": [9]}]}],
    },
    "handboek.terugblik": {
        CODES[0]: {"done": "2027-03-03", "expected": "", "seen": "Stilte.", "keep": ""}
    },
}


def keep(page: Page, kept: dict[str, object]) -> None:
    """Let a browser keep things, as pages of the handbook do."""
    page.evaluate(
        "kept => { for (const [key, value] of Object.entries(kept))"
        " localStorage.setItem(key, JSON.stringify(value)); }",
        kept,
    )
    page.reload()


def held(page: Page) -> dict[str, object]:
    """Return what a browser keeps under the names that this test uses."""
    text = page.evaluate("JSON.stringify({ ...localStorage })")
    return {key: json.loads(value) for key, value in json.loads(text).items() if key in KEPT}


def paste(page: Page, kept: dict[str, object]) -> None:
    """Paste what another browser keeps, and let the page read it."""
    along = {"what": "Handboek professionele dialoog", "version": 1, "kept": kept}
    page.get_by_label("Of plak hier de tekst").fill(json.dumps(along))
    page.get_by_role("button", name="Lees de tekst").click()


@pytest.fixture
def first(open_page: Callable[..., Page]) -> Page:
    """A browser that keeps something of everything."""
    page = open_page(PAGE)
    keep(page, KEPT)
    return page


def test_a_file_brings_all_of_it_after_one_saw_what_it_replaces(
    first: Page, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """Nothing changes before one says so; what is not ticked stays; all of it can be put back."""
    with first.expect_download() as download:
        first.get_by_role("button", name="Bewaar als bestand").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    other = open_page(PAGE)
    keep(other, {"handboek.jaarplan": {"version": 1, "plans": [{"year": 2027}]}})
    before = held(other)
    other.get_by_label("Bestand").set_input_files(path)
    preview = other.locator("[data-along-preview]")
    expect(preview).to_contain_text("2 onderdelen, 1 vinkje")
    expect(preview).to_contain_text("Dit verdwijnt hier: 1 jaarplan.")
    expect(preview.get_by_role("heading")).to_have_text("Dit wordt vervangen")
    assert held(other) == before
    preview.get_by_label("Draaiboeken").uncheck()
    other.get_by_role("button", name="Vervang wat is aangevinkt").click()
    after = held(other)
    assert set(after) == set(KEPT) - {"handboek.draaiboeken"}
    assert after["handboek.terugblik"] == KEPT["handboek.terugblik"]
    other.goto("jaarplan/")
    expect(other.locator(f"[data-moment='{CODES[0]}-9']")).to_be_visible()
    other.goto("mijn-checklist/")
    expect(other.locator("[data-own-blocks] .block")).to_have_count(len(CODES))
    other.goto(PAGE)
    after = held(other)
    other.get_by_label("Bestand").set_input_files(path)
    other.get_by_role("button", name="Vervang wat is aangevinkt").click()
    assert set(held(other)) == set(KEPT)
    other.get_by_role("button", name="Zet terug").click()
    assert held(other) == after


def test_codes_that_a_telephone_scans_one_by_one_bring_it_too(
    first: Page, open_page: Callable[..., Page]
) -> None:
    """Each code is an address that opens the page with its part; the last one shows the preview."""
    asked: list[str] = []
    first.get_by_role("button", name="Toon QR-codes").click()
    expect(first.locator("[data-along-which]")).to_contain_text("Code 1 van")
    addresses = []
    while True:
        picture = first.locator("[data-along-code]").screenshot()
        addresses += [one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]
        more = first.get_by_role("button", name="Volgende")
        if more.is_disabled():
            break
        more.click()
    assert len(addresses) > 1
    other = open_page(PAGE)
    other.on("request", lambda request: asked.append(request.url))
    for count, address in enumerate(addresses[::-1], 1):
        other.goto("over/")
        other.goto(address)
        if count < len(addresses):
            is_in = (
                f"{count} van de {len(addresses)} delen {'is' if count == 1 else 'zijn'} binnen."
            )
            expect(other.locator("[data-along-said]")).to_contain_text(is_in)
    expect(other.locator("[data-along-preview]")).to_be_visible()
    assert "deel=" not in other.url
    assert not [url for url in asked if "deel" in url and "#" not in url]
    expect(other.get_by_role("heading", name="Dit komt hier te staan")).to_be_focused()
    other.get_by_role("button", name="Zet hier neer wat is aangevinkt").click()
    assert set(held(other)) == set(KEPT)


@pytest.mark.parametrize("allowed", [True, False])
def test_what_is_copied_as_text_is_not_shown(allowed: bool, first: Page) -> None:
    """Who copies everything would have private notes across the screen, and over the QR code."""
    first.evaluate(
        "allowed => Object.defineProperty(navigator, 'clipboard', { value: { writeText: "
        "async text => { if (!allowed) throw new Error(); window.copied = text; } } })",
        allowed,
    )
    first.get_by_role("button", name="Kopieer als tekst").click()
    expect(first.locator("[data-along-things]")).to_contain_text(
        "Draaiboeken · 1 draaiboek: je eigen bijeenkomsten, met namen en notities."
    )
    words = "Gekopieerd. Plak de tekst" if allowed else "Bewaar het als bestand."
    said = first.get_by_role("status").filter(has_text=words)
    expect(said).to_be_visible()
    expect(said).not_to_contain_text("handboek.mijn-checklist")
    assert (NOTES in (first.evaluate("window.copied") or "")) == allowed


def test_what_a_later_edition_keeps_is_told_and_stays(open_page: Callable[..., Page]) -> None:
    """Who brings a file to a device with a later edition loses nothing there, and reads why."""
    later: dict[str, object] = {"handboek.jaarplan": {"version": 2, "years": []}}
    told = "Jaarplannen: een latere editie bewaart dit hier. Het blijft zoals het is."
    other = open_page(PAGE)
    keep(other, later)
    expect(other.locator("[data-along-things]")).to_contain_text("Het gaat niet mee.")
    expect(other.locator("[data-along-none]")).to_be_hidden()
    paste(other, KEPT)
    preview = other.locator("[data-along-preview]")
    expect(preview.get_by_role("checkbox")).to_have_count(len(KEPT) - 1)
    expect(preview).to_contain_text(told)
    other.get_by_role("button", name="Zet hier neer wat is aangevinkt").click()
    assert held(other)["handboek.jaarplan"] == later["handboek.jaarplan"]
    assert set(held(other)) == set(KEPT)
    paste(other, {"handboek.jaarplan": KEPT["handboek.jaarplan"]})
    expect(other.locator("[data-along-said]")).to_have_text(f"{told} Er is niets veranderd.")
    expect(preview).to_be_hidden()


@pytest.mark.parametrize(
    "text",
    ["", "zomaar tekst", '{"what":"iets anders"}', "#deel=00000000.z.1.1.AAAA", '{"what":"Handb'],
)
def test_what_is_foreign_or_broken_gets_a_sentence_and_changes_nothing(
    text: str, first: Page
) -> None:
    """A wrong file never replaces anything."""
    before = held(first)
    first.get_by_label("Of plak hier de tekst").fill(text)
    first.get_by_role("button", name="Lees de tekst").click()
    expect(first.locator("[data-along-said]")).to_contain_text("Er is niets veranderd.")
    expect(first.locator("[data-along-preview]")).to_be_hidden()
    assert held(first) == before
