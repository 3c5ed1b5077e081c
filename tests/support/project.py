"""The project as tests find it: copies built as a test asks, and the address served."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from macros.publishing.offline_edition import OFFLINE_EDITION, write_offline_edition
from macros.reading.checks import project_handbook
from macros.shared.project import PROJECT

FIXTURES = PROJECT / "tests" / "fixtures"
SITE_URL = "https://handboek.example/"
# Below a path, as with hosts that serve several sites. The port is always the same one where that
# is free: documents hold their address, and those made for it need not be made again.
PATH, PORT = "/handboek/", 8327
PALETTE = f"{PATH}.__palette"
"""the name under which a browser keeps the colours"""
# Where the site is served, and from which folder: set by the process that the others come from.
SERVED_AT, SERVED_FROM = "HANDBOEK_TESTS_SERVED_AT", "HANDBOEK_TESTS_SERVED_FROM"


def copy_project(target: Path) -> Path:
    """Copy what a clone would hold, so that a test can change it."""
    kept_out = shutil.ignore_patterns(
        ".git",
        ".venv",
        ".cache",
        "site",
        "build",
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
    """Return the file of an asset of a built site, whose name holds a hash: `search/index.js`."""
    stem, _, ending = uri.rpartition(".")
    (path,) = (site / "assets").glob(f"{stem}.*.{ending}")
    return path


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that whichever of the processes asks first makes for all."""
    shared = Path(os.environ[SERVED_FROM])
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def built_once() -> Path:
    """Return the site for the address of the test server, as `make site` makes it."""

    def make(project: Path) -> None:
        result = build(copy_project(project))
        assert result.returncode == 0, result.stderr
        site = project / "site"
        write_offline_edition(site, site / OFFLINE_EDITION, project_handbook().edition)

    return made_once("project", make) / "site"


def assert_same_files(site: Path, again: Path) -> None:
    """Hold the files of two sites against each other, to the byte."""
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    del first[Path(OFFLINE_EDITION)]  # made from the rest; test_offline.py holds it
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert [path for path in first if first[path] != second.get(path)] == []
    assert first.keys() == second.keys()
