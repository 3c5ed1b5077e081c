"""The front matter of hand-written pages, checked like the data."""

from collections.abc import Iterator
from pathlib import Path

from macros.model.files import FrontMatter
from macros.reading.problems import DataError, Problem
from macros.reading.yaml_file import YamlFile
from macros.shared.project import FOR_MAINTAINERS


def read_front_matter(docs: Path) -> dict[str, FrontMatter]:
    """Return the front matter of each page in the folder `docs`, by its URI.

    Raises DataError with every problem of every page.
    """
    found: dict[str, FrontMatter] = {}
    problems: list[Problem] = []
    for uri, file in _pages(docs):
        if (values := file.as_record(FrontMatter)) is not None:
            found[uri] = values
        problems += file.problems
    for path in sorted(docs.rglob("*")):
        if path.is_symlink() and path.is_dir() and docs.resolve().is_relative_to(path.resolve()):
            reason = "a link to a folder that holds it; expected pages"
            problems.append(Problem(f"{docs.name}/{path.relative_to(docs).as_posix()}", 1, reason))
    if problems:
        raise DataError(problems)
    return found


def searched_pages(docs: Path) -> list[str]:
    """Return the URIs of the pages in the folder `docs` that the search has.

    A page that cannot be read is among them: what it lacks is told of the page itself.
    """
    return [
        uri
        for uri, page in _pages(docs)
        if not isinstance(page.data, dict) or page.data.get("keywords")
    ]


def _pages(docs: Path) -> Iterator[tuple[str, YamlFile]]:
    """Yield what stands above each page, by its URI; pages for maintainers are not published."""
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        if not uri.startswith(f"{FOR_MAINTAINERS}/"):
            yield uri, YamlFile(path, f"{docs.name}/{uri}", front_matter=True)
