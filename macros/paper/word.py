"""The sheets as documents for Word and LibreOffice, to adapt: what the PDF says, as text to edit.

Styles are Word's own, lists are lists, a box to tick is one that a click ticks (a content control).
The library keeps what a document consists of; the text is written as what it is in such a document,
since that takes a tenth of the time. The same data gives the same bytes.
"""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part as WordPart
from docx.oxml.parser import parse_xml
from markupsafe import escape

from macros.model import imprint
from macros.model.imprint import LICENCE_ADDRESS, LICENCE_NAME, NAME
from macros.model.site import Site
from macros.paper import (
    outline_parts,
    outlines,
    programme_outlines,
    team_outlines,
    word_styles,
)
from macros.paper.documents import documents, notices
from macros.paper.outline_parts import BOX, Form, Part, Side
from macros.paper.outlines import sheet_sides
from macros.paper.template_data import Data
from macros.paper.word_styles import NAMESPACES, STEPS, TEXT_WIDTH, empty_document
from macros.shared import archive
from macros.shared.archive import zipped
from macros.shared.cache import Cache, cache_key

_BOX = (
    '<w:sdt><w:sdtPr><w:alias w:val="Vinkje"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" '
    'w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
)
_TAB = "<w:r><w:tab/></w:r>"
_COLUMNS = (("Wie", 2268), ("Wat", 5103), ("Wanneer", 2268))  # together TEXT_WIDTH
_ROW_HEIGHT = 567  # a centimetre


def make_word_sheets(site: Site, cache: Cache) -> dict[str, Path]:
    """Return where every sheet for Word stands, by its file name.

    Those of retired entries are among them. Only what changed is made.
    """
    edition = site.handbook.edition
    sheets = [one for one in documents(site) if one.can_be_adapted] + notices(site)
    made = {}
    for sheet in sheets:
        data = json.dumps(sheet.data, ensure_ascii=False, sort_keys=True)
        key = cache_key(_version(), sheet.template, str(edition), data)
        make = partial(word_document, sheet.template, sheet.data, edition)
        made[sheet.word_name] = cache.file(key, "docx", make)
    return made


@cache
def _version() -> str:
    """Return what all documents for Word are made with, for the keys of a cache."""
    others = (
        *(word_styles, outlines, outline_parts, programme_outlines, team_outlines),
        *(imprint, archive),
    )
    modules = (__file__, *(one.__file__ for one in others))
    return version("python-docx") + "".join(
        Path(str(module)).read_text(encoding="utf-8") for module in modules
    )


def word_document(template: str, data: Data, edition: date) -> bytes:
    """Return a sheet as .docx; `template` and `data` are those of its PDF."""
    document = empty_document()
    _describe(document, data, edition)
    writer = _Writer(document.part, data)
    body = document.element.body
    written = writer.sides(sheet_sides(template, data))
    for element in parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>"):
        body.insert(len(body) - 1, element)
    writer.add_lists(document)
    _frame(document, data)
    saved = io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["docProps/app.xml"] = _APPLICATION
    return zipped(files, edition)


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"></Properties>'
)


def _describe(document: WordDocument, data: Data, edition: date) -> None:
    """Fill in what a program shows of a document without opening it."""
    about, moment = document.core_properties, datetime.combine(edition, time())
    about.title, about.author, about.last_modified_by = f"{data['title']} · {NAME}", NAME, NAME
    about.subject, about.keywords, about.language = data["subject"], data["about"], "nl-NL"
    about.created = about.modified = moment
    about.comments = f"Editie {data['edition']}. {LICENCE_NAME}. {data['link']}"
    about.revision = 1


def _frame(document: WordDocument, data: Data) -> None:
    """Put the name above each page, and the licence and the number of the page below it."""
    section = document.sections[0]
    code = data["about"] if "entry" in data or data.get("code") else ""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    header = f"{_run(NAME)}{_run(code, before='<w:tab/>')}"
    parts = [
        _run(f"Uit het {NAME}, editie {data['edition']}, "),
        _link(section.footer.part, data["link"], data["address"]),
        _run(". Je mag dit blad aanpassen en delen als je die naam en editie noemt: "),
        _link(section.footer.part, LICENCE_ADDRESS, LICENCE_NAME),
        _run("."),
    ]
    numbers = f"{_run('Bladzijde ', before='<w:tab/>')}{_field('PAGE')}{_run(' van ')}"
    numbers += _field("NUMPAGES")
    for place, paragraphs in (
        (section.header, [_paragraph("Header", header, tab)]),
        (
            section.footer,
            [_paragraph("Footer", "".join(parts)), _paragraph("Footer", numbers, tab)],
        ),
    ):
        place.is_linked_to_previous = False
        element = place._element
        for old in list(element):
            element.remove(old)
        for new in parse_xml(f"<w:hdr {NAMESPACES}>{''.join(paragraphs)}</w:hdr>"):
            element.append(new)


def _run(text: str, style: str = "", before: str = "") -> str:
    """Return a piece of text in one look."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}{before}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    """Return a number that Word counts."""
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _link(part: WordPart, address: str, text: str, style: str = "Hyperlink") -> str:
    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return f'<w:hyperlink r:id="{key}" w:history="1">{_run(text, style)}</w:hyperlink>'


def _paragraph(style: str, content: str, more: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}{more}</w:pPr>{content}</w:p>"


def _tick(text: str) -> str:
    return _paragraph(
        "Checklist",
        _BOX + _TAB + _run(text),
        # What is ticked together stays on one page, with the heading above it.
        '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="340"/></w:tabs>',
    )


def _written(labels: Iterable[str]) -> str:
    """Return labels, each with a line to write on."""
    names = list(labels)
    width = TEXT_WIDTH // len(names)
    stops, runs = "", ""
    for number, name in enumerate(names, 1):
        stops += f'<w:tab w:val="left" w:leader="underscore" w:pos="{width * number - 200}"/>'
        runs += _run(f"{name} ", "Label") + _TAB
        if number < len(names):
            stops += f'<w:tab w:val="left" w:pos="{width * number}"/>'
            runs += _TAB
    more = f'<w:tabs>{stops}</w:tabs><w:spacing w:before="160" w:after="120"/>'
    return _paragraph("", runs, more)


def _agreements(rows: int) -> str:
    """Return a table to write agreements in."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in _COLUMNS)
    head = "".join(_cell(width, _run(name, "Label")) for name, width in _COLUMNS)
    empty = "".join(_cell(width, "") for _, width in _COLUMNS)
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_ROW_HEIGHT}"/></w:trPr>'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLook w:firstRow="1"/>'
        '<w:tblCaption w:val="Afspraken"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
        + f"<w:tr>{height}{empty}</w:tr>" * rows
        + "</w:tbl>"
    )


_NARROW = (539, 737)  # the number of a statement, and an answer to it


def _table(content: tuple[list[str], list[list[str]]]) -> str:
    """Return a table: a number, a text, and cells to fill in; a row of one text spans them all."""
    columns, rows = content
    number, answer = _NARROW
    fills = len(columns) - 2
    widths = [number, TEXT_WIDTH - number - fills * answer, *[answer] * fills]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)

    def cells(texts: list[str], style: str = "") -> str:
        if len(texts) == 1:
            return _cell(TEXT_WIDTH, _run(texts[0], "Strong"), len(columns))
        return "".join(
            _cell(width, _BOX if text == BOX else _run(text, style) if text else "")
            for width, text in zip(widths, texts, strict=True)
        )

    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstRow="1"/><w:tblCaption w:val="Stellingen"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"{cells(columns, 'Label')}</w:tr>"
        + "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells(row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def _cell(width: int, content: str, columns: int = 1) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>'
    return f"<w:tc>{size}{_paragraph('', content)}</w:tc>"


class _Writer:
    """Writes the sides of one document; keeps which lists and links it has."""

    def __init__(self, part: WordPart, data: Data):
        self.part = part
        self.site: str = data["site"]
        self.lists = 0

    def sides(self, sides: Iterable[Side]) -> str:
        """Return the text of a document."""
        return "".join(self._side(side, number) for number, side in enumerate(sides))

    def add_lists(self, document: WordDocument) -> None:
        """Give each list of steps that was written a number of its own, which starts at 1."""
        numbering = document.part.numbering_part.element
        for number in range(self.lists):
            numbering.append(
                parse_xml(
                    f'<w:num {NAMESPACES} w:numId="{STEPS + 1 + number}">'
                    f'<w:abstractNumId w:val="{STEPS}"/><w:lvlOverride w:ilvl="0">'
                    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                )
            )

    def _side(self, side: Side, number: int) -> str:
        above = ""
        if side.code:
            above = self._code(side.code)
        if side.above:
            above += _run(f"{'  ' if above else ''}{side.above}")
        start = "<w:pageBreakBefore/>" if number else ""
        return (
            (_paragraph("Subtitle", above, f"<w:keepNext/>{start}") if above else "")
            + _paragraph("Heading1", _run(side.title))
            + "".join(self._part(part) for part in side.parts)
            + (_paragraph("Origin", _run(side.origin)) if side.origin else "")
        )

    def _part(self, part: Part) -> str:
        heading = _paragraph(f"Heading{part.level}", _run(part.title)) if part.title else ""
        return heading + self._content(part.form, part.content)

    def _content(self, form: Form, content: Any) -> str:
        """Return the content of a part. Raises KeyError for a form that no sheet has."""
        written: dict[Form, Callable[[Any], str]] = {
            Form.HEADING: lambda _: "",
            Form.TEXT: lambda text: _paragraph("", _run(text)),
            Form.STRONG: lambda text: _paragraph("", _run(text, "Strong")),
            Form.MOMENT: self._moment,
            Form.FACTS: _facts,
            Form.BULLETS: lambda texts: self._list("ListBullet", map(_run, texts)),
            Form.SPOKEN: lambda texts: self._list("List", map(_run, texts)),
            Form.STEPS: lambda steps: self._numbered(map(_step, steps)),
            Form.WAYS: lambda ways: self._list("List", map(_step, ways)),
            Form.TICKS: lambda texts: "".join(map(_tick, texts)),
            Form.PITFALLS: lambda pitfalls: self._list("ListBullet", map(_pitfall, pitfalls)),
            Form.LINKS: lambda links: self._list("List", map(self._entry, links)),
            Form.ORDER: lambda links: self._numbered(map(self._entry, links)),
            Form.WRITE: _written,
            Form.AGREEMENTS: _agreements,
            Form.TABLE: _table,
        }
        return written[form](content)

    def _list(self, style: str, items: Iterable[str]) -> str:
        return "".join(_paragraph(style, item) for item in items)

    def _numbered(self, items: Iterable[str]) -> str:
        self.lists += 1
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{STEPS + self.lists}"/></w:numPr>'
        return "".join(_paragraph("ListNumber", item, number) for item in items)

    def _code(self, code: str) -> str:
        return _link(self.part, f"{self.site}{code.lower()}/", code)

    def _moment(self, it: Mapping[str, Any]) -> str:
        written = _run(it["when"])
        if entry := it["entry"]:
            done = f", {it['done']}" if it["done"] else ""
            written += _run(" · ") + self._code(entry["code"]) + _run(f" {entry['title']}{done}")
        return _paragraph("", written)

    def _entry(self, link: Mapping[str, str]) -> str:
        return (
            self._code(link["code"])
            + _run(f" {link['title']}", "Strong")
            + _run(f": {link['why']}.")
        )


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    """Return facts in a row, each with its label."""
    named = (_run(f"{label}: ", "Label") + _run(fact, "Strong") for label, fact in facts)
    return _paragraph("", _run("  ·  ", "Label").join(named))


def _step(step: tuple[str, str]) -> str:
    lead, text = step
    return (_run(f"{lead} ", "Strong") if lead else "") + _run(text)


def _pitfall(it: Mapping[str, str]) -> str:
    return _run(f"{it['behaviour']} ") + _run("Liever: ", "Strong") + _run(it["instead"])
