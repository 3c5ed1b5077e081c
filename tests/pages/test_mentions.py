"""The first use of a term of the trade, or of a page's title, leads to where more is told."""

from lxml import html

from macros.model.handbook import Handbook
from macros.pages.mentions import Mention, Mentions, all_mentions, link_mentions


def linked(page: str, handbook: Handbook, title: str = "Een pagina") -> str:
    """Link the terms of the small handbook (open vraag, open vragen, vraag)."""
    return link_mentions(page, "index.md", title, all_mentions(handbook))


def links(page: str) -> list[tuple[str, str]]:
    """Return the text and the address of each link in a page."""
    return [(a.text or "", a.get("href", "")) for a in html.fragment_fromstring(page).iter("a")]


def test_the_first_use_is_linked_with_its_definition_as_tip(small_handbook: Handbook) -> None:
    """A reader sees what a term means on hovering, and reads more on a click; once a page."""
    page = linked("<p>Een vraag is een vraag. Vraag!</p>", small_handbook)
    assert links(page) == [("vraag", "begrippen.md#vraag")]
    (link,) = html.fragment_fromstring(page).iter("a")
    assert link.get("title") == "Wat je wilt weten."


def test_other_forms_of_the_word_count_and_the_longest_wins(small_handbook: Handbook) -> None:
    """The plural of "open vraag" is no question in general."""
    page = linked("<p>Open\nvragen, geen Vraag of navraag-vraag.</p>", small_handbook)
    assert links(page) == [
        ("Open\nvragen", "begrippen.md#open-vraag"),
        ("Vraag", "begrippen.md#vraag"),
    ]


def test_a_letter_that_only_looks_like_one_of_the_word_makes_no_mention() -> None:
    """The ı of a Turkish name is no i: the page is drawn, and the next mention linked."""
    mentions = Mentions([Mention(("ijs",), "begrippen.md#ijs", "Bevroren water.")])
    page = link_mentions("<p>ıjs en IJS.</p>", "index.md", "Een pagina", mentions)
    assert links(page) == [("IJS", "begrippen.md#ijs")]


def test_headings_links_drawings_and_labels_are_left_alone(small_handbook: Handbook) -> None:
    """A link in a link is no HTML, and a label is no text to learn from."""
    page = (
        "<div><h2>vraag</h2><a href='x'>vraag</a><svg><text>vraag</text></svg>"
        "<p data-unlinked>vraag <b>vraag</b> vraag</p><button>vraag</button>"
        "<p>vraag</p></div>"
    )
    assert linked(page, small_handbook).count('class="term"') == 1
    assert linked(page, small_handbook).endswith('Wat je wilt weten.">vraag</a></p></div>')


def test_a_page_does_not_explain_what_it_is_about(small_handbook: Handbook) -> None:
    """The page on the open question has no link on that term, in no form."""
    page = linked("<p>open vragen en vraag</p>", small_handbook, title="Open vraag")
    assert links(page) == [("vraag", "begrippen.md#vraag")]


def test_everything_else_passes_as_it_stands(small_handbook: Handbook) -> None:
    """Entities, attributes, comments and void elements come out as they went in."""
    page = "<p title='a > b' hidden>&#42; &amp; <br/>x<img src=\"y\"><!-- vraag --></p>"
    assert linked(page, small_handbook) == page


def test_a_definition_with_quotes_stays_one_attribute(small_handbook: Handbook) -> None:
    """A quotation mark in the data does not end the tip."""
    page = linked("<p>Een open vraag.</p>", small_handbook)
    (link,) = html.fragment_fromstring(page).iter("a")
    assert link.get("title") == 'Een vraag zonder "ja" of nee.'


def test_a_word_may_look_like_a_pattern() -> None:
    """Signs that mean something to a regular expression are just signs."""
    mention = Mention(("a+b (c)",), "x.md", "Een som.")
    page = link_mentions("<p>een a+b (c) hier</p>", "diep/pagina.md", "", Mentions([mention]))
    assert links(page) == [("a+b (c)", "../x.md")]


def test_a_title_between_quotation_marks_leads_to_its_page(small_handbook: Handbook) -> None:
    """A text that names another page by its title is a link to it; the bare words are none."""
    page = linked("<p>Begin het gesprek, of ‘Begin het gesprek’.</p>", small_handbook)
    assert links(page) == [("‘Begin het gesprek’", "interventies/begin-het-gesprek.md")]
    own = "<p>‘Begin het gesprek’</p>"
    assert linked(own, small_handbook, title="Begin het gesprek") == own
