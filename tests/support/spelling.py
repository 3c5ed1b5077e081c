"""The words of a page that the Dutch dictionary does not know."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

WORDS = Path(__file__).parents[1] / "words.txt"
# What a reader reads or hears beside the text of a page.
NOT_OURS = "//pre | //del | //*[@class='reference'] | //*[@lang='en']"
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")


def readable(page: html.HtmlElement) -> str:
    """Return all Dutch that a reader reads or hears of a page, codes and addresses left out.

    What stands in `pre` is for programs; words of an earlier edition, and references as they were
    published, are not ours to mend.
    """
    for element in page.xpath(f"//script | //style | //*[@class='edit-place'] | {NOT_OURS}"):
        element.drop_tree()
    texts = [str(text) for text in page.xpath("//body//text() | //title/text()")]
    for attribute in ATTRIBUTES:
        where = "//meta[@name='description']" if attribute == "content" else "//body//*"
        texts += [str(text) for text in page.xpath(f"{where}/@{attribute}")]
    return plain("\n".join(texts))


def plain(text: str) -> str:
    """Return a text without addresses, codes, hyphens and quotation marks."""
    text = re.sub(r"\S*\w\.\w\S*|\S*/\S+", " ", text)
    text = re.sub(r"\b[A-Z]\d+\b", " ", text)
    # Versions of hunspell differ on which words may be joined by a hyphen: each part is checked.
    text = re.sub(r"(?<=\w)-|-(?=\w)", " ", text)
    # The apostrophe within a word stays; what stands around a quotation goes.
    return re.sub(r"(?<=\w)’(?=\w)", "'", text).replace("’", " ").replace("‘", " ")


def english(page: html.HtmlElement) -> str:
    """Return the English of a page, references left out."""
    return plain("\n".join(map(str, page.xpath("//*[@lang='en'][not(@class)]//text()"))))


def unknown_words(text: str, dictionary: str = "nl") -> set[str]:
    """Return the words that hunspell's dictionary does not know, the Dutch one or another."""
    checked = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        pytest.fail(
            f"no hunspell with the dictionary {dictionary}: run `make test`, which installs them"
        )
    words = {word.rstrip(".") for word in checked.stdout.split()}
    return {word for word in words if re.search(r"[^\W\d]", word)}
