"""Where everything stands on the site. Addresses are a promise: trainers print them.

A URI is a page's path in MkDocs' terms, relative to the site's root, such as
`interventies/goede-voorbeeld.md`.
"""

import re
from datetime import date
from urllib.parse import quote_plus, urlsplit

from macros.model.files import Retired, Term
from macros.model.kinds import PROGRAMME, Kind
from macros.model.records import Coded
from macros.shared.errors import HandbookError

# Where no SITE_URL is set; mkdocs.yml has the same.
DEFAULT_SITE_URL = "https://handboek-professionele-dialoog.example/"
ALL_CHECKLIST = "checklists/alles.md"
GLOSSARY = "begrippen.md"
SOURCES = "bronnen.md"
CHANGES = "nieuw.md"
YEAR_PLAN = "jaarplan/index.md"
FEED = "nieuw.xml"
PAPER = "druk"
EBOOK = "druk/handboek.epub"
# What a whole team fills in.
TEAM_FORM = "teamcheck-formulier.pdf"
TEAM_TALLY = "teamcheck-telblad.pdf"
LOOKING_BACK_FORM = "terugkijken-formulier.pdf"
# The open data, and the page that explains it.
DATA = "gegevens.md"
DATA_JSON = "data/handboek.json"
DATA_SCHEMA = "data/handboek.schema.json"
DATA_CSV = "data/interventies.csv"
DATA_WORKBOOK = "data/interventies.xlsx"
PROGRAMMES_CSV = "data/programmas.csv"
PROGRAMMES_WORKBOOK = "data/programmas.xlsx"
# What the names of PDFs beside a sheet end in.
LARGE, PARTICIPANTS, EVALUATION = "-groot", "-deelnemers", "-evaluatie"
CHECKLISTS = "checklists"  # the folder of the checklists of themes and recommendations
# What an address on the web consists of (RFC 3986), without user, query and anchor.
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.~!$&'()*+,;=:@%-]*)*", re.I | re.A)


class AddressError(HandbookError):
    """A setting is no address on the web."""


def relative(uri: str, page: str) -> str:
    """Return the path to a URI from the page at another."""
    path, folders = uri.split("/"), page.split("/")[:-1]
    shared = 0
    while path[shared:-1] and folders[shared:] and path[shared] == folders[shared]:
        shared += 1
    return "../" * len(folders[shared:]) + "/".join(path[shared:])


def page_uri(record: Coded | Retired) -> str:
    """Return the URI of the page of a record."""
    return f"{record.kind.folder}/{record.slug}.md"


def checklist_uri(record: Coded) -> str:
    """Return the URI of the printable checklist of a theme or recommendation."""
    return f"{CHECKLISTS}/{record.slug}.md"


def moved_uris(record: Coded | Retired) -> dict[str, str]:
    """Return where an entry's pages stood under former slugs, each with the URI that it leads to.

    A retired entry has a page and no checklist.
    """
    moved = {
        f"{record.kind.folder}/{alias}/index.html": page_uri(record) for alias in record.aliases
    }
    if record.kind.has_checklist:
        target, slugs = page_uri(record), (record.slug, *record.aliases)
        if not isinstance(record, Retired):
            target, slugs = checklist_uri(record), record.aliases
        moved |= {f"{CHECKLISTS}/{slug}/index.html": target for slug in slugs}
    return moved


def changed_uri(record: Coded | Retired) -> str:
    """Return the URI of the page with what changed in a record's words: `nieuw/d1.md`."""
    return f"nieuw/{record.code.lower()}.md"


def short_uri(record: Coded | Retired) -> str:
    """Return the URI of the page at a record's short address, such as `d1/index.html`."""
    return f"{short_path(record)}index.html"


def short_path(record: Coded | Retired) -> str:
    """Return a record's short address, relative to the site's root, such as `d1/`."""
    return f"{record.code.lower()}/"


def edition_stamp(edition: date) -> str:
    """Return an edition as the QR codes on paper carry it: `261123`, later ones are more."""
    return f"{edition:%y%m%d}"


def with_edition(address: str, edition: date) -> str:
    """Return an address that tells of which edition the paper is it stands on: `…/d1/?e=261123`."""
    return f"{address}?e={edition_stamp(edition)}"


def qr_uri(record: Coded | Retired) -> str:
    """Return the URI of the page with a record's QR code, such as `d1/qr/index.html`."""
    return f"{short_path(record)}qr/index.html"


def card_uri(record: Coded | Retired) -> str:
    """Return the URI of a record's card, to stand in pages of others: `d1/kaart/index.html`."""
    return f"{short_path(record)}kaart/index.html"


def presentation_uri(record: Coded | Retired) -> str:
    """Return the URI of a record's slides, such as `d1/presentatie/index.html`."""
    return f"{short_path(record)}presentatie/index.html"


def facilitator_uri(record: Coded | Retired) -> str:
    """Return the URI of the slides with the notes of who leads: `d1/begeleider/index.html`."""
    return f"{short_path(record)}begeleider/index.html"


def participants_uri(record: Coded | Retired) -> str:
    """Return the URI of what participants of a programme get: `p1/deelnemers/index.html`."""
    return f"{short_path(record)}deelnemers/index.html"


def evaluation_uri(record: Coded | Retired) -> str:
    """Return the URI of a programme's evaluation form: `p1/evaluatie/index.html`."""
    return f"{short_path(record)}evaluatie/index.html"


def own_plan_query(record: Coded) -> str:
    """Return what comes after `/draaiboek/` for a programme of one's own with a record in it."""
    return f"?t={quote_plus(record.title)}&i={record.code}"


def web_address(text: str, setting: str) -> str:
    """Return the address in a setting such as SITE_URL, with its last slash.

    Raises AddressError when it is no http or https address of a place.
    """
    try:
        is_address = _ADDRESS.fullmatch(text) and urlsplit(text).port != 0
    except ValueError:  # a port beyond 65535
        is_address = False
    if not is_address:
        raise AddressError(
            f"{setting} is {text!r}; expected an address such as https://handboek.example/"
        )
    return f"{text.rstrip('/')}/"


def sheet_name(record: Coded | Retired) -> str:
    """Return the file name of the PDF that goes with a record's page."""
    return _sheet_name(record.kind.sheet, record, record.slug)


def taken_end(kind: Kind, slug: str) -> str:
    """Return the end by which an entry's sheet would be called as a PDF beside another's; or none.

    The sheet of `x-groot` and the sheet of `x` in large print would have one name.
    """
    if not any("{slug}" in pattern for pattern in (kind.sheet, *kind.former_sheets)):
        return ""
    ends = (LARGE, PARTICIPANTS, EVALUATION) if kind is PROGRAMME else (LARGE,)
    return next((end for end in ends if slug.endswith(end)), "")


def former_sheet_names(record: Coded | Retired) -> list[str]:
    """Return the file names that the PDF had: under former slugs, or in former editions."""
    names = {
        _sheet_name(pattern, record, slug): None
        for pattern in (record.kind.sheet, *record.kind.former_sheets)
        for slug in (record.slug, *record.aliases)
    }
    return [name for name in names if name != sheet_name(record)]


def former_paper_names(record: Coded | Retired) -> dict[str, str]:
    """Return each file name that a PDF of a record had before, with the one that it has now.

    Of a programme, what participants get has its names from those of the sheet. Of a retired entry
    everything leads to its sheet, which says what replaced it.
    """
    sheet = sheet_name(record)
    others = (participants_sheet_name, evaluation_sheet_name) if record.kind is PROGRAMME else ()
    names = dict.fromkeys(former_sheet_names(record), sheet)
    for former in (sheet, *names) if others else ():
        names |= {_beside(former, other(record), sheet): other(record) for other in others}
    if isinstance(record, Retired):
        return dict.fromkeys([*names, slides_name(record)], sheet)
    return {former: now for former, now in names.items() if former != now}


def _beside(former_sheet: str, name: str, sheet: str) -> str:
    """Return what a document was called that has its name from that of the sheet."""
    return former_sheet.removesuffix(".pdf") + name.removeprefix(sheet.removesuffix(".pdf"))


def _sheet_name(pattern: str, record: Coded | Retired, slug: str) -> str:
    return f"{pattern.format(slug=slug, code=record.code.lower())}.pdf"


def large_print_name(document: str) -> str:
    """Return the file name of a PDF in large print: `checklist-d1-groot.pdf`."""
    return f"{document.removesuffix('.pdf')}{LARGE}.pdf"


def bundle_name(name: str) -> str:
    """Return the file name of the PDF of a bundle, by its id: `bundel-gespreksvormen.pdf`."""
    return f"bundel-{name}.pdf"


def placemat_uri(record: Coded) -> str:
    """Return the URI of the PDF with the placemat of a conversation form."""
    return f"{PAPER}/placemat-{record.code.lower()}.pdf"


def word_name(document: str) -> str:
    """Return the file name of a PDF as a document for Word: `checklist-d1.docx`."""
    return f"{document.removesuffix('.pdf')}.docx"


def word_uri(record: Coded) -> str:
    """Return the URI of the document for Word that goes with a record's page."""
    return f"{PAPER}/{word_name(sheet_name(record))}"


def sheet_uri(record: Coded) -> str:
    """Return the URI of the PDF that goes with a record's page."""
    return f"{PAPER}/{sheet_name(record)}"


def large_sheet_uri(record: Coded) -> str:
    """Return the URI of the same PDF in large print."""
    return f"{PAPER}/{large_print_name(sheet_name(record))}"


def participants_sheet_name(record: Coded | Retired) -> str:
    """Return the file name of the PDF that participants of a programme get."""
    return f"{sheet_name(record).removesuffix('.pdf')}{PARTICIPANTS}.pdf"


def evaluation_sheet_name(record: Coded | Retired) -> str:
    """Return the file name of the PDF of a programme's evaluation form."""
    return f"{sheet_name(record).removesuffix('.pdf')}{EVALUATION}.pdf"


def participants_sheet_uri(record: Coded) -> str:
    """Return the URI of the PDF that participants of a programme get."""
    return f"{PAPER}/{participants_sheet_name(record)}"


def evaluation_sheet_uri(record: Coded) -> str:
    """Return the URI of the PDF of a programme's evaluation form."""
    return f"{PAPER}/{evaluation_sheet_name(record)}"


def slides_name(record: Coded | Retired) -> str:
    """Return the file name of the PDF with the slides of a record: `presentatie-d1.pdf`."""
    return f"presentatie-{record.code.lower()}.pdf"


def slides_sheet_uri(record: Coded) -> str:
    """Return the URI of the PDF with the slides of a record."""
    return f"{PAPER}/{slides_name(record)}"


def preview_uri(document: str) -> str:
    """Return the URI of the picture of a PDF's first page: `druk/voorbeeld/poster.png`."""
    return f"{PAPER}/voorbeeld/{document.removesuffix('.pdf')}.png"


def term_address(term: Term) -> str:
    """Return the URI of a term's explanation, with its anchor: `begrippen.md#dialoog`."""
    return f"{GLOSSARY}#{term.id}"


def printed(address: str) -> str:
    """Return an address as people type it: without the scheme and the last slash."""
    return address.rsplit("://", maxsplit=1)[-1].rstrip("/")


def link_picture_uri(code: str) -> str:
    """Return the URI of the picture that a chat shows with a link to an entry."""
    return f"assets/pictures/{code.lower()}.png"


def page_picture_uri(uri: str) -> str:
    """Return the URI of the picture that goes with a page that is not that of an entry."""
    name = uri.removesuffix(".md").removesuffix("/index")
    return f"assets/pictures/{'handboek' if name == 'index' else name}.png"


def absolute(site_url: str, uri: str) -> str:
    """Return the whole address of a URI, with its anchor if it has one: `…/begrippen/#dialoog`."""
    path, hash_sign, anchor = uri.partition("#")
    if path.endswith(".md"):
        path = f"{path.removesuffix('.md')}/"
    path = "" if path == "index/" else path.removesuffix("index/")
    return f"{site_url}{path.removesuffix('index.html')}{hash_sign}{anchor}"
