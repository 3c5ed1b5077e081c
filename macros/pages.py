"""Which pages exist because the records do: handbook → {URI: content}. Pure, knows no MkDocs.

Overviews and other hand-written pages stand in `docs/`.
"""

import posixpath
from typing import Any

import yaml
from markupsafe import Markup

from macros import addresses
from macros.handbook import Handbook
from macros.metadata import link_preview
from macros.qr import qr_code
from macros.records import Coded, Intervention, Recommendation, Theme
from macros.rendering import Renderer


def generated_pages(handbook: Handbook, site_url: str) -> dict[str, str]:
    """Give the content of every page that is drawn from records, by its URI.

    `.md` pages are Markdown with front matter; `.html` files are the short addresses.
    """
    renderer = Renderer(handbook, site_url)
    pages: dict[str, str] = {}
    for record in handbook.by_code.values():
        kind = record.kind.replace(" ", "_")
        uri = addresses.page_uri(record)
        body = renderer.render(f"{kind}.md", uri, **{kind: record})
        pages[uri] = _front_matter(record.title, record.summary, code=record.code) + body
        pages |= _short_addresses(renderer, record, site_url)
        if isinstance(record, Theme | Recommendation):
            pages |= _checklist(renderer, site_url, addresses.checklist_uri(record), record)
    pages |= _checklist(renderer, site_url, addresses.ALL_CHECKLIST, None)
    return pages


def _checklist(
    renderer: Renderer, site_url: str, uri: str, record: Theme | Recommendation | None
) -> dict[str, str]:
    """Give the printable checklist of a theme or recommendation; of everything for None."""
    groups: list[tuple[Theme | None, tuple[Intervention, ...]]]
    title = f"Checklist: {record.title}" if record else "Checklist: alle interventies"
    if record is None:
        groups = [(theme, theme.interventions) for theme in renderer.handbook.themes]
    elif isinstance(record, Theme):
        groups = [(None, record.interventions)]
    else:
        groups = [(None, tuple(named.intervention for named in record.interventions))]
    address = addresses.printed(site_url + uri.removesuffix(".md"))
    values = {"title": title, "record": record, "groups": groups, "address": address}
    body = renderer.render("checklist.md", uri, **values)
    description = f"{title}. Op A4, met vakjes om aan te vinken en ruimte om te schrijven."
    return {uri: _front_matter(title, description) + body}


def _short_addresses(renderer: Renderer, record: Coded, site_url: str) -> dict[str, str]:
    """Give the pages at and below a record's short address.

    The first leads on, without JavaScript; the others show its QR code in large, and its slides.
    """
    target = addresses.page_uri(record).removesuffix(".md") + "/"
    code = qr_code(site_url + addresses.short_path(record))
    preview = link_preview(site_url, site_url + target, record, record.title, record.summary)
    templates = {
        addresses.short_uri(record): "redirect.html",
        addresses.qr_uri(record): "qr.html",
        addresses.presentation_uri(record): "presentation.html",
    }
    return {
        uri: renderer.render(
            template,
            uri,
            record=record,
            target=posixpath.relpath(target, posixpath.dirname(uri)) + "/",
            canonical=site_url + target,
            link_preview=preview,
            qr=Markup(code),  # noqa: S704
        )
        for uri, template in templates.items()
    }


def _front_matter(title: str, description: str, **values: Any) -> str:
    # Rendered already: `render_macros: false` keeps mkdocs-macros from reading it as a template.
    values |= {"title": title, "description": description, "render_macros": False}
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, width=1000)}---\n\n"
