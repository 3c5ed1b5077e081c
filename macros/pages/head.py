"""What programs read in the head of a page: Open Graph for a link in a chat, JSON-LD for searching.

Pure. Nothing is claimed here that the page does not say: no author, no rating, and a source only
where the text has one.
"""

import json
from typing import Any

from markupsafe import Markup, escape

from macros.model import addresses
from macros.model.imprint import LICENCE_ADDRESS, NAME
from macros.model.kinds import KINDS
from macros.model.parts import FormStep, Source, WorkKind
from macros.model.records import Coded, ConversationForm, Intervention, Theme
from macros.model.site import Site

# What the folders of pages are called, in the breadcrumbs.
SECTION_TITLES = {
    **{kind.folder: kind.plural for kind in KINDS},
    addresses.CHECKLISTS: "Checklists",
    addresses.PAPER: "Op papier",
}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA_FILES = (
    (addresses.DATA_JSON, "application/json"),
    (addresses.DATA_CSV, "text/csv"),
    (
        addresses.DATA_WORKBOOK,
        _EXCEL,
    ),
    (addresses.PROGRAMMES_CSV, "text/csv"),
    (addresses.PROGRAMMES_WORKBOOK, _EXCEL),
)
PICTURE_SIZE = (1200, 630)
Data = dict[str, Any]


def head_of_page(site: Site, uri: str, title: str, description: str) -> Markup:
    """Return the tags for the head of the page at a URI of the site."""
    tags = link_preview(site, uri, site.entries_by_uri.get(uri), title, description)
    data = structured_data(site, uri, title, description)
    return Markup("{}\n{}").format(tags, json_script(data))


def link_preview(site: Site, uri: str, about: Coded | None, title: str, description: str) -> Markup:
    """Return the Open Graph tags, by which a chat shows a link with a picture (https://ogp.me/).

    `uri` is that of the page to which the link leads, `about` the entry whose page it is, if any.
    """
    address = site.absolute(uri)
    width, height = PICTURE_SIZE
    if about:
        picture = addresses.link_picture_uri(about.code)
        shown = f"{about.code}: {about.title}. {about.kind.singular} uit het {NAME}"
    else:
        picture = addresses.page_picture_uri(uri)
        shown = title if title == NAME else f"{title}. {NAME}"
    properties = {
        "og:type": "website" if address == site.address else "article",
        "og:site_name": NAME,
        "og:locale": "nl_NL",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": site.address + picture,
        "og:image:type": "image/png",
        "og:image:width": width,
        "og:image:height": height,
        "og:image:alt": shown,
    }
    lines = [
        f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()
    ]
    # The other tags of a card are those of Open Graph.
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    return Markup("\n".join(lines))  # noqa: S704


def json_script(data: Data) -> Markup:
    """Return data as a block in HTML that no text in it can end: `</script>`, `<!--`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def structured_data(site: Site, uri: str, title: str, description: str) -> Data:
    """Say in the words of schema.org what a page is."""
    address = site.absolute(uri)
    about = site.entries_by_uri.get(uri)
    common: Data = {
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": "nl",
        "dateModified": site.handbook.edition.isoformat(),
        "license": LICENCE_ADDRESS,
    }
    if uri == "index.md":
        parts = [common | _website(site)]
    else:
        whole = {"@type": "WebSite", "@id": site.address, "name": NAME, "url": site.address}
        parts = [common | {"isPartOf": whole} | _kind_of_page(site, uri, about)]
    section = uri.split("/", maxsplit=1)[0]
    if section in SECTION_TITLES and not uri.endswith("/index.md"):
        parts.append(_breadcrumbs(site, section, title, address))
    return {"@context": "https://schema.org", "@graph": parts}


def _website(site: Site) -> Data:
    template = f"{site.address}zoeken/?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "isBasedOn": [
            {"@type": "CreativeWork", "name": work.short, "description": work.description}
            for work in site.handbook.works
            if work.kind is WorkKind.DOCUMENT
        ],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }


def _kind_of_page(site: Site, uri: str, about: Coded | None) -> Data:
    if about:
        return _entry(about)
    match uri:
        case addresses.GLOSSARY:
            return _glossary(site)
        case addresses.DATA:
            return _dataset(site)
        case "over.md":
            return {"@type": "AboutPage"}
        case _ if uri.endswith("/index.md"):
            return {"@type": "CollectionPage"}
    return {"@type": "WebPage"}


def _entry(record: Coded) -> Data:
    data: Data = {"@type": "LearningResource", "identifier": record.code}
    if record.source:
        data["isBasedOn"] = _cited(record.source)
    if isinstance(record, Theme):
        return data | {"@type": "CollectionPage"}
    data["audience"] = {"@type": "EducationalAudience", "educationalRole": "schoolleider"}
    if isinstance(record, Intervention | ConversationForm):
        if record.steps:
            data["@type"] = ["HowTo", "LearningResource"]
            data["step"] = [_step(step) for step in record.steps]
        if glance := record.at_a_glance:
            data |= _times(glance.minutes, glance.preparation_minutes)
    return data


def _step(step: str | FormStep) -> Data:
    if isinstance(step, FormStep):
        return {"@type": "HowToStep", "name": step.title, "text": step.text}
    return {"@type": "HowToStep", "text": step}


def _times(minutes: int, preparation: int) -> Data:
    """Return how long a thing takes, as ISO 8601 durations."""
    return {"performTime": f"PT{minutes}M", "prepTime": f"PT{preparation}M"}


def _cited(source: Source) -> Data:
    return {
        "@type": "CreativeWork",
        "name": source.work.short,
        "description": source.work.description,
    }


def _glossary(site: Site) -> Data:
    def of_term(address: str, name: str, definition: str) -> Data:
        return {"@type": "DefinedTerm", "@id": address, "name": name, "description": definition}

    return {
        "@type": "DefinedTermSet",
        "hasDefinedTerm": [
            of_term(
                site.absolute(addresses.term_address(term)),
                term.term,
                term.definition,
            )
            for term in site.handbook.terms
        ],
    }


def _dataset(site: Site) -> Data:
    return {
        "@type": "Dataset",
        "version": site.handbook.edition.isoformat(),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": site.address + uri}
            for uri, kind in DATA_FILES
        ],
    }


def _breadcrumbs(site: Site, section: str, title: str, address: str) -> Data:
    places = [
        ("Start", site.address),
        (SECTION_TITLES[section], f"{site.address}{section}/"),
        (title, address),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(places, 1)
        ],
    }
