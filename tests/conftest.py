"""What several tests share: the small handbook, the real site once built, a server, a browser."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from playwright.sync_api import Browser, Page, expect

from checks.pages import DESKTOP
from checks.servers import QuietHandler
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.publishing.hosting import CARDS, FRAME_ANCESTORS, HEADERS, header_policy
from macros.reading.checks import project_handbook, read_handbook
from macros.shared.errors import HandbookError
from macros.shared.project import PROJECT
from tests.support.complaints import complaints_of
from tests.support.project import FIXTURES, PATH, PORT, SERVED_AT, SERVED_FROM, SITE_URL, built_once

# `make test` tries the same cases each time; `make check-all` new ones, and those that failed.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(PROJECT / ".cache" / "hypothesis"))
CASES = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
# A case that fails is shown as it was drawn: looking for a smaller one takes minutes.
settings.register_profile(
    "sample", CASES, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)
settings.register_profile(
    "thorough",
    CASES,
    database=DirectoryBasedExampleDatabase(PROJECT / ".cache" / "hypothesis" / "examples"),
)
settings.load_profile("sample")
# Chromium draws the list below its own address bar for each window, though nobody sees it: without,
# a page takes half the processor's time. The others are those that Playwright leaves out, of whose
# list this takes the place.
WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
# How long a browser takes says how busy the machine is: only what never comes is wrong.
expect.set_options(timeout=60_000)


@pytest.fixture
def small_handbook() -> Handbook:
    """Two themes, three interventions, one recommendation; every optional field filled once."""
    return read_handbook(FIXTURES / "valid_small")


@pytest.fixture
def small_site(small_handbook: Handbook) -> Site:
    """The small handbook at an address."""
    return Site(small_handbook, SITE_URL)


@pytest.fixture(scope="session")
def real_handbook() -> Handbook:
    """The handbook itself."""
    return read_handbook(PROJECT / "data")


@pytest.fixture(scope="session")
def site_url() -> str:
    """The address at which the built site is served."""
    return os.environ[SERVED_AT]


@pytest.fixture(scope="session")
def real_site(real_handbook: Handbook, site_url: str) -> Site:
    """The handbook itself at that address."""
    return Site(real_handbook, site_url)


@pytest.fixture(scope="session")
def site() -> Path:
    """The real handbook, built strictly for the address of the test server."""
    return built_once()


@pytest.fixture(scope="session")
def served(site: Path, site_url: str) -> str:
    """The address of the built site."""
    return site_url


class _Host(QuietHandler):
    """Serves the site with the headers that each of `hosting/` sends."""

    def end_headers(self) -> None:
        """Add the headers; a frame may show a card, and no other page."""
        frames = "*" if re.search(CARDS, self.path) else FRAME_ANCESTORS
        for name, value in {**HEADERS, "Content-Security-Policy": header_policy(frames)}.items():
            self.send_header(name, value)
        super().end_headers()


def pytest_configure(config: pytest.Config) -> None:
    """Serve the site from one process for all; the folder is filled once a test asks for it.

    Raise UsageError when the data cannot be read: one sentence in place of an error a test.
    """
    if hasattr(config, "workerinput"):
        return
    try:
        project_handbook()
    except HandbookError as error:
        raise pytest.UsageError(str(error)) from None
    folder = tempfile.mkdtemp(prefix="handboek-tests-")
    root, site = Path(folder) / "served", Path(folder) / "project" / "site"
    root.mkdir()
    (root / PATH.strip("/")).symlink_to(site)
    (root / "404.html").symlink_to(site / "404.html")
    handler = partial(_Host, directory=str(root))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", PORT), handler)
    except OSError:  # the tests of another checkout run
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    os.environ[SERVED_AT] = f"http://127.0.0.1:{server.server_port}{PATH}"
    os.environ[SERVED_FROM] = folder
    Thread(target=server.serve_forever, daemon=True).start()

    def end() -> None:
        server.shutdown()
        server.server_close()
        shutil.rmtree(folder)

    config.add_cleanup(end)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the machine's own Chromium, without the calls home that it makes by itself."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium: run `make test`, which finds or installs it")
    flags = [
        "no-sandbox",
        "disable-gpu",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "disable-quic",
        "font-render-hinting=none",
        f"disable-features={','.join(WITHOUT)}",
    ]
    return {"executable_path": found, "args": [f"--{flag}" for flag in flags]}


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Open pages at a size, in light or dark, as a host with our headers sends them.

    An error or a warning in the console fails the test, and so does asking another host.
    """
    asked_elsewhere: list[str] = []
    complaints: list[list[str]] = []
    contexts = []

    def open_page(path: str, size: dict[str, int] = DESKTOP, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
            base_url=served,
            service_workers="block",  # it would fetch the whole site in each test
        )
        contexts.append(context)
        page = context.new_page()
        complaints.append(complaints_of(page))
        page.on(
            "request",
            lambda request: (
                asked_elsewhere.append(request.url)
                if not request.url.startswith((served, "data:"))
                else None
            ),
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for of_page in complaints for one in of_page] == []
    assert asked_elsewhere == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a built site: `make test-quick` leaves both out."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"browser", "page", "open_page"} & fixtures:
            item.add_marker("browser")
        if {"site", "published", "changed"} & fixtures:
            item.add_marker("site")
