"""The sheets to adapt: what the PDF says, as text that Word and LibreOffice edit."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.imprint import LICENCE_ADDRESS, NAME
from macros.model.site import Site
from macros.paper.documents import documents, notices
from macros.paper.word import make_word_sheets, word_document
from macros.shared.cache import Cache
from tests.support.paper import Paper, Text, structure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
Words = dict[str, WordDocument]


@pytest.fixture(scope="module")
def words(site: Path, real_site: Site) -> Words:
    """Every sheet for Word, as it is on the site, opened."""
    folder = site / addresses.PAPER
    return {
        one.word_name: docx.Document(str(folder / one.word_name))
        for one in (*documents(real_site), *notices(real_site))
        if one.can_be_adapted
    }


def _sheet(words: Words, record: Any) -> WordDocument:
    return words[addresses.word_name(addresses.sheet_name(record))]


def _text(document: WordDocument) -> Text:
    return Text("".join("".join(one.text or "" for one in document.element.iter(f"{W}t")).split()))


def test_every_sheet_is_there_to_adapt(words: Words, real_handbook: Handbook) -> None:
    """One for each entry, the checklist with everything, and what a whole team fills in."""
    sheets = {addresses.sheet_name(one) for one in real_handbook.by_code.values()}
    sheets |= {addresses.sheet_name(one) for one in real_handbook.retired} | {"checklist-alles.pdf"}
    for name in (addresses.participants_sheet_name, addresses.evaluation_sheet_name):
        sheets |= {name(one) for one in real_handbook.programmes}
    sheets |= {addresses.TEAM_FORM, addresses.TEAM_TALLY, addresses.LOOKING_BACK_FORM}
    assert set(words) == {addresses.word_name(name) for name in sheets}


def test_it_says_under_the_same_headings_what_the_pdf_says(words: Words, paper: Paper) -> None:
    """Who adapts a sheet starts from all that it holds."""

    def titles(outline: list[Any]) -> list[str]:
        found: list[str] = []
        for one in outline:
            found += (
                titles(one) if isinstance(one, list) else [Text("".join(str(one.title).split()))]
            )
        return found

    for name, document in words.items():
        pdf = structure(paper[name.replace(".docx", ".pdf")])
        headings = [
            Text("".join(one.text.split()))
            for one in document.paragraphs
            if str(one.style.name if one.style else "").startswith("Heading")
        ]
        assert headings == titles(pdf.outline), name


def test_a_sheet_holds_every_text_of_its_meeting(words: Words, real_handbook: Handbook) -> None:
    """Steps, sentences, pitfalls, items to tick and where it comes from."""
    for entry in real_handbook.interventions:
        found = _text(_sheet(words, entry))
        items = [item for moment in entry.checklist.moments for item in moment.items]
        pitfalls = [text for one in entry.pitfalls for text in (one.behaviour, one.instead)]
        place = [entry.source.place] if entry.source else []
        for part in (entry.summary, *entry.steps, *entry.sentences, *pitfalls, *items, *place):
            assert part in found, (entry.code, part)
    for form in real_handbook.conversation_forms:
        found = _text(_sheet(words, form))
        for text in (*(one.text for one in form.steps), *form.questions, form.aim):
            assert text in found, (form.code, text)
    for situation in real_handbook.situations:
        found = _text(_sheet(words, situation))
        for text in (
            *situation.first,
            *situation.signals,
            *(one.why for one in situation.interventions),
        ):
            assert text in found, (situation.code, text)


def test_each_item_has_a_box_that_a_click_ticks(words: Words, real_handbook: Handbook) -> None:
    """A box is a control of Word and no drawn sign, in a list of its own."""
    for entry in real_handbook.interventions:
        document = _sheet(words, entry)
        boxes = list(document.element.iter(f"{W14}checkbox"))
        assert len(boxes) == sum(len(moment.items) for moment in entry.checklist.moments)
        for box in boxes:
            (paragraph,) = [one for one in box.iterancestors() if one.tag == f"{W}p"]
            assert paragraph.style == "Checklist"
    style = document.styles["Checklist"].element
    assert style.find(f"{W}pPr/{W}numPr") is not None


def test_each_list_of_steps_starts_at_one(words: Words, real_handbook: Handbook) -> None:
    """The order of interventions does not go on counting from the first steps."""
    for situation in real_handbook.situations:
        document = _sheet(words, situation)
        numbers = [
            one.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
            for one in document.element.iter(f"{W}p")
            if one.style == "ListNumber"
        ]
        assert len(set(numbers)) == bool(situation.first) + 1
        numbering = document.part.numbering_part.element
        for number in set(numbers):
            (one,) = [num for num in numbering.iter(f"{W}num") if num.get(f"{W}numId") == number]
            assert one.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_it_says_what_it_is_and_what_one_may_do_with_it(
    words: Words, real_handbook: Handbook, site_url: str
) -> None:
    """Title, maker, language and code; on each page the name, and the licence with a link."""
    for record in real_handbook.by_code.values():
        document = _sheet(words, record)
        about, section = document.core_properties, document.sections[0]
        assert record.title in about.title and about.author == NAME
        assert (about.subject, about.keywords) == (record.summary, record.code)
        assert about.created and about.created.date() == real_handbook.edition
        languages = {one.get(f"{W}val") for one in document.styles.element.iter(f"{W}lang")}
        assert {about.language, *languages} == {"nl-NL"}
        assert NAME in section.header.paragraphs[0].text
        targets = {one.target_ref for one in section.footer.part.rels.values()}
        assert targets == {LICENCE_ADDRESS, site_url + addresses.short_path(record)}


def test_the_codes_lead_to_their_pages(
    words: Words, real_handbook: Handbook, site_url: str
) -> None:
    """Each intervention that a situation names is a click away."""
    for situation in real_handbook.situations:
        targets = {one.target_ref for one in _sheet(words, situation).part.rels.values()}
        for choice in situation.interventions:
            assert site_url + addresses.short_path(choice.intervention) in targets


def test_the_same_data_gives_the_same_bytes(small_site: Site, tmp_path: Path) -> None:
    """Whatever the day; another edition is another file, and only what changed is made anew."""
    edition = small_site.handbook.edition
    sheet = next(one for one in documents(small_site) if one.can_be_adapted)
    first, again = (word_document(sheet.template, sheet.data, edition) for _ in range(2))
    assert first == again
    assert word_document(sheet.template, sheet.data, edition + timedelta(days=1)) != first
    made = make_word_sheets(small_site, Cache(tmp_path))
    assert made == make_word_sheets(small_site, Cache(tmp_path))
    assert made[sheet.word_name].read_bytes() == first


def test_a_retired_entry_leaves_word_of_what_replaced_it(
    small_site: Site, small_handbook: Handbook, tmp_path: Path
) -> None:
    """Its old address gives the reason, and links to what to use."""
    made = make_word_sheets(small_site, Cache(tmp_path))
    assert small_handbook.retired
    for gone in small_handbook.retired:
        name = addresses.word_name(addresses.sheet_name(gone))
        found = _text(docx.Document(str(made[name])))
        for part in (gone.code, gone.why, *(one.title for one in gone.replacements)):
            assert part in found


def test_the_team_check_is_there_to_adapt(words: Words, real_handbook: Handbook) -> None:
    """A table with every statement; in the form a box to click for each answer, else room."""
    statements = [one.text for one in real_handbook.team.statements]
    answers = len(real_handbook.team.scale)
    for name, boxes in (
        (addresses.TEAM_FORM, len(statements) * answers),
        (addresses.TEAM_TALLY, 0),
    ):
        document = words[addresses.word_name(name)]
        (table,) = document.tables
        told = [row.cells[1].text for row in table.rows if row.cells[0].text.isdigit()]
        assert told == statements
        assert len(list(document.element.iter(f"{W14}checkbox"))) == boxes
