"""The documents of the real handbook, each typeset once."""

import pytest

from macros.model.site import Site
from macros.paper.typesetting import make_paper
from macros.shared.cache import Cache
from macros.shared.project import CACHE
from tests.support.paper import Paper


@pytest.fixture(scope="session")
def paper(real_site: Site) -> Paper:
    """Every document of the real handbook; those that did not change come from the cache."""
    made = make_paper(real_site, Cache(CACHE / "paper"))
    return {name: one.pdf.read_bytes() for name, one in made.items()}
