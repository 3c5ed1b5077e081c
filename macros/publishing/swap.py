"""A new site in the place of the last one: whole or not at all, and never without one."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.publishing.folder import uris_in
from macros.shared.errors import HandbookError

_BEFORE = "site-before"  # where the last site waits until the new one stands


class SwapError(HandbookError):
    """The new site cannot be put in its place; the last one still stands."""


def put_in_place(new: Path, target: Path, workshop: Path) -> None:
    """Put the site in the folder `new` at `target`; what stood there goes once it is there.

    `workshop` is a folder on the same disk for what lies between. Where `target` is a mount point,
    which cannot be renamed, its files are replaced one by one, pages last. Raises SwapError.
    """
    before = workshop / _BEFORE
    try:
        with _alone(workshop):
            if os.path.ismount(target) or target.is_symlink():
                _fill(new, target)
                shutil.rmtree(new)
                return
            shutil.rmtree(before, ignore_errors=True)
            if target.exists():
                target.rename(before)
            try:
                new.rename(target)
            except OSError:
                if before.exists():
                    before.rename(target)
                raise
            shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        raise SwapError(
            f"{target} cannot be replaced ({error.strerror or error}); the last site still stands"
        ) from None


def recover(target: Path, workshop: Path) -> None:
    """Put the last site back where a build was stopped between taking it away and the new one."""
    before = workshop / _BEFORE
    if before.exists() and not target.exists():
        with _alone(workshop):
            if before.exists() and not target.exists():
                before.rename(target)


@contextmanager
def _alone(workshop: Path) -> Iterator[None]:
    """Wait until no other build is putting its site in place."""
    workshop.mkdir(parents=True, exist_ok=True)
    with (workshop / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fill(new: Path, target: Path) -> None:
    """Replace the files of a folder that has to stay: what pages name first, then the pages."""
    uris = uris_in(new)
    for uri in sorted(uris, key=lambda one: (one.endswith(".html"), one)):
        path = target / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.part")
        shutil.copyfile(new / uri, unfinished)
        unfinished.replace(path)
    for uri in sorted(set(uris_in(target)) - set(uris), reverse=True):
        (target / uri).unlink()
        parent = (target / uri).parent
        if parent != target and not any(parent.iterdir()):
            parent.rmdir()
