"""What the book says beside the entries, on paper and for e-readers: its front and its figure."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.imprint import LICENCE_NAME
from macros.model.kinds import PROGRAMME
from macros.model.site import Site
from macros.paper.template_data import Data

SUBTITLE = (
    "Wat je als schoolleider kunt doen om het gesprek over het vak op gang te brengen en te houden"
)
ABOUT_SOURCES = (
    "Wat achter een tekst tussen haakjes staat, zegt waar die vandaan komt: de plek in een van de "
    "twee documenten waarop dit handboek rust, een werk dat daarin wordt aangehaald, of "
    "‘uitwerking’: door dit handboek bedacht, opgezocht of geschreven. Teksten zonder verwijzing "
    "zijn uitwerking. Het onderzoek achter de interventies is in 2019 gedaan op één relatief "
    "kleine school."
)
HOW_TO_USE = (
    "Weet je wat er misgaat, maar niet wat je kunt doen? Begin bij de situaties. Weet je waarover "
    "het moet gaan? Begin bij een thema. Weet je al wat je wilt bespreken? Kies een gespreksvorm.",
    "Elke code heeft een letter en een vlag. Het zijn de seinvlaggen van schepen, zodat je ze ook "
    "zonder kleur uit elkaar houdt.",
)
ABOUT_DOCUMENTS = (
    "‘Het artikel’ en ‘het trainingstraject’ zijn de twee documenten waarop dit handboek rust. Wat "
    "dat voor documenten zijn, staat bij Bronnen."
)
ABOUT_MODEL = "De tekening is van dit handboek; het model staat in Ilgen 2019, figuur 1."
NO_MORE = (
    "Van de werken die ze aanhalen, geven de documenten alleen namen en een jaartal, en één keer "
    "een bladzijde."
)
RARE = 3  # below so many entries, a term is rare
_MODEL = Path(__file__).parent / "model.svg"
_DESCRIPTION = re.compile(r"<desc>(.*?)</desc>\n?", re.DOTALL)


def book_texts(site: Site, entries: Mapping[str, Data]) -> Data:
    """Return the texts of the book that no entry holds; `entries` are those of all codes."""
    svg = _MODEL.read_text(encoding="utf-8")
    (description,) = _DESCRIPTION.findall(svg)
    themes = [
        (theme.code, f"{theme.title}: {len(theme.interventions)} interventies")
        for theme in site.handbook.themes
    ]
    return {
        "subtitle": SUBTITLE,
        "about_sources": ABOUT_SOURCES,
        "how_to_use": HOW_TO_USE,
        "letters": [
            ("S", "Situaties: waar je tegenaan loopt, en waar je dan begint"),
            *themes,
            ("A", "Aanbevelingen uit het artikel"),
            ("F", "Gespreksvormen, stap voor stap"),
            ("P", "Programma’s: hele bijeenkomsten, die zo klaarliggen"),
        ],
        "about_documents": ABOUT_DOCUMENTS,
        "licence": f"Teksten: {LICENCE_NAME}.",
        "model": {
            "title": "Het model",
            "svg": _DESCRIPTION.sub("", svg),
            "description": description,
            "about": ABOUT_MODEL,
        },
        "no_more": NO_MORE,
        "subjects": _subjects(site.handbook, entries),
    }


def _subjects(handbook: Handbook, entries: Mapping[str, Data]) -> list[Data]:
    """Return each term and each word of everyday, with the codes of the entries about it.

    An entry that has it in its title or its summary is about it. Where fewer than three do, those
    that name it anywhere come along: for a word that is rare, each place counts.
    """
    found = []
    # What a programme is about stands in the entries that it is made of.
    entries = {
        code: entries[code] for code, it in handbook.by_code.items() if it.kind is not PROGRAMME
    }
    short = {code: f"{it['title']} {it['summary']}".lower() for code, it in entries.items()}
    whole = {code: json.dumps(it, ensure_ascii=False).lower() for code, it in entries.items()}
    sought = [
        *((True, (one.term, *one.also)) for one in handbook.terms),
        *((False, (one.word, *one.also)) for one in handbook.subjects),
    ]
    for is_term, words in sorted(sought, key=lambda one: one[1][0].lower()):
        about = [code for code, text in short.items() if _names(text, words)]
        if len(about) < RARE:
            about = [
                code
                for code, text in whole.items()
                if code in about or (len(code) > 1 and _names(text, words))
            ]
        found.append({"word": words[0], "is_term": is_term, "codes": about})
    return found


def _names(text: str, words: Iterable[str]) -> bool:
    """Return whether a text in small letters has one of some words in it, as a word of its own."""
    small = (word.lower() for word in words)
    return any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in small)
