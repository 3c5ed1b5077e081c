"""The engine's face: what MkDocs calls during a build. Everything else runs without MkDocs."""

import os
import posixpath
import re
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

PROJECT = Path(__file__).resolve().parent.parent
# What is amiss in Material's page frame: attributes that mean nothing where they stand.
FRAME_FIXES = (
    (' id="__drawer" autocomplete="off"', ' id="__drawer"'),
    (' id="__search" autocomplete="off"', ' id="__search"'),
)


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data before anything is built, so that bad data leaves the last good site alone."""
    if not config.site_url:
        raise PluginError(
            "SITE_URL is empty; expected an address such as https://handboek.example/"
        )
    # `mkdocs serve` keeps modules from the last build: drop ours, so that edits go live.
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    from macros.reading import DataError, project_handbook  # noqa: PLC0415
    from macros.rendering import dutch_date  # noqa: PLC0415

    try:
        edition = project_handbook().edition
    except DataError as error:
        raise PluginError(f"the data holds {len(error.problems)} problem(s)\n{error}") from None
    config.extra["edition"] = dutch_date(edition)
    if not config.repo_url:
        config.edit_uri = None
    # The same data gives the same bytes, whatever the day: the sitemap dates from the edition.
    moment = datetime.combine(edition, time(), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the records give, and what the search knows of all pages."""
    from macros.paper.typesetting import PaperError  # noqa: PLC0415
    from macros.reading import project_handbook  # noqa: PLC0415
    from macros.scripts import ScriptError  # noqa: PLC0415
    from macros.search import search_index  # noqa: PLC0415
    from macros.site_files import site_files  # noqa: PLC0415

    handbook = project_handbook()
    try:
        contents = site_files(handbook, str(config.site_url), PROJECT / ".cache")
    except PaperError as error:
        raise PluginError(f"a document on paper cannot be made\n{error}") from None
    except ScriptError as error:
        raise PluginError(f"the scripts of the site cannot be made\n{error}") from None
    by_hand = {
        file.src_uri: get_data(file.content_string)[1] for file in files.documentation_pages()
    }
    for uri, content in contents.items():
        if files.get_file_from_path(uri):
            raise PluginError(
                f"docs/{uri} stands where a generated page belongs; move or remove it"
            )
        files.append(File.generated(config, uri, content=content))

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
    return files


def on_page_content(html: str, *, page: Page, files: Files, **_: object) -> str:
    """Link what the text mentions, lead links in HTML to their pages, let the title be reached."""
    from macros.addresses import GLOSSARY  # noqa: PLC0415
    from macros.mentions import all_mentions, link_mentions  # noqa: PLC0415
    from macros.reading import project_handbook  # noqa: PLC0415

    uri = page.file.src_uri
    if uri != GLOSSARY:
        html = link_mentions(html, uri, str(page.title), all_mentions(project_handbook()))
    # The link past the menu leads to the title: let that take the focus.
    html = html.replace("<h1 ", '<h1 tabindex="-1" ', 1)

    def to_page(match: re.Match[str]) -> str:
        target_uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri), match[1]))
        target = files.get_file_from_path(target_uri)
        if target is None:
            raise PluginError(f"{uri}: a link leads to {target_uri}, which does not exist")
        address = target.url_relative_to(page.file)
        if page.file.use_directory_urls:  # the address that a trainer copies is the short one
            address = address.removesuffix("index.html")
        return f'href="{address}'

    # MkDocs itself does so for links in Markdown, not for those in HTML.
    return re.sub(r'href="((?![\w+-]+:)[^"#]+\.(?:md|html))', to_page, html)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Point the edit link of a generated page at its entry in the data; escape the description."""
    from macros.reading import project_handbook  # noqa: PLC0415

    # Material prints it in an attribute as it stands.
    page.meta["description"] = escape(page.meta.get("description", config.site_description))
    if page.file.generated_by:
        handbook = project_handbook()
        code = page.meta.get("code")
        # A checklist has no entry of its own: it is drawn from the interventions.
        place = handbook.places[(code or handbook.interventions[0].code,)]
        context["data_place"] = place.file + (f", regel {place.line}" if code else "")
        if config.repo_url and config.edit_uri:
            source = f"{config.edit_uri}../{place.file}" + (f"#L{place.line}" if code else "")
            page.edit_url = urljoin(f"{config.repo_url.rstrip('/')}/", source)
        else:
            page.edit_url = get_relative_url(place.file, page.url)
    return context


def on_post_page(output: str, **_: object) -> str:
    """Mend what checkers of HTML and accessibility refuse in Material's frame around a page."""
    return _mend_frame(output)


def on_post_template(output_content: str, *, template_name: str, **_: object) -> str:
    """Do the same for 404.html, which is a template and not a page."""
    return _mend_frame(output_content) if template_name == "404.html" else output_content


def _mend_frame(html: str) -> str:
    for found, mended in FRAME_FIXES:
        if found not in html:
            raise PluginError(
                f"Material's page frame changed: it has no '{found}' (see FRAME_FIXES)"
            )
        html = html.replace(found, mended)
    return html
