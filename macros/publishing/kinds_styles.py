"""The colours of each letter as a style sheet, for the site and for slides.

A page says of what letter something is (`data-theme="D"`); what stands in it takes `--accent`.
"""

from collections.abc import Callable

from macros.model.flags import FLAGS, Flag

# A page in the frame of the site. Slides and QR codes are not: those are always dark on light.
FRAMED = "[data-md-color-primary]"


def kinds_styles() -> str:
    """Return the style sheet: colours in light and dark, on paper, and in contrast themes."""
    accents = "".join(
        f'[data-theme="{letter}"] {{ --accent: var(--theme-{letter.lower()}); }}\n'
        for letter in FLAGS
    )
    return (
        "/* Made from macros/model/flags.py. */\n"
        + _colours(':root, [data-md-color-scheme="default"]', lambda flag: flag.light)
        + _colours(f'{FRAMED}[data-md-color-scheme="slate"]', lambda flag: flag.dark)
        + accents
        + f"@media print {{\n{_colours(f'{FRAMED}[data-md-color-scheme]', lambda _: '#000')}}}\n"
        + f"@media (forced-colors: active) {{\n{_colours('svg', lambda _: 'CanvasText')}}}\n"
    )


def _colours(selector: str, colour: Callable[[Flag], str]) -> str:
    lines = "".join(
        f"  --theme-{letter.lower()}: {colour(flag)};\n" for letter, flag in FLAGS.items()
    )
    return f"{selector} {{\n{lines}}}\n"
