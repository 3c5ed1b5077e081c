"""Which files the site has because the records do: pages, paper, scripts, fonts, data.

site → {URI: content}. Knows no engine: any engine gets the same files from here.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from macros.downloads.feed import changes_feed
from macros.downloads.open_data import open_data, open_data_schema
from macros.downloads.plan_parts import plan_parts
from macros.downloads.programme_table import PROGRAMME_PARTS
from macros.downloads.tables import INTERVENTIONS, table_csv
from macros.downloads.workbook import table_workbook
from macros.downloads.year_parts import year_parts
from macros.model.addresses import (
    DATA_CSV,
    DATA_JSON,
    DATA_SCHEMA,
    DATA_WORKBOOK,
    EBOOK,
    FEED,
    PAPER,
    PROGRAMMES_CSV,
    PROGRAMMES_WORKBOOK,
    bundle_name,
    former_paper_names,
    preview_uri,
    retired_paper_names,
)
from macros.model.files import FILES
from macros.model.site import Site
from macros.pages.generated import generated_pages, titles_without_entry
from macros.paper.bookbinding import make_bindings
from macros.paper.document import BOOK
from macros.paper.epub import make_epub
from macros.paper.pictures import icons, link_pictures
from macros.paper.typesetting import PaperBeingMade
from macros.paper.word import make_word_sheets
from macros.publishing.kinds_styles import kinds_styles
from macros.publishing.scripts import bundled_scripts
from macros.publishing.web_app import MANIFEST, SERVICE_WORKER, manifest
from macros.shared.cache import Cache
from macros.shared.project import DATA
from macros.shared.typeface import web_fonts

PLAN_PARTS = "assets/scripts/plan-parts.js"
YEAR_PARTS = "assets/scripts/year-parts.js"
Files = dict[str, str | bytes | Path]
"""the content of each file by its URI, or the path of a file that holds it"""


def site_files(site: Site, titles: Mapping[str, str], *, outdated_paper: bool = False) -> Files:
    """Return every file that follows from the records; `.md` pages are front matter and HTML.

    What did not change comes from the site's cache. `titles` are those of hand-written pages by
    their URI, for the pictures that go with links. With `outdated_paper`, documents that were made
    before are given as they are. Raises PaperError and ScriptError.
    """
    files: Files = {
        **generated_pages(site),
        **_scripts(site),
        **paper_files(site, outdated=outdated_paper),
        **_pictures(site, {**titles_without_entry(site.handbook), **titles}),
        **_fonts(site),
        "assets/styles/kinds.css": kinds_styles(),
        MANIFEST: manifest(),
        DATA_JSON: open_data(site),
        DATA_SCHEMA: open_data_schema(site),
        DATA_CSV: table_csv(site, INTERVENTIONS),
        DATA_WORKBOOK: table_workbook(site, INTERVENTIONS),
        PROGRAMMES_CSV: table_csv(site, PROGRAMME_PARTS),
        PROGRAMMES_WORKBOOK: table_workbook(site, PROGRAMME_PARTS),
        FEED: changes_feed(site),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {site.address}sitemap.xml\n",
        **{f"data/{name}": DATA / name for name in FILES},
    }
    site.qr_codes.keep()
    return files


def edited_files(site: Site, unchanged: Collection[str]) -> Files:
    """Return the scripts, and the pages but for those of entries that show as they did.

    `unchanged` holds the codes of these. Raises ScriptError.
    """
    return {**generated_pages(site, unchanged), **_scripts(site)}


def paper_files(site: Site, *, outdated: bool = False) -> dict[str, Path]:
    """Return all PDFs with the pictures of their first pages, the sheets for Word, and the EPUB.

    Former names of sheets are included, and the book to bind. Raises PaperError.
    """
    cache = Cache(site.cache / "paper")
    with PaperBeingMade(site, cache, outdated=outdated) as paper:
        words = make_word_sheets(site, cache)
        ebook = make_epub(site, cache)
        bindings = make_bindings(site, paper.document(BOOK).pdf, cache)
        made = paper.documents()
    cache.remove_old()
    present = {name: document.pdf for name, document in made.items()} | words
    # A static host cannot lead on from a PDF: the same one stands at its former addresses.
    former = {
        name: now
        for record in site.handbook.by_code.values()
        for name, now in former_paper_names(record).items()
    }
    for gone in site.handbook.retired:
        former |= retired_paper_names(gone)
    former |= {
        bundle_name(alias): bundle_name(bundle.id)
        for bundle in site.handbook.bundles
        for alias in bundle.aliases
    }
    return {
        EBOOK: ebook,
        **bindings,
        **{f"{PAPER}/{name}": path for name, path in present.items()},
        **{f"{PAPER}/{name}": present[now] for name, now in former.items()},
        **{
            preview_uri(name): document.preview
            for name, document in made.items()
            if document.preview
        },
    }


def _scripts(site: Site) -> dict[str, bytes]:
    # A service worker reaches no further than the folder that it stands in.
    scripts = {
        name if name == SERVICE_WORKER else f"assets/scripts/{name}": script
        for name, script in bundled_scripts().items()
    }
    scripts[PLAN_PARTS] = plan_parts(site.handbook).encode()
    scripts[YEAR_PARTS] = year_parts(site.handbook).encode()
    return scripts


def _pictures(site: Site, titles: Mapping[str, str]) -> Files:
    """Return the pictures that go with links, and the icons."""
    cache = Cache(site.cache / "pictures")
    pictures: Files = {**link_pictures(site, titles, cache), **icons(cache)}
    cache.remove_old()
    return pictures


def _fonts(site: Site) -> Files:
    fonts = web_fonts(Cache(site.cache / "typeface"))
    return {f"assets/fonts/{name}": font for name, font in fonts.items()}
