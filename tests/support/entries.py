"""Entries of the handbook, picked by a rule, so that no test rests on what it holds today."""

from collections.abc import Iterable
from typing import TypeVar

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.records import Coded, Intervention
from macros.reading.checks import project_handbook


def an_intervention(handbook: Handbook) -> Intervention:
    """Return the first intervention of the first theme."""
    return handbook.themes[0].interventions[0]


Entry = TypeVar("Entry", bound=Coded)
TODAY = project_handbook()
"""the handbook itself, for what is picked before a fixture can be"""


def longest(records: Iterable[Entry]) -> Entry:
    """Return the entry with the most text."""
    return max(
        records,
        key=lambda record: sum(len(text) for _, text in record.parts() if isinstance(text, str)),
    )


def free_code(handbook: Handbook, letter: str) -> str:
    """Return the next code that no entry has or had."""
    codes = [*handbook.by_code, *(gone.code for gone in handbook.retired)]
    numbers = [int(code[1:]) for code in codes if code[0] == letter and code[1:]]
    return f"{letter}{max(numbers, default=0) + 1}"


def page_file(record: Coded) -> str:
    """Return the file of an entry's page in the built site."""
    return addresses.page_uri(record).replace(".md", "/index.html")


def page_path(record: Coded) -> str:
    """Return the address of an entry's page, relative to the site's root."""
    return page_file(record).removesuffix("index.html")
