"""Put empty PDFs and pictures in the cache, in the place of those that a build would make.

Run by `scripts.bench_scale` in a copy of the project: what is typeset once and then kept is no part
of what it measures.
"""

import os
from datetime import date

from macros.model.site import Site
from macros.pages.generated import titles_without_entry
from macros.paper import pictures, typesetting
from macros.paper.document import Document
from macros.paper.typesetter import Manuscript, PaperError, Typeset
from macros.reading.checks import project_handbook
from macros.reading.front_matter import read_front_matter
from macros.shared.cache import Cache
from macros.shared.project import CACHE, DOCS


def main() -> None:
    """Fill the cache."""

    def no_pdfs(manuscripts: list[Manuscript], edition: date) -> list[Typeset | PaperError]:
        pdf, picture = b"%PDF-1.7 empty" + b" " * 40_000, b"PNG" + b" " * 3_000
        return [Typeset(one.name, pdf, picture, {}) for one in manuscripts]

    typesetting.typeset_by_a_process = no_pdfs  # type: ignore[attr-defined]

    def no_pictures(document: Document, ppi: int) -> list[bytes]:
        (shown,) = (value for name, value in document.data.items() if name == document.name)
        return [b"PNG" + b" " * 40_000 for _ in shown]

    pictures.pictures = no_pictures  # type: ignore[attr-defined]
    site = Site(project_handbook(), os.environ["SITE_URL"])
    typesetting.make_paper(site, Cache(CACHE / "paper"))
    titles = {uri: page.title for uri, page in read_front_matter(DOCS).items()}
    titles |= titles_without_entry(site.handbook)
    pictures.link_pictures(site, titles, Cache(CACHE / "pictures"))
    pictures.icons(Cache(CACHE / "pictures"))


if __name__ == "__main__":
    main()
