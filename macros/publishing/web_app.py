"""The site as an app: it can be installed, and after a first visit it works without a network.

What is kept, and when it is replaced, is told in `browser/src/service-worker.js`.
"""

import hashlib
import json
from pathlib import Path, PurePosixPath

from macros.model.imprint import NAME, PAGE_COLOUR, SHORT_NAME
from macros.publishing.folder import uris_in
from macros.shared.errors import HandbookError

MANIFEST = "manifest.webmanifest"
SERVICE_WORKER = "service-worker.js"
# Pages and what they are made of; documents are kept once someone opens them.
_KEPT = {".css", ".html", ".js", ".svg", ".webmanifest", ".woff2"}
# More would be too much to fetch unasked; what does not fit is kept once it is read.
MOST_BYTES = 10_000_000
_PLACE = b"self.handboekEdition"


class WebAppError(HandbookError):
    """The service worker cannot be made; the message says why."""


def manifest() -> str:
    """Return the web app manifest, as a browser reads it when someone installs the site.

    The fields are those of https://www.w3.org/TR/appmanifest/; colours are those of the site.
    """
    icons = [
        {"src": "assets/images/icon-192.png", "sizes": "192x192"},
        {"src": "assets/images/icon-512.png", "sizes": "512x512"},
        {"src": "assets/images/icon-maskable-512.png", "sizes": "512x512", "purpose": "maskable"},
    ]
    values = {
        "name": NAME,
        "short_name": SHORT_NAME,
        "description": "Wat je als schoolleider kunt doen om het gesprek over het vak in je team "
        "op gang te brengen en te houden.",
        "lang": "nl",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAGE_COLOUR,
        "theme_color": PAGE_COLOUR,
        "icons": [{**icon, "type": "image/png"} for icon in icons],
        "shortcuts": [
            {"name": "Situaties", "url": "situaties/"},
            {"name": "Interventies", "url": "interventies/"},
            {"name": "Mijn checklist", "url": "mijn-checklist/"},
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def write_service_worker(site: Path) -> None:
    """Tell the service worker of a built site which files to keep, and from which edition.

    Raises WebAppError when the site has none, or one that is told already.
    """
    path = site / SERVICE_WORKER
    script = path.read_bytes() if path.is_file() else b""
    if script.count(_PLACE) != 1:
        raise WebAppError(f"{SERVICE_WORKER} has no place for its list of files; build it anew")
    edition = hashlib.sha256(script)
    addresses: list[str] = []
    size = 0
    for name in _to_keep(site):
        content = (site / name).read_bytes()
        edition.update(name.encode() + b"\0" + content)
        if size + len(content) <= MOST_BYTES:
            addresses.append(name.removesuffix("index.html"))
            size += len(content)
    values = {"name": edition.hexdigest()[:16], "addresses": addresses}
    path.write_bytes(script.replace(_PLACE, json.dumps(values, separators=(",", ":")).encode()))


def _to_keep(site: Path) -> list[str]:
    """Name the files worth keeping: first what every page needs, then the pages nearest home."""
    names = [uri for uri in uris_in(site) if PurePosixPath(uri).suffix in _KEPT]
    names.remove(SERVICE_WORKER)
    return sorted(names, key=lambda name: (name.endswith(".html"), name.count("/"), name))
