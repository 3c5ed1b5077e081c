"""`make site` beside another one."""

import os
import time
from pathlib import Path

import pytest

from macros.engines import mkdocs_publish


def test_a_build_that_ends_meanwhile_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it, one of two builds at once says that its folder cannot be written."""
    gone, old = tmp_path / "site-of-gone", tmp_path / "site-of-old"
    old.mkdir()
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    monkeypatch.setattr(mkdocs_publish, "WORKSHOP", tmp_path)
    # The other build removes its folder after it was listed.
    monkeypatch.setattr(Path, "glob", lambda *_: iter([gone, old]))
    mkdocs_publish._remove_left_behind()
    assert not old.exists()
