"""What `make serve` makes anew at an edit, and what it leaves alone."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.engines.mkdocs_serve import WORDING
from macros.engines.preview import SHOWN_ALONE, Preview, same_entries, shown, write_changed
from macros.model.addresses import page_uri
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, THEME, Kind
from macros.model.site import Site
from macros.pages.drawings import drawing_of
from macros.pages.generated import generated_pages
from macros.reading.checks import project_handbook, read_handbook
from macros.shared.drawings import FOLDER
from macros.shared.project import PROJECT
from tests.support.entries import an_intervention

SITE_URL = "https://handboek.example/"


def test_a_file_is_written_only_when_it_holds_something_else(tmp_path: Path) -> None:
    """What an edit does not touch keeps its date, so that MkDocs leaves its page as it is."""
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"%PDF")
    folder = tmp_path / "preview"
    first = write_changed({"a/b.md": "een", "c.md": "twee", "d.pdf": kept}, folder, anew=False)
    assert first == {"a/b.md": folder / "a" / "b.md", "c.md": folder / "c.md", "d.pdf": kept}
    dates = {uri: path.stat().st_mtime_ns for uri, path in first.items()}
    second = write_changed({"a/b.md": "een", "c.md": "anders", "d.pdf": kept}, folder, anew=False)
    changed = {uri for uri, path in second.items() if path.stat().st_mtime_ns != dates[uri]}
    assert changed == {"c.md"}
    assert second["c.md"].read_text() == "anders"
    write_changed({"a/b.md": "een"}, folder, anew=True)
    assert first["a/b.md"].stat().st_mtime_ns != dates["a/b.md"]


def test_every_page_is_made_anew_when_any_may_look_otherwise(
    small_handbook: Handbook, tmp_path: Path
) -> None:
    """A template, a setting or a title that texts link changes more than one page."""
    settings, template = tmp_path / "mkdocs.yml", tmp_path / "templates" / "theme.html"
    template.parent.mkdir()
    settings.write_text("site_name: x")
    template.write_text("een")
    preview = Preview(tmp_path / "preview", [settings, template.parent])
    assert preview.same_entries(small_handbook) == set()
    assert preview.with_all({"a.md": "een"}, small_handbook).keys() == {"a.md"}
    assert preview.with_edited({"b.md": "een"}, small_handbook).keys() == {"a.md", "b.md"}
    assert preview.same_entries(small_handbook) == {"D1", "D2", "G1", "A1", "S1", "F1", "P1"}
    template.write_text("anders")
    assert preview.same_entries(small_handbook) == set()
    links = shown(small_handbook).links
    assert "‘begin het gesprek’" in links
    assert str(small_handbook.edition.year) in links


def edited(value: Any) -> Any:
    """Return a value of the data with each text in it changed; closed vocabularies stay."""
    if isinstance(value, list):
        return [edited(item) for item in value]
    if isinstance(value, dict):
        kept = {"source", "stage", "minutes"}
        return {key: one if key in kept else edited(one) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    return f"‘Anders {value[1:-1]}’" if value.startswith("‘") else f"Anders gezegd: {value}"


@pytest.fixture(scope="module")
def pages_before(real_handbook: Handbook) -> dict[str, str]:
    """Every generated page as it is without an edit."""
    return generated_pages(Site(real_handbook, SITE_URL))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not THEME], ids=str)
def test_what_an_edit_leaves_out_looks_as_it_did(
    kind: Kind, tmp_path: Path, real_handbook: Handbook, pages_before: dict[str, str]
) -> None:
    """Every text of an entry that counts as its own is changed: no page left out shows one."""
    before = real_handbook
    code = before.of_kind(kind)[0].code
    folder = tmp_path / "data"
    shutil.copytree(PROJECT / "data", folder)
    file = folder / before.places[(code,)].file.removeprefix("data/")
    data = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    groups = [group for group in data.values() if isinstance(group, list)]
    (entry,) = (one for group in groups for one in group if one.get("code") == code)
    own = SHOWN_ALONE & entry.keys()
    assert own
    entry |= {name: edited(entry[name]) for name in own}
    file.write_text(
        yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    after = read_handbook(folder)

    left_out = same_entries(shown(before), shown(after))
    assert left_out == {
        one.code for one in before.by_code.values() if one.kind is not THEME and one.code != code
    }
    old, new = pages_before, generated_pages(Site(after, SITE_URL))
    drawn = generated_pages(Site(after, SITE_URL), left_out)
    assert drawn.items() <= new.items()
    assert {uri for uri in new if new[uri] != old[uri]} <= drawn.keys()
    assert new[page_uri(after.entry(code))] != old[page_uri(before.entry(code))]


def test_a_file_that_was_read_again_shows_its_new_date(tmp_path: Path) -> None:
    """Without it, an editor who dates a whole file sees the old day below each of its entries."""
    before = project_handbook()
    folder = tmp_path / "data"
    shutil.copytree(PROJECT / "data", folder)
    file = folder / "situations.yaml"
    text = file.read_text(encoding="utf-8")
    dated = re.sub(r"(?m)^checked: .*", "checked: 2020-02-29", text)
    assert dated != text
    file.write_text(dated, encoding="utf-8")
    after = read_handbook(folder)
    read_again = {one.code for one in after.situations if not one.checked}
    assert read_again
    assert (
        same_entries(shown(before), shown(after))
        == {one.code for one in after.by_code.values() if one.kind is not THEME} - read_again
    )


def test_a_drawing_that_was_edited_shows_as_it_is_now(
    small_handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it, whoever draws sees the old drawing until they start `make serve` again."""
    drawings = tmp_path / "drawings"
    drawings.mkdir()
    monkeypatch.setattr("macros.shared.drawings.FOLDER", drawings)
    (drawings / "g.svg").write_text("<svg >oud</svg>")
    theme = small_handbook.entry("G")
    assert "oud" in drawing_of(theme)
    (drawings / "g.svg").write_text("<svg >nieuw</svg>")
    assert "nieuw" in drawing_of(theme)
    assert FOLDER in WORDING


def test_a_title_that_others_show_leaves_no_page_out(tmp_path: Path) -> None:
    """Titles stand in lists and links all over the handbook."""
    before = project_handbook()
    folder = tmp_path / "data"
    shutil.copytree(PROJECT / "data", folder)
    file = folder / "interventions.yaml"
    text = file.read_text(encoding="utf-8")
    entry = an_intervention(before)
    title = entry.title
    file.write_text(text.replace(f"title: {title}", f"title: {title} zelf"), encoding="utf-8")
    after = read_handbook(folder)
    assert after.entry(entry.code).title != title
    assert same_entries(shown(before), shown(after)) == set()
    assert same_entries(None, shown(after)) == set()
