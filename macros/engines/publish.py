"""`make site`: the site, built strictly by MkDocs, in the place of the last one.

Each build has a folder of its own, so that two at a time do not mix; the last good site stands
until the new one is whole.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from macros.publishing.offline_edition import OFFLINE_EDITION, write_offline_edition
from macros.publishing.swap import put_in_place, recover
from macros.reading.checks import project_handbook
from macros.shared.errors import HandbookError
from macros.shared.project import PROJECT

WORKSHOP = PROJECT / "build"
SITE = PROJECT / "site"
_PREFIX = "site-of-"
_LEFT_BEHIND = 24 * 3600  # seconds after which the folder of a build is one that was stopped


class BuildError(HandbookError):
    """The site cannot be built; MkDocs said why."""


def publish() -> str:
    """Build the site into site/; return what to tell whoever built it. Raises HandbookError."""
    edition = project_handbook().edition
    try:
        WORKSHOP.mkdir(exist_ok=True)
        recover(SITE, WORKSHOP)
        _remove_left_behind()
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=WORKSHOP))
    except OSError as error:
        raise BuildError(
            f"{WORKSHOP} cannot be written ({error.strerror}); expected a checkout that can"
        ) from None
    try:
        folder.chmod(0o755)  # a web server reads it, whoever built it
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:  # noqa: S603
            raise BuildError("the site was not built; what stands in site/ is the last good one")
        count = write_offline_edition(folder, folder / OFFLINE_EDITION, edition)
        size = (folder / OFFLINE_EDITION).stat().st_size / 1e6
        put_in_place(folder, SITE, WORKSHOP)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return (
        f"{count} files in {OFFLINE_EDITION} ({size:.1f} MB)\n"
        f"site/ is ready. To look at it: {sys.executable} -m http.server -d {SITE} 8000, "
        "then http://127.0.0.1:8000/"
    )


def _remove_left_behind() -> None:
    """Remove the folders of builds that were stopped halfway, long ago."""
    for path in WORKSHOP.glob(f"{_PREFIX}*"):
        if path.stat().st_mtime < time.time() - _LEFT_BEHIND:
            shutil.rmtree(path, ignore_errors=True)
