"""Which words of an entry changed since the edition before."""

import re
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, Kind, kind_of
from macros.model.parts import VERSIONS
from macros.model.records import RECORDS, Coded, Intervention
from macros.model.site import Site
from macros.pages.changed_words import HEADINGS, NOT_COMPARED, Change, changed_fields, heading_of
from macros.pages.generated import generated_pages
from tests.support.entries import an_intervention


def _before(entry: Intervention) -> dict[str, Any]:
    return entry.model_dump(mode="json", by_alias=True)


def _texts(entry: Intervention, before: dict[str, Any]) -> list[str]:
    """Return each changed text with its words marked: [-gone-] and {+new+}."""
    marks = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return [
        " ".join(marks[words.change].format(words.text) for words in text)
        for field in changed_fields(entry, before)
        for text in field.texts
    ]


def test_what_is_the_same_is_left_out(real_handbook: Handbook) -> None:
    """Who looks for changes reads only what changed."""
    entry = an_intervention(real_handbook)
    assert changed_fields(entry, _before(entry)) == []
    assert changed_fields(entry, {**_before(entry), "keywords": [], "checked": "2020-01-01"}) == []


def test_a_word_that_changed_stands_in_its_text(real_handbook: Handbook) -> None:
    """A reader sees the old word and the new one at their place in the sentence."""
    entry = an_intervention(real_handbook)
    before = _before(entry)
    first, *rest = entry.steps[0].split()
    before["steps"][0] = " ".join(["Vroeger", *rest])
    (text,) = _texts(entry, before)
    assert text == f"[-Vroeger-] {{+{first}+}} {' '.join(rest)}"


def test_a_text_that_came_or_went_is_whole(real_handbook: Handbook) -> None:
    """A step that was taken out, or came, does not make all others look new."""
    entry = an_intervention(real_handbook)
    before = _before(entry)
    came = before["steps"].pop(1)
    before["steps"].append("Eet daarna samen taart in de teamkamer.")
    assert _texts(entry, before) == [
        f"{{+{came}+}}",
        "[-Eet daarna samen taart in de teamkamer.-]",
    ]


def test_a_sentence_that_was_written_anew_is_not_mixed_with_the_old_one(
    real_handbook: Handbook,
) -> None:
    """Two sentences with hardly a word in common stand apart."""
    entry = an_intervention(real_handbook)
    before = {**_before(entry), "asks": "Taart."}
    assert _texts(entry, before) == ["[-Taart.-]", f"{{+{entry.asks}+}}"]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_field_that_is_shown_has_a_heading(kind: Kind) -> None:
    """A reader sees of which part of the page the words changed."""
    record = RECORDS[kind]
    names = {field.alias or name for name, field in record.model_fields.items()}
    for name in names - NOT_COMPARED:
        assert heading_of(record, name)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_heading_is_that_of_the_page(kind: Kind, real_handbook: Handbook) -> None:
    """Who follows a heading from what changed finds the same one on the page."""
    written = generated_pages(Site(real_handbook, "https://handboek.example/"))
    pages = "".join(page for uri, page in written.items() if uri.startswith(f"{kind.folder}/"))
    missing = {text for text in HEADINGS[RECORDS[kind]].values() if text not in pages}
    # The page of its theme holds why one can begin with an intervention.
    assert missing <= {heading_of(Intervention, "opens_route")}


def test_what_changed_is_told_in_words_of_the_handbook(real_handbook: Handbook) -> None:
    """No reader meets a bare code or the name of a field: D1, half_day."""
    for record in real_handbook.by_code.values():
        for text in _new_texts(record):
            assert text not in VERSIONS
            assert not kind_of(text), f"{record.code}: {text}"
            assert not re.search(r"[a-z]_[a-z]", text), f"{record.code}: {text}"


def _new_texts(record: Coded) -> list[str]:
    """Return each text that would show if an edition before had held none of them."""
    return [
        words.text for field in changed_fields(record, {}) for text in field.texts for words in text
    ]
