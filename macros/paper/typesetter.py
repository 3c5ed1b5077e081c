"""Manuscripts → PDF and pictures, by Typst: each thing in the largest letters that fit its place.

It knows no records, so that a process that typesets starts at once.
"""

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

import typst

from macros.shared.errors import HandbookError
from macros.shared.project import PROJECT
from macros.shared.typeface import FOLDER as TYPEFACE

TEMPLATES = Path(__file__).parent
# PDF/UA-1: readable for who hears it; PDF/A-2a: readable in twenty years.
STANDARDS = ["ua-1", "a-2a"]
PREVIEW_PPI = 32
# Templates of long documents that can set their first page alone.
LONG = ("cards", "book")
# What the marks of in-place (house.typ) tell, and how far down they stand, in points.
MARKS = """query(<in-place>).map(it => {
  let at = it.location().position()
  (..it.value, at.page, at.y.pt())
})"""
VISIBLE = 0.03  # millimetres; what is less is a matter of rounding

Sizes = dict[str, int]
"""for what has to fit, by its name: in which of its sizes it is set, the largest first"""


class Mark(NamedTuple):
    """A mark of something that has to fit its place."""

    sizes: int
    """how many sizes there are"""
    room: float
    """how high its place is, in millimetres"""
    fills: bool
    """whether something in it takes what is left"""
    needed: float
    """how high it would be without end, in millimetres, where that was asked"""
    page: int
    y: float
    """how far down the page, in points"""


Marks = dict[str, dict[str, list[Mark]]]
FOUR = ("top", "bottom", "begin", "end")
"""the marks of a place and of what stands there"""


class PaperError(HandbookError):
    """A document cannot be made; the message names it and says why."""

    def __init__(self, message: str, name: str = "", code: str = ""):
        super().__init__(message)
        self.name = name
        """file name of the document"""
        self.code = code
        """code of the entry that has to be mended, where one is known"""


class Manuscript(NamedTuple):
    """What the typesetter gets."""

    name: str
    """file name of the document, such as checklist-d1.pdf"""
    template: str
    """name of the template beside this file, without .typ"""
    data: str
    """what the template takes, as JSON"""
    is_pictured: bool = False
    """whether a picture of its first page is wanted too"""


class Typeset(NamedTuple):
    """A document that is made."""

    name: str
    """its file name"""
    pdf: bytes
    preview: bytes
    """its first page as PNG, where it is pictured; else empty"""
    sizes: Sizes
    """in which sizes what has to fit was set"""


def typeset(manuscripts: Iterable[Manuscript], edition: date) -> list[Typeset | PaperError]:
    """Return each document, made or with what is wrong with it.

    Each thing in it is set in the largest of its sizes that fits. What one document finds out of
    that, others with the same template go by.
    """
    made: list[Typeset | PaperError] = []
    sizes: defaultdict[str, Sizes] = defaultdict(dict)
    with Desk() as desk:
        for manuscript in manuscripts:
            try:
                one = desk.typeset(manuscript, edition, sizes[manuscript.template])
            except PaperError as error:
                made.append(error)
            else:
                made.append(one)
                sizes[manuscript.template] |= one.sizes
    return made


def fits(top: Mark, bottom: Mark, begin: Mark, end: Mark) -> bool:
    """Return whether what stands in a place fits there.

    A list that does not is cut off where its place ends. So what ends right there fits only if it
    holds something that takes what is left.
    """
    scale = top.room / (bottom.y - top.y)  # to millimetres, of a card that may be enlarged
    left = top.room - (end.y - begin.y) * scale
    return end.page == begin.page and left > (-VISIBLE if top.fills else VISIBLE)


def typeset_by_a_process(
    manuscripts: list[Manuscript], edition: date
) -> list[Typeset | PaperError]:
    """Return what `typeset` does, by a process of its own. Raises PaperError where that stops."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", f"from {__name__} import work; work()"],
        input=pickle.dumps((manuscripts, edition)),
        capture_output=True,
        cwd=PROJECT,
        env=os.environ | {"RAYON_NUM_THREADS": "1"},  # the other cores have a process each
        check=False,
    )
    if done.returncode != 0:
        *_, said = done.stderr.decode(errors="replace").splitlines() or [""]
        raise PaperError(
            f"the typesetter stopped with status {done.returncode}: {said}\n"
            "expected a gigabyte of memory for each core, and room for temporary files"
        )
    made: list[Typeset | PaperError] = pickle.loads(done.stdout)  # noqa: S301 - from that process
    return made


def work() -> None:
    """Typeset what comes in at this process, and give it out."""
    manuscripts, edition = pickle.load(sys.stdin.buffer)  # noqa: S301 - from who started it
    sys.stdout.buffer.write(pickle.dumps(typeset(manuscripts, edition)))


class Desk:
    """Where Typst works: a folder with the templates and what they take.

    Typst knows again what it laid out before with the same inputs. So the data are no inputs but a
    file: else it would lay out everything anew for each document.
    """

    def __enter__(self) -> Self:
        """Put the templates there."""
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name)
        for template in TEMPLATES.glob("*.typ"):
            shutil.copy(template, self._path)
        self._compilers: dict[str, typst.Compiler] = {}
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def typeset(self, manuscript: Manuscript, edition: date, sizes: Sizes) -> Typeset:
        """Return a document as PDF. `sizes` holds the largest that may fit. Raises PaperError."""
        taken = dict(sizes)
        # To set all and to look what stands out takes less than to measure all before it is set:
        # most fits at once, and what did not change Typst still knows.
        while smaller := self._one_size_smaller(manuscript, taken):
            taken |= smaller
        moment = datetime.combine(edition, time(), UTC)
        (pdf,) = self._compiled(manuscript, format="pdf", pdf_standards=STANDARDS, timestamp=moment)
        preview = self.first_page(manuscript, PREVIEW_PPI, taken) if manuscript.is_pictured else b""
        return Typeset(manuscript.name, pdf, preview, taken)

    def first_page(self, manuscript: Manuscript, ppi: int, sizes: Sizes | None = None) -> bytes:
        """Return the first page as PNG, at so many dots an inch. Raises PaperError."""
        self._lay_out(manuscript, sizes or {}, preview=manuscript.template in LONG)
        return self._compiled(manuscript, format="png", ppi=ppi)[0]

    def pictures(self, manuscript: Manuscript, ppi: int) -> list[bytes]:
        """Return the pages as PNG, at so many dots an inch. Raises PaperError."""
        self._lay_out(manuscript, {})
        return self._compiled(manuscript, format="png", ppi=ppi)

    def _one_size_smaller(self, manuscript: Manuscript, sizes: Sizes) -> Sizes:
        """Return the next size for what does not fit. Raises PaperError where there is none."""
        smaller = {}
        for name, marks in self._marks(manuscript, sizes).items():
            if all(fits(*four) for four in zip(*(marks[one] for one in FOUR), strict=True)):
                continue
            smaller[name] = sizes.get(name, 0) + 1
            if smaller[name] == marks["top"][0].sizes:
                measured = self._marks(manuscript, sizes, name)[name]["needed"]
                too_long = max(one.needed - one.room for one in measured)
                raise _too_much(manuscript, "LONG", name, max(1, ceil(too_long)))
        return smaller

    def _marks(self, manuscript: Manuscript, sizes: Sizes, measured: str = "") -> Marks:
        """Return the marks of what has to fit, by its name and by what the mark is of."""
        self._lay_out(manuscript, sizes, measured=measured)
        try:
            found = json.loads(self._compiler(manuscript.template).eval(MARKS))
        except RuntimeError as error:
            raise _explained(manuscript, str(error)) from None
        marks: Marks = {}
        for name, which, *values in found:
            marks.setdefault(name, {}).setdefault(which, []).append(Mark(*values))
        return marks

    def _lay_out(
        self, manuscript: Manuscript, sizes: Sizes, *, preview: bool = False, measured: str = ""
    ) -> None:
        """Put what a template takes beside it."""
        wanted = json.dumps({"sizes": sizes, "preview": preview, "measured": measured})
        (self._path / "data.json").write_text(manuscript.data, encoding="utf-8")
        (self._path / "wanted.json").write_text(wanted, encoding="utf-8")

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                self._path / f"{template}.typ", root=self._path, font_paths=_typeface()
            )
        return self._compilers[template]

    def _compiled(self, manuscript: Manuscript, **options: Any) -> list[bytes]:
        try:
            made, warnings = self._compiler(manuscript.template).compile_with_warnings(**options)
        except typst.TypstError as error:
            raise _explained(manuscript, str(error)) from None
        if warnings:
            found = "; ".join(sorted({str(warning.message) for warning in warnings}))
            raise PaperError(f"{manuscript.name}: the typesetter warns: {found}", manuscript.name)
        return made if isinstance(made, list) else [made or b""]


@cache
def _typeface() -> typst.Fonts:
    """Return the typeface and no other: the same paper on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACE / "files"]
    )


def _explained(manuscript: Manuscript, message: str) -> PaperError:
    """Return in words of the data what the typesetter could not do."""
    if found := re.search(r"TOO (LONG|WIDE)\|(.*?)\|(\d+)\|", message):
        measure, name, millimetres = found.groups()
        return _too_much(manuscript, measure, name, int(millimetres))
    return PaperError(f"{manuscript.name}: the typesetter says: {message}", manuscript.name)


def _too_much(manuscript: Manuscript, measure: str, name: str, millimetres: int) -> PaperError:
    expected = "shorter texts" if measure == "LONG" else "shorter words"
    return PaperError(
        f"{manuscript.name}: {name} is {millimetres} mm too {measure.lower()} for its place; "
        f"expected {expected}",
        manuscript.name,
        name.split(maxsplit=1)[0],
    )
