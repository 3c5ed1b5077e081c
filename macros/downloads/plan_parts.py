"""What a reader's own programme is put together from: each entry with its minutes, steps and words.

A browser reads it on `/draaiboek/` alone (`browser/src/plan-parts.js`).
"""

from macros.downloads.browser_script import browser_script, retired_codes
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.programmes import Programme
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
)

Part = dict[str, object]


def plan_parts(handbook: Handbook) -> str:
    """Return the script that tells the browser of every entry that can be part of a programme."""
    parts = [part for record in handbook.by_code.values() if (part := _part(record)) is not None]
    programmes = []
    for programme in handbook.programmes:
        of_programme = _parts_of(programme)
        parts += of_programme
        codes = [part["code"] for part in of_programme]
        programmes.append(
            {
                "code": programme.code,
                "title": programme.title,
                "address": _address(programme),
                "participants": addresses.absolute("", addresses.participants_uri(programme)),
                "evaluation": addresses.absolute("", addresses.evaluation_uri(programme)),
                "material": programme.material,
                "parts": codes,
            }
        )
    data = {
        "parts": parts,
        "programmes": programmes,
        "retired": retired_codes(handbook),
    }
    return browser_script("handboekParts", data)


def _part(record: Coded) -> Part | None:
    """Return an entry as a part of a programme, without what is empty; None for no part."""
    part: Part
    match record:
        case ConversationForm():
            part = {
                "minutes": record.at_a_glance.minutes,
                "people": record.at_a_glance.people,
                "aim": record.aim,
                "room": record.room,
                "material": [f"placemat van {record.code} op A3"] if record.placemat else None,
                "watch": record.leader_role,
                "says": record.questions,
                "steps": [
                    {
                        "title": step.title,
                        "text": step.text,
                        "minutes": step.minutes,
                        "assignment": step.assignment,
                    }
                    for step in record.steps
                ],
            }
        case Intervention():
            glance = record.at_a_glance
            part = {
                "minutes": glance.minutes if glance else None,
                "people": glance.group if glance else None,
                "aim": glance.goal if glance else record.summary,
                "moveOn": record.sign_of_success,
                "short": record.versions.five_minutes if record.versions else None,
                "says": record.sentences,
                "steps": [{"text": step} for step in record.steps],
            }
        case Recommendation():
            steps = record.start or record.actions
            part = {"aim": record.summary, "steps": [{"text": step} for step in steps]}
        case Situation():
            # What is going on in a team is not for the wall.
            steps = record.first or record.signals
            part = {
                "aim": record.summary,
                "isForLeader": True,
                "steps": [{"text": step} for step in steps],
            }
        case _:
            return None
    about = {
        "code": record.code,
        "title": record.title,
        "kind": record.kind.singular,
        "address": _address(record),
    }
    return _filled(about | part)


def _parts_of(programme: Programme) -> list[Part]:
    """Return the parts of a programme, each with a code of its own: P1_1, P1_2 and so on."""
    parts: list[Part] = []
    timed = ((one.title, it.part) for one in programme.meetings for it in one.timed)
    for number, (meeting, part) in enumerate(timed, 1):
        about: Part = {
            "code": f"{programme.code}_{number}",
            "title": part.title,
            "meeting": meeting,
            "form": part.entry_and_done,
            "kind": programme.kind.singular,
            "address": _address(part.entry or programme),
            "minutes": part.minutes,
            "isBreak": part.is_break,
            "aim": part.why,
            "watch": part.watch,
            "moveOn": part.move_on,
            "short": part.if_short,
            "says": part.says,
            "assignment": part.assignment,
            "steps": [{"text": step} for step in part.how],
        }
        parts.append(_filled(about))
    return parts


def _address(record: Coded) -> str:
    return addresses.absolute("", addresses.page_uri(record))


def _filled(part: Part) -> Part:
    return {name: value for name, value in part.items() if value}
