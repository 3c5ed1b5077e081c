"""What is wrong, in a line that says where: for mistakes in data, pages, templates and code."""

import logging
import traceback
from pathlib import Path

from jinja2 import TemplateError

from macros.shared.errors import HandbookError
from macros.shared.project import PROJECT

# Under the name of MkDocs, which shows in the terminal what is logged.
log = logging.getLogger("mkdocs.plugins.handboek")


def told(error: BaseException) -> str:
    """Return what is wrong: the message of a HandbookError, else the place and the error.

    The place is the last one in this project that the error came by: a line of a template, such as
    `macros/pages/templates/theme.html:12`, or else of a module.
    """
    if isinstance(error, HandbookError):
        return str(error)
    said = f"{type(error).__name__}: {error}"
    steps = [
        (Path(frame.filename), frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PROJECT)
        and ".venv" not in Path(frame.filename).relative_to(PROJECT).parts
    ]
    if (template := getattr(error, "filename", None)) and getattr(error, "lineno", None):
        steps.append((Path(str(template)), error.lineno))  # type: ignore[attr-defined]
    if not steps:
        return said
    # What a template calls is seldom wrong; the template is where to look.
    in_templates = [step for step in steps if step[0].suffix != ".py"]
    path, line = (in_templates or steps)[-1]
    name = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path
    return f"{name.as_posix()}:{line}: {said}"


def keep_traceback(error: Exception) -> None:
    """Log how the code came to a mistake in it, which a line does not tell.

    What an editor can mend has none: data, pages, and a template, of which `told` names the line.
    """
    if not isinstance(error, HandbookError | TemplateError):
        log.error("A mistake in the code:", exc_info=error)
