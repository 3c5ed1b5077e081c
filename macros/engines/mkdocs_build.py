"""One build of the site by MkDocs, step by step, in the order in which the steps are called."""

import logging
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from functools import wraps
from pathlib import Path
from typing import cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils.meta import get_data
from mkdocs_macros.plugin import MacrosPlugin

from macros.downloads.search_index import search_index
from macros.engines.mistakes import keep_traceback, told
from macros.engines.preview import Preview
from macros.model.addresses import web_address
from macros.model.site import Site
from macros.pages.head import head_of_page
from macros.pages.mentions import all_mentions
from macros.pages.page_html import (
    GENERATED_LINK,
    HTML_LINK,
    anchors,
    contents,
    data_place,
    line_of_link,
    link_page,
    mend_frame,
    resolve_links,
)
from macros.pages.rendering import frame_values
from macros.publishing.files import edited_files, site_files
from macros.publishing.finishing import finish
from macros.publishing.hand_written import DrawingError, check_macros, drawings
from macros.publishing.web_app import write_service_worker
from macros.reading.checks import project_handbook
from macros.reading.front_matter import read_front_matter
from macros.shared.cache import Cache
from macros.shared.errors import HandbookError
from macros.shared.project import CACHE
from macros.shared.template_cache import TemplateCache

Drawing = Callable[..., str]
# MkDocs counts its warnings: a strict build lists them all, and fails.
log = logging.getLogger("mkdocs.plugins.handboek")


class Build:
    """A build of the whole site. `make serve` makes a new one at each edit."""

    def __init__(self, config: MkDocsConfig):
        """Read everything and adjust the settings of MkDocs. Raises HandbookError."""
        self.config = config
        self.preview = cast(Preview | None, config.extra.get("preview"))
        """what `make serve` remembers; None for a site that will be published"""
        handbook = project_handbook()
        self.site = Site(handbook, web_address(config.site_url or "", "SITE_URL"))
        config.site_url = self.site.address
        if config.repo_url:
            config.repo_url = web_address(config.repo_url, "REPO_URL").rstrip("/")
        else:
            config.edit_uri = None
        self.front_matter = read_front_matter(Path(config.docs_dir))
        self.mentions = all_mentions(handbook)
        self.mistakes: list[str] = []
        """what could not be drawn in hand-written pages"""
        self.uri = ""
        """of the hand-written page that is drawn"""
        config.extra |= frame_values(handbook)
        # The same data gives the same bytes, whatever the day; sitemap.xml.gz holds one.
        moment = datetime.combine(handbook.edition, time(), UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))

    def drawings(self) -> dict[str, Drawing]:
        """Return what hand-written pages can draw. What goes wrong is told once a page is drawn."""

        def guarded(draw: Drawing) -> Drawing:
            @wraps(draw)
            def drawn(**values: object) -> str:
                try:
                    return draw(**values)
                except Exception as error:
                    keep_traceback(error)
                    self.mistakes.append(told(error))
                    return ""

            return drawn

        return {name: guarded(draw) for name, draw in drawings(self.site, lambda: self.uri).items()}

    def with_generated(self, files: Files) -> Files:
        """Return MkDocs' files with those that follow from the records. Raises HandbookError."""
        titles = {uri: page.title for uri, page in self.front_matter.items()}
        generated: Mapping[str, str | bytes | Path]
        if self.preview:
            generated = _previewed(self.preview, self.site, titles)
            for file in files.documentation_pages():
                _mark_as_edited(file)  # it may draw something else now
        else:
            generated = site_files(self.site, titles)
        for uri, content in generated.items():
            if files.get_file_from_path(uri):
                raise HandbookError(
                    f"docs/{uri} stands where a generated page belongs; move or remove it"
                )
            files.append(_generated_file(self.config, uri, content))

        def address(uri: str) -> str:
            page = files.get_file_from_path(uri)
            if page is None:
                raise HandbookError(f"the search knows {uri}, which does not exist")
            return page.url

        pages = files.documentation_pages()
        markdown = {file.src_uri: get_data(file.content_string)[0] for file in pages}
        index = search_index(self.site.handbook, self.front_matter, markdown, address)
        files.append(_generated_file(self.config, "assets/search/index.js", index))
        return files

    def before_drawing(self, markdown: str, page: Page) -> str:
        """Take a generated page as it is; check what a hand-written one asks to be drawn."""
        self.uri = page.file.src_uri
        if page.file.generated_by:
            page.present_anchor_ids = anchors(markdown)
            _take_as_html(page, markdown, get_toc(contents(markdown)))
        else:
            first_line = page.file.content_string.count("\n") - markdown.count("\n")
            macros = cast(MacrosPlugin, self.config.plugins["macros"])
            known = {*macros.variables, *macros.macros}
            check_macros(markdown, f"docs/{self.uri}", known, first_line)
        return markdown

    def with_compiled(self, env: Environment) -> Environment:
        """Return the theme's environment with the templates that were compiled before."""
        cache = Cache(CACHE / "theme")
        cache.remove_old()
        env.bytecode_cache = TemplateCache(cache, made_by="theme")
        # As a filter: Zensical's templates have it so, and no methods of Python.
        env.filters["split"] = str.split
        return env

    def linked(self, html: str, page: Page, files: Files) -> str:
        """Return the content of a page with mentions linked and links in HTML resolved.

        A link that leads nowhere is a warning.
        """
        if self.mistakes:
            raise DrawingError("\n".join(self.mistakes))
        uri = page.file.src_uri

        def place_of_link(to: str) -> str:
            if page.file.generated_by:
                return uri
            line = line_of_link(page.file.content_string, uri, to)
            return f"docs/{uri}:{line}" if line else f"docs/{uri}"

        def address(to: str) -> str:
            target = files.get_file_from_path(to)
            if target is None:
                log.warning("%s: a link leads to %s, which does not exist", place_of_link(to), to)
                return to
            relative = target.url_relative_to(page.file)
            # The address that a trainer copies is the short one.
            return relative.removesuffix("index.html") if page.file.use_directory_urls else relative

        html = link_page(html, uri, str(page.title), self.mentions)
        links = GENERATED_LINK if page.file.generated_by else HTML_LINK
        return resolve_links(html, uri, address, links)

    def fill_head(self, page: Page) -> None:
        """Put what the theme's templates ask for in the front matter of a page."""
        # Firefox fetches `<link rel="next">` ahead, which the policy refuses and no reader asked.
        page.previous_page = page.next_page = None
        uri, config = page.file.src_uri, self.config
        description = str(page.meta.get("description", config.site_description))
        title = str(page.meta["title"])
        page.meta["head"] = head_of_page(self.site, uri, title, description)
        # Material prints it in an attribute as it stands.
        page.meta["description"] = escape(description)
        if page.file.generated_by:
            repository = (config.repo_url, config.edit_uri)
            code = page.meta.get("code")
            place = data_place(self.site.handbook, code, page.url, *repository)
            page.meta["data_place"], page.meta["edit_url"] = place.words, place.address

    def framed(self, html: str) -> str:
        """Return a page with Material's frame mended. Raises HandbookError for another frame."""
        return mend_frame(html)

    def finish(self, folder: Path) -> None:
        """Finish the site in a folder for publishing. Raises HandbookError."""
        if not self.preview:
            finish(folder, self.site.address)
            write_service_worker(folder)


def _previewed(preview: Preview, site: Site, titles: Mapping[str, str]) -> dict[str, Path]:
    """Return the path of every generated file; make only those anew that an edit may change."""
    if same := preview.same_entries(site.handbook):
        return preview.with_edited(edited_files(site, same), site.handbook)
    return preview.with_all(site_files(site, titles, outdated_paper=True), site.handbook)


def _generated_file(config: MkDocsConfig, uri: str, content: str | bytes | Path) -> File:
    # Said here, the level spares MkDocs holding each file against every pattern of mkdocs.yml.
    level = InclusionLevel.NOT_IN_NAV
    if isinstance(content, Path):
        return File.generated(config, uri, abs_src_path=str(content), inclusion=level)
    return File.generated(config, uri, content=content, inclusion=level)


def _take_as_html(page: Page, html: str, headings: TableOfContents) -> None:
    """Give a page its content in place of what MkDocs would make of its Markdown.

    What the records give is HTML: MkDocs would read it as Markdown for half of the build, and find
    nothing to change. It has no other way to take HTML.
    """

    def render(*_: object) -> None:
        page.content, page.toc = html, headings

    page.render = render  # type: ignore[method-assign,assignment]


def _mark_as_edited(file: File) -> None:
    """Let MkDocs in its dirty mode build the page of a file, whatever the date of the file.

    It leaves out a file that is older than its page, unless its content is set.
    """
    file.content_string = file.content_string
