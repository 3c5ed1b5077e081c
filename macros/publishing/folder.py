"""The files of a built site."""

import os
from pathlib import Path


def uris_in(site: Path) -> list[str]:
    """Return every file of a site by its URI, in order."""
    found = []
    for folder, _, names in os.walk(site):
        to_folder = folder.removeprefix(str(site)).strip(os.sep).replace(os.sep, "/")
        found += [f"{to_folder}/{name}" if to_folder else name for name in names]
    return sorted(found)
