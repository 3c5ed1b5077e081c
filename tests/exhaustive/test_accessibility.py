"""Every kind of page, at both sizes and in both schemes: axe's rules, and a walk there and back.

Run by `make check-all`; `make test` asks axe once, and walks through the pages that differ most.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from checks.pages import DESKTOP, PHONE
from tests.browser.test_accessibility import faults_of_all, walk_all
from tests.support.pages import KINDS

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@SIZES
@SCHEMES
def test_a_program_finds_nothing_amiss_at_any_size_in_any_colours(
    size: dict[str, int], scheme: str, open_page: Callable[..., Page], served: str
) -> None:
    """Axe, with its rules about colour in the other colours too; titles, landmarks, names."""
    assert faults_of_all(open_page("", size, scheme), served) == []


@SIZES
@SCHEMES
def test_tab_walks_through_every_kind_of_page_and_back(
    size: dict[str, int], scheme: str, open_page: Callable[..., Page], served: str
) -> None:
    """Past all that can be worked, in order, in view, with the focus shown."""
    assert walk_all(open_page("", size, scheme), served, KINDS, there_and_back=True) == []
