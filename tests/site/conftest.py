"""What several tests of the built site share."""

from typing import TYPE_CHECKING

import pytest

from macros.model.handbook import Handbook

if TYPE_CHECKING:
    from tests.support.later_edition import Changed


@pytest.fixture(scope="session")
def changed(real_handbook: Handbook) -> "Changed":
    """The later edition, built."""
    # It reads the data: not before pytest has said in a sentence that they cannot be read.
    from tests.support.later_edition import later_edition  # noqa: PLC0415

    return later_edition(real_handbook)
