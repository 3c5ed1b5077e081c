"""Whatever a text says, it shows as it stands: no markup, no script, no macro comes of it.

A handbook is drawn twice: once with a harmless word for each text, once with texts that try to be
something else. But for the words, the two must be the same: every element, attribute and string.
The reader refuses some of these texts; here it is told not to: escaping has to hold by itself.
"""

import json
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.downloads.search_index import search_index
from macros.model.fields import plain_text
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.rendering import literal
from macros.paper.documents import documents

from .drawn_site import DrawnPage, SiteDrawer
from .hostile import unicode_texts
from .profiles import cases
from .replaced_texts import (
    SITE_URL,
    HarmlessWords,
    all_pieces,
    handbook_with,
    texts_for_all_fields,
)

# Where a template can put a text, in Markdown and in HTML.
FRAMES = (
    "{}",
    "{} <b>van</b> {}",
    "- {}\n- {}",
    "1. {}\n2. {}",
    "# {} {{ #anker }}",
    "### [{}](x.html) {{ .klasse #anker }}",
    "**{}**: {}",
    "<p markdown>{} [{}](x.html)</p>",
    "<p>{} {}</p>",
    '<p title="{}">{}</p>',
    '<div markdown>\n\n{}\n\n<ul markdown>\n<li markdown="block">\n\n{}\n\n</li>\n</ul>\n</div>',
)


@pytest.fixture(scope="module")
def drawer() -> SiteDrawer:
    """Draws pages as the site has them."""
    return SiteDrawer()


@pytest.fixture(scope="module")
def harmless_pages(drawer: SiteDrawer, harmless: Handbook) -> dict[str, DrawnPage]:
    """The pages with harmless words."""
    return drawer.pages(harmless)


def _check_pages(
    texts: list[str], drawer: SiteDrawer, folder: Path, harmless_pages: dict[str, DrawnPage]
) -> None:
    pages = drawer.pages(handbook_with(texts, folder))
    assert pages.keys() == harmless_pages.keys()
    for uri, page in pages.items():
        expected = harmless_pages[uri]
        assert page.structure == HarmlessWords.replaced(expected.structure, texts), uri
        assert page.front_matter == HarmlessWords.replaced(expected.front_matter, texts), uri


@pytest.mark.parametrize("texts", list(all_pieces()))
def test_no_known_trick_changes_a_page(
    texts: list[str], drawer: SiteDrawer, folder: Path, harmless_pages: dict[str, DrawnPage]
) -> None:
    """Each known way to become markup, alone in a field, shows as it was typed on every page."""
    _check_pages(texts, drawer, folder, harmless_pages)


@cases(sample=1, thorough=250)
@given(texts=texts_for_all_fields(unicode_texts))
def test_no_text_changes_a_page(
    texts: list[str], drawer: SiteDrawer, folder: Path, harmless_pages: dict[str, DrawnPage]
) -> None:
    """Whatever the texts are, every page has the same elements, attributes and front matter.

    Each text stands where it should, as it was typed: in the page and its frame, in JSON-LD and
    what a chat shows of a link, on slides, QR pages and short, former and retired addresses.
    """
    _check_pages(texts, drawer, folder, harmless_pages)


@cases(sample=60, thorough=600)
@given(frame=st.sampled_from(FRAMES), texts=st.tuples(unicode_texts, unicode_texts))
def test_a_text_stays_a_text_wherever_a_template_puts_it(
    frame: str, texts: tuple[str, str], drawer: SiteDrawer
) -> None:
    """Two texts beside one another are the same in a paragraph, a list, a heading, a link, HTML."""
    expected = drawer.structure_of_markdown(frame.format("q1q", "q2q"))
    drawn = drawer.structure_of_markdown(frame.format(*map(literal, texts)))
    assert drawn == HarmlessWords.replaced(expected, list(texts))


@cases(sample=100, thorough=1000)
@given(text=unicode_texts)
def test_what_the_reader_accepts_is_neither_html_nor_a_template(text: str) -> None:
    """A text that the reader lets through is the same text to a browser and to Jinja."""
    try:
        accepted = plain_text(text)
    except ValueError:
        return
    parsed = html.fragment_fromstring(accepted, create_parent="p")
    assert not list(parsed), "a browser sees an element or a comment"
    assert jinja2.Environment(autoescape=False).from_string(accepted).render() == accepted  # noqa: S701


def _without_words(data: dict[str, Any]) -> dict[str, Any]:
    """Return data for paper without its long words, which follow from the texts."""
    return {name: part for name, part in data.items() if name != "words"}


@cases(sample=5, thorough=300)
@given(texts=texts_for_all_fields(unicode_texts))
def test_no_text_changes_what_the_search_and_the_paper_get(
    texts: list[str], folder: Path, harmless: Handbook
) -> None:
    """The search index is a script that holds one JSON value; documents get each text as it is."""
    handbook = handbook_with(texts, folder)

    def index(of: Handbook) -> Any:
        script = search_index(of, {}, {}, lambda uri: uri)
        assert script.startswith("window.handboekIndex={")
        assert script.endswith("};\n")
        assert "\n" not in script.removesuffix("\n")
        return json.loads(script.removeprefix("window.handboekIndex=").removesuffix(";\n"))

    assert index(handbook) == HarmlessWords.replaced(index(harmless), texts)
    for made, expected in zip(
        documents(Site(handbook, SITE_URL)), documents(Site(harmless, SITE_URL)), strict=True
    ):
        assert made.title == HarmlessWords.replaced(expected.title, texts)
        data = [
            json.loads(json.dumps(one.data), object_hook=_without_words) for one in (made, expected)
        ]
        for one in data:  # a card shows of a step its first sentence alone
            one.pop("cards", None)
        # In the order of the alphabet, each with where the texts name it.
        terms = [sorted(it["word"] for it in one.pop("subjects", [])) for one in data]
        assert terms[0] == sorted(HarmlessWords.replaced(terms[1], texts))
        assert data[0] == HarmlessWords.replaced(data[1], texts), made.name
