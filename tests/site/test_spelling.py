"""Every word that reaches a reader is in the Dutch dictionary, or stands in words.txt."""

from pathlib import Path

import pytest
from lxml import html

from tests.support.spelling import WORDS, english, plain, readable, unknown_words

# Names, and words that no English dictionary has.
NOT_IN_ENGLISH = {"Ilgen", "Kgotla", "kgotla"}


@pytest.fixture(scope="module")
def unknown(site: Path) -> dict[str, str]:
    """The unknown words of the built site, each with a page that it stands on."""
    pages = {path: readable(html.parse(path).getroot()) for path in sorted(site.rglob("*.html"))}
    words = unknown_words("\n".join(pages.values()))
    return {
        word: next(
            path.relative_to(site).as_posix() for path, text in pages.items() if word in text
        )
        for word in words
    }


def test_every_word_is_spelled_right(unknown: dict[str, str]) -> None:
    """No reader meets a typing mistake; a right word that is new goes into tests/words.txt."""
    accepted = set(WORDS.read_text(encoding="utf-8").split())
    wrong = {word: page for word, page in unknown.items() if not {word, word.lower()} & accepted}
    assert not wrong, (
        f"in no dictionary: {', '.join(f'{word} ({page})' for word, page in wrong.items())}: "
        "spell them otherwise, or add them to tests/words.txt"
    )


def test_the_list_of_accepted_words_is_sorted_and_each_word_is_needed(
    unknown: dict[str, str],
) -> None:
    """The project's word list stays small: nothing in it that the site does not use."""
    accepted = WORDS.read_text(encoding="utf-8").split()
    assert accepted == sorted(set(accepted), key=str.casefold), (
        "tests/words.txt is not in the order of the alphabet, each word once: sort it"
    )
    needed = {word.lower() for word in unknown}
    spare = [word for word in accepted if word.lower() not in needed]
    assert not spare, f"no page needs {', '.join(spare)}: take them out of tests/words.txt"


def test_the_english_page_is_spelled_right(site: Path) -> None:
    """A visitor from abroad meets no typing mistake either."""
    text = english(html.parse(site / "en" / "index.html").getroot())
    assert len(text.split()) > 100
    assert unknown_words(text, "en_US") <= NOT_IN_ENGLISH


def test_a_typing_mistake_is_found() -> None:
    """The check sees a misspelled word, in a text and beside quotation marks."""
    page = html.document_fromstring("<title>x</title><p title='goedd'>‘Ik hebb collega’s’</p>")
    assert unknown_words(readable(page)) == {"goedd", "hebb"}


def test_a_word_with_hyphens_is_right_when_its_parts_are() -> None:
    """What is accepted does not depend on the version of hunspell."""
    assert (
        unknown_words(plain("Een collega-schoolleider, kant-en-klaar, begin- en eindtijd")) == set()
    )
    assert unknown_words(plain("Een collega-schoolleidr")) == {"schoolleidr"}
