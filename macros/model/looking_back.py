"""What one needs to look back on an entry: what to expect of it, when to ask, what comes next."""

from collections.abc import Iterable
from itertools import islice

from macros.model.parts import Rhythm
from macros.model.programmes import Programme
from macros.model.records import (
    Coded,
    ConversationForm,
    Intervention,
    Recommendation,
    Situation,
)
from macros.model.vocabularies import RelationKind

MOST_NEXT = 3
LEADS_ON = (RelationKind.PREPARES_FOR, RelationKind.COMBINES_WITH)
# Ours: late enough that there is something to see, and no later than the next time.
WEEKS = {
    Rhythm.WEEKLY: 6,
    Rhythm.MONTHLY: 4,
    Rhythm.QUARTERLY: 13,
    Rhythm.YEARLY: 26,
    Rhythm.ONCE: 6,
    Rhythm.WHEN_NEEDED: 6,
}
DEFAULT_WEEKS = 6


def expected_of(record: Coded) -> str:
    """Return by what one notices that an entry worked; empty where the data does not say."""
    match record:
        case Intervention():
            return record.sign_of_success or ""
        case ConversationForm() | Programme():
            return record.aim
        case _:
            return ""


def review_question_of(record: Coded) -> str:
    """Return the question to look back on an entry with the team; empty where it has none."""
    return (record.review_question or "") if isinstance(record, Intervention) else ""


def weeks_until_review(record: Coded) -> int:
    """Return how many weeks after an entry was done one asks what came of it."""
    glance = record.at_a_glance if isinstance(record, Intervention) else None
    return WEEKS[glance.rhythm] if glance else DEFAULT_WEEKS


def next_after(record: Coded) -> list[tuple[Coded, str]]:
    """Return what one may do after an entry, each with the reason; three at most.

    After a form or a programme it is what that goes with: the data give no reason to go on there.
    """
    return list(islice(_next_after(record), MOST_NEXT))


def _next_after(record: Coded) -> Iterable[tuple[Coded, str]]:
    match record:
        case Intervention():
            for kind in LEADS_ON:
                yield from (
                    (one.intervention, one.why) for one in record.relations if one.kind is kind
                )
        case Recommendation() | Situation():
            yield from ((one.intervention, one.why) for one in record.interventions)
        case ConversationForm():
            yield from ((one.by, "") for one in record.fits_interventions)
        case Programme():
            yield from ((one.entry, "") for one in record.goes_with)
