"""The programmes as a table: a row for each part, to plan with in a spreadsheet. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from macros.downloads.tables import Column, Table, lines, numbered
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.programmes import Programme, ProgrammePart
from macros.shared.dutch import running_time


class PartRow(NamedTuple):
    """A part of a programme, and where it stands in it."""

    programme: Programme
    meeting: str
    """which meeting of a series; empty where there is one"""
    start: int
    """minutes from the start of the meeting"""
    part: ProgrammePart


def _rows(handbook: Handbook) -> Iterable[PartRow]:
    for programme in handbook.programmes:
        for number, meeting in enumerate(programme.meetings, 1):
            title = f"{number}. {meeting.title}" if meeting.title else ""
            for timed in meeting.timed:
                yield PartRow(programme, title, timed.start, timed.part)


_COLUMNS: tuple[Column[PartRow], ...] = (
    Column("Code", 7, "De vaste code van het programma.", lambda row: row.programme.code),
    Column("Programma", 30, "Hoe het programma heet.", lambda row: row.programme.title),
    Column(
        "Bijeenkomst",
        24,
        "De bijeenkomst waar het onderdeel bij hoort, als het programma een reeks is.",
        lambda row: row.meeting,
    ),
    Column(
        "Vanaf",
        9,
        "Hoelang na het begin van de bijeenkomst het onderdeel begint, in uren en minuten.",
        lambda row: running_time(row.start),
    ),
    Column("Minuten", 10, "Hoelang het onderdeel duurt.", lambda row: row.part.minutes),
    Column("Onderdeel", 30, "Wat er gebeurt.", lambda row: row.part.title),
    Column("Pauze", 9, "Of het een pauze is.", lambda row: "ja" if row.part.is_break else None),
    Column(
        "Vorm",
        30,
        "De gespreksvorm of interventie die je doet.",
        lambda row: row.part.entry_and_done or None,
    ),
    Column("Waarom", 40, "Waarom dit onderdeel hier staat.", lambda row: row.part.why),
    Column("Stappen", 60, "Wat je als begeleider doet.", lambda row: numbered(row.part.how)),
    Column("Zinnen", 50, "Zinnen om te zeggen.", lambda row: lines(row.part.says)),
    Column("Let op", 40, "Waar je op let.", lambda row: row.part.watch),
    Column(
        "Opdracht",
        50,
        "Wat deelnemers doen, zoals zij het lezen.",
        lambda row: lines(row.part.assignment),
    ),
    Column(
        "Ga verder als", 40, "Waaraan je ziet dat je verder kunt.", lambda row: row.part.move_on
    ),
    Column("Weinig tijd?", 40, "Wat je doet als er weinig tijd is.", lambda row: row.part.if_short),
    Column(
        "Pagina",
        12,
        "Het adres van de pagina van het programma.",
        lambda _: "Pagina",
        lambda row: addresses.page_uri(row.programme),
    ),
    Column(
        "PDF",
        12,
        "Het adres van het draaiboek op A4.",
        lambda _: "PDF",
        lambda row: addresses.sheet_uri(row.programme),
    ),
)
PROGRAMME_PARTS = Table(
    title="Programma’s",
    origin="De programma’s zijn een uitwerking van dit handboek en geen uitkomst van onderzoek. De "
    "interventies en gespreksvormen waar ze naar verwijzen, hebben op hun pagina een eigen bron.",
    rows=_rows,
    columns=_COLUMNS,
)
