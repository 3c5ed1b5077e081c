"""Build the handbook with two other engines and compare: what is lost by leaving MkDocs.

Run by `make exit-drill`. ProperDocs builds the project as it is, with our hooks. Zensical knows no
hooks: it builds the project that `macros/engines/export.py` writes. A difference fails the drill,
unless the record lists it, and so does one that is listed and no longer there.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatchcase
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from checks.pages import DESKTOP, PHONE, TODAY, page_path
from checks.search_quality import QUERIES, queries
from checks.servers import QuietHandler
from checks.site_check import problems
from checks.site_comparison import (
    RECORD,
    Difference,
    Facts,
    differences,
    facts,
    known_differences,
)
from macros.engines.export import finish_project, write_project
from macros.model.addresses import DEFAULT_SITE_URL
from macros.publishing.offline_edition import OFFLINE_EDITION, write_offline_edition
from macros.reading.checks import project_handbook
from macros.shared.project import PROJECT

REPOSITORY = "https://repository.example/handboek/"
WALKED = (
    "",
    page_path(TODAY.interventions[0]),
    "situaties/",
    "checklists/alles/",
    "zoeken/",
    "weg/",
)
# What stands where, how large and in which colours.
LOOKS = """() => [...document.querySelectorAll(
    "header, .site-nav, main, article, article h1, article .lead, article h2, .contents, footer"
)].map(element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    const {color, backgroundColor, fontFamily, fontSize, lineHeight} = getComputedStyle(element);
    return [
        element.tagName, element.className, ...[x, y, width, height].map(Math.round),
        color, backgroundColor, fontFamily, fontSize, lineHeight,
    ].join(" ");
})"""


def build(engine: str, python: Path | str, project: Path, *arguments: str) -> None:
    """Build a project strictly; end the drill when the engine refuses."""
    result = subprocess.run(  # noqa: S603
        [
            python,
            "-m",
            engine.lower(),
            "build",
            "--strict",
            "--config-file",
            project / "mkdocs.yml",
            *arguments,
        ],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        sys.exit(f"exit-drill: {engine} refuses the handbook\n{result.stdout}{result.stderr}")


def walk(site: Path, browser: Browser) -> dict[str, Counter[str]]:
    """Go through a site as a reader does and return what came of each thing that was done."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    context = browser.new_context(
        base_url=address,
        color_scheme="light",
        service_workers="block",  # it would answer for the engine's site with what it kept
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type == "error" and "404" not in message.text
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            faults.append(request.url) if not request.url.startswith((address, "data:")) else None
        ),
    )
    seen: dict[str, list[str]] = {}
    for size in (PHONE, DESKTOP):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        for path in WALKED:
            page.goto(path)
            page.wait_for_load_state("networkidle")
            seen[f"{path or 'home'} at {size['width']}"] = page.evaluate(LOOKS)
    seen |= _used(page)
    if blind := [done for done, results in seen.items() if not results]:
        sys.exit(f"exit-drill: the walk through {site.name} saw nothing of {', '.join(blind)}")
    seen["errors and other hosts"] = faults
    context.close()
    server.shutdown()
    server.server_close()
    return {done: Counter(results) for done, results in seen.items()}


def _used(page: Page) -> dict[str, list[str]]:
    """Search, choose, filter, change the colours and skip to the text; return what came of each."""
    seen = {}
    page.goto("over/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen["skip link"] = [page.url.rsplit("/", 1)[1]]
    page.locator("label[for=__palette_1]").click()
    seen["dark colours"] = [str(page.locator("body").get_attribute("data-md-color-scheme"))]
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    dialog = page.get_by_role("dialog")
    page.wait_for_function("window.handboekSearch")
    for query in queries(QUERIES / "fresh.tsv")[:10]:
        dialog.get_by_role("searchbox").fill(query.words)
        seen[f"search {query.words}"] = dialog.locator(".search-results a").all_inner_texts()
    page.goto("interventies/")
    chosen = page.get_by_role("button", name="Op mijn checklist")
    chosen.first.click()
    chosen.last.click()
    seen["number in the header"] = [page.locator("[data-choice-count]").first.inner_text()]
    page.goto("mijn-checklist/")
    page.locator("[data-own-blocks] > .block").first.wait_for()
    seen["own checklist"] = page.locator("[data-own-blocks] > .block").all_inner_texts()
    page.goto("interventies/?thema=O")
    status = page.locator("[data-filter-status]")
    status.filter(has_text=" van ").wait_for()
    seen["what the filter says"] = [status.inner_text()]
    shown = page.locator("article li[data-code]:visible")
    seen["filter"] = shown.evaluate_all("all => all.map(one => one.dataset.code)")
    return seen


def equal_pages(expected: Path, site: Path) -> int:
    """Count the pages that are equal to the byte, but for the name of the engine."""

    def page(path: Path) -> bytes:
        return re.sub(rb'<meta name="generator"[^>]*>', b"", path.read_bytes())

    pages = (path.relative_to(expected) for path in expected.rglob("*.html"))
    return sum(page(expected / name) == page(site / name) for name in pages)


def figures(engine: str, found: Facts, equal: int, seconds: float) -> tuple[str, ...]:
    """Return a column of the table: how much of everything a site has."""

    def count(aspect: str) -> int:
        return sum(sum(things.values()) for things in found.get(aspect, {}).values())

    return (
        engine,
        str(count("file")),
        str(len(found["text"])),
        str(count("code")),
        str(count("link")),
        str(count("anchor")),
        str(count("link of the frame")),
        str(count("edit link")),
        str(sum(found["search entry"]["documents"].values())),
        str(count("sitemap address")),
        str(count("kept without a network")),
        str(count("in the offline edition")),
        str(count("in the browser")),
        str(equal),
        f"{seconds:.1f}",
    )


ROWS = (
    "",
    "files beside the theme's",
    "pages with our frame",
    "codes",
    "links in articles",
    "anchors in articles",
    "links in the frame",
    "edit links",
    "search entries",
    "addresses in the sitemap",
    "kept without a network",
    "in the offline edition",
    "seen in the browser",
    "pages equal to the byte",
    "seconds of processor",
)


def sites(environment: Path, folder: Path) -> dict[str, tuple[Path, float]]:
    """Build with each engine: {engine: site, seconds of processor}; MkDocs, the measure, first."""
    os.environ |= {
        "SITE_URL": DEFAULT_SITE_URL,
        "REPO_URL": REPOSITORY,
        "NO_MKDOCS_2_WARNING": "1",
    }
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    handbook, project = project_handbook(), folder / "zensical-project"

    def mkdocs(site: Path) -> None:
        build("MkDocs", sys.executable, PROJECT, "--site-dir", str(site))

    def properdocs(site: Path) -> None:
        build("ProperDocs", environment / "bin/python", PROJECT, "--site-dir", str(site))

    def zensical(site: Path) -> None:
        write_project(project, PROJECT)
        build("Zensical", environment / "bin/python", project)
        finish_project(project, handbook)
        (project / "site").rename(site)

    built = {}
    for make in (mkdocs, properdocs, zensical):
        site, before = folder / make.__name__, sum(os.times()[:4])
        make(site)
        write_offline_edition(site, site / OFFLINE_EDITION, handbook.edition)
        built[make.__name__] = (site, sum(os.times()[:4]) - before)
    return built


def main() -> None:
    """Build, compare, print the figures; exit status 1 for a difference that is not known."""
    built = sites(Path(sys.argv[1]).resolve(), PROJECT / "build" / "exit-drill")
    found = {engine: facts(site) for engine, (site, _) in built.items()}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox", "--disable-gpu"],
            # Readers have scrollbars, and Zensical keeps their place free.
            ignore_default_args=["--hide-scrollbars"],
        )
        for engine, (site, _) in built.items():
            found[engine]["in the browser"] = walk(site, browser)
        browser.close()
    columns: list[tuple[str, ...]] = [ROWS]
    for engine, (site, seconds) in built.items():
        equal = equal_pages(built["mkdocs"][0], site)
        columns.append(figures(engine, found[engine], equal, seconds))
    for name, *cells in zip(*columns, strict=True):
        print(f"{name:<26}", *(f"{cell:>12}" for cell in cells))
    others = [engine for engine in built if engine != "mkdocs"]
    listed = [
        difference
        for engine in others
        for difference in differences(engine, found["mkdocs"], found[engine])
    ]
    for engine in others:
        listed += [
            Difference(engine, f"fault {problem}", "")
            for problem in problems(built[engine][0], DEFAULT_SITE_URL)
            if REPOSITORY not in problem
        ]
    known = known_differences()
    used = {
        pattern
        for pattern in known
        for entry in listed
        if pattern[0] == entry.engine and fnmatchcase(entry.what, pattern[1])
    }
    unknown = [
        entry
        for entry in listed
        if not any(one == entry.engine and fnmatchcase(entry.what, what) for one, what in known)
    ]
    stale = [pattern for pattern in known if pattern not in used]
    print(f"\n{len(listed)} differences, of which {len(listed) - len(unknown)} are listed as known")
    for entry in unknown:
        print(f"{entry.engine}: {entry.what}: {entry.detail}", file=sys.stderr)
    for engine, what in stale:
        print(f"{RECORD.name} lists '{engine}: {what}', which no longer differs", file=sys.stderr)
    if unknown or stale:
        sys.exit(1)


if __name__ == "__main__":
    main()
