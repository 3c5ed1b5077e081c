"""What takes long is made once, and made anew as soon as what it is made from changes."""

import os
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.publishing.files import site_files
from macros.shared.cache import DAY, KEPT_DAYS, Cache, CacheError, cache_key
from macros.shared.qr import QrCodes
from tests.support.paper import small_cache
from tests.support.project import SITE_URL


def test_a_file_in_the_cache_is_not_made_again(tmp_path: Path) -> None:
    """The second build takes what the first one made."""
    assert Cache(tmp_path).file("key", "pdf", lambda: b"first").read_bytes() == b"first"
    assert Cache(tmp_path).file("key", "pdf", lambda: b"second").read_bytes() == b"first"
    assert Cache(tmp_path).file("key", "png", lambda: b"third").read_bytes() == b"third"


@pytest.mark.parametrize("damaged", [b"", b"firs", b"other", None])
def test_a_damaged_file_is_made_again(damaged: bytes | None, tmp_path: Path) -> None:
    """Nothing that was cut, emptied or garbled in the cache reaches a reader."""
    path = Cache(tmp_path).file("key", "pdf", lambda: b"first")
    if damaged is None:
        path.unlink()
    else:
        path.write_bytes(damaged)
    assert Cache(tmp_path).find("key", "pdf") is None
    assert Cache(tmp_path).file("key", "pdf", lambda: b"first").read_bytes() == b"first"


def test_a_key_is_another_when_any_part_is() -> None:
    """An edit, another address or another version of a program never shows what was made before."""
    keys = [cache_key(*parts) for parts in (("ab", "c"), ("a", "bc"), ("ab", "d"), ("ab",))]
    assert len(set(keys)) == len(keys)
    assert cache_key("ab", "c") == cache_key(b"ab", b"c")


def test_what_no_build_uses_goes_and_what_one_uses_stays(tmp_path: Path) -> None:
    """The cache does not grow with each edit."""
    cache = Cache(tmp_path)
    made = {name: cache.keep(name, "pdf", name.encode()) for name in ("used", "unused", "new")}
    for name in ("used", "unused"):
        long_ago = made[name].stat().st_mtime - (KEPT_DAYS + 1) * DAY
        os.utime(made[name], (long_ago, long_ago))
    cache = Cache(tmp_path)  # of the next build
    assert cache.find("used", "pdf")
    cache.remove_old()
    assert set(tmp_path.iterdir()) == {made["used"], made["new"]}


def test_what_this_build_used_stays_whatever_the_clock_says(tmp_path: Path) -> None:
    """A clock that is days ahead of the disk's takes no document away before it is published."""
    before = Cache(tmp_path).keep("before", "pdf", b"before")
    cache = Cache(tmp_path)
    made = cache.keep("made", "pdf", b"made")
    assert cache.find("before", "pdf") == before
    for path in (before, made):
        long_ago = path.stat().st_mtime - (KEPT_DAYS + 1) * DAY
        os.utime(path, (long_ago, long_ago))
    cache.remove_old()
    assert set(tmp_path.iterdir()) == {before, made}


def test_a_cache_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A full disk or a file in the place of the folder gives no traceback."""
    (tmp_path / "paper").write_text("a file")
    with pytest.raises(CacheError, match=r"paper cannot be written \("):
        Cache(tmp_path / "paper").keep("key", "pdf", b"content")


def test_codes_that_were_drawn_are_taken_and_damaged_ones_drawn_anew(tmp_path: Path) -> None:
    """No code on paper is from a file that holds something else."""
    first = QrCodes(Cache(tmp_path))
    code = first.of("https://handboek.example/d1/")
    first.keep()
    (stored,) = tmp_path.iterdir()
    marked = stored.read_bytes().replace(b"<svg", b"<SVG")
    Cache(tmp_path).keep(stored.name.split(".")[0], "json", marked)
    assert QrCodes(Cache(tmp_path)).of("https://handboek.example/d1/") != code
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(b"null")
    assert QrCodes(Cache(tmp_path)).of("https://handboek.example/d1/") == code


def test_what_was_made_before_is_enough_for_a_build(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that cannot be written serves as long as nothing changed."""
    kept = small_cache(tmp_path / "kept")
    first = site_files(Site(small_handbook, SITE_URL, kept), {"over.md": "Over"})

    def refuses(*_: object) -> Path:
        raise CacheError("cannot be written")

    monkeypatch.setattr(Cache, "keep", refuses)
    again = site_files(Site(small_handbook, SITE_URL, kept), {"over.md": "Over"})
    assert again == first
