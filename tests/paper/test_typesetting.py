"""Documents → PDF: what does not fit is named, and what did not change is not made again."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from macros.model import addresses
from macros.model.addresses import bundle_name
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.document import Document
from macros.paper.template_data import with_words
from macros.paper.typesetter import (
    Manuscript,
    PaperError,
    Typeset,
    typeset_by_a_process,
)
from macros.paper.typesetter import typeset as typeset_all
from macros.paper.typesetting import make_paper, manuscript_of, typeset
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from tests.support.entries import an_intervention
from tests.support.paper import DECKS, document, pages, runs, small_cache, text
from tests.support.project import FIXTURES, SITE_URL, copy_project

FOOT_OF_A_SLIDE = 45  # points from below


def test_what_does_not_fit_is_named_and_stops_everything(real_handbook: Handbook) -> None:
    """The message names the document, the entry and how much is too much."""
    record = an_intervention(real_handbook)
    name = addresses.sheet_uri(record).removeprefix("druk/")
    sheet = document(real_handbook, name)
    long = {**sheet.data["entry"], "summary": "Een veel te lange tekst. " * 300}
    with pytest.raises(PaperError) as caught:
        typeset(replace(sheet, data={**sheet.data, "entry": long}), real_handbook.edition)
    assert re.fullmatch(
        rf"{re.escape(name)}: {record.code} \({re.escape(record.title[:10])}.*\), its back is "
        r"\d+ mm too long for its place; expected shorter texts",
        str(caught.value),
    )
    assert caught.value.code == record.code


def test_a_word_that_is_too_wide_stops_the_build(small_handbook: Handbook) -> None:
    """No word runs off the paper: the message says by how much."""
    sheet = document(small_handbook, "checklist-d2.pdf")
    entry = with_words({**sheet.data["entry"], "summary": "Aan" + "elkaar" * 30})
    with pytest.raises(PaperError, match=r"D2 \(.*\) is \d+ mm too wide for its place"):
        typeset(replace(sheet, data={**sheet.data, "entry": entry}), small_handbook.edition)


def test_texts_come_out_as_they_were_typed(small_handbook: Handbook, tmp_path: Path) -> None:
    """Nothing in a text is read as Typst, as a file to read, or as a formula."""
    hostile = '#read("geheim.txt") $x^2$ *vet* _schuin_ <a> @b `c` \\ #panic() // weg'
    sheet = document(small_handbook, "checklist-d2.pdf")
    glance = {**sheet.data["entry"]["at_a_glance"], "goal": hostile}
    shown = {"summary": hostile, "title": hostile, "at_a_glance": glance}
    entry = sheet.data["entry"] | shown
    made = typeset(replace(sheet, data={**sheet.data, "entry": entry}), small_handbook.edition)
    assert text(made.pdf).count(re.sub(r"\s+", "", hostile)) == 4  # the title on both sides


def test_a_letter_that_the_typeface_lacks_stops_the_build(small_handbook: Handbook) -> None:
    """No sheet is printed with an empty box in the place of a letter."""
    sheet = document(small_handbook, "checklist-d2.pdf")
    entry = {**sheet.data["entry"], "summary": "漢字"}
    with pytest.raises(PaperError, match=r"checklist-d2\.pdf"):
        typeset(replace(sheet, data={**sheet.data, "entry": entry}), small_handbook.edition)


def test_the_same_data_gives_the_same_bytes_on_paper(
    small_handbook: Handbook, tmp_path: Path
) -> None:
    """Made twice, in two builds, every document is equal."""
    kept = Cache(small_cache(tmp_path / "one") / "paper")
    one = make_paper(Site(small_handbook, SITE_URL), kept)
    other = make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path / "other"))
    assert one.keys() == other.keys()
    for name in one:
        assert one[name].pdf.read_bytes() == other[name].pdf.read_bytes(), name
        previews = [made[name].preview for made in (one, other)]
        shown = [preview.read_bytes() if preview else b"" for preview in previews]
        assert shown[0] == shown[1], name


def test_only_what_changed_is_made_anew(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an edit does not touch comes from the cache; without an edit, all of it."""
    made: list[str] = []

    def watched(manuscripts: list[Manuscript], edition: date) -> list[Typeset | PaperError]:
        made.extend(one.name for one in manuscripts)
        return typeset_by_a_process(manuscripts, edition)

    monkeypatch.setattr("macros.paper.typesetting.typeset_by_a_process", watched)
    kept = small_cache(tmp_path / "kept") / "paper"
    before = set(kept.iterdir())
    first = make_paper(Site(small_handbook, SITE_URL), Cache(kept))
    assert {one.pdf for one in first.values()} < before
    assert set(kept.iterdir()) == before
    assert made == []
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid_small", data)
    situations = data / "situations.yaml"
    content = situations.read_text(encoding="utf-8")
    situations.write_text(content.replace("Je hoort de klok.", "De klok tikt."), encoding="utf-8")
    make_paper(Site(read_handbook(data), SITE_URL), Cache(kept))
    assert sorted(made) == [
        *sorted(bundle_name(bundle.id) for bundle in small_handbook.bundles if bundle.every),
        "handboek.pdf",
        *sorted(f"{deck}.pdf" for deck in DECKS),
        "situatie-stilte-groot.pdf",
        "situatie-stilte.pdf",
    ]


def test_make_paper_writes_the_documents(tmp_path: Path, site_url: str) -> None:
    """The PDFs can be had without building the site."""
    project = copy_project(tmp_path / "project")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "paper"],
        cwd=project,
        env=os.environ | {"SITE_URL": site_url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "build" / "druk" / "kaarten.pdf").read_bytes().startswith(b"%PDF")


def test_a_deck_is_the_same_alone_as_after_others(small_handbook: Handbook) -> None:
    """A deck that goes by what others found to fit is the same to the byte."""
    edition = small_handbook.edition
    decks = []
    for name in DECKS:
        deck = document(small_handbook, f"{name}.pdf")
        card = {**deck.data["cards"][-1], "summary": "Ga samen zitten en kijk wat er is. " * 8}
        decks.append(replace(deck, data={**deck.data, "cards": [card]}))
    together = typeset_all([manuscript_of(deck) for deck in decks], edition)
    assert all(isinstance(one, Typeset) and one.sizes for one in together), "all fits at once"
    assert together == [typeset(deck, edition) for deck in decks]


def slides_with(handbook: Handbook, texts: list[str]) -> Document:
    """Return the slides of a form, of which the first shows these texts."""
    slides = document(handbook, addresses.slides_name(handbook.conversation_forms[0]))
    entry = slides.data["entry"]
    shown = [{**entry["slides"][0], "texts": texts, "facts": ""}]
    return replace(slides, data={**slides.data, "entry": {**entry, "slides": shown}})


def test_a_list_is_set_in_the_largest_letters_that_fit(small_handbook: Handbook) -> None:
    """A list stands above the foot of its slide, whole, with each line below the one before."""
    texts = [f"Zeg om de beurt wat je zag, en wat {number} ervan vindt" for number in range(7)]
    pdf = typeset(slides_with(small_handbook, texts), small_handbook.edition).pdf
    assert len(pages(pdf)) == 3
    shown = [one for one in runs(pdf)[1] if one.y > FOOT_OF_A_SLIDE or one.size > 12]
    lines = sorted({round(one.y) for one in shown}, reverse=True)
    apart = [above - below for above, below in pairwise(lines)]
    letters = Counter(round(one.size, 1) for one in shown).most_common(1)[0][0]
    assert min(lines) > FOOT_OF_A_SLIDE
    assert min(apart) > letters
    assert all(text in pages(pdf)[1] for text in texts)
    fewer = typeset(slides_with(small_handbook, texts[:2]), small_handbook.edition).pdf
    assert max(one.size for one in runs(fewer)[1]) > max(one.size for one in shown)


def test_a_list_that_never_fits_is_told_by_its_own_height(small_handbook: Handbook) -> None:
    """How much is too much is counted of the whole list, also where most of it was cut off."""
    found = {}
    for number in (60, 120):
        with pytest.raises(PaperError, match=r"\(slide 2\) is \d+ mm too long") as caught:
            typeset(slides_with(small_handbook, ["Kijk"] * number), small_handbook.edition)
        found[number] = int(re.findall(r"(\d+) mm", str(caught.value))[0])
    room = 146  # millimetres, of a slide
    assert found[120] + room == pytest.approx(2 * (found[60] + room), rel=0.1)


def test_a_typesetter_that_stops_says_so(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a machine has too little room for it, the build says so in a sentence."""
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    with pytest.raises(PaperError, match="the typesetter stopped with status 1") as caught:
        make_paper(Site(small_handbook, SITE_URL), Cache(tmp_path))
    assert "Traceback" not in str(caught.value)
