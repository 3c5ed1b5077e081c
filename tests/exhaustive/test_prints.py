"""Every sheet that the browser prints. Run by `make check-all`; `make test` prints the longest."""

from collections.abc import Callable

from playwright.sync_api import Page

from macros.model.handbook import Handbook
from macros.model.records import Coded
from tests.support.pages import check_sheet


def test_every_page_that_promises_one_sheet_prints_as_one(
    open_page: Callable[..., Page], real_handbook: Handbook, served: str
) -> None:
    """Each intervention, conversation form and situation fits one A4, with all it should hold."""
    page = open_page("", scheme="dark")
    records: list[Coded] = [*real_handbook.interventions, *real_handbook.conversation_forms]
    for record in (*records, *real_handbook.situations):
        check_sheet(page, served, real_handbook, record)
