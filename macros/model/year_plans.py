"""What the page /jaarplan/ rests on: the holidays of schools, and plans that are ready."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from macros.model.fields import Date, NotEmpty, Record, Slug, Text, codes_once
from macros.model.school_year import Planned

SATURDAY, SUNDAY = 5, 6


def _on(weekday: int, name: str) -> AfterValidator:
    """Return a validator that refuses a date on another day of the week."""

    def check(day: date) -> date:
        if day.weekday() != weekday:
            near = day + timedelta((weekday - day.weekday() + 3) % 7 - 3)
            raise ValueError(f"{day} is no {name}; expected a {name}, such as {near}")
        return day

    return AfterValidator(check)


def _web_address(value: str) -> str:
    if not value.startswith("https://") or " " in value or '"' in value:
        raise ValueError(
            f"'{value}' is no address; expected one such as https://www.rijksoverheid.nl/"
        )
    return value


class HolidayName(StrEnum):
    """A holiday of schools."""

    AUTUMN = "Herfstvakantie"
    CHRISTMAS = "Kerstvakantie"
    SPRING = "Voorjaarsvakantie"
    MAY = "Meivakantie"
    SUMMER = "Zomervakantie"


class Period(Record):
    """From a day to a day."""

    first: Annotated[Date, _on(SATURDAY, "Saturday")]
    """first free day, a Saturday"""
    last: Annotated[Date, _on(SUNDAY, "Sunday")]
    """last free day, a Sunday"""

    @field_validator("last")
    @classmethod
    def _not_before_the_first(cls, last: date, info: ValidationInfo) -> date:
        first = info.data.get("first")
        if first is not None and last < first:
            raise ValueError(f"{last} is before the first day, {first}; expected a later day")
        return last


class SchoolHoliday(Record):
    """A holiday in the three regions."""

    name: HolidayName
    """name of the holiday"""
    north: Period
    """when it is in the region Noord"""
    central: Period
    """when it is in the region Midden"""
    south: Period
    """when it is in the region Zuid"""


class HolidayYear(Record):
    """The holidays of a school year, the summer after it included."""

    first_year: Annotated[int, Field(ge=2020, le=2099, strict=True)]
    """year in which it begins, such as 2026 for 2026-2027"""
    holidays: Annotated[tuple[SchoolHoliday, ...], *NotEmpty]
    """the holidays, first one first"""


class SchoolHolidaysFile(Record):
    """What data/school_holidays.yaml holds."""

    checked: Date
    """date on which the dates were last held against the source"""
    source: Text
    """who publishes the dates, and how the publication is called"""
    address: Annotated[Text, AfterValidator(_web_address)]
    """where the dates are published"""
    school_years: Annotated[tuple[HolidayYear, ...], *NotEmpty]
    """the school years of which the holidays are known, earliest first"""


class YearPlan(Record):
    """A plan for a school year that is ready to be used."""

    id: Slug
    """permanent name, such as rond-feedback: its anchor on /jaarplan/"""
    title: Text
    """what it is about, in a few words"""
    summary: Text
    """what a team does in that year, in one or two sentences"""
    start_when: Text
    """when this plan fits, in one or two sentences"""
    plan: Annotated[tuple[Planned, ...], *NotEmpty, AfterValidator(codes_once)]
    """the interventions, and how often; what is done once, in the order of the year"""


class YearPlansFile(Record):
    """What data/year_plans.yaml holds."""

    year_plans: Annotated[tuple[YearPlan, ...], *NotEmpty]
    """the plans, in the order of the page"""
