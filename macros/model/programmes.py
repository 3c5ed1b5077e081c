"""Programmes: meetings and workshops made of parts, each with its minutes and its reason."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, Field, PrivateAttr, ValidationInfo, field_validator

from macros.model import kinds
from macros.model.fields import (
    FOR_ROOM,
    Date,
    Depth,
    EntryCode,
    NotEmpty,
    PreparationMinutes,
    Record,
    Slug,
    Text,
    UsedCode,
    codes_once,
)
from macros.model.parts import VERSIONS, Lead, Source, Version

if TYPE_CHECKING:
    from macros.model.records import Coded, ConversationForm, Intervention

MOST_WITHOUT_BREAK = 90  # minutes that people work on end


class ForWhom(StrEnum):
    """With whom a programme is done."""

    TEAM = "een team"
    PART_OF_TEAM = "een bouw, sectie of werkgroep"
    LEADERS = "schoolleiders en teamleiders"


class ProgrammeAtAGlance(Record):
    """The facts by which one chooses a programme."""

    group: ForWhom
    """with whom it is done"""
    people: Text
    """how many people it suits, such as '6 tot 25 mensen'"""
    minutes: Annotated[int, Field(gt=0, le=720, strict=True)]
    """how long it takes, in minutes: as long as its parts together, breaks included"""
    preparation_minutes: PreparationMinutes
    """how long it takes to prepare, in minutes"""
    lead: Lead
    """who leads"""


class ProgrammePart(Record):
    """A part of a programme."""

    title: Annotated[Text, FOR_ROOM]
    """what happens, in a few words; the room reads it too"""
    minutes: Annotated[int, Field(gt=0, le=240, strict=True), FOR_ROOM]
    """how long it takes, in minutes"""
    is_break: Annotated[bool, FOR_ROOM] = False
    """true for a break, which needs no other fields"""
    meeting: Annotated[Text | None, FOR_ROOM] = None
    """title of the meeting that this part opens; only where a programme is a series of meetings"""
    code: UsedCode | None = Field(None, alias="entry")
    """code of the intervention or conversation form that is done in this part, if it is one"""
    steps: tuple[Annotated[int, Field(gt=0, strict=True)], ...] = ()
    """numbers of the steps of the conversation form that are done; leave out for all of them"""
    version: Version | None = None
    """name of the shorter or longer version of the intervention that is done, if it is one"""
    why: Text | None = None
    """why this part stands here"""
    how: tuple[Text, ...] = ()
    """what the facilitator does, in order"""
    says: tuple[Text, ...] = ()
    """what the facilitator says, between ‘ and ’"""
    watch: Text | None = None
    """what the facilitator pays attention to"""
    assignment: Annotated[tuple[Text, ...], FOR_ROOM] = ()
    """what participants do, in order, as they read it on a slide and on their sheet"""
    move_on: Text | None = None
    """by what the facilitator sees that it is time to go on"""
    if_short: Text | None = None
    """what to do when there is less time"""
    _entry: "Intervention | ConversationForm | None" = PrivateAttr(None)

    @property
    def done(self) -> str:
        """Which steps or version of the entry is done; empty where it is all of it."""
        if self.steps:
            return f"stap {', '.join(map(str, self.steps))}"
        return VERSIONS[self.version].words if self.version else ""

    @property
    def entry(self) -> "Intervention | ConversationForm | None":
        """The intervention or conversation form that is done in this part, if it is one."""
        return self._entry

    @property
    def entry_and_done(self) -> str:
        """What is done, such as `F1 Open bevragen, stap 1`; empty where it is no entry."""
        if self.entry is None:
            return ""
        return ", ".join(filter(None, (f"{self.entry.code} {self.entry.title}", self.done)))


class Timed(NamedTuple):
    """A part with the minutes from the start of its meeting."""

    start: int
    end: int
    part: ProgrammePart


class Meeting(NamedTuple):
    """The parts that follow one another on one day."""

    title: str
    """empty where the programme is one meeting"""
    timed: tuple[Timed, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, breaks included."""
        return self.timed[-1].end


class GoesWith(Record):
    """An entry that a programme goes with, and why."""

    code: EntryCode = Field(alias="entry")
    """code of the entry"""
    why: Text
    """what the programme does there, in a few words"""
    _entry: "Coded" = PrivateAttr()
    _by: "Programme" = PrivateAttr()

    @property
    def entry(self) -> "Coded":
        """The entry itself."""
        return self._entry

    @property
    def by(self) -> "Programme":
        """The programme that names it."""
        return self._by


def _meetings(parts: tuple[ProgrammePart, ...]) -> tuple[Meeting, ...]:
    """Return the parts by meeting, each with its running minutes."""
    meetings: list[tuple[str, list[Timed]]] = []
    for part in parts:
        if part.meeting or not meetings:
            meetings.append((part.meeting or "", []))
        timed = meetings[-1][1]
        start = timed[-1].end if timed else 0
        timed.append(Timed(start, start + part.minutes, part))
    return tuple(Meeting(title, tuple(timed)) for title, timed in meetings)


class Programme(Record):
    """A meeting or a workshop, ready to be held."""

    kind: ClassVar = kinds.PROGRAMME
    code: Annotated[str, Field(pattern=kinds.PROGRAMME.code_pattern), FOR_ROOM]
    """permanent code: P and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """name of the programme"""
    summary: Text
    """what it is, in one or two sentences"""
    source: Source | None = None
    """where a document names it; leave out for our own elaboration"""
    aim: Annotated[Text, FOR_ROOM]
    """what there is at the end that was not there before, in one sentence"""
    at_a_glance: ProgrammeAtAGlance
    """the facts by which one chooses a programme"""
    invitation: Annotated[Text | None, Depth(), FOR_ROOM] = None
    """what participants read beforehand: what it is about, what they need and need not do"""
    preparation: Annotated[tuple[Text, ...], Depth(2, 7)] = ()
    """what the facilitator does beforehand, step by step"""
    material: Annotated[tuple[Text, ...], Depth(1, 9)] = ()
    """what has to be there"""
    room: Annotated[Text | None, Depth()] = None
    """how to set up the room"""
    agenda: Annotated[tuple[ProgrammePart, ...], *NotEmpty, Depth(3, 30), FOR_ROOM]
    """how it goes, part by part, breaks included"""
    take_away: Annotated[tuple[Text, ...], Depth(1, 4), FOR_ROOM] = ()
    """what participants have when they leave"""
    evaluation: Annotated[tuple[Text, ...], Depth(3, 3), FOR_ROOM] = ()
    """questions of the evaluation form"""
    afterwards: Annotated[tuple[Text, ...], Depth(1, 4)] = ()
    """what the facilitator does after the meeting, so that it has an effect"""
    goes_with: Annotated[tuple[GoesWith, ...], AfterValidator(codes_once)] = ()
    """entries that it goes with besides those of its parts, each with the reason"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""

    @field_validator("agenda")
    @classmethod
    def _fit_the_time(
        cls, agenda: tuple[ProgrammePart, ...], info: ValidationInfo
    ) -> tuple[ProgrammePart, ...]:
        together = sum(part.minutes for part in agenda)
        glance = info.data.get("at_a_glance")
        if glance and together != glance.minutes:
            raise ValueError(
                f"its parts take {together} minutes together; "
                f"expected the {glance.minutes} of at_a_glance.minutes"
            )
        for meeting in _meetings(agenda):
            since = 0
            for start, end, part in meeting.timed:
                since = end if part.is_break else since
                if end - since > MOST_WITHOUT_BREAK:
                    raise ValueError(
                        f"'{part.title}' (minute {start} to {end}) ends {end - since} minutes "
                        "after the last break or the start; expected a break (is_break: true) "
                        f"at least every {MOST_WITHOUT_BREAK} minutes"
                    )
        return agenda

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings it consists of; one, unless it is a series."""
        return _meetings(self.agenda)

    @property
    def entries(self) -> "tuple[Intervention | ConversationForm, ...]":
        """What is done in its parts, each once, in order."""
        return tuple({part.code: part.entry for part in self.agenda if part.entry}.values())
