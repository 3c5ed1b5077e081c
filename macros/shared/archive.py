"""Zips that hold the same bytes each time: what several programs take for their files."""

import io
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def zip_entry(name: str, day: date) -> ZipInfo:
    """Return the head of a file in a zip, with nothing in it of the machine or of today."""
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # so that the bytes do not depend on the machine
    return entry


def zipped(files: Mapping[str, bytes], day: date, stored: str = "") -> bytes:
    """Return files as a zip, in their order; the one named `stored` is not compressed."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, file in files.items():
            entry = zip_entry(name, day)
            if name == stored:
                entry.compress_type = ZIP_STORED
            archive.writestr(entry, file)
    return content.getvalue()
