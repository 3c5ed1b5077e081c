"""A built site → the site that is published. Knows no MkDocs: it works on what any engine wrote.

Gives each asset of ours a hash of its content in its name, so that browsers may keep it for good;
states the Content-Security-Policy in each page; removes what no page uses; adds what hosts ask for.
"""

import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.publishing.folder import uris_in
from macros.publishing.hosting import headers_file, page_policy
from macros.shared.errors import HandbookError

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
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>")
_IN_VALUE = re.compile(r"[^\s,]*\bassets/[^\s,]*")
_IN_STYLE = re.compile(r"(?P<before>url\(\s*[\"']?)(?P<address>(?!data:)[^\"')]+)")
_IN_SCRIPT = re.compile(r"(?P<before>[\"'`])(?P<address>assets/[a-z]+/[\w.-]+)(?=[\"'`])")


class FinishingError(HandbookError):
    """The site is not what finishing relies on; the message says where."""


def finish(site: Path, site_url: str) -> None:
    """Finish the site in the folder `site`, whose public address is `site_url`, in place.

    Doing it again changes nothing. Raises FinishingError.
    """
    assets = _Assets(site)
    pages = [uri for uri in uris_in(site) if uri.endswith(".html")]
    if not pages:
        raise FinishingError(f"{site} has no page; expected a built site")
    for uri in pages:
        _finish_page(site / uri, uri, site_url, assets)
    assets.rename()
    for pattern in BROUGHT:
        for path in site.glob(pattern):
            if path.is_file() and path.relative_to(site).as_posix() not in assets.used:
                path.unlink()
    for folder in sorted(site.glob("assets/**/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    (site / "_headers").write_text(headers_file(uris_in(site)), encoding="utf-8")
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
        self.used: dict[str, str] = {}
        """what pages name, such as `assets/scripts/handboek.js`, and the name that it gets"""
        for uri in self.before:
            self.address(uri, uri)

    def address(self, uri: str, named_in: str) -> str:
        """Return the URI that the file at `uri` gets; its own where it keeps its name.

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

    def named_in_page(self, target: str, page: str) -> str:
        """Return the URI that a file gets which the page at a URI names. Raises FinishingError."""
        if target not in self.used:
            self.used[target] = self.address(target, page)
        return self.used[target]

    def _with_new_names(
        self, content: bytes, uri: str, pattern: re.Pattern[str], folder: str
    ) -> bytes:
        """Return a style sheet or script, whose addresses start at `folder`, with the new names."""

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
    """Return a URI with the hash before its last extension, in the place of an older one."""
    stem, dot, extension = _HASH.sub("", uri).rpartition(".")
    return f"{stem}.{digest}{dot}{extension}"


def _finish_page(path: Path, uri: str, site_url: str, assets: _Assets) -> None:
    """State the policy in a page, and put the new names of assets in it."""
    to_root = "../" * uri.count("/")

    def new_address(match: re.Match[str]) -> str:
        target = match[0].removeprefix(to_root)
        if not target.startswith("assets/"):  # as seldom as it takes long to work out
            absolute = urljoin(urljoin(site_url, uri), match[0])
            if not absolute.startswith(f"{site_url}assets/"):
                return match[0]
            target = absolute.removeprefix(site_url)
        if "?" in target or "#" in target or "%" in target:
            target = unquote(urlsplit(target).path)
        renamed = assets.named_in_page(target, uri)
        return match[0].replace(posixpath.basename(target), posixpath.basename(renamed))

    html = path.read_text(encoding="utf-8")
    if inline := _INLINE_SCRIPT.search(html):
        raise FinishingError(
            f"{uri} has a script in the page itself, {inline[0]}, which the policy of the site "
            "refuses; put it in browser/src/"
        )
    if html.count("<head>") != 1:
        raise FinishingError(f"{uri} has {html.count('<head>')} times <head>; expected once")
    if _META not in html:
        html = html.replace("<head>", f"<head>\n{_META}")
    parts, written, found = [], 0, html.find("assets/")
    while found >= 0:
        # A page is long and names few assets: looking back from each is what takes least time.
        start, end = html.rfind('"', written, found) + 1, html.find('"', found)
        if html.endswith('="', written, start) and end > 0:
            parts += [html[written:start], _IN_VALUE.sub(new_address, html[start:end])]
            written = found = end
        found = html.find("assets/", found + 1)
    path.write_text("".join([*parts, html[written:]]), encoding="utf-8")
