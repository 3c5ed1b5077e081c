"""The open data of editions that were published, kept in `data/editions/`."""

import json
from datetime import date
from pathlib import Path

from macros.model.earlier_edition import FOLDER, EarlierEdition
from macros.model.kinds import KINDS
from macros.reading.problems import DataError, Problem


def edition_before(edition: date, data: Path) -> EarlierEdition | None:
    """Return the newest edition that is kept in `data` and older than `edition`, or None.

    Raises DataError for a file that holds no open data, or has another date than its name.
    """
    earlier = [path for path in (data / FOLDER).glob("*.json") if path.stem < edition.isoformat()]
    return _read(max(earlier)) if earlier else None


def _read(path: Path) -> EarlierEdition:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        day = date.fromisoformat(held["edition"])
        entries = {
            entry["code"]: entry for kind in KINDS for entry in held.get(kind.collection, [])
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise DataError([_problem(path, "cannot be used")]) from None
    if day.isoformat() != path.stem:
        raise DataError([_problem(path, f"is the edition of {day}")])
    return EarlierEdition(day, entries, held.get("team"))


def _problem(path: Path, reason: str) -> Problem:
    name = f"{path.parent.parent.name}/{FOLDER}/{path.name}"
    return Problem(name, 1, f"{reason}; expected the data of that day, as `make freeze` wrote it")
