"""Which files the site has because the records do: pages, paper, scripts, fonts, data.

handbook → {URI: content}. Knows no MkDocs: any engine gets the same files from here.
"""

from collections.abc import Collection, Mapping
from importlib.metadata import version
from pathlib import Path

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
from macros.kept import code_of, forget_old, kept_file, name_for
from macros.open_data import open_data, open_data_schema
from macros.pages import generated_pages, titles_without_entry
from macros.paper.pictures import icons, link_pictures
from macros.paper.typesetting import make_paper
from macros.qr import keep_qr_codes, recall_qr_codes
from macros.reading import FILES, PROJECT
from macros.scripts import bundled_scripts
from macros.tables import interventions_csv
from macros.typeface import web_fonts
from macros.web_app import MANIFEST, SERVICE_WORKER, manifest


def site_files(
    handbook: Handbook,
    site_url: str,
    kept: Path,
    titles: Mapping[str, str],
    unchanged: Collection[str] | None = None,
) -> dict[str, str | bytes | Path]:
    """Give the content of each file by its URI, or the path of a file that holds it.

    `.md` pages are front matter and HTML. What did not change comes from the folder `kept`.
    `titles` are those of hand-written pages by their URI, for the pictures that go with links.
    For `make serve`, `unchanged` holds the codes of entries that show as they did: then documents
    that were made before do too, and with any code, only scripts and pages of other entries are
    given. Raises PaperError and ScriptError.
    """
    recall_qr_codes(kept / "qr.json")
    pages = generated_pages(handbook, site_url, unchanged or ())
    # A service worker reaches no further than the folder that it stands in.
    scripts = {
        name if name == SERVICE_WORKER else f"assets/scripts/{name}": script
        for name, script in bundled_scripts(kept / "scripts").items()
    }
    if unchanged:
        return {**pages, **scripts}
    all_titles = {**titles_without_entry(handbook), **titles}
    table = interventions_csv(handbook, site_url)
    paper = make_paper(handbook, site_url, kept / "paper", outdated=unchanged is not None)
    fonts = web_fonts(kept / "typeface")
    keep_qr_codes(kept / "qr.json")
    # A static host cannot lead on from a PDF: the same one stands at its former addresses.
    former = {
        name: paper[sheet_name(record)].pdf
        for record in (*handbook.by_code.values(), *handbook.retired)
        for name in former_sheet_names(record)
    }
    files: dict[str, str | bytes | Path] = {
        **pages,
        **{f"assets/fonts/{name}": font for name, font in fonts.items()},
        **scripts,
        MANIFEST: manifest(),
        **{f"{PAPER}/{name}": made.pdf for name, made in paper.items()},
        **{f"{PAPER}/{name}": pdf for name, pdf in former.items()},
        **{preview_uri(name): made.preview for name, made in paper.items()},
        **link_pictures(handbook, all_titles, kept / "pictures"),
        **icons(kept / "pictures"),
        DATA_JSON: open_data(handbook, site_url),
        DATA_SCHEMA: _kept_schema(site_url, kept / "data"),
        DATA_CSV: table,
        DATA_WORKBOOK: kept_workbook(handbook, site_url, table, kept / "data"),
        FEED: changes_feed(handbook, site_url),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {site_url}sitemap.xml\n",
        **{f"data/{name}": PROJECT / "data" / name for name in FILES},
    }
    forget_old(kept / "data")
    return files


def _kept_schema(site_url: str, kept: Path) -> Path:
    """Give the file with the schema of the open data, which follows from the records' code."""
    code = code_of("addresses", "handbook", "open_data", "records")
    key = name_for(site_url, version("pydantic"), *code)
    return kept_file(kept / f"{key}.json", lambda: open_data_schema(site_url).encode())


def kept_workbook(handbook: Handbook, site_url: str, table: bytes, kept: Path) -> Path:
    """Give the file with the workbook, which holds the same table as CSV does."""

    def make() -> bytes:
        from macros.workbook import interventions_workbook  # noqa: PLC0415

        return interventions_workbook(handbook, site_url)

    versions = (version("babel"), version("xlsxwriter"))
    code = code_of("addresses", "handbook", "open_data", "rendering", "tables", "workbook")
    key = name_for(site_url, handbook.edition.isoformat(), table, *versions, *code)
    return kept_file(kept / f"{key}.xlsx", make)
