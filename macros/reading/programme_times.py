"""Programmes held against what they use: a part lasts at least as long as what is done in it."""

from collections.abc import Mapping
from typing import Any

from macros.model.parts import VERSIONS, Versions
from macros.model.programmes import ProgrammePart
from macros.model.records import ConversationForm, Intervention
from macros.reading.yaml_file import YamlFile


def check_times(checked: Mapping[str, Any], file: YamlFile) -> None:
    """Report parts of programmes that are shorter than what is done in them.

    `checked` holds each data file as its record, or None where something else is wrong with it.
    """
    names = ("programmes", "interventions", "conversation_forms")
    programmes, interventions, forms = (checked[name] for name in names)
    if not (programmes and interventions and forms):
        return
    entries = {
        entry.code: entry for entry in (*interventions.interventions, *forms.conversation_forms)
    }
    for number, programme in enumerate(programmes.programmes):
        for index, part in enumerate(programme.agenda):
            place = ("programmes", number, "agenda", index)
            for field, reason in _misfits(part, entries):
                file.report_at((*place, field), reason)


def _misfits(
    part: ProgrammePart, entries: Mapping[str, Intervention | ConversationForm]
) -> list[tuple[str, str]]:
    """Return the fields of a part that do not fit what is done in it, each with what is wrong."""
    match entries.get(part.code or ""):
        case ConversationForm() as form:
            return _misfits_of_form(part, form)
        case Intervention() as intervention:
            return _misfits_of_intervention(part, intervention)
        case _:
            return [
                (field, "no entry; expected it only where the part has one")
                for field in ("steps", "version")
                if getattr(part, field)
            ]


def _misfits_of_form(part: ProgrammePart, form: ConversationForm) -> list[tuple[str, str]]:
    if part.version:
        return [("version", f"{form.code} has no versions; expected steps, or nothing")]
    beyond = [number for number in part.steps if number > len(form.steps)]
    if beyond:
        reason = f"{form.code} has no step {beyond[0]}; expected numbers up to {len(form.steps)}"
        return [("steps", reason)]
    done = [form.steps[number - 1] for number in part.steps] or form.steps
    what = "those steps take" if part.steps else "the form takes, or the steps that are done"
    return _too_short(part, sum(step.minutes for step in done), what)


def _misfits_of_intervention(
    part: ProgrammePart, intervention: Intervention
) -> list[tuple[str, str]]:
    if part.steps:
        return [("steps", f"{part.code} is no conversation form; expected a version, or nothing")]
    versions: Versions | None = intervention.versions
    if part.version and not (versions and getattr(versions, part.version)):
        there = [name for name in VERSIONS if versions and getattr(versions, name)]
        expected = f"one of {', '.join(there)}, or nothing" if there else "nothing"
        return [("version", f"{part.code} has no {part.version}; expected {expected}")]
    if part.version:
        return _too_short(part, VERSIONS[part.version].minutes, "that version takes")
    glance = intervention.at_a_glance
    return _too_short(part, glance.minutes if glance else 0, "it takes, or a shorter version")


def _too_short(part: ProgrammePart, needed: int, what: str) -> list[tuple[str, str]]:
    """Say that a part takes less than what is done in it needs; nothing where it does not."""
    if part.minutes >= needed:
        return []
    return [("minutes", f"{part.minutes} for {part.code}; expected the {needed} that {what}")]
