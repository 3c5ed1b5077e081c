"""Every field that an editor can type, as Markdown for CONTRIBUTING.md. Drawn from the records."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.model.fields import Depth, Record
from macros.model.files import FILES, FrontMatter
from macros.shared.errors import HandbookError

START = "<!-- fields: written by `make fields` -->\n"
END = "<!-- end of fields -->\n"
_HEAD = "| field | needed | holds | what it is |\n|---|---|---|---|\n"
_SIMPLE = {str: "text", int: "whole number", bool: "true or false", date: "date"}


class FieldListError(HandbookError):
    """The list of fields has no place in the guide for editors."""


def with_field_list(guide: str) -> str:
    """Return the guide for editors with the list of fields between its two marks.

    Raises FieldListError.
    """
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise FieldListError(
            f"CONTRIBUTING.md has no place for the list of fields; expected the lines "
            f"{START.strip()} and {END.strip()}, in this order"
        )
    return f"{before}{start}\n{field_list()}\n{end}{after}"


def field_list() -> str:
    """Return a table of what the files hold, and one for each kind of entry and part of one."""
    rows = [
        _row(f"`{name}` in `{file}`", field)
        for file, record in FILES.items()
        for name, field in record.model_fields.items()
    ]
    found: list[type[Record]] = [FrontMatter, *FILES.values()]
    for record in found:  # which grows meanwhile
        for field in record.model_fields.values():
            found += [part for part in _records_in(field.annotation) if part not in found]
    tables = [
        f"### {_name(record)}\n\n{record.__doc__}\n\n{_table(record)}"
        for record in found
        if record not in FILES.values()
    ]
    return "\n".join([f"### The files in `data/`\n\n{_HEAD}{''.join(rows)}", *tables])


def _name(record: type[Record]) -> str:
    """Return what a record is in words: `At a glance` for AtAGlance."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", record.__name__).capitalize()


def _table(record: type[Record]) -> str:
    fields = record.model_fields.items()
    return _HEAD + "".join(_row(f"`{field.alias or name}`", field) for name, field in fields)


def _row(name: str, field: FieldInfo) -> str:
    return f"| {name} | {_needed(field)} | {_holds(field.annotation)} | {field.description} |\n"


def _needed(field: FieldInfo) -> str:
    """Say when a field is needed: for any build, for a finished entry, or not."""
    depth = next((one for one in field.metadata if isinstance(one, Depth)), None)
    if depth is None:
        return "always" if field.is_required() else "may be left out"
    count = "" if depth == Depth() else f"{depth} "
    finished = f"{count}when finished"
    return f"always, {finished}" if field.is_required() else finished


def _holds(annotation: Any) -> str:
    """Say what a field holds; a part of an entry links to its own table."""
    inner = [one for one in get_args(annotation) if one is not type(None)]
    match get_origin(annotation):
        case origin if origin in {Annotated, Union, UnionType}:
            return _holds(inner[0])
        case origin if origin is Literal:
            return " · ".join(map(str, inner))
        case origin if origin is tuple:
            return f"list: {_holds(inner[0])}"
    if issubclass(annotation, Record):
        name = _name(annotation).lower()
        return f"[{name}](#{name.replace(' ', '-')})"
    if issubclass(annotation, StrEnum):
        return " · ".join(annotation)
    return _SIMPLE[annotation]


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the records that a field holds."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)
