"""What is made once and kept in `.cache/` until what it is made from changes. Pure but for that.

The name of a kept file follows from what it was made from. Several builds may keep at once.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

DAY = 24 * 3600  # in seconds
KEPT_DAYS = 2  # how long what no build uses stays


def name_for(*parts: str | bytes) -> str:
    """Give a name that is another as soon as one of the parts is."""
    whole = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(whole).hexdigest()[:24]


def code_of(*names: str) -> list[bytes]:
    """Give the code of modules of this package, for the name of what they make."""
    return [(Path(__file__).parent / f"{name}.py").read_bytes() for name in names]


def kept_file(path: Path, make: Callable[[], bytes]) -> Path:
    """Give the file at a path, made if it is not kept."""
    if not still_kept(path):
        keep(path, make())
    return path


def keep(path: Path, content: bytes) -> None:
    """Write a file such that others see it whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def still_kept(path: Path) -> bool:
    """Tell whether a file is kept, and mark it as used, once a day."""
    try:
        if path.stat().st_mtime < datetime.now(UTC).timestamp() - DAY:
            os.utime(path)
    except FileNotFoundError:
        return False  # new, or another process just forgot it
    return True


def forget_old(folder: Path) -> None:
    """Remove from a folder what no build used for a while: every edit leaves a book behind."""
    oldest = datetime.now(UTC).timestamp() - KEPT_DAYS * DAY
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # another process was first
            if path.stat().st_mtime < oldest:
                path.unlink()
