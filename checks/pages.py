"""The pages that tests and commands look at, and the windows that they look through."""

from collections.abc import Iterable
from typing import TypeVar

from macros.model import addresses
from macros.model.records import Coded
from macros.reading.checks import project_handbook

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
TODAY = project_handbook()
"""the handbook itself, so that pages are picked by a rule and not by what it holds today"""
Entry = TypeVar("Entry", bound=Coded)


def longest(records: Iterable[Entry]) -> Entry:
    """Return the entry with the most text."""
    return max(
        records,
        key=lambda record: sum(len(text) for _, text in record.parts() if isinstance(text, str)),
    )


def page_file(record: Coded) -> str:
    """Return the file of an entry's page in the built site."""
    return addresses.page_uri(record).replace(".md", "/index.html")


def page_path(record: Coded) -> str:
    """Return the address of an entry's page, relative to the site's root."""
    return page_file(record).removesuffix("index.html")
