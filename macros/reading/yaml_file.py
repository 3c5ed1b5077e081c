"""A YAML file as plain data, with the line of every value and the problems found in it."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, TypeVar, cast

import yaml
from pydantic import ValidationError

from macros.model.fields import Path as Location
from macros.model.fields import Record
from macros.model.files import ENTRY_NAMES, WITH_CODE
from macros.model.handbook import Place
from macros.reading.messages import entry_name, reason, value_name, visible
from macros.reading.problems import Problem

MAX_DEPTH = 20  # the handbook's own data goes six deep; libyaml's composer crashes at thousands
MAX_NUMBER = 40  # signs in a number or a date; Python refuses to show numbers of thousands
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
Checked = TypeVar("Checked", bound=Record)
EMPTY = "the file is empty; expected the data of the handbook"


class _TooDeepError(Exception):
    """Data nested deeper than the handbook ever is; holds the line."""


def entry_code(entry: Any) -> str | None:
    """Return the code or id of an entry in plain data, where it has one."""
    name = entry.get("code", entry.get("id")) if isinstance(entry, dict) else None
    return name if isinstance(name, str) else None


class YamlFile:
    """A file of the handbook, read once.

    With `front_matter`, it is a page, whose data stands above the text between two lines of `---`.
    """

    def __init__(self, path: Path, name: str = "", *, front_matter: bool = False):
        self.name = name or f"{path.parent.name}/{path.name}"
        self.problems: list[Problem] = []
        self.lines: dict[Location, int] = {(): 1}
        self.data: Any = None
        self.unreadable: set[Location] = set()
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
        if front_matter:
            # The empty line in the place of the first mark keeps the numbers of lines right.
            if not (found := _FRONT_MATTER.match(text)):
                self.report(1, "no front matter; expected a title between two lines of ---")
                return
            text = f"\n{found[1]}"
        self._read(text)

    def report(self, line: int, message: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.name, line, visible(message)))

    def report_at(self, location: Location, message: str) -> None:
        """Add a problem with a value, of which the message names the entry and the field."""
        match location:
            case (str(collection), int(), *inside) if collection in ENTRY_NAMES:
                name = value_name(self.entry_name(location), tuple(inside))
            case _:
                name = value_name("", location)
        self.report(self.line(location), f"{name}: {message}".removeprefix(": "))

    def _read(self, text: str) -> None:
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            next(events)  # the start of the stream
            if isinstance(next(events), yaml.StreamEndEvent):
                self.report(1, EMPTY)
                return
            self.data = self._value(next(events), events, ())
            if self.data is None and not self.problems:  # null, ~ or an anchor without a value
                self.report(1, EMPTY)
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
            self.unreadable.add(location)
            self.report(line, f"an alias (*{event.anchor}); expected the text itself, written out")
            return None
        if (given := getattr(event, "tag", None)) not in {None, "!"}:
            tag = str(given).replace("tag:yaml.org,2002:", "!!")
            self.report(line, f"a tag ({tag}); expected the value itself, without a tag")
            if isinstance(event, yaml.ScalarEvent):  # PyYAML trusts that it is what its tag says
                self.unreadable.add(location)
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
            self.unreadable.add(location)
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

    def as_record(
        self, model: type[Checked], context: dict[str, Any] | None = None
    ) -> Checked | None:
        """Return the data as its record; None where there are misfits, each reported."""
        if self.data is None:
            return None
        try:
            return model.model_validate(self.data, context=context)
        except ValidationError as invalid:
            schema = model.model_json_schema()
            for error in invalid.errors(include_url=False):
                if error["loc"] not in self.unreadable:
                    self.report_at(error["loc"], reason(error, schema))
            return None

    def entries(self, collection: str) -> Iterator[tuple[Location, Any]]:
        """Return the entries of a top-level list, each with its location."""
        found = self.data.get(collection) if isinstance(self.data, dict) else None
        for index, entry in enumerate(found if isinstance(found, list) else ()):
            yield (collection, index), entry

    def places(self) -> dict[Location, Place]:
        """Return the place of every value, named as in `Handbook.places`."""
        codes = {
            location: code
            for collection in WITH_CODE
            for location, entry in self.entries(collection)
            if (code := entry_code(entry))
        }
        file = PurePath(self.name).stem
        return {
            (codes[location[:2]], *location[2:])
            if location[:2] in codes
            else (file, *location): Place(self.name, line)
            for location, line in self.lines.items()
        }

    def line(self, location: Location) -> int:
        """Return the line of a value, or of the nearest thing around it that stands in the file."""
        while location not in self.lines:
            location = location[:-1]
        return self.lines[location]

    def entry_name(self, location: Location) -> str:
        """Name the entry that a location is in, such as 'intervention D3'."""
        collection, index = location[:2]
        return entry_name(str(collection), int(index), entry_code(self.data[collection][index]))


def _first_line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


_SCALARS: Any = yaml.SafeLoader("")


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Return a scalar as YAML means it: text, number, date.

    Raises yaml.YAMLError or ValueError.
    """
    if event.style or event.value[:1] not in _SCALARS.yaml_implicit_resolvers:
        return event.value  # nearly every one: no number, date, yes or no starts so
    tag = _SCALARS.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag != _SCALARS.DEFAULT_SCALAR_TAG and len(event.value) > MAX_NUMBER:
        raise ValueError(f"a number of {len(event.value)} signs")
    value = _SCALARS.construct_object(yaml.ScalarNode(tag, event.value))
    _SCALARS.constructed_objects.clear()
    return value
