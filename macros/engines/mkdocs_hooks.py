"""What MkDocs calls during a build: a thin door to one `Build` (`mkdocs_build.py`)."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# The command `mkdocs` does not look for modules in the folder it is called from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from macros.engines.mistakes import keep_traceback, told
from macros.engines.mkdocs_build import Build

Given = ParamSpec("Given")
Result = TypeVar("Result")


def _in_a_line(hook: Callable[Given, Result]) -> Callable[Given, Result]:
    """Let MkDocs end with what is wrong in a line, below the traceback of a mistake in the code."""

    @functools.wraps(hook)
    def called(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return hook(*args, **kwargs)
        except Exception as error:
            keep_traceback(error)
            raise PluginError(told(error)) from None

    return called


def _build(config: MkDocsConfig) -> Build:
    return cast(Build, config.extra["build"])


@event_priority(100)  # before mkdocs-macros calls define_env
@_in_a_line
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything before anything is built, so that bad data leaves the last site alone."""
    config.extra["build"] = Build(config)
    return config


@_in_a_line
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the records give, and what the search knows of all pages."""
    return _build(config).with_generated(files)


@event_priority(100)  # before the macros are drawn
@_in_a_line
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Take a generated page as it is; look whether a hand-written one names only what there is."""
    return _build(config).before_drawing(markdown, page)


@_in_a_line
def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Take the theme's templates as they were compiled before."""
    return _build(config).with_compiled(env)


@_in_a_line
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files, **_: object) -> str:
    """Link what the text mentions, and resolve links in HTML."""
    return _build(config).linked(html, page, files)


@_in_a_line
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Fill the head; point the edit link of a generated page at its entry in the data."""
    _build(config).fill_head(page)
    return context


@_in_a_line
def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Mend what checkers of HTML and accessibility refuse in Material's frame around a page."""
    return _build(config).framed(output)


@_in_a_line
def on_post_template(
    output_content: str, template_name: str, config: MkDocsConfig, **_: object
) -> str:
    """Do the same for 404.html, which is a template and not a page."""
    is_page = template_name == "404.html"
    return _build(config).framed(output_content) if is_page else output_content


@event_priority(-100)  # after everything else that writes files
@_in_a_line
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site for publishing."""
    _build(config).finish(Path(config.site_dir))
