"""The handbook as a project for an engine that knows no hooks: everything ready, on disk.

    YAML → records → pages ─┐
    docs/*.md, macros drawn ┼─▶ docs/, theme/, mkdocs.yml ──any engine──▶ site/ ──▶ finish_project
    paper, scripts, search ─┘

What `mkdocs_build` does while MkDocs builds, this does before (`project_files`) and after
(`finish_project`). `make exit-drill` builds the site so and compares.
"""

import posixpath
import re
import shutil
from collections.abc import Mapping
from functools import partial
from html import escape
from os import environ
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from macros.downloads.search_index import search_index
from macros.model.addresses import web_address
from macros.model.files import FrontMatter
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.head import head_of_page
from macros.pages.mentions import Mentions, all_mentions
from macros.pages.page_html import (
    MENTION_LINK,
    Heading,
    contents,
    data_place,
    link_page,
    mend_frame,
    resolve_links,
)
from macros.pages.rendering import frame_values
from macros.publishing.files import Files, site_files
from macros.publishing.finishing import finish
from macros.publishing.hand_written import drawings
from macros.publishing.web_app import write_service_worker
from macros.reading.checks import project_handbook
from macros.reading.front_matter import read_front_matter
from macros.shared.errors import HandbookError
from macros.shared.project import FOR_MAINTAINERS

# Of mkdocs.yml: what hooks and plugins do is done already.
_DONE_ALREADY = ("hooks", "plugins", "watch")
# What the engine writes around the content of a page, from its template.
_ARTICLE, _ARTICLE_END = "<article", "</article>"
_TITLE_ID = re.compile(r'<h1[^>]*? id="([^"]+)"')
_SKIP_LINK = re.compile(r'(<a href=")#__skip(" class="md-skip">.*?</a>)', re.DOTALL)
_LONG_ADDRESS = re.compile(r'(href="[^":#]*/)index\.html(?=["#])')


class HandWritten(NamedTuple):
    """What stands in docs/."""

    files: dict[str, str | bytes]
    """by their URI: pages as text, others as they are"""
    front_matter: dict[str, FrontMatter]


class ExportError(HandbookError):
    """The project cannot be written or finished; the message says why."""


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings in mkdocs.yml, with `!ENV [NAME, default]` resolved as MkDocs does.

    Raises AddressError when the public address is none.
    """

    class Loader(yaml.SafeLoader):
        pass

    def environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> object:
        name, default = loader.construct_sequence(node)
        return environ.get(name, default)

    Loader.add_constructor("!ENV", environment)
    settings: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506
    return settings | {"site_url": web_address(settings["site_url"], "SITE_URL")}


def project_files(
    site: Site,
    by_hand: HandWritten,
    generated: Files,
    settings: Mapping[str, Any],
    project: Path,
) -> Files:
    """Return every file of the project that an engine builds, by its path in the project's folder.

    `by_hand` is what `hand_written` returns, `generated` what `site_files` does, `settings` what
    `read_settings` returns of mkdocs.yml in the folder `project`. Raises ExportError for a page
    that cannot be drawn or found, or that stands twice.
    """
    extra = {**settings.get("extra", {}), **frame_values(site.handbook)}
    if twice := sorted(by_hand.files.keys() & generated.keys()):
        raise ExportError(f"docs/{twice[0]} stands where a generated page belongs")
    pages = {uri: content for uri, content in by_hand.files.items() if isinstance(content, str)}
    files: Files = {**by_hand.files, **_drawn(pages, site, extra), **generated}

    def address(uri: str) -> str:
        if uri not in files:
            raise ExportError(f"the search knows {uri}, which does not exist")
        return page_address(uri) or "./"  # as MkDocs does

    markdown = {uri: _split(content)[1] for uri, content in pages.items()}
    index = search_index(site.handbook, by_hand.front_matter, markdown, address)
    files["assets/search/index.js"] = index
    for uri, content in files.items():
        if uri.endswith(".md") and isinstance(content, str):
            files[uri] = _with_metadata(content, uri, site, settings, uri in generated)
    theme = project / settings["theme"]["custom_dir"]
    return {
        "mkdocs.yml": _settings_file(settings, extra),
        **{f"docs/{uri}": content for uri, content in files.items()},
        **{
            f"theme/{path.relative_to(theme).as_posix()}": path.read_bytes()
            for path in sorted(theme.rglob("*"))
            if path.is_file()
        },
    }


def write_project(folder: Path, project: Path) -> None:
    """Write the project for an engine without hooks to a folder, anew. Raises HandbookError."""
    settings = read_settings(project / "mkdocs.yml")
    site = Site(project_handbook(), settings["site_url"])
    by_hand = hand_written(project / "docs")
    generated = site_files(site, {uri: page.title for uri, page in by_hand.front_matter.items()})
    files = project_files(site, by_hand, generated, settings, project)
    if folder.exists():
        shutil.rmtree(folder)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def finish_project(folder: Path, handbook: Handbook) -> None:
    """Do to the site that an engine built in a project's folder what `Build.finish` does in MkDocs.

    Raises HandbookError.
    """
    site = folder / "site"
    finish_pages(folder / "docs", site, all_mentions(handbook))
    # Zensical writes its own search index even when its search is off. Nothing reads it.
    (site / "search.json").unlink(missing_ok=True)
    finish(site, read_settings(folder / "mkdocs.yml")["site_url"])
    write_service_worker(site)


def finish_pages(docs: Path, site: Path, mentions: Mentions) -> None:
    """Link mentions and mend the frame in each page that an engine built from the folder `docs`.

    Raises ExportError for a page that is not there, a link that leads nowhere, or another frame.
    """
    uris = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    pages = {uri: page_address(uri) for uri in sorted(uris) if uri.endswith(".md")}
    made = {uri: site / address / "index.html" for uri, address in pages.items()}
    not_found = site / "404.html"
    missing = [path.relative_to(site) for path in (*made.values(), not_found) if not path.is_file()]
    if missing:
        raise ExportError(f"the site lacks {', '.join(map(str, missing))}")
    for uri, path in made.items():
        address = pages[uri]
        title = _split((docs / uri).read_text(encoding="utf-8"))[0]["title"]
        html = path.read_text(encoding="utf-8")
        before, opening, rest = html.partition(_ARTICLE)
        content, closing, after = rest.rpartition(_ARTICLE_END)
        if not opening or not closing:
            raise ExportError(f"{address}index.html has no article")

        def to(target: str, here: str = address) -> str:
            if target not in uris:
                raise LookupError(target)
            return _relative(page_address(target), here)

        # Zensical leads links in HTML to their pages itself, but to the long address.
        content = _LONG_ADDRESS.sub(r"\1", content)
        try:
            content = resolve_links(link_page(content, uri, title, mentions), uri, to, MENTION_LINK)
            html = _mended(f"{before}{opening}{content}{closing}{after}")
        except LookupError as error:
            raise ExportError(str(error)) from None
        path.write_text(html, encoding="utf-8")
    not_found.write_text(_mended(not_found.read_text(encoding="utf-8")), encoding="utf-8")


def _mended(html: str) -> str:
    """Mend the frame; lead the link past it to the page's title, as Material does."""
    title = _TITLE_ID.search(html)
    html = _SKIP_LINK.sub(rf"\g<1>#{title[1]}\g<2>" if title else "", html, count=1)
    return mend_frame(html)


def page_address(uri: str) -> str:
    """Return the address of a URI relative to the site's root: `over.md` gives `over/`."""
    if uri.endswith(".md"):
        uri = uri.removesuffix("index.md") if posixpath.basename(uri) == "index.md" else uri
        return f"{uri.removesuffix('.md')}/" if uri.endswith(".md") else uri
    return uri.removesuffix("index.html") if posixpath.basename(uri) == "index.html" else uri


def _relative(address: str, here: str) -> str:
    path = posixpath.relpath(address or ".", here or ".")
    return f"{path}/" if not address or address.endswith("/") else path


def hand_written(docs: Path) -> HandWritten:
    """Return the files in the folder `docs`, but for those for maintainers. Raises DataError."""
    files: dict[str, str | bytes] = {}
    # The order of MkDocs: a folder's own files first, its index before the others.
    for path in sorted(
        (path for path in docs.rglob("*") if path.is_file()),
        key=lambda path: (path.parent.parts, path.name != "index.md", path.name),
    ):
        uri = path.relative_to(docs).as_posix()
        if not uri.startswith(f"{FOR_MAINTAINERS}/"):
            is_page = uri.endswith(".md")
            files[uri] = path.read_text(encoding="utf-8") if is_page else path.read_bytes()
    return HandWritten(files, read_front_matter(docs))


def _drawn(pages: Mapping[str, str], site: Site, variables: Mapping[str, Any]) -> dict[str, str]:
    """Return hand-written pages with their macros drawn, as mkdocs-macros does."""
    environment = Environment(undefined=StrictUndefined)  # noqa: S701 - this makes Markdown
    drawn: dict[str, str] = {}
    for uri, content in pages.items():
        front_matter, body = _split(content)
        values = {**variables, **drawings(site, partial(str, uri))}
        try:
            drawn[uri] = _joined(front_matter, environment.from_string(body).render(values))
        except TemplateError as error:
            raise ExportError(f"docs/{uri}: {error}") from None
    return drawn


def _with_metadata(
    content: str, uri: str, site: Site, settings: Mapping[str, Any], is_generated: bool
) -> str:
    """Return a page with what the theme's templates ask of its front matter."""
    front_matter, body = _split(content)
    # The theme prints it in an attribute as it stands.
    description = front_matter.get("description", settings["site_description"])
    head = head_of_page(site, uri, front_matter["title"], description)
    front_matter |= {"description": escape(description), "head": str(head)}
    if is_generated:
        repository = (settings["repo_url"], settings["edit_uri"])
        code = front_matter.get("code")
        place = data_place(site.handbook, code, page_address(uri), *repository)
        front_matter |= {"data_place": place.words, "edit_url": place.address}
        front_matter["contents"] = [_as_toc(heading) for heading in contents(body)]
    return _joined(front_matter, body)


def _as_toc(heading: Heading) -> dict[str, Any]:
    """Return a heading as templates find it in `page.toc`."""
    return {
        "url": f"#{heading['id']}",
        "title": heading["name"],
        "children": [_as_toc(child) for child in heading["children"]],
    }


def _split(content: str) -> tuple[dict[str, Any], str]:
    """Return the front matter of a page, and the rest."""
    if not content.startswith("---\n"):
        return {}, content
    front_matter, body = content.removeprefix("---\n").split("\n---\n", 1)
    return yaml.safe_load(front_matter), body


def _joined(front_matter: Mapping[str, Any], body: str) -> str:
    text = yaml.safe_dump(dict(front_matter), allow_unicode=True, width=1000)
    return f"---\n{text}---\n\n{body.lstrip()}"


def _settings_file(settings: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    """Return mkdocs.yml for the project: no hooks or plugins, our own search."""
    kept = {name: value for name, value in settings.items() if name not in _DONE_ALREADY}
    kept |= {
        # Zensical joins the address of an edit link from its parts.
        "repo_url": (settings["repo_url"] or "").rstrip("/") or None,
        "docs_dir": "docs",
        "site_dir": "site",
        "plugins": [{"search": {"enabled": False}}],
        "extra": dict(extra),
        # Of Zensical's two looks, the one that our style sheets build on.
        "theme": {**settings["theme"], "custom_dir": "theme", "variant": "classic"},
    }
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
