"""The entries of the handbook: typed, frozen, and tied together.

A class here is one kind of entry in the YAML, field by field; the texts below its fields are what
editors see while they type. `Handbook` (`handbook.py`) ties the entries together once, so that a
template asks `intervention.theme.title` and never looks anything up. Links back are derived, never
typed.
"""

from typing import Annotated, ClassVar, Self, get_args

from pydantic import (
    AfterValidator,
    Field,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from macros.model import kinds
from macros.model.fields import (
    FOR_ROOM,
    Date,
    Depth,
    FormCode,
    InterventionCode,
    NotEmpty,
    Record,
    Slug,
    Text,
    ThemeCode,
    codes_once,
)
from macros.model.kinds import Kind
from macros.model.parts import (
    AtAGlance,
    Checklist,
    FormAtAGlance,
    FormStep,
    GrowthStage,
    Line,
    Objection,
    Passage,
    Pitfall,
    Placemat,
    Source,
    Versions,
)
from macros.model.programmes import Programme
from macros.model.research import Finding
from macros.model.school_year import Planned
from macros.model.vocabularies import RelationKind, Route, SituationGroup


class Relation(Record):
    """A link from one intervention to another, with the reason."""

    kind: RelationKind
    """what the other intervention is to this one"""
    code: InterventionCode = Field(alias="intervention")
    """code of the other intervention"""
    why: Text
    """the reason, in a few words that read well on both pages"""
    _intervention: "Intervention" = PrivateAttr()

    @property
    def intervention(self) -> "Intervention":
        """The other intervention."""
        return self._intervention


class Theme(Record):
    """One of the groups of Table 1."""

    kind: ClassVar = kinds.THEME
    code: Annotated[str, Field(pattern=kinds.THEME.code_pattern), FOR_ROOM]
    """permanent code, one capital"""
    slug: Slug
    """last part of the address, without the leading article"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """name of the theme"""
    question: Annotated[Text, FOR_ROOM]
    """the question that the theme answers"""
    summary: Annotated[Text, FOR_ROOM]
    """what the theme is about, in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    about: Annotated[tuple[Passage, ...], Depth(1, 4)] = ()
    """paragraphs for the theme's page"""
    route: Annotated[Route | None, Depth()] = None
    """the route of the conceptual model on which it lies: 'hoe' or 'waarom'"""
    place_in_model: Annotated[Passage | None, Depth()] = None
    """where it stands in the conceptual model"""
    school_year: Annotated[tuple[Planned, ...], Depth(2, 6), AfterValidator(codes_once)] = ()
    """what to choose from it for one school year, and how often"""
    research: Annotated[tuple[Finding, ...], Depth(1, 4)] = ()
    """what research outside the two documents says about the theme"""
    would_change: Annotated[Text | None, Depth()] = None
    """what would change our mind about the theme"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""
    _interventions: tuple["Intervention", ...] = PrivateAttr()

    @property
    def interventions(self) -> tuple["Intervention", ...]:
        """The interventions of this theme, in the order of the data."""
        return self._interventions

    @property
    def first_steps(self) -> tuple["Intervention", ...]:
        """Its interventions that open the theme's route."""
        return tuple(entry for entry in self._interventions if entry.opens_route)


class FormUse(Record):
    """A conversation form that fits an intervention or a situation, with the reason."""

    code: FormCode = Field(alias="form")
    """code of a conversation form"""
    why: Text
    """what it does there, in a few words"""
    _form: "ConversationForm" = PrivateAttr()
    _by: "Intervention | Situation" = PrivateAttr()

    @property
    def form(self) -> "ConversationForm":
        """The conversation form itself."""
        return self._form

    @property
    def by(self) -> "Intervention | Situation":
        """The entry that names it."""
        return self._by


Forms = Annotated[tuple[FormUse, ...], AfterValidator(codes_once)]


class Intervention(Record):
    """Something a school leader does: a row of Table 1."""

    kind: ClassVar = kinds.INTERVENTION
    code: Annotated[str, Field(pattern=kinds.INTERVENTION.code_pattern), FOR_ROOM]
    """permanent code: the theme's capital and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """what to do, in the imperative"""
    theme_code: ThemeCode = Field(alias="theme")
    """code of its theme"""
    summary: Text
    """what it is, in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    asks: Text
    """what it asks of the leader"""
    for_the_team: Annotated[Text | None, Depth(), FOR_ROOM] = None
    """what the team does, as the team would say it: for the poster and the first slide"""
    at_a_glance: Annotated[AtAGlance | None, Depth(), FOR_ROOM] = None
    """the facts by which a leader chooses"""
    why: Annotated[tuple[Passage, ...], Depth(1, 3)] = ()
    """why it helps, each paragraph with its source"""
    signals: Annotated[tuple[Text, ...], Depth(3, 5)] = ()
    """by what a leader knows that it is time"""
    steps: Annotated[tuple[Text, ...], Depth(3, 6)] = ()
    """how to go about it, each an action"""
    example: Annotated[Text | None, Depth()] = None
    """an invented example from a school"""
    sentences: Annotated[tuple[Text, ...], Depth(3, 5)] = ()
    """sentences to say, between ‘ and ’, open questions first"""
    pitfalls: Annotated[tuple[Pitfall, ...], Depth(2, 4)] = ()
    """what goes wrong, and the way out"""
    objections: Annotated[tuple[Objection, ...], Depth(2, 3)] = ()
    """what colleagues may say against it, each with a reply"""
    versions: Annotated[Versions | None, Depth()] = None
    """shorter and longer ways to do it"""
    large_team: Annotated[Text | None, Depth()] = None
    """how to do it with more than 25 people, and with people who were not there"""
    sectors: Annotated[Text | None, Depth()] = None
    """where primary, secondary and vocational schools differ, in one line"""
    checklist: Checklist
    """items to tick before, during and after"""
    sign_of_success: Annotated[Text | None, Depth()] = None
    """how you notice that it works"""
    review_question: Annotated[Text | None, Depth(), FOR_ROOM] = None
    """one question to look back on it with the team, between ‘ and ’"""
    related: tuple[Relation, ...] = ()
    """links to other interventions; the links back are derived"""
    conversation_forms: Annotated[Forms, Depth(1, 4)] = ()
    """conversation forms that fit it"""
    opens_route: Text | None = None
    """why it is a good first step on its theme's route; leave out where it is none"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""
    _theme: Theme = PrivateAttr()
    _named_by: tuple["Choice", ...] = PrivateAttr()
    _relations: tuple[Relation, ...] = PrivateAttr()
    _previous: "Intervention | None" = PrivateAttr()
    _next: "Intervention | None" = PrivateAttr()

    @field_validator("theme_code")
    @classmethod
    def _fits_its_code(cls, theme: str, info: ValidationInfo) -> str:
        code = info.data.get("code", theme)
        if not code.startswith(theme):
            raise ValueError(
                f"'{theme}' does not fit code {code}; expected {code[0]}, or a code with {theme}"
            )
        return theme

    @field_validator("related")
    @classmethod
    def _names_others_once(
        cls, related: tuple[Relation, ...], info: ValidationInfo
    ) -> tuple[Relation, ...]:
        if any(relation.code == info.data.get("code") for relation in related):
            raise ValueError("names the intervention itself; expected other interventions")
        return codes_once(related)

    @property
    def theme(self) -> Theme:
        """The theme it belongs to."""
        return self._theme

    @property
    def recommended(self) -> tuple["Choice", ...]:
        """The places where a recommendation names it, with the reason."""
        return tuple(choice for choice in self._named_by if choice.by.kind is kinds.RECOMMENDATION)

    @property
    def helps_in(self) -> tuple["Choice", ...]:
        """The places where a situation names it, with the reason."""
        return tuple(choice for choice in self._named_by if choice.by.kind is kinds.SITUATION)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Links to other interventions, its own and those derived from the others', by kind."""
        return self._relations

    @property
    def previous(self) -> "Intervention | None":
        """The one before it in its theme."""
        return self._previous

    @property
    def next(self) -> "Intervention | None":
        """The one after it in its theme."""
        return self._next


class Choice(Record):
    """An intervention that a recommendation or a situation names, with the reason."""

    code: InterventionCode = Field(alias="intervention")
    """code of an intervention"""
    why: Text
    """what it does there, in a few words"""
    _intervention: Intervention = PrivateAttr()
    _by: "Recommendation | Situation" = PrivateAttr()

    @property
    def intervention(self) -> Intervention:
        """The intervention itself."""
        return self._intervention

    @property
    def by(self) -> "Recommendation | Situation":
        """The entry that names it."""
        return self._by


Choices = Annotated[tuple[Choice, ...], *NotEmpty, AfterValidator(codes_once)]


class Recommendation(Record):
    """One of the recommendations that close the article."""

    kind: ClassVar = kinds.RECOMMENDATION
    code: Annotated[str, Field(pattern=kinds.RECOMMENDATION.code_pattern), FOR_ROOM]
    """permanent code: A and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """what to do, in the imperative"""
    summary: Text
    """what it comes down to, in one or two sentences"""
    source: Source | None = None
    """where the summary, the actions and the growth come from; leave out for our own elaboration"""
    why: Annotated[tuple[Passage, ...], Depth(1, 3)] = ()
    """why it helps, each paragraph with its source"""
    actions: Annotated[tuple[Text, ...], *NotEmpty]
    """what the leader does"""
    start: Annotated[tuple[Text, ...], Depth(3, 5)] = ()
    """how to begin this month, step by step"""
    growth: Annotated[tuple[GrowthStage, ...], FOR_ROOM] = ()
    """the line along which it grows, first stage first"""
    interventions: Annotated[Choices, Depth(3, None)]
    """the interventions that carry it out"""
    pitfalls: Annotated[tuple[Pitfall, ...], Depth(2, 4)] = ()
    """what goes wrong, and the way out"""
    school_year: Annotated[tuple[Planned, ...], AfterValidator(codes_once)] = ()
    """a choice for one school year, and how often; only where the recommendation asks for one"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""


class Situation(Record):
    """What a leader runs into: the way in for who knows what is wrong and not what to do."""

    kind: ClassVar = kinds.SITUATION
    code: Annotated[str, Field(pattern=kinds.SITUATION.code_pattern), FOR_ROOM]
    """permanent code: S and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """the situation as a leader says it"""
    group: SituationGroup
    """the group in which the lists show it"""
    summary: Text
    """the situation in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    sensitive: bool = False
    """true where people in the room could be meant: then there are no slides for the room"""
    signals: Annotated[tuple[Text, ...], *NotEmpty, Depth(3, 5)]
    """how to recognise it"""
    causes: Annotated[tuple[Text, ...], Depth(2, 4)] = ()
    """what may be going on"""
    first: Annotated[tuple[Text, ...], Depth(2, 4)] = ()
    """what to do first, step by step"""
    interventions: Annotated[Choices, Depth(3, 5)]
    """the interventions that help, in the order in which to take them"""
    conversation_forms: Annotated[Forms, Depth(1, 3), FOR_ROOM] = ()
    """conversation forms for the conversations that it asks for"""
    avoid: Annotated[tuple[Pitfall, ...], Depth(2, 4)] = ()
    """what not to do, and what instead"""
    outside_help: Annotated[Text | None, Depth()] = None
    """when to get help from outside, and whose"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""


class ConversationForm(Record):
    """A way to hold a conversation, which the source documents name."""

    kind: ClassVar = kinds.CONVERSATION_FORM
    code: Annotated[str, Field(pattern=kinds.CONVERSATION_FORM.code_pattern), FOR_ROOM]
    """permanent code: F and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Annotated[Text, FOR_ROOM]
    """name of the form"""
    summary: Text
    """what it is, in one or two sentences"""
    source: Source | None = None
    """where a document names the form; leave out where none does"""
    aim: Annotated[Text, FOR_ROOM]
    """what it is for, in one sentence"""
    about: Annotated[tuple[Passage, ...], Depth(1, 4)] = ()
    """where it comes from and what tells it apart, each paragraph with its source"""
    fits: Annotated[Text | None, Depth()] = None
    """when it fits"""
    does_not_fit: Annotated[Text | None, Depth()] = None
    """when it does not, and what does"""
    at_a_glance: Annotated[FormAtAGlance, FOR_ROOM]
    """the facts by which a leader chooses"""
    room: Annotated[Text | None, Depth()] = None
    """how to set up the room"""
    steps: Annotated[tuple[FormStep, ...], *NotEmpty, Depth(3, 7), FOR_ROOM]
    """how the conversation goes"""
    script: Annotated[tuple[Line, ...], Depth(10, 16)] = ()
    """a conversation as it could go, with one moment that goes wrong and is mended"""
    questions: Annotated[tuple[Text, ...], Depth(3, 7), FOR_ROOM] = ()
    """questions to use, between ‘ and ’"""
    placemat: Placemat | None = None
    """what lies on the table, on A3; leave out where there is nothing to write in"""
    leader_role: Annotated[Text | None, Depth()] = None
    """what the leader does and leaves"""
    pitfalls: Annotated[tuple[Pitfall, ...], Depth(2, 4)] = ()
    """what goes wrong, and the way out"""
    keywords: Annotated[tuple[Text, ...], Depth(5, None)] = ()
    """words that people search with, never shown"""
    checked: Date | None = None
    """date on which it was last read against the sources; leave out for that of the file"""
    _uses: tuple[FormUse, ...] = PrivateAttr()

    @model_validator(mode="after")
    def _minutes_add_up(self) -> Self:
        together = sum(step.minutes for step in self.steps)
        if together != self.at_a_glance.minutes:
            raise ValueError(
                f"the steps take {together} minutes together; "
                f"expected the {self.at_a_glance.minutes} of at_a_glance.minutes"
            )
        return self

    @property
    def fits_interventions(self) -> tuple[FormUse, ...]:
        """The places where an intervention names it, with the reason."""
        return tuple(use for use in self._uses if use.by.kind is kinds.INTERVENTION)

    @property
    def fits_situations(self) -> tuple[FormUse, ...]:
        """The places where a situation names it, with the reason."""
        return tuple(use for use in self._uses if use.by.kind is kinds.SITUATION)


Coded = Theme | Intervention | Recommendation | Situation | ConversationForm | Programme
RECORDS: dict[Kind, type[Coded]] = {record.kind: record for record in get_args(Coded)}
"""the class of each kind of entry"""


def members(record: Coded) -> tuple[Intervention, ...]:
    """Return the interventions that an entry stands for: those on its checklist, in order."""
    match record:
        case Theme():
            return record.interventions
        case Recommendation() | Situation():
            return tuple(choice.intervention for choice in record.interventions)
        case Intervention():
            return (record,)
        case _:
            return ()
