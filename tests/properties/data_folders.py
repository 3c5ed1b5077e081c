"""Folders of data that somebody, or something, damaged."""

import codecs
import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from macros.model import published
from macros.model.files import FILES

from .hostile import unicode_texts
from .replaced_texts import NO_TEXT

Folder = dict[str, bytes]
"""The content of each file by its name."""

# What YAML makes more of than text, put where a value stands.
YAML_VALUES = (
    "&a [*a]", "&a x", "*a", "*nergens", "<<: *a", "{<<: {code: D1}}",
    "!!python/object:os.system x", "!!python/name:os.system", "!!binary aGFsbG8=", '!!binary "*"',
    "!!timestamp morgen", '!!int ""', '!!float ""', "!!bool misschien", "!!set {a}",
    "!!omap [a: b]", "!!pairs x", "!!null x", "!!str 5", "!eigen x", "! x", "!!map x",
    "!<tag:yaml.org,2002:int> 0x", "=", "<<", "~", "null", "yes", "No", "on", "5", "-1", "0",
    "0x1F", "0o17", "017", "1_000", "1:30", "190:20:30", "1e3", ".5", ".inf", "-.inf", ".nan",
    "2026-01-09", "2026-99-99", "0001-01-01", "9999-12-31", "2026-01-09T10:00:00Z",
    "2026-01-09T10:00:00+99:99", "0001-01-01T00:00:00+23:59", "|\n  a", ">-\n  a", "|9\n  a", "'",
    '"', "[", "]", "{", "}", "[]", "{}", "[[]]", "[{}]", "{a: b}", "{? [a] : b}", "? a", ": a",
    "- a", "a: b: c", "--- a", "... ", "%YAML 9.9", "# niets", "@a", "`a`", "\t- a", '"\\uD800"',
    '"\\0"', '"\\e[2J"', '"\\x85"', '"\\u202E"', '"\\uFFFF"', '"a\\nb"', '"\\N\\L\\P"', '""', "''",
    '" "', "9" * 5000, "0x" + "f" * 5000, "1" + ":59" * 3000, "a" * 3000, "[" * 60, "{a: " * 60,
    "- " * 60, "[" * 25 + "]" * 25,
)  # fmt: skip
PLAIN_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 10**30, 1.5, -0.0, float("nan"), float("inf"), "", " ", "\n",
    [], {}, [[]], [None], {"": ""}, {"?": "?"}, "a\nb", "\x00", "\x1b[2J", "\x7f", "\x85",
    "\u2028", "\u202e", "\ufeff", "\ufffe", "a" * 3000, "D", "D1", "D2", "G1", "A1", "S1", "F1",
    "verslag-2019", "hoe", "waarom", "alles", "index", "d1", "document", "follows", "één op één",
    "2026-01-09", "5", "yes", "1. een", "‘x’",
)  # fmt: skip
ODD_BYTES = (b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc3", codecs.BOM_UTF8, b"\r", b"\xe2\x80\xa8")
NAMES = ("code", "titel", "? ", "<<", '"a\\nb"', "&a b", "*a ", "1", "id", "[a]", "?", "")
LINE_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\n\n", "\n\t")
STRUCTURE_DAMAGE = ("text", "swap", "copy", "drop", "rename", "double", "empty")
LINE_DAMAGE = ("value", "name", "drop", "double", "swap", "move", "indent", "break", "join")
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "utf-8-sig")

_position = st.integers(0, 10**6)


@st.composite
def damaged_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """Draw bytes with some replaced, put in, left out, or in another encoding."""
    at = draw(_position) % (len(content) + 1)
    match draw(st.sampled_from(["replace", "insert", "cut", "swap", "encode", "any"])):
        case "replace":
            found = draw(st.binary(min_size=1, max_size=4))
            return content[:at] + found + content[at + len(found) :]
        case "insert":
            return content[:at] + draw(st.sampled_from(ODD_BYTES)) + content[at:]
        case "cut":
            return content[:at]
        case "swap":
            return content[at:] + content[:at]
        case "encode":
            encoding = draw(st.sampled_from(ENCODINGS))
            return content.decode("utf-8", "replace").encode(encoding, "replace")
        case _:
            return draw(st.binary(max_size=200))


@st.composite
def damaged_lines(draw: st.DrawFn, content: bytes) -> bytes:
    """Draw a text with lines left out, doubled, moved, or with what YAML reads in its own way."""
    lines = content.decode("utf-8", "replace").split("\n")
    at, other = draw(_position) % len(lines), draw(_position) % len(lines)
    match draw(st.sampled_from(["value", "value", *LINE_DAMAGE])):
        case "value":
            value = draw(st.sampled_from(YAML_VALUES))
            start = re.match(r"\s*(- )?([\w]+:)?", lines[at])
            lines[at] = f"{start[0] if start else ''} {value}"
        case "name":
            name = draw(st.sampled_from(NAMES))
            lines[at] = re.sub(r"\w+:", lambda _: f"{name}:", lines[at], count=1)
        case "drop":
            del lines[at : at + draw(st.integers(1, 5))]
        case "double":
            lines[at:at] = lines[at : at + draw(st.integers(1, 5))]
        case "swap":
            lines[at], lines[other] = lines[other], lines[at]
        case "move":
            lines.insert(other, lines.pop(at))
        case "indent":
            indent = draw(st.sampled_from([" ", "  ", "\t", "    ", "\u00a0", "\ufeff", "- ", "#"]))
            lines[at] = indent + lines[at]
        case "break":
            return draw(st.sampled_from(LINE_BREAKS)).join(lines).encode()
        case _:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines).encode()


def _containers(value: Any) -> list[tuple[Any, Any]]:
    """Return the place of every value: the list or group around it, and its index or name."""
    names: list[Any] = []
    if isinstance(value, dict):
        names = list(value)
    elif isinstance(value, list):
        names = list(range(len(value)))
    return [place for name in names for place in ((value, name), *_containers(value[name]))]


@st.composite
def damaged_structure(draw: st.DrawFn, data: Any) -> bytes:
    """Draw well-formed YAML with values replaced, swapped, left out, doubled or renamed."""
    data = json.loads(json.dumps(data, default=str))
    for _ in range(draw(st.integers(1, 3))):
        places = _containers(data)
        if not places:
            break
        holder, name = places[draw(_position) % len(places)]
        other, its_name = places[draw(_position) % len(places)]
        match draw(st.sampled_from(["plain", "plain", *STRUCTURE_DAMAGE])):
            case "plain":
                # A copy: the next damage may be done in it.
                holder[name] = deepcopy(draw(st.sampled_from(PLAIN_VALUES)))
            case "text":
                holder[name] = draw(unicode_texts | st.text(max_size=20))
            case "swap":
                copies = [json.loads(json.dumps(one)) for one in (holder[name], other[its_name])]
                holder[name], other[its_name] = copies[1], copies[0]
                data = json.loads(json.dumps(data))
            case "copy":
                holder[name] = json.loads(json.dumps(other[its_name]))
            case "drop":
                del holder[name]
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from([f"{name}s", *NAMES]))] = holder.pop(name)
            case "double" if isinstance(holder, list):
                holder.insert(name, json.loads(json.dumps(holder[name])))
            case _:
                holder[name] = type(holder[name])()
    text = json.dumps(data, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([0, 1])))
    return text.encode("utf-8", "surrogatepass")


def _texts(value: Any) -> list[tuple[Any, Any]]:
    """Return the place of every text; a name, a number or a word from a closed list is none."""
    places: list[tuple[Any, Any]] = []
    names: list[Any] = []
    if isinstance(value, dict):
        names = [name for name in value if name not in NO_TEXT]
    elif isinstance(value, list):
        names = list(range(len(value)))
    for name in names:
        places += [(value, name)] if isinstance(value[name], str) else _texts(value[name])
    return places


@st.composite
def reworded(draw: st.DrawFn, data: Any) -> bytes:
    """Draw well-formed YAML with other texts in a few places: mostly the reader accepts it."""
    data = json.loads(json.dumps(data, default=str))
    places = _texts(data)
    for _ in range(draw(st.integers(1, 5)) if places else 0):
        holder, name = places[draw(_position) % len(places)]
        holder[name] = draw(unicode_texts)
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


@st.composite
def damaged_folders(draw: st.DrawFn, sound: Folder, plain: dict[str, Any]) -> Folder:
    """Draw the content of a data folder in which one file or two are damaged."""
    folder = dict(sound)
    for name in draw(st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=2, unique=True)):
        match draw(st.sampled_from(["words", "structure", "structure", "lines", "lines", "bytes"])):
            case "words":
                folder[name] = draw(reworded(plain[name]))
            case "structure":
                folder[name] = draw(damaged_structure(plain[name]))
            case "lines":
                for _ in range(draw(st.integers(1, 3))):
                    folder[name] = draw(damaged_lines(folder[name]))
            case _:
                for _ in range(draw(st.integers(1, 3))):
                    folder[name] = draw(damaged_bytes(folder[name]))
    return folder


def write_folder(content: Folder, folder: Path) -> Path:
    """Write the files of a data folder."""
    folder.mkdir(exist_ok=True)
    for name, found in content.items():
        (folder / name).write_bytes(found)
    (folder / published.FILE).write_text(published.NOTHING_PUBLISHED, encoding="utf-8")
    return folder
