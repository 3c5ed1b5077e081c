"""Where everything stands on the site. Addresses are a promise: trainers print them.

A URI is a page's path in MkDocs' terms, relative to the site's root, such as
`interventies/goede-voorbeeld.md`.
"""

import re
from datetime import date
from urllib.parse import quote_plus, urlsplit

from macros.model.files import Retired, Term
from macros.model.kinds import CONVERSATION_FORM, PROGRAMME, Kind
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
_PDF, _LARGE_PRINT, _WORD = ".pdf", f"{LARGE}.pdf", ".docx"  # what ends the names of sheets
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
    return f"{_stem(record.kind.sheet, record, record.slug)}.pdf"


def taken_end(kind: Kind, slug: str) -> str:
    """Return the end by which an entry's sheet would be called as a PDF beside another's; or none.

    The sheet of `x-groot` and the sheet of `x` in large print would have one name.
    """
    if not any("{slug}" in pattern for pattern in (kind.sheet, *kind.former_sheets)):
        return ""
    ends = (LARGE, PARTICIPANTS, EVALUATION) if kind is PROGRAMME else (LARGE,)
    return next((end for end in ends if slug.endswith(end)), "")


def former_paper_names(record: Coded) -> dict[str, str]:
    """Return each file name that paper of an entry had before, with the one that it has now.

    That is every PDF and every document for Word whose name has the slug.
    """
    kind, slugs = record.kind, (record.slug, *record.aliases)
    now = _stem(kind.sheet, record, record.slug)
    # In the editions that had other file names there was no large print.
    former = {
        **dict.fromkeys(
            (_stem(kind.sheet, record, slug) for slug in slugs), (_PDF, _LARGE_PRINT, _WORD)
        ),
        **{_stem(one, record, slug): (_PDF, _WORD) for one in kind.former_sheets for slug in slugs},
    }
    return {
        f"{stem}{part}{ending}": f"{now}{part}{ending}"
        for stem, formats in former.items()
        if stem != now
        for part in _parts_on_paper(record)
        for ending in formats
    }


def retired_paper_names(gone: Retired) -> dict[str, str]:
    """Return each file name that paper of a retired entry had, with the one that stands there now.

    That is its sheet, which says what replaced it.
    """
    pdf = sheet_name(gone)
    names = {slides_name(gone): pdf}
    if gone.kind is CONVERSATION_FORM:
        names[placemat_name(gone)] = pdf
    for pattern in (gone.kind.sheet, *gone.kind.former_sheets):
        for slug in (gone.slug, *gone.aliases):
            for part in _parts_on_paper(gone):
                document = f"{_stem(pattern, gone, slug)}{part}.pdf"
                names |= {document: pdf, large_print_name(document): pdf}
                names[word_name(document)] = word_name(pdf)
    return names


def _stem(pattern: str, record: Coded | Retired, slug: str) -> str:
    return pattern.format(slug=slug, code=record.code.lower())


def _parts_on_paper(record: Coded | Retired) -> tuple[str, ...]:
    """Return what ends the names of a record's sheets: a programme has some for participants."""
    return ("", PARTICIPANTS, EVALUATION) if record.kind is PROGRAMME else ("",)


def large_print_name(document: str) -> str:
    """Return the file name of a PDF in large print: `checklist-d1-groot.pdf`."""
    return f"{document.removesuffix('.pdf')}{LARGE}.pdf"


def bundle_name(name: str) -> str:
    """Return the file name of the PDF of a bundle, by its id: `bundel-gespreksvormen.pdf`."""
    return f"bundel-{name}.pdf"


def placemat_name(record: Coded | Retired) -> str:
    """Return the file name of the PDF with the placemat of a conversation form."""
    return f"placemat-{record.code.lower()}.pdf"


def placemat_uri(record: Coded) -> str:
    """Return the URI of the PDF with the placemat of a conversation form."""
    return f"{PAPER}/{placemat_name(record)}"


def word_name(document: str) -> str:
    """Return the file name of a PDF as a document for Word: `checklist-d1.docx`."""
    return f"{document.removesuffix('.pdf')}{_WORD}"


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
