"""The licences of what others made and the site hands on, beside the packages in its own scripts.

Material's bundle holds packages of others without their licences: those stand in
`browser/licences/`, one file for each, and a test says so when another one comes.
"""

from importlib.metadata import distribution
from pathlib import Path

from macros.shared.project import BROWSER
from macros.shared.typeface import FOLDER

BUNDLED = BROWSER / "licences"
# Of these Material has pictures in its style sheets; the folder of each holds its licence.
ICONS = ("fontawesome", "material", "octicons")


def licences_of_others() -> list[tuple[str, str]]:
    """Return what each thing is called and its licence: Material, what is in it, the typeface."""
    material = distribution("mkdocs-material")
    licence = material.read_text("licenses/LICENSE") or ""
    folder = Path(str(material.locate_file("material/templates/.icons")))
    icons = {name: next((folder / name).glob("LICENSE*")) for name in ICONS}
    files = [
        *((f"{path.stem}, in Material for MkDocs", path) for path in sorted(BUNDLED.glob("*.txt"))),
        *((f"{name} icons, in Material for MkDocs", path) for name, path in icons.items()),
        ("Atkinson Hyperlegible", FOLDER / "LICENSE"),
    ]
    return [
        ("Material for MkDocs", licence),
        *((name, path.read_text(encoding="utf-8")) for name, path in files),
    ]
