"""Without a network: the offline edition in a folder, and the site after a first visit."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser, Error, Page, expect

from checks.pages import page_path
from checks.servers import QuietHandler
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.publishing.folder import uris_in
from macros.publishing.offline_edition import FOLDER, OFFLINE_EDITION, write_offline_edition
from macros.publishing.scripts import bundled_scripts
from macros.publishing.web_app import SERVICE_WORKER, WebAppError, write_service_worker
from tests.support.complaints import complaints_of
from tests.support.entries import an_intervention


@pytest.fixture(scope="session")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked as a trainer does."""
    folder = tmp_path_factory.mktemp("offline")
    with ZipFile(site / OFFLINE_EDITION) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def offline_page(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """The unpacked edition as it opens on a double click, with the network off."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    problems = complaints_of(page)
    page.on(
        "request",
        lambda one: problems.append(one.url) if not one.url.startswith("file:") else None,
    )
    page.goto((unpacked / "index.html").as_uri())
    expect(page).to_have_url((unpacked / FOLDER / "index.html").as_uri())
    yield page
    context.close()
    assert problems == []


def test_an_unpacked_handbook_is_read_searched_filtered_and_chosen_from(
    offline_page: Page, unpacked: Path, real_handbook: Handbook
) -> None:
    """A trainer on a stick, without a network: everything that works online works there."""
    page = offline_page
    theme = real_handbook.themes[1]
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Situaties").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waar loop je tegenaan?")
    page.get_by_role("link", name="Zoeken").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").press_sequentially("ruzie in het team")
    dialog.locator(".search-results a").first.click()
    expect(page.locator("article")).to_have_attribute("data-code", re.compile("S"))
    page.goto((unpacked / FOLDER / "interventies" / "index.html").as_uri())
    page.get_by_label("Thema").select_option(theme.code)
    rows = page.locator("[data-filtered] .row:visible")
    expect(rows).to_have_count(len(theme.interventions))
    page.locator("[data-filtered] .row:visible button").first.click()
    page.get_by_role("link", name="Mijn checklist").click()
    expect(page.locator("[data-own-blocks] > .block")).to_have_count(1)
    page.locator("[data-own-blocks] .block-title a").first.click()
    sheet = page.get_by_role("link", name="PDF", exact=True).first.evaluate("link => link.href")
    assert Path(unquote(urlsplit(sheet).path)).read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Presenteer").first.click()
    expect(page.locator("[data-slide-number]")).to_contain_text("1 van")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-slide-number]")).to_contain_text("2 van")


def test_every_link_in_the_offline_edition_names_a_file(unpacked: Path) -> None:
    """In a folder nothing opens index.html by itself."""
    missing = []
    for path in sorted(unpacked.rglob("*.html")):
        page = html.parse(path)
        for address in page.xpath("//@href | //@src | //@action"):
            target = urlsplit(urljoin(path.as_uri(), address))
            if target.scheme == "file" and not Path(unquote(target.path)).is_file():
                missing.append((path.relative_to(unpacked).as_posix(), address))
        assert not page.xpath("//link[@rel='manifest']")
    assert missing == []


def test_a_stick_carries_nothing_that_only_a_site_needs(unpacked: Path) -> None:
    """Pictures beside links in a chat, lists for servers and search engines: none of it."""
    for uri in ("assets/pictures", "sitemap.xml", "_headers", "service-worker.js", "404.html"):
        assert not (unpacked / FOLDER / uri).exists()


def test_the_offline_edition_is_the_same_each_time(
    site: Path, real_handbook: Handbook, tmp_path: Path
) -> None:
    """The same site gives the same zip, to the byte."""
    write_offline_edition(site, tmp_path / OFFLINE_EDITION, real_handbook.edition)
    assert (tmp_path / OFFLINE_EDITION).read_bytes() == (site / OFFLINE_EDITION).read_bytes()


class _Host:
    """A host that can be cut off."""

    def __init__(self, folder: Path):
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))
        )
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def cut(self) -> None:
        """Stop answering, for good."""
        if self.thread.is_alive():
            self.server.shutdown()
            self.thread.join()
            self.server.server_close()


def kept(page: Page) -> None:
    """Wait until the site is kept for when there is no network."""
    page.evaluate(
        """() => navigator.serviceWorker.ready.then(() => new Promise((done) => {
            const look = () => navigator.serviceWorker.controller ? done() : setTimeout(look, 50);
            look();
        }))"""
    )


def test_after_a_first_visit_the_site_works_without_its_server(
    browser: Browser, site: Path, real_handbook: Handbook
) -> None:
    """The wifi drops: reading, searching and choosing go on; what is not kept is told."""
    theme, form = real_handbook.themes[-1], real_handbook.conversation_forms[0]
    entry, other = theme.interventions[:2]
    host = _Host(site)
    context = browser.new_context(service_workers="allow")
    try:
        page = context.new_page()
        page.goto(host.address)
        kept(page)
        with suppress(Error):  # Chromium's headless shell saves a PDF that Chromium shows
            page.goto(f"{host.address}{addresses.sheet_uri(entry)}#", wait_until="commit")
        page.goto(host.address)
        host.cut()
        page.goto(f"{host.address}interventies/?thema={theme.code}")
        rows = page.locator("[data-filtered] .row:visible")
        expect(rows).to_have_count(len(theme.interventions))
        page.get_by_role("link", name="Zoeken").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("searchbox").press_sequentially(form.title)
        dialog.locator(".search-results a").first.click()
        expect(page.locator("article")).to_have_attribute("data-code", form.code)
        page.get_by_role("button", name="Op mijn checklist").first.click()
        page.goto(f"{host.address}mijn-checklist/")
        expect(page.locator("[data-own-blocks] > .block")).to_have_count(1)
        page.goto(f"{host.address}{addresses.short_path(entry)}")
        expect(page.locator("article")).to_have_attribute("data-code", entry.code)
        code = other.code.lower()
        for typed in (f"{code}#aanpak", f"{other.code}/#aanpak", f"{code}/?van=kaart#aanpak"):
            page.goto(f"{host.address}{typed}")
            expect(page.locator("article")).to_have_attribute("data-code", other.code)
            expect(page).to_have_url(re.compile(f"/{page_path(other)}.*#aanpak$"))
        page.goto(f"{host.address}situaties")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Waar loop je tegenaan?")
        page.goto(f"{host.address}druk/")
        documents = page.locator(".papers").first
        documents.scroll_into_view_if_needed()
        expect(documents.locator("img")).to_have_count(0)  # words stay, no broken pictures
        page.goto(f"{host.address}bestaat-niet/")
        expect(page).to_have_url(f"{host.address}offline/#geen-verbinding")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Zonder internet")
    finally:
        context.close()
        host.cut()


def test_who_wipes_everything_keeps_no_page(browser: Browser, site: Path) -> None:
    """The button below the own checklist leaves no trace of what was read either."""
    host = _Host(site)
    context = browser.new_context(service_workers="allow")
    try:
        page = context.new_page()
        page.goto(f"{host.address}mijn-checklist/")
        kept(page)
        assert page.evaluate("caches.keys()")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Wis alles").click()
        expect(page.get_by_text("Alles is gewist.")).to_be_visible()
        assert page.evaluate("caches.keys()") == []
    finally:
        context.close()
        host.cut()


def test_a_new_edition_replaces_the_old_one(browser: Browser, site: Path, tmp_path: Path) -> None:
    """Who comes back reads the new text at once, and keeps that for when there is no network."""
    served = tmp_path / "served"
    shutil.copytree(site, served)
    host = _Host(served)
    context = browser.new_context(service_workers="allow")
    try:
        page = context.new_page()
        page.goto(f"{host.address}privacy/")
        kept(page)
        (before,) = page.evaluate("caches.keys()")
        path = served / "privacy" / "index.html"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Dit handboek houdt niet bij", "Nieuw: wij houden niet bij"))
        worker = bundled_scripts()[SERVICE_WORKER]
        (served / SERVICE_WORKER).write_bytes(worker)
        write_service_worker(served)
        page.reload()
        expect(page.locator("article")).to_contain_text("Nieuw: wij houden niet bij")
        page.evaluate(
            """async (before) => {
                const pause = () => new Promise((done) => setTimeout(done, 50));
                while ((await caches.keys()).join() === before) await pause();
                while ((await caches.keys()).length > 1) await pause();
            }""",
            before,
        )
        host.cut()
        page.reload()
        expect(page.locator("article")).to_contain_text("Nieuw: wij houden niet bij")
    finally:
        context.close()
        host.cut()


def test_every_page_is_there_without_a_network_after_one_visit(site: Path) -> None:
    """The handbook is not so large yet that some of its pages are kept only once they are read."""
    told = (site / SERVICE_WORKER).read_text(encoding="utf-8")
    pages = {uri.removesuffix("index.html") for uri in uris_in(site) if uri.endswith(".html")}
    assert {page for page in pages if f'"{page}"' not in told} == set()


def test_a_large_handbook_is_not_fetched_whole_unasked(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real_handbook: Handbook
) -> None:
    """Where there is too much to keep, what every page needs and the overviews come first."""
    small = tmp_path / "site"
    shutil.copytree(site, small, ignore=shutil.ignore_patterns("*.pdf", "*.png", "*.zip"))
    worker = bundled_scripts()[SERVICE_WORKER]
    (small / SERVICE_WORKER).write_bytes(worker)
    monkeypatch.setattr("macros.publishing.web_app.MOST_BYTES", 2_000_000)
    write_service_worker(small)
    told = (small / SERVICE_WORKER).read_text(encoding="utf-8")
    assert '"interventies/"' in told
    assert f'"{page_path(an_intervention(real_handbook))}"' not in told


def test_a_service_worker_without_a_place_for_its_list_is_refused(tmp_path: Path) -> None:
    """No site is published whose service worker keeps nothing."""
    (tmp_path / SERVICE_WORKER).write_text("told already", encoding="utf-8")
    with pytest.raises(WebAppError, match=r"service-worker\.js has no place for its list"):
        write_service_worker(tmp_path)
