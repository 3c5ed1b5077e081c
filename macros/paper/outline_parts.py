"""What sheets and entries are put together from, as parts that know no format. Pure."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, NamedTuple


class Form(Enum):
    """How a part is drawn, and what its content is."""

    HEADING = auto()
    """a heading alone; what it is about follows"""
    TEXT = auto()
    """a paragraph"""
    STRONG = auto()
    """a paragraph that stands out"""
    MOMENT = auto()
    """when a part of a programme is, and what is done in it: an entry, or nothing"""
    FACTS = auto()
    """pairs of a label and a fact"""
    BULLETS = auto()
    """texts in a list"""
    SPOKEN = auto()
    """sentences to say aloud, in a list without signs"""
    STEPS = auto()
    """numbered pairs: what leads in, empty for nothing, and the text"""
    WAYS = auto()
    """pairs of a name, with the sign that ends it, and a text"""
    TICKS = auto()
    """texts with a box to tick"""
    PITFALLS = auto()
    """what goes wrong and what to do instead"""
    REPLIES = auto()
    """what is said against it, and a reply"""
    LINKS = auto()
    """entries by code and title, with the reason"""
    ORDER = auto()
    """the same, in the order in which to take them"""
    PASSAGES = auto()
    """paragraphs, each with its source"""
    SCRIPT = auto()
    """lines of a conversation: who, what is said, what happens"""
    WRITE = auto()
    """labels of what to write down"""
    AGREEMENTS = auto()
    """a table of so many rows: who, what, when"""
    TABLE = auto()
    """names of columns, the first two without one, and rows of texts; a row of one text leads in"""


BOX = "☐"
"""in a cell of a table: a box to tick"""


class Part(NamedTuple):
    """A part of a sheet or of an entry."""

    form: Form
    content: Any
    title: str = ""
    """its heading, empty for none"""
    level: int = 2


class Side(NamedTuple):
    """A side of a sheet: complete when it is printed alone."""

    above: str
    """what stands above the title"""
    title: str
    code: str
    origin: str
    """where the texts come from"""
    parts: list[Part]


def steps_of(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return texts as the content of steps, with nothing that leads in."""
    return [("", text) for text in texts]


def facts_of(glance: Any) -> Part:
    """Return the facts at a glance as a part; empty where there are none."""
    return Part(Form.FACTS, glance["facts"] if glance else [])
