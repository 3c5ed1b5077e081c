"""What `make test` asks of one page of each kind, asked of every page. Run by `make check-all`."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from checks.pages import PHONE
from macros.model.handbook import Handbook
from tests.browser.test_action_first import PLANS, plans_too_far
from tests.browser.test_origin import pages_with_many_labels
from tests.site.test_site import remarks_on_html


def test_the_nu_html_checker_finds_nothing_on_any_page(site: Path) -> None:
    """Every page is valid HTML, warnings included."""
    assert remarks_on_html(site) == []


def test_every_plan_starts_near_the_top_on_a_phone(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """On every page of an entry with a plan, one flick of a thumb away."""
    records = [record for kind in PLANS for record in real_handbook.of_kind(kind)]
    assert plans_too_far(open_page("", PHONE), served, records) == {}


def test_no_page_repeats_that_it_is_ours(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """On the page of every entry too, at most three labels of our own elaboration in sight."""
    page = open_page("", PHONE)
    assert pages_with_many_labels(page, served, real_handbook.by_code.values()) == {}
