"""Every sheet for Word, opened by LibreOffice. Run by `make check-all`, which sets it up."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import PROGRAMME, THEME
from macros.model.records import members
from macros.model.site import Site
from macros.paper.word import make_word_sheets
from macros.shared.cache import Cache
from macros.shared.project import CACHE
from tests.support.paper import tags, text

TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@pytest.fixture(scope="module")
def opened(real_site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What LibreOffice prints of each sheet, by the name of the sheet."""
    folder = tmp_path_factory.mktemp("word")
    sheets = make_word_sheets(real_site, Cache(CACHE / "paper"))
    for name, path in sheets.items():
        (folder / name).write_bytes(path.read_bytes())
    subprocess.run(
        [
            os.environ["LIBREOFFICE"],
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", f"pdf:writer_pdf_Export:{TAGGED}", "--outdir", folder),
            *(folder / name for name in sheets),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (folder / name).with_suffix(".pdf") for name in sheets}


def test_libreoffice_prints_each_sheet_on_its_two_sides(
    opened: dict[str, Path], real_handbook: Handbook
) -> None:
    """As the PDF: front and back, each with the title; no box, number or code gets lost."""
    for record in real_handbook.by_code.values():
        printed = opened[addresses.word_name(addresses.sheet_name(record))]
        pages = [page.extract_text() for page in PdfReader(printed).pages]
        whole = text(printed.read_bytes())
        assert record.title in whole and record.code in whole, record.code
        if record.kind is THEME:
            items = sum(len(m.items) for one in members(record) for m in one.checklist.moments)
            assert "".join(pages).count("☐") == items, record.code
            continue
        if record.kind is not PROGRAMME:  # a draaiboek is as long as its meetings
            assert len(pages) == 2, (record.code, len(pages))
        for page in pages:
            assert "Creative Commons" in page, record.code
            assert len(page.split()) > 40, record.code


def test_what_libreoffice_prints_is_read_as_lists_and_headings(
    opened: dict[str, Path], real_handbook: Handbook
) -> None:
    """Steps, sentences, pitfalls and boxes are items of lists, the parts have headings."""
    for entry in real_handbook.interventions:
        pdf = opened[addresses.word_name(addresses.sheet_name(entry))]
        items = [item for moment in entry.checklist.moments for item in moment.items]
        lines = (*entry.steps, *entry.sentences, *entry.pitfalls, *items)
        found = tags(pdf.read_bytes())
        assert found.count("/LI") == len(lines), entry.code
        assert found.count("/H1") == 2
        assert found.count("/H2") >= 3 + len(entry.checklist.moments), entry.code
        catalogue: Any = PdfReader(pdf).trailer["/Root"]
        assert catalogue["/Lang"] == "nl-NL"
