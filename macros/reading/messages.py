"""What is said of a misfit: which field it is in, what is wrong, and what was expected."""

from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from macros.model.fields import SLUG_EXAMPLE, SLUG_PATTERN, Path
from macros.model.files import ENTRY_NAMES
from macros.model.kinds import KINDS

PATTERN_EXAMPLES = {
    **{kind.code_pattern: kind.code_example for kind in KINDS},
    SLUG_PATTERN: SLUG_EXAMPLE,
}
_YAML_TYPES = {
    bool: "a yes or no",
    int: "a whole number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a group of fields",
}
_EXPECTED_TYPES = {
    "string_type": "text (in quotes, if it looks like a number, a date, yes or no)",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "date_type": "a date, such as 2026-11-23",
    "date_from_datetime_parsing": "a date, such as 2026-11-23",
    "date_from_datetime_inexact": "a date without a time, such as 2026-11-23",
}


def field_name(path: Path) -> str:
    """Return a path in an entry as editors count: `steps.3` for ("steps", 2)."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)


def entry_name(collection: str, index: int, name: str | None) -> str:
    """Return what messages call an entry of a list, such as 'intervention D3'."""
    kind = ENTRY_NAMES[collection]
    return f"{kind} {name}" if name else f"{kind} number {index + 1}"


def value_name(entry: str, path: Path) -> str:
    """Return what messages call a value in an entry; `entry` is empty for one in none."""
    field = field_name(path)
    return ", ".join(filter(None, (entry, field and f"field '{field}'")))


def reason(error: ErrorDetails, schema: dict[str, Any]) -> str:
    """Return what is wrong with a value and what was expected, by the schema of its file."""
    location, value = error["loc"], error["input"]
    match error["type"]:
        case "missing":
            return f"missing; expected {_described(schema, location)}"
        case "extra_forbidden":
            fields = _at(schema, location[:-1]).get("properties", {})
            meant = get_close_matches(str(location[-1]), fields, 1)
            hint = f"; did you mean '{meant[0]}'?" if meant else ""
            if value is None and not meant:
                hint = " (a text with a comma between { } needs quotes)"
            return f"unknown{hint}; expected one of {', '.join(fields)}".replace("?;", "?")
        case "value_error":
            return str(error["ctx"]["error"])
        case "string_pattern_mismatch":
            return f"'{value}' does not fit; expected {PATTERN_EXAMPLES[error['ctx']['pattern']]}"
        case "string_too_long":
            most = error["ctx"]["max_length"]
            return f"{_quoted(value)} is too long; expected {most} signs at most"
        case "enum" | "literal_error":
            return f"{_quoted(value)} is not known; expected {error['ctx']['expected']}"
        case "greater_than" | "greater_than_equal" | "less_than_equal":
            expected = error["msg"].replace("Input should be", "expected a number")
            return f"{_quoted(value)} is out of range; {expected}"
        case kind if value is None and kind in _EXPECTED_TYPES:
            return f"nothing; expected {_EXPECTED_TYPES[kind]}"
        case kind if kind in _EXPECTED_TYPES:
            found = _YAML_TYPES.get(type(value), "a date")
            return f"{_quoted(value)} is {found}; expected {_EXPECTED_TYPES[kind]}"
        case _:
            return f"{_quoted(value)}: {error['msg']}"


def _quoted(value: Any) -> str:
    """Show a value in a message, briefly."""
    if isinstance(value, list | dict):
        return "this"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def visible(text: str) -> str:
    """Return a text on one line, with an escape for each sign that a screen does not show."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def _at(schema: dict[str, Any], location: Path) -> dict[str, Any]:
    """Return the part of a JSON Schema that describes a location."""
    part = schema
    for step in (*location, None):
        options = part.get("anyOf", [part])
        part = next((option for option in options if option.get("type") != "null"), part)
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
        if step is not None:
            part = (
                part.get("items", {}) if isinstance(step, int) else part["properties"].get(step, {})
            )
    return part


def _described(schema: dict[str, Any], location: Path) -> str:
    """Say in words what belongs at a location."""
    fields = _at(schema, location[:-1]).get("properties", {})
    return str(fields.get(location[-1], {}).get("description", "a value"))
