"""Reads a built site as a browser would follow it: links, anchors, ids, requests."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

# Attributes that make a browser fetch something or lead a reader somewhere.
ADDRESSES = ("href", "src", "srcset", "action", "poster", "data")


def problems(site: Path, site_url: str) -> list[str]:
    """List broken links, missing anchors, ids that stand twice and addresses on other hosts."""
    pages = {path: html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}
    ids = {
        path: Counter(str(element.get("id")) for element in page.iter() if element.get("id"))
        for path, page in pages.items()
    }
    found: list[str] = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        found += [f"{name}: id '{key}' stands {n} times" for key, n in ids[path].items() if n > 1]
        base = urljoin(site_url, name.removesuffix("index.html"))
        for address in _addresses(page):
            target = urljoin(base, address)
            if not target.startswith(site_url):
                found.append(f"{name}: '{address}' leads to another host")
                continue
            file = _file(site, site_url, target)
            anchor = unquote(urlsplit(target).fragment)
            if not file.is_file():
                found.append(f"{name}: '{address}' leads nowhere")
            elif anchor and anchor not in ids.get(file, {}):
                found.append(f"{name}: '{address}' has no such anchor")
    for style in site.rglob("*.css"):
        name = style.relative_to(site).as_posix()
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", style.read_text(encoding="utf-8")):
            target = urljoin(urljoin(site_url, name), address)
            if not address.startswith("data:") and not _file(site, site_url, target).is_file():
                found.append(f"{name}: '{address}' leads nowhere")
    return found


def _addresses(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        for attribute in ADDRESSES:
            if (address := element.get(attribute)) is not None:
                yield str(address)
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            yield str(element.get("content")).split("url=", 1)[1]


def _file(site: Path, site_url: str, target: str) -> Path:
    path = site / unquote(urlsplit(target).path.removeprefix(urlsplit(site_url).path))
    return path / "index.html" if path.is_dir() else path
