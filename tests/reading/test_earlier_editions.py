"""The open data of editions before this one, kept in `data/editions/`."""

import json
from datetime import date
from pathlib import Path

import pytest

from macros.model.earlier_edition import FOLDER
from macros.reading.earlier_editions import edition_before
from macros.reading.problems import DataError


def _keep(data: Path, name: str, held: object) -> None:
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    (data / FOLDER / f"{name}.json").write_text(json.dumps(held), encoding="utf-8")


def test_the_newest_edition_before_this_one_counts(tmp_path: Path) -> None:
    """Changes are told since the last edition, not since an older one or since today's."""
    for name in ("2026-01-05", "2026-03-01", "2026-06-01"):
        _keep(tmp_path, name, {"edition": name, "interventions": [{"code": "D1", "title": name}]})
    earlier = edition_before(date(2026, 6, 1), tmp_path)
    assert earlier
    assert earlier.day == date(2026, 3, 1)
    assert earlier.entries["D1"]["title"] == "2026-03-01"


def test_a_first_edition_has_none_before_it(tmp_path: Path) -> None:
    """A handbook of which nothing was published yet builds without."""
    assert edition_before(date(2026, 6, 1), tmp_path) is None


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ([], "cannot be used"),
        ({"edition": "gisteren"}, "cannot be used"),
        ({"edition": "2026-03-01", "themes": [{"title": "x"}]}, "cannot be used"),
        ({"edition": "2026-03-02"}, "is the edition of 2026-03-02"),
    ],
)
def test_a_file_that_holds_no_edition_is_named(held: object, reason: str, tmp_path: Path) -> None:
    """An editor reads which file to put back, and from where."""
    data = tmp_path / "data"
    _keep(data, "2026-03-01", held)
    with pytest.raises(DataError) as caught:
        edition_before(date(2026, 6, 1), data)
    expected = "expected the data of that day, as `make freeze` wrote it"
    assert str(caught.value) == f"data/editions/2026-03-01.json:1: {reason}; {expected}"
