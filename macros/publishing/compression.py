"""Compressed copies beside the files of a site, for a server that sends those (`gzip_static`).

Netlify, Cloudflare and GitHub Pages compress by themselves and count files: they get none.
"""

import gzip
from pathlib import Path

import brotli

from macros.publishing.folder import uris_in

TEXT = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yaml"}
LEAST = 1024  # bytes: below, a copy saves no packet
# Brotli's quality. Pages are many: the best one takes 50 times as long as this and saves 9 % more.
PAGE_QUALITY = 6
ASSET_QUALITY = 11


def compress(site: Path) -> int:
    """Put `.gz` and `.br` beside each file that is worth it; give how many files were.

    The same file gives the same bytes.
    """
    count = 0
    for path in (site / uri for uri in uris_in(site)):
        if path.suffix not in TEXT or path.stat().st_size < LEAST:
            continue
        content = path.read_bytes()
        quality = PAGE_QUALITY if path.suffix == ".html" else ASSET_QUALITY
        for ending, copy in (
            ("gz", gzip.compress(content, mtime=0)),
            ("br", brotli.compress(content, quality=quality)),
        ):
            path.with_name(f"{path.name}.{ending}").write_bytes(copy)
        count += 1
    return count
