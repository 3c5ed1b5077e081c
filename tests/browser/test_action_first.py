"""What to do stands before why, on the pages that one opens with little time."""

from collections.abc import Callable

from playwright.sync_api import Page

from macros.model import addresses, kinds
from macros.model.handbook import Handbook
from tests.support.project import PHONE

# The heading of the plan on each kind of page: what a leader with ten minutes comes for.
PLANS = {
    kinds.INTERVENTION: "aanpak",
    kinds.SITUATION: "eerst",
    kinds.CONVERSATION_FORM: "verloop",
    kinds.PROGRAMME: "programma",
}
FURTHEST = 1000  # pixels from the top of the page


def test_the_plan_starts_near_the_top_on_a_phone(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """On every page of an intervention, a situation and a form, one flick of a thumb away."""
    page = open_page("", PHONE)
    too_far = {}
    for kind, anchor in PLANS.items():
        for record in real_handbook.of_kind(kind):
            page.goto(f"{served}{addresses.page_uri(record).removesuffix('.md')}/")
            place = page.evaluate(
                "id => document.getElementById(id).getBoundingClientRect().top + scrollY", anchor
            )
            if place > FURTHEST:
                too_far[record.code] = place
    assert too_far == {}


def test_the_checklist_comes_before_the_reasons(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """An intervention says what to do, what to say and what to tick; then when, why and how."""
    page = open_page("")
    order = ["aanpak", "zinnen", "checklist", "herkennen", "wat-het-vraagt", "waarom", "voorbeeld"]
    for entry in real_handbook.interventions:
        page.goto(f"{served}{addresses.page_uri(entry).removesuffix('.md')}/")
        parts = page.locator("article h2").evaluate_all("all => all.map((one) => one.id)")
        assert parts[: len(order)] == order, entry.code
