"""What the commands say on a machine that lacks something, before they install anything."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.shared.project import PROJECT
from tests.support.project import copy_project

ALL = (
    "python3-venv hunspell hunspell-nl hunspell-en-us libatomic1 "
    "chromium-headless-shell firefox-esr"
)
ORDINARY, ROOT = "echo 1000", "echo 0"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1 ;; esac'
# Installs what it is asked for, and writes down what that was.
APT = """
echo "$*" >>asked
[ "$1" = install ] || exit 0
cd "$TOOLS"
for name in chromium-headless-shell firefox-esr hunspell python3; do
    printf '#!/bin/sh\\n' >"$name"
done
printf '#!/bin/sh\\necho libatomic.so.1\\n' >ldconfig
chmod +x chromium-headless-shell firefox-esr hunspell
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh clone, as far as the commands ask for it before they install."""
    folder = tmp_path / "project"
    for name in ("scripts", "requirements"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "Makefile", folder)
    return folder


@pytest.fixture
def run(project: Path, tmp_path: Path) -> Run:
    """Run a command in the project on a machine with nginx, and what is named, and no more."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("make", "sh", "grep", "chmod"):
        (tools / name).symlink_to(shutil.which(name) or name)

    def run(*command: str, **programs: str) -> subprocess.CompletedProcess[str]:
        for name, body in {"nginx": "", "ldconfig": "", **programs}.items():
            (tools / name.replace("_", "-")).write_text(f"#!/bin/sh\n{body}\n")
            (tools / name.replace("_", "-")).chmod(0o755)
        return subprocess.run(
            command,
            cwd=project,
            env={"PATH": str(tools), "TOOLS": str(tools)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_an_ordinary_user_reads_at_once_all_that_is_missing(run: Run, project: Path) -> None:
    """One message, one line for apt, and nothing is installed before it."""
    before = sorted(project.rglob("*"))
    result = run("make", "test", id=ORDINARY, python3=WITHOUT_VENV, apt_get=APT)
    assert result.returncode != 0
    assert re.findall("on Debian: (.+)", result.stderr) == [f"sudo apt install {ALL}"]
    assert result.stderr.count("missing on this machine") == 1
    assert sorted(project.rglob("*")) == before


def test_root_on_debian_gets_all_that_is_missing_in_one_go(run: Run, project: Path) -> None:
    """What the message names is what apt is asked for."""
    result = run(
        "sh", "scripts/set-up-machine", "tests", id=ROOT, python3=WITHOUT_VENV, apt_get=APT
    )
    assert (result.returncode, result.stderr) == (0, f"set-up: installing with apt: {ALL}\n")
    asked = (project / "asked").read_text().splitlines()
    assert asked == ["update -qq", f"install -y -qq {ALL}"]


def test_the_checks_that_take_longer_ask_for_libreoffice_too(run: Run) -> None:
    """`make check-all` opens every sheet for Word, and says what it needs before it starts."""
    result = run("make", "check-all", id=ORDINARY, python3=WITHOUT_VENV, apt_get=APT)
    assert result.returncode != 0
    assert f"on Debian: sudo apt install {ALL} libreoffice-writer-nogui\n" in result.stderr


def test_root_without_apt_reads_what_is_missing(run: Run) -> None:
    """Another system than Debian gets the names of the programs."""
    result = run("sh", "scripts/set-up-machine", "tests", id=ROOT, python3="")
    assert result.returncode == 1
    assert "missing on this machine: hunspell, hunspell's Dutch dictionary, " in result.stderr
    assert "libatomic, Chromium or Chrome, Firefox." in result.stderr


def test_the_site_asks_for_no_browser(run: Run) -> None:
    """Who only builds the site needs Python, and nothing that the tests need."""
    result = run("make", "site", id=ORDINARY)
    assert "on Debian: sudo apt install python3 python3-venv\n" in result.stderr
    assert "CHROMIUM" not in result.stderr
    assert run("sh", "scripts/set-up-machine", "site", id=ORDINARY, python3="").returncode == 0


def test_the_quick_tests_ask_for_no_browser_and_no_server(run: Run) -> None:
    """Without it, `make test-quick` stops where Chromium is missing, which it does not start."""
    result = run("make", "test-quick", id=ORDINARY, python3=WITHOUT_VENV)
    assert "on Debian: sudo apt install python3-venv hunspell hunspell-nl\n" in result.stderr
    assert "CHROMIUM" not in result.stderr
    found = run("sh", "scripts/set-up-machine", "quick-tests", id=ORDINARY, python3="", hunspell="")
    assert found.returncode == 0


def test_a_browser_elsewhere_is_found_by_its_name(project: Path, tmp_path: Path) -> None:
    """CHROMIUM, FIREFOX, NGINX and LIBREOFFICE name the program that is started."""
    program = tmp_path / "my browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name in ("chromium", "firefox", "nginx", "libreoffice"):
        found = subprocess.run(
            ["sh", "scripts/find-program", name],
            cwd=project,
            env=os.environ | {name.upper(): str(program)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout == f"{program}\n"


@pytest.mark.parametrize(
    ("python", "name", "said"),
    [
        ('[ "$1" != --version ] || { echo Python 3.9.2; exit; }; exit 1', "python3", "too old"),
        ("", "python3.99", "PYTHON is 'python3.99', which is not there"),
    ],
)
def test_a_python_that_does_not_do_is_named(run: Run, python: str, name: str, said: str) -> None:
    """Too old, or not there: one sentence, and what is expected."""
    result = run("make", "site", f"PYTHON={name}", id=ORDINARY, python3=python)
    assert result.returncode != 0
    first, second, *_ = result.stderr.splitlines()
    assert said in first
    assert "Python 3.11 or newer" in first
    assert second.startswith("make")


def test_packages_of_another_machine_are_to_be_cleaned_away(run: Run, project: Path) -> None:
    """A checkout that was copied to where its Python does not run says which command mends that."""
    (project / ".venv").mkdir()
    (project / ".venv" / "site").touch()
    result = run("make", "check", id=ORDINARY, python3="")
    assert result.returncode != 0
    assert "run 'make clean'" in result.stderr.splitlines()[0]


def test_no_script_is_started_that_names_the_folder_it_was_made_in() -> None:
    """What pip puts in `.venv/bin/` breaks when the checkout moves: only its Python is started."""
    files = [PROJECT / "Makefile", *(PROJECT / "scripts").glob("*")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.is_file()]
    started = re.findall(r"(?:BIN\)|\.venv/bin|folder/bin|environment / \"bin)/(\w+)", str(texts))
    assert set(started) == {"python"}


def test_a_checkout_stands_anywhere(tmp_path: Path) -> None:
    """The commands do not trip over, nor run, what stands in the name of a folder."""
    project = copy_project(tmp_path / """a 'b' "c" $(HOME) `touch ran` $(touch ran) & d""")
    (project / ".venv").symlink_to(PROJECT / ".venv")
    result = subprocess.run(
        ["make", "check"], cwd=project, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert not list(project.glob("ran"))
