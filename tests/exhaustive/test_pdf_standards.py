"""Every PDF holds to PDF/UA-1 and PDF/A-2a, says veraPDF. Run by `make check-all`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typst

from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.documents import notices
from macros.paper.typesetting import make_paper, typeset
from macros.shared.cache import Cache
from macros.shared.project import CACHE

from .verapdf import Checker

SITE_URL = "https://handboek.example/"


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    """The checker, started once."""
    yield Checker()


def test_every_pdf_is_readable_for_everyone_and_for_long(
    checker: Checker, real_handbook: Handbook, small_handbook: Handbook
) -> None:
    """No rule of either standard is broken in any document, notices of what is gone included."""
    made = make_paper(Site(real_handbook, SITE_URL), Cache(CACHE / "paper"))
    documents = {name: document.pdf.read_bytes() for name, document in made.items()}
    for notice in notices(Site(small_handbook, SITE_URL)):
        documents[f"small/{notice.name}"] = typeset(notice, small_handbook.edition).pdf
    broken = {name: checker.failures(pdf) for name, pdf in documents.items()}
    assert {name: rules for name, rules in broken.items() if rules} == {}


def test_the_checker_sees_a_pdf_that_holds_to_neither(checker: Checker, tmp_path: Path) -> None:
    """An ordinary PDF breaks rules of both standards."""
    source = tmp_path / "plain.typ"
    source.write_text("Geen taal, geen titel.", encoding="utf-8")
    failures = checker.failures(typst.compile(source, format="pdf", pdf_tags=False))
    assert {failure.split()[0] for failure in failures} == {"PDFUA_1", "PDFA_2_A"}
