"""Boxes to tick: kept from page to page and from edition to edition, and what follows once done."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

from checks.pages import TODAY, page_path
from macros.model import addresses
from macros.model.vocabularies import RelationKind

WINDOW = {"width": 800, "height": 600}  # small, for drawing takes most of the time
KEY = "handboek.mijn-checklist"
OWN = "mijn-checklist/"
# One that asks to look back, prepares for another, and stands on the list of a recommendation.
ENTRY = next(
    entry
    for entry in TODAY.interventions
    if entry.review_question
    and entry.recommended
    and any(relation.kind is RelationKind.PREPARES_FOR for relation in entry.relations)
)
CODE, PAGE = ENTRY.code, page_path(ENTRY)
OTHER = next(entry.code for entry in TODAY.interventions if entry is not ENTRY)
ADVICE, FORM = TODAY.recommendations[0].code, TODAY.conversation_forms[0].code


def ticked(page: Page, code: str) -> list[str]:
    """Give the names of the boxes of an entry that are ticked."""
    boxes = page.locator(f"input[data-tick^='{code}.']:checked")
    names: list[str] = boxes.evaluate_all("all => all.map((one) => one.dataset.tick)")
    return names


def keep(page: Page, **kept: Any) -> None:
    """Put this in the storage, as an earlier visit left it, and open the page anew."""
    page.evaluate("([key, kept]) => localStorage[key] = JSON.stringify(kept)", [KEY, kept])
    page.reload()


def test_a_tick_is_there_on_every_page_with_that_item(
    open_page: Callable[..., Page], served: str
) -> None:
    """What is ticked on the page itself is ticked on each checklist, and stays."""
    page = open_page(PAGE, WINDOW)
    item = ENTRY.checklist.before[1]
    page.get_by_label(item, exact=True).check()
    theme, advice = ENTRY.theme, ENTRY.recommended[0].by
    for path in (PAGE, addresses.checklist_uri(theme), addresses.checklist_uri(advice), OWN):
        query = f"?s={CODE}" if path == OWN else ""
        page.goto(f"{served}{path.removesuffix('.md').rstrip('/')}/{query}")
        expect(page.locator(f"input[data-tick='{CODE}.before.2']")).to_be_checked()
        assert ticked(page, CODE) == [f"{CODE}.before.2"]
    page.goto(f"{served}{PAGE}")
    page.get_by_label(item, exact=True).uncheck()
    page.reload()
    expect(page.locator(f"input[data-tick='{CODE}.before.2']")).not_to_be_checked()


def test_an_item_keeps_its_tick_when_its_wording_changes(
    open_page: Callable[..., Page], served: str
) -> None:
    """The next edition says it better; what was done stays done."""
    page = open_page(PAGE, WINDOW)
    item = ENTRY.checklist.after[0]
    page.get_by_label(item, exact=True).check()

    def reworded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(item, "Anders gezegd."))

    page.route(f"{served}{PAGE}", reworded)
    page.reload()
    expect(page.get_by_label("Anders gezegd.", exact=True)).to_be_checked()


def test_ticks_kept_by_their_wording_are_taken_over(
    open_page: Callable[..., Page],
) -> None:
    """Who ticked before ticks had names of their own loses none, and no other is lost with them."""
    page = open_page(PAGE, WINDOW)
    item = ENTRY.checklist.during[0]
    other = f"{OTHER} Iets wat niet op deze pagina staat."
    keep(page, codes=[OTHER], ticks=[f"{CODE} {item}", other])
    expect(page.get_by_label(item, exact=True)).to_be_checked()
    kept = page.evaluate("key => JSON.parse(localStorage[key])", KEY)
    assert (kept["ticks"], kept["codes"]) == ([f"{CODE}.during.1", other], [OTHER])


def test_all_ticked_is_done_and_leads_on(open_page: Callable[..., Page]) -> None:
    """The question to look back with, and what to do after; a second round begins at a press."""
    page = open_page(PAGE, WINDOW)
    done = page.locator(f"[data-done={CODE}]")
    boxes = page.get_by_role("checkbox").filter(visible=True)
    items = [item for moment in ENTRY.checklist.moments for item in moment.items]
    for item in items[:-1]:
        page.get_by_label(item, exact=True).check()
    expect(done).to_be_hidden()
    page.get_by_label(items[-1], exact=True).press("Space")
    expect(done).to_be_visible()
    expect(page.locator("body > [role=status]")).to_contain_text(f"{CODE} is gedaan.")
    expect(done).to_contain_text(ENTRY.review_question or "?")
    after = [one for one in ENTRY.relations if one.kind is RelationKind.PREPARES_FOR]
    assert after
    for relation in after:
        expect(done.get_by_role("link", name=relation.intervention.title)).to_be_visible()
    page.reload()
    expect(done).to_be_visible()
    done.get_by_role("button", name="Begin opnieuw").click()
    expect(done).to_be_hidden()
    assert ticked(page, CODE) == []
    expect(boxes.and_(page.locator("[data-tick]")).first).to_be_focused()
    page.get_by_role("button", name="Zet terug").click()
    expect(done).to_be_visible()


def test_the_first_tick_on_a_shared_list_makes_it_yours(open_page: Callable[..., Page]) -> None:
    """Nobody loses a tick to a link, nor what stood on the own list; and one can undo."""
    page = open_page(f"{OWN}?s={CODE}.{OTHER}", WINDOW)
    keep(page, codes=[ADVICE, OTHER], title="Van mij")
    expect(page.get_by_text("Deze keuze is met je gedeeld.")).to_be_visible()
    page.locator(f"[data-own-blocks] input[data-tick='{CODE}.before.1']").check()
    expect(page.get_by_text("Deze keuze is met je gedeeld.")).to_be_hidden()
    codes = page.locator("[data-own-blocks] > .block .block-title .badge-code")
    expect(codes).to_have_text([CODE, OTHER, ADVICE])
    assert page.url.endswith(f"?s={CODE}.{OTHER}.{ADVICE}")
    page.reload()
    expect(page.locator(f"input[data-tick='{CODE}.before.1']")).to_be_checked()
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Van mij")
    page.goto(f"{OWN}?s={FORM}")
    page.locator(f"[data-own-blocks] input[data-tick='{FORM}.steps.1']").check()
    page.get_by_role("button", name="Zet terug").click()
    expect(codes).to_have_text([FORM])
    expect(page.get_by_text("Deze keuze is met je gedeeld.")).to_be_visible()
    expect(page.locator(f"input[data-tick='{FORM}.steps.1']")).not_to_be_checked()
    assert page.url.endswith(f"?s={FORM}")
    kept = page.evaluate("key => JSON.parse(localStorage[key])", KEY)
    assert (kept["codes"], kept["ticks"]) == (
        [CODE, OTHER, ADVICE],
        [f"{CODE}.before.1"],
    )
