"""Which words of an entry changed since the edition before: word by word. Pure."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple

from macros.model.records import Coded
from macros.shared.dutch import dutch_duration

# Names, places and links: no texts that someone wrote anew. The rest is what readers read.
_NOT_COMPARED = {
    *("code", "slug", "aliases", "keywords", "checked", "source", "theme", "kind", "addresses"),
    *("intervention", "form", "route", "times"),
}
_NAMES = {
    "title": "Titel",
    "question": "Vraag",
    "summary": "Samenvatting",
    "about": "Waar het over gaat",
    "place_in_model": "Plaats in het model",
    "asks": "Wat het van je vraagt",
    "at_a_glance": "In één oogopslag",
    "why": "Waarom",
    "signals": "Hieraan herken je het",
    "steps": "Stappen",
    "example": "Voorbeeld",
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
    "conversation_forms": "Gespreksvormen",
    "opens_route": "Waarom je hier kunt beginnen",
    "research": "Wat ander onderzoek zegt",
    "would_change": "Wat ons van gedachten zou doen veranderen",
    "actions": "Wat je doet",
    "start": "Zo begin je",
    "growth": "Zo groeit het",
    "interventions": "Interventies",
    "causes": "Wat er kan spelen",
    "first": "Doe dit eerst",
    "avoid": "Wat je beter laat",
    "outside_help": "Wanneer je hulp van buiten haalt",
    "aim": "Doel",
    "fits": "Wanneer het past",
    "does_not_fit": "Wanneer niet",
    "room": "De ruimte",
    "script": "Zo kan het klinken",
    "questions": "Vragen",
    "group": "Groep",
    "leader_role": "Jouw rol",
}
_OTHER = "Ook gewijzigd"
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
    found: dict[str, list[tuple[Words, ...]]] = {}
    for field in now:
        if field in _NOT_COMPARED:
            continue
        old, new = list(_texts(before.get(field), field)), list(_texts(now[field], field))
        if texts := _changed(old, new):
            found.setdefault(_NAMES.get(field, _OTHER), []).extend(texts)
    return [ChangedField(name, tuple(texts)) for name, texts in found.items()]


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
                if name not in _NOT_COMPARED:
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
