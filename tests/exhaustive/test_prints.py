"""Every sheet that the browser prints. Run by `make check-all`; `make test` prints the longest."""

from collections.abc import Callable

from playwright.sync_api import Page

from macros.model.handbook import Handbook
from macros.model.records import Coded
from tests.support.pages import check_sheet


def test_every_page_prints_as_promised(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """Each form and situation fits one A4, an intervention two, with all they should hold."""
    page = open_page("", scheme="dark")
    records: list[Coded] = [*real_handbook.interventions, *real_handbook.conversation_forms]
    for record in (*records, *real_handbook.situations):
        check_sheet(page, served, real_handbook, record)
