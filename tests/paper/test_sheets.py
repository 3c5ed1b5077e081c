"""The sheets that people take to a meeting: whole, on two sides, and leading back."""

from dataclasses import replace

import pytest
import zxingcpp

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, PROGRAMME, THEME
from macros.model.site import Site
from macros.model.slides import has_team_slides
from macros.paper.documents import documents
from macros.paper.template_data import MOST_HELP
from macros.paper.typesetting import typeset
from macros.shared.dutch import dutch_date
from tests.support.paper import (
    DECKS,
    Paper,
    Text,
    beside_texts,
    links,
    pages,
    printed,
    read,
    structure,
    text,
)
from tests.support.spelling import WORDS, plain, unknown_words

NEAREST = 2  # millimetres; the space at the end of a line counts with it
GENERAL = ("checklist-alles", *DECKS, "poster", "poster-model", "handboek")


def test_there_is_a_document_for_everything(paper: Paper, real_handbook: Handbook) -> None:
    """A sheet for each entry, in large print too, and what is about the whole."""
    expected = {f"{name}.pdf" for name in GENERAL}
    for name in (addresses.TEAM_FORM, addresses.TEAM_TALLY, addresses.LOOKING_BACK_FORM):
        expected |= {name, addresses.large_print_name(name)}
    expected |= {addresses.bundle_name(bundle.id) for bundle in real_handbook.bundles}
    expected |= {
        addresses.placemat_name(form) for form in real_handbook.conversation_forms if form.placemat
    }
    for record in (*real_handbook.by_code.values(), *real_handbook.retired):
        expected.add(addresses.sheet_name(record))
    for record in real_handbook.by_code.values():
        expected.add(addresses.large_print_name(addresses.sheet_name(record)))
        if has_team_slides(record):
            expected.add(addresses.slides_name(record))
    for programme in real_handbook.programmes:
        for name in (
            addresses.participants_sheet_name(programme),
            addresses.evaluation_sheet_name(programme),
        ):
            expected |= {name, addresses.large_print_name(name)}
    assert set(paper) == expected


def test_a_sheet_has_two_sides(paper: Paper, real_handbook: Handbook, site_url: str) -> None:
    """Front and back, each an A4 with title, code, address and edition, to print alone."""
    edition = f"editie {dutch_date(real_handbook.edition)}"
    for record in real_handbook.by_code.values():
        if record.kind in (THEME, PROGRAMME):
            continue
        name = addresses.sheet_name(record)
        address = addresses.printed(site_url + addresses.short_path(record))
        assert len(pages(paper[name])) == 2, name
        for page in pages(paper[name]):
            for part in (record.code, record.title, address, edition):
                assert part in page, (name, part)
        for sheet in structure(paper[name]).pages:
            assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]


def stands_in(sides: list[Text], words: str) -> bool:
    """Return whether a text begins on one of some pages; its end may stand on the next."""
    return any(words[:30] in side for side in sides)


def test_a_run_sheet_has_all_that_the_facilitator_needs(
    paper: Paper, real_handbook: Handbook, site_url: str
) -> None:
    """Each page says which programme it is of; nothing of a part is left out."""
    for programme in real_handbook.programmes:
        sides = pages(paper[addresses.sheet_name(programme)])
        address = addresses.printed(site_url + addresses.short_path(programme))
        for side in sides:
            assert programme.title in side, programme.code
            assert address in side, programme.code
        for part in programme.agenda:
            texts = (part.title, part.why, *part.says, *part.assignment, part.if_short)
            for one in filter(None, texts):
                assert stands_in(sides, one), (programme.code, one)


def test_participants_read_nothing_that_is_for_the_leader(
    paper: Paper, real_handbook: Handbook
) -> None:
    """Their sheet, the form and the slides hold assignments and questions, and no notes."""
    for programme in real_handbook.programmes:
        sheet = pages(paper[addresses.participants_sheet_name(programme)])
        form = pages(paper[addresses.evaluation_sheet_name(programme)])
        slides = pages(paper[addresses.slides_name(programme)])
        for question in programme.evaluation:
            assert stands_in(form, question), programme.code
        for part in programme.agenda:
            for one in part.assignment:
                assert stands_in(sheet, one), (programme.code, one)
                assert stands_in(slides, one), (programme.code, one)
            notes = (part.why, part.watch, part.move_on, part.if_short, *part.how, *part.says)
            for note in filter(None, notes):
                assert not stands_in([*sheet, *form, *slides], note), (programme.code, note)


def test_the_front_of_an_intervention_is_the_script(paper: Paper, real_handbook: Handbook) -> None:
    """Goal, steps, all sentences and the way out of each pitfall stand on the front."""
    for entry in real_handbook.interventions:
        front, back = pages(paper[addresses.sheet_name(entry)])
        goal = (entry.at_a_glance.goal,) if entry.at_a_glance else ()
        pitfalls = (text for one in entry.pitfalls for text in (one.behaviour, one.instead))
        for part in (*goal, *entry.steps, *entry.sentences, *pitfalls):
            assert part in front, (entry.code, part)
        items = [item for moment in entry.checklist.moments for item in moment.items]
        place = (entry.source.place,) if entry.source else ()
        for behind in (*items, entry.review_question, *place, "Wie", "Wat", "Wanneer"):
            assert not behind or behind in back, (entry.code, behind)


def test_a_form_tells_when_each_step_begins(paper: Paper, real_handbook: Handbook) -> None:
    """Each step has the minutes at which it starts and ends, counted from the beginning."""
    for form in real_handbook.conversation_forms:
        front, back = pages(paper[addresses.sheet_name(form)])
        start = 0
        for step in form.steps:
            minutes = f"{step.title} minuut {start} tot {start + step.minutes} {step.text}"
            assert minutes in front, (form.code, minutes)
            start += step.minutes
        for part in (*form.questions, form.aim):
            assert part in front, (form.code, part)
        for ready in (form.room, form.leader_role, *(one.instead for one in form.pitfalls)):
            assert not ready or ready in back, (form.code, ready)


def test_a_situation_starts_with_what_to_do(paper: Paper, real_handbook: Handbook) -> None:
    """First steps and ways on stand on the front, what to look at on the back.

    When to get help from outside stands on the front, or on the back where it takes many words.
    """
    for situation in real_handbook.situations:
        front, back = pages(paper[addresses.sheet_name(situation)])
        ways = [one.why for one in situation.interventions]
        for part in (*situation.first, *ways):
            assert part in front, (situation.code, part)
        if help_from := situation.outside_help:
            assert help_from in (back if len(help_from) > MOST_HELP else front), situation.code
        for behind in (*situation.signals, *situation.causes):
            assert behind in back, (situation.code, behind)


def test_a_recommendation_has_its_own_actions(
    paper: Paper, real_handbook: Handbook, site_url: str
) -> None:
    """Its actions, the beginning and its line of growth, and links to its interventions."""
    for advice in real_handbook.recommendations:
        name = addresses.sheet_name(advice)
        found = text(paper[name])
        pitfalls = (one.instead for one in advice.pitfalls)
        for part in (*advice.actions, *advice.start, *pitfalls, *(g.text for g in advice.growth)):
            assert part in found, (advice.code, part)
        leading = set().union(*links(paper[name]))
        for choice in advice.interventions:
            assert f"{site_url}{choice.code.lower()}/" in leading, (advice.code, choice.code)


def test_the_former_names_of_sheets_are_known(real_handbook: Handbook) -> None:
    """A recommendation’s sheet was named after its slug; that address keeps."""
    advice = real_handbook.recommendations[0]
    assert addresses.sheet_name(advice) == f"checklist-{advice.code.lower()}.pdf"
    assert f"checklist-{advice.slug}.pdf" in addresses.former_paper_names(advice)


def test_checklists_hold_every_intervention(paper: Paper, real_handbook: Handbook) -> None:
    """Each list has all items of its interventions, and no page of it is without one."""
    everything = text(paper["checklist-alles.pdf"])
    for theme in real_handbook.themes:
        sheets = pages(paper[addresses.sheet_name(theme)])
        items = [
            item
            for entry in theme.interventions
            for moment in entry.checklist.moments
            for item in moment.items
        ]
        for item in items:
            assert item in everything, (theme.code, item)
            assert any(item in sheet for sheet in sheets), (theme.code, item)
        for number, sheet in enumerate(sheets, 1):
            assert any(item in sheet for item in items), (theme.code, number)


def test_the_foot_of_a_checklist_never_stands_alone(real_site: Site) -> None:
    """However far down a sheet the list ends, its last sheet has something to tick."""
    some = next(one for one in documents(real_site) if one.template == "checklists")
    (group,) = some.data["groups"]
    first, *_, last = group["entries"]
    for count in range(1, 28):
        items = [f"Dit is nummer {number}." for number in range(count)]
        longer = last | {"checklist": [{"title": "Vooraf", "items": items}]}
        data = {**some.data, "groups": [group | {"entries": [first, longer]}]}
        sheet = typeset(replace(some, data=data), real_site.handbook.edition)
        assert items[-1] in pages(sheet.pdf)[-1], count


@pytest.mark.parametrize("template", ["intervention", "recommendation", "situation", "form"])
def test_a_qr_code_leads_to_the_page_of_its_sheet(
    template: str, paper: Paper, real_site: Site
) -> None:
    """Read from a print of 150 dots an inch, on both sides, with the edition of the sheet."""
    sheet = next(one for one in documents(real_site) if one.template == template)
    for side in printed(paper[sheet.name], 150):
        (code,) = zxingcpp.read_barcodes(side)
        address = f"{real_site.address}{sheet.about.lower()}/"
        assert code.text == addresses.with_edition(address, real_site.handbook.edition)


def test_the_wording_around_the_texts_is_spelled_right(
    paper: Paper, real_handbook: Handbook
) -> None:
    """What only paper says is Dutch without typing mistakes too."""
    said = []
    of_each_kind = [real_handbook.of_kind(kind)[0] for kind in KINDS]
    sheets_of_entries = [
        (addresses.sheet_uri(record).removeprefix("druk/"), [0, 1]) for record in of_each_kind
    ]
    for name, numbers in (
        *sheets_of_entries,
        ("kaarten.pdf", [0, 1, -2, -1]),
        ("poster.pdf", [0]),
        ("handboek.pdf", [0, 1, 4]),  # cover, colophon, how to use it: nothing is hyphenated there
    ):
        said += [read(paper[name])[page] for page in numbers]
    accepted = set(WORDS.read_text(encoding="utf-8").split())
    wrong = unknown_words(plain("\n".join(said)))
    assert {word for word in wrong if not {word, word.lower()} & accepted} == set()


def test_no_text_comes_near_the_edge_of_the_paper(paper: Paper) -> None:
    """On every page, as it is cut, two millimetres at least are left on both sides of a line."""
    near = [
        (name, number, words)
        for name, pdf in paper.items()
        for number, words, left in beside_texts(pdf)
        if left < NEAREST
    ]
    assert near == []
