"""What is new and changed as an Atom feed (RFC 4287), for who wants to be told. Pure.

An id never changes, whatever becomes of the text or the address of the site: it is a UUID (RFC
9562, version 5) made from the name that the change has in the data.
"""

from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from macros.model import addresses
from macros.model.files import Change
from macros.model.imprint import LICENCE_NAME, NAME
from macros.model.site import Site

_OURS = UUID("6b1f0e0c-6f0c-5c39-9b0e-0d1a3c5e7f24")  # picked once; every id follows from it
TITLE = f"Nieuw en gewijzigd in het {NAME}"


def changes_feed(site: Site) -> bytes:
    """Return the changes as an Atom feed, newest first."""
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "nl"})
    _add(feed, "id", _id(""))
    _add(feed, "title", TITLE)
    _add(feed, "updated", _moment(site.handbook.changes[0].day))
    ET.SubElement(
        feed,
        "link",
        rel="self",
        type="application/atom+xml",
        href=site.absolute(addresses.FEED),
    )
    page = site.absolute(addresses.CHANGES)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", hreflang="nl", href=page)
    _add(ET.SubElement(feed, "author"), "name", NAME)
    _add(feed, "rights", LICENCE_NAME)
    for change in site.handbook.changes:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _id(change.id))
        _add(entry, "title", f"{change.kind.capitalize()}: {change.text}")
        _add(entry, "updated", _moment(change.day))
        _add(entry, "published", _moment(change.day))
        href = f"{page}#{change.id}"
        ET.SubElement(entry, "link", rel="alternate", type="text/html", hreflang="nl", href=href)
        _add(entry, "content", _content(change, site)).set("type", "text")
    ET.indent(feed)
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _id(name: str) -> str:
    return uuid5(_OURS, name).urn


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _content(change: Change, site: Site) -> str:
    """Return the text of a change, and where to read what it is about."""
    about = (
        f"{entry.code}: {entry.title} ({site.short_address(entry)})" for entry in change.entries
    )
    return "\n".join([change.text, *about])
