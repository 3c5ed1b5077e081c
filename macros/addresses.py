"""Where everything stands on the site. Addresses are a promise: trainers print them.

A URI is a page's path in MkDocs' terms, relative to the site's root, such as
`interventies/goede-voorbeeld.md`.
"""

from macros.records import Coded, Intervention, Recommendation, Theme

ALL_CHECKLIST = "checklists/alles.md"


def page_uri(record: Coded) -> str:
    """Give the URI of the page of a theme, intervention or recommendation."""
    match record:
        case Theme():
            section = "themas"
        case Intervention():
            section = "interventies"
        case Recommendation():
            section = "aanbevelingen"
    return f"{section}/{record.slug}.md"


def checklist_uri(record: Theme | Recommendation) -> str:
    """Give the URI of the printable checklist of a theme or recommendation."""
    return f"checklists/{record.slug}.md"


def short_uri(record: Coded) -> str:
    """Give the URI of the page at a record's short address, such as `d1/index.html`."""
    return f"{record.code.lower()}/index.html"


def printed(address: str) -> str:
    """Give an address as people type it: without the scheme and the last slash."""
    return address.rsplit("://", maxsplit=1)[-1].rstrip("/")
