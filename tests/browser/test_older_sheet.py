"""Whoever scans a sheet learns whether the page has moved on since."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from macros.model.addresses import short_path, with_edition
from macros.model.handbook import Handbook
from tests.support.entries import an_intervention


def test_a_sheet_of_an_earlier_edition_is_told_so(
    open_page: Callable[..., Page], served: str, real_handbook: Handbook
) -> None:
    """The edition in the QR code comes along to the page, which says that it is newer."""
    address = short_path(an_intervention(real_handbook))
    earlier = real_handbook.edition - timedelta(days=1)
    page = open_page(with_edition(address, earlier))
    notice = page.get_by_text("Je blad is van een eerdere editie.")
    expect(notice).to_be_visible()
    for current in (address, with_edition(address, real_handbook.edition)):
        page = open_page(current)
        page.wait_for_url(f"{served}interventies/**")
        page.wait_for_load_state("load")
        expect(page.get_by_text("Je blad is van een eerdere editie.")).to_be_hidden()
