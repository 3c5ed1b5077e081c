"""Which files the site has because the records do: pages, paper, scripts, fonts, data.

handbook → {URI: content}. Knows no MkDocs: any engine gets the same files from here.
"""

from pathlib import Path

from macros.addresses import PAPER, preview_uri
from macros.handbook import Handbook
from macros.pages import generated_pages
from macros.paper.typesetting import make_paper
from macros.qr import keep_qr_codes, recall_qr_codes
from macros.reading import FILES, PROJECT
from macros.scripts import bundled_scripts
from macros.typeface import web_fonts
from macros.web_app import MANIFEST, SERVICE_WORKER, manifest


def site_files(handbook: Handbook, site_url: str, kept: Path) -> dict[str, str | bytes | Path]:
    """Give the content of each file by its URI, or the path of a file that holds it.

    `.md` pages are Markdown with front matter. What did not change comes from the folder `kept`.
    Raises PaperError and ScriptError.
    """
    recall_qr_codes(kept / "qr.json")
    paper = make_paper(handbook, site_url, kept / "paper")
    scripts = bundled_scripts(kept / "scripts")
    fonts = web_fonts(kept / "typeface")
    pages = generated_pages(handbook, site_url)
    keep_qr_codes(kept / "qr.json")
    return {
        **pages,
        **{f"assets/fonts/{name}": font for name, font in fonts.items()},
        # A service worker reaches no further than the folder that it stands in.
        SERVICE_WORKER: scripts.pop(SERVICE_WORKER),
        MANIFEST: manifest(),
        **{f"assets/scripts/{name}": script for name, script in scripts.items()},
        **{f"{PAPER}/{name}": made.pdf for name, made in paper.items()},
        **{preview_uri(name): made.preview for name, made in paper.items()},
        **{f"data/{name}": PROJECT / "data" / name for name in FILES},
    }
