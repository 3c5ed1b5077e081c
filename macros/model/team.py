"""What a whole team fills in: the team check, ways to talk about its result, and looking back."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, PrivateAttr, ValidationInfo, field_validator

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
from macros.model.kinds import THEME

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


class TeamFile(Record):
    """What data/team.yaml holds."""

    edition: Annotated[int, Field(ge=1, le=LATEST_EDITION, strict=True)]
    """number of this edition of the statements; raise it when a statement or the scale changes"""
    scale: tuple[Text, ...]
    """the five answers, from least to most"""
    statements: Annotated[tuple[Statement, ...], *NotEmpty]
    """the statements of the team check, four a theme, in the order in which one answers them"""
    talks: Annotated[tuple[Talk, ...], *NotEmpty]
    """ways to talk about the result"""
    looking_back: LookingBack
    """the form on which a team looks back"""

    @field_validator("scale")
    @classmethod
    def _has_five_answers(cls, scale: tuple[str, ...]) -> tuple[str, ...]:
        if len(scale) != ANSWERS:
            raise ValueError(f"{len(scale)} answers; expected {ANSWERS}, from least to most")
        return names_once(scale)

    @field_validator("statements")
    @classmethod
    def _as_many_of_each_theme(
        cls, statements: tuple[Statement, ...], info: ValidationInfo
    ) -> tuple[Statement, ...]:
        found = [statement.theme_code for statement in statements]
        themes = (info.context or {}).get(THEME.name) or dict.fromkeys(found)
        wrong = [
            f"{found.count(code)} of theme {code}"
            for code in themes
            if found.count(code) != EACH_THEME
        ]
        if wrong:
            raise ValueError(f"{', '.join(wrong)}; expected {EACH_THEME} statements of each theme")
        if list(dict.fromkeys(found)) != [
            one for one, after in pairwise([*found, ""]) if one != after
        ]:
            raise ValueError("those of a theme stand apart; expected the themes one after another")
        return statements

    @field_validator("statements")
    @classmethod
    def _each_says_something_else(cls, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        texts = [statement.text for statement in statements]
        if twice := sorted({text for text in texts if texts.count(text) > 1}):
            raise ValueError(f"'{twice[0]}' stands twice; expected each statement once")
        return statements
