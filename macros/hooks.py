"""The engine's face: what MkDocs calls during a build. Everything else runs without MkDocs."""

import gc
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from macros.preview import Shown

PROJECT = Path(__file__).resolve().parent.parent
COMPILED = PROJECT / ".cache" / "theme"


class _Preview:
    """What `mkdocs serve` remembers from one build to the next."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="handboek-preview-")
        self.code_version = ""
        self.shown: Shown | None = None
        self.paths: dict[str, Path] = {}
        """of generated files, by URI"""
        self.rendered: dict[str, tuple[str, str, TableOfContents]] = {}
        """of hand-written pages: Markdown, its HTML, its headings"""

    def keep(
        self, contents: Mapping[str, str | bytes | Path], now: "Shown", *, all_of: bool
    ) -> None:
        """Write what changed; with `all_of`, what is not among the contents is no more."""
        from macros.preview import on_disk  # noqa: PLC0415

        anew = self.shown is None or self.shown.links != now.links
        paths = on_disk(contents, Path(self.folder.name), anew=anew)
        self.paths = paths if all_of else self.paths | paths
        self.shown = now


# None when what is built will be published: `mkdocs serve` shows its site as it stands.
_preview: _Preview | None = None


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learn what the site is built for."""
    global _preview  # noqa: PLW0603
    _preview = _Preview() if command == "serve" else None


def on_shutdown() -> None:
    """Leave nothing behind."""
    if _preview:
        _preview.folder.cleanup()


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data before anything is built, so that bad data leaves the last good site alone."""
    # What is read and drawn before MkDocs makes the pages stays until the end: to look among it for
    # what can be thrown away would take a fifteenth of the build.
    gc.disable()
    if not config.site_url:
        raise PluginError(
            "SITE_URL is empty; expected an address such as https://handboek.example/"
        )
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    if _preview:
        _drop_what_changed(_preview)
    from macros.reading import DataError, project_handbook  # noqa: PLC0415
    from macros.rendering import frame_values  # noqa: PLC0415

    try:
        handbook = project_handbook()
    except DataError as error:
        raise PluginError(f"the data holds {len(error.problems)} problem(s)\n{error}") from None
    config.extra |= frame_values(handbook)
    if not config.repo_url:
        config.edit_uri = None
    # The same data gives the same bytes, whatever the day; sitemap.xml.gz holds one.
    moment = datetime.combine(handbook.edition, time(), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    return config


def _drop_what_changed(preview: _Preview) -> None:
    """Forget what an earlier build read, so that edits go live in `mkdocs serve`."""
    from macros.preview import code_version  # noqa: PLC0415
    from macros.reading import project_handbook  # noqa: PLC0415

    project_handbook.cache_clear()
    version = code_version(PROJECT)
    if preview.code_version not in {"", version}:
        preview.shown = None
        ours = [name for name in sys.modules if name == "macros" or name.startswith("macros.")]
        for name in ours:
            del sys.modules[name]
    preview.code_version = version


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the records give, and what the search knows of all pages."""
    from macros.metadata import page_title  # noqa: PLC0415
    from macros.paper.typesetting import PaperError  # noqa: PLC0415
    from macros.preview import same_entries, shown  # noqa: PLC0415
    from macros.reading import project_handbook  # noqa: PLC0415
    from macros.scripts import ScriptError  # noqa: PLC0415
    from macros.search import search_index  # noqa: PLC0415
    from macros.site_files import site_files  # noqa: PLC0415

    handbook = project_handbook()
    now = shown(handbook) if _preview else None
    same = same_entries(_preview.shown, now) if _preview and now else set()
    by_hand = {
        file.src_uri: get_data(file.content_string)[1] for file in files.documentation_pages()
    }
    titles = {uri: page_title(values) for uri, values in by_hand.items()}
    try:
        contents = site_files(
            handbook,
            str(config.site_url),
            PROJECT / ".cache",
            titles,
            same if _preview else None,
        )
    except PaperError as error:
        raise PluginError(f"a document on paper cannot be made\n{error}") from None
    except ScriptError as error:
        raise PluginError(f"the scripts of the site cannot be made\n{error}") from None
    if _preview and now:
        _preview.keep(contents, now, all_of=not same)
        contents = {**_preview.paths}
        for file in files.documentation_pages():  # they may draw something else now
            file.content_string = file.content_string
    for uri, content in contents.items():
        if files.get_file_from_path(uri):
            raise PluginError(
                f"docs/{uri} stands where a generated page belongs; move or remove it"
            )
        # Said here, it spares MkDocs holding each file against every pattern of mkdocs.yml.
        level = InclusionLevel.NOT_IN_NAV
        if isinstance(content, Path):
            file = File.generated(config, uri, abs_src_path=str(content), inclusion=level)
        else:
            file = File.generated(config, uri, content=content, inclusion=level)
        files.append(file)

    def address(uri: str) -> str:
        page = files.get_file_from_path(uri)
        if page is None:
            raise PluginError(f"the search knows {uri}, which does not exist")
        return page.url

    try:
        index = search_index(handbook, by_hand, address)
    except ValueError as error:
        raise PluginError(str(error)) from None
    files.append(File.generated(config, "assets/search/index.js", content=index))
    if not _preview:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()
    return files


@event_priority(-100)  # after the macros are drawn
def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Take a generated page as it is, and in `mkdocs serve` a hand-written one that is the same.

    What the records give is HTML: MkDocs would read it as Markdown for half of the build, and find
    nothing to change.
    """
    from macros.page_html import anchors, contents  # noqa: PLC0415

    if page.file.generated_by:
        page.present_anchor_ids = anchors(markdown)
        try:
            _take(page, markdown, get_toc(contents(markdown)))
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from None
    elif _preview:
        before, html, headings = _preview.rendered.get(page.file.src_uri, ("", "", None))
        if before == markdown and headings is not None:
            _take(page, html, headings)
    return markdown


def _take(page: Page, html: str, headings: TableOfContents) -> None:
    """Give a page its content in place of what MkDocs would make of its Markdown."""

    def render(*_: object) -> None:
        page.content, page.toc = html, headings

    page.render = render  # type: ignore[method-assign,assignment]


def on_env(env: Environment, **_: object) -> Environment:
    """Make the theme's templates ready: compiled once, and the next build takes what is kept."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))
    # As a filter: Zensical's templates have it so, and no methods of Python.
    env.filters["split"] = str.split
    return env


def on_page_content(html: str, *, page: Page, files: Files, **_: object) -> str:
    """Link what the text mentions, and lead links in HTML to their pages."""
    from macros.page_html import (  # noqa: PLC0415
        GENERATED_LINK,
        HTML_LINK,
        lead_links,
        link_page,
    )
    from macros.reading import project_handbook  # noqa: PLC0415

    is_generated = bool(page.file.generated_by)
    if _preview and not is_generated:
        _preview.rendered[page.file.src_uri] = (page.markdown or "", html, page.toc)

    def address(uri: str) -> str:
        target = files.get_file_from_path(uri)
        if target is None:
            raise LookupError(uri)
        relative = target.url_relative_to(page.file)
        # The address that a trainer copies is the short one.
        return relative.removesuffix("index.html") if page.file.use_directory_urls else relative

    try:
        uri = page.file.src_uri
        html = link_page(html, uri, str(page.title), project_handbook())
        return lead_links(html, uri, address, GENERATED_LINK if is_generated else HTML_LINK)
    except LookupError as error:
        raise PluginError(str(error)) from None


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Fill the head; point the edit link of a generated page at its entry in the data."""
    from macros.metadata import head_of_page, page_title  # noqa: PLC0415
    from macros.page_html import data_place  # noqa: PLC0415
    from macros.reading import project_handbook  # noqa: PLC0415

    # Firefox fetches `<link rel="next">` ahead, which the policy refuses and no reader asked for.
    page.previous_page = page.next_page = None
    handbook = project_handbook()
    description = str(page.meta.get("description", config.site_description))
    title = page_title(page.meta)
    uri = page.file.src_uri
    page.meta["head"] = head_of_page(handbook, str(config.site_url), uri, title, description)
    # Material prints it in an attribute as it stands.
    page.meta["description"] = escape(description)
    if page.file.generated_by:
        code, repository = page.meta.get("code"), (config.repo_url, config.edit_uri)
        place = data_place(handbook, code, page.url, *repository)
        page.meta["data_place"], page.meta["edit_url"] = place.words, place.address
    return context


def on_post_page(output: str, **_: object) -> str:
    """Mend what checkers of HTML and accessibility refuse in Material's frame around a page."""
    from macros.page_html import mend_frame  # noqa: PLC0415

    try:
        return mend_frame(output)
    except ValueError as error:
        raise PluginError(str(error)) from None


def on_post_template(output_content: str, *, template_name: str, **_: object) -> str:
    """Do the same for 404.html, which is a template and not a page."""
    return on_post_page(output_content) if template_name == "404.html" else output_content


@event_priority(-100)  # after everything else that writes files
def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish the site for publishing."""
    if _preview:
        gc.enable()
        return
    from macros.finishing import FinishingError, finish  # noqa: PLC0415
    from macros.web_app import WebAppError, write_service_worker  # noqa: PLC0415

    site = Path(config.site_dir)
    try:
        finish(site, str(config.site_url))
        write_service_worker(site)
    except (FinishingError, WebAppError) as error:
        raise PluginError(f"the site cannot be finished\n{error}") from None
