"""Searching as a leader does: in own words, with the keyboard, from a folder, by an address."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from checks.pages import DESKTOP, PHONE
from checks.search_quality import QUERIES, quality, queries
from macros.downloads.search_index import search_documents
from macros.model.handbook import Handbook
from macros.reading.checks import read_handbook
from tests.support.pages import search
from tests.support.project import FIXTURES, asset

SAMPLE = 50
LEAST_AMONG_THREE = 0.9


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_word_is_found_and_its_page_opened(
    size: dict[str, int], open_page: Callable[..., Page]
) -> None:
    """Searching "feedback" from the home page shows what each page is, and leads to it."""
    page = open_page("", size)
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    page.keyboard.type("feedback geven en ontvangen")
    result = page.get_by_role("dialog").locator(".search-results > li").first
    expect(result).to_contain_text("D3")
    expect(result).to_contain_text("Interventie")
    expect(result.locator("p mark").first).to_be_visible()
    result.get_by_role("link").click()
    expect(page.locator("article")).to_have_attribute("data-code", "D3")


@pytest.mark.parametrize(
    ("words", "code"), [("g5", "G5"), ("benoem", "G5"), ("angel", "G6"), ("duobaan", "S3")]
)
def test_codes_and_titles_are_found(words: str, code: str, open_page: Callable[..., Page]) -> None:
    """What a person has at hand is enough: a code from a card, a word of the title, an own word."""
    page = open_page("over/")
    search(page, words)
    expect(page.get_by_role("dialog").locator(".search-results")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_attribute("data-code", code)


def test_leaders_find_what_they_mean_in_their_own_words(open_page: Callable[..., Page]) -> None:
    """A sample of the queries that the search is tuned on: one in ten may miss, no more."""
    sample = random.Random(7).sample(queries(QUERIES / "tuned.tsv"), SAMPLE)  # noqa: S311
    found = quality(open_page("over/"), sample)
    assert found.among_three >= LEAST_AMONG_THREE, "\n".join(found.misses)


def test_what_people_say_is_searched_and_never_shown(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """A leader who types "gangpraat" gets there, and reads no list of keywords on the way."""
    page = open_page("over/")
    search(page, "gangpraat")
    results = page.get_by_role("dialog").locator(".search-results")
    expect(results).to_contain_text("Benoem regelmatig wat je ziet")
    shown = (
        results.locator("li", has_text="Benoem regelmatig wat je ziet").locator("p").inner_text()
    )
    assert shown not in (*real_handbook.entry("G5").keywords, *real_handbook.sayings["G5"])


def test_an_apostrophe_finds_what_the_word_without_it_finds(
    open_page: Callable[..., Page],
) -> None:
    """The plural of thema is not a search for every word with an s."""
    page = open_page("over/")
    search(page, "")
    field = page.get_by_role("searchbox")
    found = []
    for words in ("thema", "thema's", "thema’s"):
        field.fill(words)
        expect(page.get_by_role("dialog").get_by_role("status").first).to_contain_text("gevonden")
        found.append(page.locator("dialog .search-results").inner_text())
    assert found[0] == found[1] == found[2]


def test_nothing_found_leads_on(open_page: Callable[..., Page]) -> None:
    """Whoever finds nothing sees what else to do, in Dutch: the situations and the themes."""
    page = open_page("over/")
    search(page, "xyzzy")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status").first).to_have_text("Niets gevonden voor ‘xyzzy’.")
    page.keyboard.press("Enter")  # leads nowhere: nothing was found
    dialog.get_by_role("link", name="Het team is in twee kampen verdeeld").click()
    expect(page.locator("article")).to_have_attribute("data-code", "S11")


def test_a_search_for_what_is_not_there_says_so(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Who seeks what the handbook has not reads that, and sees two pages and the situations."""
    page = open_page("over/")
    search(page, next(text for text in real_handbook.nothing if "team" in text.split()))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status").first).to_contain_text("lijkt hier niets te staan")
    unsure = dialog.locator("[data-unsure]")
    assert unsure.locator(".search-results > li").count() <= 2
    for situation in real_handbook.situations:
        expect(
            unsure.locator(".search-ways").get_by_role("link", name=situation.title)
        ).to_be_visible()
    expect(dialog.get_by_role("link", name="Zocht je iets anders?")).to_have_count(0)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (
            "boek@git.example",
            "mailto:boek@git.example?subject=Gezocht%20in%20het%20handboek%3A%20x",
        ),
        ("https://git.example/new?a=b", "https://git.example/new?a=b&title=Gezocht+in+het"),
    ],
)
def test_what_was_sought_in_vain_can_be_told(
    contact: str, expected: str, open_page: Callable[..., Page]
) -> None:
    """A reader who finds nothing may tell the editors: a link with the query, and nothing else."""
    page = open_page("zoeken/")
    results = page.get_by_role("article").locator("[data-search-results]")
    results.evaluate("(element, contact) => { element.dataset.contact = contact; }", contact)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("article").get_by_role("searchbox").fill("xyzzy & zo")
    link = results.get_by_role("link", name="Zocht je iets anders?")
    address = link.get_attribute("href") or ""
    assert address.startswith(expected)
    assert address.endswith(("%3A%20xyzzy%20%26%20zo", "%3A+xyzzy+%26+zo"))
    assert not [url for url in asked if "git.example" in url]


def test_the_search_is_walked_through_with_the_keyboard(open_page: Callable[..., Page]) -> None:
    """Results stand in the tab order, arrows go through them, Escape leads back to the start."""
    page = open_page("over/")
    opener = page.get_by_role("banner").get_by_role("link", name="Zoeken")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("stilte")
    dialog = page.get_by_role("dialog", name="Zoeken")
    expect(dialog.get_by_role("status").first).to_contain_text("gevonden")
    links = dialog.locator(".search-results a")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Sluit")).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Tab")  # the button that puts it on the checklist
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()


def test_more_results_follow_on_asking(open_page: Callable[..., Page]) -> None:
    """The best ten come first; the rest is one button away, and the focus goes on from there."""
    page = open_page("over/")
    search(page, "gesprek")
    results = page.get_by_role("dialog").locator(".search-results > li")
    expect(results).to_have_count(10)
    page.get_by_role("button", name="Toon meer").click()
    expect(results.nth(10).get_by_role("link")).to_be_focused()


def test_a_search_has_an_address(open_page: Callable[..., Page], real_handbook: Handbook) -> None:
    """A trainer can link to a search; the page of it keeps what is typed in its address."""
    entry = real_handbook.situations[0]
    page = open_page(f"zoeken/?{urlencode({'q': entry.title})}")
    first = page.get_by_role("article").locator(".search-results > li").first
    expect(first).to_contain_text(entry.code)
    page.get_by_role("article").get_by_role("searchbox").fill("ruzie & zo")
    expect(page).to_have_url(re.compile(r"\?q=ruzie%20%26%20zo$"))


def test_what_is_typed_is_text(open_page: Callable[..., Page]) -> None:
    """Markup in the field or the address is looked for, and does nothing else."""
    page = open_page("zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20feedback")
    expect(page.get_by_role("article").locator(".search-results")).to_be_visible()
    assert page.locator("article img[src=x]").count() == 0


def test_the_search_is_fetched_when_someone_goes_to_search(
    browser: Browser, served: str, site: Path
) -> None:
    """A visit without a search costs nothing; a search that cannot be fetched says so."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served, wait_until="networkidle")
    assert not [url for url in asked if "search" in url]

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/search/index.*.js", refuse)
    search(page, "stilte")
    status = page.get_by_role("dialog").get_by_role("status").first
    expect(status).to_contain_text("kan niet worden opgehaald")
    page.keyboard.press("Escape")
    page.unroute("**/search/index.*.js")
    search(page, "")
    expect(page.get_by_role("dialog").locator(".search-results a").first).to_be_visible()
    page.close()


def test_a_copy_in_a_folder_finds_filters_and_keeps(
    browser: Browser, site: Path, site_url: str, real_handbook: Handbook
) -> None:
    """A copy of the site on a stick (file://) does the same, and shares the public address."""
    page = browser.new_page()
    page.goto((site / "over" / "index.html").as_uri())
    search(page, "stilte")
    expect(page.get_by_role("dialog").locator(".search-results a").first).to_be_visible()
    page.goto(f"{(site / 'interventies' / 'index.html').as_uri()}?woorden=huilen")
    count = len(real_handbook.interventions)
    expect(page.get_by_role("form").get_by_role("status")).to_contain_text(f"van {count}")
    code = real_handbook.interventions[0].code
    page.goto(f"{(site / 'mijn-checklist' / 'index.html').as_uri()}?s={code}")
    page.get_by_role("button", name="Maak dit mijn checklist").click()
    page.reload()
    expect(page.locator("[data-choice-count]")).to_have_text("1")
    page.get_by_role("button", name="QR-code").click()
    expect(page.get_by_role("dialog")).to_contain_text(f"{site_url}mijn-checklist/?s={code}")
    page.close()


def test_without_scripts_searching_leads_to_the_overviews(browser: Browser, served: str) -> None:
    """The link to search explains itself and leads on."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(served)
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    reason = page.locator("noscript p")  # Playwright's roles pass over it
    expect(reason).to_contain_text("Zoeken werkt alleen met JavaScript")
    expect(page.locator("article input")).to_be_hidden()
    page.locator("noscript a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waar loop je tegenaan?")
    page.close()


def test_every_entry_term_and_useful_page_is_in_the_index(
    site: Path, real_handbook: Handbook
) -> None:
    """What the search knows leads to a page of the site, for each code and each term."""
    text = asset(site, "search/index.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("window.handboekIndex=").removesuffix(";\n"))
    codes = {entry["code"] for entry in index["documents"] if "code" in entry}
    assert codes == set(real_handbook.by_code)
    kinds = [entry["kind"] for entry in index["documents"]]
    assert kinds.count("Begrip") == len(real_handbook.terms)
    assert kinds.count("Pagina") >= 8
    for entry in index["documents"]:
        assert (site / entry["address"].split("#")[0] / "index.html").is_file(), entry["address"]


def test_a_document_holds_what_a_search_needs() -> None:
    """Title, code, keywords and sayings, signals before other lines; nothing of other entries."""
    found = {
        one.code or one.title: one
        for one in search_documents(read_handbook(FIXTURES / "valid_small"))
    }
    listen = found["D2"]
    assert (listen.kind, listen.uri, listen.keywords) == (
        "Interventie",
        "interventies/luister.md",
        ("oor",),
    )
    assert listen.essence == ("Iemand is gehoord", "Iemand zucht.")
    assert "Ga zitten." in listen.lines
    assert "eerst de vraag" not in listen.lines
    assert found["G1"].sayings == ("rondje", "stoelen 'anders' zetten")
    assert (found["open vraag"].kind, found["open vraag"].anchor) == ("Begrip", "open-vraag")
