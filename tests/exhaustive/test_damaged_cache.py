"""Whatever happened to the cache, readers get what a build from nothing gives them."""

import shutil
from pathlib import Path

from macros.shared.project import CACHE
from tests.support.project import assert_same_files, build, copy_project

DAMAGES = (
    lambda content: b"",
    lambda content: content[: len(content) // 2],
    lambda content: bytes(byte ^ 0x55 for byte in content),
    lambda content: b"null",
)


def test_a_build_from_a_damaged_cache_equals_one_from_nothing(site: Path, tmp_path: Path) -> None:
    """Every file of the cache is cut, emptied, garbled or replaced; the site has the same bytes."""
    project = copy_project(tmp_path / "project")
    (project / ".cache").unlink()
    shutil.copytree(CACHE, project / ".cache", ignore=shutil.ignore_patterns("exit-drill"))
    folders = ("paper", "pictures", "typeface", "qr", "templates", "theme")
    damaged = 0
    for folder in folders:
        for number, path in enumerate(sorted((project / ".cache" / folder).iterdir())):
            path.write_bytes(DAMAGES[number % len(DAMAGES)](path.read_bytes()))
            damaged += 1
    assert damaged > 100
    result = build(project)
    assert result.returncode == 0, result.stderr
    assert_same_files(site, project / "site")
