"""Documents → PDF: what does not fit is named, and what did not change is not made again."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.model import addresses
from macros.model.addresses import bundle_name
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.documents import Document, documents
from macros.paper.typesetting import FAMILIES, Fits, PaperError, Typeset, make_paper, typeset
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from tests.support.entries import an_intervention
from tests.support.paper import DECKS, document, small_cache, text
from tests.support.project import FIXTURES, SITE_URL, copy_project


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
    entry = {**sheet.data["entry"], "summary": "Aan" + "elkaar" * 30}
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

    def watched(document: Document, edition: date, fits: Fits) -> Typeset:
        made.append(document.name)
        return typeset(document, edition, fits)

    monkeypatch.setattr("macros.paper.typesetting.typeset", watched)
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


def test_what_others_found_to_fit_changes_nothing(small_handbook: Handbook) -> None:
    """A bundle or a deck that leaves the trying of sizes to others is the same to the byte."""
    everything = documents(Site(small_handbook, SITE_URL))
    edition = small_handbook.edition
    for templates in FAMILIES:
        family = [document for document in everything if document.template in templates]
        *others, last = sorted(family, key=lambda one: one.template == "bundle")
        fits: Fits = {}
        for other in others:
            fits |= typeset(other, edition).fits
        alone = typeset(last, edition)
        assert alone.fits.items() & fits.items(), "nothing was left to others"
        assert all(fits.get(name, size) == size for name, size in alone.fits.items())
        assert typeset(last, edition, fits).pdf == alone.pdf, last.name


def test_a_name_that_stands_twice_tells_others_nothing(
    small_handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What two fields of a placemat found to fit may differ: no other document goes by it."""
    form = next(one for one in small_handbook.conversation_forms if one.placemat)
    placemat = document(small_handbook, addresses.placemat_uri(form).rpartition("/")[2])
    monkeypatch.setattr("macros.paper.typesetting.FAMILIES", (("placemat",),))
    assert f"{form.code} (its placemat)" not in typeset(placemat, small_handbook.edition).fits
