"""What the typeface cannot set, let through: to see that what follows holds by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import macros.model.fields


class _EveryLetter:
    def __contains__(self, sign: str) -> bool:
        return True


@contextmanager
def every_letter() -> Iterator[None]:
    """Let texts hold every letter that there is, those that the reader refuses too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(macros.model.fields, "CHARACTERS", _EveryLetter())
        yield
