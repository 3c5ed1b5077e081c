"""What the sheets that a whole team fills in say, as parts that know no format. Pure."""

from macros.paper.outline_parts import BOX, Form, Part, Side
from macros.paper.template_data import Data


def team_form(data: Data) -> Side:
    """Return the team check to fill in."""
    about = (
        "Denk aan de laatste vier weken. Hoe vaak zag of hoorde je dit zelf? Zet bij elke stelling "
        "één kruisje. Weet je het niet, laat hem dan open. Je naam hoeft er niet op. "
        "Liever op je telefoon? Ga naar het adres onderaan."
    )
    return _side("Teamcheck", data, [Part(Form.TEXT, about), _statements(data["team"], BOX)])


def team_tally(data: Data) -> Side:
    """Return the sheet on which the answers of a team are tallied."""
    about = (
        "Zet voor elk antwoord een streepje, in bundels van vijf. Begin pas als er vijf "
        "formulieren zijn, en schud ze eerst. Doe ze na het tellen weg. Kijk dan in welke rijen "
        "de streepjes ver uit elkaar staan."
    )
    parts = [
        Part(Form.TEXT, about),
        Part(Form.WRITE, ["Team", "Datum", "Aantal formulieren"]),
        _statements(data["team"], ""),
    ]
    return _side("Teamcheck: telblad", data, parts)


def looking_back(data: Data) -> Side:
    """Return the form on which a team looks back on what it did."""
    form = data["form"]
    parts = [
        Part(Form.TEXT, form["summary"]),
        Part(Form.WRITE, ["Waar we op terugkijken", "Datum"]),
    ]
    for number, question in enumerate(form["questions"], 1):
        parts += [
            Part(Form.STRONG, f"{number}. {question}"),
            *(Part(Form.WRITE, [" "]) for _ in range(4)),
        ]
    return Side("", form["title"], "", "Formulier: uitwerking van dit handboek.", parts)


def _side(title: str, data: Data, parts: list[Part]) -> Side:
    origin = (
        f"Stellingen: uitwerking van dit handboek, uitgave {data['team']['edition']}. "
        "Voor een gesprek, geen gevalideerd instrument."
    )
    return Side("", title, "", origin, parts)


def _statements(team: Data, cell: str) -> Part:
    rows: list[list[str]] = []
    for group in team["groups"]:
        rows.append([group["title"]])
        for one in group["statements"]:
            rows.append([str(one["number"]), one["text"], *[cell] * len(team["scale"])])
    return Part(Form.TABLE, (["", "", *team["scale"]], rows))
