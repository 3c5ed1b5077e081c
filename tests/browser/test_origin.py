"""Where each text comes from: said once on a page, and of every part for who asks."""

from collections.abc import Callable, Iterable

from playwright.sync_api import Browser, Page, expect

from checks.pages import PHONE, TODAY, longest, page_path
from macros.model import kinds
from macros.model.handbook import Handbook
from macros.model.records import Coded

MOST_LABELS = 3
PAGE = page_path(next(entry for entry in TODAY.interventions if entry.source))
SHOWN = """
    () => [...document.querySelectorAll(".provenance[data-provenance=uitwerking]")]
        .filter((one) => one.checkVisibility()).length
"""


def pages_with_many_labels(page: Page, served: str, records: Iterable[Coded]) -> dict[str, int]:
    """Return the pages that say too often that something is ours, each with how often."""
    many = {}
    paths = ["model/", "begrippen/", "training/", "bronnen/", *map(page_path, records)]
    for path in paths:
        page.goto(f"{served}{path}")
        if (shown := page.evaluate(SHOWN)) > MOST_LABELS:
            many[path] = shown
    return many


def test_a_page_does_not_repeat_that_it_is_ours(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """At most three labels of our own elaboration in sight, and those of sources as they were."""
    page = open_page("", PHONE)
    records = [longest(real_handbook.of_kind(kind)) for kind in kinds.KINDS]
    assert pages_with_many_labels(page, served, records) == {}
    page.goto(f"{served}{PAGE}")
    expect(page.locator("article .provenance[data-provenance=bron]").first).to_be_visible()
    expect(page.get_by_text("eigen uitwerking")).to_be_visible()


def test_who_asks_sees_the_origin_of_every_part(
    open_page: Callable[..., Page], served: str
) -> None:
    """The switch shows all labels, on the next page too, until it is turned off."""
    page = open_page(PAGE)
    page.get_by_role("checkbox", name="Toon herkomst").check()
    labels = page.locator("[data-provenance=uitwerking].part-label")
    assert labels.count() > MOST_LABELS
    for label in labels.all():
        expect(label).to_be_visible()
    page.goto(f"{served}begrippen/")
    switch = page.get_by_role("checkbox", name="Toon herkomst")
    expect(switch).to_be_checked()
    assert page.evaluate(SHOWN) > MOST_LABELS
    switch.uncheck()
    page.goto(f"{served}{PAGE}")
    assert page.evaluate(SHOWN) == 0
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_switch_works_without_scripts(browser: Browser, served: str) -> None:
    """Who reads without JavaScript can ask as well."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{served}{PAGE}")
    label = page.locator(".part-label").first
    expect(label).to_be_hidden()
    page.get_by_role("checkbox", name="Toon herkomst").check()
    expect(label).to_be_visible()
    page.close()
