"""The small handbook with another text in every field."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st

import macros.model.fields
from macros.model import published
from macros.model.files import FILES
from macros.model.handbook import Handbook
from macros.reading.checks import read_handbook
from macros.shared.dutch import as_sentence
from tests.support.letters import every_letter
from tests.support.project import FIXTURES

from .hostile import PIECES

SITE_URL = "https://handboek.example/"
# Fields that hold a name, a number or a word from a closed list; all others hold text.
NO_TEXT = {
    "code", "slug", "id", "theme", "route", "kind", "group", "rhythm", "lead", "minutes",
    "preparation_minutes", "work", "intervention", "form", "entry", "edition", "synonyms",
    "every", "pages", "school_years", "address", "aliases",
    "replaced_by", "entries", "date", "language",
}  # fmt: skip
Data = dict[str, Any]


@cache
def small_data() -> Data:
    """Return what the files of the small handbook hold, as plain data by the name of the file."""
    return {
        name: yaml.load((FIXTURES / "valid_small" / name).read_bytes(), yaml.CSafeLoader)
        for name in FILES
    }


def write_data(data: Data, folder: Path) -> Path:
    """Write plain data as files that the reader takes: JSON is YAML."""
    folder.mkdir(exist_ok=True)
    for name, content in data.items():
        text = json.dumps(content, ensure_ascii=False, default=str, indent=1)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / published.FILE).write_text(published.NOTHING_PUBLISHED, encoding="utf-8")
    return folder


def with_texts(value: Any, text: Callable[[], str]) -> Any:
    """Return plain data with every text in it replaced by what `text()` returns next."""
    match value:
        case dict():
            return {
                name: part if name in NO_TEXT or _are_codes(name, part) else with_texts(part, text)
                for name, part in value.items()
            }
        case list():
            return [with_texts(part, text) for part in value]
        case str():
            return text()
        case _:
            return value


def _are_codes(name: str, value: Any) -> bool:
    """Whether a list holds the codes of entries, and not the entries."""
    return name in {"situations", "interventions"} and all(isinstance(one, str) for one in value)


class HarmlessWords:
    """Makes a word, `q1q`, `q2q` …, for each text of a handbook, and puts the texts back."""

    _WORD = re.compile(r"[qQ](\d+)q")

    def __init__(self) -> None:
        self.given = 0

    def __call__(self) -> str:
        """Return the next word."""
        self.given += 1
        return f"q{self.given}q"

    @classmethod
    def replaced(cls, drawn: Any, texts: list[str]) -> Any:
        """Return what was drawn from the words as it should be when drawn from the texts."""

        def text(match: re.Match[str]) -> str:
            found = texts[int(match[1]) - 1]
            return as_sentence(found)[:-1] if match[0].startswith("Q") else found

        match drawn:
            case str():
                return cls._WORD.sub(text, drawn)
            case dict():
                return {name: cls.replaced(part, texts) for name, part in drawn.items()}
            case list() | tuple():
                return [cls.replaced(part, texts) for part in drawn]
            case _:
                return drawn


_words = HarmlessWords()
HARMLESS = with_texts(small_data(), _words)
FIELDS = _words.given


def _unlike_one_another(texts: list[str]) -> list[str]:
    """Return the texts with a number where one stands twice: titles and terms have to differ."""
    used: set[str] = set()
    different = []
    for number, text in enumerate(texts):
        one = text
        while one.casefold() in used:
            one = f"{one} {number}"
        used.add(one.casefold())
        different.append(one)
    return different


@st.composite
def texts_for_all_fields(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> list[str]:
    """Draw a text for each field of the small handbook; many fields hold much the same."""
    pool = draw(st.lists(texts, min_size=8, max_size=24))
    order = draw(st.randoms(use_true_random=False))
    return _unlike_one_another([order.choice(pool) for _ in range(FIELDS)])


def all_pieces() -> Iterator[list[str]]:
    """Yield lists of texts for all fields in which every piece stands alone once."""
    for start in range(0, len(PIECES), FIELDS):
        texts = [*PIECES[start:], *PIECES][:FIELDS]
        yield _unlike_one_another([" ".join(text.split()) for text in texts])


def handbook_with(texts: list[str], folder: Path) -> Handbook:
    """Return the small handbook with these texts, also those that the reader refuses."""
    data = with_texts(small_data(), iter(texts).__next__)
    with every_letter(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(macros.model.fields, "_MARKUP", re.compile("(?!)"))
        return read_handbook(write_data(data, folder))
