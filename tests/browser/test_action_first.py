"""What to do stands before why, on the pages that one opens with little time."""

from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import html
from playwright.sync_api import Page

from checks.pages import PHONE, page_file, page_path
from macros.model import kinds
from macros.model.handbook import Handbook
from macros.model.records import Coded

# The heading of the plan on each kind of page: what a leader with ten minutes comes for.
PLANS = {
    kinds.INTERVENTION: "aanpak",
    kinds.SITUATION: "eerst",
    kinds.CONVERSATION_FORM: "verloop",
    kinds.PROGRAMME: "programma",
}
FURTHEST = 1000  # pixels from the top of the page


def plans_too_far(page: Page, served: str, records: Iterable[Coded]) -> dict[str, float]:
    """Return the entries whose plan starts too low on their page, each with where."""
    too_far = {}
    for record in records:
        page.goto(f"{served}{page_path(record)}")
        place = page.evaluate(
            "id => document.getElementById(id).getBoundingClientRect().top + scrollY",
            PLANS[record.kind],
        )
        if place > FURTHEST:
            too_far[record.code] = place
    return too_far


def test_the_plan_starts_near_the_top_on_a_phone(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """One flick of a thumb away, also below the longest titles and summaries."""
    longest_heads = [
        record
        for kind in PLANS
        for record in sorted(
            real_handbook.of_kind(kind), key=lambda one: len(one.title) + len(one.summary)
        )[-3:]
    ]
    assert plans_too_far(open_page("", PHONE), served, longest_heads) == {}


def test_the_checklist_comes_before_the_reasons(site: Path, real_handbook: Handbook) -> None:
    """An intervention says what to do, what to say and what to tick; then when, why and how."""
    order = ["aanpak", "zinnen", "checklist", "herkennen", "wat-het-vraagt", "waarom", "voorbeeld"]
    for entry in real_handbook.interventions:
        parts = html.parse(site / page_file(entry)).xpath("//article//h2/@id")
        assert parts[: len(order)] == order, entry.code
