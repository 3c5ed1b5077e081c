"""What the handbook is made of: typed, frozen records that know nothing of MkDocs.

A class here is one kind of entry in the YAML, field by field; its docstrings are what editors see
while they type. `Handbook` ties the entries together once, so that a template asks
`intervention.theme.title` and never looks anything up. Reverse links are derived, never typed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

_MARKUP = re.compile(r"</?[A-Za-z!?][^>]*>?|\{\{|\}\}|\{%|%\}|\{#|#\}|&#?\w+;")

CODE_PATTERNS = {
    "theme": r"^[B-Z]$",
    "intervention": r"^[B-Z][1-9][0-9]{0,3}$",
    "recommendation": r"^A[1-9][0-9]{0,3}$",
}
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PATTERN_EXAMPLES = {
    CODE_PATTERNS["theme"]: "one capital other than A (A is for recommendations), such as D",
    CODE_PATTERNS["intervention"]: "the capital of its theme and a number, such as D3",
    CODE_PATTERNS["recommendation"]: "A and a number, such as A2",
    SLUG_PATTERN: "small letters, digits and single hyphens, such as professionele-dialoog",
}


def plain_text(value: str) -> str:
    """Give the text on one line; raise ValueError when it is empty or holds HTML or braces."""
    text = " ".join(value.split())
    if not text:
        raise ValueError("empty; expected text")
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
Slug = Annotated[str, Field(pattern=SLUG_PATTERN)]
ThemeCode = Annotated[str, AfterValidator(names_known("theme"))]
InterventionCode = Annotated[str, AfterValidator(names_known("intervention"))]
WorkId = Annotated[str, AfterValidator(names_known("work"))]


class Record(BaseModel):
    """An entry, or a part of one: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class WorkKind(StrEnum):
    """What a work is to the handbook."""

    DOCUMENT = "document"
    LITERATURE = "literature"


class Work(Record):
    """A document that the handbook rests on, or a work that such a document cites."""

    id: Slug
    """name that references use, such as ilgen-2019"""
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


class AtAGlance(Record):
    """The facts by which a leader chooses an intervention."""

    goal: Text
    """what it brings about, in one line"""
    group: Group
    """with whom"""
    minutes: Annotated[int, Field(gt=0, le=480)]
    """how long it takes, in minutes"""
    preparation_minutes: Annotated[int, Field(ge=0, le=480)]
    """how long it takes to prepare, in minutes"""
    rhythm: Rhythm
    """how often"""
    lead: Text
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


_REVERSE = {
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


def _codes_once(entries: Iterable[Any]) -> None:
    codes = [entry.code for entry in entries]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValueError(f"{', '.join(twice)} is named twice; expected each code once")


class Theme(Record):
    """One of the groups of Table 1."""

    code: Annotated[str, Field(pattern=CODE_PATTERNS["theme"])]
    """permanent code, one capital"""
    slug: Slug
    """last part of the address, without the leading article"""
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
    _interventions: tuple["Intervention", ...] = PrivateAttr()

    @property
    def interventions(self) -> tuple["Intervention", ...]:
        """The interventions of this theme, in the order of the data."""
        return self._interventions


class Intervention(Record):
    """Something a school leader does: a row of Table 1."""

    code: Annotated[str, Field(pattern=CODE_PATTERNS["intervention"])]
    """permanent code: the theme's capital and a number"""
    slug: Slug
    """last part of the address"""
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
    _theme: Theme = PrivateAttr()
    _recommended: tuple["Recommended", ...] = PrivateAttr()
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
    def recommended(self) -> tuple["Recommended", ...]:
        """The places where a recommendation names it, with the reason."""
        return self._recommended

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Links to other interventions: its own, then those derived from the others' links."""
        return self._relations

    @property
    def previous(self) -> "Intervention | None":
        """The one before it in its theme."""
        return self._previous

    @property
    def next(self) -> "Intervention | None":
        """The one after it in its theme."""
        return self._next


class Recommended(Record):
    """An intervention that a recommendation names, with the reason."""

    code: InterventionCode = Field(alias="intervention")
    """code of an intervention"""
    why: Text
    """what it does for the recommendation, in a few words"""
    _intervention: Intervention = PrivateAttr()
    _recommendation: "Recommendation" = PrivateAttr()

    @property
    def intervention(self) -> Intervention:
        """The intervention itself."""
        return self._intervention

    @property
    def recommendation(self) -> "Recommendation":
        """The recommendation that names it."""
        return self._recommendation


class Recommendation(Record):
    """One of the recommendations that close the article."""

    code: Annotated[str, Field(pattern=CODE_PATTERNS["recommendation"])]
    """permanent code: A and a number"""
    slug: Slug
    """last part of the address"""
    title: Text
    """what to do, in the imperative"""
    summary: Text
    """what it comes down to, in one or two sentences"""
    source: Source | None = None
    """where the summary and the actions come from; leave out for our own elaboration"""
    why: tuple[Passage, ...] = ()
    """why it helps, each paragraph with its source"""
    actions: Annotated[tuple[Text, ...], *NotEmpty]
    """what the leader does"""
    interventions: Annotated[tuple[Recommended, ...], *NotEmpty]
    """the interventions that carry it out"""

    @field_validator("interventions")
    @classmethod
    def _names_each_once(cls, interventions: tuple[Recommended, ...]) -> tuple[Recommended, ...]:
        _codes_once(interventions)
        return interventions


class InterventionsFile(Record):
    """What data/interventions.yaml holds."""

    themes: Annotated[tuple[Theme, ...], *NotEmpty]
    """the themes, in the order of Table 1"""
    interventions: Annotated[tuple[Intervention, ...], *NotEmpty]
    """the interventions, in the order of Table 1"""
    recommendations: Annotated[tuple[Recommendation, ...], *NotEmpty]
    """the recommendations, in the order of the article"""


class HandbookFile(Record):
    """What data/handbook.yaml holds."""

    edition: date
    """date of this edition, such as 2026-11-23; it stands on every sheet"""
    works: Annotated[tuple[Work, ...], *NotEmpty]
    """the works that the handbook rests on or cites"""


Coded = Theme | Intervention | Recommendation


class Handbook:
    """Everything, with each reference resolved. Built once from files that were found valid.

    `lines` tells on which line of data/interventions.yaml a code's entry starts.
    """

    def __init__(
        self,
        interventions_file: InterventionsFile,
        handbook_file: HandbookFile,
        lines: Mapping[str, int],
    ):
        self.lines = lines
        self.edition = handbook_file.edition
        self.works = handbook_file.works
        self.themes = interventions_file.themes
        self.interventions = interventions_file.interventions
        self.recommendations = interventions_file.recommendations
        coded: tuple[Coded, ...] = (*self.themes, *self.interventions, *self.recommendations)
        self.by_code = {record.code: record for record in coded}
        self._resolve()

    def _resolve(self) -> None:
        works = {work.id: work for work in self.works}
        interventions = {entry.code: entry for entry in self.interventions}
        for source in self._sources():
            source._work = works[source.work_id]

        for theme in self.themes:
            members = tuple(i for i in self.interventions if i.theme_code == theme.code)
            theme._interventions = members
            for previous, entry, following in zip(
                (None, *members), members, (*members[1:], None), strict=False
            ):
                entry._theme, entry._previous, entry._next = theme, previous, following

        recommended: dict[str, list[Recommended]] = {code: [] for code in interventions}
        for recommendation in self.recommendations:
            for named in recommendation.interventions:
                named._intervention = interventions[named.code]
                named._recommendation = recommendation
                recommended[named.code].append(named)

        derived: dict[str, list[Relation]] = {code: [] for code in interventions}
        for entry in self.interventions:
            for relation in entry.related:
                relation._intervention = interventions[relation.code]
                back = Relation(
                    kind=_REVERSE[relation.kind], intervention=entry.code, why=relation.why
                )
                back._intervention = entry
                derived[relation.code].append(back)

        for entry in self.interventions:
            own = {relation.code for relation in entry.related}
            back_links = (back for back in derived[entry.code] if back.code not in own)
            entry._recommended = tuple(recommended[entry.code])
            entry._relations = (*entry.related, *back_links)

    def _sources(self) -> Iterable[Source]:
        for record in self.by_code.values():
            if record.source:
                yield record.source
            passages = record.about if isinstance(record, Theme) else record.why
            for passage in passages:
                if passage.source:
                    yield passage.source
