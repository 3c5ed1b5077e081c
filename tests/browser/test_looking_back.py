"""Looking back: below an entry of two pages, all of it together, as a file and on paper."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import FilePayload, Page, expect

from checks.pages import TODAY
from macros.model.looking_back import next_after
from tests.support.pages import printed, text_of

# Two with something to do after them.
ONE, OTHER = [entry for entry in TODAY.interventions if next_after(entry)][:2]
SEEN = "Twee collega’s zeiden uit zichzelf wat ze zagen."


def look_back(page: Page, code: str, title: str, day: str) -> None:
    """Mark an entry of the page as done, and write what was seen."""
    part = page.locator(f"[data-looking-back={code}]")
    part.get_by_text("Gedaan? Kijk terug").click()
    part.get_by_label("Gedaan op").fill(day)
    part.get_by_label("Wat we zagen").fill(f"{SEEN} {title}")


def test_what_was_done_is_kept_printed_and_taken_to_another_browser(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """Two entries: filled in from the data, asked about later, on one A4, in Excel, elsewhere."""
    page = open_page(f"jaarplan/?j=2026&i={OTHER.code}-2")
    look_back(page, OTHER.code, OTHER.title, "2026-11-02")
    expect(page.locator("[data-year-months]")).to_contain_text(f"{OTHER.code} terugkijken")
    assert f"Gedaan: {OTHER.code} op 2 november 2026" in text_of(printed(page))
    page.goto(f"mijn-checklist/?s={ONE.code}")
    page.get_by_role("button", name="Maak dit mijn checklist").click()
    look_back(page, ONE.code, ONE.title, "2026-10-05")
    part = page.locator(f"[data-looking-back={ONE.code}]")
    expect(part.get_by_label("Wat we verwachtten")).to_have_value(ONE.sign_of_success or "")
    expect(part).to_contain_text(f"aan het team: {ONE.review_question}")
    expect(part).to_contain_text("Doe daarna:")
    with page.expect_download() as appointment:
        part.get_by_role("button", name="Zet in mijn agenda").click()
    assert f"UID:terugblik-{ONE.code}@" in appointment.value.path().read_text("utf-8")
    page.goto("terugkijken/")
    blocks = page.locator("[data-looking-list] > section")
    expect(blocks).to_have_count(2)
    paper = printed(page)
    assert len(paper.pages) == 1
    words = text_of(paper)
    assert all(f"{entry.code} {entry.title}" in words for entry in (ONE, OTHER))
    assert "Samen terugkijken op" in words
    files = {}
    for name, ending in (("Bewaar als bestand", "json"), ("Excel-bestand", "xlsx")):
        with page.expect_download() as made:
            page.get_by_role("button", name=name).click()
        files[ending] = tmp_path / f"terugblik.{ending}"
        made.value.save_as(files[ending])
    rows = list(openpyxl.load_workbook(files["xlsx"]).active.iter_rows(values_only=True))
    assert [(row[0], row[1], f"{row[3]:%Y-%m-%d}") for row in rows[1:]] == [
        (OTHER.code, OTHER.title, "2026-11-02"),
        (ONE.code, ONE.title, "2026-10-05"),
    ]
    other = open_page("terugkijken/")
    expect(other.get_by_text("Je hebt nog niets als gedaan gemarkeerd.")).to_be_visible()
    other.locator("[data-looking-file]").set_input_files(files["json"])
    expect(other.locator("[data-looking-offered]")).to_contain_text("Komt erbij")
    expect(other.locator("[data-looking-list] > section")).to_have_count(0)
    other.get_by_role("button", name="Neem over").click()
    expect(other.locator("[data-looking-list] > section")).to_have_count(2)
    other.get_by_role("button", name="Zet terug").click()
    expect(other.locator("[data-looking-list] > section")).to_have_count(0)
    other.locator("[data-looking-file]").set_input_files(files["xlsx"])
    other.get_by_role("button", name="Neem over").click()
    expect(other.locator("[data-looking-list] > section")).to_have_count(2)
    kept = "Object.entries(JSON.parse(localStorage['handboek.terugblik'])).sort()"
    assert other.evaluate(kept) == page.evaluate(kept)
    cut = FilePayload(name="half.xlsx", mimeType="", buffer=files["xlsx"].read_bytes()[:-9])
    other.locator("[data-looking-file]").set_input_files(cut)
    expect(other.get_by_role("status").filter(has_text="niet heel aangekomen")).to_be_visible()
