"""The whole handbook as a book for e-readers: EPUB 3, from the data of the book on paper.

Written here and with no library: the one that is kept up (EbookLib) is AGPL, which this program is
not, and puts today in its zip. EPUBCheck holds what comes out to the standard (`make check-all`).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import escape

from macros.model import addresses, kinds
from macros.model.flags import flag_of
from macros.model.imprint import LICENCE_ADDRESS, NAME
from macros.model.site import Site
from macros.paper.documents import book_of
from macros.paper.epub_parts import parts_html, passage_html
from macros.paper.outlines import full_entry
from macros.paper.template_data import Data
from macros.paper.typesetting import first_page, typesetter_version
from macros.shared import archive
from macros.shared.archive import zipped
from macros.shared.cache import Cache, cache_key
from macros.shared.drawings import drawing_svg

INK = "#1e2b36"
SEA = "D"  # whose colour the water has
COVER_DOTS = 180  # an inch: about a thousand dots wide
_XHTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="nl" xml:lang="nl">
<head><title>{title}</title><link rel="stylesheet" href="book.css"/></head>
<body>
{body}
</body>
</html>
"""
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_STYLES = """body { line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; hyphens: none; break-after: avoid; }
h3 { margin: 1.4em 0 0.4em; }
.code { font-weight: bold; }
.lead { font-weight: bold; }
.source, .address { color: #52606b; font-size: 0.8em; }
.facts { border-block: 1px solid #8a7f6c; padding: 0.4em 0; }
.facts dt, .facts dd { display: inline; margin: 0; }
.facts dd::after { content: "\\A"; white-space: pre; }
.facts dt { color: #52606b; }
ul.plain, ul.ticks { list-style: none; padding-left: 0; }
ul.plain li { margin: 0 0 0.4em; }
ul.ticks li { margin: 0 0 0.4em; padding-left: 1.6em; text-indent: -1.6em; }
img.drawing { display: block; margin: 0.5em 0; max-width: 10em; width: 40%; }
figure { margin: 1em 0; text-align: center; }
figure img { max-height: 90vh; max-width: 100%; }
.cover { margin: 0; text-align: center; }
.cover img { max-height: 98vh; max-width: 100%; }
"""
_LICENCE = "Je mag de teksten delen en bewerken als je de naam en de editie noemt."
# The words of schema.org for what a reader who cannot see or point can do with it.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "Alle tekst is te beluisteren en te vergroten. Koppen, lijsten en links zijn als zodanig "
        "gemerkt. De tekening van het model is in woorden beschreven; de andere zijn versiering.",
    ),
)


class Chapter(NamedTuple):
    """A file of the book with its place in the contents."""

    name: str
    """file name, without .xhtml"""
    title: str
    body: str
    depth: int = 1
    """1 for a part of the book, 2 for an entry in it"""


def make_epub(site: Site, cache: Cache) -> Path:
    """Return the file of the book for e-readers; made anew when something in it changed."""
    edition = site.handbook.edition
    book = book_of(site)
    files = _text_files(site, book.data, edition)
    made_with = (Path(str(one)).read_bytes() for one in (__file__, archive.__file__))
    key = cache_key(typesetter_version(), str(edition), *files, *files.values(), *made_with)

    def make() -> bytes:
        cover = first_page(book, COVER_DOTS)
        return zipped({**files, "book/cover.png": cover}, edition, stored="mimetype")

    return cache.file(key, "epub", make)


def _text_files(site: Site, data: Data, edition: date) -> dict[str, bytes]:
    """Return all files of the book but for the picture of its cover, in the order of the zip."""
    chapters = list(_chapters(site, data))
    drawings = _drawings(site)
    pictures = {"model.svg": data["model"]["svg"], **drawings}
    cover = '<p class="cover" epub:type="cover"><img src="cover.png" alt="{}"/></p>'
    texts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book/package.opf": _package(site, data, edition, chapters, pictures),
        "book/nav.xhtml": _page("Inhoud", _navigation(chapters)),
        "book/cover.xhtml": _page(NAME, cover.format(escape(f"{NAME}. {data['subtitle']}"))),
        **{f"book/{one.name}.xhtml": _page(one.title, one.body) for one in chapters},
        "book/book.css": _STYLES,
        **{f"book/{name}": svg for name, svg in pictures.items()},
    }
    return {name: text.encode() for name, text in texts.items()}


def _page(title: str, body: str) -> str:
    return _XHTML.format(title=escape(title), body=body)


def _drawings(site: Site) -> dict[str, str]:
    """Return the line drawing of each entry that has one, in ink, by the name of its file."""
    found = {}
    for record in site.handbook.by_code.values():
        if svg := drawing_svg(record.code.lower()):
            found[f"drawing-{record.code.lower()}.svg"] = _coloured(svg, record.code[0])
    return found


def _coloured(svg: str, letter: str) -> str:
    """Return a drawing in the colours of paper: what goes between people in that of the kind."""
    colour = flag_of(letter).light
    return (
        svg.replace('class="drawing-lead" fill="currentColor"', f'fill="{colour}"')
        .replace('class="drawing-flow"', f'stroke="{colour}"')
        .replace('class="drawing-water"', f'stroke="{flag_of(SEA).light}"')
        .replace("currentColor", INK)
    )


def _chapters(site: Site, data: Data) -> Iterable[Chapter]:
    """Return the book in its order: the front, the entries by kind, what explains them."""
    yield Chapter("over", "Over dit boek", _about(data))
    yield Chapter("gebruik", "Zo gebruik je dit boek", _use(data))
    model = data["model"]
    figure = (
        f'<h1>{escape(model["title"])}</h1><figure><img src="model.svg" '
        f'alt="{escape(model["description"])}"/><figcaption>{escape(model["about"])}</figcaption>'
        f"</figure><p>{escape(model['description'])}</p>"
    )
    yield Chapter("model", model["title"], figure)
    groups = "".join(
        f"<h2>{escape(one['group'])}</h2>{_contents(one['members'])}" for one in data["situations"]
    )
    yield Chapter("situaties", "Situaties", f"<h1>Situaties: waar loop je tegenaan?</h1>{groups}")
    for group in data["situations"]:
        yield from (_entry(one, kinds.SITUATION.template) for one in group["members"])
    for theme in data["themes"]:
        yield _entry(theme, kinds.THEME.template, 1)
        yield from (_entry(one, kinds.INTERVENTION.template) for one in theme["interventions"])
    for kind, entries in (
        (kinds.RECOMMENDATION, data["recommendations"]),
        (kinds.CONVERSATION_FORM, data["forms"]),
        (kinds.PROGRAMME, data["programmes"]),
    ):
        title = kind.plural
        yield Chapter(kind.folder, title, f"<h1>{title}</h1>{_contents(entries)}")
        yield from (_entry(one, kind.template) for one in entries)
    terms = "".join(
        f"<dt>{escape(one['term'])}</dt><dd>{passage_html(one['definition'], one['source'])}</dd>"
        for one in data["terms"]
    )
    yield Chapter("begrippen", "Begrippen", f"<h1>Begrippen</h1><dl>{terms}</dl>")
    works = "".join(
        f"<dt>{escape(one['short'])}</dt><dd>{escape(one['description'])}</dd>"
        for one in data["works"]
    )
    body = f"<h1>Bronnen</h1><dl>{works}</dl><p>{escape(data['no_more'])}</p>"
    yield Chapter("bronnen", "Bronnen", body)


def _about(data: Data) -> str:
    return (
        f"<h1>{NAME}</h1><p>{escape(data['subtitle'])}</p>"
        f"<p>Editie {escape(data['edition'])}</p><p>{escape(data['about_sources'])}</p>"
        f'<p><a href="{escape(data["site"])}">{escape(addresses.printed(data["site"]))}</a></p>'
        f'<p><a href="{LICENCE_ADDRESS}">{escape(data["licence"])}</a> {_LICENCE}</p>'
    )


def _use(data: Data) -> str:
    letters = "".join(
        f"<li><b>{escape(letter)}</b> {escape(meaning)}</li>" for letter, meaning in data["letters"]
    )
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in data["how_to_use"])
    return (
        f'<h1>Zo gebruik je dit boek</h1>{paragraphs}<ul class="plain">{letters}</ul>'
        f"<p>{escape(data['about_documents'])}</p>"
    )


def _contents(entries: Iterable[Data]) -> str:
    """Return a list of entries, each a link to its own."""
    items = "".join(
        f'<li><a href="{code.lower()}.xhtml"><span class="code">{escape(code)}</span> '
        f"{escape(title)}</a></li>"
        for code, title in ((one["code"], one["title"]) for one in entries)
    )
    return f'<ul class="plain">{items}</ul>'


def _entry(entry: Data, kind: str, depth: int = 2) -> Chapter:
    code, title = entry["code"], entry["title"]
    name = code.lower()
    drawing = (
        f'<img class="drawing" src="drawing-{name}.svg" alt="" role="presentation"/>'
        if drawing_svg(name)
        else ""
    )
    body = (
        f'<section epub:type="chapter"><h1><span class="code">{escape(code)}</span> '
        f"{escape(title)}</h1>{drawing}"
        f'<p class="address"><a href="{escape(entry["link"])}">{escape(entry["address"])}</a></p>'
        f"{parts_html(full_entry(kind, entry))}</section>"
    )
    return Chapter(name, f"{code} {title}", body, depth)


def _navigation(chapters: Iterable[Chapter]) -> str:
    """Return the contents, entries below their part of the book."""
    lines: list[str] = []
    is_open = False
    for number, one in enumerate(chapters):
        if one.depth == 2 and not is_open:
            lines.append("<ol>")
        elif one.depth == 1 and is_open:
            lines.append("</li></ol></li>")
        elif number:
            lines.append("</li>")
        is_open = one.depth == 2
        lines.append(f'<li><a href="{one.name}.xhtml">{escape(one.title)}</a>')
    lines.append("</li></ol></li>" if is_open else "</li>")
    return (
        f'<nav epub:type="toc" id="toc"><h1>Inhoud</h1><ol>{"".join(lines)}</ol></nav>'
        '<nav epub:type="landmarks" hidden="hidden"><h2>Wegwijzer</h2><ol>'
        '<li><a epub:type="cover" href="cover.xhtml">Omslag</a></li>'
        '<li><a epub:type="toc" href="nav.xhtml">Inhoud</a></li>'
        '<li><a epub:type="bodymatter" href="situaties.xhtml">Begin</a></li></ol></nav>'
    )


def _package(
    site: Site, data: Data, edition: date, chapters: Iterable[Chapter], pictures: Mapping[str, Any]
) -> str:
    """Return the file that says what the book is and which files it consists of."""
    names = [one.name for one in chapters]
    access = "".join(
        f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in _ACCESS
    )
    pages = "".join(
        f'<item id="page-{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in ("cover", *names)
    )
    drawn = "".join(
        f'<item id="{name.removesuffix(".svg")}" href="{name}" media-type="image/svg+xml"/>'
        for name in pictures
    )
    spine = "".join(f'<itemref idref="page-{name}"/>' for name in names)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="nl" \
prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{escape(site.address)}{addresses.EBOOK}</dc:identifier>
<dc:title>{NAME}</dc:title>
<dc:language>nl</dc:language>
<dc:creator>{NAME}</dc:creator>
<dc:date>{edition}</dc:date>
<dc:description>{escape(data["subtitle"])}</dc:description>
<dc:rights>{escape(data["licence"])} {LICENCE_ADDRESS}</dc:rights>
<meta property="dcterms:modified">{edition}T00:00:00Z</meta>
{access}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="styles" href="book.css" media-type="text/css"/>
<item id="cover-picture" href="cover.png" media-type="image/png" properties="cover-image"/>
{pages}{drawn}
</manifest>
<spine><itemref idref="page-cover"/><itemref idref="nav"/>{spine}</spine>
</package>
"""
