"""Which documents exist on paper because the records do, and what each template takes. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from macros.model import addresses, kinds
from macros.model.files import Retired
from macros.model.programmes import Programme
from macros.model.records import Coded, Theme
from macros.model.site import Site
from macros.model.slides import has_team_slides, opening_of, slides_of
from macros.model.team import by_theme
from macros.paper.book_texts import book_texts
from macros.paper.cards import cards
from macros.paper.document import (
    BOOK,
    PLACEMATS,
    PROGRAMMES,
    SHEETS,
    SLIDES,
    TEAM,
    WHOLE,
    Document,
    Sheet,
)
from macros.paper.outlines import full_entry
from macros.paper.template_data import (
    Data,
    entry_data,
    for_the_room,
    letters_of,
    looks,
    place,
    reference,
    with_words,
)
from macros.shared.dutch import dutch_date, dutch_duration


@lru_cache(maxsize=1)  # one build asks five times
def documents(site: Site) -> tuple[Document, ...]:
    """Return every document that the handbook has on paper, in the order of the overview.

    The notices of retired entries are not among them: no overview lists those.
    """
    writer = _writer(site)
    sheets = {
        kind: [writer.sheet(record) for record in site.handbook.of_kind(kind)] for kind in SHEETS
    }
    return (
        *writer.decks(),
        writer.poster(),
        writer.model(),
        *writer.placemats(),
        writer.book(),
        *sheets.pop(kinds.THEME),
        *sheets.pop(kinds.RECOMMENDATION),
        writer.all_checklists(),
        *writer.bundles(),
        *writer.for_teams(),
        *(
            one
            for some in sheets.values()
            for sheet in some
            for one in (sheet, *writer.for_participants(sheet.about))
        ),
        *(writer.slides(one) for one in site.handbook.by_code.values() if has_team_slides(one)),
    )


def book_of(site: Site) -> Document:
    """Return the book among the documents of a site."""
    (book,) = (one for one in documents(site) if one.name == BOOK)
    return book


def large_prints(all_documents: Iterable[Document]) -> list[Document]:
    """Return the sheets among some documents in large print, for who reads ordinary print badly."""
    return [
        replace(
            sheet,
            name=sheet.large_name,
            title=f"{sheet.title}, in grote letters",
            data={**sheet.data, "large": True, "title": f"{sheet.title}, in grote letters"},
        )
        for sheet in all_documents
        if sheet.is_enlarged
    ]


def notices(site: Site) -> list[Document]:
    """Return the document that stands in the place of each retired entry's own."""
    writer = _writer(site)
    return [writer.notice(gone) for gone in site.handbook.retired]


@lru_cache(maxsize=1)
def _writer(site: Site) -> "_Writer":
    return _Writer(site)


class _Writer:
    """Turns records into the data that the templates take."""

    def __init__(self, site: Site):
        self.site = site
        self.handbook = site.handbook
        self.looks = looks(letters_of(site))
        self.entries = {
            code: entry_data(record, site) for code, record in site.handbook.by_code.items()
        }

    def _document(
        self,
        name: str,
        title: str,
        sheet: Sheet,
        about: Coded | Retired | None = None,
        path: str = "",
        **data: Any,
    ) -> Document:
        """Return a document; `path` leads to where to read on, by default to what it is about."""
        edition = self.handbook.edition
        code = about.code if about else ""
        values = {
            **data,
            **self.looks,
            "title": title,
            "subject": getattr(about, "summary", "") or data.get("summary") or title,
            "site": self.site.address,
            "edition": dutch_date(edition),
            "date": [edition.year, edition.month, edition.day],
            "about": code or name.removesuffix(".pdf"),
            **place(self.site, addresses.short_path(about) if about else path),
        }
        return Document(name, title, sheet.template, values, sheet.group, code)

    def sheet(self, record: Coded) -> Document:
        """Return the document that goes with an entry."""
        sheet = SHEETS[record.kind]
        name = addresses.sheet_name(record)
        if not isinstance(record, Theme):
            title = f"{record.code}: {record.title}"
            return self._document(name, title, sheet, record, entry=self.entries[record.code])
        entries = [self.entries[one.code] for one in record.interventions]
        title = f"Checklist: {record.title}"
        groups = [{"code": "", "title": "", "entries": entries}]
        return self._document(
            name, title, sheet, record, code=record.code, heading=record.title, groups=groups
        )

    def for_participants(self, code: str) -> list[Document]:
        """Return what participants of a programme get; nothing for an entry of another kind."""
        record = self.handbook.by_code[code]
        if not isinstance(record, Programme):
            return []
        for_room = for_the_room(record)
        path = f"{addresses.short_path(record)}"
        names = {
            "participants": (
                addresses.participants_sheet_name(record),
                f"{code}: {record.title}, voor deelnemers",
                f"{path}deelnemers/",
            ),
            "evaluation": (
                addresses.evaluation_sheet_name(record),
                f"{code}: {record.title}, evaluatieformulier",
                f"{path}evaluatie/",
            ),
        }
        return [
            self._also_about(
                record,
                self._document(name, title, Sheet(template, PROGRAMMES), path=path, entry=for_room),
            )
            for template, (name, title, path) in names.items()
        ]

    def _also_about(self, record: Coded, document: Document) -> Document:
        """Return a document that leads elsewhere than to the page of the entry it is about."""
        return replace(document, about=record.code, data={**document.data, "about": record.code})

    def slides(self, record: Coded) -> Document:
        """Return the slides of an entry, one a page, without the notes of who leads."""
        is_programme = record.kind is kinds.PROGRAMME
        slides = [
            {
                "title": slide.title,
                "texts": list(slide.texts),
                "facts": slide.facts or (dutch_duration(slide.minutes) if slide.minutes else ""),
            }
            for slide in slides_of(record)
        ]
        entry = {
            "code": record.code,
            "title": record.title,
            "opening": opening_of(record),
            "slides": slides,
            "last": "Voor deelnemers" if is_programme else "Lees verder",
        }
        path = addresses.short_path(record)
        path = f"{path}deelnemers/" if is_programme else path
        title = f"{record.code}: {record.title}, dia’s"
        name = addresses.slides_name(record)
        document = self._document(name, title, SLIDES, path=path, entry=entry)
        return self._also_about(record, document)

    def all_checklists(self) -> Document:
        """Return the checklist with everything, by theme."""
        groups = [
            {
                "code": theme.code,
                "title": theme.title,
                "entries": [self.entries[entry.code] for entry in theme.interventions],
            }
            for theme in self.handbook.themes
        ]
        title, path = "Checklist: alle interventies", "checklists/alles/"
        name, sheet = "checklist-alles.pdf", SHEETS[kinds.THEME]
        return self._document(name, title, sheet, path=path, code="", groups=groups)

    def notice(self, gone: Retired) -> Document:
        """Return the sheet that says what replaced an entry."""
        replacements = [self.entries[one.code] for one in gone.replacements]
        entry = {
            "code": gone.code,
            "kind": gone.kind.singular,
            "title": gone.title,
            "why": gone.why,
            "replacements": replacements,
        }
        title = f"{gone.code} is vervallen: {gone.title}"
        name = addresses.sheet_name(gone)
        sheet = Sheet("retired", "Vervallen")
        return self._document(name, title, sheet, gone, entry=with_words(entry))

    def decks(self) -> list[Document]:
        """Return the deck of cards: to cut out, to hand out, and for a printing shop."""
        path = f"{addresses.PAPER}/"
        faces = cards(self.site, self.entries)
        decks = {
            "kaarten.pdf": ("cut", "Kaarten om uit te knippen: A7, vier op een A4, dubbelzijdig"),
            "kaarten-a6.pdf": ("a6", "Grote kaarten om uit te delen: vier op een A4, dubbelzijdig"),
            "kaarten-a5.pdf": ("a5", "Grote kaarten om uit te delen: twee op een A4, dubbelzijdig"),
            "kaarten-enkel.pdf": ("single", "Kaarten voor de drukker: A7, één per bladzijde"),
        }
        return [
            self._document(
                name, title, Sheet("cards", WHOLE), path=path, cards=faces, layout=layout
            )
            for name, (layout, title) in decks.items()
        ]

    def bundles(self) -> list[Document]:
        """Return the PDFs with the sheets of several entries."""
        return [
            self._document(
                addresses.bundle_name(bundle.id),
                bundle.title,
                Sheet("bundle", "Bundels"),
                path=f"{addresses.PAPER}/",
                summary=bundle.summary,
                sheets=[
                    {"template": SHEETS[one.kind].template, "entry": self.entries[one.code]}
                    for one in bundle.entries
                ],
            )
            for bundle in self.handbook.bundles
        ]

    def for_teams(self) -> list[Document]:
        """Return what a whole team fills in: the team check, its tally sheet, looking back."""
        team = self.handbook.team
        check = {
            "edition": team.edition,
            "scale": list(team.scale),
            "groups": [
                {
                    "code": theme.code,
                    "title": theme.question,
                    "statements": [
                        {"number": number, "text": statement.text}
                        for number, statement in statements
                    ],
                }
                for theme, statements in by_theme(team.statements)
            ],
        }
        looking_back = team.looking_back.model_dump(mode="json")
        path = "teamcheck/"
        return [
            self._document(
                addresses.TEAM_FORM,
                "Teamcheck: formulier om in te vullen",
                Sheet("team_form", TEAM),
                path=f"{path}invullen/",
                team=with_words(check),
            ),
            self._document(
                addresses.TEAM_TALLY,
                "Teamcheck: telblad",
                Sheet("team_tally", TEAM),
                path=path,
                team=with_words(check),
            ),
            self._document(
                addresses.LOOKING_BACK_FORM,
                looking_back["title"],
                Sheet("looking_back", TEAM),
                path="terugkijken/",
                form=with_words(looking_back),
            ),
        ]

    def poster(self) -> Document:
        """Return the poster for the team: everything at a glance, by theme."""
        themes = [self.entries[theme.code] for theme in self.handbook.themes]
        title = "Poster voor het team: alle interventies, op A3"
        return self._document("poster.pdf", title, Sheet("poster", WHOLE), themes=themes)

    def model(self) -> Document:
        """Return the conceptual model as a poster."""
        return self._document(
            "poster-model.pdf",
            "Poster voor het team: het model, op A3",
            Sheet("model", WHOLE),
            path="model/",
            themes=[self.entries[theme.code] for theme in self.handbook.themes],
        )

    def placemats(self) -> list[Document]:
        """Return what lies on the table during a conversation form, for those that have it."""
        return [
            self._document(
                addresses.placemat_name(form),
                f"Placemat bij {form.code}: {form.title}, op A3",
                Sheet("placemat", PLACEMATS),
                path=addresses.short_path(form),
                entry=self.entries[form.code],
            )
            for form in self.handbook.conversation_forms
            if form.placemat
        ]

    def book(self) -> Document:
        """Return the whole handbook as a book."""
        handbook, entries = self.handbook, self.entries

        def in_full(records: Iterable[Coded]) -> list[Data]:
            return [
                {
                    **entries[one.code],
                    "parts": [
                        {**part._asdict(), "form": part.form.name.lower()}
                        for part in full_entry(one.kind.template, entries[one.code])
                    ],
                }
                for one in records
            ]

        return self._document(
            BOOK,
            "Het hele handboek als boek, op A5",
            Sheet("book", WHOLE),
            **book_texts(self.site, entries),
            themes=[
                {**entries[one.code], "interventions": in_full(one.interventions)}
                for one in handbook.themes
            ],
            recommendations=in_full(handbook.recommendations),
            situations=[
                {"group": group, "members": in_full(members)}
                for group, members in handbook.situation_groups
            ],
            forms=in_full(handbook.conversation_forms),
            programmes=in_full(handbook.programmes),
            terms=[
                {
                    **term.model_dump(include={"term", "definition"}),
                    "source": reference(term.source),
                }
                for term in handbook.terms
            ],
            works=[work.model_dump(include={"short", "description"}) for work in handbook.works],
        )
