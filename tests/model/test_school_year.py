"""What the interventions ask of a team in a school year, counted from the data."""

from macros.model.handbook import Handbook
from macros.model.parts import Group, Rhythm
from macros.model.school_year import TIMES, planned_minutes, team_minutes


def test_each_rhythm_counts(real_handbook: Handbook) -> None:
    """Minutes count as often as the rhythm says; what is done one to one, or when needed, not."""
    assert set(TIMES) == set(Rhythm)
    for entry in real_handbook.interventions:
        glance = entry.at_a_glance
        assert glance
        alone = glance.group is Group.ONE_TO_ONE
        expected = 0 if alone else glance.minutes * TIMES[glance.rhythm]
        assert team_minutes([entry]) == expected, entry.code


def test_what_is_advised_takes_less_than_everything(real_handbook: Handbook) -> None:
    """A choice for a school year leaves something out: a team cannot do it all."""
    for theme in real_handbook.themes:
        chosen = [planned.intervention for planned in theme.school_year]
        assert all(entry.theme is theme for entry in chosen), theme.code
        assert 0 < planned_minutes(theme.school_year) < team_minutes(theme.interventions)


def test_nothing_is_planned_more_often_than_its_rhythm(real_handbook: Handbook) -> None:
    """The choice and the facts at a glance do not contradict each other."""
    plans = [one.school_year for one in real_handbook.themes]
    plans += [one.school_year for one in real_handbook.recommendations]
    for plan in plans:
        for planned in plan:
            glance = planned.intervention.at_a_glance
            assert glance
            assert planned.times <= TIMES[glance.rhythm], planned.code
