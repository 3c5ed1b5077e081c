"""A programme of one's own: put together, timed, kept, shared, taken along; and held."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zxingcpp
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from checks.pages import PHONE, TODAY, page_path
from macros.model.handbook import Handbook
from tests.support.pages import printed, text_of

PLANNER = "draaiboek/"
RUN = "draaiboek/uitvoeren/"
FORM = TODAY.conversation_forms[0]
OTHER = TODAY.interventions[0]
SITUATION = TODAY.situations[0]
LINK = f"{PLANNER}?t=Studiedag+maart&s=0930&i={FORM.code}-40.pauze15.{OTHER.code}-45"


def rows(page: Page) -> Locator:
    """Return the rows of the programme."""
    return page.locator("[data-item]")


def expect_rows(page: Page, *expected: tuple[str, str]) -> None:
    """Hold that the programme shows these items, in order, each at its time."""
    expect(rows(page).locator("time")).to_have_text([time for _, time in expected])
    shown = rows(page).evaluate_all("all => all.map((row) => row.dataset.item)")
    assert shown == [item for item, _ in expected]


def kept(page: Page) -> Any:
    """Return the programmes that the browser keeps."""
    return page.evaluate("JSON.parse(localStorage['handboek.draaiboeken'] ?? 'null')?.plans")


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the first button with this name."""
    page.get_by_role("button", name=name).first.click()


def scanned(picture: Locator) -> list[str]:
    """Return what a telephone reads from a picture on the page."""
    shown = Image.open(io.BytesIO(picture.screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(shown)]


def test_a_link_brings_title_and_order_whole_and_leaves_ones_own(
    open_page: Callable[..., Page],
) -> None:
    """Who opens a link sees it as it was sent; only a change puts it among one's own."""
    page = open_page(LINK)
    items = [(f"{FORM.code}-40", "09:30"), ("pauze15", "10:10"), (f"{OTHER.code}-45", "10:25")]
    expect_rows(page, *items)
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Studiedag maart")
    expect(page.get_by_text("Samen 1 uur en 40 minuten, klaar om 11:10.")).to_be_visible()
    assert kept(page) is None
    press(page, "Bewaar bij mijn draaiboeken")
    page.goto(f"{PLANNER}?t=Anders&i={SITUATION.code}")
    expect(page.get_by_text("Dit draaiboek komt uit een link.")).to_be_visible()
    press(page, re.compile("^5 minuten meer"))
    assert [plan["title"] for plan in kept(page)] == ["Studiedag maart", "Anders"]
    press(page, "Zet terug")
    assert [plan["title"] for plan in kept(page)] == ["Studiedag maart"]
    page.goto(PLANNER)
    expect_rows(page, *items)


def test_items_move_change_and_go_with_the_keyboard(open_page: Callable[..., Page]) -> None:
    """The focus stays on what one moves, clocks follow, and all of it is there after a reload."""
    page = open_page(LINK)
    down = rows(page).first.get_by_role("button", name="Omlaag")
    down.focus()
    page.keyboard.press("Enter")
    expect_rows(
        page, ("pauze15", "09:30"), (f"{FORM.code}-40", "09:45"), (f"{OTHER.code}-45", "10:25")
    )
    expect(rows(page).nth(1).get_by_role("button", name="Omlaag")).to_be_focused()
    rows(page).nth(1).get_by_role("button", name="5 minuten meer").press("Enter")
    rows(page).nth(0).get_by_role("button", name="Haal weg").press("Enter")
    expect_rows(page, (f"{FORM.code}-45", "09:30"), (f"{OTHER.code}-45", "10:15"))
    expect(rows(page).nth(0).get_by_role("button", name="Haal weg")).to_be_focused()
    page.reload()
    expect_rows(page, (f"{FORM.code}-45", "09:30"), (f"{OTHER.code}-45", "10:15"))


def test_an_item_is_dragged_to_its_place(open_page: Callable[..., Page]) -> None:
    """With a pointer one takes a row by its handle and lets it go elsewhere."""
    page = open_page(LINK)
    rows(page).nth(2).scroll_into_view_if_needed()
    start = rows(page).nth(2).locator(".plan-handle").bounding_box()
    target = rows(page).nth(0).bounding_box()
    assert start
    assert target
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, target["y"] + 30)
    page.mouse.move(start["x"] + 5, target["y"] + 5)
    page.mouse.up()
    expect_rows(
        page, (f"{OTHER.code}-45", "09:30"), (f"{FORM.code}-40", "10:15"), ("pauze15", "10:55")
    )


def test_a_fixed_time_says_what_is_left_or_how_late_it_is(open_page: Callable[..., Page]) -> None:
    """Who plans around a lunch would miss what is left before it, and how late it really is."""
    page = open_page(f"{PLANNER}?s=1100&i={FORM.code}-45")
    press(page, "Lunch")
    lunch = rows(page).nth(1)
    expect(lunch.locator("time")).to_have_text("12:00")
    expect(lunch).to_contain_text("15 minuten over")
    expect(lunch).to_contain_text("vast om 12:00")
    for _ in range(5):
        rows(page).nth(0).get_by_role("button", name="5 minuten meer").click()
    expect(lunch).to_contain_text("10 minuten te laat")
    expect(lunch.locator("time")).to_have_text("12:10")
    expect(page.get_by_text("Samen 1 uur en 55 minuten, klaar om 12:55.")).to_be_visible()
    assert "v=2-1200" in page.url


def test_one_adds_from_a_page_and_by_searching(open_page: Callable[..., Page]) -> None:
    """What one chooses on a page or in the list ends up in the programme."""
    page = open_page(page_path(FORM))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    press(page, "In mijn draaiboek")
    expect(
        page.get_by_role("status").filter(has_text=f"{FORM.code} staat in draaiboek")
    ).to_be_visible()
    assert any("plan-add" in url for url in asked)
    page.goto(PLANNER)
    expect(rows(page)).to_have_count(1)
    page.get_by_label("Zoek een onderdeel").fill(OTHER.title.lower())
    press(page, f"Voeg toe: {OTHER.code} {OTHER.title}")
    press(page, "Eigen onderdeel")
    expect(rows(page)).to_have_count(3)


def test_the_field_for_an_item_finds_what_the_search_finds(open_page: Callable[..., Page]) -> None:
    """Who types everyday words, or half a code, would find nothing and not hear of the rest."""
    page = open_page(PLANNER)
    field = page.get_by_label("Zoek een onderdeel")
    found = page.locator("[data-plan-found]").get_by_role("button", name="Voeg toe")
    for words in ("fedback", "groepsdialoog", "kringgesprek", "terugkijken", "ze zeggen niets"):
        field.fill(words)
        expect(found.first).to_be_visible()
        field.fill("")
        expect(found.first).to_contain_text(TODAY.programmes[0].code)
    field.fill("f")
    codes = [form.code for form in TODAY.conversation_forms]
    expect(found).to_contain_text(codes)
    field.fill("gesprek")
    more = page.get_by_role("button", name=re.compile("^Toon alle "))
    expect(more).to_be_visible()
    count = int(more.inner_text().split()[-1])
    more.click()
    expect(found).to_have_count(count)
    expect(found.nth(10)).to_be_focused()


def test_what_one_makes_of_a_programme_or_a_checklist_is_ones_own_at_once(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Who makes a programme of a page would lose it, and read that it came from a link."""
    programme = real_handbook.programmes[0]
    page = open_page(page_path(programme))
    said = page.get_by_role("status").filter(has_text="Dit draaiboek staat bij jouw draaiboeken.")
    for _ in range(2):
        page.get_by_role("link", name="Maak er mijn draaiboek van").click()
        expect(said).to_be_visible()
        expect(rows(page)).to_have_count(len(programme.agenda))
        expect(page.get_by_label("Titel", exact=True)).to_have_value(programme.title)
        expect(page.get_by_text("Dit draaiboek komt uit een link.")).to_be_hidden()
        assert [plan["title"] for plan in kept(page)] == [programme.title]
        assert "m=1" not in page.url
        page.goto(page_path(programme))
    page.goto(f"mijn-checklist/?s={OTHER.code}.{FORM.code}")
    page.get_by_role("link", name="Maak er een draaiboek van").click()
    expect(said).to_be_visible()
    expect(rows(page)).to_have_count(2)
    assert len(kept(page)) == 2


def test_a_hostile_or_old_address_never_breaks_it(open_page: Callable[..., Page]) -> None:
    """What is not known gets a line that says so, and nothing in an address is run."""
    page = open_page(
        f"{PLANNER}?t=<img src=x onerror=alert(1)>&s=9999&i={FORM.code.lower()}.Z99.<b>.pauze9999"
        "&v=1-xx.9-1200&n=1-<b>Welkom</b>&d=2027-99-99"
    )
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-plan-unknown]")).to_contain_text("Z99, B zijn hier niet bekend.")
    expect(rows(page).first.locator(".plan-title")).to_have_text("<b>Welkom</b>")
    expect(page.get_by_label("Titel", exact=True)).to_have_value("<img src=x onerror=alert(1)>")
    page.evaluate("localStorage['handboek.draaiboeken'] = '{\"version\":1,\"plans\":[3,{}]}'")
    page.goto(PLANNER)
    expect(page.get_by_text("Er staat nog niets in dit draaiboek.")).to_be_visible()


def test_it_prints_for_the_facilitator_and_for_participants(open_page: Callable[..., Page]) -> None:
    """Notes and steps are on the run sheet; participants get times and titles for the room."""
    page = open_page(f"{PLANNER}?t=Dag&s=0930&i={FORM.code}.{SITUATION.code}&a=1-Let+op+de+deur")
    paper = text_of(printed(page))
    for part in ("Dag", "09:30", FORM.title, FORM.steps[0].title, "Let op de deur"):
        assert part in paper, part
    assert "Zoek een onderdeel" not in paper
    page.evaluate("window.print = () => {}")
    press(page, "Druk draaiboek op één blad af")
    sheet = printed(page)
    assert len(sheet.pages) == 1
    assert "Let op de deur" in text_of(sheet)
    assert FORM.steps[0].title not in text_of(sheet)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    press(page, "Druk blad voor deelnemers af")
    paper = text_of(printed(page))
    assert FORM.title in paper
    for secret in (SITUATION.title, "Let op de deur", FORM.steps[0].text[:30]):
        assert secret not in paper, secret


def test_what_prints_says_edition_and_form_and_has_the_way_back(
    open_page: Callable[..., Page],
) -> None:
    """Who finds a sheet again would miss of which edition it is, which form a name is, the link."""
    page = open_page(f"{PLANNER}?s=0930&i={FORM.code}.{SITUATION.code}&n=1-Samen+kijken")
    page.evaluate("window.print = () => { window.isAsked = true }")
    for name in ("Druk draaiboek op één blad af", "Druk draaiboek met alle teksten af"):
        press(page, name)
        page.wait_for_function("window.isAsked")
        page.evaluate("window.isAsked = false")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert scanned(page.locator("[data-plan-link-qr] svg")) == [page.url]
        sheet = printed(page)
        for part in ("Samen kijken", f"{FORM.code} {FORM.title}", "editie", f"i={FORM.code}"):
            assert part in text_of(sheet), part
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
    press(page, "Druk blad voor deelnemers af")
    sheet = printed(page)
    assert "editie" in text_of(sheet)
    # In the link stands what goes on in the team.
    assert f"i={FORM.code}" not in text_of(sheet)


def test_it_goes_along_as_document_appointment_and_code(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """A Word file with the table, an .ics with the same name each time, and a code of the link."""
    page = open_page(LINK)
    saved: list[Path] = []
    page.get_by_label("Datum").fill("2027-03-09")
    for name in ("Word-bestand", "Agenda-bestand", "Agenda-bestand"):
        with page.expect_download() as download:
            press(page, name)
        saved.append(tmp_path / f"{len(saved)}{download.value.suggested_filename}")
        download.value.save_as(saved[-1])
    with zipfile.ZipFile(saved[0]) as document:
        assert document.testzip() is None
        body = etree.fromstring(document.read("word/document.xml"))
    texts = ["".join(row.itertext()) for row in body.iter("{*}tr")]
    assert len(texts) == 4
    assert texts[1].startswith("09:3040 min")
    names = [re.search(r"UID:(.*)", path.read_text("utf-8")) for path in saved[1:]]
    assert names[0]
    assert names[1]
    assert names[0][1] == names[1][1]
    press(page, "QR-code")
    assert scanned(page.locator("dialog[open] [data-plan-qr]")) == [page.url]


def test_the_table_is_copied_with_its_markup(open_page: Callable[..., Page]) -> None:
    """A word processor gets a table, and a plain text field gets lines."""
    page = open_page(LINK)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Kopieer als tabel")
    expect(page.get_by_role("status").filter(has_text="Gekopieerd.")).to_be_visible()
    copied = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const read = async (type) => (await item.getType(type)).text();
            return [await read("text/html"), await read("text/plain")];
        }"""
    )
    assert copied[0].count("<tr") == 4
    assert FORM.title in copied[1]


def test_a_copy_for_next_year_stands_beside_the_old_one(open_page: Callable[..., Page]) -> None:
    """Several programmes are kept under their names, and one goes to and fro between them."""
    page = open_page(f"{LINK.replace('maart', '2027')}&d=2027-03-09")
    press(page, "Bewaar bij mijn draaiboeken")
    press(page, "Kopie voor volgend jaar")
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Studiedag 2028")
    expect(page.get_by_label("Datum")).to_have_value("2028-03-07")
    page.get_by_label("Mijn draaiboeken").select_option("Studiedag 2027")
    expect(page.get_by_label("Datum")).to_have_value("2027-03-09")
    press(page, "Verwijder")
    assert [plan["title"] for plan in kept(page)] == ["Studiedag 2028"]


def test_one_holds_it_with_the_telephone_and_shows_the_room_less(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Step by step with words and time; the window for the room follows without what is private."""
    page = open_page(f"{RUN}?s=0930&i={FORM.code}.{SITUATION.code}", PHONE)
    press(page, "Begin nu")
    step = page.locator("[data-run-step]")
    expect(step).to_have_text(FORM.steps[0].title)
    expect(page.locator("[data-run-help]")).to_contain_text(FORM.questions[0])
    expect(page.locator("[data-run-words]")).to_contain_text("Nog")
    expect(page.locator("[data-run-next]")).to_contain_text(FORM.steps[1].title)
    room = page.context.new_page()
    room.goto(f"{page.url}&beeld=zaal")
    expect(room.locator("[data-run-step]")).to_have_text(FORM.steps[0].title)
    press(page, "Volgende")
    expect(step).to_have_text(FORM.steps[1].title)
    expect(room.locator("[data-run-step]")).to_have_text(FORM.steps[1].title)
    assert FORM.questions[0] not in room.locator("main").inner_text()
    press(page, "+5 min")
    expect(page.locator("[data-run-behind]")).to_contain_text(re.compile("op het schema|Op schema"))
    for _ in FORM.steps[1:]:
        press(page, "Volgende")
    expect(step).to_have_text(SITUATION.title)
    expect(room.locator("[data-run-step]")).to_have_text("Gesprek")
    page.reload()
    expect(step).to_have_text(SITUATION.title)
    page.get_by_label("Aantal mensen").fill("9")
    press(page, "Drietallen")
    expect(page.locator("[data-run-divided] li")).to_have_count(3)
    press(page, "Volgende")
    expect(page.get_by_text("Klaar", exact=True)).to_be_visible()


def test_a_series_is_laid_out_as_meetings_and_held_one_by_one(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Each meeting begins at its own time, on a day of its own; one chooses which one to hold."""
    series = next(one for one in real_handbook.programmes if len(one.meetings) > 1)
    page = open_page(f"{PLANNER}?s=1530&i={series.code}")
    heads = page.locator(".plan-meeting:visible")
    expect(heads).to_have_count(len(series.meetings))
    expect(heads.nth(1)).to_contain_text(f"2. {series.meetings[1].title}")
    count = len(series.meetings)
    expect(page.locator("[data-plan-total]")).to_contain_text(f"{count} bijeenkomsten, samen")
    times = rows(page).locator("time").all_inner_texts()
    assert times.count("15:30") == count
    heads.nth(1).get_by_label("Dag", exact=True).fill("2027-03-16")
    expect(heads.nth(1)).to_be_visible()
    assert f"o={len(series.meetings[0].timed) + 1}-2027-03-16" in page.url
    page.get_by_role("link", name="Voer uit").click()
    page.get_by_role("link", name=f"2. {series.meetings[1].title}").click()
    press(page, "Begin nu")
    first = series.meetings[1].timed[0].part.title
    expect(page.locator("[data-run-step]")).to_have_text(first)


def test_a_code_takes_it_to_another_device_and_the_room_to_its_page(
    open_page: Callable[..., Page], browser: Browser, real_handbook: Handbook, served: str
) -> None:
    """What the code opens is where one is; there the room finds the page for participants."""
    programme = real_handbook.programmes[0]
    page = open_page(f"{RUN}?s=0930&i={programme.code}", PHONE)
    press(page, "Begin nu")
    press(page, "Volgende")
    step = page.locator("[data-run-step]").inner_text()
    page.locator("[data-run-tools] [data-run-act=other]").click()
    (link,) = scanned(page.locator("dialog[open] [data-run-other-qr] svg"))
    other = browser.new_context(service_workers="block").new_page()
    other.goto(link)
    expect(other.locator("[data-run-step]")).to_have_text(step)
    picture = other.locator("[data-run-page] svg")
    expect(picture).to_be_visible()
    assert scanned(picture) == [f"{served}{programme.code.lower()}/deelnemers/"]
    other.context.close()


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    """Opened without a server, it shows, changes and is held."""
    page = browser.new_page()
    page.goto(f"{(site / 'draaiboek' / 'index.html').as_uri()}?s=0930&i={FORM.code}-40")
    expect_rows(page, (f"{FORM.code}-40", "09:30"))
    press(page, re.compile("^5 minuten meer"))
    expect_rows(page, (f"{FORM.code}-45", "09:30"))
    page.get_by_role("link", name="Voer uit").click()
    press(page, "Begin nu")
    expect(page.locator("[data-run-step]")).to_have_text(FORM.steps[0].title)
    page.close()


def test_without_scripts_it_says_what_it_is(browser: Browser, served: str) -> None:
    """The pages explain themselves, and lead to programmes that are ready."""
    context = browser.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    for path in (PLANNER, RUN):
        page.goto(path)
        expect(page.get_by_role("main").get_by_role("link", name="programma").first).to_be_visible()
        expect(page.locator("[data-plan], [data-run]")).to_be_hidden()
    context.close()
