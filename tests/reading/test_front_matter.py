"""The front matter of hand-written pages is checked like the data."""

from pathlib import Path

import pytest

from macros.reading.front_matter import read_front_matter
from macros.reading.problems import DataError

SOUND = "---\ntitle: Over\ndescription: Waarover dit gaat.\nkeywords: [over, wie]\n---\n\n# Over\n"


def read(folder: Path, page: str | bytes) -> list[str]:
    """Return the problems of a folder with one page."""
    folder.mkdir(exist_ok=True)
    (folder / "over.md").write_bytes(page.encode() if isinstance(page, str) else page)
    try:
        read_front_matter(folder)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("title: 2024", "docs/over.md:2: field 'title': '2024' is a whole number; expected text"),
        ("title: [a", "docs/over.md:2: no valid YAML"),
        ("title:", "docs/over.md:2: field 'title': nothing; expected text"),
        ("titel: Over", "docs/over.md:2: field 'titel': unknown; did you mean 'title'?"),
        ("title: Over\ntitle: Nog eens", "docs/over.md:3: key 'title' stands twice"),
        ("title: Over\nkeywords: 5", "docs/over.md:3: field 'keywords': '5' is a whole number"),
        (
            "title: Over\ndescription: x\nkeywords: [2024, team]",
            "docs/over.md:4: field 'keywords.1': '2024' is a whole number; expected text",
        ),
        ("title: Over\nkeywords: [team]", "docs/over.md:1: keywords and no description"),
        ("title: <b>Over</b>", "docs/over.md:2: field 'title': holds '<b>'; expected plain text"),
        ("title: Over 😀", "docs/over.md:2: field 'title': holds '😀' (U+1F600)"),
        ("title: Over\nnoindex: soms", "docs/over.md:3: field 'noindex': "),
    ],
)
def test_a_mistake_in_front_matter_is_told_with_its_line(
    page: str, said: str, tmp_path: Path
) -> None:
    """A title that is no text once built green, and no search worked on the whole site."""
    problems = read(tmp_path / "docs", f"---\n{page}\n---\n\n# Over\n")
    assert any(problem.startswith(said) for problem in problems), problems


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"# Over\n", "docs/over.md:1: no front matter; expected a title between two lines of ---"),
        (b"", "docs/over.md:1: no front matter"),
        (b"---\ntitle: Over\n\n# Over\n", "docs/over.md:1: no front matter"),
        (b"---\n---\n# Over\n", "docs/over.md:1: the file is empty"),
        (b"---\ntitle: Caf\xe9\n---\n", "docs/over.md:2: byte 0xE9 is not UTF-8"),
    ],
)
def test_a_page_without_front_matter_is_told(page: bytes, said: str, tmp_path: Path) -> None:
    """What MkDocs would print as text, or trip over, is named before anything is built."""
    (problem,) = read(tmp_path / "docs", page)
    assert problem.startswith(said)


def test_a_page_that_leads_in_a_circle_is_told(tmp_path: Path) -> None:
    """A link to itself, or to a folder above, is no page."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "kring.md").symlink_to(docs / "kring.md")
    (docs / "map").symlink_to(docs)
    problems = read(docs, SOUND)
    assert problems == [
        "docs/kring.md:1: the file cannot be read; expected the data of the handbook",
        "docs/map:1: a link to a folder that holds it; expected pages",
    ]


def test_sound_front_matter_is_read_and_that_for_maintainers_left_out(tmp_path: Path) -> None:
    """Windows line ends and a byte order mark are no problem."""
    docs = tmp_path / "docs"
    (docs / "maintaining").mkdir(parents=True)
    (docs / "maintaining" / "paper.md").write_text("# No front matter\n")
    assert read(docs, "\ufeff" + SOUND.replace("\n", "\r\n")) == []
    (page,) = read_front_matter(docs).values()
    assert (page.title, page.keywords) == ("Over", ("over", "wie"))
