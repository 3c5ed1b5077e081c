"""What a whole team fills in: the team check, ways to talk about its result, and looking back."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, PrivateAttr

from macros.model.fields import (
    FormCode,
    InterventionCode,
    NotEmpty,
    Record,
    SituationCode,
    Slug,
    Text,
    ThemeCode,
    names_once,
)

if TYPE_CHECKING:
    from macros.model.records import ConversationForm, Intervention, Situation, Theme

EACH_THEME = 4
"""how many statements a theme has"""
ANSWERS = 5
"""how many answers a statement can have"""
LATEST_EDITION = 30
"""a code has one letter of 31 for the edition of the statements (`team-check-code.js`)"""


class Statement(Record):
    """A statement of the team check: what one can see or hear in the team, ours."""

    id: Slug
    """permanent name, such as doorvragen"""
    aliases: tuple[Slug, ...] = ()
    """former ids: links to them lead here"""
    theme_code: ThemeCode = Field(alias="theme")
    """code of the theme that it is about"""
    text: Text
    """what one sees or hears, so that more of it is better, in words that need no explanation"""
    situation_codes: Annotated[tuple[SituationCode, ...], *NotEmpty, AfterValidator(names_once)] = (
        Field(alias="situations")
    )
    """codes of the situations that one may recognise in it, the nearest first"""
    intervention_codes: Annotated[
        tuple[InterventionCode, ...], *NotEmpty, AfterValidator(names_once)
    ] = Field(alias="interventions")
    """codes of interventions to begin with, the first first"""
    _theme: "Theme" = PrivateAttr()
    _situations: "tuple[Situation, ...]" = PrivateAttr()
    _interventions: "tuple[Intervention, ...]" = PrivateAttr()

    @property
    def theme(self) -> "Theme":
        """The theme that it is about."""
        return self._theme

    @property
    def situations(self) -> "tuple[Situation, ...]":
        """The situations that one may recognise in it."""
        return self._situations

    @property
    def interventions(self) -> "tuple[Intervention, ...]":
        """The interventions to begin with."""
        return self._interventions


def by_theme(
    statements: Iterable[Statement],
) -> "list[tuple[Theme, list[tuple[int, Statement]]]]":
    """Return statements by their theme, each with its number from 1."""
    numbered = enumerate(statements, 1)
    groups = groupby(numbered, key=lambda one: one[1].theme_code)
    found = [list(group) for _, group in groups]
    return [(group[0][1].theme, group) for group in found]


class Talk(Record):
    """A way to talk about the result of the team check."""

    form_code: FormCode = Field(alias="form")
    """code of the conversation form that it follows"""
    title: Text
    """what the conversation is about, in a few words"""
    fits: Text
    """when to choose it"""
    say: Text
    """a question to open with, between ‘ and ’"""
    steps: Annotated[tuple[Text, ...], *NotEmpty]
    """how it goes with this result, step by step"""
    _form: "ConversationForm" = PrivateAttr()

    @property
    def form(self) -> "ConversationForm":
        """The conversation form that it follows."""
        return self._form


class LookingBack(Record):
    """The form on which a team looks back on an intervention."""

    title: Text
    """title of the form"""
    summary: Text
    """what it is for, in one or two sentences"""
    questions: Annotated[tuple[Text, ...], *NotEmpty]
    """what to ask, in order"""
