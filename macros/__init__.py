"""The handbook: YAML → records → pages → site.

    data/*.yaml ──reading──▶ records ──pages──▶ {URI: HTML} ──hooks──▶ MkDocs ──▶ site/
                                        │ rendering, templates/
                                        └────────▶ the macros below, for hand-written pages

- `records`    what there is: themes, interventions, situations …; the fields of the YAML
- `handbook`   all records together, each reference resolved once
- `reading`    YAML → records; the only place that knows YAML; reports every problem at once
- `addresses`  where everything stands on the site
- `permanence` the addresses that were ever published, and what each must arrive at
- `rendering`  the one Jinja environment; escapes every text from the data
- `pages`      which pages exist because the records do
- `search`     what the search knows of each page
- `scripts`    what runs in the browser (`browser/src/`), bundled
- `mentions`   links the first use of a term of the trade, or of a page's title
- `house_rules` what `make check` asks of the texts beyond what a build needs
- `typeface`   the fonts, cut down to the characters of Dutch
- `flags`      the mark of each letter, on screen and on paper
- `qr`         QR codes, on screen and on paper
- `paper/`     records → PDF documents and pictures, by Typst
- `open_data`  everything as JSON with its JSON Schema, for other programs
- `tables`     the interventions as a table, for school staff; as CSV
- `workbook`   the same table for Excel
- `feed`       what is new and changed, as Atom
- `metadata`   what programs read in the head of a page: JSON-LD, Open Graph
- `kept`       what is made once and kept in `.cache/` until what it is made from changes
- `site_files` all files that the site has because the records do
- `page_html`  what happens to a page's HTML around what an engine does: links, the frame mended
- `finishing`  a built site → the site that is published: hashes in names, security policy
- `hosting`    what a web server says beside the files; its configurations in `hosting/`
- `web_app`    works without a network: the service worker's list of files, the manifest
- `offline_edition` the site as a zip, to unpack and open without a server
- `compression` compressed copies, for a server that sends those
- `preview`    what `make serve` makes anew at an edit
- `hooks`      the engine's face: what MkDocs calls
- `export`     the same handbook as a project for an engine that knows no hooks
- `theme/`     our layout around a page, on top of Material

This module gives hand-written pages their macros, nothing else.
"""

from collections.abc import Callable
from typing import Any

from macros.paper.documents import documents
from macros.reading import project_handbook
from macros.rendering import Renderer
from macros.tables import COLUMNS

DRAWINGS = (
    "themes",
    "interventions",
    "recommendations",
    "situations",
    "situation_rows",
    "conversation_forms",
    "checklists",
    "model",
    "first_steps_on",
    "paper",
    "deck",
    "terms",
    "works",
    "changes",
    "data_columns",
    "page_link",
    "own_checklist",
    "provenance",
)


def drawings(
    renderer: Renderer, site_url: str, uri: Callable[[], str]
) -> dict[str, Callable[..., str]]:
    """Give what hand-written pages can draw, by name; `uri` gives the page that is drawn.

    `{{ themes() }}`, `{{ page_link(code="D1") }}` … draw `templates/_<name>.md` with these values.
    """

    def drawing(name: str) -> Callable[..., str]:
        def draw(**values: Any) -> str:
            if name == "paper":
                values["documents"] = documents(renderer.handbook, site_url)
            if name == "data_columns":
                values["columns"] = COLUMNS
            try:
                return renderer.render(f"_{name}.md", uri(), **values)
            except LookupError as error:
                raise LookupError(f"docs/{uri()}, {name}: {error}") from None

        return draw

    return {name: drawing(name) for name in DRAWINGS}


def define_env(env: Any) -> None:
    """Register what hand-written pages can draw; mkdocs-macros calls this at each build."""
    site_url = env.conf["site_url"]
    renderer = Renderer(project_handbook(), site_url)
    for name, draw in drawings(renderer, site_url, lambda: str(env.page.file.src_uri)).items():
        env.macro(draw, name)
