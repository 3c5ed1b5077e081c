"""What the search knows of each page, as the browser gets it."""

import json

from macros.downloads.page_text import page_text
from macros.downloads.search_index import search_index
from macros.model.handbook import Handbook


def test_a_saying_of_several_entries_is_fetched_once(small_handbook: Handbook) -> None:
    """Each saying stands once in the index, with the places of all pages that answer it."""
    small_handbook.sayings = {"D2": ("rondje", "hoor eens"), "G1": ("rondje",)}
    script = search_index(small_handbook, {}, {}, str)
    index = json.loads(script.removeprefix("window.handboekIndex=").removesuffix(";\n"))
    codes = [document.get("code") for document in index["documents"]]
    told = {
        saying: {codes[place] for place in places}
        for places, sayings in index["sayings"]
        for saying in sayings
    }
    assert told == {"rondje": {"D2", "G1"}, "hoor eens": {"D2"}}
    assert sum(len(sayings) for _, sayings in index["sayings"]) == len(told)


def test_a_page_is_found_by_its_text_without_markup() -> None:
    """Headings and paragraphs are searched as they read; what a macro draws has its own page."""
    text = page_text(
        "# Over dit boek { #over }\n\nWij *maken* dit. { .lead }\n\n"
        "## 1. Waar het [vandaan](bron.md) komt\n\n"
        "- Eén bron.\n- Nog <b>een</b> bron.\n\n"
        "Er zijn {{ count('forms') }} vormen. Kies er één.\n\n{{ chooser() }}\n"
    )
    assert text.headings == ("Waar het vandaan komt",)
    assert text.lines == ("Wij maken dit.", "Eén bron.", "Nog een bron.", "Kies er één.")
