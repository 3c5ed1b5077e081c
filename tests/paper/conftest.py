"""The documents of the built site."""

from pathlib import Path

import pytest

from macros.model.addresses import PAPER
from macros.model.site import Site
from macros.paper.documents import documents, large_prints, notices
from tests.support.paper import Paper


@pytest.fixture(scope="session")
def paper(site: Path, real_site: Site) -> Paper:
    """The PDF of every document, as it is on the site."""
    ordinary = documents(real_site)
    every = (*ordinary, *large_prints(ordinary), *notices(real_site))
    return {one.name: (site / PAPER / one.name).read_bytes() for one in every}
