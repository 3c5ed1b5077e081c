"""What a sheet says, and what an entry is in full, as parts that know no format. Pure.

The sheets for Word show the first, the book for e-readers the second. The templates of Typst draw
the same from the same data; a test holds the headings of both against each other.
"""

from collections.abc import Iterable

from macros.paper.outline_parts import Form, Part, Side, facts_of, steps_of
from macros.paper.programme_outlines import (
    evaluation_form,
    full_programme,
    participants_sheet,
    run_sheet,
)
from macros.paper.team_outlines import looking_back, team_form, team_tally
from macros.paper.template_data import Data

_OF_TEAMS = {"team_form": team_form, "team_tally": team_tally, "looking_back": looking_back}


def sheet_sides(template: str, data: Data) -> list[Side]:
    """Return what a sheet says, side by side; `template` is the one that draws it as PDF."""
    if template == "checklists":
        return [_checklists(data)]
    if template in _OF_TEAMS:
        return [_OF_TEAMS[template](data)]
    entry = data["entry"]
    sides = {
        "intervention": _intervention_sheet,
        "situation": _situation_sheet,
        "form": _form_sheet,
        "recommendation": _recommendation_sheet,
        "programme": run_sheet,
        "participants": participants_sheet,
        "evaluation": evaluation_form,
        "retired": _retired,
    }[template](entry)
    return [
        Side(above, entry["title"], entry["code"], _origin(entry, own), _given(parts))
        for above, own, parts in sides
    ]


def full_entry(kind: str, entry: Data) -> list[Part]:
    """Return all parts of an entry; `kind` is the name of its templates."""
    parts = {
        "intervention": _intervention,
        "situation": _situation,
        "conversation_form": _conversation_form,
        "recommendation": _recommendation,
        "theme": _theme,
        "programme": full_programme,
    }[kind](entry)
    return _given(parts)


def _origin(entry: Data, own: str) -> str:
    source = f"Bron: {entry['source']}. " if entry.get("source") else ""
    return f"{source}{own}: uitwerking van dit handboek." if own else ""


def _given(parts: Iterable[Part]) -> list[Part]:
    """Return the parts that hold something."""
    return [part for part in parts if part.content]


def _moments(checklist: list[Data], level: int = 2) -> list[Part]:
    return [Part(Form.TICKS, one["items"], one["title"], level) for one in checklist]


def _year_plan(it: Data) -> str | None:
    """Return where one plans a school year with a recommendation; None where it asks for none."""
    place = it.get("year_plan")
    return place and f"{place['says']} {place['address']}."


def _growth(stages: list[Data]) -> list[tuple[str, str]]:
    return [(f"{one['stage']}.", one["text"]) for one in stages]


def _ways(it: Data) -> list[tuple[str, str]]:
    more = (("Met een groot team", it["large_team"]), ("In po, vo en mbo", it["sectors"]))
    ways = [*(it["versions"] or ()), *(pair for pair in more if pair[1])]
    return [(f"{name}:", text) for name, text in ways]


def _running(steps: list[Data]) -> list[tuple[str, str]]:
    """Return the steps of a form, each with the minutes at which it starts and ends."""
    found, start = [], 0
    for step in steps:
        end = start + step["minutes"]
        found.append((f"{step['title']} (minuut {start} tot {end}).", step["text"]))
        start = end
    return found


def _intervention_sheet(it: Data) -> list[tuple[str, str, list[Part]]]:
    glance = it["at_a_glance"]
    goal = [Part(Form.STRONG, f"{glance['goal']}.")] if glance else [Part(Form.TEXT, it["summary"])]
    return [
        (
            it["theme"],
            "Stappen en zinnen",
            [
                *goal,
                facts_of(glance),
                Part(Form.STEPS, steps_of(it["steps"]), "Zo pak je het aan"),
                Part(Form.SPOKEN, it["sentences"], "Zinnen die helpen"),
                Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
            ],
        ),
        (
            "Checklist",
            "Checklist",
            [
                Part(Form.TEXT, it["summary"]),
                Part(Form.WRITE, ["Team", "Datum"]),
                *_moments(it["checklist"]),
                Part(Form.TEXT, it["sign_of_success"], "Zo merk je dat het werkt"),
                Part(Form.TEXT, it["review_question"], "Om samen op terug te kijken"),
                Part(Form.AGREEMENTS, 3, "Onze afspraken"),
            ],
        ),
    ]


def _situation_sheet(it: Data) -> list[tuple[str, str, list[Part]]]:
    outside_help = [Part(Form.TEXT, it["outside_help"], "Wanneer je hulp van buiten haalt")]
    on_back = it["help_on_back"]
    return [
        (
            it["group"],
            "Situatie",
            [
                Part(Form.TEXT, it["summary"]),
                Part(Form.STEPS, steps_of(it["first"]), "Doe dit eerst"),
                Part(Form.ORDER, it["interventions"], "Daarna, in deze volgorde"),
                Part(Form.LINKS, it["conversation_forms"], "Zo voer je het gesprek"),
                Part(Form.PITFALLS, it["avoid"], "Wat je beter laat"),
                *([] if on_back else outside_help),
            ],
        ),
        (
            "Kijken en afspreken",
            "Situatie",
            [
                Part(Form.WRITE, ["Team", "Datum"]),
                *(outside_help if on_back else []),
                Part(Form.TICKS, it["signals"], "Hieraan herken je het"),
                Part(Form.TICKS, it["causes"], "Wat er kan spelen"),
                Part(Form.AGREEMENTS, 3, "Onze eerste stappen"),
            ],
        ),
    ]


def _form_sheet(it: Data) -> list[tuple[str, str, list[Part]]]:
    return [
        (
            "Gespreksvorm",
            "Gespreksvorm",
            [
                Part(Form.STRONG, it["aim"]),
                facts_of(it["at_a_glance"]),
                Part(Form.WRITE, ["De vraag of het onderwerp", "We beginnen om"]),
                Part(Form.STEPS, _running(it["steps"]), "Zo verloopt het"),
                Part(Form.SPOKEN, it["questions"], "Vragen om te gebruiken"),
            ],
        ),
        (
            "Voorbereiden en afspreken",
            "Gespreksvorm",
            [
                Part(Form.TEXT, it["summary"]),
                Part(Form.TEXT, it["room"], "De ruimte"),
                Part(Form.TEXT, it["leader_role"], "Jouw rol"),
                Part(Form.TEXT, it["fits"], "Wanneer het past"),
                Part(Form.TEXT, it["does_not_fit"], "Wanneer niet"),
                Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
                Part(Form.AGREEMENTS, 3, "Wat we afspreken"),
            ],
        ),
    ]


def _recommendation_sheet(it: Data) -> list[tuple[str, str, list[Part]]]:
    return [
        (
            "Aanbeveling",
            "Deze maand en valkuilen",
            [
                Part(Form.STRONG, it["summary"]),
                Part(Form.TICKS, it["actions"], "Wat je doet"),
                Part(Form.STEPS, steps_of(it["start"]), "Deze maand"),
                Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
            ],
        ),
        (
            "Kiezen en afspreken",
            "Keuze van interventies",
            [
                Part(Form.WRITE, ["Team", "Datum"]),
                Part(Form.STEPS, _growth(it["growth"]), "Zo groeit het"),
                Part(Form.LINKS, it["interventions"], "Interventies die hierbij helpen"),
                Part(Form.TEXT, _year_plan(it), "Een schooljaar plannen"),
                Part(Form.AGREEMENTS, 3, "Onze afspraken"),
            ],
        ),
    ]


def _checklists(data: Data) -> Side:
    parts = [Part(Form.WRITE, ["Team", "Datum"])]
    for group in data["groups"]:
        level = 2
        if group["code"]:
            parts.append(Part(Form.HEADING, True, group["title"], level))
            level += 1
        for entry in group["entries"]:
            parts.append(Part(Form.HEADING, True, f"{entry['code']} {entry['title']}", level))
            parts += _moments(entry["checklist"], level + 1)
            parts.append(Part(Form.WRITE, ["Wie", "Wanneer"]))
    title = data["heading"] if data["code"] else data["title"]
    origin = "Uitwerking van dit handboek bij Ilgen 2019, tabel 1."
    return Side("Checklist" if data["code"] else "", title, data["code"], origin, parts)


def _retired(it: Data) -> list[tuple[str, str, list[Part]]]:
    others = [one | {"why": one["summary"].rstrip(".")} for one in it["replacements"]]
    title = "Gebruik in plaats hiervan" if len(others) == 1 else "Gebruik een van deze"
    gone = f"{it['code']} staat niet meer in dit handboek. {it['why']}"
    parts = [Part(Form.TEXT, gone), Part(Form.LINKS, others, title)]
    return [(f"{it['kind']}, vervallen", "", parts)]


def _passage(entry: Data, field: str = "summary") -> list[Data]:
    return [{"text": entry[field], "source": entry["source"]}]


def _theme(it: Data) -> list[Part]:
    place = [it["place_in_model"]] if it["place_in_model"] else []
    members = [
        {"code": one["code"], "title": one["title"], "why": (one["at_a_glance"] or {}).get("goal")}
        for one in it["interventions"]
    ]
    return [
        Part(Form.STRONG, it["question"]),
        Part(Form.PASSAGES, _passage(it) + it["about"] + place),
        Part(Form.LINKS, members, "Wat je kunt doen"),
    ]


def _intervention(it: Data) -> list[Part]:
    goal = it["at_a_glance"]["goal"] if it["at_a_glance"] else ""
    return [
        Part(Form.PASSAGES, _passage(it)),
        Part(Form.STRONG, goal),
        facts_of(it["at_a_glance"]),
        Part(Form.TEXT, it["asks"], "Wat het van je vraagt"),
        Part(Form.STEPS, steps_of(it["steps"]), "Zo pak je het aan"),
        Part(Form.SPOKEN, it["sentences"], "Zinnen die helpen"),
        Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
        Part(Form.REPLIES, it["objections"], "Wat je kunt horen"),
        Part(Form.HEADING, True, "Checklist"),
        *_moments(it["checklist"], 3),
        Part(Form.TEXT, it["sign_of_success"], "Zo merk je dat het werkt"),
        Part(Form.TEXT, it["review_question"], "Om samen op terug te kijken"),
        Part(Form.WAYS, _ways(it), "Kort, gewoon, uitgebreid"),
        Part(Form.PASSAGES, it["why"], "Waarom"),
        Part(Form.BULLETS, it["signals"], "Hieraan herken je het moment"),
        Part(Form.TEXT, it["example"], "Voorbeeld (verzonnen)"),
        Part(Form.LINKS, it["conversation_forms"], "Gespreksvormen die passen"),
        Part(Form.LINKS, it["relations"], "Hangt samen met"),
    ]


def _situation(it: Data) -> list[Part]:
    return [
        Part(Form.PASSAGES, _passage(it)),
        Part(Form.BULLETS, it["signals"], "Hieraan herken je het"),
        Part(Form.BULLETS, it["causes"], "Wat er kan spelen"),
        Part(Form.STEPS, steps_of(it["first"]), "Doe dit eerst"),
        Part(Form.ORDER, it["interventions"], "Daarna, in deze volgorde"),
        Part(Form.LINKS, it["conversation_forms"], "Zo voer je het gesprek"),
        Part(Form.PITFALLS, it["avoid"], "Wat je beter laat"),
        Part(Form.TEXT, it["outside_help"], "Wanneer je hulp van buiten haalt"),
    ]


def _recommendation(it: Data) -> list[Part]:
    return [
        Part(Form.PASSAGES, _passage(it)),
        Part(Form.BULLETS, it["actions"], "Wat je doet"),
        Part(Form.PASSAGES, it["why"], "Waarom"),
        Part(Form.STEPS, _growth(it["growth"]), "Zo groeit het"),
        Part(Form.STEPS, steps_of(it["start"]), "Zo begin je deze maand"),
        Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
        Part(Form.LINKS, it["interventions"], "Interventies die hierbij helpen"),
    ]


def _conversation_form(it: Data) -> list[Part]:
    return [
        Part(Form.PASSAGES, _passage(it)),
        Part(Form.STRONG, it["aim"]),
        facts_of(it["at_a_glance"]),
        Part(Form.TEXT, it["room"], "De ruimte"),
        Part(Form.STEPS, _running(it["steps"]), "Zo verloopt het"),
        Part(Form.SCRIPT, it["script"], "Zo kan het klinken"),
        Part(Form.SPOKEN, it["questions"], "Vragen om te gebruiken"),
        Part(Form.BULLETS, _on_the_table(it["placemat"]), "Op tafel"),
        Part(Form.TEXT, it["leader_role"], "Jouw rol"),
        Part(Form.PITFALLS, it["pitfalls"], "Wat er mis kan gaan"),
        Part(Form.TEXT, it["fits"], "Wanneer het past"),
        Part(Form.TEXT, it["does_not_fit"], "Wanneer niet"),
        Part(Form.PASSAGES, it["about"], "Waar het vandaan komt"),
    ]


def _on_the_table(placemat: Data | str) -> list[str]:
    """Return what stands on the placemat of a form: the ends of its line, and its fields."""
    if not isinstance(placemat, dict):
        return []
    line = [f"Een lijn van {' tot '.join(placemat['line'])}"] if placemat["line"] else []
    return [*line, *placemat["fields"]]
