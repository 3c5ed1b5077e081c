"""What programs read in the head of a page: Open Graph for a link in a chat, JSON-LD for searching.

Pure. Nothing is claimed here that the page does not say: no author, no rating, and a source only
where the text has one.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from macros import addresses
from macros.handbook import NAME, Handbook
from macros.open_data import LICENCE_ADDRESS
from macros.records import (
    Coded,
    ConversationForm,
    FormStep,
    Intervention,
    Source,
    Theme,
    WorkKind,
)
from macros.search import KINDS

# What the folders of pages are called, in the breadcrumbs.
SECTION_TITLES = {
    "themas": "Thema’s",
    "interventies": "Interventies",
    "aanbevelingen": "Aanbevelingen",
    "situaties": "Situaties",
    "gespreksvormen": "Gespreksvormen",
    "checklists": "Checklists",
    addresses.PAPER: "Op papier",
}
DATA_FILES = (
    (addresses.DATA_JSON, "application/json"),
    (addresses.DATA_CSV, "text/csv"),
    (
        addresses.DATA_WORKBOOK,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
)
PICTURE_SIZE = (1200, 630)
Data = dict[str, Any]


def page_title(front_matter: Mapping[str, Any]) -> str:
    """Give the title by which others know a page, whatever the menu calls it."""
    return str(front_matter.get("title", NAME))


def head_of_page(
    handbook: Handbook, site_url: str, uri: str, title: str, description: str
) -> Markup:
    """Give the tags for the head of the page at a URI of the site."""
    tags = link_preview(site_url, uri, _by_uri(handbook).get(uri), title, description)
    data = structured_data(handbook, site_url, uri, title, description)
    return Markup("{}\n{}").format(tags, json_script(data))


def link_preview(
    site_url: str, uri: str, about: Coded | None, title: str, description: str
) -> Markup:
    """Give the Open Graph tags, by which a chat shows a link with a picture (https://ogp.me/).

    `uri` is that of the page to which the link leads, `about` the entry whose page it is, if any.
    """
    address = addresses.absolute(site_url, uri)
    width, height = PICTURE_SIZE
    if about:
        picture = addresses.link_picture_uri(about.code)
        shown = f"{about.code}: {about.title}. {KINDS[about.kind]} uit het {NAME}"
    else:
        picture = addresses.page_picture_uri(uri)
        shown = title if title == NAME else f"{title}. {NAME}"
    properties = {
        "og:type": "website" if address == site_url else "article",
        "og:site_name": NAME,
        "og:locale": "nl_NL",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": site_url + picture,
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
    """Give data as a block in HTML that no text in it can end: `</script>`, `<!--`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def structured_data(
    handbook: Handbook, site_url: str, uri: str, title: str, description: str
) -> Data:
    """Say in the words of schema.org what a page is."""
    address = addresses.absolute(site_url, uri)
    about = _by_uri(handbook).get(uri)
    common: Data = {
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": "nl",
        "dateModified": handbook.edition.isoformat(),
        "license": LICENCE_ADDRESS,
    }
    if uri == "index.md":
        parts = [common | _website(handbook, site_url)]
    else:
        whole = {"@type": "WebSite", "@id": site_url, "name": NAME, "url": site_url}
        parts = [common | {"isPartOf": whole} | _kind_of_page(handbook, site_url, uri, about)]
    section = uri.split("/", maxsplit=1)[0]
    if section in SECTION_TITLES and not uri.endswith("/index.md"):
        parts.append(_breadcrumbs(site_url, section, title, address))
    return {"@context": "https://schema.org", "@graph": parts}


@lru_cache(maxsize=1)
def _by_uri(handbook: Handbook) -> dict[str, Coded]:
    return {addresses.page_uri(record): record for record in handbook.by_code.values()}


def _website(handbook: Handbook, site_url: str) -> Data:
    template = f"{site_url}zoeken/?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "isBasedOn": [
            {"@type": "CreativeWork", "name": work.short, "description": work.description}
            for work in handbook.works
            if work.kind is WorkKind.DOCUMENT
        ],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }


def _kind_of_page(handbook: Handbook, site_url: str, uri: str, about: Coded | None) -> Data:
    if about:
        return _entry(about)
    match uri:
        case addresses.GLOSSARY:
            return _glossary(handbook, site_url)
        case addresses.DATA:
            return _dataset(handbook, site_url)
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
    """Give how long a thing takes, as ISO 8601 durations."""
    return {"performTime": f"PT{minutes}M", "prepTime": f"PT{preparation}M"}


def _cited(source: Source) -> Data:
    return {
        "@type": "CreativeWork",
        "name": source.work.short,
        "description": source.work.description,
    }


def _glossary(handbook: Handbook, site_url: str) -> Data:
    def of_term(address: str, name: str, definition: str) -> Data:
        return {"@type": "DefinedTerm", "@id": address, "name": name, "description": definition}

    return {
        "@type": "DefinedTermSet",
        "hasDefinedTerm": [
            of_term(
                addresses.absolute(site_url, addresses.term_address(term)),
                term.term,
                term.definition,
            )
            for term in handbook.terms
        ],
    }


def _dataset(handbook: Handbook, site_url: str) -> Data:
    return {
        "@type": "Dataset",
        "version": handbook.edition.isoformat(),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": site_url + uri}
            for uri, kind in DATA_FILES
        ],
    }


def _breadcrumbs(site_url: str, section: str, title: str, address: str) -> Data:
    places = [
        ("Start", site_url),
        (SECTION_TITLES[section], f"{site_url}{section}/"),
        (title, address),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(places, 1)
        ],
    }
