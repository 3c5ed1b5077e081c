"""What several tests share: the small handbook, the real site once built, a server, a browser."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from playwright.sync_api import Browser, Page, expect

from macros.handbook import Handbook
from macros.offline_edition import OFFLINE_EDITION, write_offline_edition
from macros.reading import read_handbook

PROJECT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
Build = Callable[..., subprocess.CompletedProcess[str]]
# `make test` tries the same cases each time; `make check-all` new ones, and those that failed.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(PROJECT / ".cache" / "hypothesis"))
CASES = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
settings.register_profile("sample", CASES, derandomize=True, database=None)
settings.register_profile(
    "thorough",
    CASES,
    database=DirectoryBasedExampleDatabase(PROJECT / ".cache" / "hypothesis" / "examples"),
)
settings.load_profile("sample")
# How long a browser takes says how busy the machine is: only what never comes is wrong.
expect.set_options(timeout=60_000)


@pytest.fixture
def small_handbook() -> Handbook:
    """Two themes, three interventions, one recommendation; every optional field filled once."""
    return read_handbook(FIXTURES / "valid_small")


@pytest.fixture(scope="session")
def real_handbook() -> Handbook:
    """The handbook itself."""
    return read_handbook(PROJECT / "data")


def copy_project(target: Path) -> Path:
    """Copy what a clone would hold, so that a test can change it."""
    kept_out = shutil.ignore_patterns(
        ".git",
        ".venv",
        ".cache",
        "site",
        "build",
        "__pycache__",
        ".*_cache",
        "tests",
        "node_modules",
    )
    shutil.copytree(PROJECT, target, ignore=kept_out)
    # Documents that are made already need not be made again.
    (PROJECT / ".cache").mkdir(exist_ok=True)
    (target / ".cache").symlink_to(PROJECT / ".cache")
    (target / "browser" / "node_modules").symlink_to(PROJECT / "browser" / "node_modules")
    return target


def build(
    project: Path, site_url: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project strictly, into its `site/`.

    By default for the address of the test server: for it, most PDFs are made already.
    """
    site_url = os.environ[SERVED_AT] if site_url is None else site_url
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env=os.environ | {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def asset(site: Path, uri: str) -> Path:
    """Give the file of an asset of a built site, whose name holds a hash: `search/index.js`."""
    stem, _, ending = uri.rpartition(".")
    (path,) = (site / "assets").glob(f"{stem}.*.{ending}")
    return path


@pytest.fixture(scope="session")
def site_url() -> str:
    """The address at which the built site is served."""
    return os.environ[SERVED_AT]


@pytest.fixture(scope="session")
def site(site_url: str) -> Path:
    """The real handbook, built strictly for the address of the test server."""
    return built_once("project", site_url)


def built_once(name: str, site_url: str, finish: Callable[[Path], object] | None = None) -> Path:
    """Give the site for an address, as `make site` makes it and `finish` finishes it.

    Whichever of the processes asks first builds it for all, in a folder with this name.
    """
    folder = Path(os.environ[SERVED_FROM])
    project, done = folder / name, folder / f"{name}.done"
    site = project / "site"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(project, ignore_errors=True)
            result = build(copy_project(project), site_url)
            assert result.returncode == 0, result.stderr
            edition = read_handbook(PROJECT / "data").edition
            write_offline_edition(site, site / OFFLINE_EDITION, edition)
            if finish:
                finish(site)
            done.touch()
    return site


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves as a static host does: 404.html for what is not there."""

    def handle(self) -> None:
        """Answer; a browser that closes a page waits for no answer."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where nothing is found."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def served(site: Path, site_url: str) -> str:
    """The address of the built site."""
    return site_url


# Where the site is served, and from which folder: set by the process that the others come from.
SERVED_AT, SERVED_FROM = "HANDBOEK_TESTS_SERVED_AT", "HANDBOEK_TESTS_SERVED_FROM"


def pytest_configure(config: pytest.Config) -> None:
    """Serve the site from one process for all; the folder is filled once a test asks for it."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.mkdtemp(prefix="handboek-tests-")
    handler = partial(QuietHandler, directory=f"{folder}/project/site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    os.environ[SERVED_AT] = f"http://127.0.0.1:{server.server_port}/"
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
    ]
    return {"executable_path": found, "args": [f"--{flag}" for flag in flags]}


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Open pages at a size, in light or dark; an error in the console fails the test."""
    problems: list[str] = []
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
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console",
            lambda message: (
                problems.append(message.text)
                if message.type == "error" and "404" not in message.text
                else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                problems.append(f"asks another host: {request.url}")
                if not request.url.startswith((served, "data:"))
                else None
            ),
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []
