"""QR codes, on paper and on screen."""

import io
from functools import cache

import segno


@cache  # one address stands in many places
def qr_code(address: str) -> str:
    """Give the QR code of an address as SVG, without a margin, as large as the place it gets."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return picture.getvalue().decode()
