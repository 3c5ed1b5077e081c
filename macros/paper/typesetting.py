"""Documents → PDF and a picture of the first page, by Typst. Keeps what did not change."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from macros.handbook import Handbook
from macros.kept import forget_old, keep, name_for, still_kept
from macros.paper.documents import Document, documents, notices
from macros.typeface import FOLDER as TYPEFACE

TEMPLATES = Path(__file__).parent
# PDF/UA-1: readable for who hears it; PDF/A-2a: readable in twenty years.
STANDARDS = ["ua-1", "a-2a"]
PREVIEW_PPI = 32
LONG = {"cards", "book"}  # templates that set their first page alone, for the picture of it
LATEST = "latest.json"  # which of what is kept was made last, by the name of the document


class PaperError(Exception):
    """A document cannot be made; the message names it and says why."""

    def __init__(self, message: str, code: str = ""):
        super().__init__(message)
        self.code = code
        """code of the entry that has to be mended, where one is known"""


@dataclass(frozen=True)
class Typeset:
    """A document that is made."""

    pdf: bytes
    preview: bytes
    """its first page as PNG"""


@dataclass(frozen=True)
class KeptDocument:
    """Where a document that is made stands."""

    pdf: Path
    preview: Path

    @property
    def is_there(self) -> bool:
        """Whether it is kept."""
        return still_kept(self.preview) and still_kept(self.pdf)


def make_paper(
    handbook: Handbook, site_url: str, folder: Path, *, outdated: bool = False
) -> dict[str, KeptDocument]:
    """Make every document in a folder, but for what did not change; by its file name.

    With `outdated`, a document that was made before is not made again, whatever changed in it: a
    book takes longer than an editor who looks at a page can wait. Raises PaperError with everything
    that is wrong with any document.
    """
    latest = folder / LATEST
    before: dict[str, str] = json.loads(latest.read_text()) if outdated and latest.exists() else {}
    wanted = [*documents(handbook, site_url), *notices(handbook, site_url)]
    places: dict[str, KeptDocument] = {}
    missing: list[Document] = []
    for document in wanted:
        place = _place(folder, before.get(document.name, ""))
        if not place.is_there:
            place = _place(folder, _key(document, handbook.edition))
            if not place.is_there:
                missing.append(document)
        places[document.name] = place
    # The longest first: the last to finish should be a short one.
    missing.sort(key=lambda one: one.template not in LONG)
    problems: list[str] = []

    def make(document: Document) -> None:
        try:
            made = typeset(document, handbook.edition)
        except PaperError as error:
            place = handbook.places.get((error.code or document.about,))
            problems.append(f"{place.file}:{place.line}: {error}" if place else str(error))
        else:
            keep(places[document.name].preview, made.preview)
            keep(places[document.name].pdf, made.pdf)

    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(make, missing))
    if problems:
        raise PaperError("\n".join(sorted(problems)))
    stems = {name: place.pdf.stem for name, place in places.items()}
    keep(latest, json.dumps(stems).encode())
    forget_old(folder)
    return places


def _place(folder: Path, key: str) -> KeptDocument:
    return KeptDocument(folder / f"{key}.pdf", folder / f"{key}.png")


def _key(document: Document, edition: date) -> str:
    """Give what changes when a document does."""
    data = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
    return name_for(typesetter_version(), document.template, str(edition), data)


@cache
def typesetter_version() -> str:
    """Give what changes when a template, this module, the typeface or Typst does."""
    parts = [version("typst").encode(), Path(__file__).read_bytes()]
    parts += [path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))]
    parts += [path.read_bytes() for path in sorted((TYPEFACE / "files").glob("*.ttf"))]
    return name_for(*parts)


def typeset(document: Document, edition: date) -> Typeset:
    """Give a document as PDF and its first page as picture. Raises PaperError."""
    moment = datetime.combine(edition, time(), UTC)
    # One compiler for both: the second time, it still knows how everything is laid out.
    compiler = _compiler(document)
    (pdf,) = _compiled(document, compiler, format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    if document.template in LONG:
        compiler = _compiler(document, preview="yes")
    (preview, *_) = _compiled(document, compiler, format="png", ppi=PREVIEW_PPI)
    return Typeset(pdf, preview)


def pictures(document: Document, ppi: int) -> list[bytes]:
    """Give the pages of a document as PNG, at so many dots an inch. Raises PaperError."""
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
    """Give the typeface and no other: the same paper on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACE / "files"]
    )


def _explained(document: Document, message: str) -> PaperError:
    """Say in words of the data what the typesetter could not do."""
    if found := re.search(r"TOO LONG\|(.*?)\|(\d+)\|", message):
        name, millimetres = found.groups()
        reason = f"{name} is {millimetres} mm too long for its place; expected shorter texts"
        return PaperError(f"{document.name}: {reason}", name.split()[0])
    return PaperError(f"{document.name}: the typesetter says: {message}")
