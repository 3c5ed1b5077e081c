"""Entries of a handbook, picked by a rule, so that no test rests on what it holds today."""

from macros.model.handbook import Handbook
from macros.model.records import Intervention


def an_intervention(handbook: Handbook) -> Intervention:
    """Return the first intervention of the first theme."""
    return handbook.themes[0].interventions[0]


def free_code(handbook: Handbook, letter: str) -> str:
    """Return the next code that no entry has or had."""
    codes = [*handbook.by_code, *(gone.code for gone in handbook.retired)]
    numbers = [int(code[1:]) for code in codes if code[0] == letter and code[1:]]
    return f"{letter}{max(numbers, default=0) + 1}"
