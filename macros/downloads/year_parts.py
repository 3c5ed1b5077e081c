"""What a plan for a school year is put together from: entries with their rhythm, and holidays.

A browser reads it on `/jaarplan/` alone (`browser/src/year-parts.js`).
"""

from macros.downloads.browser_script import browser_script, retired_codes
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.parts import AtAGlance, Group
from macros.model.programmes import ForWhom, Programme
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
    Theme,
)
from macros.model.school_year import TIMES
from macros.model.year_plans import Period

Found = dict[str, object]


def year_parts(handbook: Handbook) -> str:
    """Return the script that tells the browser of all that a school year can have in it."""
    records = list(handbook.by_code.values())
    data = {
        "parts": [part for record in records if (part := _part(record))],
        "several": [
            {"code": record.code, "entries": entries, **_heading(record)}
            for record in records
            if (entries := _entries(record))
        ],
        "retired": retired_codes(handbook),
        "years": [
            {
                "year": year.first_year,
                "holidays": [
                    {
                        "name": holiday.name,
                        "noord": _days(holiday.north),
                        "midden": _days(holiday.central),
                        "zuid": _days(holiday.south),
                    }
                    for holiday in year.holidays
                ],
            }
            for year in handbook.school_holidays.school_years
        ],
    }
    return browser_script("handboekYearParts", data)


def _part(record: Coded) -> Found | None:
    """Return an entry that takes time in a school year; None for what takes none by itself."""
    if not isinstance(record, Intervention | ConversationForm | Programme):
        return None
    glance = record.at_a_glance
    found: Found = {
        "goal": record.summary if isinstance(record, Intervention) else record.aim,
        "group": Group.WHOLE_TEAM,
        "times": 1,
        "isForTeam": glance is None or glance.group != Group.ONE_TO_ONE,
    }
    if glance:
        found |= {
            "group": glance.group,
            "lead": glance.lead,
            "minutes": glance.minutes,
            "preparation": glance.preparation_minutes,
        }
    if isinstance(record, Programme):
        # A series takes its time in as many meetings.
        times = len(record.meetings)
        minutes = round(record.at_a_glance.minutes / times)
        is_for_team = record.at_a_glance.group is not ForWhom.LEADERS
        found |= {"times": times, "minutes": minutes, "isForTeam": is_for_team}
    if isinstance(glance, AtAGlance):
        found |= {"goal": glance.goal, "times": TIMES[glance.rhythm]}
    address = addresses.absolute("", addresses.page_uri(record))
    return {"code": record.code, "address": address, **_heading(record), **found}


def _heading(record: Coded) -> Found:
    """Return what an entry is called in a list to choose from, and under which heading."""
    heading = record.theme.title if isinstance(record, Intervention) else record.kind.plural
    return {"title": record.title, "heading": heading}


def _entries(record: Coded) -> list[Found]:
    """Return the interventions that an entry stands for: its plan for a year, or those it names."""
    match record:
        case Theme() | Recommendation(school_year=(_, *_)):
            return [{"code": one.code, "times": one.times} for one in record.school_year]
        case Recommendation() | Situation():
            return [{"code": choice.code} for choice in record.interventions]
        case Intervention() | ConversationForm() | Programme():
            return []


def _days(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]
