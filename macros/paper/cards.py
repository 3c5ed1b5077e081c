"""Records → the cards of the deck: what stands on the front and the back of each. Pure."""

import re
from collections.abc import Callable, Iterable

from macros.model import kinds
from macros.model.addresses import PAPER
from macros.model.files import WayToUse
from macros.model.records import (
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
)
from macros.model.site import Site
from macros.model.vocabularies import RelationKind
from macros.paper.template_data import Data, place, with_words
from macros.shared.drawings import drawing_svg
from macros.shared.dutch import dutch_duration, in_address

# A sentence ends where another begins, unless that one is inside the same quotation marks.
_END = re.compile(r"[.?!]’?(?= [‘A-ZÀ-Ý0-9])")
OF_THE_DECK = "kaarten"  # drawing of the cards that are about no entry
_KINDS = (kinds.INTERVENTION, kinds.RECOMMENDATION, kinds.SITUATION, kinds.CONVERSATION_FORM)


def cards(site: Site, entries: dict[str, Data]) -> list[Data]:
    """Return every card: one that explains, the games, and one for each entry.

    `entries` holds what paper shows of each entry, by code.
    """
    deck = site.handbook.deck
    games = [way for way in deck.ways if way.steps]
    backs: dict[kinds.Kind, Callable[..., Data]] = {
        kinds.INTERVENTION: _intervention,
        kinds.RECOMMENDATION: _recommendation,
        kinds.SITUATION: _situation,
        kinds.CONVERSATION_FORM: _form,
    }
    records = [record for kind in _KINDS for record in site.handbook.of_kind(kind)]
    faces = [
        _explanation(site),
        *(_game(game, site) for game in games),
        *(
            {**entries[record.code], "name": record.code, **backs[record.kind](record)}
            for record in records
        ),
    ]
    return [with_words(face) for face in faces]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text: what fits on a card."""
    for end in _END.finditer(text):
        sentence = text[: end.end()]
        # An apostrophe is the same sign as the one that closes a quotation.
        opened = sentence.count("‘") - len(re.findall(r"(?<![A-Za-z])’|’(?![A-Za-z])", sentence))
        if opened <= 0:
            return sentence
    return text


def _face(kind: str, drawing: str, facts: str, back: Data) -> Data:
    return {"kind": kind, "drawing": drawing_svg(drawing), "facts": facts, "back": back}


def _back(
    title: str,
    items: Iterable[str],
    more: Iterable[tuple[str, str | None]] = (),
    others: tuple[str, Iterable[str]] = ("", ()),
    *,
    numbered: bool = True,
) -> Data:
    return {
        "title": title,
        "items": list(items),
        "numbered": numbered,
        "more": [[label, text] for label, text in more if text],
        "others-title": others[0],
        "others": list(others[1]),
    }


def _intervention(entry: Intervention) -> Data:
    glance = entry.at_a_glance
    combined = [one.code for one in entry.relations if one.kind is RelationKind.COMBINES_WITH]
    near = [one.code for one in entry.relations]
    steps = [first_sentence(step) for step in entry.steps] or entry.sentences
    back = _back(
        "Zo pak je het aan" if entry.steps else "Zinnen die helpen",
        steps,
        [
            ("Om te zeggen", entry.sentences[0] if entry.sentences and entry.steps else None),
            ("Het werkt als", first_sentence(entry.sign_of_success or "")),
        ],
        ("Gaat goed samen met", combined) if combined else ("Hangt samen met", near),
        numbered=bool(entry.steps),
    )
    facts = f"{glance.group}, {dutch_duration(glance.minutes)}" if glance else ""
    return _face(entry.theme.title, entry.theme.code.lower(), facts, back)


def _recommendation(advice: Recommendation) -> Data:
    codes = [choice.code for choice in advice.interventions]
    start = first_sentence(advice.start[0]) if advice.start else None
    back = _back(
        "Wat je doet",
        advice.actions,
        [("Begin zo", start)],
        ("Interventies die helpen", codes),
        numbered=False,
    )
    return _face(advice.kind.singular, in_address(advice.kind.plural), "", back)


def _situation(situation: Situation) -> Data:
    codes = [choice.code for choice in situation.interventions]
    back = _back(
        "Doe dit eerst",
        (first_sentence(step) for step in situation.first),
        [("Wat je beter laat", situation.avoid[0].behaviour if situation.avoid else None)],
        ("Daarna, in deze volgorde", codes),
    )
    facts = f"Herkenbaar? {situation.signals[0]}"
    return _face(situation.kind.singular, in_address(situation.group), facts, back)


def _form(form: ConversationForm) -> Data:
    glance = form.at_a_glance
    back = _back(
        "Zo verloopt het",
        (f"{step.title} ({step.minutes} min)" for step in form.steps),
        [
            ("Om te vragen", form.questions[0] if form.questions else None),
            ("Niet als", first_sentence(form.does_not_fit or "")),
        ],
        ("Past bij", [use.by.code for use in form.fits_interventions][:6]),
    )
    facts = f"{glance.people}, {dutch_duration(glance.minutes)}"
    return _face(form.kind.singular, form.code.lower(), facts, back)


def _explaining(name: str, title: str, summary: str, site: Site, face: Data) -> Data:
    """Return a card that is about no entry."""
    return {
        "letter": "A",
        "code": "",
        "name": name,
        "title": title,
        "summary": summary,
        **place(site, f"{PAPER}/"),
        **face,
    }


def _explanation(site: Site) -> Data:
    deck = site.handbook.deck
    ways = [f"{way.title}: {way.text}" for way in deck.ways]
    back = _back("Wat je ermee kunt doen", ways, numbered=False)
    face = _face("Uitleg", OF_THE_DECK, "", back)
    return _explaining("the card that explains the deck", deck.title, deck.summary, site, face)


def _game(game: WayToUse, site: Site) -> Data:
    back = _back("Zo speel je het", game.steps)
    face = _face("Werkvorm", OF_THE_DECK, game.needs or "", back)
    return _explaining(f"the card of the game {game.title}", game.title, game.text, site, face)
