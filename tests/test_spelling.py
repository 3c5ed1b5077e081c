"""Every word that reaches a reader is in the Dutch dictionary, or stands in words.txt."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

WORDS = Path(__file__).parent / "words.txt"
# What a reader reads or hears beside the text of a page.
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")


def readable(page: html.HtmlElement) -> str:
    """Give all that a reader reads or hears of a page, codes and addresses left out."""
    for element in page.xpath("//script | //style | //*[@class='edit-place']"):
        element.drop_tree()
    texts = [str(text) for text in page.xpath("//body//text() | //title/text()")]
    for attribute in ATTRIBUTES:
        where = "//meta[@name='description']" if attribute == "content" else "//body//*"
        texts += [str(text) for text in page.xpath(f"{where}/@{attribute}")]
    return plain("\n".join(texts))


def plain(text: str) -> str:
    """Give a text without addresses, codes, hyphens and quotation marks."""
    text = re.sub(r"\S*\w\.\w\S*|\S*/\S+", " ", text)
    text = re.sub(r"\b[A-Z]\d+\b", " ", text)
    # Versions of hunspell differ on which words may be joined by a hyphen: each part is checked.
    text = re.sub(r"(?<=\w)-|-(?=\w)", " ", text)
    # The apostrophe within a word stays; what stands around a quotation goes.
    return re.sub(r"(?<=\w)’(?=\w)", "'", text).replace("’", " ").replace("‘", " ")


def unknown_words(text: str) -> set[str]:
    """Give the words that hunspell's Dutch dictionary does not know."""
    checked = subprocess.run(
        ["hunspell", "-d", "nl", "-i", "utf-8", "-l"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        pytest.fail("no hunspell with a Dutch dictionary: run `make test`, which installs them")
    words = {word.rstrip(".") for word in checked.stdout.split()}
    return {word for word in words if re.search(r"[^\W\d]", word)}


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
    assert wrong == {}


def test_the_list_of_accepted_words_is_sorted_and_each_word_is_needed(
    unknown: dict[str, str],
) -> None:
    """The project's word list stays small: nothing in it that the site does not use."""
    accepted = WORDS.read_text(encoding="utf-8").split()
    assert accepted == sorted(set(accepted), key=str.casefold)
    needed = {word.lower() for word in unknown}
    assert [word for word in accepted if word.lower() not in needed] == []


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
