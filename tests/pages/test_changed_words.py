"""Which words of an entry changed since the edition before."""

from typing import Any

from macros.model.handbook import Handbook
from macros.model.records import Intervention
from macros.pages.changed_words import Change, changed_fields
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
