"""The built site as a zip: unpack, open `index.html`, read and search without a server.

In a folder nothing opens `index.html` for the name of a folder, so every link says it in full.
"""

import re
import shutil
from datetime import date
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from macros.model.imprint import NAME
from macros.publishing.folder import uris_in
from macros.shared.archive import zip_entry
from macros.shared.errors import HandbookError

OFFLINE_EDITION = "handboek-offline.zip"
FOLDER = "handboek"  # in the zip, so that what has to be opened does not stand between 200 others
# What means nothing without a server.
_FOR_SERVERS = {".gz", ".br", ".webmanifest", ".zip"}
_FOR_SERVERS_BY_NAME = {"404.html", "_headers", "robots.txt", "service-worker.js", "sitemap.xml"}
_FOR_CHATS = "assets/pictures/"  # shown beside a link to the site itself
# What Windows takes for a folder, a drive or a device, or does not take: with such a name a file is
# unpacked elsewhere, or not at all.
_UNSAFE = re.compile(
    r'[\\:*?"<>|]|[. ](?:/|$)|(?:^|/)(?:aux|con|nul|prn|com\d|lpt\d)(?:[./]|$)', re.IGNORECASE
)
_COMPRESSED = {".docx", ".epub", ".pdf", ".png", ".woff2", ".xlsx"}
_META = re.compile(r'<link[^>]*\brel="(?:manifest|preload)"[^>]*>\n?')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_ADDRESS = re.compile(r'(?P<before>\b(?:href|action)="|content="0; url=)(?P<address>[^"]*)"')
_START = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<meta http-equiv="refresh" content="0; url={folder}/index.html">
</head>
<body>
<p><a href="{folder}/index.html">Open het handboek</a></p>
<p>Gebeurt er niets? Pak dan eerst het hele zipbestand uit.</p>
<p>Open daarna index.html in de map die je krijgt.</p>
</body>
</html>
"""


class OfflineEditionError(HandbookError):
    """The zip cannot be made; the message says why."""


def write_offline_edition(site: Path, target: Path, edition: date) -> int:
    """Write the built site as a zip to `target`; give the number of files in it.

    The same site gives the same bytes: the files carry the date of the edition.

    Raises OfflineEditionError when a file of the site cannot have its name on every computer.
    """
    uris = uris_in(site)  # before the zip is there
    for name in uris:
        if _UNSAFE.search(name) or not name.isprintable():
            raise OfflineEditionError(
                f"the site has a file {name!a}, a name that not every computer can unpack from "
                f"{OFFLINE_EDITION}; rename it in docs/, "
                'without \\ : * ? " < > |, hidden characters or a dot at the end, '
                "and not after a device such as con"
            )
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    count = 1
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
        archive.writestr(zip_entry("index.html", edition), _START.format(name=NAME, folder=FOLDER))
        for name in uris:
            path = site / name
            if (
                path.suffix in _FOR_SERVERS
                or name.startswith(_FOR_CHATS)
                or name in _FOR_SERVERS_BY_NAME
            ):
                continue
            entry = zip_entry(f"{FOLDER}/{name}", edition)
            if path.suffix == ".html":
                archive.writestr(entry, for_folder(path.read_text(encoding="utf-8")))
            else:
                if path.suffix in _COMPRESSED:
                    entry.compress_type = ZIP_STORED
                with path.open("rb") as source, archive.open(entry, "w") as sink:
                    shutil.copyfileobj(source, sink)
            count += 1
    unfinished.replace(target)
    return count


def for_folder(html: str) -> str:
    """Return a page as it works from a folder: links name the file, nothing asks for a server."""
    html = _ADDRESS.sub(_with_file, _META.sub("", html))
    if f'{OFFLINE_EDITION}"' in html and (public := _CANONICAL.search(html)):
        # The zip does not hold itself: a newer one stands online.
        html = html.replace(
            f'"../{OFFLINE_EDITION}"', f'"{urljoin(public[1], f"../{OFFLINE_EDITION}")}"'
        )
    return html


def _with_file(match: re.Match[str]) -> str:
    # What was written as a reference may hold the signs that separate the parts of an address.
    address = unescape(match["address"])
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    is_folder = path.endswith("/") or path.rsplit("/", 1)[-1] in {".", ".."}
    if not path or not is_folder or re.match(r"[a-z][\w+.-]*:|//", path):
        return match[0]
    address = f"{path.rstrip('/')}/index.html{mark}{rest}"
    return f'{match["before"]}{escape(address)}"'
