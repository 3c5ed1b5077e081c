"""The typeface, Atkinson Hyperlegible (SIL Open Font License), from its package, for the web.

Cutting a font down takes a second, so the result is kept in the cache.
"""

import io
from importlib.metadata import version
from pathlib import Path

import fontpkg_atkinson_hyperlegible

from macros.shared.cache import Cache, cache_key

FOLDER = Path(fontpkg_atkinson_hyperlegible.ROOT)
STYLES = ("Regular", "Bold", "Italic")
# Its names, and what its licence asks to keep: the licence and where it stands.
NAMES = (*range(7), 13, 14)
# Of the ranges below, what the typeface lacks.
_LACKING = "ĈĉĔĕĜĝĤĥĨĩĬĭİĲĳĴĵĸĹĺĿŀŉŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭŴŵŶŷſ‐‑‒―‖‗‛‟‣․‥"
CHARACTERS = frozenset(
    chr(code)
    for code in (
        # Basic Latin, Latin-1, the rest of what Dutch names need, and typographic punctuation.
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x2010, 0x2027),
        *(0x2039, 0x203A, 0x20AC, 0x2122, 0x2212),
    )
) - set(_LACKING)
"""what the typeface can set, on paper and on screen, in each of its styles"""


def web_fonts(cache: Cache) -> dict[str, Path]:
    """Return the file with each style as woff2, by its name such as `atkinson-regular.woff2`."""
    return {f"atkinson-{style.lower()}.woff2": _web_font(style, cache) for style in STYLES}


def _web_font(style: str, cache: Cache) -> Path:
    original = (FOLDER / "files" / f"AtkinsonHyperlegible-{style}.ttf").read_bytes()
    key = cache_key(original, version("fonttools"), Path(__file__).read_bytes())
    return cache.file(key, "woff2", lambda: _subset(original))


def _subset(original: bytes) -> bytes:
    # Seldom needed, and slow to import.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # Keeping the font's own timestamp makes the same input give the same bytes.
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], hinting=False, name_IDs=[*NAMES]))
    subsetter.populate(unicodes=sorted(map(ord, CHARACTERS)))
    subsetter.subset(font)
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()
