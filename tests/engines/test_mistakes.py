"""Whoever makes a mistake reads where it is; a traceback is for who mends the code."""

import pytest
from jinja2 import Template, UndefinedError
from mkdocs.exceptions import PluginError

from macros.engines.mistakes import told
from macros.engines.mkdocs_hooks import _in_a_line
from macros.model.site import Site
from macros.pages.rendering import TEMPLATES, Renderer
from macros.publishing.hand_written import DRAWINGS, DrawingError, check_macros
from macros.shared.errors import HandbookError


def test_a_mistake_in_a_template_is_told_with_its_file_and_line(small_site: Site) -> None:
    """A value that is not there is looked for in the template, not in what prints it."""
    environment = Renderer(small_site).environment
    file = str(TEMPLATES / "theme.html")
    code = environment.compile("een\n{{ handbook.thems }}", "theme.html", file)
    template = Template.from_code(environment, code, environment.make_globals(None))
    with pytest.raises(UndefinedError) as caught:
        template.render()
    assert told(caught.value).startswith("macros/pages/templates/theme.html:2: UndefinedError")
    assert "thems" in told(caught.value)


def test_a_mistake_in_code_is_told_with_its_file_and_line() -> None:
    """Any other error names the module and what it is."""
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / int("0")
    assert told(caught.value).startswith("tests/engines/test_mistakes.py:")
    assert told(caught.value).endswith(": ZeroDivisionError: division by zero")


def test_a_mistake_in_code_keeps_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    """Without it, a maintainer sees the last line of our code, and not how a build came there."""

    def hook() -> None:
        _ = 1 / int("0")

    with pytest.raises(PluginError, match="ZeroDivisionError"):
        _in_a_line(hook)()
    assert "in hook" in caplog.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("error", [HandbookError("D1 is no code"), UndefinedError("no thems")])
def test_what_an_editor_can_mend_has_no_traceback(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Without it, an editor with a typo in the data or a template has 40 lines to read."""

    def hook() -> None:
        raise error

    with pytest.raises(PluginError, match=str(error)):
        _in_a_line(hook)()
    assert not caplog.text


def test_an_unknown_macro_is_told_with_its_line_and_the_macros_that_there_are() -> None:
    """The line is that of the file, front matter included; the nearest name is offered."""
    with pytest.raises(DrawingError) as caught:
        check_macros("Kies:\n\n{{ themess() }}", "docs/over.md", DRAWINGS, first_line=4)
    said = str(caught.value)
    assert said.startswith("docs/over.md:7: themess is no macro (did you mean themes?); expected ")
    assert "own_checklist" in said
    with pytest.raises(DrawingError, match=r"docs/over\.md:2: "):
        check_macros("a\n{{ themes( }}", "docs/over.md", DRAWINGS)
    check_macros('{{ page_link(code="D1") }} {{ edition }}', "docs/over.md", {*DRAWINGS, "edition"})
