"""Dates, durations and phrases as Dutch writes them."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from unicodedata import combining, normalize

from babel.dates import format_date


@lru_cache(maxsize=100)
def dutch_date(day: date) -> str:
    """Return a date in words: `23 november 2026`."""
    return format_date(day, "long", locale="nl")


def dutch_duration(minutes: int) -> str:
    """Return a number of minutes in words: `45 minuten`, `1 uur`, `1 uur en 30 minuten`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} uur"] if hours else []
    if rest or not hours:
        parts.append("1 minuut" if rest == 1 else f"{rest} minuten" if minutes else "geen")
    return " en ".join(parts)


def running_time(minutes: int) -> str:
    """Return how far in a meeting one is, in hours and minutes: `0:05`, `1:30`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def as_sentence(phrase: str) -> str:
    """Return a phrase with a capital and a full stop."""
    if phrase.startswith("één"):  # of its two accents, the capital keeps none
        return f"Eén{phrase[3:]}."
    return f"{phrase[0].upper()}{phrase[1:]}."


def in_address(phrase: str) -> str:
    """Return a phrase as the value in an address: `een-op-een` for `één op één`."""
    letters = normalize("NFD", phrase.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not combining(c)))


def in_order(found: Iterable[StrEnum]) -> list[StrEnum]:
    """Return the words of a closed vocabulary that occur, each once, in the vocabulary's order."""
    occurring = set(found)
    return [word for word in type(next(iter(occurring))) if word in occurring] if occurring else []
