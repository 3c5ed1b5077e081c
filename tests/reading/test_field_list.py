"""The list of fields in CONTRIBUTING.md says what the records say."""

import re

import pytest

from macros.model.fields import Record
from macros.model.files import FILES, FrontMatter
from macros.reading.field_list import END, START, FieldListError, field_list, with_field_list
from macros.shared.project import PROJECT


def test_the_guide_for_editors_lists_the_fields_as_they_are() -> None:
    """`make fields` was run after the last change of the records."""
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert guide == with_field_list(guide), "run `make fields`"


def test_every_field_has_a_row() -> None:
    """An editor finds each field that a file or a page can have, by the name that it is typed."""
    rows = field_list().splitlines()
    records: list[type[Record]] = [*FILES.values(), FrontMatter]
    for record in records:
        schema = record.model_json_schema()
        is_file = record is not FrontMatter
        for part in ([] if is_file else [schema]) + list(schema.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                found = [row for row in rows if row.startswith(f"| `{name}` | ")]
                assert any(row.endswith(f" | {field['description']} |") for row in found), name


def test_a_row_says_what_a_draft_and_a_finished_entry_need() -> None:
    """How much is expected stands where `make check` has it from: at the field of the record."""
    text = field_list()
    for row in (
        "| `asks` | always | text | what it asks of the leader |",
        "| `steps` | 3 to 6 when finished | list: text | how to go about it, each an action |",
        "| `example` | when finished | text | an invented example from a school |",
        "| `signals` | always, 3 to 5 when finished | list: text | how to recognise it |",
        "| `keywords` | 5 or more when finished | list: text "
        "| words that people search with, never shown |",
        "| `edition` in `handbook.yaml` | always | date "
        "| date of this edition, such as 2026-11-23; it stands on every sheet |",
    ):
        assert f"\n{row}\n" in text


def test_every_link_in_the_list_leads_to_a_table() -> None:
    """What a field holds is one click away, and no other heading has that name."""
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", guide, flags=re.S), re.M)
    anchors = [re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in headings]
    for anchor in re.findall(r"\]\(#([^)]+)\)", guide):
        assert anchors.count(anchor) == 1, anchor


def test_a_guide_without_the_marks_is_refused() -> None:
    """Whoever removes a mark reads which lines have to be there."""
    for guide in ("", START, END + START):
        with pytest.raises(FieldListError, match=r"expected the lines <!-- fields: .* -->, in"):
            with_field_list(guide)
