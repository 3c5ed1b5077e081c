"""Which documents exist on paper because the records do, and what each template takes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros import addresses
from macros.flags import flag_edge, flag_shape
from macros.handbook import Handbook
from macros.qr import qr_code
from macros.records import (
    Coded,
    ConversationForm,
    Intervention,
    Pitfall,
    Recommendation,
    Retired,
    Situation,
    Source,
    Theme,
)
from macros.rendering import dutch_date, dutch_duration
from macros.search import KINDS


@dataclass(frozen=True)
class Document:
    """A document before it is typeset."""

    name: str
    """file name, such as checklist-d1.pdf"""
    title: str
    template: str
    """name of the template beside this file, without .typ"""
    data: dict[str, Any]
    kind: str
    """group in which the overview lists it"""
    about: str = ""
    """code of the entry that it is about, where it is about one"""


@lru_cache(maxsize=1)
def documents(handbook: Handbook, site_url: str) -> tuple[Document, ...]:
    """Give every document that the handbook has on paper, in the order of the overview.

    The notices of retired entries are not among them: no overview lists those.
    """
    writer = _Writer(handbook, site_url)
    grouped: tuple[Theme | Recommendation, ...] = (*handbook.themes, *handbook.recommendations)
    everything = list(writer.interventions.values())
    return (
        *writer.decks(),
        writer.poster(),
        writer.book(),
        *(writer.checklists(record) for record in grouped),
        writer.all_checklists(everything),
        *(writer.form_guide(form) for form in handbook.conversation_forms),
        *(writer.situation_sheet(situation) for situation in handbook.situations),
        *(writer.checklist(entry) for entry in handbook.interventions),
    )


def notices(handbook: Handbook, site_url: str) -> list[Document]:
    """Give the document that stands in the place of each retired entry's own."""
    writer = _Writer(handbook, site_url)
    return [writer.notice(gone) for gone in handbook.retired]


def flag_picture(letter: str) -> str:
    """Give the flag of a letter as SVG; its colour is the word COLOUR, to be filled in."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 18">'
        f'<path fill="none" stroke="COLOUR" stroke-width="1.6" d="{flag_edge(letter)}"/>'
        f'<path fill="COLOUR" d="{flag_shape(letter)}"/></svg>'
    )


def _reference(source: Source | None) -> str:
    return f"{source.work.short}, {source.place}" if source else ""


def _pitfalls(entries: Iterable[Pitfall]) -> list[dict[str, str]]:
    return [entry.model_dump() for entry in entries]


class _Writer:
    """Turns records into the data that the templates take."""

    def __init__(self, handbook: Handbook, site_url: str):
        self.handbook = handbook
        self.site_url = site_url
        everyone = [*handbook.by_code.values(), *handbook.retired]
        self.about = {addresses.short_path(one): one.code for one in everyone}
        letters = sorted({one.code[0] for one in everyone})
        self.flags = {letter: flag_picture(letter) for letter in letters}
        self.interventions = {
            entry.code: self._intervention(entry) for entry in handbook.interventions
        }

    def _document(
        self, name: str, template: str, title: str, kind: str, address: str = "", **data: Any
    ) -> Document:
        edition = self.handbook.edition
        about = self.about.get(address, "")
        values = {
            **data,
            "title": title,
            "edition": dutch_date(edition),
            "date": [edition.year, edition.month, edition.day],
            "flags": self.flags,
            "about": about or name.removesuffix(".pdf"),
            **self._place(address),
        }
        return Document(name, title, template, values, kind, about)

    def _place(self, path: str) -> dict[str, str]:
        """Give where to read on, as people type it and as QR code."""
        address = self.site_url + path
        return {"address": addresses.printed(address), "qr": qr_code(address)}

    def _base(self, record: Coded) -> dict[str, Any]:
        return {
            "code": record.code,
            "letter": record.code[0],
            "title": record.title,
            "summary": record.summary,
            "source": _reference(record.source),
            **self._place(addresses.short_path(record)),
        }

    def _intervention(self, entry: Intervention) -> dict[str, Any]:
        """Give all that paper shows of an intervention."""
        glance = entry.at_a_glance
        return {
            **self._base(entry),
            "theme": entry.theme.title,
            "asks": entry.asks,
            "goal": glance.goal if glance else "",
            "glance": [
                ["Met wie", glance.group],
                ["Tijd", dutch_duration(glance.minutes)],
                ["Voorbereiding", dutch_duration(glance.preparation_minutes)],
                ["Ritme", glance.rhythm],
                ["Wie leidt", glance.lead],
            ]
            if glance
            else [],
            "why": [[passage.text, _reference(passage.source)] for passage in entry.why],
            "signals": list(entry.signals),
            "steps": list(entry.steps),
            "example": entry.example or "",
            "sentences": list(entry.sentences),
            "pitfalls": _pitfalls(entry.pitfalls),
            "moments": [
                {"title": moment.title, "items": list(moment.items)}
                for moment in entry.checklist.moments
            ],
            "sign_of_success": entry.sign_of_success or "",
            "review_question": entry.review_question or "",
            "forms": [[use.code, use.form.title, use.why] for use in entry.conversation_forms],
            "related": [
                [link.intervention.code, link.intervention.title, link.why]
                for link in entry.relations
            ],
        }

    def _recommendation(self, record: Recommendation) -> dict[str, Any]:
        return {
            **self._base(record),
            "actions": list(record.actions),
            "why": [[passage.text, _reference(passage.source)] for passage in record.why],
            "start": list(record.start),
            "growth": [[stage.stage, stage.text] for stage in record.growth],
            "pitfalls": _pitfalls(record.pitfalls),
            "interventions": [
                [choice.code, choice.intervention.title, choice.why]
                for choice in record.interventions
            ],
        }

    def _situation(self, record: Situation) -> dict[str, Any]:
        return {
            **self._base(record),
            "group": record.group,
            "signals": list(record.signals),
            "causes": list(record.causes),
            "first": list(record.first),
            "interventions": [
                [choice.code, choice.intervention.title, choice.why]
                for choice in record.interventions
            ],
            "forms": [[use.code, use.form.title, use.why] for use in record.conversation_forms],
            "avoid": _pitfalls(record.avoid),
            "outside_help": record.outside_help or "",
        }

    def _form(self, record: ConversationForm) -> dict[str, Any]:
        glance = record.at_a_glance
        return {
            **self._base(record),
            "aim": record.aim,
            "about": [[passage.text, _reference(passage.source)] for passage in record.about],
            "fits": record.fits or "",
            "does_not_fit": record.does_not_fit or "",
            "glance": [
                ["Met wie", glance.group],
                ["Aantal mensen", glance.people],
                ["Tijd", dutch_duration(glance.minutes)],
                ["Voorbereiding", dutch_duration(glance.preparation_minutes)],
                ["Wie leidt", glance.lead],
            ],
            "room": record.room or "",
            "steps": [
                [step.title, step.minutes, dutch_duration(step.minutes), step.text]
                for step in record.steps
            ],
            "questions": list(record.questions),
            "leader_role": record.leader_role or "",
            "pitfalls": _pitfalls(record.pitfalls),
        }

    def checklist(self, entry: Intervention) -> Document:
        """Give the sheet of one intervention."""
        name = addresses.sheet_name(entry)
        title = f"{entry.code}: {entry.title}"
        data = self.interventions[entry.code]
        return self._document(
            name,
            "checklist",
            title,
            "Checklists per interventie",
            addresses.short_path(entry),
            entry=data,
        )

    def checklists(self, record: Theme | Recommendation) -> Document:
        """Give the checklist of a theme or a recommendation."""
        name = addresses.sheet_name(record)
        members = (
            record.interventions
            if isinstance(record, Theme)
            else [choice.intervention for choice in record.interventions]
        )
        return self._document(
            name,
            "checklists",
            f"Checklist: {record.title}",
            "Checklists per thema en aanbeveling",
            addresses.short_path(record),
            letter=record.code[0],
            code=record.code,
            groups=[["", "", [self.interventions[entry.code] for entry in members]]],
        )

    def all_checklists(self, everything: list[dict[str, Any]]) -> Document:
        """Give the checklist with everything, by theme."""
        groups = [
            [theme.code, theme.title, [one for one in everything if one["letter"] == theme.code]]
            for theme in self.handbook.themes
        ]
        return self._document(
            "checklist-alles.pdf",
            "checklists",
            "Checklist: alle interventies",
            "Checklists per thema en aanbeveling",
            "checklists/alles/",
            letter="",
            code="",
            groups=groups,
        )

    def form_guide(self, form: ConversationForm) -> Document:
        """Give the guide to a conversation form."""
        name = addresses.sheet_name(form)
        return self._document(
            name,
            "form",
            f"{form.code}: {form.title}",
            "Gespreksvormen",
            addresses.short_path(form),
            form=self._form(form),
        )

    def situation_sheet(self, situation: Situation) -> Document:
        """Give the sheet of a situation."""
        name = addresses.sheet_name(situation)
        return self._document(
            name,
            "situation",
            f"{situation.code}: {situation.title}",
            "Situaties",
            addresses.short_path(situation),
            situation=self._situation(situation),
        )

    def notice(self, gone: Retired) -> Document:
        """Give the sheet that says what replaced an entry."""
        replacements = [
            {
                **self._base(one),
                "link": self.site_url + addresses.short_path(one),
            }
            for one in gone.replacements
        ]
        return self._document(
            addresses.sheet_name(gone),
            "retired",
            f"{gone.code} is vervallen: {gone.title}",
            "Vervallen",
            addresses.short_path(gone),
            entry={
                "code": gone.code,
                "kind": KINDS[gone.kind],
                "title": gone.title,
                "why": gone.why,
                "replacements": replacements,
            },
        )

    def decks(self) -> list[Document]:
        """Give the deck of cards: eight to a sheet, and one card a page for a printing shop."""
        cards = [
            *(
                {
                    **self.interventions[entry.code],
                    "kind": entry.theme.title,
                    "front": ", ".join(
                        fact for _, fact in self.interventions[entry.code]["glance"][:2]
                    ),
                    "back_title": "Om mee te beginnen",
                    "back": list(entry.sentences[:3]),
                }
                for entry in self.handbook.interventions
            ),
            *(
                {
                    **self._recommendation(record),
                    "kind": "Aanbeveling",
                    "front": "",
                    "back_title": "Wat je doet",
                    "back": list(record.actions),
                }
                for record in self.handbook.recommendations
            ),
        ]
        deck = self.handbook.deck
        explanation = {
            **deck.model_dump(),
            **self._place(f"{addresses.PAPER}/"),
        }
        kind = "Kaarten, poster en boek"
        return [
            self._document(
                "kaarten.pdf",
                "cards",
                "Kaarten, acht op een A4, dubbelzijdig",
                kind,
                f"{addresses.PAPER}/",
                cards=cards,
                deck=explanation,
                single=False,
            ),
            self._document(
                "kaarten-enkel.pdf",
                "cards",
                "Kaarten voor de drukker, één per bladzijde",
                kind,
                f"{addresses.PAPER}/",
                cards=cards,
                deck=explanation,
                single=True,
            ),
        ]

    def poster(self) -> Document:
        """Give the poster: everything at a glance, by theme."""
        themes = [
            {
                **self._base(theme),
                "question": theme.question,
                "interventions": [
                    [entry.code, entry.title, entry.at_a_glance.goal if entry.at_a_glance else ""]
                    for entry in theme.interventions
                ],
            }
            for theme in self.handbook.themes
        ]
        return self._document(
            "poster.pdf",
            "poster",
            "Poster: alle interventies op A3",
            "Kaarten, poster en boek",
            "",
            themes=themes,
        )

    def book(self) -> Document:
        """Give the whole handbook as a book."""
        handbook = self.handbook
        return self._document(
            "handboek.pdf",
            "book",
            "Het hele handboek als boek, op A5",
            "Kaarten, poster en boek",
            "",
            themes=[
                {
                    **self._base(theme),
                    "question": theme.question,
                    "about": [
                        [passage.text, _reference(passage.source)] for passage in theme.about
                    ],
                    "place": [theme.place_in_model.text, _reference(theme.place_in_model.source)]
                    if theme.place_in_model
                    else [],
                    "interventions": [self.interventions[one.code] for one in theme.interventions],
                }
                for theme in handbook.themes
            ],
            recommendations=[self._recommendation(one) for one in handbook.recommendations],
            situations=[
                [group, [self._situation(one) for one in members]]
                for group, members in handbook.situation_groups
            ],
            forms=[self._form(one) for one in handbook.conversation_forms],
            terms=[
                [term.term, term.definition, _reference(term.source)] for term in handbook.terms
            ],
            works=[[work.short, work.description] for work in handbook.works],
        )
