"""The handbook as a project for an engine that knows no hooks: everything ready, on disk.

    YAML → records → pages ─┐
    docs/*.md, macros drawn ┼─▶ docs/, theme/, mkdocs.yml ──any engine──▶ site/ ──▶ finish_project
    paper, scripts, search ─┘

What `hooks` does while MkDocs builds, this does before (`project_files`) and after
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
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from macros import drawings
from macros.addresses import public_address
from macros.finishing import finish
from macros.handbook import Handbook
from macros.metadata import head_of_page, page_title
from macros.page_html import (
    MENTION_LINK,
    Heading,
    contents,
    data_place,
    lead_links,
    link_page,
    mend_frame,
)
from macros.reading import project_handbook
from macros.rendering import Renderer, frame_values
from macros.search import search_index
from macros.site_files import site_files
from macros.web_app import write_service_worker

# Of mkdocs.yml: what hooks and plugins do is done already.
_DONE_ALREADY = ("hooks", "plugins", "watch")
# What the engine writes around the content of a page, from its template.
_ARTICLE, _ARTICLE_END = "<article", "</article>"
_TITLE_ID = re.compile(r'<h1[^>]*? id="([^"]+)"')
_SKIP_LINK = re.compile(r'(<a href=")#__skip(" class="md-skip">.*?</a>)', re.DOTALL)
_LONG_ADDRESS = re.compile(r'(href="[^":#]*/)index\.html(?=["#])')


class ExportError(Exception):
    """The project cannot be written or finished; the message says why."""


def read_settings(path: Path) -> dict[str, Any]:
    """Give the settings in mkdocs.yml, with `!ENV [NAME, default]` resolved as MkDocs does.

    Raises ValueError when the public address is none.
    """

    class Loader(yaml.SafeLoader):
        pass

    def environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> object:
        name, default = loader.construct_sequence(node)
        return environ.get(name, default)

    Loader.add_constructor("!ENV", environment)
    settings: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506
    return settings | {"site_url": public_address(settings["site_url"])}


def project_files(
    handbook: Handbook,
    by_hand: Mapping[str, str | bytes],
    generated: Mapping[str, str | bytes | Path],
    settings: Mapping[str, Any],
    project: Path,
) -> dict[str, str | bytes | Path]:
    """Give every file of the project that an engine builds, by its path in the project's folder.

    `by_hand` is what `hand_written` gives, `generated` what `site_files` does, `settings` what
    `read_settings` gives of mkdocs.yml in the folder `project`. Raises ExportError for a page that
    cannot be drawn or found, or that stands twice.
    """
    extra = {**settings.get("extra", {}), **frame_values(handbook)}
    if twice := sorted(by_hand.keys() & generated.keys()):
        raise ExportError(f"docs/{twice[0]} stands where a generated page belongs")
    pages = {uri: content for uri, content in by_hand.items() if isinstance(content, str)}
    drawn = _drawn(pages, handbook, settings["site_url"], extra)
    files: dict[str, str | bytes | Path] = {**by_hand, **drawn, **generated}

    def address(uri: str) -> str:
        if uri not in files:
            raise ExportError(f"the search knows {uri}, which does not exist")
        return page_address(uri)

    front_matter = {uri: _split(content)[0] for uri, content in pages.items()}
    try:
        files["assets/search/index.js"] = search_index(handbook, front_matter, address)
    except ValueError as error:
        raise ExportError(str(error)) from None
    for uri, content in files.items():
        if uri.endswith(".md") and isinstance(content, str):
            files[uri] = _with_metadata(content, uri, handbook, settings, uri in generated)
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
    """Write the project for an engine without hooks to a folder, anew.

    Raises DataError, PaperError, ScriptError, ExportError, and ValueError for a wrong SITE_URL.
    """
    handbook, settings = project_handbook(), read_settings(project / "mkdocs.yml")
    by_hand = hand_written(project, settings)
    pages = {uri: page for uri, page in by_hand.items() if isinstance(page, str)}
    titles = {uri: page_title(_split(page)[0]) for uri, page in pages.items()}
    generated = site_files(handbook, settings["site_url"], project / ".cache", titles)
    files = project_files(handbook, by_hand, generated, settings, project)
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
    """Do to the site that an engine built in a project's folder what `hooks` does in MkDocs.

    Raises ExportError, FinishingError, WebAppError.
    """
    site = folder / "site"
    finish_pages(folder / "docs", site, handbook)
    # Zensical writes its own search index even when its search is off. Nothing reads it.
    (site / "search.json").unlink(missing_ok=True)
    finish(site, read_settings(folder / "mkdocs.yml")["site_url"])
    write_service_worker(site)


def finish_pages(docs: Path, site: Path, handbook: Handbook) -> None:
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
            content = lead_links(link_page(content, uri, title, handbook), uri, to, MENTION_LINK)
            html = _mended(f"{before}{opening}{content}{closing}{after}")
        except LookupError as error:
            raise ExportError(str(error)) from None
        path.write_text(html, encoding="utf-8")
    not_found.write_text(_mended(not_found.read_text(encoding="utf-8")), encoding="utf-8")


def _mended(html: str) -> str:
    """Mend the frame; lead the link past it to the page's title, as Material does."""
    title = _TITLE_ID.search(html)
    html = _SKIP_LINK.sub(rf"\g<1>#{title[1]}\g<2>" if title else "", html, count=1)
    try:
        return mend_frame(html)
    except ValueError as error:
        raise ExportError(str(error)) from None


def page_address(uri: str) -> str:
    """Give the address of a URI relative to the site's root: `over.md` gives `over/`."""
    if uri.endswith(".md"):
        uri = uri.removesuffix("index.md") if posixpath.basename(uri) == "index.md" else uri
        return f"{uri.removesuffix('.md')}/" if uri.endswith(".md") else uri
    return uri.removesuffix("index.html") if posixpath.basename(uri) == "index.html" else uri


def _relative(address: str, here: str) -> str:
    path = posixpath.relpath(address or ".", here or ".")
    return f"{path}/" if not address or address.endswith("/") else path


def hand_written(project: Path, settings: Mapping[str, Any]) -> dict[str, str | bytes]:
    """Give the files in docs/ by their URI: pages as text, others as they are.

    Those in the folder that `exclude_docs` names are left out.
    """
    docs, excluded = project / "docs", settings["exclude_docs"].strip("/")
    files: dict[str, str | bytes] = {}
    # The order of MkDocs: a folder's own files first, its index before the others.
    for path in sorted(
        (path for path in docs.rglob("*") if path.is_file()),
        key=lambda path: (path.parent.parts, path.name != "index.md", path.name),
    ):
        uri = path.relative_to(docs).as_posix()
        if not uri.startswith(f"{excluded}/"):
            is_page = uri.endswith(".md")
            files[uri] = path.read_text(encoding="utf-8") if is_page else path.read_bytes()
    return files


def _drawn(
    pages: Mapping[str, str], handbook: Handbook, site_url: str, variables: Mapping[str, Any]
) -> dict[str, str]:
    """Give hand-written pages with their macros drawn, as mkdocs-macros does."""
    environment = Environment(undefined=StrictUndefined)  # noqa: S701 - this makes Markdown
    renderer = Renderer(handbook, site_url)
    drawn: dict[str, str] = {}
    for uri, content in pages.items():
        front_matter, body = _split(content)
        values = {**variables, **drawings(renderer, site_url, partial(str, uri))}
        try:
            drawn[uri] = _joined(front_matter, environment.from_string(body).render(values))
        except (LookupError, TemplateError) as error:
            raise ExportError(f"docs/{uri}: {error}") from None
    return drawn


def _with_metadata(
    content: str, uri: str, handbook: Handbook, settings: Mapping[str, Any], is_generated: bool
) -> str:
    """Give a page with what the theme's templates ask of its front matter."""
    front_matter, body = _split(content)
    # The theme prints it in an attribute as it stands.
    description = front_matter.get("description", settings["site_description"])
    title = page_title(front_matter)
    head = head_of_page(handbook, settings["site_url"], uri, title, description)
    front_matter |= {"description": escape(description), "head": str(head)}
    if is_generated:
        repository = (settings["repo_url"], settings["edit_uri"])
        place = data_place(handbook, front_matter.get("code"), page_address(uri), *repository)
        front_matter |= {"data_place": place.words, "edit_url": place.address}
        front_matter["contents"] = [_as_toc(heading) for heading in contents(body)]
    return _joined(front_matter, body)


def _as_toc(heading: Heading) -> dict[str, Any]:
    """Give a heading as templates find it in `page.toc`."""
    return {
        "url": f"#{heading['id']}",
        "title": heading["name"],
        "children": [_as_toc(child) for child in heading["children"]],
    }


def _split(content: str) -> tuple[dict[str, Any], str]:
    """Give the front matter of a page, and the rest."""
    if not content.startswith("---\n"):
        return {}, content
    front_matter, body = content.removeprefix("---\n").split("\n---\n", 1)
    return yaml.safe_load(front_matter), body


def _joined(front_matter: Mapping[str, Any], body: str) -> str:
    text = yaml.safe_dump(dict(front_matter), allow_unicode=True, width=1000)
    return f"---\n{text}---\n\n{body.lstrip()}"


def _settings_file(settings: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    """Give mkdocs.yml for the project: no hooks or plugins, our own search."""
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
