"""Records → paper: PDF documents, typeset by Typst from the templates beside this file.

A document is a template (`*.typ`) and its data, which goes in as JSON: a text from the data is
never read as markup. The same data gives the same bytes. A text that does not fit stops the build.
"""

import hashlib
import io
import json
import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import segno
import typst

from macros import addresses
from macros.flags import flag_edge, flag_shape
from macros.records import (
    Coded,
    ConversationForm,
    Handbook,
    Intervention,
    Pitfall,
    Recommendation,
    Situation,
    Source,
    Theme,
)
from macros.rendering import dutch_date, dutch_duration
from macros.typeface import FOLDER as TYPEFACE

TEMPLATES = Path(__file__).parent
# PDF/UA-1: readable for who hears it; PDF/A-2a: readable in twenty years.
STANDARDS = ["ua-1", "a-2a"]
PREVIEW_PPI = 32
LONG = {"cards", "book"}  # templates that set their first page alone, for the picture of it
KEPT_DAYS = 2  # how long a document that no build uses stays in the cache


class PaperError(Exception):
    """A document cannot be made; the message names it and says why."""


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
    """code of the record that it is about"""


@dataclass(frozen=True)
class Typeset:
    """A document that is made."""

    pdf: bytes
    preview: bytes
    """its first page as PNG"""


def documents(handbook: Handbook, site_url: str) -> list[Document]:
    """Give every document that the handbook has on paper, in the order of the overview. Pure."""
    writer = _Writer(handbook, site_url)
    grouped: tuple[Theme | Recommendation, ...] = (*handbook.themes, *handbook.recommendations)
    everything = [writer.intervention(entry) for entry in handbook.interventions]
    return [
        *writer.decks(),
        writer.poster(),
        writer.book(),
        *(writer.checklists(record) for record in grouped),
        writer.all_checklists(everything),
        *(writer.form_guide(form) for form in handbook.conversation_forms),
        *(writer.situation_sheet(situation) for situation in handbook.situations),
        *(writer.checklist(entry) for entry in handbook.interventions),
    ]


def make_paper(handbook: Handbook, site_url: str, kept: Path) -> dict[str, Typeset]:
    """Give every document, typeset, by its file name; what did not change comes from `kept`.

    Raises PaperError with everything that is wrong with any document.
    """
    made: dict[str, Typeset] = {}
    problems: list[str] = []
    kept.mkdir(parents=True, exist_ok=True)
    # The longest first: the last to finish should be a short one.
    all_documents = sorted(documents(handbook, site_url), key=lambda one: one.template not in LONG)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = workers.map(
            lambda document: _made(document, handbook.edition, kept), all_documents
        )
        for document, result in zip(all_documents, results, strict=True):
            if isinstance(result, PaperError):
                problems.append(str(result))
            else:
                made[document.name] = result
    if problems:
        raise PaperError("\n".join(problems))
    _forget_old(kept)
    return made


def _forget_old(kept: Path) -> None:
    """Remove what no build used for a while: every edit leaves a book behind."""
    oldest = datetime.now(UTC).timestamp() - KEPT_DAYS * 24 * 3600
    for path in kept.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _made(document: Document, edition: date, kept: Path) -> Typeset | PaperError:
    data = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(
        "\0".join([_version(), document.template, str(edition), data]).encode()
    ).hexdigest()[:24]
    pdf, preview = kept / f"{key}.pdf", kept / f"{key}.png"
    if not (pdf.exists() and preview.exists()):
        try:
            made = typeset(document, edition)
        except PaperError as error:
            return error
        for path, content in ((preview, made.preview), (pdf, made.pdf)):
            unfinished = path.with_suffix(f".{os.getpid()}.part")
            unfinished.write_bytes(content)
            unfinished.replace(path)
    pdf.touch()
    preview.touch()
    return Typeset(pdf.read_bytes(), preview.read_bytes())


@cache
def _version() -> str:
    """Give what changes when a template, the typeface or Typst does."""
    parts = [version("typst").encode()]
    parts += [path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))]
    parts += [path.read_bytes() for path in sorted((TYPEFACE / "files").glob("*.ttf"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def typeset(document: Document, edition: date) -> Typeset:
    """Give a document as PDF and its first page as picture. Raises PaperError."""
    moment = datetime.combine(edition, time(), UTC)
    # One compiler for both: the second time, it still knows how everything is laid out.
    compiler = _compiler(document)
    (pdf,) = _compiled(document, compiler, format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    if document.template in LONG:
        compiler = _compiler(document, preview="yes")
    (preview, *_) = _compiled(document, compiler, format="png", ppi=PREVIEW_PPI)
    return Typeset(pdf, preview)


def pictures(document: Document, ppi: int) -> list[bytes]:
    """Give the pages of a document as PNG, at so many dots an inch. Raises PaperError."""
    return _compiled(document, _compiler(document), format="png", ppi=ppi)


def _compiler(document: Document, **inputs: str) -> typst.Compiler:
    return typst.Compiler(
        input=TEMPLATES / f"{document.template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(document.data), **inputs},
    )


def _compiled(document: Document, compiler: typst.Compiler, **options: Any) -> list[bytes]:
    try:
        made, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        raise PaperError(_explained(document, str(error))) from None
    if warnings:
        found = "; ".join(sorted({str(warning.message) for warning in warnings}))
        raise PaperError(f"{document.name}: the typesetter warns: {found}")
    return made if isinstance(made, list) else [made or b""]


@cache
def _fonts() -> typst.Fonts:
    """Give the typeface and no other: the same paper on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACE / "files"]
    )


def _explained(document: Document, message: str) -> str:
    """Say in words of the data what the typesetter could not do."""
    if found := re.search(r"TOO LONG\|(.*?)\|(\d+)\|", message):
        name, millimetres = found.groups()
        return (
            f"{document.name}: {name} is {millimetres} mm too long for its place; "
            "expected shorter texts"
        )
    return f"{document.name}: the typesetter says: {message}"


@cache
def qr_code(address: str) -> str:
    """Give the QR code of an address as SVG, without a margin."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=0, xmldecl=False, svgns=True, nl=False
    )
    return picture.getvalue().decode()


def _flag(letter: str) -> str:
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

    def _document(  # noqa: PLR0913, PLR0917 - a document is its parts
        self,
        name: str,
        template: str,
        title: str,
        kind: str,
        about: Coded | None = None,
        address: str = "",
        **data: Any,
    ) -> Document:
        edition = self.handbook.edition
        values = {
            **data,
            "title": title,
            "edition": dutch_date(edition),
            "date": [edition.year, edition.month, edition.day],
            "flags": {letter: _flag(letter) for letter in "DOLGASF"},
            **self._place(address),
        }
        return Document(name, title, template, values, kind, about.code if about else "")

    def _place(self, path: str) -> dict[str, str]:
        """Give where to read on, as people type it and as QR code."""
        address = self.site_url + path
        return {"address": addresses.printed(address), "qr": qr_code(address)}

    def _short(self, record: Coded) -> str:
        return f"{record.code.lower()}/"

    def _base(self, record: Coded) -> dict[str, Any]:
        return {
            "code": record.code,
            "letter": record.code[0],
            "title": record.title,
            "summary": record.summary,
            "source": _reference(record.source),
            **self._place(self._short(record)),
        }

    def intervention(self, entry: Intervention) -> dict[str, Any]:
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
                ["Hoeveel", glance.people],
                ["Tijd", dutch_duration(glance.minutes)],
                ["Voorbereiding", dutch_duration(glance.preparation_minutes)],
                ["Wie leidt", glance.lead],
            ],
            "room": record.room or "",
            "steps": [[step.title, step.minutes, step.text] for step in record.steps],
            "questions": list(record.questions),
            "leader_role": record.leader_role or "",
            "pitfalls": _pitfalls(record.pitfalls),
        }

    def checklist(self, entry: Intervention) -> Document:
        """Give the sheet of one intervention."""
        name = addresses.sheet_uri(entry).removeprefix(f"{addresses.PAPER}/")
        title = f"{entry.code}: {entry.title}"
        data = self.intervention(entry)
        return self._document(
            name,
            "checklist",
            title,
            "Checklists per interventie",
            entry,
            self._short(entry),
            entry=data,
        )

    def checklists(self, record: Theme | Recommendation) -> Document:
        """Give the checklist of a theme or a recommendation."""
        name = addresses.sheet_uri(record).removeprefix(f"{addresses.PAPER}/")
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
            record,
            self._short(record),
            letter=record.code[0],
            code=record.code,
            groups=[["", "", [self.intervention(entry) for entry in members]]],
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
            None,
            "checklists/alles/",
            letter="",
            code="",
            groups=groups,
        )

    def form_guide(self, form: ConversationForm) -> Document:
        """Give the guide to a conversation form."""
        name = addresses.sheet_uri(form).removeprefix(f"{addresses.PAPER}/")
        return self._document(
            name,
            "form",
            f"{form.code}: {form.title}",
            "Gespreksvormen",
            form,
            self._short(form),
            form=self._form(form),
        )

    def situation_sheet(self, situation: Situation) -> Document:
        """Give the sheet of a situation."""
        name = addresses.sheet_uri(situation).removeprefix(f"{addresses.PAPER}/")
        return self._document(
            name,
            "situation",
            f"{situation.code}: {situation.title}",
            "Situaties",
            situation,
            self._short(situation),
            situation=self._situation(situation),
        )

    def decks(self) -> list[Document]:
        """Give the deck of cards: eight to a sheet, and one card a page for a printing shop."""
        cards = [
            *(
                {
                    **self.intervention(entry),
                    "kind": entry.theme.title,
                    "front": ", ".join(fact for _, fact in self.intervention(entry)["glance"][:2]),
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
                None,
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
                None,
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
            None,
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
            None,
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
                    "interventions": [self.intervention(one) for one in theme.interventions],
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
            works=[[work.short, work.description, work.kind] for work in handbook.works],
        )
