"""Measure what a first visit to the home page transfers, beside stock Material with the same pages.

Both sites are built and visited in one run, in a real browser, from a server that compresses as
static hosts do. Run by `make bench`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Response, sync_playwright

from checks.servers import serving
from macros.shared.project import PROJECT

# What makes our site other than stock: taken out of mkdocs.yml, or put back.
STOCK = (
    ("  custom_dir: macros/theme\n", ""),
    ("  favicon: assets/images/mark.svg\n", ""),
    ("  features:\n    - content.tooltips\n", ""),
    ("plugins:\n", "plugins:\n  - search:\n      lang: nl\n"),
    (
        "extra_css:\n  - assets/styles/kinds.css\n  - assets/styles/site.css\n  - assets/styles/print.css\n",
        "",
    ),
    ("extra_javascript:\n  - assets/scripts/handboek.js\n", ""),
)
# Stock Material has scripts in its pages, which finishing refuses: the copy leaves it undone.
UNFINISHED = "def finish(*_): pass\n"


def built(folder: Path, stock: bool) -> Path:
    """Build a copy of the project, as it is or with stock Material; return its site."""
    kept_out = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "build", "node_modules")
    project = folder / ("stock" if stock else "ours")
    shutil.copytree(PROJECT, project, ignore=kept_out)
    (project / ".cache").symlink_to(PROJECT / ".cache")
    (project / "browser" / "node_modules").symlink_to(PROJECT / "browser" / "node_modules")
    if stock:
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        for ours, theirs in STOCK:
            if ours not in text:
                raise SystemExit(f"mkdocs.yml changed: it has no {ours!r} (see STOCK)")
            text = text.replace(ours, theirs)
        config.write_text(text, encoding="utf-8")
        with (project / "macros" / "publishing" / "finishing.py").open(
            "a", encoding="utf-8"
        ) as code:
            code.write(UNFINISHED)
        page = project / "docs" / "zoeken.md"
        page.write_text(page.read_text(encoding="utf-8").replace("template: search.html\n", ""))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return project / "site"


def transferred(site: Path) -> dict[str, int]:
    """Visit the home page for the first time; return the bytes of each answer, by its path."""
    sizes: dict[str, int] = {}

    def count(response: Response) -> None:
        sizes[urlsplit(response.url).path] = int(response.headers.get("content-length", "0"))

    with serving(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(service_workers="block")
        page.on("response", count)
        page.goto(address, wait_until="networkidle")
        browser.close()
    return sizes


def main() -> None:
    """Print both, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = (transferred(built(Path(folder), stock)) for stock in (False, True))
    print("\nfirst visit of the home page, compressed, in bytes")
    for name, sizes in (("ours", ours), ("stock Material, the same pages, no fonts", stock)):
        print(f"  {name}: {sum(sizes.values())} in {len(sizes)} answers")
        for path, size in sorted(sizes.items(), key=lambda item: -item[1]):
            print(f"    {size:7} {path}")
    fonts = sum(size for path, size in ours.items() if path.endswith(".woff2"))
    ratio = sum(ours.values()) / sum(stock.values())
    without_fonts = (sum(ours.values()) - fonts) / sum(stock.values())
    print(f"  ratio {ratio:.2f} (without our fonts {without_fonts:.2f})")


if __name__ == "__main__":
    main()
