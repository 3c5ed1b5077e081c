"""What hangs on the wall and lies on the table: large enough, and made for the team."""

from dataclasses import replace

import pytest
import zxingcpp

from macros.model.addresses import placemat_name
from macros.model.handbook import Handbook
from macros.paper.typesetter import PaperError
from macros.paper.typesetting import typeset
from tests.support.paper import Paper, document, links, pages, printed, runs, structure, text

A3 = [297, 420]
AT_TWO_METRES = 24  # points
FOOT = 11  # points: where it comes from, for who stands before it


@pytest.mark.parametrize("name", ["poster.pdf", "poster-model.pdf"])
def test_a_poster_can_be_read_at_two_metres(name: str, paper: Paper) -> None:
    """On A3, all letters but those of the foot are of 24 points at least."""
    for page in structure(paper[name]).pages:
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == A3
    sizes = {round(run.size, 1): run.text for page in runs(paper[name]) for run in page}
    assert min(sizes) == FOOT, sizes
    small = {size: part for size, part in sizes.items() if FOOT < size < AT_TWO_METRES}
    assert not small


def test_the_posters_lead_to_what_they_name(
    paper: Paper, real_handbook: Handbook, site_url: str
) -> None:
    """Each code on the one and each theme on the other can be clicked, and so can the address."""
    codes, parts = (
        set().union(*links(paper[f"{name}.pdf"])) for name in ("poster", "poster-model")
    )
    assert codes >= {f"{site_url}{one.code.lower()}/" for one in real_handbook.interventions}
    assert site_url in codes
    assert parts >= {f"{site_url}{one.code.lower()}/" for one in real_handbook.themes if one.route}
    for theme in real_handbook.themes:
        assert theme.question in text(paper["poster.pdf"]), theme.code


def test_a_placemat_has_the_fields_of_its_form(
    paper: Paper, real_handbook: Handbook, site_url: str
) -> None:
    """One A3, lying, with all that its record says, and the code of its form."""
    forms = [form for form in real_handbook.conversation_forms if form.placemat]
    assert any(form.placemat and form.placemat.line for form in forms)
    for form in forms:
        name = placemat_name(form)
        (page,) = structure(paper[name]).pages
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == A3[::-1]
        assert form.placemat
        for part in (form.title, *form.placemat.fields, *form.placemat.line):
            assert part in pages(paper[name])[0], (form.code, part)
        assert f"{site_url}{form.code.lower()}/" in links(paper[name])[0]
        (sheet,) = printed(paper[name], 100)
        (code,) = zxingcpp.read_barcodes(sheet)
        assert code.text.startswith(f"{site_url}{form.code.lower()}/"), form.code


def test_a_field_that_does_not_fit_its_placemat_stops_the_build(real_handbook: Handbook) -> None:
    """The message names the form, and by how much the text is too long or too wide."""
    form = next(form for form in real_handbook.conversation_forms if form.placemat)
    sheet = document(real_handbook, placemat_name(form))
    for title, said in (("Lang " * 400, "long"), ("Aan" + "elkaar" * 30, "wide")):
        entry = {**sheet.data["entry"], "placemat": {"fields": [title, "Kort"], "line": []}}
        with pytest.raises(PaperError, match=rf"{form.code} \(its placemat\) is \d+ mm too {said}"):
            typeset(replace(sheet, data={**sheet.data, "entry": entry}), real_handbook.edition)
