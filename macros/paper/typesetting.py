"""Documents → PDF and a picture of the first page, by Typst. Keeps what did not change."""

import hashlib
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from macros.handbook import Handbook
from macros.paper.documents import Document, documents, notices
from macros.typeface import FOLDER as TYPEFACE

TEMPLATES = Path(__file__).parent
# PDF/UA-1: readable for who hears it; PDF/A-2a: readable in twenty years.
STANDARDS = ["ua-1", "a-2a"]
PREVIEW_PPI = 32
LONG = {"cards", "book"}  # templates that set their first page alone, for the picture of it
KEPT_DAYS = 2  # how long a document that no build uses stays in the cache


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


def make_paper(handbook: Handbook, site_url: str, kept: Path) -> dict[str, KeptDocument]:
    """Make every document in the folder `kept`, but for what did not change; by its file name.

    Raises PaperError with everything that is wrong with any document.
    """
    made: dict[str, KeptDocument] = {}
    problems: list[str] = []
    kept.mkdir(parents=True, exist_ok=True)
    # The longest first: the last to finish should be a short one.
    wanted = [*documents(handbook, site_url), *notices(handbook, site_url)]
    all_documents = sorted(wanted, key=lambda one: one.template not in LONG)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = workers.map(
            lambda document: _made(document, handbook.edition, kept), all_documents
        )
        for document, result in zip(all_documents, results, strict=True):
            if isinstance(result, PaperError):
                place = handbook.places.get((result.code or document.about,))
                problems.append(f"{place.file}:{place.line}: {result}" if place else str(result))
            else:
                made[document.name] = result
    if problems:
        raise PaperError("\n".join(problems))
    forget_old(kept)
    return made


def _made(document: Document, edition: date, kept: Path) -> KeptDocument | PaperError:
    data = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(
        "\0".join([typesetter_version(), document.template, str(edition), data]).encode()
    ).hexdigest()[:24]
    stored = KeptDocument(kept / f"{key}.pdf", kept / f"{key}.png")
    try:
        for path in (stored.preview, stored.pdf):
            os.utime(path)  # still in use
    except FileNotFoundError:
        pass  # new, or another process just forgot it
    else:
        return stored
    try:
        made = typeset(document, edition)
    except PaperError as error:
        return error
    for path, content in ((stored.preview, made.preview), (stored.pdf, made.pdf)):
        unfinished = path.with_suffix(f".{os.getpid()}{path.suffix}.part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return stored


def forget_old(kept: Path) -> None:
    """Remove what no build used for a while: every edit leaves a book behind."""
    oldest = datetime.now(UTC).timestamp() - KEPT_DAYS * 24 * 3600
    for path in kept.iterdir():
        with suppress(FileNotFoundError):  # another process was first
            if path.stat().st_mtime < oldest:
                path.unlink()


@cache
def typesetter_version() -> str:
    """Give what changes when a template, this module, the typeface or Typst does."""
    parts = [version("typst").encode(), Path(__file__).read_bytes()]
    parts += [path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))]
    parts += [path.read_bytes() for path in sorted((TYPEFACE / "files").glob("*.ttf"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


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
