"""Which documents have to be made, by several processes at once. Keeps what did not change."""

import json
import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Self

from macros.model.site import Site
from macros.paper import typesetter
from macros.paper.document import Document
from macros.paper.documents import documents, large_prints, notices
from macros.paper.typesetter import (
    TEMPLATES,
    Manuscript,
    PaperError,
    Typeset,
    typeset_by_a_process,
)
from macros.shared.cache import Cache, cache_key
from macros.shared.typeface import FOLDER as TYPEFACE

LATEST = "latest"  # in the cache: which documents were made last
SHARES = 10  # a tenth of all there is to set makes it worth to start a process: that takes 50 ms


@dataclass(frozen=True)
class MadeDocument:
    """Where a document that is made stands."""

    pdf: Path
    preview: Path | None
    """picture of its first page, where the overview shows one"""


def make_paper(site: Site, cache: Cache, *, outdated: bool = False) -> dict[str, MadeDocument]:
    """Return where every document stands, by its file name; make those that are not in the cache.

    For `outdated` see PaperBeingMade. Raises PaperError with all that is wrong with any document.
    """
    with PaperBeingMade(site, cache, outdated=outdated) as paper:
        return paper.documents()


class PaperBeingMade:
    """All documents, while other processes make those that are not in the cache.

    With `outdated`, a document that was made before is not made again, whatever changed in it: a
    book takes longer than an editor who looks at a page can wait.
    """

    def __init__(self, site: Site, cache: Cache, *, outdated: bool = False):
        self._handbook, self._cache = site.handbook, cache
        self._latest = _latest(cache)
        self._keys: dict[str, str] = {}
        self._about: dict[str, str] = {}
        self._made: dict[str, MadeDocument] = {}
        self._missing: list[Manuscript] = []
        self._being_made: dict[str, Future[None]] = {}
        self._problems: list[str] = []
        ordinary = documents(site)
        for document in [*ordinary, *large_prints(ordinary), *notices(site)]:
            manuscript, name = manuscript_of(document), document.name
            self._about[name] = document.about
            latest = self._latest.get(name, "") if outdated else ""
            is_kept = bool(latest and _found(cache, document, latest))
            key = latest if is_kept else _key(manuscript, self._handbook.edition)
            self._keys[name] = key
            if found := _found(cache, document, key):
                self._made[name] = found
            else:
                self._missing.append(manuscript)

    def __enter__(self) -> Self:
        """Set the processes to work, as many at once as there are cores."""
        self._starters = ThreadPoolExecutor(os.cpu_count())
        for share in _shares(self._missing):
            work = self._starters.submit(self._make, share)
            self._being_made |= dict.fromkeys((one.name for one in share), work)
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for processes that are at work still."""
        self._starters.shutdown(cancel_futures=True)

    def document(self, name: str) -> MadeDocument:
        """Return a document as soon as it is made. Raises PaperError as `documents` does."""
        if name in self._being_made:
            self._being_made[name].result()
        return self._made[name] if name in self._made else self.documents()[name]

    def documents(self) -> dict[str, MadeDocument]:
        """Return every document by its file name, when all are made.

        Raises PaperError with all that is wrong with any of them.
        """
        for work in self._being_made.values():
            work.result()
        if self._problems:
            problems = ["a document on paper cannot be made", *sorted(self._problems)]
            raise PaperError("\n".join(problems))
        if self._keys != self._latest:
            self._cache.keep(LATEST, "json", json.dumps(self._keys).encode())
        return {name: self._made[name] for name in self._keys}

    def _make(self, share: list[Manuscript]) -> None:
        for fresh in typeset_by_a_process(share, self._handbook.edition):
            if isinstance(fresh, PaperError):
                code = fresh.code or self._about[fresh.name]
                place = self._handbook.places.get((code,))
                said = f"{place.file}:{place.line}: {fresh}" if place else str(fresh)
                self._problems.append(said)
            else:
                key, keep = self._keys[fresh.name], self._cache.keep
                preview = keep(key, "png", fresh.preview) if fresh.preview else None
                self._made[fresh.name] = MadeDocument(keep(key, "pdf", fresh.pdf), preview)


def _shares(manuscripts: list[Manuscript]) -> list[list[Manuscript]]:
    """Return what each process sets, the longest share first.

    Documents of a template are set by one, since what one finds to fit the next go by. After each,
    Typst goes through all that it remembers: who sets short ones sets them first, and whoever sets
    a book sets little else.
    """
    by_template: dict[str, list[Manuscript]] = {}
    for one in manuscripts:
        by_template.setdefault(one.template, []).append(one)
    enough = _length(manuscripts) / SHARES
    shares: list[list[Manuscript]] = []
    for some in sorted(by_template.values(), key=_length, reverse=True):
        if not shares or _length(shares[-1]) > enough:
            shares.append([])
        shares[-1] = some + shares[-1]
    return shares


def _length(manuscripts: list[Manuscript]) -> int:
    return sum(len(one.data) for one in manuscripts)


def manuscript_of(document: Document) -> Manuscript:
    """Return what the typesetter gets of a document."""
    data = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
    return Manuscript(document.name, document.template, data, document.is_pictured)


def _latest(cache: Cache) -> dict[str, str]:
    """Return the cache key of each document as it was made last, by its file name."""
    stored = cache.read(LATEST, "json")
    return dict(json.loads(stored)) if stored else {}


def _found(cache: Cache, document: Document, key: str) -> MadeDocument | None:
    pdf, preview = cache.find(key, "pdf"), cache.find(key, "png")
    return MadeDocument(pdf, preview) if pdf and (preview or not document.is_pictured) else None


def _key(manuscript: Manuscript, edition: date) -> str:
    """Return the cache key of a document."""
    return cache_key(typesetter_version(), manuscript.template, str(edition), manuscript.data)


@cache
def typesetter_version() -> str:
    """Return the cache key of templates, typesetter.py, the typeface and Typst."""
    parts = [version("typst").encode(), Path(typesetter.__file__).read_bytes()]
    parts += [path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))]
    parts += [path.read_bytes() for path in sorted((TYPEFACE / "files").glob("*.ttf"))]
    return cache_key(*parts)


def typeset(document: Document, edition: date) -> Typeset:
    """Return a document as PDF and its first page as picture. Raises PaperError."""
    with typesetter.Desk() as desk:
        return desk.typeset(manuscript_of(document), edition, {})


def first_page(document: Document, ppi: int) -> bytes:
    """Return the first page of the book or of a deck as PNG. Raises PaperError."""
    with typesetter.Desk() as desk:
        return desk.first_page(manuscript_of(document), ppi)


def pictures(document: Document, ppi: int) -> list[bytes]:
    """Return the pages of a document as PNG, at so many dots an inch. Raises PaperError."""
    with typesetter.Desk() as desk:
        return desk.pictures(manuscript_of(document), ppi)
