"""The book for e-readers: whole, linked, and the same bytes each time."""

import posixpath
import re
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree, html

from macros.model.addresses import EBOOK
from macros.model.fields import Record
from macros.model.handbook import Handbook
from macros.model.parts import Source
from macros.model.programmes import Programme
from macros.model.site import Site
from macros.paper.epub import make_epub
from macros.paper.template_data import NOT_SHOWN
from macros.shared.cache import Cache
from macros.shared.project import PROJECT

Book = dict[str, bytes]
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def book(site: Path) -> Book:
    """The files in the book of the built site."""
    with ZipFile(site / EBOOK) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        return {name: archive.read(name) for name in archive.namelist()}


def _page(book: Book, name: str) -> html.HtmlElement:
    return html.fromstring(book[f"book/{name}.xhtml"].decode().split("?>", 1)[1])


def test_every_text_of_an_entry_is_in_the_book(book: Book, real_handbook: Handbook) -> None:
    """What paper may show of an entry, one reads here; of a programme each part whole."""
    for record in real_handbook.by_code.values():
        found = re.sub(r"\s+", " ", _page(book, record.code.lower()).text_content())
        # The group of a situation stands in the list that leads there; the poster is for the team.
        hidden = {*NOT_SHOWN, "group", "for_the_team"}
        if isinstance(record, Programme):
            held = [*record.preparation, *record.material, *record.evaluation, *record.afterwards]
            for part in record.agenda:
                held += [part.title, *part.how, *part.says, *part.assignment]
                held += filter(None, (part.why, part.watch, part.move_on, part.if_short))
            for text in held:
                assert text.rstrip(".") in found, (record.code, text)
            continue
        for name in type(record).model_fields.keys() - hidden:
            for text in _texts(getattr(record, name)):
                assert text.rstrip(".") in found, (record.code, name, text)


def _texts(value: object) -> list[str]:
    """Return the sentences in the value of a field."""
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, Source):
        return [value.place]
    if isinstance(value, Record):
        # What participants do in a step of a form stands on its slides.
        kept = [one for name, one in value if name not in {"code", "kind", "assignment"}]
        return [text for one in kept for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_contents_and_links_lead_to_what_is_there(book: Book, real_handbook: Handbook) -> None:
    """Each entry stands in the contents, and no link within the book leads to nothing."""
    pages = [name for name in book if name.endswith(".xhtml")]
    for name in pages:
        page = html.fromstring(book[name].decode().split("?>", 1)[1])
        for address in page.xpath("//@href | //@src"):
            if "://" not in address:
                assert posixpath.join("book", address) in book, (name, address)
    contents = {link.get("href") for link in _page(book, "nav").iterfind(".//a")}
    assert {f"{code.lower()}.xhtml" for code in real_handbook.by_code} <= contents
    for situation in real_handbook.situations:
        links = {link.get("href") for link in _page(book, situation.code.lower()).iterfind(".//a")}
        assert {f"{choice.code.lower()}.xhtml" for choice in situation.interventions} <= links


def test_an_e_reader_is_told_what_it_is(book: Book, real_handbook: Handbook) -> None:
    """Dutch, with an edition, a cover, and in words of schema.org whom it serves."""
    package = etree.fromstring(book["book/package.opf"])
    assert package.findtext(f".//{DC}language") == "nl"
    assert package.findtext(f".//{DC}date") == str(real_handbook.edition)
    told = {one.get("property"): one.text for one in package.iter(f"{OPF}meta")}
    assert told["schema:accessModeSufficient"] == "textual"
    assert told["schema:accessibilitySummary"]
    assert str(told["dcterms:modified"]).startswith(str(real_handbook.edition))
    (cover,) = package.findall(f".//{OPF}item[@properties='cover-image']")
    assert book[f"book/{cover.get('href')}"].startswith(b"\x89PNG")


def test_the_model_is_drawn_and_told(book: Book) -> None:
    """Who does not see the drawing reads the same; it is the drawing of the site."""
    (picture,) = _page(book, "model").iterfind(".//figure//img")
    told = str(picture.get("alt"))
    assert len(told) > 200
    site = (PROJECT / "macros/pages/templates/_model.md").read_text(encoding="utf-8")
    drawn = book["book/model.svg"].decode()
    assert told in site
    assert re.findall(r'\bd="([^"]+)"', drawn) == re.findall(r'<path[^>]*\bd="([^"]+)"', site)
    for words in re.findall(r">([^<>]+)</text>", drawn):
        assert f'"{words}"' in site, words


def test_the_same_data_gives_the_same_book(small_site: Site, tmp_path: Path) -> None:
    """Made twice from nothing, it is the same to the byte."""
    first, again = (make_epub(small_site, Cache(tmp_path / name)) for name in ("one", "other"))
    assert first.read_bytes() == again.read_bytes()
