"""The names of files in the offline edition: no zip is made that unpacks outside its folder."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from macros.publishing.offline_edition import FOLDER, OfflineEditionError, write_offline_edition

EDITION = date(2026, 11, 23)
UNSAFE = [
    "x\\..\\..\\evil.txt",
    "\\\\server\\evil.txt",
    "c:evil.txt",
    "c:/evil.txt",
    'a"b.txt',
    "a|b.txt",
    "a?b.txt",
    "wat dan?/index.html",
    "map./a.txt",
    "map /a.txt",
    "a.txt.",
    "con.html",
    "a/NUL",
    "Com1.txt",
    "aux/index.html",
    "a\nb.txt",
    "a\x7fb.txt",
    "rechts\u202exslx.txt",
    "geen-utf8-\udcff.txt",
]


def write(site: Path, name: str) -> None:
    """Write a file of a site."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("tekst", encoding="utf-8")


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_unpacks_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    """It is said in one sentence, and the zip of before stays."""
    write(tmp_path / "site", name)
    target = tmp_path / "offline.zip"
    target.write_text("before")
    with pytest.raises(OfflineEditionError) as refused:
        write_offline_edition(tmp_path / "site", target, EDITION)
    told = str(refused.value)
    assert told.startswith(f"the site has a file {name!a}, ")
    assert "rename it in docs/" in told
    assert told.isascii()
    assert "\n" not in told
    assert target.read_text() == "before"
    assert {path.name for path in tmp_path.iterdir()} == {"offline.zip", "site"}


def test_names_that_every_computer_takes_are_in_the_zip(tmp_path: Path) -> None:
    """Accents, spaces, dots and words that hold a device's name are names like any other."""
    names = ["één café.txt", "a.b.c/d-e_f.txt", ".well-known/x.txt", "console/index.txt", "com.txt"]
    for name in names:
        write(tmp_path / "site", name)
    write_offline_edition(tmp_path / "site", tmp_path / "offline.zip", EDITION)
    with ZipFile(tmp_path / "offline.zip") as archive:
        found = set(archive.namelist())
    assert found == {"index.html", *(f"{FOLDER}/{name}" for name in names)}
