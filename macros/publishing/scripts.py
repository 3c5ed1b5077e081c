"""The scripts of the site: `browser/src/` and what it uses from npm, bundled by esbuild.

`scripts/set-up-node-packages` puts the packages of the lock file in `browser/node_modules/`.
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.publishing.licences import licences_of_others
from macros.shared.errors import HandbookError
from macros.shared.project import BROWSER

# One bundle for each of these; the first two are on every page, the others where they are needed.
ENTRIES = (
    "head",
    "handboek",
    "search",
    "filter",
    "sort-table",
    "my-checklist",
    "planner",
    "plan-add",
    "plan-out",
    "plan-run",
    "team-check",
    "team-check-result",
    "looking-back",
    "looking-back-out",
    "year-planner",
    "year-out",
    "take-along",
    "presentation",
    "redirect",
    "not-found",
    "service-worker",
)
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2021",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
)
LICENCES = "licences.txt"


class ScriptError(HandbookError):
    """The scripts cannot be made; the message says why."""


def bundled_scripts() -> dict[str, bytes]:
    """Return each script by its file name, and the licences of what others made of the site.

    Raises ScriptError when a script has a mistake, or when the packages are not there.
    """
    with TemporaryDirectory(prefix="handboek-scripts-") as folder:
        _bundle(Path(folder))
        names = [*(f"{entry}.js" for entry in ENTRIES), LICENCES]
        return {name: (Path(folder) / name).read_bytes() for name in names}


def _bundle(target: Path) -> None:
    """Make the bundles and the list of licences in the folder `target`."""
    packages = BROWSER / "node_modules"
    # The program itself: the command beside it would need Node.js.
    programs = sorted(packages.glob("@esbuild/*/bin/esbuild"))
    if not programs:
        raise ScriptError(
            "browser/node_modules lacks esbuild; run `sh scripts/set-up-node-packages`"
        )
    sources = [f"src/{entry}.js" for entry in ENTRIES]
    result = subprocess.run(  # noqa: S603
        [programs[0], *sources, *OPTIONS, f"--outdir={target.resolve()}"],
        cwd=BROWSER,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise ScriptError(f"esbuild refuses the scripts\n{result.stderr.strip()}")
    used = json.loads((BROWSER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    licences = licences_of_others()
    for name in sorted(set(used) - {"esbuild"}):
        licence = next((packages / name).glob("LICENSE*"), None)
        if licence is None:
            raise ScriptError(f"the package {name} has no licence; expected a file LICENSE")
        licences.append((name, licence.read_text(encoding="utf-8")))
    texts = [f"{name}\n\n{licence.strip()}\n" for name, licence in licences]
    (target / LICENCES).write_text("\n\n".join(texts), encoding="utf-8")
