"""A built site → the site that is published. Knows no MkDocs: it works on what any engine wrote.

Gives each asset of ours a hash of its content in its name, so that browsers may keep it for good;
states the Content-Security-Policy in each page; removes what no page uses; adds what hosts ask for.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.hosting import headers_file, page_policy

# Which files get a hash in their name. Icons and pictures are not among them: a manifest, a feed
# and other sites name those. Material's own files have one.
HASHED = (
    "assets/fonts/*.woff2",
    "assets/images/*.svg",
    "assets/scripts/*.js",
    "assets/search/*.js",
    "assets/styles/*.css",
)
# What Material brings; the site keeps what its pages name.
BROUGHT = ("assets/images/favicon.png", "assets/javascripts/**/*", "assets/stylesheets/**/*")
_HASH = re.compile(r"\.([0-9a-f]{8})(?=\.[a-z0-9]+$)")
_META = f'<meta http-equiv="Content-Security-Policy" content="{page_policy()}">'
# All that is looked for in a page, in one go: its head, its scripts, its addresses of assets.
_IN_PAGE = re.compile(
    rf"(?P<head><head>(?:\s*{re.escape(_META)})?)"
    r"|(?P<inline><script(?![^>]*\s(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>)"
    r"|(?P<before>=\")(?P<value>[^\"]*\bassets/[^\"]*)"
)
_IN_VALUE = re.compile(r"[^\s,]*\bassets/[^\s,]*")
_IN_STYLE = re.compile(r"(?P<before>url\(\s*[\"']?)(?P<address>(?!data:)[^\"')]+)")
_IN_SCRIPT = re.compile(r"(?P<before>[\"'`])(?P<address>assets/[a-z]+/[\w.-]+)(?=[\"'`])")


class FinishingError(Exception):
    """The site is not what finishing relies on; the message says where."""


def finish(site: Path, site_url: str) -> None:
    """Finish the site in the folder `site`, whose public address is `site_url`, in place.

    Doing it again changes nothing. Raises FinishingError.
    """
    assets = _Assets(site)
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise FinishingError(f"{site} has no page; expected a built site")
    used: set[str] = set()
    for path in pages:
        _finish_page(path, path.relative_to(site).as_posix(), site_url, assets.address, used)
    assets.rename()
    for pattern in BROUGHT:
        for path in site.glob(pattern):
            if path.is_file() and path.relative_to(site).as_posix() not in used:
                path.unlink()
    for folder in sorted(site.glob("assets/**/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    (site / "_headers").write_text(headers_file(files), encoding="utf-8")
    # GitHub Pages would otherwise leave out files whose name starts with an underscore.
    (site / ".nojekyll").touch()


class _Assets:
    """Our assets. Each gets a name after its content, in which others are named by theirs."""

    def __init__(self, site: Path):
        self.site = site
        self.before = {
            path.relative_to(site).as_posix(): path
            for pattern in HASHED
            for path in sorted(site.glob(pattern))
        }
        self.after: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}
        for uri in self.before:
            self.address(uri, uri)

    def address(self, uri: str, named_in: str) -> str:
        """Give the URI that the file at `uri` gets; its own where it keeps its name.

        Raises FinishingError when it is not there, or names itself by way of others.
        """
        if uri not in self.before:
            if not (self.site / uri).is_file():
                raise FinishingError(f"{named_in} names {uri}, which does not exist")
            return uri
        if uri not in self.after:
            if uri in self.contents:
                raise FinishingError(f"{uri} and {named_in} name each other")
            self.contents[uri] = b""
            content = self.before[uri].read_bytes()
            if uri.endswith(".css"):
                content = self._with_new_names(content, uri, _IN_STYLE, posixpath.dirname(uri))
            elif uri.endswith(".js") and b"assets/" in content:
                content = self._with_new_names(content, uri, _IN_SCRIPT, "")
            self.contents[uri] = content
            self.after[uri] = _with_hash(uri, hashlib.sha256(content).hexdigest()[:8])
        return self.after[uri]

    def _with_new_names(
        self, content: bytes, uri: str, pattern: re.Pattern[str], folder: str
    ) -> bytes:
        """Give a style sheet or script, whose addresses start at `folder`, with the new names."""

        def new_name(match: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(folder, match["address"]))
            return match["before"] + posixpath.relpath(self.address(target, uri), folder or ".")

        return pattern.sub(new_name, content.decode()).encode()

    def rename(self) -> None:
        """Put each asset on disk with its new content and name."""
        for uri, path in self.before.items():
            path.unlink()
            (self.site / self.after[uri]).write_bytes(self.contents[uri])


def _with_hash(uri: str, digest: str) -> str:
    """Give a URI with the hash before its last extension, in the place of an older one."""
    stem, dot, extension = _HASH.sub("", uri).rpartition(".")
    return f"{stem}.{digest}{dot}{extension}"


def _finish_page(
    path: Path, uri: str, site_url: str, address: Callable[[str, str], str], used: set[str]
) -> None:
    """State the policy in a page and put the new names in it; add the assets it names to `used`."""
    base = urljoin(site_url, uri)
    to_root = "../" * uri.count("/")
    heads = 0

    def new_address(match: re.Match[str]) -> str:
        if match[0].startswith(f"{to_root}assets/"):  # nearly always: no need to work it out
            target = match[0].removeprefix(to_root)
        else:
            target = urljoin(base, match[0])
            if not target.startswith(site_url):
                return match[0]
            target = target.removeprefix(site_url)
        named = unquote(urlsplit(target).path)
        if not named.startswith("assets/"):
            return match[0]
        renamed = address(named, uri)
        used.add(renamed)
        return match[0].replace(posixpath.basename(named), posixpath.basename(renamed))

    def finished(match: re.Match[str]) -> str:
        nonlocal heads
        if match["head"]:
            heads += 1
            return f"<head>\n{_META}"
        if match["inline"]:
            raise FinishingError(
                f"{uri} has a script in the page itself, {match[0]}, which the policy of the site "
                "refuses; put it in browser/src/"
            )
        return match["before"] + _IN_VALUE.sub(new_address, match["value"])

    html = _IN_PAGE.sub(finished, path.read_text(encoding="utf-8"))
    if heads != 1:
        raise FinishingError(f"{uri} has {heads} times <head>; expected once")
    path.write_text(html, encoding="utf-8")
