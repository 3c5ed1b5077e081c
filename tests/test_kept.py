"""What takes long is made once, and made anew as soon as what it is made from changes."""

import json
import os
from pathlib import Path

from macros.kept import DAY, KEPT_DAYS, forget_old, kept_file, name_for, still_kept
from macros.qr import qr_code, recall_qr_codes


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """The second build takes what the first one made."""
    path = tmp_path / "new" / "book.pdf"
    assert kept_file(path, lambda: b"first").read_bytes() == b"first"
    assert kept_file(path, lambda: b"second").read_bytes() == b"first"
    assert [file.name for file in path.parent.iterdir()] == ["book.pdf"]


def test_the_name_is_another_when_any_part_is() -> None:
    """An edit, another address or another version of a program never shows what was made before."""
    names = [name_for(*parts) for parts in (("ab", "c"), ("a", "bc"), ("ab", "d"), ("ab",))]
    assert len(set(names)) == len(names)
    assert name_for("ab", "c") == name_for(b"ab", b"c")


def test_what_no_build_uses_goes_and_what_one_uses_stays(tmp_path: Path) -> None:
    """The cache does not grow with each edit."""
    for name in ("used", "unused", "new"):
        (tmp_path / name).write_bytes(b"")
    for name in ("used", "unused"):
        long_ago = (tmp_path / name).stat().st_mtime - (KEPT_DAYS + 1) * DAY
        os.utime(tmp_path / name, (long_ago, long_ago))
    assert still_kept(tmp_path / "used")
    forget_old(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"used", "new"}


def test_codes_that_were_drawn_otherwise_are_drawn_anew(tmp_path: Path) -> None:
    """No code on paper is from before a change of how codes are drawn."""
    kept = tmp_path / "qr.json"
    codes = {"https://handboek.example/anders/": "<svg/>"}
    kept.write_text(json.dumps({"made_by": "another version", "codes": codes}))
    recall_qr_codes(kept)
    assert qr_code("https://handboek.example/anders/") != "<svg/>"
