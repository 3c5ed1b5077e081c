"""Slides: what the room may read, and what is for who leads."""

import pytest

from macros.model.fields import Record
from macros.model.handbook import Handbook
from macros.model.records import Coded
from macros.model.slides import InTheRoom, LeaderOnlyError, has_team_slides, slides_of


def for_the_leader(record: Record) -> set[str]:
    """Return the texts of a record, and of the records in it, that the room may not read."""
    texts: set[str] = set()
    for name in type(record).model_fields:
        value = getattr(record, name)
        parts = value if isinstance(value, tuple) else (value,)
        open_field = name in record.for_the_room()
        for part in parts:
            if isinstance(part, Record):
                whole = {text for _, text in part.parts() if isinstance(text, str)}
                texts |= for_the_leader(part) if open_field else whole
            elif isinstance(part, str) and not open_field:
                texts.add(str(part))
    return texts


def shown(record: Coded) -> set[str]:
    """Return every text on the slides of a record, but for the wording around its own."""
    return {text for slide in slides_of(record) for text in (slide.title, *slide.texts)}


def test_no_slide_shows_what_is_for_the_leader_alone(real_handbook: Handbook) -> None:
    """Whatever stands on a wall is from a field that says that the room may read it."""
    for record in real_handbook.by_code.values():
        assert shown(record) & for_the_leader(record) == set(), record.code


def test_a_slide_cannot_reach_what_is_for_the_leader(small_handbook: Handbook) -> None:
    """Whoever adds such a text to a slide is told at the first build."""
    room = InTheRoom(small_handbook.programmes[0])
    with pytest.raises(LeaderOnlyError, match=r"Programme.preparation is for the leader alone"):
        _ = room.preparation
    with pytest.raises(LeaderOnlyError, match=r"ProgrammePart.how is for the leader alone"):
        _ = room.agenda[0].how


def test_a_sensitive_situation_has_no_slides(real_handbook: Handbook) -> None:
    """Nobody sees on the wall that it is about two colleagues in the room."""
    sensitive = [one for one in real_handbook.situations if one.sensitive]
    assert sensitive
    for situation in sensitive:
        assert not has_team_slides(situation)
        assert slides_of(situation) == ()


def test_who_leads_has_the_words_beside_the_slide(small_handbook: Handbook) -> None:
    """What to do, to say and to watch in a part stands in the notes, with the minutes to count."""
    (programme,) = small_handbook.programmes
    part = programme.agenda[0]
    (slide,) = (one for one in slides_of(programme) if one.title == part.title)
    assert slide.minutes == part.minutes
    assert slide.texts == part.assignment
    notes = {text for note in slide.notes for text in note.texts}
    assert {*part.how, *part.says, part.watch, part.move_on, part.if_short} <= notes
