"""YAML files → `Handbook`. The only place that knows YAML; collects every problem, fails once.

Four steps: turn each file into plain data with the line of every value; check it all against the
records (`records.py`); hold the addresses to what was published (`permanence.py`); tie the records
together. A problem reads
`data/interventions.yaml:123: intervention D3, field 'theme': 'X' is no theme; expected one of …`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros import permanence
from macros.addresses import HAVE_CHECKLISTS
from macros.handbook import DataFiles, Handbook, Place
from macros.records import (
    CODE_PATTERNS,
    PATTERN_EXAMPLES,
    ChangesFile,
    ConversationFormsFile,
    GlossaryFile,
    HandbookFile,
    InterventionsFile,
    Record,
    SearchFile,
    SituationsFile,
    kind_of,
)
from macros.records import Path as Location

PROJECT = Path(__file__).resolve().parent.parent
FILES: dict[str, type[Record]] = {
    "interventions.yaml": InterventionsFile,
    "situations.yaml": SituationsFile,
    "conversation_forms.yaml": ConversationFormsFile,
    "glossary.yaml": GlossaryFile,
    "search.yaml": SearchFile,
    "changes.yaml": ChangesFile,
    "handbook.yaml": HandbookFile,
}

MAX_DEPTH = 20  # the handbook's own data goes six deep; libyaml's composer crashes at thousands
MAX_NUMBER = 40  # signs in a number or a date; Python refuses to show numbers of thousands
KINDS = {
    "themes": "theme",
    "interventions": "intervention",
    "recommendations": "recommendation",
    "situations": "situation",
    "conversation_forms": "conversation form",
    "terms": "term",
    "works": "work",
    "changes": "change",
    "retired": "retired code",
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


@dataclass(frozen=True, order=True)
class Problem:
    """Something in the data that an editor has to mend."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DataError(Exception):
    """The data holds problems; `problems` lists them all, in the order of the files."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _TooDeepError(Exception):
    """Data nested deeper than the handbook ever is; holds the line."""


@cache
def project_handbook() -> Handbook:
    """Give the handbook of this project, read once a process.

    Raises DataError. `make serve` drops this module at each rebuild, and the memory with it.
    """
    return read_handbook(PROJECT / "data")


def read_handbook(folder: Path) -> Handbook:
    """Read the handbook from the YAML files in a folder, and the list of published addresses.

    Without that list nothing was published. Raises DataError with every problem of every file.
    """
    documents = {name: _Document(folder / name) for name in FILES}
    names = {kind: _names(documents, collection) for collection, kind in KINDS.items()}
    coded = [names[kind] for kind in CODE_PATTERNS]
    names["entry"] = [name for some in coded if some for name in some] if all(coded) else None
    names["entry, present or retired"] = names["entry"] and [
        *names["entry"],
        *(names["retired code"] or ()),
    ]
    context = {**names, "edition": documents["handbook.yaml"].edition}
    files: dict[str, Any] = {}
    places: dict[Location, Place] = {}
    for name, document in documents.items():
        files[name.removesuffix(".yaml")] = document.check(FILES[name], context)
        document.check_duplicates()
        places |= document.places()
    _check_names(documents)
    problems = _check_published(documents, folder / permanence.FILE)
    problems += [problem for document in documents.values() for problem in document.problems]
    if problems:
        raise DataError(problems)
    return Handbook(DataFiles(**files), places)


def _names(documents: dict[str, "_Document"], collection: str) -> list[str] | None:
    """Give the names that entries of a collection have, or None where its file cannot be read."""
    for name, model in FILES.items():
        if collection in model.model_fields:
            document = documents[name]
            if document.data is None:
                return None
            names = [found for _, entry in document.entries(collection) if (found := _name(entry))]
            return names or None  # a list that is missing is one problem, not one a reference
    raise KeyError(collection)


class _Entry:
    """An entry as plain data: where it stands, and the names by which addresses call it."""

    def __init__(self, document: "_Document", collection: str, location: Location, data: Any):
        self.document = document
        self.location = location
        self.code = _name(data) or ""
        self.is_retired = collection == "retired"
        self.kind = kind_of(self.code) or "" if self.is_retired else KINDS[collection]
        self.name_field = "id" if self.kind in {"term", "work", "change"} else "slug"
        found = data if isinstance(data, dict) else {}
        aliases = found.get("aliases")
        listed = enumerate(aliases if isinstance(aliases, list) else ())
        self.slug = _text(found.get(self.name_field))
        self.aliases = {(*location, "aliases", at): _text(alias) for at, alias in listed}
        self.names = {self.slug, *self.aliases.values()} - {""}

    def __str__(self) -> str:
        return self.document.entry_name(self.location)

    def place(self, location: Location, seen_from: "_Entry") -> str:
        """Say where a value of it stands, for a message about another entry."""
        line = self.document.line(location)
        is_here = self.document is seen_from.document
        return f"line {line}" if is_here else f"{self.document.file}:{line}"

    def report(self, location: Location, message: str) -> None:
        """Report a problem with a value of it."""
        path = location[len(self.location) :]
        field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
        self.document.report(self.document.line(location), f"{self}, field '{field}': {message}")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _entries(documents: dict[str, "_Document"]) -> list[_Entry]:
    return [
        _Entry(document, collection, location, data)
        for document in documents.values()
        for collection in KINDS
        for location, data in document.entries(collection)
    ]


def _check_names(documents: dict[str, "_Document"]) -> None:
    """Report codes that are retired, and slugs, ids and aliases that two entries share.

    Themes and recommendations share the addresses below /checklists/: their slugs differ too.
    """
    entries = _entries(documents)
    retired = {entry.code: entry for entry in entries if entry.is_retired and entry.code}
    seen: dict[tuple[str, str], tuple[_Entry, Location]] = {}
    for entry in entries:
        if entry.name_field == "slug" and not entry.is_retired and entry.code in retired:
            place = retired[entry.code].place(retired[entry.code].location, entry)
            reason = f"'{entry.code}' is retired ({place}); expected a code that was never used"
            entry.report((*entry.location, "code"), reason)
    slugs = [(entry, (*entry.location, entry.name_field), entry.slug) for entry in entries]
    aliases = [(entry, place, name) for entry in entries for place, name in entry.aliases.items()]
    for entry, location, name in slugs + aliases:
        has_checklist = entry.kind in HAVE_CHECKLISTS
        scope = "checklist" if has_checklist else entry.kind
        is_taken = entry.name_field == "slug" and _TAKEN.fullmatch(name)
        if not name or not entry.kind:
            continue
        if is_taken or (has_checklist and name == "alles"):
            entry.report(location, f"'{name}' is taken by the handbook itself; expected another")
        elif (first := seen.setdefault((scope, name), (entry, location)))[1] != location:
            other, other_location = first
            place = other.place(other_location, entry)
            reason = f"'{name}' is that of {other} too ({place}); expected one of its own"
            entry.report(location, reason)


def _check_published(documents: dict[str, "_Document"], file: Path) -> list[Problem]:
    """Report what would make a published address lead nowhere; give what is wrong in the list."""
    if not file.exists():
        return []
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        reason = "cannot be read; expected the published addresses, saved as UTF-8"
        return [Problem(f"{file.parent.name}/{file.name}", 1, reason)]
    published, misfits = permanence.read_published(text)
    entries = _entries(documents)
    by_code = {entry.code: entry for entry in entries}
    handbook = documents["handbook.yaml"]
    complete = {kind for collection, kind in KINDS.items() if _names(documents, collection)}
    if handbook.data is None:
        complete = set()  # what is retired is not known
    reported: set[tuple[str, str]] = set()
    for one in published:
        kind, slug = kind_of(one.subject), one.slug
        if kind is None or slug is None:
            continue
        if (entry := by_code.get(one.subject)) is None:
            if kind in complete and (one.subject, "") not in reported:
                reported.add((one.subject, ""))
                reason = (
                    f"{one.path} was published for {kind} {one.subject}, and no entry has this "
                    f"code; expected the entry back, or here - {{ code: {one.subject}, "
                    f"slug: {slug}, title: …, replaced_by: [code], why: … }}"
                )
                handbook.report(handbook.line(("retired",)), f"field 'retired': {reason}")
        elif entry.slug and slug not in entry.names and (entry.code, slug) not in reported:
            reported.add((entry.code, slug))
            aliases = ", ".join([*filter(None, entry.aliases.values()), slug])
            reason = f"{one.path} was published; expected it among the aliases"
            entry.report((*entry.location, "slug"), f"{reason} (aliases: [{aliases}])")
    _check_anchors(documents, entries, published)
    return [
        Problem(f"{file.parent.name}/{file.name}", misfit.line, misfit.reason) for misfit in misfits
    ]


def _check_anchors(
    documents: dict[str, "_Document"],
    entries: list[_Entry],
    published: list[permanence.Published],
) -> None:
    """Report terms and works to which a published anchor leads no more."""
    for kind, collection, file in (
        ("term", "terms", "glossary.yaml"),
        ("work", "works", "handbook.yaml"),
    ):
        names = {known for entry in entries if entry.kind == kind for known in entry.names}
        document = documents[file]
        for one in published:
            if names and one.view == kind and one.subject not in names:
                reason = (
                    f"{one.address} was published; expected {one.subject} among the aliases of "
                    f"the {kind} that replaced it (aliases: [{one.subject}])"
                )
                document.report(document.line((collection,)), f"field '{collection}': {reason}")


def _name(entry: Any) -> str | None:
    """Give an entry's code or id, where it has one."""
    name = entry.get("code", entry.get("id")) if isinstance(entry, dict) else None
    return name if isinstance(name, str) else None


class _Document:
    """A YAML file as plain data, with the line of every value and the problems found in it."""

    def __init__(self, path: Path):
        self.file = f"{path.parent.name}/{path.name}"
        self.problems: list[Problem] = []
        self.lines: dict[Location, int] = {(): 1}
        self.data: Any = None
        self._unreadable: set[Location] = set()
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            reason = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
            self.report(1, f"the file {reason}; expected the data of the handbook")
            return
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            byte = error.object[error.start]
            self.report(line, f"byte 0x{byte:02X} is not UTF-8; expected a file saved as UTF-8")
            return
        self._read(text)

    def report(self, line: int, message: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.file, line, _visible(message)))

    def _read(self, text: str) -> None:
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            next(events)  # the start of the stream
            if isinstance(next(events), yaml.StreamEndEvent):
                self.report(1, "the file is empty; expected the data of the handbook")
                return
            self.data = self._value(next(events), events, ())
            next(events)  # the end of the document
            if not isinstance(following := next(events), yaml.StreamEndEvent):
                line = _first_line(following)
                self.report(line, "a second document (---); expected one document in a file")
        except _TooDeepError as error:
            line = error.args[0]
            self.report(line, "nested too deeply; expected the fields that CONTRIBUTING.md lists")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = f", column {mark.column + 1}" if mark else ""
            expected = "expected 'field: text', with quotes around a text that holds a colon"
            reason = f"no valid YAML{where}: {error.problem or error.context}; {expected}"
            # What breaks off at the end is found missing below the last line.
            last = max(1, len(text.splitlines()))
            self.report(min(mark.line + 1, last) if mark else 1, reason)
        except yaml.YAMLError as error:
            line = text[: getattr(error, "position", 0)].count("\n") + 1
            self.report(line, f"no valid YAML: {str(error).splitlines()[0]}; expected plain text")

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], location: Location) -> Any:
        """Turn the events of a value into plain data.

        Reports what YAML allows and the handbook does not. Raises _TooDeepError, yaml.YAMLError.
        """
        line = _first_line(event)
        self.lines.setdefault(location, line)
        if len(location) > MAX_DEPTH:
            raise _TooDeepError(line)
        if isinstance(event, yaml.AliasEvent):
            self._unreadable.add(location)
            self.report(line, f"an alias (*{event.anchor}); expected the text itself, written out")
            return None
        if (given := getattr(event, "tag", None)) not in {None, "!"}:
            tag = str(given).replace("tag:yaml.org,2002:", "!!")
            self.report(line, f"a tag ({tag}); expected the value itself, without a tag")
            if isinstance(event, yaml.ScalarEvent):  # PyYAML trusts that it is what its tag says
                self._unreadable.add(location)
                return None
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._value(item, events, (*location, len(items))))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location)
        try:
            return _scalar(cast(yaml.ScalarEvent, event))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            reason = getattr(error, "problem", None) or str(error)
            self._unreadable.add(location)
            self.report(line, f"cannot read this: {reason}; expected text or a number")
            return None

    def _mapping(self, events: Iterator[yaml.Event], location: Location) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _first_line(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, events, (*location, "?"))
                self.report(line, "a key that is a list or a group; expected the name of a field")
                self._value(next(events), events, (*location, "?"))
            elif (key := event.value) in mapping:
                first = self.lines[(*location, key)]
                self.report(line, f"key '{key}' stands twice; expected once (first: line {first})")
                self._value(next(events), events, (*location, "?"))
            else:
                at = (*location, key)
                self.lines[at] = line
                mapping[key] = self._value(next(events), events, at)
        return mapping

    @property
    def edition(self) -> date | None:
        """The date of the edition, where the file holds one."""
        found = self.data.get("edition") if isinstance(self.data, dict) else None
        return found if type(found) is date else None  # a moment is a date too, to Python

    def entries(self, collection: str) -> Iterator[tuple[Location, Any]]:
        """Give the entries of a top-level list, each with its location."""
        found = self.data.get(collection) if isinstance(self.data, dict) else None
        for index, entry in enumerate(found if isinstance(found, list) else ()):
            yield (collection, index), entry

    def places(self) -> dict[Location, Place]:
        """Give the place of every entry with a name, and of every value in it."""
        names = {
            location: name
            for collection in KINDS
            for location, entry in self.entries(collection)
            if (name := _name(entry))
        }
        return {
            (names[location[:2]], *location[2:]): Place(self.file, line)
            for location, line in self.lines.items()
            if location[:2] in names
        }

    def check(self, model: type[Record], context: dict[str, Any]) -> Record | None:
        """Check the data against its record; report each misfit."""
        if self.data is None:
            return None
        try:
            return model.model_validate(self.data, context=context)
        except ValidationError as invalid:
            schema = model.model_json_schema()
            for error in invalid.errors(include_url=False):
                if error["loc"] in self._unreadable:
                    continue
                self.report(self.line(error["loc"]), self._message(error, schema))
            return None

    def check_duplicates(self) -> None:
        """Report codes and titles that two entries of a kind share."""
        for field in ("code", "title"):
            seen: dict[tuple[str, str], Location] = {}
            for collection, kind in KINDS.items():
                if field == "title" and collection == "retired":
                    continue  # an entry that got another code kept its title
                for location, entry in self.entries(collection):
                    value = entry.get(field) if isinstance(entry, dict) else None
                    if not isinstance(value, str):
                        continue
                    first = seen.setdefault((kind, value), location)
                    if first != location:
                        first_line = self.line((*first, field))
                        reason = f"is that of {self.entry_name(first)} too (line {first_line})"
                        where = (*location, field)
                        self.report(
                            self.line(where),
                            f"{self.entry_name(location)}, field '{field}': '{value}' {reason}"
                            "; expected one of its own",
                        )

    def line(self, location: Location) -> int:
        """Give the line of a value, or of the nearest thing around it that stands in the file."""
        while location not in self.lines:
            location = location[:-1]
        return self.lines[location]

    def entry_name(self, location: Location) -> str:
        """Name the entry that a location is in, such as 'intervention D3'."""
        collection, index = location[:2]
        kind = KINDS[str(collection)]
        name = _name(self.data[collection][index])
        return f"{kind} {name}" if name else f"{kind} number {int(index) + 1}"

    def _message(self, error: ErrorDetails, schema: dict[str, Any]) -> str:
        """Say which entry and field an error is in, what is wrong, and what was expected."""
        location = error["loc"]
        in_entry = len(location) > 1 and location[0] in KINDS and isinstance(location[1], int)
        parts = location[2:] if in_entry else location
        # Editors count from one.
        field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in parts)
        where = [self.entry_name(location)] if in_entry else []
        where += [f"field '{field}'"] if field else []
        return ": ".join([", ".join(where), _reason(error, schema)]).removeprefix(": ")


_TAKEN = re.compile(r"index|[a-z][0-9]*")  # an overview's file, a code's short address or PDF


def _first_line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


_SCALARS: Any = yaml.SafeLoader("")


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Give a scalar as YAML means it: text, number, date … Raises yaml.YAMLError or ValueError."""
    if event.style or event.value[:1] not in _SCALARS.yaml_implicit_resolvers:
        return event.value  # nearly every one: no number, date, yes or no starts so
    tag = _SCALARS.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag != _SCALARS.DEFAULT_SCALAR_TAG and len(event.value) > MAX_NUMBER:
        raise ValueError(f"a number of {len(event.value)} signs")
    value = _SCALARS.construct_object(yaml.ScalarNode(tag, event.value))
    _SCALARS.constructed_objects.clear()
    return value


def _reason(error: ErrorDetails, schema: dict[str, Any]) -> str:
    location, value = error["loc"], error["input"]
    match error["type"]:
        case "missing":
            return f"missing; expected {_described(schema, location)}"
        case "extra_forbidden":
            fields = _at(schema, location[:-1]).get("properties", {})
            meant = get_close_matches(str(location[-1]), fields, 1)
            hint = f"; did you mean '{meant[0]}'?" if meant else ""
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


def _visible(text: str) -> str:
    """Give a text on one line, with an escape for each sign that a screen does not show."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def _at(schema: dict[str, Any], location: Location) -> dict[str, Any]:
    """Give the part of a JSON Schema that describes a location."""
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


def _described(schema: dict[str, Any], location: Location) -> str:
    """Say in words what belongs at a location."""
    fields = _at(schema, location[:-1]).get("properties", {})
    return str(fields.get(location[-1], {}).get("description", "a value"))
