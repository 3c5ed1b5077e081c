"""Whatever a text says, the files for other programs hold it as a text, and nothing more."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from lxml import etree
from openpyxl import load_workbook

from macros.downloads.feed import changes_feed
from macros.downloads.open_data import open_data
from macros.downloads.programme_table import PROGRAMME_PARTS
from macros.downloads.tables import INTERVENTIONS, table_csv
from macros.downloads.workbook import table_workbook
from macros.model.handbook import Handbook
from macros.model.site import Site
from tests.support.formulas import FORMULA_SIGNS

from .hostile import unicode_texts
from .profiles import cases
from .replaced_texts import SITE_URL, HarmlessWords, handbook_with, texts_for_all_fields


def _csv(handbook: Handbook) -> list[list[str]]:
    site = Site(handbook, SITE_URL)
    texts = [table_csv(site, INTERVENTIONS), table_csv(site, PROGRAMME_PARTS)]
    return [
        row
        for text in texts
        for row in csv.reader(
            io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";", strict=True
        )
    ]


def _cells(handbook: Handbook) -> list[list[tuple[Any, str, str | None]]]:
    """Return value, type and link of each cell of the workbooks."""
    site = Site(handbook, SITE_URL)
    files = [table_workbook(site, INTERVENTIONS), table_workbook(site, PROGRAMME_PARTS)]
    return [
        [
            (cell.value or "", cell.data_type, cell.hyperlink.target if cell.hyperlink else None)
            for cell in row
        ]
        for file in files
        for sheet in load_workbook(io.BytesIO(file)).worksheets
        for row in sheet.iter_rows()
    ]


def _feed(handbook: Handbook) -> list[tuple[str, dict[str, str], str]]:
    """Return the elements of the feed in order, with attributes and text."""
    root = etree.fromstring(changes_feed(Site(handbook, SITE_URL)))
    return [
        (str(element.tag), dict(element.attrib), (element.text or "").strip())
        for element in root.iter()
    ]


@cases(sample=4, thorough=300)
@given(texts=texts_for_all_fields(unicode_texts))
def test_no_text_changes_the_open_data(texts: list[str], folder: Path, harmless: Handbook) -> None:
    """JSON, CSV, the workbook and the feed have the same values, cells and elements.

    No cell of CSV starts a formula; no cell of the workbook is one, or a link that was not there.
    """
    handbook = handbook_with(texts, folder)
    data, expected = (json.loads(open_data(Site(one, SITE_URL))) for one in (handbook, harmless))
    assert data == HarmlessWords.replaced(expected, texts)

    for row, its_words in zip(_csv(handbook), _csv(harmless), strict=True):
        assert not any(cell.startswith(FORMULA_SIGNS) for cell in row)
        expected_row = HarmlessWords.replaced(its_words, texts)
        for cell, text in zip(row, expected_row, strict=True):
            assert cell in {text, f"'{text}"}
            assert cell == text or text.startswith(FORMULA_SIGNS)

    for cells, its_cells in zip(_cells(handbook), _cells(harmless), strict=True):
        assert [list(cell) for cell in cells] == HarmlessWords.replaced(its_cells, texts)

    elements = [list(element) for element in _feed(handbook)]
    assert elements == HarmlessWords.replaced(_feed(harmless), texts)
