"""Which files the site has because the records do: pages, paper, scripts, fonts, data.

handbook → {URI: content}. Knows no MkDocs: any engine gets the same files from here.
"""

from pathlib import Path

from macros.addresses import PAPER, former_sheet_names, preview_uri, sheet_name
from macros.handbook import Handbook
from macros.pages import generated_pages
from macros.paper.typesetting import make_paper
from macros.reading import FILES, PROJECT
from macros.scripts import bundled_scripts
from macros.typeface import web_fonts


def site_files(handbook: Handbook, site_url: str, kept: Path) -> dict[str, str | bytes]:
    """Give the content of each file by its URI; what did not change comes from the folder `kept`.

    `.md` pages are Markdown with front matter. Raises PaperError and ScriptError.
    """
    paper = make_paper(handbook, site_url, kept / "paper")
    scripts = bundled_scripts(kept / "scripts")
    fonts = web_fonts(kept / "typeface")
    # A static host cannot lead on from a PDF: the same one stands at its former addresses.
    former = {
        name: paper[sheet_name(record)].pdf
        for record in (*handbook.by_code.values(), *handbook.retired)
        for name in former_sheet_names(record)
    }
    return {
        **generated_pages(handbook, site_url),
        **{f"assets/fonts/{name}": font for name, font in fonts.items()},
        **{f"assets/scripts/{name}": script for name, script in scripts.items()},
        **{f"{PAPER}/{name}": made.pdf for name, made in paper.items()},
        **{f"{PAPER}/{name}": pdf for name, pdf in former.items()},
        **{preview_uri(name): made.preview for name, made in paper.items()},
        **{f"data/{name}": (PROJECT / "data" / name).read_bytes() for name in FILES},
    }
