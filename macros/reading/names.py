"""Codes, slugs and aliases: held against each other, and against the addresses ever published."""

import re
from pathlib import Path
from typing import Any

from macros.model.addresses import taken_end
from macros.model.fields import Path as Location
from macros.model.files import ENTRY_NAMES, FILES
from macros.model.kinds import KINDS, kind_of
from macros.model.published import LOST, Published, read_published
from macros.reading.problems import Problem
from macros.reading.yaml_file import YamlFile, entry_code

Files = dict[str, YamlFile]  # by name, such as interventions.yaml
_WITH_ID = {
    "term",
    "work",
    "change",
    "bundle",
    "statement",
    "year plan",
}  # they have an id in the place of a slug
_WITH_CHECKLIST = {kind.name for kind in KINDS if kind.has_checklist}
_TAKEN = re.compile(r"index|[a-z][0-9]*")  # an overview's file, a code's short address or PDF


class _Entry:
    """An entry as plain data: where it stands, and the names by which addresses call it."""

    def __init__(self, file: YamlFile, collection: str, location: Location, data: Any):
        self.file = file
        self.location = location
        self.code = entry_code(data) or ""
        self.is_retired = collection == "retired"
        self.kind = str(kind_of(self.code) or "") if self.is_retired else ENTRY_NAMES[collection]
        self.name_field = "id" if self.kind in _WITH_ID else "slug"
        found = data if isinstance(data, dict) else {}
        aliases = found.get("aliases")
        listed = enumerate(aliases if isinstance(aliases, list) else ())
        self.slug = _text(found.get(self.name_field))
        self.aliases = {(*location, "aliases", at): _text(alias) for at, alias in listed}
        self.names = {self.slug, *self.aliases.values()} - {""}

    def __str__(self) -> str:
        return self.file.entry_name(self.location)

    def place(self, location: Location, seen_from: "_Entry") -> str:
        """Return where a value of it stands, for a message about another entry."""
        line = self.file.line(location)
        return f"line {line}" if self.file is seen_from.file else f"{self.file.name}:{line}"

    def report(self, location: Location, message: str) -> None:
        """Report a problem with a value of it."""
        self.file.report_at(location, message)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _entries(files: Files) -> list[_Entry]:
    return [
        _Entry(file, collection, location, data)
        for file in files.values()
        for collection in ENTRY_NAMES
        for location, data in file.entries(collection)
    ]


def known_names(files: Files, collection: str) -> list[str] | None:
    """Return the codes or ids of the entries in a list; None where its file cannot be read."""
    (file,) = (files[name] for name, model in FILES.items() if collection in model.model_fields)
    names = [found for _, entry in file.entries(collection) if (found := entry_code(entry))]
    return names or None  # a list that is missing is one problem, not one a reference


def check_names(files: Files) -> None:
    """Report codes that are retired, and slugs, ids and aliases that two entries share.

    Themes and recommendations share the addresses below /checklists/: their slugs differ too.
    """
    entries = _entries(files)
    retired = {entry.code: entry for entry in entries if entry.is_retired and entry.code}
    for entry in entries:
        if entry.name_field == "slug" and not entry.is_retired and entry.code in retired:
            place = retired[entry.code].place(retired[entry.code].location, entry)
            reason = f"'{entry.code}' is retired ({place}); expected a code that was never used"
            entry.report((*entry.location, "code"), reason)
    seen: dict[tuple[str, str], tuple[_Entry, Location]] = {}
    slugs = [(entry, (*entry.location, entry.name_field), entry.slug) for entry in entries]
    aliases = [(entry, place, name) for entry in entries for place, name in entry.aliases.items()]
    for entry, location, name in slugs + aliases:
        has_checklist = entry.kind in _WITH_CHECKLIST
        scope = "checklist" if has_checklist else entry.kind
        is_taken = entry.name_field == "slug" and _TAKEN.fullmatch(name)
        if not name or not entry.kind:
            continue
        if is_taken or (has_checklist and name == "alles"):
            entry.report(location, f"'{name}' is taken by the handbook itself; expected another")
        elif end := _taken_end(entry, name):
            reason = f"'{name}' ends in {end}, as a PDF of '{name.removesuffix(end)}' does"
            entry.report(location, f"{reason}; expected another end")
        elif (first := seen.setdefault((scope, name), (entry, location)))[1] != location:
            other, other_location = first
            place = other.place(other_location, entry)
            reason = f"'{name}' is that of {other} too ({place}); expected one of its own"
            entry.report(location, reason)


def _taken_end(entry: _Entry, name: str) -> str:
    kind = next((kind for kind in KINDS if kind.name == entry.kind), None)
    return taken_end(kind, name) if kind else ""


def check_published(files: Files, path: Path) -> list[Problem]:
    """Report what would make a published address lead nowhere; return what is wrong in the list.

    `path` is that of the list of published addresses.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return [Problem(name, 1, f"does not exist; {LOST}")]
    except (OSError, UnicodeDecodeError):
        return [Problem(name, 1, f"cannot be read as UTF-8; {LOST}")]
    published, misfits = read_published(text)
    entries = _entries(files)
    _check_slugs(files, entries, published)
    _check_anchors(files, entries, published)
    return [Problem(name, misfit.line, misfit.reason) for misfit in misfits]


def _check_slugs(files: Files, entries: list[_Entry], published: list[Published]) -> None:
    """Report entries that are gone or have another slug, and to which a published address leads."""
    by_code = {entry.code: entry for entry in entries}
    handbook = files["handbook.yaml"]
    # Where what is retired is not known, or a list cannot be read, no entry is known to be gone.
    complete = {kind for kind in KINDS if handbook.data and known_names(files, kind.collection)}
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
                handbook.report_at(("retired",), reason)
        elif entry.slug and slug not in entry.names and (entry.code, slug) not in reported:
            reported.add((entry.code, slug))
            aliases = ", ".join([*filter(None, entry.aliases.values()), slug])
            reason = f"{one.path} was published; expected it among the aliases"
            entry.report((*entry.location, "slug"), f"{reason} (aliases: [{aliases}])")


def _check_anchors(files: Files, entries: list[_Entry], published: list[Published]) -> None:
    """Report terms and works to which a published anchor leads no more."""
    for kind, collection, file in (
        ("term", "terms", files["glossary.yaml"]),
        ("work", "works", files["handbook.yaml"]),
    ):
        names = {known for entry in entries if entry.kind == kind for known in entry.names}
        for one in published:
            if names and one.view == kind and one.subject not in names:
                reason = (
                    f"{one.address} was published; expected {one.subject} among the aliases of "
                    f"the {kind} that replaced it (aliases: [{one.subject}])"
                )
                file.report_at((collection,), reason)
