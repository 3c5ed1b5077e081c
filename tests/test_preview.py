"""What `make serve` makes anew at an edit, and what it leaves alone."""

from pathlib import Path

from macros.handbook import Handbook
from macros.preview import code_version, on_disk, shared_by_all_pages


def test_a_file_is_written_only_when_it_holds_something_else(tmp_path: Path) -> None:
    """What an edit does not touch keeps its date, so that MkDocs leaves its page as it is."""
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"%PDF")
    folder = tmp_path / "preview"
    first = on_disk({"a/b.md": "een", "c.md": "twee", "d.pdf": kept}, folder, anew=False)
    assert first == {"a/b.md": folder / "a" / "b.md", "c.md": folder / "c.md", "d.pdf": kept}
    dates = {uri: path.stat().st_mtime_ns for uri, path in first.items()}
    second = on_disk({"a/b.md": "een", "c.md": "anders", "d.pdf": kept}, folder, anew=False)
    changed = {uri for uri, path in second.items() if path.stat().st_mtime_ns != dates[uri]}
    assert changed == {"c.md"}
    assert second["c.md"].read_text() == "anders"
    on_disk({"a/b.md": "een"}, folder, anew=True)
    assert first["a/b.md"].stat().st_mtime_ns != dates["a/b.md"]


def test_every_page_is_made_anew_when_any_may_look_otherwise(
    small_handbook: Handbook, tmp_path: Path
) -> None:
    """A template, a setting or a title that texts link changes more than one page."""
    (tmp_path / "macros").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    template = tmp_path / "macros" / "theme.md"
    template.write_text("een")
    before = code_version(tmp_path)
    assert code_version(tmp_path) == before
    template.write_text("anders")
    assert code_version(tmp_path) != before
    shared = shared_by_all_pages(small_handbook)
    assert "‘begin het gesprek’" in shared
    assert str(small_handbook.edition.year) in shared
