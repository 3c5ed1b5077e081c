"""All data files, held against the records and then tied together.

Three steps: turn each file into plain data with the line of every value (`yaml_file`); hold it
against its record, and names against each other (`names`); tie the records together.
"""

from datetime import date
from pathlib import Path
from typing import Any

from macros.model import published
from macros.model.fields import Path as Location
from macros.model.files import ENTRY_NAMES, FILES
from macros.model.handbook import DataFiles, Handbook, Place
from macros.model.kinds import CONVERSATION_FORM, INTERVENTION, KINDS
from macros.reading.earlier_editions import edition_before
from macros.reading.front_matter import searched_pages
from macros.reading.holiday_order import check_holidays
from macros.reading.names import check_names, check_published, known_names, read_addresses
from macros.reading.problems import DataError
from macros.reading.programme_times import check_times
from macros.reading.yaml_file import YamlFile, entry_code
from macros.shared.project import DATA


def project_handbook() -> Handbook:
    """Return the handbook of this project. Raises DataError."""
    return read_handbook(DATA)


def read_handbook(folder: Path) -> Handbook:
    """Return the handbook in the YAML files of a folder, which has the published addresses too.

    Raises DataError with every problem of every file.
    """
    files = {name: YamlFile(folder / name) for name in FILES}
    context = _context(files, folder.parent / "docs")
    checked: dict[str, Any] = {}
    places: dict[Location, Place] = {}
    for name, file in files.items():
        checked[name.removesuffix(".yaml")] = file.as_record(FILES[name], context)
        _check_duplicates(file)
        places |= file.places()
    check_times(checked, files["programmes.yaml"])
    check_holidays(checked["school_holidays"], files["school_holidays.yaml"])
    check_names(files)
    addresses, problems = read_addresses(folder / published.FILE)
    check_published(files, addresses)
    problems += [problem for file in files.values() for problem in file.problems]
    if problems:
        raise DataError(problems)
    data = DataFiles(**checked)
    return Handbook(data, places, edition_before(data.handbook.edition, folder))


def _context(files: dict[str, YamlFile], docs: Path) -> dict[str, Any]:
    """Return what records are validated with: the names that exist, and the date of the edition."""
    names = {kind: known_names(files, collection) for collection, kind in ENTRY_NAMES.items()}
    coded = [names[kind.name] for kind in KINDS]
    names["entry"] = [name for some in coded if some for name in some] if all(coded) else None
    used = [names[kind.name] for kind in (INTERVENTION, CONVERSATION_FORM)]
    names["intervention or conversation form"] = (
        [name for some in used if some for name in some] if all(used) else None
    )
    terms = [f"begrip:{name}" for name in names["term"] or ()]
    names["page"] = names["entry"] and names["term"] and [*names["entry"], *terms]
    names["file"] = searched_pages(docs) or None  # data may stand alone, without pages beside it
    retired = {
        entry_code(entry): entry.get("replaced_by")
        for _, entry in files["handbook.yaml"].entries("retired")
        if entry_code(entry)
    }
    names["entry, present or retired"] = names["entry"] and [*names["entry"], *map(str, retired)]
    data = files["handbook.yaml"].data
    edition = data.get("edition") if isinstance(data, dict) else None
    # A moment is a date too, to Python.
    return {**names, "retired": retired, "edition": edition if type(edition) is date else None}


def _check_duplicates(file: YamlFile) -> None:
    """Report codes and titles that two entries of a kind share."""
    for field in ("code", "title"):
        seen: dict[tuple[str, str], Location] = {}
        for collection, kind in ENTRY_NAMES.items():
            if field == "title" and collection == "retired":
                continue  # an entry that got another code kept its title
            for location, entry in file.entries(collection):
                value = entry.get(field) if isinstance(entry, dict) else None
                if not isinstance(value, str):
                    continue
                first = seen.setdefault((kind, value), location)
                if first != location:
                    line = file.line((*first, field))
                    said = f"'{value}' is that of {file.entry_name(first)} too (line {line})"
                    file.report_at((*location, field), f"{said}; expected one of its own")
