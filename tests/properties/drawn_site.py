"""The pages of a handbook as the site has them, without building one."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

import markdown
import pytest
from lxml import html
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

import macros.engines.mkdocs_build
from macros.model.addresses import PAPER
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.generated import generated_pages
from macros.paper.documents import documents, notices
from macros.publishing.hand_written import drawings
from macros.shared.project import PROJECT

from .replaced_texts import SITE_URL

# What hand-written pages draw, with the values that they give; the model needs the real handbook.
DRAWINGS: dict[str, dict[str, str]] = {
    "themes": {},
    "interventions": {},
    "recommendations": {},
    "situations": {},
    "situation_rows": {},
    "conversation_forms": {},
    "checklists": {},
    "first_steps_on": {"route": "hoe"},
    "deck": {},
    "terms": {},
    "works": {},
    "changes": {},
    "data_columns": {},
    "page_link": {"code": "D1"},
    "own_checklist": {},
    "paper": {},
}


def structure(page: str, tips: set[str]) -> list[Any]:
    """Return the elements with their attributes and the texts of a page, in the order of the page.

    A mention that was linked counts as the words that it links, once its attributes are found to
    be what they should be: the explanation of one of the `tips`, and a path on the site.
    """
    parts: list[Any] = []
    for part in _parts(html.document_fromstring(page), tips):
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    spaced = [" ".join(part.split()) if isinstance(part, str) else part for part in parts]
    return [part for part in spaced if part != ""]


def _parts(node: Any, tips: set[str]) -> Iterator[Any]:
    if node.get("type") == "application/ld+json":
        yield ["<data>", json.loads(node.text)]
    elif not isinstance(node.tag, str):
        yield [f"<{type(node).__name__}>", node.text]
    elif is_mention(node):
        assert set(node.attrib) <= {"class", "href", "title"}
        assert node.attrib["title"] in tips, dict(node.attrib)
        assert re.fullmatch(r"[./a-z0-9-]+(#[a-z0-9-]+)?", node.attrib["href"])
        yield from _content(node, tips)
    else:
        yield [f"<{node.tag}>", _attributes(node)]
        yield from _content(node, tips)
        yield [f"</{node.tag}>"]


def _attributes(node: Any) -> dict[str, str]:
    """Return the attributes of an element; what an address asks, as it was before it was quoted."""
    attributes = dict(node.attrib)
    path, mark, query = attributes.get("href", "").partition("?t=")
    return attributes | ({"href": path + mark + unquote_plus(query)} if mark else {})


def _content(node: Any, tips: set[str]) -> Iterator[Any]:
    yield node.text or ""
    for child in node:
        yield from _parts(child, tips)
        yield child.tail or ""


def is_mention(node: Any) -> bool:
    """Tell whether an element is a link that `link_mentions` made.

    It alone gives a tip, but for the plan of a programme, which has no room for titles.
    """
    return (
        node.tag == "a"
        and {"href", "title"} <= set(node.attrib)
        and "md-" not in node.get("class", "")
        and node.get("class") not in {"headerlink", "plan-entry"}
    )


class DrawnPage(NamedTuple):
    """A page of the site."""

    structure: list[Any]
    front_matter: dict[str, Any]


class SiteDrawer:
    """Draws whole pages, frame and all, as `mkdocs build` does."""

    def __init__(self) -> None:
        self._config: MkDocsConfig = load_config(str(PROJECT / "mkdocs.yml"), site_url=SITE_URL)
        self._config.plugins._current_plugin = "handboek"
        self._by_hand = list(get_files(self._config))

    def structure_of_markdown(self, source: str) -> list[Any]:
        """Return the elements and texts of what the site's Markdown makes of a source."""
        config = self._config
        page = markdown.markdown(
            source, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        return structure(page, set())

    def pages(self, handbook: Handbook) -> dict[str, DrawnPage]:
        """Return every page that follows from the records, and one for each drawing elsewhere."""
        drawn: dict[str, DrawnPage] = {}
        site = Site(handbook, SITE_URL)
        contents = generated_pages(site)
        by_records = set(contents)
        on_paper = (*documents(site), *notices(site))
        draw = drawings(site, lambda: "getekend.md")
        for name, values in DRAWINGS.items():
            body = draw[name](**values)
            contents[f"getekend-{name}.md"] = f"---\ntitle: Getekend\n---\n\n{body}"
        tips = {term.definition for term in handbook.terms}
        tips |= {record.summary for record in handbook.by_code.values()}
        config = self._config
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(macros.engines.mkdocs_build, "project_handbook", lambda: handbook)
            build = macros.engines.mkdocs_build.Build(config)
        theme = build.with_compiled(config.theme.get_env())
        generated = [
            File.generated(config, uri, content=content) for uri, content in contents.items()
        ]
        paper = [
            File.generated(config, f"{PAPER}/{name}", content=b"")
            for document in on_paper
            for name in (document.name, document.large_name, document.word_name)
        ]
        files = Files([*self._by_hand, *generated, *paper])
        navigation = get_navigation(files, config)
        for file in generated:
            if file.src_uri.endswith(".html"):
                drawn[file.src_uri] = DrawnPage(structure(file.content_string, tips), {})
                continue
            page = Page(None, file, config)
            page.read_source(config)
            front_matter = dict(page.meta)
            if file.src_uri in by_records:
                build.before_drawing(str(page.markdown), page)
            page.render(config, files)
            page.content = build.linked(str(page.content), page, files)
            context: Any = get_context(navigation, files, config, page)
            build.fill_head(page)
            output = build.framed(theme.get_template("main.html").render(context))
            drawn[file.src_uri] = DrawnPage(structure(output, tips), front_matter)
        return drawn
