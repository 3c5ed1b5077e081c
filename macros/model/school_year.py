"""What the interventions ask of a team in a school year, counted from their minutes and rhythms."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, PrivateAttr

from macros.model.fields import InterventionCode, Record
from macros.model.parts import Group, Rhythm

if TYPE_CHECKING:
    from macros.model.records import Intervention

# A school year has forty weeks in which there is school.
TIMES = {
    Rhythm.WEEKLY: 40,
    Rhythm.MONTHLY: 10,
    Rhythm.QUARTERLY: 4,
    Rhythm.YEARLY: 1,
    Rhythm.ONCE: 1,
    Rhythm.WHEN_NEEDED: 0,
}


class Planned(Record):
    """An intervention in the plan for a school year, and how often."""

    code: InterventionCode = Field(alias="intervention")
    """code of an intervention"""
    times: Annotated[int, Field(ge=1, le=40, strict=True)]
    """how often in a school year, from 1 to 40"""
    _intervention: "Intervention" = PrivateAttr()

    @property
    def intervention(self) -> "Intervention":
        """The intervention itself."""
        return self._intervention

    @property
    def minutes(self) -> int:
        """How long all times together take."""
        glance = self._intervention.at_a_glance
        return self.times * glance.minutes if glance else 0


def planned_minutes(plan: Iterable[Planned]) -> int:
    """Return how long everything in a plan takes together."""
    return sum(one.minutes for one in plan)


def team_minutes(interventions: Iterable["Intervention"]) -> int:
    """Return what interventions ask of a member of the team in a school year, at their rhythms.

    What is done one to one, or only when it is needed, does not count.
    """
    glances = [entry.at_a_glance for entry in interventions if entry.at_a_glance]
    return sum(
        glance.minutes * TIMES[glance.rhythm]
        for glance in glances
        if glance.group is not Group.ONE_TO_ONE
    )


def planned_codes(plan: Iterable[Planned]) -> str:
    """Return a plan as the address of /jaarplan/ holds it, such as `D1-4.G5-10`."""
    return ".".join(f"{one.code}-{one.times}" for one in plan)
