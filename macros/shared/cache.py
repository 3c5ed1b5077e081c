"""What takes long is made once, and kept until what it is made from changes.

The name of a file in a cache holds the key of what it was made from, and the digest of its content:
`<key>.<digest>.pdf`. A file that was damaged is not found, and made anew. Several builds may write
at once.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from macros.shared.errors import HandbookError

DAY = 24 * 3600  # in seconds
KEPT_DAYS = 2  # how long a file stays that no build uses


class CacheError(HandbookError):
    """The cache cannot be written."""


def cache_key(*parts: str | bytes) -> str:
    """Return a name for what is made from these parts: another part, another name."""
    whole = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return _digest(whole)


class Cache:
    """A folder of files that were made before."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._found: dict[str, Path] = {}
        self._used: set[Path] = set()
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            key, _, rest = path.name.partition(".")
            self._found[f"{key}.{rest.rpartition('.')[2]}"] = path

    def find(self, key: str, ending: str) -> Path | None:
        """Return the file with a key, such as `find(key, "pdf")`; None where it has to be made."""
        path = self._found.get(f"{key}.{ending}")
        if path is None or _read_whole(path) is None:
            return None
        self._used.add(path)
        with suppress(OSError):  # a cache that cannot be written serves as it is
            if path.stat().st_mtime < datetime.now(UTC).timestamp() - DAY:
                os.utime(path)
        return path

    def read(self, key: str, ending: str) -> bytes | None:
        """Return the content of the file with a key; None where it has to be made."""
        path = self.find(key, ending)
        return _read_whole(path) if path else None

    def keep(self, key: str, ending: str, content: bytes) -> Path:
        """Write a file and return its path; others see it whole or not at all.

        Raises CacheError.
        """
        path = self.folder / f"{key}.{_digest(content)}.{ending}"
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
            unfinished.replace(path)
            before = self._found.get(f"{key}.{ending}", path)
            if before != path:
                before.unlink(missing_ok=True)
        except OSError as error:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise CacheError(
                f"{self.folder} cannot be written ({reason}); expected a folder with room"
            ) from None
        self._found[f"{key}.{ending}"] = path
        self._used.add(path)
        return path

    def file(self, key: str, ending: str, make: Callable[[], bytes]) -> Path:
        """Return the file with a key, written with what `make` returns where there is none yet."""
        return self.find(key, ending) or self.keep(key, ending, make())

    def remove_old(self) -> None:
        """Remove what no build used for a while: every edit leaves a book behind.

        What this build used stays: the clocks of the machine and of the disk may differ by days.
        """
        oldest = datetime.now(UTC).timestamp() - KEPT_DAYS * DAY
        present = set(self.folder.iterdir()) if self.folder.is_dir() else set()
        for path in present - self._used:
            with suppress(OSError):  # another process was first, or the cache cannot be written
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def _read_whole(path: Path) -> bytes | None:
    """Return the content of a file whose name holds its digest; None for a damaged one."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if _digest(content) == path.name.split(".")[1] else None
