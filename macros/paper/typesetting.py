"""Documents → PDF and a picture of the first page, by Typst. Keeps what did not change."""

import json
import os
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from macros.model.site import Site
from macros.paper.documents import Document, documents, large_prints, notices
from macros.shared.cache import Cache, cache_key
from macros.shared.errors import HandbookError
from macros.shared.typeface import FOLDER as TYPEFACE

TEMPLATES = Path(__file__).parent
# PDF/UA-1: readable for who hears it; PDF/A-2a: readable in twenty years.
STANDARDS = ["ua-1", "a-2a"]
PREVIEW_PPI = 32
LATEST = "latest"  # in the cache: which documents were made last
# Templates of long documents, from short to long. Those that are pictured can set their first
# page alone.
LONG = ("bundle", "cards", "book")
# Templates that draw the same in the same room: what fits in one document fits in another.
FAMILIES = (("intervention", "recommendation", "situation", "form", "bundle"), ("cards",))


class PaperError(HandbookError):
    """A document cannot be made; the message names it and says why."""

    def __init__(self, message: str, code: str = ""):
        super().__init__(message)
        self.code = code
        """code of the entry that has to be mended, where one is known"""


Fits = dict[str, int]
"""for what has to fit, by its name: at which of its sizes it does"""


@dataclass(frozen=True)
class Typeset:
    """A document that is made."""

    pdf: bytes
    preview: bytes
    """its first page as PNG, where the overview shows one; else empty"""
    fits: Fits = field(default_factory=dict)
    """what it found to fit, for the other documents of its family"""


@dataclass(frozen=True)
class MadeDocument:
    """Where a document that is made stands."""

    pdf: Path
    preview: Path | None
    """picture of its first page, where the overview shows one"""


def make_paper(site: Site, cache: Cache, *, outdated: bool = False) -> dict[str, MadeDocument]:
    """Return where every document stands, by its file name; make those that are not in the cache.

    With `outdated`, a document that was made before is not made again, whatever changed in it: a
    book takes longer than an editor who looks at a page can wait. Raises PaperError with everything
    that is wrong with any document.
    """
    latest = _latest(cache)
    made: dict[str, MadeDocument] = {}
    missing: list[tuple[str, Document]] = []
    keys: dict[str, str] = {}
    ordinary = documents(site)
    for document in [*ordinary, *large_prints(ordinary), *notices(site)]:
        key = _key(document, site.handbook.edition)
        wanted = [latest[document.name], key] if outdated and document.name in latest else [key]
        for keys[document.name] in wanted:
            if found := _found(cache, document, keys[document.name]):
                made[document.name] = found
                break
        else:
            missing.append((key, document))
    _order(missing)
    problems: list[str] = []
    fits: dict[tuple[str, ...], Fits] = {family: {} for family in FAMILIES}

    def make(one: tuple[str, Document]) -> None:
        key, document = one
        known = fits.get(_family(document), {})
        try:
            fresh = typeset(document, site.handbook.edition, known.copy())
        except PaperError as error:
            place = site.handbook.places.get((error.code or document.about,))
            problems.append(f"{place.file}:{place.line}: {error}" if place else str(error))
        else:
            known.update(fresh.fits)
            preview = cache.keep(key, "png", fresh.preview) if fresh.preview else None
            made[document.name] = MadeDocument(cache.keep(key, "pdf", fresh.pdf), preview)

    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(make, missing))
    if problems:
        raise PaperError("\n".join(["a document on paper cannot be made", *sorted(problems)]))
    if keys != latest:
        cache.keep(LATEST, "json", json.dumps(keys).encode())
    return {name: made[name] for name in keys}


def _order(missing: list[tuple[str, Document]]) -> None:
    """Put documents in the order in which making them takes least time."""
    # Typst goes through all that it remembers after each document, and of a book that is much:
    # what leaves least behind comes first.
    missing.sort(key=lambda one: LONG.index(one[1].template) + 1 if one[1].template in LONG else 0)
    # All decks but one wait for what that one finds to fit.
    decks = [one for one in missing if one[1].template == "cards"]
    if decks:
        missing.remove(decks[0])
        missing.insert(0, decks[0])


def _family(document: Document) -> tuple[str, ...]:
    """Return the templates that draw what a document has in it; none where others do not."""
    return next((family for family in FAMILIES if document.template in family), ())


def _found_to_fit(compiler: typst.Compiler) -> Fits:
    """Return what a document found to fit, but for what two things in it are named alike."""
    found = json.loads(compiler.query("metadata", field="value"))
    names = Counter(name for name, _ in found)
    return {name: size for name, size in found if names[name] == 1}


def _latest(cache: Cache) -> dict[str, str]:
    """Return the cache key of each document as it was made last, by its file name."""
    stored = cache.read(LATEST, "json")
    return dict(json.loads(stored)) if stored else {}


def _found(cache: Cache, document: Document, key: str) -> MadeDocument | None:
    pdf, preview = cache.find(key, "pdf"), cache.find(key, "png")
    return MadeDocument(pdf, preview) if pdf and (preview or not document.is_pictured) else None


def _key(document: Document, edition: date) -> str:
    """Return the cache key of a document."""
    data = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
    return cache_key(typesetter_version(), document.template, str(edition), data)


@cache
def typesetter_version() -> str:
    """Return the cache key of templates, this module, the typeface and Typst."""
    parts = [version("typst").encode(), Path(__file__).read_bytes()]
    parts += [path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))]
    parts += [path.read_bytes() for path in sorted((TYPEFACE / "files").glob("*.ttf"))]
    return cache_key(*parts)


def typeset(document: Document, edition: date, fits: Fits | None = None) -> Typeset:
    """Return a document as PDF and its first page as picture. Raises PaperError.

    `fits` holds what others of its family found to fit. The document comes out the same without,
    but later: trying sizes is most of the work.
    """
    moment = datetime.combine(edition, time(), UTC)
    known = {"fits": json.dumps(fits)} if fits else {}
    # One compiler for all: the second time, it still knows how everything is laid out.
    compiler = _compiler(document, **known)
    (pdf,) = _compiled(document, compiler, format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    found = _found_to_fit(compiler) if _family(document) else {}
    if not document.is_pictured:
        return Typeset(pdf, b"", found)
    if document.template in LONG:
        compiler = _compiler(document, preview="yes", **known)
    (preview, *_) = _compiled(document, compiler, format="png", ppi=PREVIEW_PPI)
    return Typeset(pdf, preview, found)


def first_page(document: Document, ppi: int) -> bytes:
    """Return the first page of the book or of a deck as PNG. Raises PaperError."""
    return _compiled(document, _compiler(document, preview="yes"), format="png", ppi=ppi)[0]


def pictures(document: Document, ppi: int) -> list[bytes]:
    """Return the pages of a document as PNG, at so many dots an inch. Raises PaperError."""
    return _compiled(document, _compiler(document), format="png", ppi=ppi)


def _compiler(document: Document, **inputs: str) -> typst.Compiler:
    return typst.Compiler(
        input=TEMPLATES / f"{document.template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(document.data), **inputs},
    )


def _compiled(document: Document, compiler: typst.Compiler, **options: Any) -> list[bytes]:
    try:
        made, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        raise _explained(document, str(error)) from None
    if warnings:
        found = "; ".join(sorted({str(warning.message) for warning in warnings}))
        raise PaperError(f"{document.name}: the typesetter warns: {found}")
    return made if isinstance(made, list) else [made or b""]


@cache
def _fonts() -> typst.Fonts:
    """Return the typeface and no other: the same paper on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACE / "files"]
    )


def _explained(document: Document, message: str) -> PaperError:
    """Return in words of the data what the typesetter could not do."""
    if found := re.search(r"TOO (LONG|WIDE)\|(.*?)\|(\d+)\|", message):
        measure, name, millimetres = found.groups()
        expected = "shorter texts" if measure == "LONG" else "shorter words"
        reason = (
            f"{name} is {millimetres} mm too {measure.lower()} for its place; expected {expected}"
        )
        return PaperError(f"{document.name}: {reason}", name.split()[0])
    return PaperError(f"{document.name}: the typesetter says: {message}")
