"""A build never loses the last good site, and readers are never without one."""

import os
from pathlib import Path

import pytest

from macros.publishing.swap import SwapError, put_in_place, recover


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new site, the last one, and the folder for what lies between."""
    for name, files in {
        "build/new": {"index.html": "new", "assets/new.css": "new"},
        "site": {"index.html": "old", "assets/old.css": "old", "old/index.html": "old"},
    }.items():
        for uri, text in files.items():
            path = tmp_path / name / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return tmp_path / "build" / "new", tmp_path / "site", tmp_path / "build"


def files(folder: Path) -> set[str]:
    """List the files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_new_site_replaces_the_last_one_whole(place: tuple[Path, Path, Path]) -> None:
    """Nothing of the last site stays, and nothing of the new one is missing."""
    new, target, workshop = place
    put_in_place(new, target, workshop)
    assert files(target) == {"index.html", "assets/new.css"}
    assert not new.exists()
    assert [path.name for path in workshop.iterdir()] == ["lock"]


def test_a_folder_that_has_to_stay_is_filled(
    place: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mount point cannot be renamed: what it holds is replaced."""
    new, target, workshop = place
    monkeypatch.setattr(os.path, "ismount", lambda path: path == target)
    number = target.stat().st_ino
    put_in_place(new, target, workshop)
    assert files(target) == {"index.html", "assets/new.css"}
    assert (target / "index.html").read_text() == "new"
    assert target.stat().st_ino == number


def test_a_site_that_cannot_be_put_in_place_leaves_the_last_one(
    place: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new site cannot be moved, the last one is back, and a sentence says why."""
    new, target, workshop = place
    rename = Path.rename

    def refuses(self: Path, to: Path) -> Path:
        if self == new:
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(SwapError, match=r"No space left on device.*the last site still stands"):
        put_in_place(new, target, workshop)
    assert "old.css" in str(files(target))


def test_a_site_that_was_taken_away_comes_back(place: tuple[Path, Path, Path]) -> None:
    """A build that is killed between taking the last site away and the new one loses nothing."""
    _, target, workshop = place
    target.rename(workshop / "site-before")
    recover(target, workshop)
    assert "index.html" in files(target)
    recover(target, workshop)
    assert "index.html" in files(target)
