"""What `make serve` remembers from one build to the next: only what changed is made anew.

MkDocs in its dirty mode leaves alone what is older than the page made from it. So each generated
file stands on disk, and is written only when it holds something else than before.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from macros.model.handbook import Handbook
from macros.model.kinds import THEME, kind_of
from macros.pages.mentions import all_mentions

# Fields of entries that no other page shows, but for those of themes.
SHOWN_ALONE = {
    *("summary", "asks", "why", "signals", "steps", "example", "sentences", "pitfalls"),
    *("sign_of_success", "causes", "first", "avoid", "outside_help", "aim"),
    *("fits", "does_not_fit", "room", "questions", "leader_role", "actions", "start", "growth"),
    *("place_in_model", "about", "question", "keywords", "objections", "versions", "script"),
    *("large_team", "sectors", "research", "would_change"),
}


class Shown(NamedTuple):
    """What pages show, as texts to hold beside those of an earlier build."""

    links: str
    """the words that link, the edition: when they change, any page may look otherwise"""
    on_others: str
    """of each entry, what pages of others may show"""
    entries: dict[str, str]
    """each entry as a whole, with the date on which it was last read, by its code"""


class Preview:
    """The generated files in a folder, and what they show."""

    def __init__(self, folder: Path, wording: Iterable[Path] = ()):
        self.folder = folder
        self.wording = tuple(wording)
        """what all pages are drawn by: templates, drawings and settings"""
        self._wording = ""
        self._shown: Shown | None = None
        self._paths: dict[str, Path] = {}

    def same_entries(self, handbook: Handbook) -> set[str]:
        """Return the codes of entries whose pages look as they do now; none where much changed."""
        if self._wording != version(self.wording):
            self._shown = None
        return same_entries(self._shown, shown(handbook))

    def with_all(
        self, contents: Mapping[str, str | bytes | Path], handbook: Handbook
    ) -> dict[str, Path]:
        """Return the path of every generated file: of these, and of no other any more."""
        self._paths = self._written(contents, handbook)
        return self._paths

    def with_edited(
        self, contents: Mapping[str, str | bytes | Path], handbook: Handbook
    ) -> dict[str, Path]:
        """Return the path of every generated file: of these, and of those that there were."""
        self._paths |= self._written(contents, handbook)
        return self._paths

    def _written(
        self, contents: Mapping[str, str | bytes | Path], handbook: Handbook
    ) -> dict[str, Path]:
        now = shown(handbook)
        anew = self._shown is None or self._shown.links != now.links
        paths = write_changed(contents, self.folder, anew=anew)
        self._shown, self._wording = now, version(self.wording)
        return paths


def write_changed(
    contents: Mapping[str, str | bytes | Path], folder: Path, *, anew: bool
) -> dict[str, Path]:
    """Return the path of a file with each content, below `folder`; with `anew` write all of them.

    A file that holds its content already keeps its date.
    """
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


def version(paths: Iterable[Path]) -> str:
    """Return a text that is another once one of the files, or a file in one of the folders, is."""
    files = [one for path in paths for one in ([path] if path.is_file() else path.rglob("*"))]
    stamps = [f"{path} {path.stat().st_mtime_ns}" for path in sorted(files) if path.is_file()]
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()


def shown(handbook: Handbook) -> Shown:
    """Return what the pages of a handbook show.

    What a link says when one points at it, and the line in which an entry stands, may be outdated
    for as long as `make serve` runs.
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
        {
            # A whole file may be read at once: then the date is not in the entry.
            code: f"{entry.model_dump_json()} {handbook.checked_on[code]}"
            for code, entry in handbook.by_code.items()
        },
    )


def same_entries(before: Shown | None, now: Shown) -> set[str]:
    """Return the codes of entries whose pages look as before, where little changed; else none."""
    if before is None or before[:2] != now[:2]:
        return set()
    themes = {code for code in now.entries if kind_of(code) is THEME}
    same = {code for code, text in now.entries.items() if before.entries[code] == text}
    return same - themes
