"""What the addresses of a built site arrive at, as a reader without scripts would find it.

The words are those of `macros/model/published.py`. `make freeze` writes them down, the tests hold
them.
"""

import csv
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree, html
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from macros.model.handbook import Handbook
from macros.model.kinds import kind_of

HANDOUTS = {"deelnemers": "participants", "evaluatie": "evaluation"}
"""what each page is that participants of a programme get, by the id of its main part"""
IN_PROGRAMMES = "programmas"  # the part of a page that goes with the last programme it is in
CHANGED = "veranderd-"  # before the code, in the heading of a page with changed words
DATA = {".json", ".csv", ".xlsx", ".xml", ".zip", ".epub"}
PAPER = {".pdf", ".docx"}


class BuiltSite:
    """The files of a site, read when an address asks for them."""

    def __init__(self, folder: Path, handbook: Handbook):
        self.folder = folder
        self._ids = {
            **{f"/begrippen/#{term.id}": f"term {term.id}" for term in handbook.terms},
            **{f"/bronnen/#{work.id}": f"work {work.id}" for work in handbook.works},
        }
        self._checklists = {
            record.title: code
            for code, record in handbook.by_code.items()
            if record.kind.has_checklist
        }
        self._titles = {code: record.title for code, record in handbook.by_code.items()}
        self._titles |= {gone.code: gone.title for gone in handbook.retired}
        self._pages: dict[Path, html.HtmlElement] = {}

    def addresses(self) -> dict[str, str]:
        """Return every address that is worth a promise, with what it arrives at."""
        found: dict[str, str] = {}
        for path in sorted(self.folder.rglob("*")):
            name = f"/{path.relative_to(self.folder).as_posix()}"
            if path.name == "index.html":
                address = name.removesuffix("index.html")
                found[address] = arrival = self.arrival(address)
                if self.landing(address) == address:
                    found |= self._anchors(address, arrival)
            elif path.suffix in PAPER or (path.suffix in DATA and "assets" not in path.parts):
                found[name] = self.arrival(name)
        return found

    def arrival(self, address: str) -> str:
        """Tell what one finds at an address, its anchor included; 'nothing' and why for nothing."""
        path, _, anchor = self.landing(address).partition("#")
        file = self.folder / path.lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            return f"nothing: {path} does not exist"
        if file.suffix == ".pdf":
            return self._pdf(file)
        if file.suffix == ".docx":
            return self._docx(file)
        if file.suffix != ".html":
            return _data(file)
        page = self._page(file)
        arrival = self._of_page(page)
        if not anchor or self.is_retired(address):
            return arrival
        if f"/{path.lstrip('/')}#{anchor}" in self._ids:
            arrival = self._ids[f"{path}#{anchor}"]
        return (
            arrival if page.xpath("//*[@id=$id]", id=anchor) else f"nothing: {path} lacks #{anchor}"
        )

    def landing(self, address: str) -> str:
        """Return the address at which one ends, through all refreshes; the anchor comes along."""
        path, _, anchor = address.partition("#")
        for _ in range(5):
            file = self.folder / path.lstrip("/")
            if not path.endswith("/") or not (file / "index.html").is_file():
                break
            refresh = self._page(file / "index.html").xpath(
                "//meta[@http-equiv='refresh']/@content"
            )
            if not refresh:
                break
            path = urlsplit(urljoin(path, str(refresh[0]).split("url=")[1])).path
        return f"{path}#{anchor}" if anchor else path

    def is_retired(self, address: str) -> bool:
        """Tell whether an address arrives at the page that says what replaced an entry."""
        file = self.folder / self.landing(address).partition("#")[0].lstrip("/") / "index.html"
        return file.is_file() and bool(self._page(file).xpath("//*[@data-retired]"))

    def _page(self, file: Path) -> html.HtmlElement:
        if file not in self._pages:
            self._pages[file] = html.parse(file).getroot()
        return self._pages[file]

    def _of_page(self, page: html.HtmlElement) -> str:
        is_card = bool(page.xpath("//main[@class='embedded']"))
        where = "(//h1)[1]/a" if is_card else "(//h1)[1]/text()[1]"
        title = " ".join(page.xpath(f"string({where})").split())
        holders = page.xpath("//article[@data-code] | //main[@data-code]")
        if holders:
            code, part = str(holders[0].get("data-code")), str(holders[0].get("id"))
            if part in HANDOUTS and title.endswith(self._titles.get(code, "?")):
                return f"{HANDOUTS[part]} {code}"
            has_none = holders[0].get("data-no-slides") is not None
            if title != self._titles.get(code) and not has_none:
                return f"nothing: a page of {code} with the title '{title}'"
            if holders[0].tag == "article":
                return f"page {code}"
            if is_card:
                return f"card {code}"
            return f"slides {code}" if part == "slides" else f"qr {code}"
        heading = str(page.xpath("string((//h1)[1]/@id)"))
        if heading == "checklist":
            return f"checklist {self._checklists.get(title.removeprefix('Checklist: '), 'alles')}"
        if heading.startswith(CHANGED):
            return f"changed {heading.removeprefix(CHANGED).upper()}"
        return f"page {heading}" if heading else "nothing: a page without a heading"

    def _anchors(self, address: str, arrival: str) -> dict[str, str]:
        """Return the parts of a page that one can link to.

        Left out: a card, whose entry has a page of its own; what is hidden until a reader chooses
        it; on a recommendation's checklist its interventions, which are a choice; and in which
        programmes an entry is, which those decide.
        """
        if arrival.startswith("checklist A"):
            return {}
        file = self.folder / address.lstrip("/") / "index.html"
        headings = self._page(file).xpath(
            "//article//*[self::h2 or self::h3][@id]"
            "[not(ancestor::li) and not(ancestor-or-self::*[@hidden])]/@id"
        )
        anchors = [f"{address}#{heading}" for heading in headings if heading != IN_PROGRAMMES]
        return {anchor: self.arrival(anchor) for anchor in anchors}

    def _pdf(self, file: Path) -> str:
        try:
            reader = PdfReader(file)
            pages, metadata = len(reader.pages), reader.metadata
        except (PyPdfError, OSError) as error:
            return f"nothing: {file.name} is no PDF ({error})"
        subject = str(metadata.get("/Keywords", "")) if metadata and pages else ""
        return self._on_paper(file, subject, str(metadata.title) if metadata else "")

    def _docx(self, file: Path) -> str:
        try:
            about = docx.Document(str(file)).core_properties
        except (ValueError, KeyError, OSError, zipfile.BadZipFile, PackageNotFoundError) as error:
            return f"nothing: {file.name} is no document for Word ({error})"
        return self._on_paper(file, about.keywords, about.title)

    def _on_paper(self, file: Path, subject: str, title: str) -> str:
        if not subject:
            return f"nothing: {file.name} does not say what it is about"
        if kind_of(subject) and self._titles.get(subject, "?") not in title:
            return f"nothing: {file.name} on {subject} has the title '{title}'"
        return f"{file.suffix.removeprefix('.')} {subject}"


def _data(file: Path) -> str:
    """Return 'data' for a file that a program can read, by what its name says it is."""
    try:
        match file.suffix:
            case ".json":
                json.loads(file.read_bytes())
            case ".xml":
                etree.parse(file)
            case ".csv":
                rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
                if len(rows) < 2:
                    return f"nothing: {file.name} has no rows"
            case ".xlsx" | ".zip" | ".epub":
                zipfile.ZipFile(file).close()
    except (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        return f"nothing: {file.name} cannot be read ({error})"
    return "data"


def is_dropped_code(anchor: str, retired: set[str]) -> bool:
    """Tell whether an anchor is the code of a retired entry, which no list shows any more."""
    return bool(re.fullmatch(r"[a-z]\d*", anchor)) and anchor.upper() in retired
