"""What entries consist of: where a text comes from, facts, pitfalls, checklists."""

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, PrivateAttr, model_validator

from macros.model.fields import (
    FOR_ROOM,
    Depth,
    Minutes,
    NotEmpty,
    PreparationMinutes,
    Record,
    Slug,
    Text,
    WorkId,
)


class WorkKind(StrEnum):
    """What a work is to the handbook."""

    DOCUMENT = "document"
    LITERATURE = "literature"
    RESEARCH = "research"


class Work(Record):
    """A document that the handbook rests on, a work that it cites, or research looked up beside."""

    id: Slug
    """name that references use, such as ilgen-2019"""
    aliases: tuple[Slug, ...] = ()
    """former ids, and those of entries that this one replaced: links to them lead here"""
    kind: WorkKind
    """'document' for one we rest on, 'literature' for one it cites, 'research' for one looked up"""
    short: Text
    """how the work is named in a reference, such as Ilgen 2019"""
    description: Text
    """what the work is, in one or two sentences"""
    reference: Text | None = None
    """the whole reference, in the form of the APA; only what was looked up"""
    language: Literal["nl", "en"] = "nl"
    """language of the reference: 'nl' or 'en'"""

    @model_validator(mode="after")
    def _research_can_be_found(self) -> Self:
        if self.kind is WorkKind.RESEARCH and not self.reference:
            raise ValueError("research and no reference; expected it in full, so that it is found")
        return self


class Provenance(StrEnum):
    """The three labels that tell a reader where a text comes from."""

    SOURCE = "bron"
    ELABORATION = "uitwerking"
    LITERATURE = "literatuur"


class Source(Record):
    """A place in a work."""

    work_id: WorkId = Field(alias="work")
    """id of a work in handbook.yaml"""
    place: Text
    """where in the work, such as 'tabel 1, Collectief leren, rij 2'"""
    _work: Work = PrivateAttr()

    @property
    def work(self) -> Work:
        """The work itself."""
        return self._work

    @property
    def provenance(self) -> Provenance:
        """The label of a text that rests on this source."""
        if self.work.kind is WorkKind.DOCUMENT:
            return Provenance.SOURCE
        return Provenance.LITERATURE


class Passage(Record):
    """A paragraph with its source; without one it is our own elaboration."""

    text: Text
    """the paragraph, in our own words"""
    source: Source | None = None
    """where it comes from; leave out for our own elaboration"""

    @property
    def provenance(self) -> Provenance:
        """The label of this paragraph."""
        return self.source.provenance if self.source else Provenance.ELABORATION


class Group(StrEnum):
    """With whom an intervention is done."""

    ONE_TO_ONE = "één op één"
    SMALL_GROUP = "kleine groep"
    WHOLE_TEAM = "het hele team"


class Rhythm(StrEnum):
    """How often an intervention is done."""

    ONCE = "eenmalig"
    WHEN_NEEDED = "als het nodig is"
    WEEKLY = "elke week"
    MONTHLY = "elke maand"
    QUARTERLY = "elk kwartaal"
    YEARLY = "elk schooljaar"


class Lead(StrEnum):
    """Who leads."""

    LEADER = "de schoolleider"
    MEMBER = "een teamlid"
    LEADER_AND_MEMBER = "de schoolleider met een teamlid"
    MEMBERS_IN_TURN = "teamleden om de beurt"
    LEADER_OR_FACILITATOR = "de schoolleider of een begeleider"


class AtAGlance(Record):
    """The facts by which a leader chooses an intervention."""

    goal: Annotated[Text, FOR_ROOM]
    """what it brings about, in one line"""
    group: Annotated[Group, FOR_ROOM]
    """with whom"""
    minutes: Annotated[Minutes, FOR_ROOM]
    """how long one time takes, in minutes"""
    preparation_minutes: PreparationMinutes
    """how long it takes to prepare, in minutes"""
    rhythm: Rhythm
    """how often"""
    lead: Lead
    """who leads"""


class Pitfall(Record):
    """What goes wrong, and the way out."""

    behaviour: Text
    """what someone does that works out badly"""
    instead: Text
    """what to do instead"""


class Objection(Record):
    """What a colleague may say against it, and a reply that keeps the relation and the point."""

    heard: Text
    """the objection as a colleague really says it, between ‘ and ’"""
    reply: Text
    """a reply that can be said aloud, between ‘ and ’"""


Version = Literal["five_minutes", "hour", "half_day"]


class Way(NamedTuple):
    """A shorter or longer way to do an intervention."""

    minutes: int
    words: str
    """what readers call it"""


VERSIONS: dict[Version, Way] = {
    "five_minutes": Way(5, "in vijf minuten"),
    "hour": Way(60, "in een uur"),
    "half_day": Way(180, "in een halve dag"),
}
"""the versions that an intervention can have, by their fields, the shortest first"""


class Versions(Record):
    """Shorter and longer ways to do an intervention; leave out where one makes no sense."""

    five_minutes: Text | None = None
    """what to do with five minutes"""
    hour: Text | None = None
    """what to do with an hour"""
    half_day: Text | None = None
    """what to do with half a day"""

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if not self.ways:
            raise ValueError(f"no versions; expected at least one of {', '.join(VERSIONS)}")
        return self

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The versions that there are, each with its name, the shortest first."""
        return tuple(
            (way.words.capitalize(), text)
            for field, way in VERSIONS.items()
            if (text := getattr(self, field))
        )


class Line(Record):
    """A line of a conversation as it could go."""

    who: Text
    """who speaks, such as Jij or Leraar"""
    says: Text
    """what is said, without quotation marks"""
    note: Text | None = None
    """what happens here, such as what goes wrong or how it is mended"""


class Moment(NamedTuple):
    """A stage of a checklist with its items."""

    field: str
    title: str
    items: tuple[str, ...]


class Checklist(Record):
    """Items to tick, each answered with yes or no."""

    before: Annotated[tuple[Text, ...], Depth(2, 4)] = ()
    """items to tick before"""
    during: Annotated[tuple[Text, ...], Depth(2, 4)] = ()
    """items to tick during"""
    after: Annotated[tuple[Text, ...], Depth(2, 4)] = ()
    """items to tick after"""

    @model_validator(mode="after")
    def _has_an_item(self) -> Self:
        if not self.moments:
            raise ValueError("no items; expected at least one, before, during or after")
        return self

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The stages that have items, in order."""
        stages = (
            Moment("before", "Vooraf", self.before),
            Moment("during", "Tijdens", self.during),
            Moment("after", "Na afloop", self.after),
        )
        return tuple(stage for stage in stages if stage.items)


class GrowthStage(Record):
    """One stage of a line of growth."""

    stage: Annotated[Text, FOR_ROOM]
    """name of the stage, in one or two words"""
    text: Annotated[Text, FOR_ROOM]
    """what it is, in one sentence"""


class FormAtAGlance(Record):
    """The facts by which a leader chooses a conversation form."""

    group: Group
    """with whom"""
    people: Annotated[Text, FOR_ROOM]
    """how many people it suits, such as '6 tot 25 mensen'"""
    minutes: Annotated[Minutes, FOR_ROOM]
    """how long it takes, in minutes: as long as its steps together"""
    preparation_minutes: PreparationMinutes
    """how long it takes to prepare, in minutes"""
    lead: Lead
    """who leads"""


class FormStep(Record):
    """A step of a conversation form."""

    title: Annotated[Text, FOR_ROOM]
    """what happens, in a few words"""
    minutes: Annotated[int, Field(gt=0, le=120, strict=True), FOR_ROOM]
    """how long it takes, in minutes"""
    text: Text
    """what the leader does and says"""
    assignment: Annotated[Text | None, FOR_ROOM] = None
    """what participants do in this step, as they read it on a slide"""


class Placemat(Record):
    """What lies on the table during a conversation form: fields to write in, on A3.

    With a line, the first field lies above it and the others below. Of three or more below, the
    first is as long as the line, and the others lie beside each other under it.
    """

    fields: Annotated[tuple[Text, ...], *NotEmpty]
    """what stands above each field; with a line, the first lies above it and the others below"""
    line: tuple[Text, ...] = ()
    """what stands at the two ends of a line through the middle; leave out where there is none"""

    @model_validator(mode="after")
    def _has_room_for_them(self) -> Self:
        if self.line and len(self.line) != 2:
            raise ValueError(f"{len(self.line)} texts in 'line'; expected its two ends")
        if self.line and len(self.fields) < 2:
            raise ValueError("a line and one field; expected one above and one or more below it")
        return self
