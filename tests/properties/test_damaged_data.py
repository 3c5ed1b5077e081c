"""Whatever comes in, it ends in a handbook or in a list of what has to be mended, and where."""

import re
from pathlib import Path
from typing import Any

import yaml
from hypothesis import event, given

from macros.downloads.search_index import search_index
from macros.model.files import FILES, FrontMatter
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.pages.generated import generated_pages
from macros.paper.documents import documents
from macros.reading.checks import read_handbook
from macros.reading.problems import DataError
from macros.shared.project import PROJECT
from tests.support.project import FIXTURES

from .data_folders import Folder, damaged_folders, write_folder
from .profiles import cases
from .replaced_texts import SITE_URL


def _content(folder: Path) -> Folder:
    return {name: (folder / name).read_bytes() for name in FILES}


def _plain(content: Folder) -> dict[str, Any]:
    return {name: yaml.load(found, yaml.CSafeLoader) for name, found in content.items()}


SMALL = _content(FIXTURES / "valid_small")
REAL = _content(PROJECT / "data")


def _read_or_list_problems(content: Folder, folder: Path) -> Handbook | None:
    """Read the data; where they cannot be read, check that an editor learns what, and where."""
    write_folder(content, folder)
    try:
        handbook = read_handbook(folder)
    except DataError as error:
        assert error.problems
        for problem in error.problems:
            place, line, message = re.fullmatch(r"(.+):(\d+): (.+)", str(problem)).groups()  # type: ignore[union-attr]
            file = Path(place)
            assert file.parent.name == folder.name
            text = content[file.name].decode("utf-8", "replace")
            assert 1 <= int(line) <= max(1, len(text.splitlines()))
            assert message.isprintable(), "an editor's screen shows all of it, on one line"
        event("a list of problems")
        return None
    event("a handbook")
    return handbook


def _draw_everything(handbook: Handbook) -> None:
    generated_pages(Site(handbook, SITE_URL))
    written = FrontMatter(title="Pagina", description="Een pagina.", keywords=("pagina",))
    # The data stand alone, so that a question may name any page.
    pages = {
        name: written
        for question in handbook.questions
        for name in question.pages
        if name.endswith(".md")
    }
    search_index(handbook, pages, dict.fromkeys(pages, ""), lambda uri: uri)
    documents(Site(handbook, SITE_URL))


@cases(sample=80, thorough=3000)
@given(content=damaged_folders(SMALL, _plain(SMALL)))
def test_damaged_data_ends_in_a_handbook_or_in_a_list_of_problems(
    content: Folder, folder: Path
) -> None:
    """No file is too odd for an answer: pages, or file, line and reason of each problem."""
    handbook = _read_or_list_problems(content, folder)
    if handbook:
        _draw_everything(handbook)


@cases(sample=3, thorough=200)
@given(content=damaged_folders(REAL, _plain(REAL)))
def test_the_real_data_when_damaged_ends_in_a_handbook_or_in_a_list_of_problems(
    content: Folder, folder: Path
) -> None:
    """The same holds for the handbook itself, where more depends on more."""
    handbook = _read_or_list_problems(content, folder)
    if handbook:
        _draw_everything(handbook)
