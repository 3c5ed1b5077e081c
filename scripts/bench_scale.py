"""Measure how the build grows with the handbook: 31, 310 and 3,100 interventions, beside two peers.

The peers are plain MkDocs with Material that build the same pages, ready: macros drawn, and what
the records give as the HTML that it is, which plain MkDocs reads as Markdown. One has the same
short navigation, one Material's ordinary full navigation. Seconds are of the processor; they
depend on the machine, the ratios are of one run. Run by `make bench`.

What is typeset or drawn once and then kept (PDFs, link pictures) is no part of the comparison: its
files are put in the cache beforehand, small ones with nothing in them. QR codes are drawn in the
first build and kept from then on; workbooks and schemas are made at each.
"""

import hashlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import yaml
from playwright.sync_api import sync_playwright

from checks.pages import TODAY, page_path
from checks.servers import serving
from macros.shared.project import PROJECT
from scripts.larger_handbook import write_larger_handbook

SIZES = (31, 310, 3100)
RUNS = {31: 9, 310: 3, 3100: 1}
SITE_URL = "https://handboek.example/"
GOALS = {
    "ratio to short at 31": 1.10,
    "ratio to short at 310": 1.10,
    "ratio to full at 3100": 0.15,
    "ms a page at 3,100 beside 310": 1.15,
    "bytes a page at 3,100 beside 310": 1.15,
    "milliseconds of the slowest search at 3100": 100,
    "seconds until an edit shows at 310": 2,
}
QUERIES = (
    "ruzie in het team", "feedback", "agenda", "hoe begin ik een gesprek", "vergadring", "g4",
    "leraren praten niet", "tijd", "kgotla", "professionele dialoog op de agenda", "oudergesprek",
    "nieuwe collega", "baokdo", "ik durf niet te zeggen wat ik zie", "lesbezoek", "teamvergadering",
)  # fmt: skip
PEER = """
site_name: Handboek professionele dialoog
site_url: https://handboek.example/
theme:
  name: material
  language: nl
  font: false
markdown_extensions: [attr_list, def_list, md_in_html, toc]
"""


class Built(NamedTuple):
    """What a build took and made."""

    seconds: float
    """of the processor"""
    megabytes: float
    """the most memory at one time"""
    pages: int
    """pages made from Markdown"""
    page_bytes: float
    """of HTML, a page"""


def measured(folder: Path) -> Built:
    """Build the project in a folder and return what that took."""
    log = folder / "build.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build"],
            cwd=folder,
            env=os.environ
            | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
            stdout=output,
            stderr=output,
        )
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(log.read_text()[-2000:])
    sizes = [
        path.stat().st_size
        for path in (folder / "site").rglob("*.html")
        if not re.match(r"[a-z]\d*/", path.relative_to(folder / "site").as_posix())
    ]
    return Built(
        used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(sizes), sum(sizes) / len(sizes)
    )


def project_with(count: int, folder: Path) -> Path:
    """Make a project whose handbook has so many interventions; return its folder."""
    made = folder / f"ours-{count}"
    kept_out = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "macros", "data", "scripts"):
        shutil.copytree(PROJECT / name, made / name, ignore=kept_out)
    shutil.copy(PROJECT / "mkdocs.yml", made)
    (made / "browser").mkdir()
    for name in ("src", "node_modules", "package.json", "package-lock.json"):
        (made / "browser" / name).symlink_to(PROJECT / "browser" / name)
    write_larger_handbook(made / "data", count)
    if (PROJECT / ".cache" / "typeface").exists():
        shutil.copytree(PROJECT / ".cache" / "typeface", made / ".cache" / "typeface")
    for command in ("macros new-addresses", "scripts.empty_paper"):
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", *command.split()],
            cwd=made,
            env=os.environ | {"SITE_URL": SITE_URL},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return made


def peers_of(project: Path) -> dict[str, Path]:
    """Make the two peers of a project: the same pages, macros drawn, in plain MkDocs."""
    environment = os.environ | {"SITE_URL": SITE_URL}
    subprocess.run(
        [sys.executable, "-m", "macros", "export"],
        cwd=project,
        env=environment,
        check=True,
        capture_output=True,
    )
    exported = project / "build" / "export" / "docs"
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = re.search(r"^nav:\n(?: .*\n)+", settings, re.MULTILINE)
    if not nav:
        raise SystemExit("mkdocs.yml changed: it has no nav")
    made = {}
    for name, navigation in (("short", nav[0]), ("full", "")):
        made[name] = project.parent / f"{name}-{project.name}"
        for path in exported.rglob("*.md"):
            target = made[name] / "docs" / path.relative_to(exported)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(ready(path.read_text(encoding="utf-8")), encoding="utf-8")
        (made[name] / "mkdocs.yml").write_text(PEER + navigation, encoding="utf-8")
    shutil.rmtree(project / "build")
    return made


def ready(page: str) -> str:
    """Return an exported page with no more in its front matter than plain Material shows."""
    front_matter, body = page.removeprefix("---\n").split("\n---\n", 1)
    kept = {
        name: value
        for name, value in yaml.load(front_matter, yaml.CSafeLoader).items()
        if name in {"title", "description"}
    }
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, width=1000)}---\n{body}"


def median(runs: list[Built]) -> Built:
    """Return the run in the middle, by seconds."""
    return sorted(runs)[len(runs) // 2]


def shown(name: str, one: Built) -> str:
    """Return the figures of a build on one line."""
    return (
        f"  {name:<34}{one.seconds:8.1f} s{1000 * one.seconds / one.pages:8.1f} ms a page"
        f"{one.page_bytes:9.0f} bytes a page{one.megabytes:7.0f} MB"
    )


def search_times(site: Path) -> tuple[float, list[float]]:
    """Return how long indexing takes in Chromium, and each query as median of three, in ms."""
    with serving(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(service_workers="block")
        page.goto(address)
        indexing: float = page.evaluate(
            """async () => {
                document.querySelector("a[data-search]").click();
                while (!window.handboekSearch) await new Promise((next) => setTimeout(next, 20));
                const start = performance.now();
                window.handboekSearch.codesFor("xyzzy", new Set());
                return performance.now() - start;
            }"""
        )
        times: list[float] = page.evaluate(
            """(queries) => queries.map((query) => {
                const codes = new Set(window.handboekIndex.documents.map((one) => one.code));
                const runs = [1, 2, 3].map(() => {
                    const start = performance.now();
                    window.handboekSearch.codesFor(query, codes);
                    return performance.now() - start;
                });
                return runs.sort((one, other) => one - other)[1];
            })""",
            list(QUERIES),
        )
        browser.close()
    return indexing, times


@contextmanager
def served_live(project: Path) -> Iterator[str]:
    """Run `make serve` in a project; yield its address once the first build is there."""
    port = 8000 + int(hashlib.sha256(str(project).encode()).hexdigest(), 16) % 1000
    address = f"http://127.0.0.1:{port}/"
    with (project / "serve.log").open("w") as log:
        command = [sys.executable, "-m", "macros", "serve", str(port)]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(  # noqa: S603
            command, cwd=project, env=environment, stdout=log, stderr=log
        )
        try:
            wait_for(address, b"Handboek")
            yield address
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str, text: bytes) -> None:
    """Ask for a page until it holds a text."""
    limit = time.monotonic() + 600
    while time.monotonic() < limit:
        try:
            with urlopen(address, timeout=120) as answer:  # noqa: S310
                if text in answer.read():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} never showed {text!r}")


def edit_seconds(project: Path) -> list[float]:
    """Change a text seven times while the handbook is served; return how long each took to show."""
    file = project / "data" / "interventions.yaml"
    edited = TODAY.interventions[0]
    times = []
    with served_live(project) as address:
        page = f"{address}{page_path(edited)}"
        wait_for(page, b"</html>")
        text = file.read_text(encoding="utf-8")
        summary = re.search(rf"slug: {edited.slug}\n.*?summary: '?(\w+)", text, re.DOTALL)
        if not summary:
            raise SystemExit(f"the generated handbook has no entry {edited.slug}")
        for number in range(8):
            changed = f"{text[: summary.start(1)]}Anders{number}{text[summary.end(1) :]}"
            file.write_text(changed, encoding="utf-8")
            start = time.perf_counter()
            wait_for(page, f"Anders{number}".encode())
            times.append(time.perf_counter() - start)
            time.sleep(3)
    return times[1:]


def measure_size(count: int, folder: Path) -> tuple[Built, dict[str, float]]:
    """Measure and print everything of one size; return our build, and each figure with a goal."""
    project = project_with(count, folder)
    cold = measured(project)
    peers = peers_of(project)
    runs: dict[str, list[Built]] = {"ours": [], "short": [], "full": []}
    for _ in range(RUNS[count]):  # in turn, so that the machine's moods hit all alike
        runs["ours"].append(measured(project))
        for peer, place in peers.items():
            runs[peer].append(measured(place))
    middle = {one: median(several) for one, several in runs.items()}
    print(f"\n{count} interventions, {middle['ours'].pages} pages")
    print(shown("ours, QR codes not drawn yet", cold))
    print(shown("ours", middle["ours"]))
    print(shown("plain, the same short navigation", middle["short"]))
    print(shown("plain, full navigation", middle["full"]))
    figures: dict[str, float] = {}
    for peer in peers:
        figures[f"ratio to {peer} at {count}"] = middle["ours"].seconds / middle[peer].seconds
    indexing, times = search_times(project / "site")
    print(
        f"  search: indexing {indexing:.0f} ms, a query {statistics.median(times):.0f} ms, "
        f"the slowest of {len(times)} {max(times):.0f} ms"
    )
    figures[f"milliseconds of the slowest search at {count}"] = max(times)
    if count == 310:
        edits = edit_seconds(project)
        figures["seconds until an edit shows at 310"] = statistics.median(edits)
    for place in (project, *peers.values()):
        shutil.rmtree(place)
    return middle["ours"], figures


def main() -> None:
    """Print everything, and exit with 1 where a goal is missed. With arguments: those sizes."""
    figures: dict[str, float] = {}
    ours: dict[int, Built] = {}
    # In memory where there is room, as on Linux: what a disk takes differs from run to run.
    folder = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
    with tempfile.TemporaryDirectory(dir=folder) as name:
        for count in [int(one) for one in sys.argv[1:]] or SIZES:
            ours[count], of_size = measure_size(count, Path(name))
            figures |= of_size
    if {310, 3100} <= ours.keys():
        small, large = ours[310], ours[3100]
        pace = (large.seconds / large.pages) / (small.seconds / small.pages)
        figures["ms a page at 3,100 beside 310"] = pace
        figures["bytes a page at 3,100 beside 310"] = large.page_bytes / small.page_bytes
    missed = [name for name, goal in GOALS.items() if figures.get(name, 0) > goal]
    print()
    for name, figure in figures.items():
        goal = f", goal at most {GOALS[name]}" if name in GOALS else ""
        print(f"{'MISSED ' if name in missed else ''}{name}: {figure:.2f}{goal}")
    if missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
