"""What slides show of an entry: for the room only what it may read, and notes for who leads.

A field says in the record whether the room may read it (`FOR_ROOM`); `InTheRoom` lets nothing else
through. So a slide can never show what is meant for the leader alone: building it would fail.
"""

from dataclasses import dataclass
from typing import Any

from macros.model.fields import Record
from macros.model.programmes import Programme, ProgrammePart
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
    Theme,
)
from macros.shared.dutch import dutch_duration

# Ways from one record to another: what is reached by them is held to the same.
_WAYS = {"intervention", "interventions", "form"}


class LeaderOnlyError(AttributeError):
    """A slide asks for a field that is for the leader alone."""


class InTheRoom:
    """A record as the room may read it."""

    def __init__(self, record: Record):
        self._record = record

    def __getattr__(self, name: str) -> Any:
        """Return a field that the room may read. Raises LeaderOnlyError for any other."""
        kind = type(self._record)
        if name not in kind.for_the_room() and name not in _WAYS:
            raise LeaderOnlyError(
                f"{kind.__name__}.{name} is for the leader alone; expected a field with FOR_ROOM"
            )
        return _in_the_room(getattr(self._record, name))


def _in_the_room(value: Any) -> Any:
    if isinstance(value, Record):
        return InTheRoom(value)
    if isinstance(value, tuple):
        return tuple(map(_in_the_room, value))
    return value


@dataclass(frozen=True)
class Note:
    """What the facilitator reads beside a slide."""

    label: str
    """what it is; empty where that is plain"""
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """A slide for the room."""

    title: str
    texts: tuple[str, ...] = ()
    """one text is shown large, several as a list"""
    facts: str = ""
    """in small print below"""
    minutes: int = 0
    """how long it takes, where a clock helps"""
    notes: tuple[Note, ...] = ()
    """for who leads, and for no one else"""


def has_team_slides(record: Coded) -> bool:
    """Return whether there are slides for the room."""
    return not (isinstance(record, Situation) and record.sensitive)


def opening_of(record: Coded) -> str:
    """Return the line below the title on the first slide; empty where there is none."""
    match record:
        case Theme():
            return record.question
        case Intervention():
            return record.for_the_team or ""
        case _:
            return ""


def slides_of(record: Coded) -> tuple[Slide, ...]:
    """Return the slides of an entry between its title and its QR code."""
    if not has_team_slides(record):
        return ()
    room: Any = InTheRoom(record)
    match record:
        case Theme():
            titles = tuple(one.title for one in room.interventions)
            slides = [
                Slide("Waar het over gaat", (room.summary,)),
                Slide(f"{len(titles)} interventies", titles),
            ]
        case Intervention():
            slides = _of_intervention(record, room)
        case Recommendation():
            slides = _of_recommendation(record, room)
        case Situation():
            slides = _of_situation(record, room)
        case ConversationForm():
            slides = _of_form(record, room)
        case Programme():
            slides = _of_programme(record, room)
    return tuple(slides)


def _notes(*pairs: tuple[str, str | tuple[str, ...] | None]) -> tuple[Note, ...]:
    """Return the notes that there is a text for."""
    return tuple(
        Note(label, (text,) if isinstance(text, str) else text) for label, text in pairs if text
    )


def _of_intervention(record: Intervention, room: Any) -> list[Slide]:
    slides = []
    if glance := room.at_a_glance:
        notes = _notes(("Zo pak je het aan", record.steps), ("Om te zeggen", record.sentences))
        facts = f"{dutch_duration(glance.minutes)}, {glance.group}"
        slides.append(Slide("Waar we naartoe willen", (glance.goal,), facts, notes=notes))
    if room.review_question:
        notes = _notes(("Zo merk je dat het werkt", record.sign_of_success))
        slides.append(Slide("Samen terugkijken", (room.review_question,), notes=notes))
    return slides


def _of_recommendation(record: Recommendation, room: Any) -> list[Slide]:
    titles = tuple(one.intervention.title for one in room.interventions)
    notes = _notes(("Wat je doet", record.actions), ("Deze maand", record.start))
    growth = [Slide(stage.stage, (stage.text,)) for stage in room.growth]
    return [*growth, Slide("Waarmee we kunnen beginnen", titles, notes=notes)]


def _of_situation(record: Situation, room: Any) -> list[Slide]:
    notes = _notes(
        ("Doe dit eerst", record.first),
        ("Hieraan herken je het", record.signals),
        ("Wat er kan spelen", record.causes),
    )
    forms = tuple(use.form.title for use in room.conversation_forms)
    slides = [Slide("Een vraag aan ons allemaal", ("Herkennen jullie dit?",), notes=notes)]
    return [*slides, Slide("Zo gaan we erover in gesprek", forms)] if forms else slides


def _of_form(record: ConversationForm, room: Any) -> list[Slide]:
    glance = room.at_a_glance
    facts = f"{glance.people}, {dutch_duration(glance.minutes)}"
    about = _notes(("De ruimte", record.room), ("Jouw rol", record.leader_role))
    steps = [
        Slide(
            step.title,
            (step.assignment,) if step.assignment else (),
            minutes=step.minutes,
            notes=_notes(("", whole.text)),
        )
        for step, whole in zip(room.steps, record.steps, strict=True)
    ]
    questions = [Slide("Vragen om te gebruiken", room.questions)] if room.questions else []
    return [Slide("Doel", (room.aim,), facts, notes=about), *steps, *questions]


def _of_programme(record: Programme, room: Any) -> list[Slide]:
    ready = _notes(("Dit ligt klaar", record.material), ("De ruimte", record.room))
    slides = [Slide("Doel", (room.aim,), notes=ready)]
    for part, whole in zip(room.agenda, record.agenda, strict=True):
        if part.meeting:
            slides.append(Slide("Vandaag", (part.meeting,)))
        notes = _notes_of_part(whole)
        slides.append(Slide(part.title, part.assignment, minutes=part.minutes, notes=notes))
    if room.take_away:
        slides.append(Slide("Dit neem je mee", room.take_away))
    if room.evaluation:
        slides.append(Slide("Terugkijken", room.evaluation))
    return slides


def _notes_of_part(part: ProgrammePart) -> tuple[Note, ...]:
    return _notes(
        ("Vorm", part.entry_and_done),
        ("Zo doe je het", part.how),
        ("Om te zeggen", part.says),
        ("Let op", part.watch),
        ("Ga verder als", part.move_on),
        ("Weinig tijd?", part.if_short),
    )
