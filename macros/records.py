"""What the handbook is made of: typed, frozen records that know nothing of MkDocs.

A class here is one kind of entry in the YAML, field by field; its docstrings are what editors see
while they type. `Handbook` (`handbook.py`) ties the entries together once, so that a template asks
`intervention.theme.title` and never looks anything up. Reverse links are derived, never typed.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema

Path = tuple[str | int, ...]  # from an entry to a value in it, such as ("steps", 2)

_MARKUP = re.compile(r"<[A-Za-z!?/][^>]*>?|\{\{|\}\}|\{%|%\}|\{#|#\}|&#?\w+;")

CODE_PATTERNS = {
    "theme": r"^[B-EG-RT-Z]$",
    "intervention": r"^[B-EG-RT-Z][1-9][0-9]{0,3}$",
    "recommendation": r"^A[1-9][0-9]{0,3}$",
    "situation": r"^S[1-9][0-9]{0,3}$",
    "conversation form": r"^F[1-9][0-9]{0,3}$",
}
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PATTERN_EXAMPLES = {
    CODE_PATTERNS["theme"]: (
        "one capital, such as D (not A, S or F: "
        "recommendations, situations and conversation forms have those)"
    ),
    CODE_PATTERNS["intervention"]: "the capital of its theme and a number, such as D3",
    CODE_PATTERNS["recommendation"]: "A and a number, such as A2",
    CODE_PATTERNS["situation"]: "S and a number, such as S2",
    CODE_PATTERNS["conversation form"]: "F and a number, such as F2",
    SLUG_PATTERN: "small letters, digits and single hyphens, such as professionele-dialoog",
}


def kind_of(code: str) -> str | None:
    """Give the kind of entry that a code belongs to, or None for a text that is no code."""
    return next((kind for kind, form in CODE_PATTERNS.items() if re.match(form, code)), None)


def a_code(value: str) -> str:
    """Give the value; raise ValueError when it is no code of any kind."""
    if not kind_of(value):
        raise ValueError(f"'{value}' does not fit; expected a code, such as D3, A2, S2, F2 or D")
    return value


def plain_text(value: str) -> str:
    """Give the text on one line; raise ValueError when it is empty or holds what is no text."""
    text = " ".join(value.split())
    if not text:
        raise ValueError("empty; expected text")
    # No XML and no workbook can hold some of these; the others come along with copied text, and
    # break the search, a link or the paper.
    if not text.isprintable():
        hidden = next(sign for sign in text if not sign.isprintable())
        raise ValueError(f"holds the invisible sign U+{ord(hidden):04X}; expected plain text")
    if found := _MARKUP.search(text):
        raise ValueError(f"holds '{found[0]}'; expected plain text without HTML or template braces")
    return text


def names_known(kind: str) -> Callable[[str, ValidationInfo], str]:
    """Give a validator that refuses a name which no entry of this kind has.

    The names that exist come in as validation context, `{kind: names}`; without it all names pass.
    """

    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(kind)
        if known is not None and value not in known:
            raise ValueError(f"'{value}' is no {kind}; expected one of {', '.join(known)}")
        return value

    return check


Items = TypeVar("Items", bound=tuple[Any, ...])


def not_empty(items: Items) -> Items:
    """Give the items; raise ValueError when there are none."""
    if not items:
        raise ValueError("an empty list; expected at least one entry")
    return items


# pydantic's own `min_length` would report a list with one faulty entry as empty, too.
NotEmpty = (AfterValidator(not_empty), Field(json_schema_extra={"minItems": 1}))
Text = Annotated[str, AfterValidator(plain_text)]
# It becomes part of the name of a file, which systems allow 255 signs.
Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=100)]
ThemeCode = Annotated[str, AfterValidator(names_known("theme"))]
InterventionCode = Annotated[str, AfterValidator(names_known("intervention"))]
FormCode = Annotated[str, AfterValidator(names_known("conversation form"))]
EntryCode = Annotated[str, AfterValidator(names_known("entry"))]
PublishedCode = Annotated[str, AfterValidator(names_known("entry, present or retired"))]
WorkId = Annotated[str, AfterValidator(names_known("work"))]
# Closed vocabularies, so that one can choose by them.
Minutes = Literal[5, 10, 15, 20, 30, 45, 60, 90, 120, 180]
PreparationMinutes = Literal[0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180]


class Record(BaseModel):
    """An entry, or a part of one: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe each field by the text below it.

        pydantic can (`use_attribute_docstrings`), but reads those texts at each import, which made
        it take twice as long; a schema is seldom asked for.
        """
        schema = handler(core_schema)
        fields = handler.resolve_ref_schema(schema)["properties"]
        for record in cls.__mro__[: cls.__mro__.index(Record)]:
            for name, text in _texts_below_fields(record).items():
                if name not in cls.model_fields:
                    continue  # a constant of the class
                fields[cls.model_fields[name].alias or name].setdefault("description", text)
        return schema

    def parts(self) -> Iterator["tuple[Path, Record | str]"]:
        """Give every record and text inside this one, with its path such as ('steps', 2)."""
        yield from _parts_of(self, ())


def _texts_below_fields(record: type[Record]) -> dict[str, str]:
    """Give the text below each field that a kind of record has of its own."""
    return {
        field.target.id: cleandoc(below.value.value)
        for field, below in pairwise(_classes(record.__module__).get(record.__name__, ()))
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    """Give what each class of a module consists of."""
    source = getsource(sys.modules[module])
    return {
        part.name: part.body for part in ast.parse(source).body if isinstance(part, ast.ClassDef)
    }


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a kind of record, each by its name in the code and in the data."""
    return tuple((name, field.alias or name) for name, field in record.model_fields.items())


def _parts_of(value: Any, path: Path) -> Iterator[tuple[Path, Record | str]]:
    if isinstance(value, Record):
        if path:
            yield path, value
        for name, in_data in _fields(type(value)):
            yield from _parts_of(getattr(value, name), (*path, in_data))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts_of(item, (*path, index))
    elif isinstance(value, str) and not isinstance(value, StrEnum):
        yield path, value


class WorkKind(StrEnum):
    """What a work is to the handbook."""

    DOCUMENT = "document"
    LITERATURE = "literature"


class Work(Record):
    """A document that the handbook rests on, or a work that such a document cites."""

    id: Slug
    """name that references use, such as ilgen-2019"""
    aliases: tuple[Slug, ...] = ()
    """former ids, and those of entries that this one replaced: links to them lead here"""
    kind: WorkKind
    """'document' for one the handbook rests on, 'literature' for one that it cites"""
    short: Text
    """how the work is named in a reference, such as Ilgen 2019"""
    description: Text
    """what the work is, in one or two sentences"""


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
        if self.work.kind is WorkKind.LITERATURE:
            return Provenance.LITERATURE
        return Provenance.SOURCE


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

    goal: Text
    """what it brings about, in one line"""
    group: Group
    """with whom"""
    minutes: Minutes
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


class Moment(NamedTuple):
    """A stage of a checklist with its items."""

    title: str
    items: tuple[str, ...]


class Checklist(Record):
    """Items to tick, each answered with yes or no."""

    before: tuple[Text, ...] = ()
    """items to tick before"""
    during: tuple[Text, ...] = ()
    """items to tick during"""
    after: tuple[Text, ...] = ()
    """items to tick after"""

    @model_validator(mode="after")
    def _has_an_item(self) -> Self:
        if not self.moments:
            raise ValueError("no items; expected at least one, before, during or after")
        return self

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The stages that have items, in order."""
        stages = (("Vooraf", self.before), ("Tijdens", self.during), ("Na afloop", self.after))
        return tuple(Moment(title, items) for title, items in stages if items)


class RelationKind(StrEnum):
    """What one intervention is to another."""

    FOLLOWS = "follows"
    PREPARES_FOR = "prepares for"
    COMBINES_WITH = "combines with"
    CHOOSE_INSTEAD = "choose instead"
    CHOSEN_OVER = "chosen over"


REVERSE = {
    RelationKind.FOLLOWS: RelationKind.PREPARES_FOR,
    RelationKind.PREPARES_FOR: RelationKind.FOLLOWS,
    RelationKind.COMBINES_WITH: RelationKind.COMBINES_WITH,
    RelationKind.CHOOSE_INSTEAD: RelationKind.CHOSEN_OVER,
    RelationKind.CHOSEN_OVER: RelationKind.CHOOSE_INSTEAD,
}


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


def _names_once(codes: Items) -> Items:
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValueError(f"{', '.join(twice)} is named twice; expected each code once")
    return codes


def _codes_once(entries: Iterable[Any]) -> None:
    _names_once(tuple(entry.code for entry in entries))


def _not_after_the_edition(day: date, info: ValidationInfo) -> date:
    edition = (info.context or {}).get("edition")
    if edition is not None and day > edition:
        raise ValueError(f"{day} is after the edition of {edition}; expected a date up to that day")
    return day


class Route(StrEnum):
    """The two ways in of the conceptual model."""

    HOW = "hoe"
    WHY = "waarom"


class Theme(Record):
    """One of the groups of Table 1."""

    kind: ClassVar = "theme"
    code: Annotated[str, Field(pattern=CODE_PATTERNS["theme"])]
    """permanent code, one capital"""
    slug: Slug
    """last part of the address, without the leading article"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Text
    """name of the theme"""
    question: Text
    """the question that the theme answers"""
    summary: Text
    """what the theme is about, in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    about: tuple[Passage, ...] = ()
    """paragraphs for the theme's page"""
    route: Route | None = None
    """the route of the conceptual model on which it lies: 'hoe' or 'waarom'"""
    place_in_model: Passage | None = None
    """where it stands in the conceptual model"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown"""
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


def forms_once(forms: tuple[FormUse, ...]) -> tuple[FormUse, ...]:
    """Give the forms; raise ValueError when one is named twice."""
    _codes_once(forms)
    return forms


Forms = Annotated[tuple[FormUse, ...], AfterValidator(forms_once)]


class Intervention(Record):
    """Something a school leader does: a row of Table 1."""

    kind: ClassVar = "intervention"
    code: Annotated[str, Field(pattern=CODE_PATTERNS["intervention"])]
    """permanent code: the theme's capital and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Text
    """what to do, in the imperative"""
    theme_code: ThemeCode = Field(alias="theme")
    """code of its theme"""
    summary: Text
    """what it is, in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    asks: Text
    """what it asks of the leader"""
    at_a_glance: AtAGlance | None = None
    """the facts by which a leader chooses"""
    why: tuple[Passage, ...] = ()
    """why it helps, each paragraph with its source"""
    signals: tuple[Text, ...] = ()
    """by what a leader knows that it is time"""
    steps: tuple[Text, ...] = ()
    """how to go about it, each an action"""
    example: Text | None = None
    """an invented example from a school"""
    sentences: tuple[Text, ...] = ()
    """sentences to say, between ‘ and ’, open questions first"""
    pitfalls: tuple[Pitfall, ...] = ()
    """what goes wrong, and the way out"""
    checklist: Checklist
    """items to tick before, during and after"""
    sign_of_success: Text | None = None
    """how you notice that it works"""
    review_question: Text | None = None
    """one question to look back on it with the team, between ‘ and ’"""
    related: tuple[Relation, ...] = ()
    """links to other interventions; the links back are derived"""
    conversation_forms: Forms = ()
    """conversation forms that fit it"""
    opens_route: Text | None = None
    """why it is a good first step on its theme's route; leave out where it is none"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown"""
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
        _codes_once(related)
        return related

    @property
    def theme(self) -> Theme:
        """The theme it belongs to."""
        return self._theme

    @property
    def recommended(self) -> tuple["Choice", ...]:
        """The places where a recommendation names it, with the reason."""
        return tuple(choice for choice in self._named_by if choice.by.kind == "recommendation")

    @property
    def helps_in(self) -> tuple["Choice", ...]:
        """The places where a situation names it, with the reason."""
        return tuple(choice for choice in self._named_by if choice.by.kind == "situation")

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


def choices_once(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Give the choices; raise ValueError when one intervention is named twice."""
    _codes_once(choices)
    return choices


Choices = Annotated[tuple[Choice, ...], *NotEmpty, AfterValidator(choices_once)]


class GrowthStage(Record):
    """One stage of a line of growth."""

    stage: Text
    """name of the stage, in one or two words"""
    text: Text
    """what it is, in one sentence"""


class Recommendation(Record):
    """One of the recommendations that close the article."""

    kind: ClassVar = "recommendation"
    code: Annotated[str, Field(pattern=CODE_PATTERNS["recommendation"])]
    """permanent code: A and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Text
    """what to do, in the imperative"""
    summary: Text
    """what it comes down to, in one or two sentences"""
    source: Source | None = None
    """where the summary, the actions and the growth come from; leave out for our own elaboration"""
    why: tuple[Passage, ...] = ()
    """why it helps, each paragraph with its source"""
    actions: Annotated[tuple[Text, ...], *NotEmpty]
    """what the leader does"""
    start: tuple[Text, ...] = ()
    """how to begin this month, step by step"""
    growth: tuple[GrowthStage, ...] = ()
    """the line along which it grows, first stage first"""
    interventions: Choices
    """the interventions that carry it out"""
    pitfalls: tuple[Pitfall, ...] = ()
    """what goes wrong, and the way out"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown"""


class SituationGroup(StrEnum):
    """What a situation is about, so that one finds it in the list."""

    SPOKEN = "Wat er wel en niet gezegd wordt"
    PEOPLE = "Tussen mensen"
    PLANS = "Plannen en afspraken"
    SELF = "Jij als schoolleider"


class Situation(Record):
    """What a leader runs into: the way in for who knows what is wrong and not what to do."""

    kind: ClassVar = "situation"
    code: Annotated[str, Field(pattern=CODE_PATTERNS["situation"])]
    """permanent code: S and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Text
    """the situation as a leader says it"""
    group: SituationGroup
    """the group in which the lists show it"""
    summary: Text
    """the situation in one or two sentences"""
    source: Source | None = None
    """where the summary comes from; leave out for our own elaboration"""
    signals: Annotated[tuple[Text, ...], *NotEmpty]
    """how to recognise it"""
    causes: tuple[Text, ...] = ()
    """what may be going on"""
    first: tuple[Text, ...] = ()
    """what to do first, step by step"""
    interventions: Choices
    """the interventions that help, in the order in which to take them"""
    conversation_forms: Forms = ()
    """conversation forms for the conversations that it asks for"""
    avoid: tuple[Pitfall, ...] = ()
    """what not to do, and what instead"""
    outside_help: Text | None = None
    """when to get help from outside, and whose"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown"""


class FormAtAGlance(Record):
    """The facts by which a leader chooses a conversation form."""

    group: Group
    """with whom"""
    people: Text
    """how many people it suits, such as '6 tot 25 mensen'"""
    minutes: Minutes
    """how long it takes, in minutes: as long as its steps together"""
    preparation_minutes: PreparationMinutes
    """how long it takes to prepare, in minutes"""
    lead: Lead
    """who leads"""


class FormStep(Record):
    """A step of a conversation form."""

    title: Text
    """what happens, in a few words"""
    minutes: Annotated[int, Field(gt=0, le=120, strict=True)]
    """how long it takes, in minutes"""
    text: Text
    """what the leader does and says"""


class ConversationForm(Record):
    """A way to hold a conversation, which the source documents name."""

    kind: ClassVar = "conversation form"
    code: Annotated[str, Field(pattern=CODE_PATTERNS["conversation form"])]
    """permanent code: F and a number"""
    slug: Slug
    """last part of the address"""
    aliases: tuple[Slug, ...] = ()
    """former slugs: pages, checklists and PDFs at their addresses lead here"""
    title: Text
    """name of the form"""
    summary: Text
    """what it is, in one or two sentences"""
    source: Source | None = None
    """where a document names the form; leave out where none does"""
    aim: Text
    """what it is for, in one sentence"""
    about: tuple[Passage, ...] = ()
    """where it comes from and what tells it apart, each paragraph with its source"""
    fits: Text | None = None
    """when it fits"""
    does_not_fit: Text | None = None
    """when it does not, and what does"""
    at_a_glance: FormAtAGlance
    """the facts by which a leader chooses"""
    room: Text | None = None
    """how to set up the room"""
    steps: Annotated[tuple[FormStep, ...], *NotEmpty]
    """how the conversation goes"""
    questions: tuple[Text, ...] = ()
    """questions to use, between ‘ and ’"""
    leader_role: Text | None = None
    """what the leader does and leaves"""
    pitfalls: tuple[Pitfall, ...] = ()
    """what goes wrong, and the way out"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown"""
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
        return tuple(use for use in self._uses if use.by.kind == "intervention")

    @property
    def fits_situations(self) -> tuple[FormUse, ...]:
        """The places where a situation names it, with the reason."""
        return tuple(use for use in self._uses if use.by.kind == "situation")


class Term(Record):
    """A term of the trade, explained."""

    id: Slug
    """name of the term in addresses, such as open-vraag"""
    aliases: tuple[Slug, ...] = ()
    """former ids, and those of entries that this one replaced: links to them lead here"""
    term: Text
    """the term itself"""
    also: tuple[Text, ...] = ()
    """other forms of the word that mean the same, such as a plural; they link here too"""
    definition: Text
    """what it means, in one or two sentences"""
    source: Source | None = None
    """where the definition comes from; leave out for our own elaboration"""


class ChangeKind(StrEnum):
    """What a change is to a reader."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"


class Change(Record):
    """Something that is new or changed for readers: a line of the page and the feed on it."""

    id: Slug
    """permanent name, such as 2026-11-23-situaties: it tells a feed reader what was read"""
    day: Annotated[date, AfterValidator(_not_after_the_edition)] = Field(alias="date")
    """date of the edition that brought it, such as 2026-11-23"""
    kind: ChangeKind
    """'nieuw' or 'gewijzigd'"""
    codes: Annotated[tuple[PublishedCode, ...], AfterValidator(_names_once)] = Field(
        (), alias="entries"
    )
    """codes of the entries that it is about, retired ones too; leave out where there are none"""
    text: Text
    """what is new or changed, in one or two sentences"""
    _entries: tuple["Coded", ...] = PrivateAttr()

    @property
    def entries(self) -> tuple["Coded", ...]:
        """The entries that it is about, as far as they are not retired."""
        return self._entries


class ChangesFile(Record):
    """What data/changes.yaml holds."""

    changes: Annotated[tuple[Change, ...], *NotEmpty]
    """what is new and changed, newest first"""

    @field_validator("changes")
    @classmethod
    def _newest_first(cls, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        for above, below in pairwise(changes):
            if above.day < below.day:
                raise ValueError(
                    f"'{below.id}' of {below.day} stands below '{above.id}' of {above.day}; "
                    "expected the newest first"
                )
        return changes


class InterventionsFile(Record):
    """What data/interventions.yaml holds."""

    themes: Annotated[tuple[Theme, ...], *NotEmpty]
    """the themes, in the order of Table 1"""
    interventions: Annotated[tuple[Intervention, ...], *NotEmpty]
    """the interventions, in the order of Table 1"""
    recommendations: Annotated[tuple[Recommendation, ...], *NotEmpty]
    """the recommendations, in the order of the article"""


class SituationsFile(Record):
    """What data/situations.yaml holds."""

    situations: Annotated[tuple[Situation, ...], *NotEmpty]
    """the situations, in the order in which the home page shows them"""


class ConversationFormsFile(Record):
    """What data/conversation_forms.yaml holds."""

    conversation_forms: Annotated[tuple[ConversationForm, ...], *NotEmpty]
    """the conversation forms"""


class GlossaryFile(Record):
    """What data/glossary.yaml holds."""

    terms: Annotated[tuple[Term, ...], *NotEmpty]
    """the terms of the trade, in the order of the alphabet"""

    @field_validator("terms")
    @classmethod
    def _each_word_means_one_thing(cls, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        words = [word.casefold() for term in terms for word in (term.term, *term.also)]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            raise ValueError(f"'{', '.join(twice)}' stands twice; expected each word once")
        return terms


class Saying(Record):
    """What people type in the search box when an entry is what they need."""

    code: EntryCode = Field(alias="entry")
    """code of the entry"""
    phrases: Annotated[tuple[Text, ...], *NotEmpty]
    """words and phrases beyond those of its page and its keywords, never shown"""


class SearchFile(Record):
    """What data/search.yaml holds."""

    sayings: tuple[Saying, ...] = ()
    """what people say for an entry; an entry without any is found by its own words"""
    synonyms: tuple[tuple[Text, ...], ...] = ()
    """groups of single words that mean the same to a search"""

    @field_validator("sayings")
    @classmethod
    def _each_entry_once(cls, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        _codes_once(sayings)
        return sayings

    @field_validator("synonyms")
    @classmethod
    def _single_words_once(cls, groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        words = [word.casefold() for group in groups for word in group]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            raise ValueError(f"'{', '.join(twice)}' stands twice; expected each word once")
        if lonely := [group[0] for group in groups if len(group) == 1]:
            raise ValueError(f"'{lonely[0]}' stands alone; expected two words or more in a group")
        if phrases := [word for word in words if " " in word]:
            raise ValueError(f"'{phrases[0]}' is no single word; expected one word")
        return groups


class WayToUse(Record):
    """A way to use the deck of cards in a group."""

    title: Text
    """name of the way, in one or two words"""
    text: Text
    """what people do, in one or two sentences"""


class Deck(Record):
    """What the card says that explains the deck of cards."""

    title: Text
    """title of the card"""
    summary: Text
    """what the deck is, in one or two sentences"""
    ways: Annotated[tuple[WayToUse, ...], *NotEmpty]
    """ways to use the deck"""


class Retired(Record):
    """An entry that is no longer there. Its addresses tell what replaced it."""

    code: Annotated[str, AfterValidator(a_code)]
    """the code that it had, which no entry may have again"""
    slug: Slug
    """the slug that it had last"""
    aliases: tuple[Slug, ...] = ()
    """the slugs that it had before"""
    title: Text
    """the title that it had"""
    replaced_by: Annotated[tuple[EntryCode, ...], *NotEmpty]
    """codes of the entries to use instead"""
    why: Text
    """why it is gone, in one or two sentences for readers"""
    _replacements: tuple["Coded", ...] = PrivateAttr()

    @field_validator("replaced_by")
    @classmethod
    def _each_once(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"{', '.join(twice)} is named twice; expected each code once")
        return codes

    @property
    def kind(self) -> str:
        """What kind of entry it was."""
        return str(kind_of(self.code))

    @property
    def replacements(self) -> tuple["Coded", ...]:
        """The entries to use instead."""
        return self._replacements


class HandbookFile(Record):
    """What data/handbook.yaml holds."""

    edition: date
    """date of this edition, such as 2026-11-23; it stands on every sheet"""
    deck: Deck
    """the explanation that goes with the deck of cards"""
    works: Annotated[tuple[Work, ...], *NotEmpty]
    """the works that the handbook rests on or cites"""
    retired: tuple[Retired, ...] = ()
    """entries that were published and are no longer there"""

    @field_validator("edition")
    @classmethod
    def _in_this_century(cls, edition: date) -> date:
        # Files that tell their age, such as a compressed site map, hold no date outside it.
        if not 2000 <= edition.year < 2100:
            raise ValueError(f"'{edition}' is out of range; expected a date such as 2026-11-23")
        return edition


Coded = Theme | Intervention | Recommendation | Situation | ConversationForm


def can_be_chosen(record: Coded) -> bool:
    """Tell whether an entry can be put on a checklist of one's own: all but a theme can."""
    return not isinstance(record, Theme)
