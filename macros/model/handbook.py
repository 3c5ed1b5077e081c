"""The handbook as a whole: everything the data files hold, with each reference resolved once."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from macros.model.earlier_edition import EarlierEdition
from macros.model.fields import Path
from macros.model.files import (
    ChangesFile,
    ConversationFormsFile,
    EnglishFile,
    EntriesFile,
    GlossaryFile,
    HandbookFile,
    InterventionsFile,
    ProgrammesFile,
    SituationsFile,
    Term,
)
from macros.model.kinds import KINDS, Kind
from macros.model.parts import Source, Work
from macros.model.programmes import Programme
from macros.model.records import (
    Choice,
    Coded,
    ConversationForm,
    FormUse,
    Intervention,
    Recommendation,
    Relation,
    Situation,
    Theme,
)
from macros.model.search_file import SearchFile
from macros.model.team import TeamFile
from macros.model.vocabularies import REVERSE, RelationKind, SituationGroup
from macros.model.year_plans import SchoolHolidaysFile, YearPlansFile


class DataFiles(NamedTuple):
    """What the files in data/ hold, by the name of the file."""

    interventions: InterventionsFile
    situations: SituationsFile
    conversation_forms: ConversationFormsFile
    programmes: ProgrammesFile
    glossary: GlossaryFile
    search: SearchFile
    english: EnglishFile
    changes: ChangesFile
    team: TeamFile
    school_holidays: SchoolHolidaysFile
    year_plans: YearPlansFile
    handbook: HandbookFile


class Place(NamedTuple):
    """Where something stands in the data."""

    file: str
    line: int


class Handbook:
    """Everything, with each reference resolved. Built once from files that were found valid.

    `places` tells where each value stands in the data. An entry and what is in it goes by its code,
    also if it is retired: ("D3",), ("D3", "steps", 2). Anything else goes by its file, since an id
    may be that of a term and of a statement: ("glossary", "terms", 4). `earlier` is the edition
    before this one, where one is kept.
    """

    def __init__(
        self,
        files: DataFiles,
        places: Mapping[Path, Place],
        earlier: EarlierEdition | None = None,
    ):
        self.files = files
        self.places = places
        self.earlier = earlier
        self.edition = files.handbook.edition
        self.deck = files.handbook.deck
        self.subjects = files.handbook.subjects
        self.bundles = files.handbook.bundles
        self.works = files.handbook.works
        self.retired = files.handbook.retired
        self.terms = files.glossary.terms
        self.sayings = {saying.code: saying.phrases for saying in files.search.sayings}
        self.questions = files.search.questions
        self.nothing = files.search.nothing
        self.synonyms = files.search.synonyms
        self.english = files.english.about
        self.translations = {one.code: one for one in files.english.translations}
        self.changes = files.changes.changes
        self.team = files.team
        self.school_holidays = files.school_holidays
        self.year_plans = files.year_plans.year_plans
        self.themes = files.interventions.themes
        self.interventions = files.interventions.interventions
        self.recommendations = files.interventions.recommendations
        self.situations = files.situations.situations
        groups = [
            (group, tuple(entry for entry in self.situations if entry.group is group))
            for group in SituationGroup
        ]
        self.situation_groups = tuple((group, members) for group, members in groups if members)
        self.conversation_forms = files.conversation_forms.conversation_forms
        self.programmes = files.programmes.programmes
        self.by_code: dict[str, Coded] = {
            record.code: record for kind in KINDS for record in self.of_kind(kind)
        }
        self.checked_on = _checked_on(files)
        for change in self.changes:
            change._entries = tuple(
                self.by_code[code] for code in change.codes if code in self.by_code
            )
        for gone in self.retired:
            gone._replacements = tuple(self.by_code[code] for code in gone.replaced_by)
        self._resolve_works()
        self._resolve_themes()
        self._resolve_choices()
        self._resolve_plans()
        self._resolve_forms()
        self._resolve_relations()
        self._resolve_bundles()
        self._resolve_programmes()
        self._resolve_team()

    def resting_on(self, work: Work) -> tuple[Coded, ...]:
        """Return the entries in which something rests on a work, in the order of the data."""
        return tuple(self._resting[work.id].values())

    def of_kind(self, kind: Kind) -> tuple[Coded, ...]:
        """Return the entries of a kind, in the order of the data."""
        entries: tuple[Coded, ...] = getattr(self, kind.collection)
        return entries

    def programmes_with(self, code: str) -> tuple[Programme, ...]:
        """Return the programmes in which an entry has a place, in the order of the data."""
        return tuple(self._programmes[code].values())

    def entry(self, code: str) -> Coded:
        """Return the entry with a code. Raises LookupError, with the codes that there are."""
        if code not in self.by_code:
            known = ", ".join(self.by_code)
            raise LookupError(f"no entry has code {code}; expected one of {known}")
        return self.by_code[code]

    def cited(self, work_id: str, place: str) -> Source:
        """Return a place in a work, for a text that no entry holds. Raises KeyError, ValueError."""
        source = Source(work=work_id, place=place)
        source._work = {work.id: work for work in self.works}[work_id]
        return source

    def _resolve_works(self) -> None:
        works = {work.id: work for work in self.works}
        self._resting: dict[str, dict[str, Coded]] = {name: {} for name in works}
        for record in (*self.by_code.values(), *self.terms):
            for _, part in record.parts():
                if isinstance(part, Source):
                    part._work = works[part.work_id]
                    if not isinstance(record, Term):
                        self._resting[part.work_id][record.code] = record

    def _resolve_themes(self) -> None:
        for theme in self.themes:
            members = tuple(i for i in self.interventions if i.theme_code == theme.code)
            theme._interventions = members
            for previous, entry, following in zip(
                (None, *members), members, (*members[1:], None), strict=False
            ):
                entry._theme, entry._previous, entry._next = theme, previous, following

    def _resolve_choices(self) -> None:
        interventions = {entry.code: entry for entry in self.interventions}
        named_by: dict[str, list[Choice]] = {code: [] for code in interventions}
        naming: tuple[Recommendation | Situation, ...] = (*self.recommendations, *self.situations)
        for by in naming:
            for choice in by.interventions:
                choice._intervention, choice._by = interventions[choice.code], by
                named_by[choice.code].append(choice)
        for entry in self.interventions:
            entry._named_by = tuple(named_by[entry.code])

    def _resolve_plans(self) -> None:
        interventions = {entry.code: entry for entry in self.interventions}
        planning: tuple[Theme | Recommendation, ...] = (*self.themes, *self.recommendations)
        plans = [
            *(record.school_year for record in planning),
            *(one.plan for one in self.year_plans),
        ]
        for plan in plans:
            for planned in plan:
                planned._intervention = interventions[planned.code]

    def _resolve_forms(self) -> None:
        forms = {form.code: form for form in self.conversation_forms}
        uses: dict[str, list[FormUse]] = {code: [] for code in forms}
        naming: tuple[Intervention | Situation, ...] = (*self.interventions, *self.situations)
        for by in naming:
            for use in by.conversation_forms:
                use._form, use._by = forms[use.code], by
                uses[use.code].append(use)
        for form in self.conversation_forms:
            form._uses = tuple(uses[form.code])

    def _resolve_programmes(self) -> None:
        used: dict[str, Intervention | ConversationForm] = {
            **{entry.code: entry for entry in self.interventions},
            **{form.code: form for form in self.conversation_forms},
        }
        self._programmes: dict[str, dict[str, Programme]] = {code: {} for code in self.by_code}
        for programme in self.programmes:
            for part in programme.agenda:
                if part.code:
                    part._entry = used[part.code]
                    self._programmes[part.code][programme.code] = programme
            for link in programme.goes_with:
                link._entry, link._by = self.by_code[link.code], programme
                self._programmes[link.code][programme.code] = programme

    def _resolve_team(self) -> None:
        themes = {theme.code: theme for theme in self.themes}
        situations = {entry.code: entry for entry in self.situations}
        interventions = {entry.code: entry for entry in self.interventions}
        forms = {form.code: form for form in self.conversation_forms}
        for one in self.team.statements:
            one._theme = themes[one.theme_code]
            one._situations = tuple(situations[code] for code in one.situation_codes)
            one._interventions = tuple(interventions[code] for code in one.intervention_codes)
        for talk in self.team.talks:
            talk._form = forms[talk.form_code]

    def _resolve_relations(self) -> None:
        interventions = {entry.code: entry for entry in self.interventions}
        derived: dict[str, list[Relation]] = {code: [] for code in interventions}
        for entry in self.interventions:
            for relation in entry.related:
                relation._intervention = interventions[relation.code]
                back = Relation(
                    kind=REVERSE[relation.kind], intervention=entry.code, why=relation.why
                )
                back._intervention = entry
                derived[relation.code].append(back)
        for entry in self.interventions:
            own = {relation.code for relation in entry.related}
            back_links = (back for back in derived[entry.code] if back.code not in own)
            order = list(RelationKind).index
            relations = (*entry.related, *back_links)
            entry._relations = tuple(sorted(relations, key=lambda relation: order(relation.kind)))

    def _resolve_bundles(self) -> None:
        for bundle in self.bundles:
            if bundle.every:
                bundle._entries = getattr(self, bundle.every)
                continue
            named = [self.by_code[code] for code in bundle.codes]
            # A theme may stand beside one of its interventions.
            bundle._entries = tuple(
                {
                    entry.code: entry
                    for one in named
                    for entry in (one.interventions if isinstance(one, Theme) else (one,))
                }.values()
            )


def _checked_on(files: DataFiles) -> dict[str, date]:
    """Return when each entry was last read against the sources, by its code."""
    return {
        record.code: record.checked or file.checked
        for kind in KINDS
        for file in files
        if isinstance(file, EntriesFile)
        for record in getattr(file, kind.collection, ())
    }
