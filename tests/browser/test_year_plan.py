"""A plan for a school year: chosen, laid around holidays, moved, shared and taken along."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from checks.pages import PHONE, TODAY, page_path
from macros.model.handbook import Handbook
from tests.support.pages import A4, printed, text_of

PAGE = "jaarplan/"
READY = TODAY.year_plans[0]
FIRST, *_, LAST = READY.plan
A3 = (842, 1191)


def moments(page: Page, code: str = "") -> Locator:
    """Return the times that something is done, those of an entry where one is named."""
    return page.locator(f"[data-moment^='{code}-']" if code else "[data-moment]")


def days(found: Locator) -> list[str]:
    """Return the days of what was found, such as 2026-09-08."""
    shown: list[str] = found.locator("time").evaluate_all("all => all.map((one) => one.dateTime)")
    return shown


def kept(page: Page) -> Any:
    """Return the plans that the browser keeps."""
    return page.evaluate("JSON.parse(localStorage['handboek.jaarplan'] ?? 'null')?.plans")


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the first button with this name."""
    page.get_by_role("button", name=name).first.click()


def on(page: Page, day: str) -> None:
    """Leave the page empty, and let what opens in it believe that it is this day."""
    page.goto("about:blank")
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))


@pytest.fixture
def planned(open_page: Callable[..., Page]) -> Page:
    """A page on which one began, before school did, with the first plan that is ready."""
    page = open_page("about:blank")
    on(page, "2026-08-10")
    page.goto(f"{PAGE}?j=2026")
    page.get_by_role("link", name=f"Gebruik dit plan: {READY.title}").click()
    expect(moments(page)).to_have_count(sum(one.times for one in READY.plan))
    return page


def test_a_ready_plan_lies_around_the_holidays_of_ones_region(
    planned: Page, real_handbook: Handbook
) -> None:
    """No meeting falls in a holiday or on a free day of one's own; the team's hours are told."""
    page = planned
    page.get_by_label("Regio van de vakanties").select_option("Zuid")
    page.get_by_label("Dag van het teamoverleg").select_option("donderdag")
    free = days(moments(page))[2]
    page.get_by_label("Vanaf", exact=True).fill(free)
    press(page, "Voeg vrije dagen toe")
    found = days(moments(page))
    assert len(found) == sum(one.times for one in READY.plan)
    assert free not in found
    (year,) = (one for one in real_handbook.school_holidays.school_years if one.first_year == 2026)
    for day in map(date.fromisoformat, found):
        assert day.weekday() == 3
        assert not any(one.south.first <= day <= one.south.last for one in year.holidays)
    minutes = sum(one.minutes for one in READY.plan)
    expect(page.locator("[data-year-total]")).to_contain_text(f"{minutes // 60} uur")
    page.reload()
    assert days(moments(page)) == found


def test_in_the_middle_of_the_year_one_plans_from_today_on(open_page: Callable[..., Page]) -> None:
    """What one adds lies ahead, what stood there stays, an old link says what is over."""
    page = open_page("about:blank")
    on(page, "2026-11-30")
    page.goto(PAGE)
    expect(page.get_by_label("Plan vanaf")).to_have_value("2026-11-30")
    page.get_by_role("link", name=f"Gebruik dit plan: {READY.title}").click()
    expect(moments(page)).to_have_count(sum(one.times for one in READY.plan))
    before = days(moments(page))
    assert before[0] >= "2026-11-30"
    on(page, "2027-02-01")
    page.goto(PAGE)
    assert days(moments(page)) == before
    page.get_by_label("Kies iets").select_option("D7")
    press(page, "Voeg toe")
    assert days(moments(page, "D7")) >= ["2027-02-01"]
    assert sorted(days(moments(page)) + before) == sorted(before * 2 + days(moments(page, "D7")))
    page.goto(f"{PAGE}?j=2026&i={FIRST.code}")
    assert days(moments(page))[0] < "2026-11-30"
    expect(moments(page).first).to_contain_text("voorbij")
    press(page, "Verdeel alles opnieuw")
    assert days(moments(page))[0] >= "2027-02-01"


def test_a_day_to_study_is_no_part_of_a_meeting(open_page: Callable[..., Page]) -> None:
    """What takes hours says that it needs a day, and how many hours, on the page and on paper."""
    page = open_page(f"{PAGE}?j=2026&i=P5&b=1515")
    expect(page.locator("[data-item=P5]")).to_contain_text("eigen dag of dagdeel")
    expect(moments(page, "P5")).to_contain_text("eigen dag of dagdeel")
    expect(moments(page, "P5")).not_to_contain_text("overleg")
    words = " ".join(text_of(printed(page)).split())
    assert "(6 uur, eigen dag of dagdeel)" in words
    assert "360" not in words


def test_what_does_not_fit_is_not_for_now_and_one_moves_with_the_keyboard(planned: Page) -> None:
    """A lower limit sets the last aside; a meeting goes later, the focus with it; all is undone."""
    page = planned
    page.get_by_label("Hooguit zoveel uur per jaar").fill("3")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="Niet nu")).to_be_visible()
    expect(page.locator(f"[data-year-later-rows] [data-item={LAST.code}]")).to_be_visible()
    expect(moments(page, LAST.code)).to_have_count(0)
    before = days(moments(page, FIRST.code))
    moments(page, FIRST.code).first.get_by_role("button", name="Later").press("Enter")
    after = days(moments(page, FIRST.code))
    assert after[0] > before[0]
    assert after[1:] == before[1:]
    expect(moments(page, FIRST.code).first.get_by_role("button", name="Later")).to_be_focused()
    page.keyboard.press("Enter")
    assert days(moments(page, FIRST.code))[0] > after[0]
    press(page, "Zet terug")
    assert days(moments(page, FIRST.code)) == after
    press(page, re.compile(f"^Doe het wel: {LAST.code}"))
    expect(moments(page, LAST.code)).to_have_count(1)


def test_a_shared_plan_arrives_whole_and_ones_own_stays(planned: Page) -> None:
    """Who opens a link may change what came with it; only a press makes it one's own."""
    page = planned
    own = kept(page)
    page.goto(f"{PAGE}?j=2026&i={LAST.code}-1.A5.X9&w={LAST.code}-20&r=noord&t=Team+B")
    expect(page.get_by_text("Dit plan is niet je eigen jaarplan.")).to_be_visible()
    expect(page.get_by_text("X9 is hier niet bekend")).to_be_visible()
    expect(page.get_by_label("Naam op papier")).to_have_value("Team B")
    expect(page.locator(f"[data-moment='{LAST.code}-20']")).to_be_visible()
    press(page, re.compile(f"^Haal weg: {LAST.code}"))
    expect(moments(page, LAST.code)).to_have_count(0)
    assert kept(page) == own
    press(page, "Voeg toe aan mijn jaarplan")
    codes = [entry["code"] for entry in kept(page)[0]["entries"]]
    assert codes[: len(READY.plan)] == [one.code for one in READY.plan]
    assert len(codes) > len(READY.plan)


def test_it_hangs_on_the_wall_and_goes_along(planned: Page, tmp_path: Path) -> None:
    """A4 and A3 on one page each, an .ics with each time, a workbook with days, a code."""
    page = planned
    page.evaluate("window.print = () => {}")
    for name, (short, long) in (("Druk af op A4", A4), ("Poster op A3", A3)):
        press(page, name)
        paper = printed(page)
        assert len(paper.pages) == 1
        assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [long, short]
        text = text_of(paper)
        for part in ("September 2026".lower(), "Herfstvakantie", FIRST.code, "teamtijd"):
            assert part in text.lower() or part in text, part
        assert "Gebruik dit plan" not in text
    saved = {}
    for name in ("Agenda-bestand", "Excel-bestand"):
        with page.expect_download() as download:
            press(page, name)
        saved[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[name])
    times = sum(one.times for one in READY.plan)
    calendar = saved["Agenda-bestand"].read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("BEGIN:VALARM") == times
    book = openpyxl.load_workbook(saved["Excel-bestand"])
    assert book.sheetnames == ["Jaarplan 2026-2027", "Overzicht", "Vrij"]
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == times
    assert [row[0].date().isoformat() for row in rows if isinstance(row[0], datetime)] == days(
        moments(page)
    )
    press(page, "QR-code")
    picture = Image.open(io.BytesIO(page.locator("dialog[open] [data-year-qr]").screenshot()))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [page.url]


def test_a_name_is_kept_as_one_types_it(planned: Page) -> None:
    """Who closes the tab without leaving the field finds the name again, spaces and all."""
    page = planned
    page.get_by_label("Naam op papier").press_sequentially("Team Zuid")
    expect(page.get_by_label("Naam op papier")).to_be_focused()
    assert kept(page)[0]["title"] == "Team Zuid"
    page.goto(f"{PAGE}?j=2026")
    expect(page.get_by_label("Naam op papier")).to_have_value("Team Zuid")


def test_a_recommendation_and_ones_checklist_lead_here(open_page: Callable[..., Page]) -> None:
    """The recommendation that asks for a plan opens with it; so does what one chose."""
    (asks,) = (one for one in TODAY.recommendations if one.school_year)
    page = open_page(page_path(asks), PHONE)
    page.get_by_role("link", name="Maak er een jaarplan van").click()
    for planned in asks.school_year:
        expect(page.locator(f"[data-item={planned.code}]")).to_be_visible()
    page.goto(f"mijn-checklist/?s={FIRST.code}")
    page.get_by_role("link", name="Maak er een jaarplan van").click()
    expect(page.locator("[data-item]")).to_have_count(1)


def test_without_scripts_plans_and_holidays_are_there_to_read(
    browser: Browser, served: str
) -> None:
    """One reads the plans that are ready, how to plan by hand, and the holidays."""
    context = browser.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto(PAGE)
    for plan in TODAY.year_plans:
        expect(page.get_by_role("heading", name=plan.title)).to_be_visible()
    expect(page.get_by_role("heading", name="Zo plan je met de hand")).to_be_visible()
    page.get_by_text("Schooljaar 2026-2027").click()
    expect(page.get_by_role("row", name="Herfstvakantie").first).to_be_visible()
    expect(page.locator("[data-year]")).to_be_hidden()
    context.close()


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    """Opened without a server, a plan shows and changes."""
    page = browser.new_page()
    page.goto(f"{(site / 'jaarplan' / 'index.html').as_uri()}?j=2026&i={FIRST.code}-2")
    expect(moments(page)).to_have_count(2)
    page.get_by_label("Hoe vaak: ").select_option("3")
    expect(moments(page)).to_have_count(3)
    page.close()
