"""Editions that follow one another faster than a slow host sends them: what is kept stays whole."""

import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publishing.scripts import bundled_scripts
from macros.publishing.web_app import SERVICE_WORKER, write_service_worker

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
# A browser takes its time to look for a new worker; with another address it does so at once.
INSTALL = """async (edition) => {
    navigator.serviceWorker.register(`service-worker.js?${edition}`).catch(() => undefined);
}"""
THROW_AWAY = "caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one))))"
STATE = """async () => {
    const { installing, waiting, active } =
        (await navigator.serviceWorker.getRegistration()) ?? {};
    // First of all: what is kept is read after that.
    const started = active?.state === "activated" ? active.scriptURL.split("?").pop() : "";
    const kept = {};
    for (const cacheName of await caches.keys()) {
        const found = kept[cacheName.split(" ").pop()] = [];
        for (const path of ["/", "/offline/", "/site.css", "/long.txt"]) {
            if (await caches.match(path, { cacheName })) found.push(path);
        }
    }
    return { installing: !!installing, waiting: !!waiting, active: started, kept };
}"""


class SlowHost:
    """A host whose site can be replaced at any time, and whose answers can be held back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.held: dict[str, Event] = {}
        """the answers that wait, by path"""
        self.asked: list[str] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Answer with what the site holds when it is asked."""
                path = self.path.lstrip("/").partition("?")[0]
                name = f"{path}index.html" if path.endswith("/") or not path else path
                content = host.files.get(name)
                host.asked.append(path)
                if path in host.held:
                    host.held[path].wait(120)
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Type", TYPES.get(Path(name).suffix, "text/plain"))
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def publish(self, edition: str) -> str:
        """Replace the site; return the name of what browsers keep of it."""
        site = self.folder / edition
        for name, content in {
            "index.html": f"<title>{edition}</title><p>Editie {edition}</p>",
            "offline/index.html": "<h1>Zonder internet</h1>",
            "site.css": f"/* {edition} */",
            "long.txt": "",
        }.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(content)
        worker = bundled_scripts()[SERVICE_WORKER]
        (site / SERVICE_WORKER).write_bytes(worker)
        write_service_worker(site)
        self.files = {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.*")
        }
        return self.files[SERVICE_WORKER].decode().split('"name":"')[1].split('"')[0]

    def hold(self, path: str) -> None:
        """Answer no more for a path."""
        self.asked = [one for one in self.asked if one != path]
        self.held[path] = Event()

    def let_go(self, path: str) -> None:
        """Answer again."""
        self.held.pop(path).set()

    def cut(self) -> None:
        """Stop answering, for good."""
        for path in [*self.held]:
            self.let_go(path)
        if self.thread.is_alive():
            self.server.shutdown()
            self.thread.join()
            self.server.server_close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[SlowHost]:
    """A host with edition A."""
    host = SlowHost(tmp_path)
    host.publish("A")
    yield host
    host.cut()


@pytest.fixture
def page(browser: Browser, host: SlowHost) -> Iterator[Page]:
    """A page of edition A, which is kept."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(host.address)
    page.evaluate(INSTALL, "A")
    until(page, lambda state: state["active"] == "A")
    yield page
    context.close()


def until(page: Page, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait for the workers and what is kept to be in a state; return it."""
    for _ in range(1200):
        state: dict[str, Any] = page.evaluate(STATE)
        if holds(state):
            return state
        time.sleep(0.05)
    pytest.fail(f"the browser is still in this state: {state}")


def asked(host: SlowHost, path: str) -> None:
    """Wait for the browser to ask for a path."""
    for _ in range(1200):
        if path in host.asked:
            return
        time.sleep(0.05)
    pytest.fail(f"the browser does not ask for {path}")


def is_kept(state: dict[str, Any], edition: str) -> bool:
    """Tell whether everything of an edition is kept."""
    return {"/", "/offline/", "/site.css"} <= {*state["kept"].get(edition, ())}


@pytest.mark.parametrize("last", ["C", "A"])
def test_an_edition_that_starts_does_not_throw_away_the_next(
    last: str, page: Page, host: SlowHost
) -> None:
    """B starts while the one after it, new or the old one again, is on its way: both are kept."""
    (first,) = page.evaluate(STATE)["kept"]
    host.hold("long.txt")
    page.evaluate("void fetch('long.txt')")  # B waits for it: A is still at work
    asked(host, "long.txt")
    host.publish("B")
    page.evaluate(INSTALL, "B")
    until(page, lambda state: state["waiting"])
    host.hold("site.css")
    name = host.publish(last)
    page.evaluate(INSTALL, "next")
    asked(host, "site.css")
    host.let_go("long.txt")
    until(page, lambda state: first not in state["kept"])  # B starts, and throws A away
    host.let_go("site.css")
    until(page, lambda state: state["active"] == "next")
    page.goto(host.address)
    until(page, lambda state: is_kept(state, name))
    name = host.publish("D")
    page.evaluate(INSTALL, "D")
    until(page, lambda state: is_kept(state, name) and len(state["kept"]) == 1)
    host.cut()
    page.reload()
    expect(page.locator("p")).to_have_text("Editie D")


def test_an_edition_that_changes_on_its_way_is_not_kept(page: Page, host: SlowHost) -> None:
    """A keep never holds the style of one edition and the pages of another."""
    host.publish("B")
    host.hold("")
    page.evaluate(INSTALL, "B")
    asked(host, "")
    name = host.publish("C")
    host.let_go("")
    until(page, lambda state: not state["installing"])
    assert page.evaluate(STATE)["active"] == "A"
    page.evaluate(INSTALL, "C")
    state = until(page, lambda state: state["active"] == "C")
    assert is_kept(state, name)
    assert [*state["kept"]] == [name]


def test_what_a_browser_threw_away_is_kept_again(page: Page, host: SlowHost) -> None:
    """A keep that is gone is filled at the next page, not only with the next edition."""
    (name,) = page.evaluate(STATE)["kept"]
    page.evaluate(THROW_AWAY)
    page.evaluate("fetch('long.txt')")
    assert page.evaluate(STATE)["kept"] == {}
    page.goto(host.address)
    until(page, lambda state: is_kept(state, name))


def test_without_anything_kept_the_browser_says_so_itself(page: Page, host: SlowHost) -> None:
    """With no network and nothing kept a page leads to no page that is not there either."""
    page.evaluate(THROW_AWAY)
    host.cut()
    with pytest.raises(Exception, match="ERR_FAILED"):
        page.goto(f"{host.address}d3/")
