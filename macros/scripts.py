"""The scripts of the site: `browser/src/` and what it uses from npm, bundled by esbuild.

`scripts/set-up-node-packages` puts the packages of the lock file in `browser/node_modules/`. What
was bundled is kept in `.cache/scripts/` until a source or a package changes.
"""

import json
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.kept import code_of, name_for
from macros.licences import licences_of_others

BROWSER = Path(__file__).resolve().parent.parent / "browser"
# One bundle for each of these; the first two are on every page, the others where they are needed.
ENTRIES = (
    "head",
    "handboek",
    "search",
    "filter",
    "my-checklist",
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


class ScriptError(Exception):
    """The scripts cannot be made; the message says why."""


def bundled_scripts(kept: Path) -> dict[str, bytes]:
    """Give each script by its file name, and the licences of what others made of the site.

    Raises ScriptError when a script has a mistake, or when the packages are not there.
    """
    made = kept / _key()
    if not made.exists():
        kept.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept) as folder:
            unfinished = Path(folder) / made.name
            _bundle(unfinished)
            with suppress(OSError):  # another process was first
                unfinished.replace(made)
    names = [*(f"{entry}.js" for entry in ENTRIES), LICENCES]
    return {name: (made / name).read_bytes() for name in names}


def _key() -> str:
    """Give a name for what the bundles are made of and by."""
    parts = [*code_of("scripts"), (BROWSER / "package-lock.json").read_bytes()]
    for path in sorted((BROWSER / "src").glob("*.js")):
        parts += [path.name.encode(), path.read_bytes()]
    parts += [f"{name}\n{licence}".encode() for name, licence in licences_of_others()]
    return name_for(*parts)


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
