"""Which files the site has because the records do: pages, paper, scripts, fonts, data.

handbook → {URI: content}. Knows no MkDocs: any engine gets the same files from here.
"""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

from macros import open_data as open_data_module
from macros import records
from macros.addresses import (
    DATA_CSV,
    DATA_JSON,
    DATA_SCHEMA,
    DATA_WORKBOOK,
    FEED,
    PAPER,
    former_sheet_names,
    preview_uri,
    sheet_name,
)
from macros.feed import changes_feed
from macros.handbook import Handbook
from macros.open_data import open_data, open_data_schema
from macros.pages import generated_pages
from macros.paper.pictures import icons, link_pictures
from macros.paper.typesetting import make_paper
from macros.qr import keep_qr_codes, recall_qr_codes
from macros.reading import FILES, PROJECT
from macros.scripts import bundled_scripts
from macros.tables import interventions_csv, interventions_workbook
from macros.typeface import web_fonts
from macros.web_app import MANIFEST, SERVICE_WORKER, manifest


def site_files(
    handbook: Handbook,
    site_url: str,
    kept: Path,
    *,
    outdated_paper: bool = False,
    left_out: Collection[str] = (),
) -> dict[str, str | bytes | Path]:
    """Give the content of each file by its URI, or the path of a file that holds it.

    `.md` pages are Markdown with front matter. What did not change comes from the folder `kept`;
    with `outdated_paper`, documents that were made before do too. With `left_out`, the codes of
    entries that show as they did, only scripts and the pages of the other entries are given.
    Raises PaperError and ScriptError.
    """
    recall_qr_codes(kept / "qr.json")
    pages = generated_pages(handbook, site_url, left_out)
    # A service worker reaches no further than the folder that it stands in.
    scripts = {
        name if name == SERVICE_WORKER else f"assets/scripts/{name}": script
        for name, script in bundled_scripts(kept / "scripts").items()
    }
    if left_out:
        return {**pages, **scripts}
    paper = make_paper(handbook, site_url, kept / "paper", outdated=outdated_paper)
    fonts = web_fonts(kept / "typeface")
    keep_qr_codes(kept / "qr.json")
    # A static host cannot lead on from a PDF: the same one stands at its former addresses.
    former = {
        name: paper[sheet_name(record)].pdf
        for record in (*handbook.by_code.values(), *handbook.retired)
        for name in former_sheet_names(record)
    }
    return {
        **pages,
        **{f"assets/fonts/{name}": font for name, font in fonts.items()},
        **scripts,
        MANIFEST: manifest(),
        **{f"{PAPER}/{name}": made.pdf for name, made in paper.items()},
        **{f"{PAPER}/{name}": pdf for name, pdf in former.items()},
        **{preview_uri(name): made.preview for name, made in paper.items()},
        **link_pictures(handbook, kept / "pictures"),
        **icons(kept / "pictures"),
        DATA_JSON: open_data(handbook, site_url),
        DATA_SCHEMA: _kept_schema(site_url, kept / "schema"),
        DATA_CSV: interventions_csv(handbook, site_url),
        DATA_WORKBOOK: interventions_workbook(handbook, site_url),
        FEED: changes_feed(handbook, site_url),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {site_url}sitemap.xml\n",
        **{f"data/{name}": PROJECT / "data" / name for name in FILES},
    }


def _kept_schema(site_url: str, kept: Path) -> Path:
    """Give the file with the schema of the open data, which follows from the records' code."""
    sources = [Path(str(module.__file__)).read_bytes() for module in (records, open_data_module)]
    key = hashlib.sha256(b"\0".join([site_url.encode(), *sources])).hexdigest()[:24]
    file = kept / f"{key}.json"
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.part")
        unfinished.write_text(open_data_schema(site_url), encoding="utf-8")
        unfinished.replace(file)
    return file
