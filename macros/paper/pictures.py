"""Pictures that others show of the handbook: beside a link in a chat, as icon on a phone.

Drawn by Typst, one dot a point. Pure but for the folder that keeps what did not change.
"""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.imprint import NAME, PAGE_COLOUR
from macros.model.records import Coded, Intervention
from macros.model.site import Site
from macros.paper.document import Document
from macros.paper.template_data import letters_of, looks
from macros.paper.typesetting import pictures, typesetter_version
from macros.shared.cache import Cache, cache_key
from macros.shared.project import DOCS

MARK = DOCS / "assets" / "images" / "mark.svg"
DOTS_AN_INCH = 72  # a point of the template is a dot of the picture
TOGETHER = 32  # pictures in one run: starting Typst takes longer than drawing one
# Name, dots a side, share of the side that the mark takes, and what is behind it. A launcher cuts a
# circle of 80 % from a maskable icon (W3C, Web Application Manifest, "safe zone").
ICONS: dict[str, tuple[int, float, str]] = {
    "icon-48.png": (48, 1, ""),
    "apple-touch-icon.png": (180, 0.72, PAGE_COLOUR),
    "icon-192.png": (192, 0.8, PAGE_COLOUR),
    "icon-512.png": (512, 0.8, PAGE_COLOUR),
    "icon-maskable-512.png": (512, 0.55, PAGE_COLOUR),
}


def link_pictures(site: Site, titles: Mapping[str, str], cache: Cache) -> dict[str, Path]:
    """Return the file with the picture that goes with each page, by the URI of the picture.

    `titles` are those of the pages that are of no entry, by the URI of the page. The pictures are
    PNG of 1200 by 630 dots, as Open Graph wants them. Raises PaperError.
    """
    mark = MARK.read_text(encoding="utf-8")
    shown = _of_others(titles) | _of_entries(site.handbook)
    shared = {"mark": mark, **looks(letters_of(site))}
    drawn = _drawn("picture", list(shown.values()), shared, cache)
    return dict(zip(shown, drawn, strict=True))


def _of_entries(handbook: Handbook) -> dict[str, dict[str, str]]:
    """Return what stands on the pictures of entries, and of their checklists."""
    shown = {}
    for record in handbook.by_code.values():
        common = {"code": record.code, "title": record.title}
        shown[addresses.link_picture_uri(record.code)] = common | {"above": _above(record)}
        if record.kind.has_checklist:
            uri = addresses.page_picture_uri(addresses.checklist_uri(record))
            shown[uri] = common | {"above": "Checklist"}
    return shown


def _of_others(titles: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what stands on the pictures of the other pages."""
    return {
        addresses.page_picture_uri(uri): {
            "code": "",
            "title": title,
            "above": "Houd het gesprek over het vak gaande" if title == NAME else NAME,
        }
        for uri, title in titles.items()
    }


def icons(cache: Cache) -> dict[str, Path]:
    """Return the file with the handbook's mark at each size, by URI. Raises PaperError."""
    shared = {"mark": MARK.read_text(encoding="utf-8")}
    drawn = _drawn("icon", list(ICONS.values()), shared, cache)
    return {f"assets/images/{name}": icon for name, icon in zip(ICONS, drawn, strict=True)}


def _above(record: Coded) -> str:
    """Say what an entry is, in the line above its title."""
    kind = record.kind.singular
    return f"{kind} · {record.theme.title}" if isinstance(record, Intervention) else kind


def _drawn(template: str, shown: Sequence[Any], shared: dict[str, Any], cache: Cache) -> list[Path]:
    """Return the file with a picture of each thing; those that did not change are in the cache."""
    keys = [_key(template, one, shared) for one in shown]
    found = {key: cache.find(key, "png") for key in keys}
    # By key: pages with the same title have the same picture.
    missing = [
        (key, one) for key, one in dict(zip(keys, shown, strict=True)).items() if found[key] is None
    ]

    def draw(group: list[tuple[str, Any]]) -> None:
        data = {**shared, f"{template}s": [one for _, one in group]}
        document = Document(f"{template}s", "", template, data, "")
        for (key, _), picture in zip(group, pictures(document, DOTS_AN_INCH), strict=True):
            found[key] = cache.keep(key, "png", picture)

    with ThreadPoolExecutor(os.cpu_count()) as workers:
        starts = range(0, len(missing), TOGETHER)
        list(workers.map(draw, (missing[start : start + TOGETHER] for start in starts)))
    return [path for key in keys if (path := found[key])]


def _key(template: str, one: Any, shared: dict[str, Any]) -> str:
    """Return the cache key of a picture."""
    values = json.dumps([template, DOTS_AN_INCH, one, shared], ensure_ascii=False, sort_keys=True)
    return cache_key(typesetter_version(), values)
