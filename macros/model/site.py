"""The handbook at its public address: what pages, paper and downloads are drawn from."""

from functools import cached_property
from pathlib import Path

from macros.model import addresses
from macros.model.files import Retired
from macros.model.handbook import Handbook
from macros.model.records import Coded
from macros.shared.cache import Cache
from macros.shared.project import CACHE
from macros.shared.qr import QrCodes


class Site:
    """A handbook, its public address, and what follows from both for as long as it lives."""

    def __init__(self, handbook: Handbook, address: str, cache: Path = CACHE):
        self.handbook = handbook
        self.address = address
        """the public address, with its last slash"""
        self.cache = cache
        """folder of what is kept from one build to the next"""

    @cached_property
    def qr_codes(self) -> QrCodes:
        """The QR codes, those of earlier builds among them."""
        return QrCodes(Cache(self.cache / "qr"))

    @cached_property
    def entries_by_uri(self) -> dict[str, Coded]:
        """Each entry with a code, by the URI of its page."""
        return {addresses.page_uri(record): record for record in self.handbook.by_code.values()}

    def absolute(self, uri: str) -> str:
        """Return the public address of a URI."""
        return addresses.absolute(self.address, uri)

    def short_address(self, record: Coded | Retired) -> str:
        """Return the short address of an entry in full, such as https://handboek.example/d1/."""
        return self.address + addresses.short_path(record)
