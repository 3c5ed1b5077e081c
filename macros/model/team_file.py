"""What data/team.yaml holds: the team check, ways to talk about it, and looking back."""

from itertools import pairwise
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from macros.model.fields import NotEmpty, Record, Text, names_once
from macros.model.kinds import THEME
from macros.model.team import ANSWERS, EACH_THEME, LATEST_EDITION, LookingBack, Statement, Talk


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
