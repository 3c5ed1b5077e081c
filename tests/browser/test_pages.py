"""The site as people use it, in a real browser: the leader, the trainer, whoever prints."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from checks.pages import DESKTOP, PHONE, TODAY, page_path
from macros.model.addresses import (
    checklist_uri,
    large_sheet_uri,
    sheet_uri,
    with_edition,
    word_uri,
)
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.site import Site
from macros.paper.documents import documents
from macros.shared.dutch import dutch_date
from tests.support.entries import an_intervention
from tests.support.pages import check_sheet, printed, search, text_of


def test_from_theme_to_intervention_to_recommendation_and_back(
    open_page: Callable[..., Page],
) -> None:
    """A leader walks through the handbook by its links alone, and the back button works."""
    entry = next(one for one in TODAY.interventions if one.recommended)
    advice = entry.recommended[0].by
    other = next(one.intervention for one in advice.interventions if one.intervention != entry)
    page = open_page("")
    page.get_by_role("article").get_by_role("link", name=entry.theme.title).first.click()
    expect(page).to_have_title(f"{entry.theme.title} · Handboek professionele dialoog")
    for record in (entry, advice, other):
        page.get_by_role("article").get_by_role("link", name=record.title).first.click()
        expect(page.locator("article")).to_have_attribute("data-code", record.code)
    page.go_back()
    expect(page.locator("article")).to_have_attribute("data-code", advice.code)


def test_from_what_is_wrong_to_a_sheet_for_the_meeting(open_page: Callable[..., Page]) -> None:
    """A leader who knows only what is wrong gets to what to do, and to how to hold the talk."""
    group, (situation, *_) = TODAY.situation_groups[1]
    entry = situation.interventions[0].intervention
    form = entry.conversation_forms[0].form
    page = open_page("", PHONE)
    page.get_by_role("link", name=group).click()
    for record in (situation, entry, form):
        page.get_by_role("article").get_by_role("link", name=record.title).first.click()
        expect(page.locator("article")).to_have_attribute("data-code", record.code)
    page.get_by_role("button", name="Doe meer").click()
    expect(page.get_by_role("button", name="Druk af")).to_be_visible()


def test_a_term_explains_itself_and_leads_to_the_glossary(
    open_page: Callable[..., Page], served: str
) -> None:
    """The first use of a term shows its definition on hover and on focus, and links to it."""
    page = open_page("")
    link = page.locator("a.term").first
    for entry in TODAY.interventions:
        page.goto(f"{served}{page_path(entry)}")
        if link.is_visible():
            break
    used = link.inner_text().casefold()
    term = next(one for one in TODAY.terms if used in map(str.casefold, (one.term, *one.also)))
    tip = page.get_by_role("tooltip")
    link.hover()
    expect(tip).to_contain_text(term.definition)
    page.mouse.move(0, 0)
    expect(tip).to_have_count(0)
    link.focus()
    expect(tip).to_contain_text(term.definition)
    link.click()
    page.wait_for_url(f"**/begrippen/#{term.id}")
    expect(page.locator(f"[id={term.id}]")).to_be_in_viewport()


def test_every_part_of_the_model_leads_on(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """The drawing has a name and a description, and is walked through with the keyboard."""
    page = open_page("model/")
    drawing = page.locator(".model svg")
    name, description = drawing.get_attribute("aria-labelledby").split()  # type: ignore[union-attr]
    assert page.locator(f"#{name}").text_content() == (
        "Van professionele dialoog naar schoolontwikkeling"
    )
    assert len(page.locator(f"#{description}").text_content() or "") > 200
    parts = drawing.get_by_role("link").all_text_contents()
    named = {" ".join(part.split()) for part in parts}
    assert named >= {theme.title for theme in real_handbook.themes}
    theme = real_handbook.themes[-1]
    drawing.get_by_role("link", name=theme.title).focus()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_attribute("data-code", theme.code)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_of_the_model_stands_out_from_its_ground(
    scheme: str, open_page: Callable[..., Page]
) -> None:
    """Axe does not judge text in a drawing: each text is far from the colour it stands on."""
    page = open_page("model/", scheme=scheme)
    ratios = page.evaluate(
        """() => {
            const luminance = (colour) => {
                const [r, g, b] = colour.match(/[0-9.]+/g).map((part) => {
                    const value = part / 255;
                    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const grounds = [...document.querySelectorAll(".model-sail, .model-goal, .model-hull")];
            return [...document.querySelectorAll(".model text")].map((text) => {
                const box = text.getBoundingClientRect();
                const on = grounds.find((ground) => {
                    const g = ground.getBoundingClientRect();
                    return box.top >= g.top && box.bottom <= g.bottom
                        && box.left >= g.left && box.right <= g.right;
                });
                const ground = on ? getComputedStyle(on).fill
                    : getComputedStyle(document.body).backgroundColor;
                const pair = [luminance(getComputedStyle(text).fill), luminance(ground)];
                return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            });
        }"""
    )
    assert len(ratios) > 14
    assert min(ratios) >= 4.5


def test_a_line_of_growth_is_a_staircase(open_page: Callable[..., Page]) -> None:
    """Each stage stands higher than the one before, on a desk and on a telephone."""
    advice = next(one for one in TODAY.recommendations if one.growth)
    for size in (PHONE, DESKTOP):
        page = open_page(page_path(advice), size)
        tops = page.locator(".growth li").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().top)"
        )
        assert len(tops) == len(advice.growth)
        assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_short_address_arrives(
    browser: Browser, served: str, script: bool, real_handbook: Handbook
) -> None:
    """/d3/, as it stands on paper, opens the intervention, scripts or not."""
    entry = an_intervention(real_handbook)
    page = browser.new_page(java_script_enabled=script)
    page.goto(f"{served}{entry.code.lower()}/")
    page.wait_for_url(f"{served}{page_path(entry)}")
    expect(page.locator("h1")).to_contain_text(entry.title)
    page.close()


@pytest.mark.parametrize("kind", ["interventions", "conversation_forms", "situations"])
def test_the_longest_pages_print_as_promised(
    kind: str, open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """One A4, an intervention two, from dark colours; `make check-all` prints every page."""
    records = sorted(
        getattr(real_handbook, kind),
        key=lambda record: sum(len(text) for _, text in record.parts() if isinstance(text, str)),
    )
    page = open_page("", scheme="dark")
    for record in records[-4:]:
        check_sheet(page, served, real_handbook, record)


def test_every_kind_of_page_links_its_pdf(
    open_page: Callable[..., Page], real_site: Site, served: str
) -> None:
    """Whoever wants paper finds the PDF on the page, the sheet to adapt beside it, all on one."""
    page = open_page("druk/")
    assert page.locator(".papers li").count() == len(documents(real_site))
    large = page.locator(".papers a[href$='-groot.pdf']")
    assert large.count() == sum(one.is_enlarged for one in documents(real_site))
    for kind in KINDS:
        record = real_site.handbook.of_kind(kind)[0]
        page.goto(f"{served}{page_path(record)}")
        found = page.locator("article a[href$='.pdf']").evaluate_all("all => all.map(a => a.href)")
        assert found == [f"{served}{uri(record)}" for uri in (sheet_uri, large_sheet_uri)]
        for address in found:
            assert page.request.get(address).body().startswith(b"%PDF")
        for_word = page.locator("article a[href$='.docx']").evaluate("link => link.href")
        assert for_word == f"{served}{word_uri(record)}"
        assert page.request.get(for_word).body().startswith(b"PK")


@pytest.mark.parametrize(
    "checklist",
    [TODAY.themes[0].slug, TODAY.themes[-1].slug, TODAY.recommendations[0].slug, "alles"],
)
def test_a_checklist_prints_whole_blocks_and_no_blank_sheet(
    checklist: str, open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Each sheet starts with a heading, holds whole interventions, and says what it is."""
    paper = printed(open_page(f"checklists/{checklist}/"))
    texts = [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in paper.pages]
    for text in texts:
        assert text.split()[0] in real_handbook.by_code or text.startswith("Checklist")
        assert f"/checklists/{checklist} · Checklist: " in text
        assert f"editie {dutch_date(real_handbook.edition)}" in text
        assert len(text) > 400
    blocks = [entry for entry in real_handbook.interventions if f"{entry.title}" in " ".join(texts)]
    assert len(blocks) >= 3
    assert len(paper.pages) <= -(-len(blocks) // 3)  # of the shortest, three fill a sheet
    for entry in blocks:
        (on,) = [text for text in texts if entry.title in text]
        for moment in entry.checklist.moments:
            for item in moment.items:
                assert item in on, (entry.code, item)


def test_paper_has_a_box_for_every_item_and_lines_to_write_on(
    open_page: Callable[..., Page],
) -> None:
    """Boxes and lines are drawn as borders, which print without background graphics."""
    entry = an_intervention(TODAY)
    page = open_page(page_path(entry))
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".ticks input")].map((item) => {
            const box = getComputedStyle(item);
            return [box.borderTopStyle, parseFloat(box.width) > 10, box.display];
        })"""
    )
    assert len(boxes) == sum(len(moment.items) for moment in entry.checklist.moments)
    assert boxes == [["solid", True, "block"]] * len(boxes)
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".lines .line")].map((line) => {
            const style = getComputedStyle(line);
            return [style.borderBottomStyle, line.getBoundingClientRect().height > 25];
        })"""
    )
    assert len(lines) >= 8
    assert lines == [["solid", True]] * len(lines)


def test_the_themes_differ_by_colour_and_by_shape(open_page: Callable[..., Page]) -> None:
    """Four colours, and four flags for who does not see the colours, in light and in dark."""
    for scheme in ("light", "dark"):
        page = open_page("", scheme=scheme)
        badges = page.locator(".card .badge")
        colours = badges.evaluate_all("all => all.map((one) => getComputedStyle(one).color)")
        shapes = page.locator(".card .flag").evaluate_all("all => all.map((one) => one.innerHTML)")
        assert len(set(colours)) == len(set(shapes)) == 4


def test_the_menu_shows_where_you_are(open_page: Callable[..., Page]) -> None:
    """The section of the page is marked, for eyes and for screen readers."""
    page = open_page(page_path(an_intervention(TODAY)))
    current = page.locator(".site-nav [aria-current]")
    expect(current).to_have_text("Interventies")
    assert current.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"


def test_a_long_page_lists_its_parts(open_page: Callable[..., Page]) -> None:
    """On a wide screen a leader jumps to the steps of an intervention that is written out."""
    page = open_page(page_path(an_intervention(TODAY)))
    contents = page.get_by_role("navigation", name="Op deze pagina")
    contents.get_by_role("link", name="Zo pak je het aan").click()
    assert page.url.endswith("#aanpak")
    expect(page.get_by_role("heading", name="Zo pak je het aan")).to_be_in_viewport()


def test_a_long_page_folds_its_parts_out_on_a_telephone(open_page: Callable[..., Page]) -> None:
    """On a telephone the list of parts folds out from the bar, jumps to a part, and folds in."""
    page = open_page(page_path(an_intervention(TODAY)), PHONE)
    contents = page.get_by_role("navigation", name="Op deze pagina")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Doe meer").click()
    contents.get_by_role("link", name="Checklist", exact=True).click()
    expect(contents).to_be_hidden()
    expect(page.get_by_role("heading", name="Checklist")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Doe meer")).to_be_in_viewport()


def test_paper_is_black_on_white_from_dark_colours_too(open_page: Callable[..., Page]) -> None:
    """Printed from dark mode, every text is black or nearly so, on no background."""
    page = open_page(page_path(an_intervention(TODAY)), scheme="dark")
    page.emulate_media(media="print")
    shades = page.evaluate(
        """() => [...document.querySelectorAll("article *")]
        .filter((e) => e.getClientRects().length)
        .map((e) => getComputedStyle(e))
        .flatMap((s) => [[s.color, "text"], [s.backgroundColor, "ground"]])"""
    )
    # Else a browser that prints backgrounds fills the margins with the dark page's black.
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    dark_texts = {"rgb(0, 0, 0)", "rgb(34, 34, 34)"}
    assert {colour for colour, part in shades if part == "text"} <= dark_texts
    grounds = {colour for colour, part in shades if part == "ground"}
    assert grounds <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


def test_the_print_button_prints(open_page: Callable[..., Page]) -> None:
    """Who does not know Ctrl+P prints as well."""
    page = open_page(f"{checklist_uri(TODAY.themes[0]).removesuffix('.md')}/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="Druk deze pagina af").click()
    expect(page).to_have_title("printed")


def test_the_checklist_of_an_intervention_prints_alone(open_page: Callable[..., Page]) -> None:
    """Its button gives one sheet with the items and no steps; then the page prints whole again."""
    entry = an_intervention(TODAY)
    page = open_page(page_path(entry))
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Druk alleen de checklist af").click()
    paper = printed(page)
    assert len(paper.pages) == 1
    text = text_of(paper)
    for moment in entry.checklist.moments:
        for item in moment.items:
            assert item in text, item
    assert entry.title in text
    assert entry.steps[0] not in text
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert entry.steps[0] in text_of(printed(page))


def test_paper_from_the_browser_has_a_code_that_leads_back(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """Whoever finds a sheet on the copier scans it and is on its page."""
    page = open_page("")
    for record in (
        an_intervention(TODAY),
        TODAY.situations[0],
        TODAY.conversation_forms[0],
        TODAY.recommendations[0],
    ):
        page.goto(f"{served}{page_path(record)}")
        page.emulate_media(media="print")
        read = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot(full_page=True))))
        address = with_edition(f"{served}{record.code.lower()}/", real_handbook.edition)
        assert {code.text for code in read} == {address}, record.code


def test_without_scripts_everything_is_there_but_what_needs_them(
    browser: Browser, served: str
) -> None:
    """Pages read and print without JavaScript, and show no button that does nothing."""
    page = browser.new_page(java_script_enabled=False)
    entry = an_intervention(TODAY)
    page.goto(f"{served}{page_path(entry)}")
    expect(page.get_by_role("heading", name=entry.title)).to_be_visible()
    expect(page.get_by_role("button", name="Druk deze pagina af")).to_have_count(0)
    page.close()


def test_nothing_is_kept_until_something_is_chosen(
    open_page: Callable[..., Page],
) -> None:
    """The privacy page is true: nothing in localStorage, in sessionStorage or in cookies."""
    page = open_page("")
    search(page, "feedback")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.locator("article")).to_have_attribute("data-code", re.compile("."))
    kept: Any = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert kept == [[], []]
    assert page.context.cookies() == []


def test_typing_a_letter_outside_a_field_does_nothing(open_page: Callable[..., Page]) -> None:
    """No single-key shortcuts (WCAG 2.1.4): who dictates or slips stays where they are."""
    page = open_page(page_path(an_intervention(TODAY)))
    address = page.url
    for key in ("f", "s", "/", "n", "p"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == address


def test_tab_reaches_the_first_links_without_a_jump(open_page: Callable[..., Page]) -> None:
    """Nothing hidden takes the focus, and the page does not scroll away under it."""
    page = open_page(page_path(an_intervention(TODAY)), PHONE)
    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.innerText).trim()"
            )
        )
        assert page.evaluate("window.scrollY") == 0, reached
        if reached[-1] == "Menu":
            page.keyboard.press("Enter")
        if reached[-1] in {"Situaties", "Interventies"}:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", reached
    assert [name.replace("\n", " ") for name in reached] == [
        "Ga naar inhoud",
        "Handboek professionele dialoog",
        "Zoeken",
        "Mijn checklist",
        "Donkere kleuren",
        "Menu",
        "Situaties",
        "Interventies",
        "Thema’s",
        "Aanbevelingen",
    ]


def test_a_page_that_is_not_there_helps_on(open_page: Callable[..., Page]) -> None:
    """A mistyped address shows the 404 page, whole, at any depth."""
    page = open_page("interventies/bestaat/niet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Windstil: deze pagina is er niet")
    page.get_by_role("article").get_by_role("link", name="Interventies").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Interventies")


def test_the_pages_work_when_the_typeface_does_not_load(browser: Browser, served: str) -> None:
    """A font that a school's filter blocks costs the looks, not the text."""
    page = browser.new_page(service_workers="block")

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/*.woff2", refuse)
    page.goto(f"{served}{page_path(an_intervention(TODAY))}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.close()


def test_pictures_have_their_place_before_they_are_there(browser: Browser, served: str) -> None:
    """On bad wifi the page does not jump away from who reads it, or goes through it with Tab."""
    page = browser.new_page(service_workers="block")
    page.route("**/voorbeeld/*.png", lambda _: None)  # never answered
    page.goto(f"{served}druk/", wait_until="domcontentloaded")
    heights = "[...document.querySelectorAll('article img')].map((one) => one.height)"
    before = page.evaluate(heights)
    page.unroute_all(behavior="ignoreErrors")
    page.goto(f"{served}druk/")
    page.evaluate(
        """() => Promise.all([...document.images].map((one) => {
            one.loading = "eager";
            return one.decode();
        }))"""
    )
    after = page.evaluate(heights)
    moved = [pair for pair in zip(before, after, strict=True) if abs(pair[0] - pair[1]) > 1]
    assert before  # what stands for itself; sheets look alike, and are a list
    # Of the cards for a printing shop, one lies on its side beside taller pictures.
    assert len(moved) <= 1
    page.close()
