"""Which words of an entry changed since the edition before: word by word. Pure."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple

from macros.model.programmes import Programme
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
    Theme,
)
from macros.shared.dutch import dutch_duration

# Names, places, links and what programs use: no texts that someone wrote anew.
NOT_COMPARED = {
    *("code", "slug", "aliases", "keywords", "checked", "source", "theme", "kind", "addresses"),
    *("intervention", "form", "entry", "version", "route", "school_year", "sensitive"),
}
# Above the first heading of a page, or on slides and the poster: no heading tells what they are.
_WITHOUT_HEADING = {
    "title": "Titel",
    "question": "Vraag",
    "summary": "Samenvatting",
    "group": "Groep",
    "at_a_glance": "In één oogopslag",
    "aim": "Doel",
    "for_the_team": "Voor het team",
}
HEADINGS: dict[type[Coded], dict[str, str]] = {
    Theme: {
        "about": "Waar het over gaat",
        "place_in_model": "Plaats in het model",
        "research": "Wat ander onderzoek zegt",
        "would_change": "Wat ons van gedachten zou doen veranderen",
    },
    Intervention: {
        "asks": "Wat het van je vraagt",
        "why": "Waarom",
        "signals": "Hieraan herken je het moment",
        "steps": "Zo pak je het aan",
        "example": "Voorbeeld (verzonnen)",
        "sentences": "Zinnen die helpen",
        "pitfalls": "Valkuilen",
        "objections": "Wat je kunt horen",
        "versions": "Kort, gewoon, uitgebreid",
        "large_team": "Met een groot team",
        "sectors": "In po, vo en mbo",
        "checklist": "Checklist",
        "sign_of_success": "Zo merk je dat het werkt",
        "review_question": "Om samen op terug te kijken",
        "related": "Hangt samen met",
        "conversation_forms": "Gespreksvormen die passen",
        "opens_route": "Begin bijvoorbeeld hier",
    },
    Recommendation: {
        "why": "Waarom",
        "actions": "Wat je doet",
        "start": "Zo begin je deze maand",
        "growth": "Zo groeit het",
        "interventions": "Interventies die hierbij helpen",
        "pitfalls": "Valkuilen",
    },
    Situation: {
        "signals": "Hieraan herken je het",
        "causes": "Wat er kan spelen",
        "first": "Doe dit eerst",
        "interventions": "Daarna, in deze volgorde",
        "conversation_forms": "Zo voer je het gesprek",
        "avoid": "Wat je beter laat",
        "outside_help": "Wanneer je hulp van buiten haalt",
    },
    ConversationForm: {
        "about": "Waar het vandaan komt",
        "fits": "Wanneer het past",
        "does_not_fit": "Wanneer niet",
        "room": "Zo zet je de ruimte klaar",
        "steps": "Zo verloopt het",
        "script": "Zo kan het klinken (verzonnen)",
        "questions": "Vragen om te gebruiken",
        "placemat": "Placemat op A3",
        "leader_role": "Jouw rol",
        "pitfalls": "Valkuilen",
    },
    Programme: {
        "invitation": "Wat je vooraf aan deelnemers stuurt",
        "preparation": "Vooraf",
        "material": "Dit ligt klaar",
        "room": "De ruimte",
        "agenda": "Onderdeel voor onderdeel",
        "take_away": "Dit nemen deelnemers mee",
        "evaluation": "Vragen voor het formulier",
        "afterwards": "Daarna",
        "goes_with": "Past bij",
    },
}
"""what the page of each kind has above what a field holds"""
_ALIKE = 0.4  # texts that share less than this are two texts, not one that was reworded


class Change(StrEnum):
    """What happened to some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Words(NamedTuple):
    """Some words of a text, and what happened to them."""

    change: Change
    text: str


class ChangedField(NamedTuple):
    """A part of an entry of which words changed."""

    name: str
    """its heading"""
    texts: tuple[tuple[Words, ...], ...]
    """each text that changed"""


def changed_fields(record: Coded, before: Mapping[str, Any]) -> list[ChangedField]:
    """Return what changed in an entry since an edition that held it as `before`."""
    now = record.model_dump(mode="json", by_alias=True)
    found: list[ChangedField] = []
    for field in now:
        if field in NOT_COMPARED:
            continue
        old, new = list(_texts(before.get(field), field)), list(_texts(now[field], field))
        if texts := _changed(old, new):
            found.append(ChangedField(heading_of(type(record), field), tuple(texts)))
    return found


def heading_of(kind: type[Coded], field: str) -> str:
    """Return what the page of a kind calls what a field holds. Raises KeyError without a name."""
    return {**_WITHOUT_HEADING, **HEADINGS[kind]}[field]


def _texts(value: Any, field: str) -> Iterator[str]:
    """Yield every text in a value, in order; minutes as readers read them."""
    match value:
        case str():
            yield value
        case int() if field.endswith("minutes"):
            yield dutch_duration(value)
        case list():
            for item in value:
                yield from _texts(item, field)
        case dict():
            for name, item in value.items():
                if name not in NOT_COMPARED:
                    yield from _texts(item, name)


def _changed(old: list[str], new: list[str]) -> list[tuple[Words, ...]]:
    """Return the texts that are not in both lists, old and new together where they are alike."""
    found: list[tuple[Words, ...]] = []
    for what, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what != "equal":
            for before, after in zip_longest(old[start:end], new[new_start:new_end]):
                found += _compared(before or "", after or "")
    return found


def _compared(before: str, after: str) -> list[tuple[Words, ...]]:
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        texts = (Words(Change.REMOVED, before), Words(Change.ADDED, after))
        return [(words,) for words in texts if words.text]
    return [
        tuple(
            words
            for what, start, end, new_start, new_end in matcher.get_opcodes()
            for words in _opcode(what, old[start:end], new[new_start:new_end])
        )
    ]


def _opcode(what: str, old: list[str], new: list[str]) -> Iterator[Words]:
    if what == "equal":
        yield Words(Change.KEPT, " ".join(new))
        return
    if old:
        yield Words(Change.REMOVED, " ".join(old))
    if new:
        yield Words(Change.ADDED, " ".join(new))
