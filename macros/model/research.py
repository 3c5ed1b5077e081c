"""What research outside the two documents says, and what it does not."""

from macros.model.fields import Record, Text
from macros.model.parts import Source


class Finding(Record):
    """What a work found, and how far that reaches."""

    source: Source
    """the work, of kind research, and where in it"""
    found: Text
    """what the work found, in our own words"""
    does_not_say: Text
    """what the work does not say, so that nobody reads more into it"""
