"""Reads a built site for what it holds, and compares it with what another engine built."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin
from zipfile import ZipFile

from lxml import etree, html

from macros.model.addresses import DEFAULT_SITE_URL
from macros.publishing.offline_edition import OFFLINE_EDITION
from macros.publishing.web_app import SERVICE_WORKER
from macros.shared.project import PROJECT

RECORD = PROJECT / "docs" / "maintaining" / "way-out-of-the-engine.md"
# What belongs to an engine's own theme and may have any name.
THEME_FILES = ("assets/javascripts/", "assets/stylesheets/")
LONGEST_DETAIL = 160


class Difference(NamedTuple):
    """Something that one engine makes otherwise than MkDocs."""

    engine: str
    what: str
    """such as `link over/index.html`: what the decision record lists"""
    detail: str


Facts = dict[str, dict[str, Counter[str]]]
"""what was found in a site: {aspect: {file: each thing found, and how often}}"""


def facts(site: Path) -> Facts:
    """Read a built site: files, pages, links, what the search knows, the sitemap."""
    found: Facts = {"file": {}}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name.startswith(THEME_FILES):
            continue
        page = html.parse(path).getroot() if name.endswith(".html") else None
        content = "a page"
        if page is not None and page.xpath("//header[contains(@class, 'md-header')]"):
            for aspect, things in _page_facts(page, name).items():
                found.setdefault(aspect, {})[name] = Counter(things)
        elif name.startswith("assets/search/index."):  # and the hash of its content
            found["search entry"] = _search_facts(path.read_text(encoding="utf-8"))
        elif name == "sitemap.xml":
            entries = etree.parse(path).getroot()
            for aspect, tag in (("sitemap address", "loc"), ("sitemap date", "lastmod")):
                found[aspect] = {name: Counter(entries.xpath(f"//*[local-name()='{tag}']/text()"))}
        elif name in _LISTS_OF_FILES:
            aspect, read = _LISTS_OF_FILES[name]
            listed = (one for one in read(path) if not any(part in one for part in THEME_FILES))
            found[aspect] = {name: Counter(listed)}
        elif not name.endswith(".gz"):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        found["file"][name] = Counter([content])
    return found


def _kept_without_network(path: Path) -> list[str]:
    (addresses,) = re.findall(r'"addresses":(\[[^]]*\])', path.read_text(encoding="utf-8"))
    return list(map(str, json.loads(addresses)))


# What lists files by name, the theme's among them: what it lists, and how that is read.
_LISTS_OF_FILES: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "_headers": ("header", lambda path: path.read_text(encoding="utf-8").split("\n\n")),
    SERVICE_WORKER: ("kept without a network", _kept_without_network),
    OFFLINE_EDITION: ("in the offline edition", lambda path: ZipFile(path).namelist()),
}


def _page_facts(page: html.HtmlElement, name: str) -> dict[str, list[str]]:
    address = urljoin(DEFAULT_SITE_URL, name.removesuffix("index.html"))
    (article,) = page.xpath("//article")
    edit = article.xpath(".//*[@class='edit-place']//a/@href")
    return {
        "code": [*article.xpath("@data-code"), *article.xpath(".//@data-code")],
        "theme colour": article.xpath("@data-theme"),
        "h1": [_text(heading) for heading in article.xpath(".//h1")],
        "text": [_text(article)],
        "link": [_target(address, href) for href in article.xpath(".//a/@href")],
        "tip": article.xpath(".//a/@title"),
        "anchor": article.xpath(".//@id"),
        "edit link": [_target(address, href) for href in edit],
        "script": [_target(address, source) for source in article.xpath(".//script/@src")],
        "title": page.xpath("//title/text()"),
        "metadata": [
            f"{meta.get('name', meta.get('property'))}: {meta.get('content')}"
            for meta in page.xpath("//meta[(@name and @name != 'generator') or @property]")
        ],
        "linked data": page.xpath("//script[@type='application/ld+json']/text()"),
        "canonical address": page.xpath("//link[@rel='canonical']/@href"),
        "language": page.xpath("/html/@lang"),
        "header": [_text(part) for part in page.xpath("//header")],
        "footer": [_text(part) for part in page.xpath("//footer")],
        "list of headings": [_text(part) for part in page.xpath("//nav[@class='contents']")],
        "link of the frame": [
            _target(address, href) for href in page.xpath("//a[not(ancestor::article)]/@href")
        ],
        "current page in the menu": page.xpath("//nav//a[@aria-current]/text()"),
        "style sheet": [
            target
            for href in page.xpath("//link[@rel='stylesheet' or @rel='preload']/@href")
            if not (target := _target(address, href)).startswith(THEME_FILES)
        ],
    }


def _text(element: html.HtmlElement) -> str:
    unseen = "self::script or self::style or self::template"
    parts = element.xpath(f".//text()[not(ancestor::*[{unseen}])]")
    return " ".join("".join(parts).split())


def _target(address: str, href: str) -> str:
    """Return where a link arrives: the path in the site with its anchor, or another address."""
    target, anchor = urldefrag(urljoin(address, href))
    target = target.removeprefix(DEFAULT_SITE_URL).removesuffix("index.html")
    return f"{target}#{anchor}" if anchor else target


def _search_facts(script: str) -> dict[str, Counter[str]]:
    index = json.loads(script.removeprefix("window.handboekIndex=").rstrip(";\n"))
    entries = [json.dumps(entry, ensure_ascii=False) for entry in index["documents"]]
    synonyms = json.dumps(index["synonyms"], ensure_ascii=False)
    addresses = [entry.get("address") for entry in index["documents"]]
    sayings = Counter(
        json.dumps([addresses[place], saying], ensure_ascii=False)
        for places, phrases in index["sayings"]
        for place in places
        for saying in phrases
    )
    questions = Counter(
        json.dumps([[addresses[place] for place in places], question], ensure_ascii=False)
        for places, asked in index["questions"]
        for question in asked
    )
    return {
        "documents": Counter(entries),
        "questions": questions,
        "sayings": sayings,
        "synonyms": Counter([synonyms]),
        "nothing": Counter(index["nothing"]),
    }


def differences(engine: str, expected: Facts, found: Facts) -> list[Difference]:
    """List what a site lacks and what it has besides, one for each aspect of each file."""
    listed = []
    for aspect in sorted(expected.keys() | found.keys()):
        was, now = expected.get(aspect, {}), found.get(aspect, {})
        for name in sorted(was.keys() | now.keys()):
            lost = was.get(name, Counter()) - now.get(name, Counter())
            added = now.get(name, Counter()) - was.get(name, Counter())
            if lost or added:
                detail = _detail(sorted(lost), sorted(added))
                listed.append(Difference(engine, f"{aspect} {name}", detail))
    return listed


def _detail(lost: list[str], added: list[str]) -> str:
    if len(lost) == len(added) == 1:  # perhaps two long texts: from just before they part
        pairs = enumerate(zip(lost[0], added[0], strict=False))
        start = max(0, next((place for place, (a, b) in pairs if a != b), 0) - 30)
        lost, added = [lost[0][start:]], [added[0][start:]]
    parts = [f"{word} {things}" for word, things in (("lacks", lost), ("has", added)) if things]
    return "; ".join(part[:LONGEST_DETAIL] for part in parts)


def known_differences() -> list[tuple[str, str]]:
    """Return what the decision record lists as known: an engine and a pattern for what differs."""
    lines = RECORD.read_text(encoding="utf-8").splitlines()
    found = (re.match(r"\| `(\w+): ([^`]+)` \|", line) for line in lines)
    return [(match[1], match[2]) for match in found if match]
