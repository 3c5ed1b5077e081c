"""The kinds of entries with a code: one row a kind. Whoever adds a kind starts here.

A letter that a kind has for its own is no theme's: the patterns of themes and interventions leave
it out. Its flag and colours stand in `flags.py`; `tests/model/test_kinds.py` tells what else a new
kind lacks.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of entry, and all by which it differs from the others but for its fields."""

    name: str
    """what messages call it, such as conversation form"""
    collection: str
    """name of its list in the data and in the open data, such as conversation_forms"""
    singular: str
    """what readers call one, such as Gespreksvorm"""
    plural: str
    """what readers call them, such as Gespreksvormen"""
    folder: str
    """where its pages stand on the site, such as gespreksvormen"""
    code_pattern: str
    """regular expression of its codes"""
    code_example: str
    """what a code is, for messages"""
    sheet: str
    """file name of the PDF of an entry, without .pdf, with {slug} or {code}"""
    former_sheets: tuple[str, ...] = ()
    """file names that the PDF had in earlier editions, in the same way"""
    letter: str = ""
    """the letter of all its codes; empty where the theme gives it"""
    has_checklist: bool = False
    """whether an entry has a page below /checklists/ with the checklists of its interventions"""
    can_be_chosen: bool = True
    """whether readers can put an entry on a checklist of their own"""

    in_english: bool = False
    """whether each entry has its title and summary on the page /en/"""

    @property
    def template(self) -> str:
        """Name of its templates, and of an entry in them: conversation_form."""
        return self.name.replace(" ", "_")

    def __str__(self) -> str:
        return self.name


THEME = Kind(
    name="theme",
    collection="themes",
    singular="Thema",
    plural="Thema’s",
    folder="themas",
    code_pattern=r"^[B-EG-OQRT-Z]$",
    code_example=(
        "one capital, such as D (not A, S, F or P: "
        "recommendations, situations, conversation forms and programmes have those)"
    ),
    sheet="checklist-{slug}",
    has_checklist=True,
    can_be_chosen=False,
    in_english=True,
)
INTERVENTION = Kind(
    name="intervention",
    collection="interventions",
    singular="Interventie",
    plural="Interventies",
    folder="interventies",
    code_pattern=r"^[B-EG-OQRT-Z][1-9][0-9]{0,3}$",
    code_example="the capital of its theme and a number, such as D3",
    sheet="checklist-{code}",
    in_english=True,
)
RECOMMENDATION = Kind(
    name="recommendation",
    collection="recommendations",
    singular="Aanbeveling",
    plural="Aanbevelingen",
    folder="aanbevelingen",
    code_pattern=r"^A[1-9][0-9]{0,3}$",
    code_example="A and a number, such as A2",
    sheet="checklist-{code}",
    former_sheets=("checklist-{slug}",),
    letter="A",
    has_checklist=True,
    in_english=True,
)
SITUATION = Kind(
    name="situation",
    collection="situations",
    singular="Situatie",
    plural="Situaties",
    folder="situaties",
    code_pattern=r"^S[1-9][0-9]{0,3}$",
    code_example="S and a number, such as S2",
    sheet="situatie-{slug}",
    letter="S",
    in_english=True,
)
CONVERSATION_FORM = Kind(
    name="conversation form",
    collection="conversation_forms",
    singular="Gespreksvorm",
    plural="Gespreksvormen",
    folder="gespreksvormen",
    code_pattern=r"^F[1-9][0-9]{0,3}$",
    code_example="F and a number, such as F2",
    sheet="gespreksvorm-{slug}",
    letter="F",
    in_english=True,
)
PROGRAMME = Kind(
    name="programme",
    collection="programmes",
    singular="Programma",
    plural="Programma’s",
    folder="programmas",
    code_pattern=r"^P[1-9][0-9]{0,3}$",
    code_example="P and a number, such as P2",
    sheet="programma-{slug}",
    letter="P",
)
KINDS = (THEME, INTERVENTION, RECOMMENDATION, SITUATION, CONVERSATION_FORM, PROGRAMME)


def kind_of(code: str) -> Kind | None:
    """Return the kind of entry that a code belongs to, or None for a text that is no code."""
    return next((kind for kind in KINDS if re.fullmatch(kind.code_pattern, code)), None)
