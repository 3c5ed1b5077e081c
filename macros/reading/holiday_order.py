"""The holidays of schools held against each other: their years, their order, and no two at once."""

from datetime import date, timedelta

from macros.model.year_plans import HolidayName, Period, SchoolHolidaysFile
from macros.reading.yaml_file import YamlFile

REGIONS = ("north", "central", "south")
# A holiday that is longer has a month too many in its end.
LONGEST, LONGEST_SUMMER = timedelta(weeks=3), timedelta(weeks=7)


def check_holidays(checked: SchoolHolidaysFile | None, file: YamlFile) -> None:
    """Report school years and holidays that stand twice, outside their year or out of order.

    `checked` is None where something else is wrong with the file.
    """
    if checked is None:
        return
    before: dict[str, Period] = {}
    year_before = 0
    for number, year in enumerate(checked.school_years):
        at: tuple[str | int, ...] = ("school_years", number)
        if year.first_year <= year_before:
            reason = f"{year.first_year} stands below {year_before}; expected the earliest first"
            file.report_at((*at, "first_year"), reason)
            before = {}
        year_before = year.first_year
        names = [holiday.name for holiday in year.holidays]
        for index, holiday in enumerate(year.holidays):
            place = (*at, "holidays", index)
            if holiday.name in names[:index]:
                reason = f"'{holiday.name}' stands twice; expected each holiday once in a year"
                file.report_at((*place, "name"), reason)
            for region in REGIONS:
                period: Period = getattr(holiday, region)
                where = (*place, region, "first")
                first, last = date(year.first_year, 8, 1), date(year.first_year + 1, 7, 31)
                if not first <= period.first <= last:
                    reason = (
                        f"{period.first} is outside the school year; expected {first} to {last}"
                    )
                    file.report_at(where, reason)
                elif region in before and period.first <= before[region].last:
                    end = before[region].last
                    reason = f"{period.first} is not after {end}, the end of the holiday before it"
                    file.report_at(where, f"{reason}; expected a later day")
                is_summer = holiday.name is HolidayName.SUMMER
                longest = LONGEST_SUMMER if is_summer else LONGEST
                if period.last - period.first > longest:
                    weeks = f"{longest.days // 7} weeks"
                    reason = f"{period.last} is more than {weeks} after {period.first}"
                    file.report_at((*place, region, "last"), f"{reason}; expected an earlier day")
                before[region] = period
