"""What `make serve` shows while someone edits: only what changed is made anew.

MkDocs in its dirty mode leaves alone what is older than the page made from it. So each generated
file stands on disk, and is written only when it holds something else than before.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from macros.handbook import Handbook
from macros.mentions import all_mentions


def on_disk(
    contents: Mapping[str, str | bytes | Path], folder: Path, *, anew: bool
) -> dict[str, Path]:
    """Give the path of a file with each content, below `folder`; with `anew` all are written."""
    paths = {}
    for uri, content in contents.items():
        if isinstance(content, Path):
            paths[uri] = content
            continue
        paths[uri] = path = folder / uri
        data = content.encode() if isinstance(content, str) else content
        if anew or not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return paths


def code_version(project: Path) -> str:
    """Give what changes when code, a template or a setting does."""
    files = [project / "mkdocs.yml", *sorted((project / "macros").rglob("*"))]
    stamps = [
        f"{path} {path.stat().st_mtime_ns}"
        for path in files
        if path.is_file() and path.suffix != ".pyc"
    ]
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()


def shared_by_all_pages(handbook: Handbook) -> str:
    """Give what changes when any page may look otherwise: the words that link, the edition.

    What a link says when one points at it may be outdated for as long as `make serve` runs.
    """
    by_word = all_mentions(handbook).by_word
    links = sorted((word, mention.address) for word, mention in by_word.items())
    return repr((handbook.edition, links))
