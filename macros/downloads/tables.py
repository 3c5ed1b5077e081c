"""Entries as tables for school staff: the columns of that of interventions, and any as CSV. Pure.

CSV has semicolons, since Excel with Dutch settings reads the comma as decimal sign and puts a file
with commas in one column. It starts with a byte order mark: without it Excel takes é for two signs.
"""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.parts import AtAGlance
from macros.model.records import Coded, Intervention
from macros.model.site import Site

Value = str | int | None
Row = TypeVar("Row")
# What makes a spreadsheet calculate (OWASP, "CSV Injection"), and the minus of mathematics.
FORMULA_SIGNS = ("=", "+", "-", "−", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a table."""

    title: str
    width: int
    """in characters"""
    about: str
    """what it holds, in words of a reader"""
    value: Callable[[Row], Value]
    link: Callable[[Row], str] | None = None
    """URI of what the cell leads to"""


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table with a row for each of some kind."""

    title: str
    """what the rows are, such as Interventies"""
    origin: str
    """where the texts come from"""
    rows: Callable[[Handbook], Iterable[Row]]
    columns: tuple[Column[Row], ...]


def lines(texts: Iterable[str]) -> str:
    """Return texts below one another in a cell."""
    return "\n".join(texts)


def numbered(texts: Iterable[str]) -> str:
    """Return texts below one another in a cell, each with its number."""
    return lines(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _of_glance(value: Callable[[AtAGlance], Value]) -> Callable[[Intervention], Value]:
    return lambda entry: value(entry.at_a_glance) if entry.at_a_glance else None


def _named(records: Iterable[Coded]) -> str:
    return lines(f"{record.code}: {record.title}" for record in records)


def _source(entry: Intervention) -> Value:
    return f"{entry.source.work.short}, {entry.source.place}" if entry.source else None


_COLUMNS: tuple[Column[Intervention], ...] = (
    Column("Code", 7, "De vaste code van de interventie.", lambda entry: entry.code),
    Column("Titel", 34, "Wat je doet.", lambda entry: entry.title),
    Column(
        "Thema", 24, "Het thema waar de interventie bij hoort.", lambda entry: entry.theme.title
    ),
    Column("Samenvatting", 50, "Wat de interventie is.", lambda entry: entry.summary),
    Column("Doel", 30, "Wat je ermee bereikt.", _of_glance(lambda glance: glance.goal)),
    Column("Met wie", 16, "Met wie je het doet.", _of_glance(lambda glance: glance.group)),
    Column("Minuten", 10, "Hoelang één keer duurt.", _of_glance(lambda glance: glance.minutes)),
    Column(
        "Voorbereiding",
        15,
        "Hoelang de voorbereiding duurt, in minuten.",
        _of_glance(lambda glance: glance.preparation_minutes),
    ),
    Column("Ritme", 18, "Hoe vaak je het doet.", _of_glance(lambda glance: glance.rhythm)),
    Column("Wie leidt", 24, "Wie het leidt.", _of_glance(lambda glance: glance.lead)),
    Column("Wat het vraagt", 40, "Wat het van je vraagt.", lambda entry: entry.asks),
    Column("Signalen", 50, "Waaraan je merkt dat het tijd is.", lambda entry: lines(entry.signals)),
    Column("Stappen", 60, "Hoe je het aanpakt.", lambda entry: numbered(entry.steps)),
    Column("Zinnen", 50, "Zinnen om te zeggen.", lambda entry: lines(entry.sentences)),
    Column(
        "Checklist vooraf",
        50,
        "Wat je vooraf afvinkt.",
        lambda entry: lines(entry.checklist.before),
    ),
    Column(
        "Checklist tijdens",
        50,
        "Wat je tijdens het gesprek afvinkt.",
        lambda entry: lines(entry.checklist.during),
    ),
    Column(
        "Checklist na afloop",
        50,
        "Wat je na afloop afvinkt.",
        lambda entry: lines(entry.checklist.after),
    ),
    Column(
        "Aanbevelingen",
        40,
        "De aanbevelingen die deze interventie noemen.",
        lambda entry: _named(choice.by for choice in entry.recommended),
    ),
    Column(
        "Situaties",
        40,
        "De situaties waarin deze interventie helpt.",
        lambda entry: _named(choice.by for choice in entry.helps_in),
    ),
    Column(
        "Gespreksvormen",
        30,
        "De gespreksvormen die erbij passen.",
        lambda entry: _named(use.form for use in entry.conversation_forms),
    ),
    Column(
        "Bron",
        34,
        "Waar de samenvatting vandaan komt. De andere teksten zijn een uitwerking van dit "
        "handboek, of hebben op de pagina een eigen bron.",
        _source,
    ),
    Column("Pagina", 12, "Het adres van de pagina.", lambda _: "Pagina", addresses.page_uri),
    Column("PDF", 12, "Het adres van de checklist op A4.", lambda _: "PDF", addresses.sheet_uri),
)


INTERVENTIONS = Table(
    title="Interventies",
    origin="De titels, de thema’s en de volgorde komen uit tabel 1 van het artikel (Ilgen 2019). "
    "Wat geen bron heeft, is een uitwerking van dit handboek en geen uitkomst van onderzoek.",
    rows=lambda handbook: handbook.interventions,
    columns=_COLUMNS,
)


def table_csv(site: Site, table: Table[Row]) -> bytes:
    """Return a table as CSV; no cell of it is a formula to a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.title for column in table.columns)
    for row in table.rows(site.handbook):
        writer.writerow(_csv_cell(column, row, site) for column in table.columns)
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(column: Column[Row], row: Row, site: Site) -> Value:
    if column.link:
        return site.absolute(column.link(row))
    value = column.value(row)
    # The apostrophe tells a spreadsheet that a text follows.
    return f"'{value}" if isinstance(value, str) and starts_formula(value) else value


def starts_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula.

    The signs count in every form that Unicode has for them, such as ＝ and ﹢.
    """
    return unicodedata.normalize("NFKC", text[:1]).startswith(FORMULA_SIGNS)
