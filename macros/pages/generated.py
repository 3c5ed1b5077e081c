"""Which pages exist because the records do: site → {URI: content}. Pure, knows no MkDocs.

Overviews and other hand-written pages stand in `docs/`.
"""

from collections.abc import Collection
from typing import Any

import yaml
from markupsafe import Markup

from macros.model import addresses
from macros.model.earlier_edition import EarlierEdition
from macros.model.files import Retired
from macros.model.handbook import Handbook
from macros.model.kinds import PROGRAMME
from macros.model.records import Coded, Intervention, Theme, members
from macros.model.site import Site
from macros.model.slides import has_team_slides
from macros.pages.changed_words import changed_fields
from macros.pages.head import link_preview
from macros.pages.rendering import Renderer

ALL_CHECKLIST_TITLE = "Checklist: alle interventies"


def generated_pages(site: Site, left_out: Collection[str] = ()) -> dict[str, str]:
    """Return the content of every page that is drawn from records, by its URI.

    `.md` pages are front matter and HTML, which is Markdown too; `.html` files stand at short and
    former addresses. With `left_out`, the codes of entries that show as they did, neither their
    pages nor checklists are drawn.
    """
    renderer = Renderer(site)
    pages: dict[str, str] = {}
    for record in site.handbook.by_code.values():
        if record.code in left_out:
            continue
        uri = addresses.page_uri(record)
        template = record.kind.template
        body = renderer.render(f"{template}.html", uri, **{template: record})
        pages[uri] = _front_matter(record.title, record.summary, code=record.code) + body
        if site.handbook.earlier:
            pages |= _changed(renderer, record, site.handbook.earlier)
        pages |= _short_addresses(renderer, record)
        pages |= _former_addresses(renderer, record)
        if record.kind.has_checklist and not left_out:
            pages |= _checklist(renderer, addresses.checklist_uri(record), record)
    if not left_out:
        pages |= _checklist(renderer, addresses.ALL_CHECKLIST, None)
    for gone in site.handbook.retired:
        pages |= _retired(renderer, gone)
    return pages


def titles_without_entry(handbook: Handbook) -> dict[str, str]:
    """Return the title of each generated page that is of no entry or group of them, by its URI."""
    retired = {addresses.page_uri(gone): _retired_title(gone) for gone in handbook.retired}
    changed = {
        addresses.changed_uri(record): changed_title(record)
        for record in (handbook.by_code.values() if handbook.earlier else ())
    }
    return {addresses.ALL_CHECKLIST: ALL_CHECKLIST_TITLE, **retired, **changed}


def _retired_title(gone: Retired) -> str:
    return f"Vervallen: {gone.title}"


def _checklist_title(record: Coded) -> str:
    return f"Checklist: {record.title}"


def _checklist(renderer: Renderer, uri: str, record: Coded | None) -> dict[str, str]:
    """Return the printable checklist of a theme or recommendation; of everything for None."""
    groups: list[tuple[Theme | None, tuple[Intervention, ...]]]
    title = _checklist_title(record) if record else ALL_CHECKLIST_TITLE
    if record is None:
        groups = [(theme, theme.interventions) for theme in renderer.site.handbook.themes]
    else:
        groups = [(None, members(record))]
    address = addresses.printed(renderer.site.address + uri.removesuffix(".md"))
    values = {"title": title, "record": record, "groups": groups, "address": address}
    body = renderer.render("checklist.html", uri, **values)
    description = f"{title}. Op A4, met vakjes om aan te vinken en ruimte om te schrijven."
    return {uri: _front_matter(title, description) + body}


def changed_title(record: Coded) -> str:
    """Return the title of the page with what changed in a record's words."""
    return f"Wat er veranderde in {record.code}: {record.title}"


def _changed(renderer: Renderer, record: Coded, earlier: EarlierEdition) -> dict[str, str]:
    """Return the page that shows which words of an entry changed since the edition before."""
    uri, title = addresses.changed_uri(record), changed_title(record)
    before = earlier.entries.get(record.code)
    fields = None if before is None else changed_fields(record, before)
    values = {"title": title, "record": record, "earlier": earlier, "fields": fields}
    body = renderer.render("changed.html", uri, **values)
    description = f"Welke woorden er in {record.code} bij kwamen en welke verdwenen."
    return {uri: _front_matter(title, description, noindex=True) + body}


def _short_addresses(renderer: Renderer, record: Coded) -> dict[str, str]:
    """Return the pages at and below a record's short address.

    The first leads on, without JavaScript; the others are its QR code, card and slides.
    """
    target = addresses.page_uri(record)
    site = renderer.site
    code = Markup(site.qr_codes.of(site.short_address(record)))  # noqa: S704
    templates = {
        addresses.short_uri(record): "redirect.html",
        addresses.qr_uri(record): "qr.html",
        addresses.card_uri(record): "card.html",
        addresses.presentation_uri(record): "slides.html",
    }
    if has_team_slides(record):
        templates[addresses.facilitator_uri(record)] = "facilitator.html"
    more = {}
    if record.kind is PROGRAMME:
        address = site.absolute(addresses.participants_uri(record))
        more["participants_qr"] = Markup(site.qr_codes.of(address))  # noqa: S704
        templates[addresses.participants_uri(record)] = "participants.html"
        templates[addresses.evaluation_uri(record)] = "evaluation.html"
    return {
        uri: _leading_to(target, renderer, template, uri, record, qr=code, **more)
        for uri, template in templates.items()
    }


def _former_addresses(renderer: Renderer, record: Coded | Retired) -> dict[str, str]:
    """Return the pages at the addresses that a record had under former slugs: they lead on."""
    return {
        uri: _leading_to(target, renderer, "redirect.html", uri, record)
        for uri, target in addresses.moved_uris(record).items()
    }


def _retired(renderer: Renderer, gone: Retired) -> dict[str, str]:
    """Return the page that says what replaced an entry, and what leads to it."""
    page = addresses.page_uri(gone)
    body = renderer.render("retired.html", page, gone=gone)
    front_matter = _front_matter(_retired_title(gone), gone.why, code=gone.code, noindex=True)
    short = (
        addresses.short_uri(gone),
        addresses.qr_uri(gone),
        addresses.card_uri(gone),
        addresses.presentation_uri(gone),
        addresses.changed_uri(gone).replace(".md", "/index.html"),
        addresses.facilitator_uri(gone),
        *(
            (addresses.participants_uri(gone), addresses.evaluation_uri(gone))
            if gone.kind is PROGRAMME
            else ()
        ),
    )
    return {
        page: front_matter + body,
        **{uri: _leading_to(page, renderer, "redirect.html", uri, gone) for uri in short},
        **_former_addresses(renderer, gone),
    }


def _leading_to(
    target: str,
    renderer: Renderer,
    template: str,
    uri: str,
    record: Coded | Retired,
    **values: Any,
) -> str:
    """Draw a page outside the site's frame that leads to the page with the URI `target`."""
    address, site = target.removesuffix(".md") + "/", renderer.site
    about: Coded | None = None
    if isinstance(record, Retired):
        title, description = _retired_title(record), record.why
    elif target == addresses.page_uri(record):
        about, title, description = record, record.title, record.summary
    else:
        title, description = _checklist_title(record), record.summary
    return renderer.render(
        template,
        uri,
        record=record,
        link_preview=link_preview(site, target, about, title, description),
        target=addresses.relative(address, uri),
        canonical=site.address + address,
        **values,
    )


def _front_matter(title: str, description: str, **values: Any) -> str:
    # Rendered already: `render_macros: false` keeps mkdocs-macros from reading it as a template.
    values |= {"title": title, "description": description, "render_macros": False}
    written = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1000)
    return f"---\n{written}---\n\n"
