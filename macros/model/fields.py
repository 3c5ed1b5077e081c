"""What a field of a record can hold, and the base of all records."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
)

from macros.model.kinds import CONVERSATION_FORM, INTERVENTION, SITUATION, THEME, kind_of
from macros.shared.typeface import CHARACTERS

Path = tuple[str | int, ...]  # from an entry to a value in it, such as ("steps", 2)

_MARKUP = re.compile(r"<[A-Za-z!?/][^>]*>?|\{\{|\}\}|\{%|%\}|\{#|#\}|&#?\w+;")
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_EXAMPLE = "small letters, digits and single hyphens, such as professionele-dialoog"


@dataclass(frozen=True)
class Depth:
    """How many texts or entries a field of a finished entry holds; 1 to 1 for a single text.

    A draft may hold other numbers and still builds: `make check` asks for them.
    """

    least: int = 1
    most: int | None = 1
    """None for no limit"""

    def __str__(self) -> str:
        if self.least == self.most:
            return str(self.least)
        return f"{self.least} or more" if self.most is None else f"{self.least} to {self.most}"


@dataclass(frozen=True)
class ForRoom:
    """Marks a field that everyone in the room may read; any other is for the leader alone."""


FOR_ROOM = ForRoom()


def a_code(value: str) -> str:
    """Return the value; raise ValueError when it is no code of any kind."""
    if not kind_of(value):
        raise ValueError(
            f"'{value}' does not fit; expected a code, such as D3, A2, S2, F2, P2 or D"
        )
    return value


def plain_text(value: str) -> str:
    """Return the text on one line; raise ValueError when it is empty or holds what is no text.

    An accent that was typed as a sign of its own becomes part of its letter (Unicode's form C).
    """
    text = normalize("NFC", " ".join(value.split()))
    if not text:
        raise ValueError("empty; expected text")
    # No XML and no workbook can hold some of these; the others come along with copied text, and
    # break the search, a link or the paper.
    if not text.isprintable():
        hidden = next(sign for sign in text if not sign.isprintable())
        raise ValueError(f"holds the invisible sign U+{ord(hidden):04X}; expected plain text")
    if lacking := next((sign for sign in text if sign not in CHARACTERS), ""):
        raise ValueError(
            f"holds '{lacking}' (U+{ord(lacking):04X}), which the typeface cannot set; "
            "expected letters and signs as Dutch uses them"
        )
    if found := _MARKUP.search(text):
        raise ValueError(f"holds '{found[0]}'; expected plain text without HTML or template braces")
    return text


def names_known(kind: str) -> Callable[[str, ValidationInfo], str]:
    """Return a validator that refuses a name which no entry of this kind has.

    The names that exist come in as validation context, `{kind: names}`; without it all names pass.
    So do the codes that are retired, each with what replaced it, as `retired`.
    """

    def check(value: str, info: ValidationInfo) -> str:
        context = info.context or {}
        known = context.get(kind)
        if known is not None and value not in known:
            _refuse_retired(value, context)
            raise ValueError(f"'{value}' is no {kind}; expected one of {', '.join(known)}")
        return value

    return check


def _refuse_retired(value: str, context: dict[str, Any]) -> None:
    instead = context.get("retired", {}).get(value)
    if isinstance(instead, list) and value not in instead:
        raise ValueError(f"'{value}' is retired; use {', '.join(map(str, instead))}")


def a_page(value: str, info: ValidationInfo) -> str:
    """Return the value; raise ValueError when it names no page.

    The names that exist come in as validation context: codes and terms as `page`, hand-written
    files that the search has as `file`; without it all names pass.
    """
    context = info.context or {}
    known = context.get("file" if value.endswith(".md") else "page")
    if known is not None and value not in known:
        _refuse_retired(value, context)
        raise ValueError(
            f"'{value}' is no page; expected a code, begrip: with the id of a term, "
            "or a file in docs/ that has keywords, such as over.md"
        )
    return value


Items = TypeVar("Items", bound=tuple[Any, ...])


def not_empty(items: Items) -> Items:
    """Return the items; raise ValueError when there are none."""
    if not items:
        raise ValueError("an empty list; expected at least one entry")
    return items


# pydantic's own `min_length` would report a list with one faulty entry as empty, too.
NotEmpty = (AfterValidator(not_empty), Field(json_schema_extra={"minItems": 1}))
Text = Annotated[str, AfterValidator(plain_text)]
# It becomes part of the name of a file, which systems allow 255 signs.
Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=100)]
ThemeCode = Annotated[str, AfterValidator(names_known(THEME.name))]
InterventionCode = Annotated[str, AfterValidator(names_known(INTERVENTION.name))]
SituationCode = Annotated[str, AfterValidator(names_known(SITUATION.name))]
FormCode = Annotated[str, AfterValidator(names_known(CONVERSATION_FORM.name))]
UsedCode = Annotated[str, AfterValidator(names_known("intervention or conversation form"))]
EntryCode = Annotated[str, AfterValidator(names_known("entry"))]
PublishedCode = Annotated[str, AfterValidator(names_known("entry, present or retired"))]
PageName = Annotated[str, AfterValidator(a_page)]
WorkId = Annotated[str, AfterValidator(names_known("work"))]


def _no_number(value: object) -> object:
    """Refuse what a date would be counted from: a number of seconds."""
    if isinstance(value, int | float):
        raise ValueError(  # noqa: TRY004 - pydantic reports no other
            f"'{value}' is a number; expected a date, such as 2026-11-23"
        )
    return value


# pydantic would take a number for seconds since 1970.
Date = Annotated[date, BeforeValidator(_no_number)]
# Closed vocabularies, so that one can choose by them.
Minutes = Literal[5, 10, 15, 20, 30, 45, 60, 90, 120, 180]
PreparationMinutes = Literal[0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180]


class Record(BaseModel):
    """An entry, or a part of one: frozen, unknown keys refused; its texts describe its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def parts(self) -> Iterator["tuple[Path, Record | str]"]:
        """Yield every record and text inside this one, with its path such as ('steps', 2)."""
        yield from _parts_of(self, ())

    @classmethod
    def for_the_room(cls) -> frozenset[str]:
        """Return the names of the fields that everyone in the room may read."""
        return _for_the_room(cls)

    @classmethod
    def depths(cls) -> tuple[tuple[str, Depth], ...]:
        """Return the fields with a depth that a finished entry has, by name."""
        return _depths(cls)


@cache
def _for_the_room(record: type[Record]) -> frozenset[str]:
    """Return the fields of a kind of record that everyone in the room may read."""
    return frozenset(
        name for name, field in record.model_fields.items() if FOR_ROOM in field.metadata
    )


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record, each by its name in the code and in the data."""
    return tuple((name, field.alias or name) for name, field in record.model_fields.items())


@cache
def _depths(record: type[Record]) -> tuple[tuple[str, Depth], ...]:
    return tuple(
        (name, found)
        for name, field in record.model_fields.items()
        for found in field.metadata
        if isinstance(found, Depth)
    )


def _parts_of(value: Any, path: Path) -> Iterator[tuple[Path, Record | str]]:
    if isinstance(value, Record):
        if path:
            yield path, value
        for name, in_data in _fields(type(value)):
            yield from _parts_of(getattr(value, name), (*path, in_data))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts_of(item, (*path, index))
    elif isinstance(value, str) and not isinstance(value, StrEnum):
        yield path, value


def names_once(codes: Items) -> Items:
    """Return the codes; raise ValueError when one of them stands twice."""
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValueError(f"{', '.join(twice)} is named twice; expected each code once")
    return codes


def codes_once(entries: Items) -> Items:
    """Return the entries; raise ValueError when two of them have the same code."""
    names_once(tuple(entry.code for entry in entries))
    return entries
