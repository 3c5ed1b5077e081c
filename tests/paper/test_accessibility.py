"""PDFs that everyone can read: on a screen, by ear, in large print."""

from typing import Any

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import PROGRAMME, THEME
from tests.support.paper import Paper, links, runs, structure, tags, text

POINTS = 18  # large print


def test_a_pdf_is_tagged_titled_dutch_and_archivable(paper: Paper) -> None:
    """What a screen reader and an archive ask first; `make check-all` asks veraPDF the rest."""
    for name, one in paper.items():
        pdf = structure(one)
        catalogue: Any = pdf.trailer["/Root"]
        assert catalogue["/Lang"] == "nl", name
        assert catalogue["/MarkInfo"]["/Marked"], name
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert pdf.metadata and "Handboek professionele dialoog" in str(pdf.metadata.title), name
        about = catalogue["/Metadata"].get_data().decode()
        for claim in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
            assert claim in about, (name, claim)


def test_who_hears_a_sheet_hears_lists_and_headings(paper: Paper, real_handbook: Handbook) -> None:
    """Steps and boxes to tick are lists, their parts have headings, and links are links."""
    for entry in real_handbook.interventions:
        found = tags(paper[addresses.sheet_name(entry)])
        items = [item for moment in entry.checklist.moments for item in moment.items]
        lines = (*entry.steps, *entry.sentences, *entry.pitfalls, *items)
        assert found.count("/LI") == len(lines), entry.code
        assert found.count("/H1") == 2
        assert found.count("/H2") >= 3 + len(entry.checklist.moments), entry.code
        assert "/Link" in found


def test_a_pdf_says_what_it_is_about(paper: Paper, real_handbook: Handbook) -> None:
    """The subject of a sheet is the summary of its entry, its keyword the code."""
    for record in real_handbook.by_code.values():
        about = structure(paper[addresses.sheet_name(record)]).metadata
        assert about and about.subject == record.summary, record.code
        assert about.get("/Keywords") == record.code


def test_codes_and_addresses_can_be_clicked(
    paper: Paper, real_handbook: Handbook, site_url: str
) -> None:
    """Every side of a sheet leads to its page."""
    for record in real_handbook.by_code.values():
        address = site_url + addresses.short_path(record)
        sides = links(paper[addresses.sheet_name(record)])
        if record.kind is PROGRAMME:  # of as many pages as it takes; the first has the head
            sides = sides[:1]
        for side in sides:
            assert address in side or record.kind is THEME, record.code
    assert all(links(paper["checklist-alles.pdf"]))


def test_large_print_is_large(paper: Paper, real_handbook: Handbook) -> None:
    """The same text as the sheet has, and no letter below 18 points."""
    for record in real_handbook.by_code.values():
        name = addresses.large_print_name(addresses.sheet_name(record))
        assert record.title in text(paper[name]), name
    for name in (name for name in paper if name.endswith("-groot.pdf")):
        smallest = min(
            (run for page in runs(paper[name]) for run in page), key=lambda run: run.size
        )
        assert smallest.size > POINTS - 0.1, (name, smallest)
