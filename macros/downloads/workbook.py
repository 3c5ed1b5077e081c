"""A table of entries as an Excel workbook, for school staff. Pure."""

import io
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.downloads.tables import Row, Table
from macros.model.addresses import printed
from macros.model.imprint import LICENCE_ADDRESS, LICENCE_NAME, NAME
from macros.model.site import Site
from macros.shared.dutch import dutch_date


def table_workbook(site: Site, table: Table[Row]) -> bytes:
    """Return a table as an Excel workbook, with a second sheet that explains it."""
    handbook = site.handbook
    content = io.BytesIO()
    workbook = Workbook(
        content,
        {
            "in_memory": True,
            # Texts stay texts, whatever they look like.
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties(
        {
            "title": f"{NAME}: {table.title.lower()}",
            "author": NAME,
            "comments": f"Editie {dutch_date(handbook.edition)}. {LICENCE_NAME}. {site.address}",
            "created": datetime.combine(handbook.edition, time()),
        }
    )
    bold = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
    wrapped = workbook.add_format({"valign": "top", "text_wrap": True})
    link = workbook.add_format(
        {"valign": "top", "font_color": "#1f4e79", "underline": True, "text_wrap": True}
    )
    head = workbook.add_format(
        {"bold": True, "font_color": "#ffffff", "bg_color": "#1f4e79", "valign": "top"}
    )
    _write_rows(workbook.add_worksheet(table.title), site, table, (head, wrapped, link))
    _write_explanation(workbook.add_worksheet("Uitleg"), site, table, (bold, wrapped, link))
    workbook.close()
    return content.getvalue()


def _write_rows(
    sheet: Worksheet, site: Site, table: Table[Row], formats: tuple[Format, Format, Format]
) -> None:
    head, wrapped, link = formats
    rows = tuple(table.rows(site.handbook))
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.title, head)
    for row, entry in enumerate(rows, 1):
        for number, column in enumerate(table.columns):
            value = column.value(entry)
            if column.link:
                target = site.absolute(column.link(entry))
                sheet.write_url(row, number, target, link, str(value))
            elif isinstance(value, int):
                sheet.write_number(row, number, value, wrapped)
            else:
                sheet.write_string(row, number, value or "", wrapped)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)


def _write_explanation(
    sheet: Worksheet, site: Site, table: Table[Row], formats: tuple[Format, Format, Format]
) -> None:
    bold, wrapped, link = formats
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, NAME, bold)
    sheet.write_string(0, 1, f"{table.title}, editie {dutch_date(site.handbook.edition)}", wrapped)
    sheet.write_string(1, 0, "Website", bold)
    sheet.write_url(1, 1, site.address, link, printed(site.address))
    sheet.write_string(2, 0, "Licentie", bold)
    sheet.write_url(2, 1, LICENCE_ADDRESS, link, LICENCE_NAME)
    sheet.write_string(3, 0, "Gebruik", bold)
    sheet.write_string(
        3,
        1,
        "Je mag de teksten delen en bewerken als je de naam van het handboek en de datum van de "
        "editie noemt.",
        wrapped,
    )
    sheet.write_string(4, 0, "Herkomst", bold)
    sheet.write_string(4, 1, table.origin, wrapped)
    sheet.write_string(6, 0, "Kolom", bold)
    sheet.write_string(6, 1, "Wat erin staat", bold)
    for row, column in enumerate(table.columns, 7):
        sheet.write_string(row, 0, column.title, bold)
        sheet.write_string(row, 1, column.about, wrapped)
