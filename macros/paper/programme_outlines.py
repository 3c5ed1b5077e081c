"""What the sheets of a programme say, as parts that know no format. Pure."""

from collections.abc import Iterable

from macros.paper.outline_parts import Form, Part, facts_of, steps_of
from macros.paper.template_data import Data

Sides = list[tuple[str, str, list[Part]]]
"""what stands above the title of each side, what is our own in it, and its parts"""


def run_sheet(it: Data) -> Sides:
    """Return the run sheet of a programme: the plan, then part by part what to do."""
    meetings: list[Data] = it["meetings"]
    return [
        (
            "Draaiboek voor de begeleider",
            "Programma",
            [
                Part(Form.STRONG, it["aim"]),
                facts_of(it["at_a_glance"]),
                Part(Form.WRITE, ["Groep", "Datum", "We beginnen om"]),
                *(
                    Part(Form.WAYS, _plan(one), title)
                    for title, one in _titled(meetings, "Het programma")
                ),
                Part(Form.TICKS, it["preparation"], "Vooraf"),
                Part(Form.TICKS, it["material"], "Dit ligt klaar"),
                Part(Form.TEXT, it["room"], "De ruimte"),
                Part(Form.TEXT, it["invitation"], "Wat je vooraf aan deelnemers stuurt"),
                *(
                    part
                    for title, one in _titled(meetings, "Onderdeel voor onderdeel")
                    for part in (Part(Form.HEADING, True, title), *_what_the_facilitator_does(one))
                ),
                Part(Form.STEPS, steps_of(it["evaluation"]), "Vragen voor het formulier"),
                Part(Form.TICKS, it["afterwards"], "Daarna"),
            ],
        )
    ]


def _titled(meetings: list[Data], of_one: str) -> list[tuple[str, Data]]:
    """Return each meeting with its heading: its title in a series, `of_one` where there is one."""
    return [
        (f"{number}. {meeting['title']}" if meeting["title"] else of_one, meeting)
        for number, meeting in enumerate(meetings, 1)
    ]


def _plan(meeting: Data) -> list[tuple[str, str]]:
    parts = [
        (part["from"], " · ".join((part["title"], part["duration"], *_code_of(part))))
        for part in meeting["parts"]
    ]
    return [*parts, (meeting["end"], "Klaar")]


def _code_of(part: Data) -> list[str]:
    return [part["entry"]["code"]] if part["entry"] else []


def _what_the_facilitator_does(meeting: Data) -> Iterable[Part]:
    for part in meeting["parts"]:
        if part["is_break"]:
            continue
        yield Part(Form.HEADING, True, part["title"], 3)
        facts = (f"{part['from']} tot {part['to']}", part["duration"], part["entry_and_done"])
        yield Part(Form.TEXT, " · ".join(filter(None, facts)))
        yield Part(Form.TEXT, part["why"])
        yield Part(Form.STEPS, steps_of(part["how"]))
        yield Part(Form.STRONG, "Om te zeggen" if part["says"] else "")
        yield Part(Form.SPOKEN, part["says"])
        yield Part(Form.STRONG, "Opdracht voor de deelnemers" if part["assignment"] else "")
        yield Part(Form.BULLETS, part["assignment"])
        heeded = (
            ("Let op:", part["watch"]),
            ("Ga verder als:", part["move_on"]),
            ("Weinig tijd?", part["if_short"]),
        )
        yield Part(Form.WAYS, [(label, text) for label, text in heeded if text])


def participants_sheet(it: Data) -> Sides:
    """Return what participants get: what they come for, the plan, what they do in each part."""
    parts = [
        Part(Form.STRONG, it["aim"]),
        Part(Form.WRITE, ["Naam", "Datum", "We beginnen om"]),
    ]
    for title, meeting in _titled(it["meetings"], "Wat we doen"):
        parts.append(Part(Form.HEADING, True, title))
        for part in meeting["parts"]:
            parts.append(Part(Form.STRONG, f"{part['title']} ({part['duration']})"))
            parts.append(Part(Form.BULLETS, part["assignment"]))
    parts.append(Part(Form.BULLETS, it["take_away"], "Dit neem je mee"))
    return [("Voor deelnemers", "Programma", parts)]


def evaluation_form(it: Data) -> Sides:
    """Return the form twice, as on paper, where it is cut in two."""
    nameless = "Je naam hoeft er niet op. Schrijf in een paar woorden wat bij je opkomt."
    questions = [
        part
        for number, question in enumerate(it["evaluation"], 1)
        for part in (Part(Form.STRONG, f"{number}. {question}"), Part(Form.WRITE, [""]))
    ]
    return [("Terugkijken op", "Programma", [Part(Form.TEXT, nameless), *questions])] * 2


def full_programme(it: Data) -> list[Part]:
    """Return all of a programme, for who reads it before holding it."""
    meetings: list[Data] = it["meetings"]
    return [
        Part(Form.PASSAGES, [{"text": it["summary"], "source": it["source"]}]),
        Part(Form.STRONG, it["aim"]),
        facts_of(it["at_a_glance"]),
        *(Part(Form.WAYS, _plan(one), title) for title, one in _titled(meetings, "Het programma")),
        Part(Form.BULLETS, it["preparation"], "Vooraf"),
        Part(Form.BULLETS, it["material"], "Dit ligt klaar"),
        Part(Form.TEXT, it["room"], "De ruimte"),
        Part(Form.TEXT, it["invitation"], "Wat je vooraf aan deelnemers stuurt"),
        *(
            part
            for title, one in _titled(meetings, "Onderdeel voor onderdeel")
            for part in (Part(Form.HEADING, True, title), *_what_the_facilitator_does(one))
        ),
        Part(Form.BULLETS, it["take_away"], "Dit nemen deelnemers mee"),
        Part(Form.STEPS, steps_of(it["evaluation"]), "Vragen voor het formulier"),
        Part(Form.BULLETS, it["afterwards"], "Daarna"),
    ]
