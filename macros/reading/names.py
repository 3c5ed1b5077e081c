"""Codes, slugs and aliases: held against each other, and against the addresses ever published."""

import re
from pathlib import Path
from typing import Any

from macros.model.addresses import CHECKLISTS, taken_end
from macros.model.fields import Path as Location
from macros.model.files import ENTRY_NAMES, FILES, WITH_CODE
from macros.model.kinds import KINDS, kind_of
from macros.model.published import LOST, Published, read_published
from macros.reading.problems import Problem
from macros.reading.yaml_file import YamlFile, entry_code

Files = dict[str, YamlFile]  # by name, such as interventions.yaml
_TAKEN = re.compile(r"index|[a-z][0-9]*")  # an overview's file, a code's short address or PDF
_KINDS = {kind.collection: kind for kind in KINDS}


class _Entry:
    """An entry as plain data: where it stands, and the names by which addresses call it."""

    def __init__(self, file: YamlFile, collection: str, location: Location, data: Any):
        self.file = file
        self.location = location
        self.name = entry_code(data) or ""
        """its code, or its id where it has no code"""
        self.is_retired = collection == "retired"
        self.has_code = collection in WITH_CODE
        self.kind = kind_of(self.name) if self.is_retired else _KINDS.get(collection)
        """None for an entry without a code, and for what is no code"""
        self.slug_field = "slug" if self.has_code else "id"
        found = data if isinstance(data, dict) else {}
        aliases = found.get("aliases")
        listed = enumerate(aliases if isinstance(aliases, list) else ())
        self.slug = _text(found.get(self.slug_field))
        self.aliases = {(*location, "aliases", at): _text(alias) for at, alias in listed}
        self.slugs = {self.slug, *self.aliases.values()} - {""}
        self.scope = "" if self.has_code else ENTRY_NAMES[collection]
        """among what its slugs are its own; empty for what is no code"""
        if self.kind:
            self.scope = CHECKLISTS if self.kind.has_checklist else self.kind.name

    def __str__(self) -> str:
        return self.file.entry_name(self.location)

    def place(self, location: Location, seen_from: "_Entry") -> str:
        """Return where a value of it stands, for a message about another entry."""
        line = self.file.line(location)
        return f"line {line}" if self.file is seen_from.file else f"{self.file.name}:{line}"

    def refused(self, slug: str) -> str:
        """Return why it cannot have a slug or an alias, and what was expected; empty if it can."""
        is_of_handbook = self.has_code and _TAKEN.fullmatch(slug)
        if is_of_handbook or (self.scope == CHECKLISTS and slug == "alles"):
            return f"'{slug}' is taken by the handbook itself; expected another"
        if self.kind and (end := taken_end(self.kind, slug)):
            other = slug.removesuffix(end)
            return f"'{slug}' ends in {end}, as a PDF of '{other}' does; expected another end"
        return ""


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
    retired = {entry.name: entry for entry in entries if entry.is_retired and entry.name}
    for entry in entries:
        if entry.has_code and not entry.is_retired and entry.name in retired:
            place = retired[entry.name].place(retired[entry.name].location, entry)
            reason = f"'{entry.name}' is retired ({place}); expected a code that was never used"
            entry.file.report_at((*entry.location, "code"), reason)
    seen: dict[tuple[str, str], tuple[_Entry, Location]] = {}
    slugs = [(entry, (*entry.location, entry.slug_field), entry.slug) for entry in entries]
    aliases = [(entry, place, slug) for entry in entries for place, slug in entry.aliases.items()]
    for entry, location, slug in slugs + aliases:
        if not slug or not entry.scope:
            continue
        if reason := entry.refused(slug):
            entry.file.report_at(location, reason)
            continue
        other, first = seen.setdefault((entry.scope, slug), (entry, location))
        if first != location:
            place = other.place(first, entry)
            reason = f"'{slug}' is that of {other} too ({place}); expected one of its own"
            entry.file.report_at(location, reason)


def read_addresses(path: Path) -> tuple[list[Published], list[Problem]]:
    """Return the published addresses that a list holds, and what is wrong with the list."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return [], [Problem(name, 1, f"does not exist; {LOST}")]
    except (OSError, UnicodeDecodeError):
        return [], [Problem(name, 1, f"cannot be read as UTF-8; {LOST}")]
    published, misfits = read_published(text)
    return published, [Problem(name, misfit.line, misfit.reason) for misfit in misfits]


def check_published(files: Files, published: list[Published]) -> None:
    """Report in its file what would make a published address lead nowhere."""
    entries = _entries(files)
    _check_slugs(files, entries, published)
    _check_anchors(files, entries, published)


def _check_slugs(files: Files, entries: list[_Entry], published: list[Published]) -> None:
    """Report entries that are gone or have another slug, and to which a published address leads."""
    by_code = {entry.name: entry for entry in entries if entry.has_code}
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
        elif entry.slug and slug not in entry.slugs and (entry.name, slug) not in reported:
            reported.add((entry.name, slug))
            aliases = ", ".join([*filter(None, entry.aliases.values()), slug])
            reason = f"{one.path} was published; expected it among the aliases"
            entry.file.report_at((*entry.location, "slug"), f"{reason} (aliases: [{aliases}])")


def _check_anchors(files: Files, entries: list[_Entry], published: list[Published]) -> None:
    """Report terms and works to which a published anchor leads no more."""
    for kind, collection, file in (
        ("term", "terms", files["glossary.yaml"]),
        ("work", "works", files["handbook.yaml"]),
    ):
        names = {known for entry in entries if entry.scope == kind for known in entry.slugs}
        for one in published:
            if names and one.view == kind and one.subject not in names:
                reason = (
                    f"{one.address} was published; expected {one.subject} among the aliases of "
                    f"the {kind} that replaced it (aliases: [{one.subject}])"
                )
                file.report_at((collection,), reason)
