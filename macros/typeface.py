"""The typeface, Atkinson Hyperlegible (SIL Open Font License), from its package, for the web.

Cutting a font down takes a second, so the result is kept in `.cache/typeface/`.
"""

import hashlib
import io
from pathlib import Path

import fontpkg_atkinson_hyperlegible

FOLDER = Path(fontpkg_atkinson_hyperlegible.ROOT)
STYLES = ("Regular", "Bold", "Italic")
# Basic Latin, Latin-1, the rest of what Dutch names need, and typographic punctuation.
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2027),
    *(0x2039, 0x203A, 0x20AC, 0x2122, 0x2212),
)


def web_fonts(cache: Path) -> dict[str, bytes]:
    """Give each style as woff2, by its file name, such as `atkinson-regular.woff2`."""
    return {f"atkinson-{style.lower()}.woff2": _web_font(style, cache) for style in STYLES}


def _web_font(style: str, cache: Path) -> bytes:
    original = (FOLDER / "files" / f"AtkinsonHyperlegible-{style}.ttf").read_bytes()
    key = hashlib.sha256(original + repr(CHARACTERS).encode()).hexdigest()[:16]
    kept = cache / f"{key}.woff2"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".part")
        unfinished.write_bytes(_subset(original))
        unfinished.replace(kept)
    return kept.read_bytes()


def _subset(original: bytes) -> bytes:
    # Seldom needed, and slow to import.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # Keeping the font's own timestamp makes the same input give the same bytes.
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], hinting=False))
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()
