"""QR codes, on paper and on screen.

Finding the pattern that scans best takes some milliseconds a code, so what was drawn is kept in
`.cache/qr.json` from one build to the next.
"""

import io
import json
from importlib.metadata import version
from pathlib import Path

from macros.kept import code_of, keep, name_for

SPARE = 500  # codes of builds for other addresses, such as those of the tests

_drawn: dict[str, str] = {}
_used: set[str] = set()


def qr_code(address: str) -> str:
    """Give the QR code of an address as SVG, without a margin, as large as the place it gets."""
    _used.add(address)
    if address not in _drawn:
        import segno  # noqa: PLC0415 (seldom needed, and slow to import)

        picture = io.BytesIO()
        segno.make(address, error="m", micro=False).save(
            picture, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True
        )
        _drawn[address] = picture.getvalue().decode()
    return _drawn[address]


def recall_qr_codes(kept: Path) -> None:
    """Take in the codes that an earlier build drew, from a file that need not be there."""
    try:
        stored = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if stored.get("made_by") == _made_by():
        _drawn.update(stored["codes"])


def keep_qr_codes(kept: Path) -> None:
    """Store the codes that this build used, and some that earlier ones did."""
    codes = {address: code for address, code in _drawn.items() if address not in _used}
    codes |= {address: _drawn[address] for address in sorted(_used)}
    latest = list(codes.items())[-2 * len(_used) - SPARE :]
    stored = {"made_by": _made_by(), "codes": dict(latest)}
    keep(kept, json.dumps(stored).encode())


def _made_by() -> str:
    """Give what changes when codes would be drawn otherwise."""
    return name_for(version("segno"), *code_of("qr"))
