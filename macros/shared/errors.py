"""The one kind of error that whoever edits or builds the handbook can mend."""


class HandbookError(Exception):
    """Something that an editor or a builder can mend; the message says what, where and how.

    Commands and engines show the message and nothing else. Any other error is a mistake in the
    code, and keeps its traceback; but for one in a template, whose line is told.
    """
