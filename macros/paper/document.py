"""A document on paper before it is made: its name, its template, its data, and its group."""

from dataclasses import dataclass
from typing import NamedTuple

from macros.model import addresses, kinds
from macros.model.kinds import Kind
from macros.paper.template_data import Data


class Sheet(NamedTuple):
    """What a document is like."""

    template: str
    """name of the template beside this file, without .typ"""
    group: str
    """where the overview lists it"""


PROGRAMMES = "Programma’s"
SLIDES = Sheet("slides", "Dia’s")
BOOK = "handboek.pdf"
WHOLE = "Kaarten, poster en boek"
PLACEMATS = "Placemats"
TEAM = "Teamcheck en terugkijken"
TEAM_SHEETS = ("team_form", "team_tally", "looking_back")
"""templates of what a whole team fills in"""
SHEETS: dict[Kind, Sheet] = {
    kinds.THEME: Sheet("checklists", "Checklists per thema en aanbeveling"),
    kinds.RECOMMENDATION: Sheet("recommendation", "Checklists per thema en aanbeveling"),
    kinds.CONVERSATION_FORM: Sheet("form", "Gespreksvormen"),
    kinds.SITUATION: Sheet("situation", "Situaties"),
    kinds.PROGRAMME: Sheet("programme", PROGRAMMES),
    kinds.INTERVENTION: Sheet("intervention", "Checklists per interventie"),
}
"""the document that goes with each entry of a kind"""


@dataclass(frozen=True)
class Document:
    """A document before it is typeset."""

    name: str
    """file name, such as checklist-d1.pdf"""
    title: str
    template: str
    """name of the template beside this file, without .typ"""
    data: Data
    group: str
    """where the overview lists it"""
    about: str = ""
    """code of the entry that it is about, where it is about one"""

    @property
    def note(self) -> str:
        """What one does with it, where the title does not say all."""
        return str(self.data.get("summary", ""))

    @property
    def is_pictured(self) -> bool:
        """Whether the overview shows its first page: sheets look alike."""
        return self.group in (WHOLE, PLACEMATS)

    @property
    def is_landscape(self) -> bool:
        """Whether its pages are wider than high, as is the picture of the first."""
        return self.template == "placemat" or self.data.get("layout") == "a5"

    @property
    def is_sheet(self) -> bool:
        """Whether it goes with an entry."""
        return bool(self.about) and self.template != SLIDES.template

    @property
    def is_enlarged(self) -> bool:
        """Whether it is there in large print too: every sheet, and what a team fills in."""
        return self.is_sheet or self.template in TEAM_SHEETS

    @property
    def can_be_adapted(self) -> bool:
        """Whether it is there for Word too: every sheet, all checklists, what a team fills in."""
        return self.is_sheet or self.template in (SHEETS[kinds.THEME].template, *TEAM_SHEETS)

    @property
    def word_name(self) -> str:
        """File name of the same document for Word."""
        return addresses.word_name(self.name)

    @property
    def large_name(self) -> str:
        """File name of the same document in large print."""
        return addresses.large_print_name(self.name)
