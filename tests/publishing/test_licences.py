"""The licences of what others made: the site hands on their work, and their terms with it."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

from fontTools.ttLib import TTFont

from macros.publishing.licences import BUNDLED, ICONS
from macros.publishing.scripts import LICENCES, bundled_scripts
from macros.shared.cache import Cache
from macros.shared.project import BROWSER, CACHE
from macros.shared.typeface import STYLES, web_fonts

MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material/templates")))


def told() -> str:
    """Return what the site says of licences."""
    return bundled_scripts()[LICENCES].decode()


def test_every_package_in_material_has_its_licence_on_the_site() -> None:
    """An update of Material that brings another package asks for its licence."""
    packages = set()
    for path in MATERIAL.glob("assets/*/*.map"):
        if "lunr" in path.name or "workers" in path.parts:
            continue
        sources = json.loads(path.read_text(encoding="utf-8"))
        text = " ".join([*sources["sources"], *sources.get("sourcesContent", ())])
        packages |= set(re.findall(r"node_modules/((?:@[\w.-]+/)?[\w.-]+)/", text))
    here = {path.stem for path in BUNDLED.glob("*.txt")}
    assert packages - here == {"good-listener", "select"}  # named in clipboard.txt
    assert here <= packages
    text = told()
    for name in packages:
        assert name in text


def test_material_the_icons_and_the_typeface_have_theirs() -> None:
    """Each text is there whole, with its holder."""
    text = told()
    for holder in (
        "Material for MkDocs\n\nCopyright (c) 2016-2025 Martin Donath",
        "Copyright 2020 Braille Institute of America, Inc.",
        "SIL OPEN FONT LICENSE Version 1.1",
        "END OF TERMS AND CONDITIONS",  # of the Apache License
        "Pictogrammers Free License",
        "Copyright (c) Microsoft Corporation.",
    ):
        assert holder in text, holder
    used = json.loads((BROWSER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name in set(used) - {"esbuild"}:
        assert f"{name}\n\n" in text, name


def test_the_icons_in_materials_style_sheets_are_those_whose_licence_is_told() -> None:
    """An update of Material that brings icons of others asks for their licence."""
    sets: dict[str, str] = {}
    for path in (MATERIAL / ".icons").glob("*/**/*.svg"):
        for drawn in re.findall(r'\bd="([^"]+)"', path.read_text(encoding="utf-8")):
            sets[drawn] = path.relative_to(MATERIAL / ".icons").parts[0]
    styles = [
        path.read_text(encoding="utf-8") for path in MATERIAL.glob("assets/stylesheets/*.css")
    ]
    drawn = re.findall(r"\bd=['\"]([^'\"]+)['\"]", " ".join(styles))
    assert {sets[one] for one in drawn if one in sets} == set(ICONS)


def test_the_fonts_say_under_which_licence_they_come() -> None:
    """Who takes a font from the site finds its makers and its licence in it."""
    fonts = web_fonts(Cache(CACHE / "typeface"))
    assert len(fonts) == len(STYLES)
    for path in fonts.values():
        names = TTFont(path)["name"]
        assert "Braille Institute" in names.getDebugName(0)
        assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
        assert "scripts.sil.org/OFL" in names.getDebugName(14)
