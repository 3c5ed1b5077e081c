"""Addresses stand on paper and in slides: each that was ever published keeps arriving."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from checks.arrivals import BuiltSite, is_dropped_code
from checks.pages import page_path
from checks.servers import QuietHandler
from macros.model import addresses
from macros.model.addresses import printed
from macros.model.handbook import Handbook
from macros.model.published import FILE, list_with, read_published
from macros.reading.checks import read_handbook
from macros.reading.problems import DataError
from macros.shared.project import PROJECT
from tests.support.entries import an_intervention
from tests.support.later_edition import Changed
from tests.support.project import FIXTURES, PATH, asset

LIST = PROJECT / "data" / FILE
SMALL_LIST = """\
# Last edition: 2026-01-09, 8 addresses
/begrippen/#open-vraag\tterm open-vraag
/bronnen/#boek-2017\twork boek-2017
/checklists/dialoog/\tchecklist D
/d2/\tpage D2
/druk/checklist-dialoog.pdf\tpdf D
/interventies/luister/\tpage D2
/interventies/luister/#aanpak\tpage D2
/themas/dialoog/\tpage D
"""


def lost(folder: Path, handbook: Handbook, text: str) -> list[str]:
    """List the published addresses that do not arrive at their content in a built site."""
    published, misfits = read_published(text)
    assert misfits == []
    site = BuiltSite(folder, handbook)
    retired = {gone.code for gone in handbook.retired}
    found = []
    for one in published:
        # What is retired has one page for all its addresses, and stands on no list any more.
        views = {f"page {one.subject}"} if one.subject in retired else {one.arrival}
        if one.subject in retired and one.view in {"pdf", "docx"}:
            views = {one.arrival}
        address = one.path if is_dropped_code(one.anchor, retired) else one.address
        arrival = site.arrival(address)
        if arrival not in views:
            found.append(f"{one.address}: expected {one.arrival}, found {arrival}")
    return found


def test_every_published_address_arrives_at_its_content(
    site: Path, real_handbook: Handbook
) -> None:
    """Pages, short addresses, PDFs, data files and anchors, through every redirect."""
    text = LIST.read_text(encoding="utf-8")
    assert len(read_published(text)[0]) > 1000
    assert lost(site, real_handbook, text) == []


def test_the_list_of_published_addresses_is_that_of_this_edition(real_handbook: Handbook) -> None:
    """A new edition does not appear before `make freeze` has added what it publishes."""
    last = _last_edition(LIST.read_text(encoding="utf-8"))
    assert last == str(real_handbook.edition), (
        f"data/addresses.tsv is that of the edition of {last}, and this is "
        f"{real_handbook.edition}: run `make freeze`"
    )


def _last_edition(text: str) -> str:
    """Return the date of the edition for which a list of addresses was made last."""
    return text.partition("# Last edition: ")[2].partition(",")[0]


def test_the_check_of_addresses_sees_each_way_to_be_lost(
    tmp_path: Path, small_handbook: Handbook
) -> None:
    """A page that is gone, another in its place, an anchor that went, a file that is none."""
    files = {
        "d1/index.html": '<meta http-equiv="refresh" content="0; url=../interventies/oud/">',
        "interventies/luister/index.html": '<article data-code="D2"><h1>Iets anders</h1></article>',
        "interventies/kring/index.html": '<article data-code="G1"><h1>Ga in een kring zitten</h1>'
        '<h2 id="aanpak">Zo</h2></article>',
        "over/index.html": "<article><h1 id='over'>Over</h1></article>",
        "druk/kaarten.pdf": "no PDF",
        "data/handboek.json": "{",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    text = "\n".join(
        [
            "# Last edition: 2026-01-09, 8 addresses",
            "/d1/\tpage D1",
            "/data/handboek.json\tdata",
            "/druk/kaarten.pdf\tpdf kaarten",
            "/interventies/kring/\tpage D1",
            "/interventies/kring/#aanpak\tpage G1",
            "/interventies/kring/#waarom\tpage G1",
            "/interventies/luister/\tpage D2",
            "/over/\tpage over",
        ]
    )
    assert [line.split(" (")[0] for line in lost(tmp_path, small_handbook, text)] == [
        "/d1/: expected page D1, found nothing: /interventies/oud/ does not exist",
        "/data/handboek.json: expected data, found nothing: handboek.json cannot be read",
        "/druk/kaarten.pdf: expected pdf kaarten, found nothing: kaarten.pdf is no PDF",
        "/interventies/kring/: expected page D1, found page G1",
        "/interventies/kring/#waarom: expected page G1, "
        "found nothing: /interventies/kring/ lacks #waarom",
        "/interventies/luister/: expected page D2, "
        "found nothing: a page of D2 with the title 'Iets anders'",
    ]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[str]]:
    """Change the small handbook after it was published; return what an editor reads."""

    def problems(*changes: tuple[str, str, str], published: str = SMALL_LIST) -> list[str]:
        data = tmp_path / "data"
        shutil.copytree(FIXTURES / "valid_small", data)
        (data / FILE).write_text(published, encoding="utf-8")
        for file, old, new in changes:
            text = (data / file).read_text(encoding="utf-8")
            assert old in text
            (data / file).write_text(text.replace(old, new), encoding="utf-8")
        try:
            read_handbook(data)
        except DataError as error:
            return [str(problem) for problem in error.problems]
        return []

    return problems


def test_a_handbook_that_keeps_its_addresses_has_no_problem(
    problems: Callable[..., list[str]],
) -> None:
    """A slug that changed and is an alias is as good as before."""
    assert (
        problems(
            ("interventions.yaml", "slug: luister", "slug: stil-zijn"),
            ("interventions.yaml", "[hoor, zwijg]", "[hoor, zwijg, luister]"),
        )
        == []
    )


def test_a_slug_that_changed_without_an_alias_is_told_the_alias(
    problems: Callable[..., list[str]],
) -> None:
    """The message holds the line to type, former aliases included; each slug is told once."""
    assert problems(
        ("interventions.yaml", "slug: luister", "slug: stil-zijn"),
        ("interventions.yaml", "slug: dialoog", "slug: praten"),
        ("situations.yaml", "slug: stilte", "slug: stil"),
        published=SMALL_LIST + "/situaties/luister/\tpage S1\n",
    ) == [
        "data/interventions.yaml:3: theme D, field 'slug': /checklists/dialoog/ was published; "
        "expected it among the aliases (aliases: [gesprek, dialoog])",
        "data/interventions.yaml:43: intervention D2, field 'slug': /interventies/luister/ was "
        "published; expected it among the aliases (aliases: [hoor, zwijg, luister])",
        "data/situations.yaml:3: situation S1, field 'slug': /situaties/luister/ was published; "
        "expected it among the aliases (aliases: [zwijgen, luister])",
    ]


def test_a_published_code_that_is_gone_is_told_how_to_retire(
    problems: Callable[..., list[str]],
) -> None:
    """Whoever removes an entry reads what to type to retire it."""
    gone = "/interventies/weg/\tpage G2\n/interventies/weg/#aanpak\tpage G2\n/g2/\tpage G2\n"
    assert problems(published=SMALL_LIST + gone) == [
        "data/handbook.yaml:23: field 'retired': /interventies/weg/ was published for "
        "intervention G2, and no entry has this code; expected the entry back, or here "
        "- { code: G2, slug: weg, title: …, replaced_by: [code], why: … }"
    ]


def test_a_retired_code_keeps_its_addresses_too(problems: Callable[..., list[str]]) -> None:
    """What was published of an entry before it was retired is held against its slugs."""
    published = (
        "# Last edition: 2026-01-09, 2 addresses\n"
        "/aanbevelingen/schrijf-op/\tpage A2\n/checklists/oud/\tchecklist A2\n"
    )
    assert problems(published=published) == [
        "data/handbook.yaml:25: retired code A2, field 'slug': /checklists/oud/ was published; "
        "expected it among the aliases (aliases: [noteer, oud])"
    ]


def test_a_term_or_work_keeps_its_anchor(problems: Callable[..., list[str]]) -> None:
    """A term that goes leaves its id to the one that replaced it."""
    changes = (
        ("glossary.yaml", "id: open-vraag", "id: vragen"),
        ("handbook.yaml", "id: boek-2017", "id: boek-2020"),
        ("glossary.yaml", "work: boek-2017", "work: boek-2020"),
        ("interventions.yaml", "work: boek-2017", "work: boek-2020"),
    )
    assert problems(*changes) == [
        "data/glossary.yaml:1: field 'terms': /begrippen/#open-vraag was published; expected "
        "open-vraag among the aliases of the term that replaced it (aliases: [open-vraag])",
        "data/handbook.yaml:7: field 'works': /bronnen/#boek-2017 was published; expected "
        "boek-2017 among the aliases of the work that replaced it (aliases: [boek-2017])",
    ]


def test_a_line_of_the_list_that_is_none_is_named(problems: Callable[..., list[str]]) -> None:
    """What git leaves in the list after a merge is no address."""
    heading = "# Last edition: 2026-01-09, 1 addresses"
    published = f"{heading}\n<<<<<<< HEAD\n/d/\tpage D\n/d/\tpage G\n/g/ page G\n"
    expected = "expected an address, a tab and what it arrives at, such as 'page D5'"
    assert problems(published=published) == [
        f"data/addresses.tsv:2: '<<<<<<< HEAD' is no published address; {expected}",
        "data/addresses.tsv:4: /d/ stands in line 3 with 'page D'; expected each address once",
        f"data/addresses.tsv:5: '/g/ page G' is no published address; {expected}",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "data/addresses.tsv:1: does not exist; "),
        ("", "data/addresses.tsv:1: no line that names the last edition; "),
        (
            SMALL_LIST.split("/d2/", maxsplit=1)[0],
            "data/addresses.tsv:1: 3 addresses, of 8 at the last edition; ",
        ),
    ],
)
def test_a_list_that_is_gone_or_cut_short_is_no_list(
    text: str | None, said: str, tmp_path: Path
) -> None:
    """Without the list a renamed page would be lost unseen; how to start anew is a command."""
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid_small", data)
    (data / FILE).unlink()
    if text is not None:
        (data / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_handbook(data)
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(said)
    assert problem.endswith("earlier version (`make new-addresses` starts a list without any)")


def test_freezing_adds_and_never_changes_or_removes(small_handbook: Handbook) -> None:
    """An address that a site no longer has, or has for something else, stays as it was promised."""
    published, _ = read_published(SMALL_LIST)
    found = {"/a1/": "page A1", "/d2/": "page D1"}
    text = list_with(published, found, small_handbook.edition)
    now, misfits = read_published(text)
    assert misfits == []
    assert {(one.address, one.arrival) for one in now} == {
        *((one.address, one.arrival) for one in published),
        ("/a1/", "page A1"),
    }
    assert _last_edition(text) == "2026-01-09"
    assert list_with(now, found, small_handbook.edition) == text


@pytest.fixture(scope="module")
def later_address(changed: Changed) -> Iterator[str]:
    """The address at which the later edition is served."""
    handler = partial(QuietHandler, directory=str(changed.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_published_address_survives_renaming_and_retiring(changed: Changed) -> None:
    """All of the list arrives in a later edition too; a PDF under its former name is the same."""
    assert lost(changed.site, changed.after, LIST.read_text(encoding="utf-8")) == []
    now = changed.after.entry(changed.theme.code)
    assert now.slug != changed.theme.slug
    former, later = (
        (changed.site / addresses.sheet_uri(theme)).read_bytes() for theme in (changed.theme, now)
    )
    assert former == later


def test_the_sheet_of_a_retired_entry_says_what_replaced_it(
    changed: Changed, site_url: str
) -> None:
    """One page at the old address, with the title, the reason and the addresses to use."""
    gone, site = changed.gone, changed.site
    (page,) = PdfReader(site / addresses.sheet_uri(gone)).pages
    text = " ".join(page.extract_text().split())
    instead = [printed(site_url + addresses.short_path(one)) for one in changed.replaced_by]
    for expected in (gone.code, "vervallen", "verdeeld over andere", *instead):
        assert expected in text
    overview = (site / "druk" / "index.html").read_text(encoding="utf-8")
    assert addresses.sheet_uri(gone).removeprefix("druk/") not in overview
    assert page_path(gone) not in (site / "sitemap.xml").read_text(encoding="utf-8")
    index = asset(site, "search/index.js").read_text(encoding="utf-8")
    documents = json.loads(index.removeprefix("window.handboekIndex=").rstrip(";\n"))["documents"]
    assert gone.code not in {document.get("code") for document in documents}


def test_a_former_address_leads_on_with_query_and_anchor(
    changed: Changed, later_address: str, browser: Browser
) -> None:
    """Page, checklist and short address take along what was typed behind them."""
    theme, entry, gone = changed.theme, changed.entry, changed.gone
    entry_now = page_path(changed.after.entry(entry.code))
    page = browser.new_page(base_url=later_address, service_workers="block")
    for former, now in (
        (f"{addresses.short_path(gone)}qr/", page_path(gone)),
        (page_path(entry), entry_now),
        (addresses.short_path(entry), entry_now),
        (f"checklists/{theme.slug}/", f"checklists/{changed.after.entry(theme.code).slug}/"),
        (f"checklists/{gone.slug}/", page_path(gone)),
    ):
        page.goto(f"{former}?van=a%26b#checklist")
        expect(page).to_have_url(f"{later_address}{now}?van=a%26b#checklist")
    expect(page.get_by_role("heading", level=1)).to_contain_text(gone.title)
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    other = changed.replaced_by[1]
    page.get_by_role("article").get_by_role("link", name=other.title).click()
    expect(page.locator(f"article[data-code={other.code}]")).to_be_visible()
    page.go_back()
    page.go_back()  # a page that leads on is no step on the way back
    expect(page.locator(f"article[data-code={gone.code}]")).to_have_count(0)
    page.close()


def test_a_former_address_leads_on_without_scripts(
    changed: Changed, later_address: str, browser: Browser
) -> None:
    """Where a school blocks scripts, the page arrives all the same."""
    context = browser.new_context(
        java_script_enabled=False, base_url=later_address, service_workers="block"
    )
    page = context.new_page()
    page.goto(page_path(changed.entry))
    now = changed.after.entry(changed.entry.code)
    page.wait_for_url(f"{later_address}{page_path(now)}")
    context.close()


def test_the_page_for_wrong_addresses_helps_without_scripts(
    site: Path, real_handbook: Handbook
) -> None:
    """It leads to the search and to each theme."""
    page = html.parse(site / "404.html")
    links = {link.text_content(): link.get("href") for link in page.xpath("//article//a")}
    assert links["Zoek op een woord of een code"] == f"{PATH}zoeken/"
    for theme in real_handbook.themes:
        assert links[theme.title] == f"{PATH}themas/{theme.slug}/"


def test_a_wrong_address_gets_what_was_meant(
    open_page: Callable[..., Page], real_handbook: Handbook
) -> None:
    """Codes and slugs that are nearly right are one press away."""
    theme, entry = real_handbook.themes[0], an_intervention(real_handbook)
    other = real_handbook.interventions[-1]
    for wrong, meant in (
        (f"{entry.code[0].lower()}0{entry.code[1:]}/", f"{entry.code}: {entry.title}"),
        (f"{_without_a_letter(other.slug)}/", f"{other.code}: {other.title}"),
        (f"checklists/{_without_a_letter(theme.slug)}/", f"Checklist: {theme.title}"),
    ):
        page = open_page(wrong)
        first = page.get_by_role("status").get_by_role("link").first
        expect(first).to_have_text(meant)
        first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(meant.split(": ", 1)[1])


def _without_a_letter(slug: str) -> str:
    return slug[:-2] + slug[-1]


def test_a_short_address_in_capitals_arrives(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """/D1/ is how a code stands on a card; query and anchor come along."""
    entry = an_intervention(real_handbook)
    page = open_page(f"{entry.code}/?van=kaart#checklist")
    page.wait_for_url(f"{served}{page_path(entry)}?van=kaart#checklist")


def test_the_words_of_a_wrong_address_go_to_the_search(open_page: Callable[..., Page]) -> None:
    """Who follows a dead link need not type again; no suggestion is made up."""
    page = open_page("blog/2019/weerstand-in-het-team.html")
    page.get_by_role("link", name="Zoek op ‘weerstand in het team’").click()
    expect(page.locator("[data-search-here] input")).to_have_value("weerstand in het team")
    expect(page.locator("[data-search-here] .search-results a").first).to_be_visible()
    page = open_page("qqqq/zzzz/")
    expect(page.get_by_role("link", name="Zoek op ‘zzzz’")).to_be_visible()
    expect(page.get_by_role("status").get_by_role("link")).to_have_count(0)
