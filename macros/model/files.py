"""What each file in `data/` holds, and the front matter of pages in `docs/`."""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Self, cast, get_args

from pydantic import (
    AfterValidator,
    Field,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from macros.model.fields import (
    Date,
    EntryCode,
    NotEmpty,
    PublishedCode,
    Record,
    Slug,
    Text,
    a_code,
    codes_once,
    names_once,
)
from macros.model.kinds import (
    CONVERSATION_FORM,
    INTERVENTION,
    KINDS,
    PROGRAMME,
    RECOMMENDATION,
    SITUATION,
    Kind,
    kind_of,
)
from macros.model.parts import Source, Work
from macros.model.programmes import Programme
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
    Theme,
)
from macros.model.search_file import SearchFile
from macros.model.team import TeamFile
from macros.model.year_plans import SchoolHolidaysFile, YearPlansFile


class EntriesFile(Record):
    """A file with entries that have codes."""

    checked: Date
    """date on which the entries were last read against the sources, such as 2026-11-29"""


class InterventionsFile(EntriesFile):
    """What data/interventions.yaml holds."""

    themes: Annotated[tuple[Theme, ...], *NotEmpty]
    """the themes, in the order of Table 1"""
    interventions: Annotated[tuple[Intervention, ...], *NotEmpty]
    """the interventions, in the order of Table 1"""
    recommendations: Annotated[tuple[Recommendation, ...], *NotEmpty]
    """the recommendations, in the order of the article"""


class SituationsFile(EntriesFile):
    """What data/situations.yaml holds."""

    situations: Annotated[tuple[Situation, ...], *NotEmpty]
    """the situations, in the order in which the home page shows them"""


class ConversationFormsFile(EntriesFile):
    """What data/conversation_forms.yaml holds."""

    conversation_forms: Annotated[tuple[ConversationForm, ...], *NotEmpty]
    """the conversation forms"""


class ProgrammesFile(EntriesFile):
    """What data/programmes.yaml holds."""

    programmes: Annotated[tuple[Programme, ...], *NotEmpty]
    """the programmes, in the order in which the overview shows them"""


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


class Translation(Record):
    """An entry in English, for the page /en/."""

    code: EntryCode = Field(alias="entry")
    """code of the entry"""
    title: Text
    """its title in English"""
    summary: Text
    """what it is, in one or two sentences"""


class EnglishFile(Record):
    """What data/english.yaml holds."""

    about: Annotated[tuple[Text, ...], *NotEmpty]
    """what the handbook is, paragraph by paragraph"""
    translations: tuple[Translation, ...] = ()
    """titles and summaries in English, in the order of the page"""

    @field_validator("translations")
    @classmethod
    def _each_entry_once(cls, found: tuple[Translation, ...]) -> tuple[Translation, ...]:
        return codes_once(found)


def _not_after_the_edition(day: date, info: ValidationInfo) -> date:
    edition = (info.context or {}).get("edition")
    if edition is not None and day > edition:
        raise ValueError(f"{day} is after the edition of {edition}; expected a date up to that day")
    return day


class ChangeKind(StrEnum):
    """What a change is to a reader."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"


class Change(Record):
    """Something that is new or changed for readers: a line of the page and the feed on it."""

    id: Slug
    """permanent name, such as 2026-11-23-situaties: it tells a feed reader what was read"""
    day: Annotated[Date, AfterValidator(_not_after_the_edition)] = Field(alias="date")
    """date of the edition that brought it, such as 2026-11-23"""
    kind: ChangeKind
    """'nieuw' or 'gewijzigd'"""
    codes: Annotated[tuple[PublishedCode, ...], AfterValidator(names_once)] = Field(
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


class WayToUse(Record):
    """A way to use the deck of cards in a group."""

    title: Text
    """name of the way, in one or two words"""
    text: Text
    """what people do, in one or two sentences"""
    needs: Text | None = None
    """with how many people, how long and with which cards; for a way with steps"""
    steps: tuple[Text, ...] = ()
    """how it goes, step by step: a way with steps has a card of its own"""


class Deck(Record):
    """What the card says that explains the deck of cards."""

    title: Text
    """title of the card"""
    summary: Text
    """what the deck is, in one or two sentences"""
    ways: Annotated[tuple[WayToUse, ...], *NotEmpty]
    """ways to use the deck"""


class BundleOf(StrEnum):
    """A kind of entry of which a bundle holds all."""

    INTERVENTIONS = INTERVENTION.collection
    RECOMMENDATIONS = RECOMMENDATION.collection
    SITUATIONS = SITUATION.collection
    CONVERSATION_FORMS = CONVERSATION_FORM.collection


class Bundle(Record):
    """Sheets of several entries in one PDF: all of a kind, or those that go with an occasion."""

    id: Slug
    """permanent name, such as studiedag-feedback: part of the name of the PDF"""
    aliases: tuple[Slug, ...] = ()
    """former ids: PDFs at their addresses stay"""
    title: Text
    """what it is for, in a few words"""
    summary: Text
    """what one does with it, in one or two sentences"""
    every: BundleOf | None = None
    """a kind of which it holds all entries, in the order of the data; or leave it out"""
    codes: Annotated[tuple[EntryCode, ...], AfterValidator(names_once)] = Field((), alias="entries")
    """codes of the entries that it holds, in order; a theme stands for its interventions"""
    _entries: tuple["Coded", ...] = PrivateAttr()

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if self.every and self.codes:
            raise ValueError("both 'every' and 'entries'; expected one of them")
        if of_programmes := [code for code in self.codes if kind_of(code) is PROGRAMME]:
            found = ", ".join(of_programmes)
            raise ValueError(
                f"'{found}' is a programme, which has a document of its own; expected other codes"
            )
        if not self.every and not self.codes:
            kinds = ", ".join(BundleOf)
            raise ValueError(f"holds nothing; expected 'entries', or 'every' with one of {kinds}")
        return self

    @property
    def entries(self) -> tuple["Coded", ...]:
        """The entries that it holds."""
        return self._entries


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
    replaced_by: Annotated[tuple[EntryCode, ...], *NotEmpty, AfterValidator(names_once)]
    """codes of the entries to use instead"""
    why: Text
    """why it is gone, in one or two sentences for readers"""
    _replacements: tuple["Coded", ...] = PrivateAttr()

    @property
    def kind(self) -> Kind:
        """What kind of entry it was."""
        return cast(Kind, kind_of(self.code))  # its code was checked

    @property
    def replacements(self) -> tuple["Coded", ...]:
        """The entries to use instead."""
        return self._replacements


class Subject(Record):
    """A word of everyday by which one looks something up in the book."""

    word: Text
    """the word itself"""
    also: tuple[Text, ...] = ()
    """other words that mean the same, such as a plural"""


class HandbookFile(Record):
    """What data/handbook.yaml holds."""

    edition: Date
    """date of this edition, such as 2026-11-23; it stands on every sheet"""
    deck: Deck
    """the explanation that goes with the deck of cards"""
    bundles: tuple[Bundle, ...] = ()
    """sheets that stand together in one PDF"""
    works: Annotated[tuple[Work, ...], *NotEmpty]
    """the works that the handbook rests on or cites"""
    subjects: tuple[Subject, ...] = ()
    """words of everyday in the index of the book, beside the terms of the trade"""
    retired: tuple[Retired, ...] = ()
    """entries that were published and are no longer there"""

    @field_validator("edition")
    @classmethod
    def _in_this_century(cls, edition: date) -> date:
        # Files that tell their age, such as a compressed site map, hold no date outside it.
        if not 2000 <= edition.year < 2100:
            raise ValueError(f"'{edition}' is out of range; expected a date such as 2026-11-23")
        return edition


class FrontMatter(Record):
    """What stands above the text of a page in `docs/`, between two lines of `---`."""

    title: Text
    """title of the page"""
    description: Text | None = None
    """what the page is for, in one sentence; the search and other sites show it"""
    keywords: tuple[Text, ...] = ()
    """words that people search with, never shown; a page without any is not found by the search"""
    scripts: tuple[Text, ...] = ()
    """scripts of `browser/src/` that this page needs besides those of every page"""
    styles: tuple[Text, ...] = ()
    """style sheets of `docs/assets/styles/` that this page needs besides those of every page"""
    template: Text | None = None
    """template in `macros/theme/` for the frame of this page, where it needs one of its own"""
    noindex: bool = False
    """true where search engines should leave the page out"""
    without_contents: bool = False
    """true where a long page should have no list of its parts"""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.keywords and not self.description:
            raise ValueError("keywords and no description; the search shows it, so expected both")
        return self


FILES: dict[str, type[Record]] = {
    "interventions.yaml": InterventionsFile,
    "situations.yaml": SituationsFile,
    "conversation_forms.yaml": ConversationFormsFile,
    "programmes.yaml": ProgrammesFile,
    "glossary.yaml": GlossaryFile,
    "search.yaml": SearchFile,
    "english.yaml": EnglishFile,
    "changes.yaml": ChangesFile,
    "team.yaml": TeamFile,
    "school_holidays.yaml": SchoolHolidaysFile,
    "year_plans.yaml": YearPlansFile,
    "handbook.yaml": HandbookFile,
}
"""the files in `data/`, and what each holds"""
ENTRY_NAMES = {
    **{kind.collection: kind.name for kind in KINDS},
    "terms": "term",
    "works": "work",
    "bundles": "bundle",
    "changes": "change",
    "statements": "statement",
    "retired": "retired code",
    "school_years": "school year",
    "year_plans": "year plan",
}
"""every list of entries in the files, and what messages call an entry of it"""
ENTRY_RECORDS: dict[str, type[Record]] = {
    name: get_args(field.annotation)[0]
    for file in FILES.values()
    for name, field in file.model_fields.items()
    if name in ENTRY_NAMES
}
"""what each of those lists holds"""
WITH_CODE = {name for name, record in ENTRY_RECORDS.items() if "code" in record.model_fields}
"""those of which the entries have a code, retired ones too; others have an id"""
