"""The handbook: YAML → records → pages → site.

    data/*.yaml ──reading──▶ records ──pages──▶ {URI: Markdown} ──hooks──▶ MkDocs ──▶ site/
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
- `paper/`     records → PDF documents, by Typst
- `site_files` all files that the site has because the records do
- `hooks`      the engine's face: what MkDocs calls
- `theme/`     our layout around a page, on top of Material

This module registers the macros, nothing else.
"""

from typing import Any

from macros.paper.documents import documents
from macros.reading import project_handbook
from macros.rendering import Renderer

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
    "page_link",
    "own_checklist",
    "provenance",
)


def define_env(env: Any) -> None:
    """Register what hand-written pages can draw; mkdocs-macros calls this at each build.

    `{{ themes() }}`, `{{ page_link(code="D1") }}` … draw `templates/_<name>.md` with these values.
    """
    renderer = Renderer(project_handbook(), env.conf["site_url"])

    def drawing(name: str) -> None:
        def draw(**values: Any) -> str:
            if name == "paper":
                values["documents"] = documents(renderer.handbook, env.conf["site_url"])
            uri = env.page.file.src_uri
            try:
                return renderer.render(f"_{name}.md", uri, **values)
            except LookupError as error:
                raise LookupError(f"docs/{uri}, {name}: {error}") from None

        env.macro(draw, name)

    for name in DRAWINGS:
        drawing(name)
