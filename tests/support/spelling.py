"""The words of a page that the Dutch dictionary does not know."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

WORDS = Path(__file__).parents[1] / "words.txt"
# What a reader reads or hears beside the text of a page.
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")


def readable(page: html.HtmlElement) -> str:
    """Return all that a reader reads or hears of a page, codes and addresses left out.

    What stands in `pre` is for programs.
    """
    for element in page.xpath("//script | //style | //*[@class='edit-place'] | //pre"):
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


def unknown_words(text: str) -> set[str]:
    """Return the words that hunspell's Dutch dictionary does not know."""
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
