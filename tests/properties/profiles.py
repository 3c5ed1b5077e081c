"""How many cases a property is tried with."""

from hypothesis import settings


def cases(sample: int, thorough: int) -> settings:
    """Return the number of cases of a property in `make test`, and in `make check-all`."""
    is_thorough = settings.get_current_profile_name() == "thorough"
    return settings(max_examples=thorough if is_thorough else sample)
