"""QR codes, on paper and on screen.

Finding the pattern that scans best takes some milliseconds a code, so the codes that were drawn go
from one build to the next.
"""

import io
import json
from importlib.metadata import version

import segno

from macros.shared.cache import Cache, cache_key

SPARE = 500  # codes of builds for other addresses, such as those of the tests
_OPTIONS = {"border": 0, "xmldecl": False, "svgns": True, "nl": False, "omitsize": True}


class QrCodes:
    """The QR codes of addresses, drawn when first asked for."""

    def __init__(self, cache: Cache):
        self._cache = cache
        self._key = cache_key("qr", version("segno"), repr(_OPTIONS))
        stored = cache.read(self._key, "json")
        self._drawn: dict[str, str] = json.loads(stored) if stored else {}
        self._used: dict[str, str] = {}

    def of(self, address: str) -> str:
        """Return the QR code of an address as SVG, without margin or size of its own."""
        if address not in self._used:
            self._used[address] = self._drawn.get(address) or _draw(address)
        return self._used[address]

    def keep(self) -> None:
        """Keep the codes that were used, and some that earlier builds used, for the next build."""
        earlier = [(one, code) for one, code in self._drawn.items() if one not in self._used]
        spare = earlier[-len(self._used) - SPARE :]
        codes = dict([*spare, *sorted(self._used.items())])
        if codes != self._drawn:
            self._cache.keep(self._key, "json", json.dumps(codes).encode())


def _draw(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", **_OPTIONS)
    return picture.getvalue().decode()
