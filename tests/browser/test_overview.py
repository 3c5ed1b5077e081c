"""Lists that show what one chooses by, and the table with everything."""

import io
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model.handbook import Handbook
from macros.shared.dutch import dutch_duration
from tests.support.pages import text_of

LIST = "interventies/"
OVERVIEW = "interventies/overzicht/"
A4, A3 = ("210mm", "297mm"), ("297mm", "420mm")


def test_a_row_shows_what_one_chooses_by(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Time, group and rhythm stand in the list that filters on them."""
    page = open_page(LIST)
    for entry in real_handbook.interventions:
        glance = entry.at_a_glance
        assert glance
        facts = page.locator(f".row[data-code={entry.code}] .row-facts span")
        expect(facts).to_have_text([dutch_duration(glance.minutes), glance.group, glance.rhythm])


def test_options_say_how_many_they_leave(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """With what else is chosen; and those that leave none are marked before one chooses them."""
    page = open_page(LIST)
    field = page.get_by_role("combobox", name="Met wie")
    one_to_one = field.locator("option[value=een-op-een]")
    glances = [(entry.theme.code, entry.at_a_glance) for entry in real_handbook.interventions]
    count = sum(bool(glance and glance.group == "één op één") for _, glance in glances)
    expect(one_to_one).to_have_text(f"één op één ({count})")
    page.get_by_role("combobox", name="Thema").select_option("D")
    expect(one_to_one).to_have_text("één op één: geen")
    expect(one_to_one).to_have_attribute("data-none", "")
    page.get_by_role("button", name="Wis filters").first.click()
    expect(one_to_one).to_have_text(f"één op één ({count})")


def test_the_table_has_everything_and_sorts(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """By a press on a head, back and forth; equals stay in the order of the handbook."""
    page = open_page(OVERVIEW)
    codes = page.locator(".overview tbody .badge-code")
    entries = [entry for theme in real_handbook.themes for entry in theme.interventions]
    expect(codes).to_have_text([entry.code for entry in entries])
    head = page.get_by_role("columnheader", name="Tijd")
    minutes = {entry.code: entry.at_a_glance.minutes for entry in entries if entry.at_a_glance}
    shortest_first = sorted(minutes, key=minutes.__getitem__)
    longest_first = sorted(minutes, key=minutes.__getitem__, reverse=True)
    head.get_by_role("button").click()
    expect(codes).to_have_text(shortest_first)
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").press("Enter")
    expect(codes).to_have_text(longest_first)
    entry = next(one for one in entries if one.helps_in and one.recommended)
    row = page.locator(".overview tbody tr").filter(has=page.get_by_text(entry.code, exact=True))
    for choice in (*entry.helps_in, *entry.recommended):
        expect(row.get_by_role("link", name=choice.by.code, exact=True)).to_be_visible()


def test_the_table_prints_on_one_a3_or_two_a4(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Lying, with all of its rows, whichever paper there is."""
    page = open_page(OVERVIEW)
    for (height, width), most in ((A4, 2), (A3, 1)):
        paper = PdfReader(io.BytesIO(page.pdf(width=width, height=height)))
        assert len(paper.pages) == most
        text = text_of(paper)
        assert [
            entry.title for entry in real_handbook.interventions if entry.title not in text
        ] == []
