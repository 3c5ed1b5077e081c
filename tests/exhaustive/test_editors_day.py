"""What CONTRIBUTING.md says an editor can do leaves `make test` green, or gets one sentence.

Each edit is made in a copy of the project, in which the tests that read the content run, those in a
browser left out. Run by `make check-all`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from macros.shared.project import PROJECT
from tests.support.editing import Editor
from tests.support.entries import free_code
from tests.support.project import copy_project

CONTENT = ("tests/site", "tests/downloads", "tests/model", "tests/pages", "tests/paper")
# They build copies of the project with mistakes of their own, or read the HTML around the texts.
LEFT_OUT = (
    "test_a_mistake_in_a_page_or_a_template_fails_the_build",
    "test_a_page_on_disk_in_the_place_of_a_generated_one_is_refused",
    "test_an_empty_public_address_is_refused",
    "test_bad_data_fails_in_plain_words_and_leaves_the_site",
    "test_make_site_names_every_wrong_link_and_keeps_the_last_good_site",
    "test_the_nu_html_checker_finds_nothing",
    "test_the_same_data_gives_the_same_bytes",
)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor with a clone of the project, tests included."""
    project = copy_project(tmp_path / "clone")
    shutil.copytree(
        PROJECT / "tests", project / "tests", ignore=shutil.ignore_patterns("__pycache__")
    )
    (project / ".venv").symlink_to(PROJECT / ".venv")
    if (sources := PROJECT.parent / "shared").is_dir():
        (tmp_path / "shared").symlink_to(sources)
    return Editor(project)


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a project, as a process of its own."""
    of_these_tests = re.compile("HANDBOEK_TESTS|PYTEST")
    environment = {
        name: value for name, value in os.environ.items() if not of_these_tests.match(name)
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def complaints(editor: Editor) -> set[str]:
    """Return what the tests that read the content say, each as one sentence."""
    report = editor.project.parent / "report.xml"
    left_out = " or ".join(LEFT_OUT)
    result = run(
        editor.project,
        *("pytest", *CONTENT, "-m", "not browser", "-k", f"not ({left_out})"),
        *("--junit-xml", str(report)),
    )
    if result.returncode == pytest.ExitCode.USAGE_ERROR:
        return set(re.findall("^ERROR: (.*)", result.stderr, re.MULTILINE))
    assert result.returncode in {0, 1}, result.stdout + result.stderr
    tests = etree.parse(report)
    assert float(tests.xpath("number(//testsuite/@tests)")) > 100
    said = tests.xpath("//failure/@message | //error/@message")
    assert bool(said) == bool(result.returncode)
    return {re.sub(r"^[\w.]+: ", "", str(message)).splitlines()[0] for message in said}


def test_an_intervention_can_be_added(editor: Editor) -> None:
    """A finished one in no row of the table, to which a situation leads, changes no test."""
    editor.add_intervention()
    assert complaints(editor) == set()


def test_a_code_can_be_retired(editor: Editor) -> None:
    """Row of the table or not: what it was stays where it is found."""
    editor.retire(*editor.can_be_missed())
    assert complaints(editor) == set()


def test_a_slug_can_change(editor: Editor) -> None:
    """With the former one among the aliases, of an entry of each kind."""
    handbook = editor.handbook
    for entry in (
        handbook.themes[0],
        handbook.interventions[0],
        handbook.recommendations[0],
        handbook.situations[0],
        handbook.conversation_forms[0],
    ):
        editor.rename(entry)
    assert complaints(editor) == set()


def test_a_slug_that_changes_without_an_alias_is_told(editor: Editor) -> None:
    """The one sentence holds what to type."""
    entry = editor.handbook.interventions[0]
    line = editor.handbook.places[(entry.code, "slug")].line
    editor.rename(entry, keep=False)
    aliases = ", ".join([*entry.aliases, entry.slug])
    assert complaints(editor) == {
        f"data/interventions.yaml:{line}: intervention {entry.code}, field 'slug': "
        f"/interventies/{entry.slug}/ was published; expected it among the aliases "
        f"(aliases: [{aliases}])"
    }


def test_a_situation_can_be_added(editor: Editor) -> None:
    """At the end of the list."""
    editor.add_situation()
    assert complaints(editor) == set()


def test_a_conversation_form_can_be_added(editor: Editor) -> None:
    """One that a document names, and to which an intervention leads: it wants to be drawn, too."""
    code = free_code(editor.handbook, "F")
    editor.add_conversation_form()
    assert complaints(editor) == {f"no drawing of {code}: add one to docs/assets/images/drawings/"}


def test_a_page_can_be_added(editor: Editor) -> None:
    """In docs/, and nothing else."""
    editor.add_page()
    assert complaints(editor) == set()


def test_a_new_edition_asks_for_its_addresses(editor: Editor) -> None:
    """One sentence names the command; once it is run, nothing is left to do."""
    before = editor.handbook.edition
    edition = editor.begin_edition()
    assert complaints(editor) == {
        f"data/addresses.tsv is that of the edition of {before}, and this is {edition}: "
        "run `make freeze`"
    }
    for command in (("macros", "site"), ("scripts.freeze_addresses",)):
        result = run(editor.project, *command)
        assert result.returncode == 0, result.stderr
    assert complaints(editor) == set()


def test_a_new_edition_asks_what_it_brings(editor: Editor) -> None:
    """Without a line among the changes, one sentence says where it belongs."""
    newest = editor.handbook.changes[0]
    place = editor.handbook.places[("changes", "changes", 0, "date")]
    edition = editor.begin_edition(telling=False)
    assert complaints(editor) == {
        f"data/addresses.tsv is that of the edition of {newest.day}, and this is {edition}: "
        "run `make freeze`",
        f"`make check` says what to mend: data/changes.yaml:{place.line}: change {newest.id}, "
        f"field 'date': the newest is of {newest.day}; expected one of the edition, {edition}",
    }
