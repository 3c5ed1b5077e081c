"""The same data gives the same bytes, also where nothing was kept from an earlier build."""

from pathlib import Path

from tests.support.project import assert_same_files, build, copy_project


def test_a_build_from_nothing_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Paper, pictures, fonts, scripts and QR codes made anew are those that were made before."""
    project = copy_project(tmp_path / "project")
    (project / ".cache").unlink()
    assert build(project).returncode == 0
    assert_same_files(site, project / "site")
