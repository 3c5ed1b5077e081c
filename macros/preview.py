"""What `make serve` shows while someone edits: only what changed is made anew.

MkDocs in its dirty mode leaves alone what is older than the page made from it. So each generated
file stands on disk, and is written only when it holds something else than before.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from macros.handbook import Handbook
from macros.mentions import all_mentions
from macros.records import kind_of

# Fields of entries that no other page shows, but for those of themes.
SHOWN_ALONE = {
    *("summary", "asks", "why", "signals", "steps", "example", "sentences", "pitfalls"),
    *("sign_of_success", "review_question", "causes", "first", "avoid", "outside_help", "aim"),
    *("fits", "does_not_fit", "room", "questions", "leader_role", "actions", "start", "growth"),
    *("place_in_model", "about", "question", "keywords"),
}


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


class Shown(NamedTuple):
    """What pages show, as texts to hold beside those of an earlier build."""

    links: str
    """the words that link, the edition: when they change, any page may look otherwise"""
    on_others: str
    """of each entry, what pages of others may show"""
    entries: dict[str, str]
    """each entry as a whole, by its code"""


def shown(handbook: Handbook) -> Shown:
    """Give what the pages of a handbook show.

    What a link says when one points at it may be outdated for as long as `make serve` runs.
    """
    by_word = all_mentions(handbook).by_word
    links = sorted((word, mention.address) for word, mention in by_word.items())
    on_others = [
        *(record.model_dump_json() for record in (*handbook.works, *handbook.retired)),
        *(entry.model_dump_json(exclude=SHOWN_ALONE) for entry in handbook.by_code.values()),
    ]
    return Shown(
        repr((handbook.edition, links)),
        "\n".join(on_others),
        {code: entry.model_dump_json() for code, entry in handbook.by_code.items()},
    )


def same_entries(before: Shown | None, now: Shown) -> set[str]:
    """Give the codes of entries whose pages look as before, where little changed; else none."""
    if before is None or before[:2] != now[:2]:
        return set()
    themes = {code for code in now.entries if kind_of(code) == "theme"}
    same = {code for code, text in now.entries.items() if before.entries[code] == text}
    return same - themes
