"""Records → what the templates of paper take: plain values, each reference as the text it shows."""

import re
from typing import Any

from macros.model.addresses import printed, short_path, with_edition
from macros.model.fields import Record
from macros.model.files import Retired
from macros.model.flags import FLAGS, flag_of
from macros.model.parts import AtAGlance, Checklist, FormAtAGlance, FormStep, Source, Versions
from macros.model.programmes import GoesWith, Programme, ProgrammeAtAGlance, ProgrammePart
from macros.model.records import (
    Choice,
    Coded,
    FormUse,
    Intervention,
    Recommendation,
    Relation,
    Situation,
    Theme,
)
from macros.model.site import Site
from macros.shared.dutch import dutch_date, dutch_duration, running_time

NOT_SHOWN = {
    *("slug", "aliases", "keywords", "related", "theme_code", "opens_route"),
    *("school_year", "research", "would_change"),
}
Data = dict[str, Any]
NO_TEXTS = ("qr", "link", "address", "drawing")
# No place is so narrow that a word of so many letters does not fit; see words-fit in house.typ.
ALWAYS_FITS = 12
MOST_HELP = 450  # letters on the front of a sheet about when to get help from outside
_BETWEEN_WORDS = re.compile(r"[\s-]+")


def entry_data(record: Coded, site: Site) -> Data:
    """Return all that paper shows of an entry: its fields by name, where it stands, its links."""
    data = _fields(record) | {"letter": record.code[0], **place(site, short_path(record))}
    data["checked"] = dutch_date(site.handbook.checked_on[record.code])
    match record:
        case Intervention():
            data |= {"theme": record.theme.title, "relations": _plain(record.relations)}
        case Theme():
            data |= {"interventions": [entry_data(one, site) for one in record.interventions]}
        case Recommendation() if record.school_year:
            address = f"{site.address}jaarplan/?i={record.code}"
            code = site.qr_codes.of(address)
            says = (
                "Leg dit in een kwartier om de vakanties heen, met een plan voor aan de muur en in "
                "de agenda:"
            )
            shown = {"says": says, "link": address, "address": printed(address), "qr": code}
            data["year_plan"] = shown
        case Situation():
            # So that the steps keep their size.
            data |= {"help_on_back": len(record.outside_help or "") > MOST_HELP}
        case Programme():
            data |= {"meetings": meetings(record)}
    return with_words(data)


def with_words(data: Data) -> Data:
    """Add the words of all texts in the data that a place may be too narrow for."""
    return {**data, "words": sorted(_long_words(data))}


def _long_words(value: Any) -> set[str]:
    match value:
        case str():
            return {one for one in _BETWEEN_WORDS.split(value) if len(one) > ALWAYS_FITS}
        case list():
            return {word for one in value for word in _long_words(one)}
        case dict():
            shown = (one for name, one in value.items() if name not in NO_TEXTS)
            return {word for one in shown for word in _long_words(one)}
        case _:
            return set()


def meetings(programme: Programme) -> list[Data]:
    """Return the parts of a programme by meeting, each with the time from the start."""
    return [
        {
            "title": meeting.title,
            "end": running_time(meeting.minutes),
            "parts": [
                _plain(timed.part)
                | {"from": running_time(timed.start), "to": running_time(timed.end)}
                for timed in meeting.timed
            ],
        }
        for meeting in programme.meetings
    ]


def for_the_room(programme: Programme) -> Data:
    """Return of a programme only what participants may read."""
    shown = {"title", "minutes", "duration", "is_break", "assignment", "from", "to"}
    data = {
        **{name: _plain(getattr(programme, name)) for name in ("code", "title", "aim")},
        "letter": programme.code[0],
        "take_away": list(programme.take_away),
        "evaluation": list(programme.evaluation),
        "meetings": [
            meeting | {"parts": [{name: part[name] for name in shown} for part in meeting["parts"]]}
            for meeting in meetings(programme)
        ],
    }
    return with_words(data)


def place(site: Site, path: str) -> dict[str, str]:
    """Return where to read on, for a path such as `d1/`: whole, as people type it, as QR code.

    The QR code carries the edition, so that the page can tell who scans an older sheet.
    """
    address = site.address + path
    code = site.qr_codes.of(with_edition(address, site.handbook.edition))
    return {"link": address, "address": printed(address), "qr": code}


def reference(source: Source | None) -> str:
    """Return a source as a reference shows it; empty for our own elaboration."""
    return f"{source.work.short}, {source.place}" if source else ""


def looks(letters: set[str]) -> dict[str, dict[str, str]]:
    """Return the flag and the colour on paper of each letter."""
    known = sorted({*FLAGS, *letters})
    return {
        "flags": {letter: flag_of(letter).picture for letter in known},
        "colours": {letter: flag_of(letter).light for letter in known},
    }


def letters_of(site: Site) -> set[str]:
    """Return the letters of all codes, those of retired entries among them."""
    everyone: list[Coded | Retired] = [*site.handbook.by_code.values(), *site.handbook.retired]
    return {one.code[0] for one in everyone}


def _fields(record: Record) -> Data:
    names = type(record).model_fields.keys() - NOT_SHOWN
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> Any:
    """Return a value of a field as a template takes it: text, numbers, lists and groups of them."""
    match value:
        case None:
            return ""
        case Source():
            return reference(value)
        case Choice() | Relation() | FormUse() | GoesWith():
            return _link(value)
        case ProgrammePart():
            return _programme_part(value)
        case AtAGlance() | FormAtAGlance() | ProgrammeAtAGlance():
            return _glance(value)
        case FormStep():
            return _fields(value) | {"duration": dutch_duration(value.minutes)}
        case Versions():
            return [list(way) for way in value.ways]
        case Checklist():
            return [{"title": one.title, "items": list(one.items)} for one in value.moments]
        case Record():
            return {name: _plain(value) if value is not None else "" for name, value in value}
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _link(named: Choice | Relation | FormUse | GoesWith) -> dict[str, str]:
    record: Coded
    match named:
        case FormUse():
            record = named.form
        case GoesWith():
            record = named.entry
        case _:
            record = named.intervention
    return {"code": named.code, "title": record.title, "why": named.why}


def _programme_part(part: ProgrammePart) -> Data:
    entry = {"code": part.entry.code, "title": part.entry.title, "why": ""} if part.entry else ""
    duration = dutch_duration(part.minutes)
    return _fields(part) | {"duration": duration, "entry": entry, "done": part.done}


def _glance(glance: AtAGlance | FormAtAGlance | ProgrammeAtAGlance) -> Data:
    """Return the facts at a glance, each with its label."""
    people = [] if isinstance(glance, AtAGlance) else [["Aantal mensen", glance.people]]
    rhythm = [["Ritme", glance.rhythm]] if isinstance(glance, AtAGlance) else []
    return {
        "goal": glance.goal if isinstance(glance, AtAGlance) else "",
        "facts": [
            ["Met wie", glance.group],
            *people,
            ["Tijd", dutch_duration(glance.minutes)],
            ["Voorbereiding", dutch_duration(glance.preparation_minutes)],
            *rhythm,
            ["Wie leidt", glance.lead],
        ],
    }
