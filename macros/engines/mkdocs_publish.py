"""`make site`: the site, built strictly by MkDocs, in the place of the last one.

Each build has a folder of its own, so that two at a time do not mix; the last good site stands
until the new one is whole.
"""

import logging
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

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
    """The site cannot be built."""


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
        _build_strictly(folder)
        count = write_offline_edition(folder, folder / OFFLINE_EDITION, edition)
        size = (folder / OFFLINE_EDITION).stat().st_size / 1e6
        put_in_place(folder, SITE, WORKSHOP)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return (
        f"{count} files in {OFFLINE_EDITION} ({size:.1f} MB)\n"
        # At another port than `make serve`, which the service worker of the site would answer for.
        "site/ is ready. To look at it: python3 -m http.server 8001 -d site -b 127.0.0.1, "
        "then http://127.0.0.1:8001/"
    )


def _build_strictly(folder: Path) -> None:
    """Build the site in a folder; a warning is an error. Raises BuildError."""
    log = logging.StreamHandler()
    log.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logging.getLogger("mkdocs").addHandler(log)
    settings = str(PROJECT / "mkdocs.yml")
    try:
        build(load_config(settings, strict=True, site_dir=str(folder)))
    except OSError as error:
        raise BuildError(f"{error.filename or folder}: {error.strerror or error}") from None
    except (Abort, ConfigurationError) as error:
        said = f"{error}\n" if isinstance(error, ConfigurationError) else ""  # it was logged
        raise BuildError(
            f"{said}The site was not built; what stands in site/ is the last good one."
        ) from None


def _remove_left_behind() -> None:
    """Remove the folders of builds that were stopped halfway, long ago."""
    for path in WORKSHOP.glob(f"{_PREFIX}*"):
        with suppress(FileNotFoundError):  # another build removed its own
            if path.stat().st_mtime < time.time() - _LEFT_BEHIND:
                shutil.rmtree(path, ignore_errors=True)
