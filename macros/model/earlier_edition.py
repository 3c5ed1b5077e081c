"""The edition before this one, as its open data told it: changes are held against it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

FOLDER = "editions"
"""folder in `data/` with the open data of each edition, by its date: 2026-11-23.json"""


class EarlierEdition(NamedTuple):
    """What an edition held."""

    day: date
    """its date"""
    entries: Mapping[str, Mapping[str, Any]]
    """its entries as plain data, by code"""
    team: Mapping[str, Any] | None = None
    """what data/team.yaml held; None where there was none"""
