"""Texts come out as they were typed."""

from datetime import date

import markdown
import pytest
from lxml import html

from macros.model.imprint import NAME
from macros.pages.rendering import TEMPLATES, literal
from macros.shared.dutch import as_sentence, dutch_date, dutch_duration
from macros.shared.project import PROJECT

HOSTILE = [
    "*nadruk* en _nadruk_ en `code`",
    "[tekst](https://elders.example) ![x](y)",
    "# geen kop",
    "1. geen lijst",
    "2024. geen lijst",
    "12) ook niet",
    "- geen lijst",
    "+ geen lijst",
    ": geen uitleg",
    "!!! geen kader",
    "==mark== ~~weg~~ ^^onder^^",
    "a | b | c",
    "{: .klasse } { #anker }",
    "Zeg \"ja\" & 'nee'",
    "2 < 3 > 1",
    "&amp; &#42;",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    ":smile: \\* $x$",
    "= kop =",
    "=====",
    "-----",
    "***",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_shows_on_the_page_as_it_was_typed(text: str) -> None:
    """Nothing in a text is taken for markup, whether it starts a paragraph, a list item or HTML."""
    extensions = ["attr_list", "def_list", "md_in_html", "toc"]
    for frame in ("{}", "- {}", "1. {}", "<p markdown>{}</p>", "<p>{}</p>", '<p title="{}">{}</p>'):
        source = frame.format(literal(text), literal(text))
        page = html.fragment_fromstring(
            markdown.markdown(source, extensions=extensions), create_parent="main"
        )
        assert page.text_content().strip() == text, source
        elements = {element.tag for element in page.iter()}
        assert elements <= {"main", "p", "ul", "ol", "li"}, source
        for paragraph in page.iter("p"):
            assert paragraph.get("title", text) == text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "geen"), (1, "1 minuut"), (45, "45 minuten"), (60, "1 uur"), (90, "1 uur en 30 minuten")],
)
def test_a_duration_reads_as_people_say_it(minutes: int, words: str) -> None:
    """Minutes in the data become words on the page."""
    assert dutch_duration(minutes) == words


def test_a_date_is_dutch() -> None:
    """The edition on a sheet reads as a Dutch date."""
    assert dutch_date(date(2026, 3, 1)) == "1 maart 2026"


def test_a_reason_becomes_a_sentence() -> None:
    """A reason in a few words stands alone on a card."""
    assert as_sentence("je kijkt als groep terug") == "Je kijkt als groep terug."
    assert as_sentence("één vraag vooraf") == "Eén vraag vooraf."


def test_no_template_types_the_name_of_the_handbook() -> None:
    """Without it, a handbook with another name has this one's below some of its pages."""
    templates = [*TEMPLATES.rglob("*.*"), *(PROJECT / "macros" / "theme").rglob("*.html")]
    assert [path.name for path in templates if NAME in path.read_text(encoding="utf-8")] == []
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"site_name: {NAME}\n" in settings
