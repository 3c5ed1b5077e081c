"""The addresses that were ever published, and what each must arrive at. Pure, knows no YAML.

`data/addresses.tsv` holds them, one on a line: the address, a tab, what it arrives at:

- `page D5`, `checklist D`, `qr D5`, `slides D5`, `card D5`, `changed D5`, `pdf D5`, `docx D5`:
  what there is of the entry with a code; of a programme `participants P1` and `evaluation P1` too
- `page begrippen`: a page without a code, by the id of its heading; `pdf poster`: a PDF, by name
- `term open-vraag`, `work ilgen-2019`: an entry without a page of its own, by its id
- `data`: a file for programs

An anchor stands in the address itself. `make freeze` adds what is new; nothing removes a line.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from macros.model.addresses import CHECKLISTS
from macros.model.kinds import kind_of

FILE = "addresses.tsv"
HEADING = """\
# Every address that was ever published, and what it must arrive at. `make freeze` adds the new ones
# at each edition; no line is changed or removed. CONTRIBUTING.md tells how to rename and retire.
"""
_EDITION = re.compile(r"^# Last edition: (\S+), (\d+) addresses$", re.MULTILINE)
LOST = (
    "expected the published addresses as `make freeze` wrote them last; put the file back from an "
    "earlier version (`make new-addresses` starts a list without any)"
)
_LINE = re.compile(
    r"(/[^\s]*)\t"
    r"((?:page|checklist|qr|slides|card|changed|participants|evaluation|pdf|docx|term|work)"
    r" [A-Za-z0-9-]+|data)",
    re.ASCII,
)


class Published(NamedTuple):
    """A line of the list."""

    address: str
    """relative to the site's root, such as /interventies/goede-voorbeeld/#aanpak"""
    arrival: str
    """what it arrives at, such as page D5"""
    line: int

    @property
    def view(self) -> str:
        """What one sees there, such as page, pdf or term."""
        return self.arrival.split(" ")[0]

    @property
    def subject(self) -> str:
        """Of what: a code, an id or a name; empty for data."""
        return self.arrival.partition(" ")[2]

    @property
    def path(self) -> str:
        """The address without its anchor."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The part of the page, without #."""
        return self.address.partition("#")[2]

    @property
    def slug(self) -> str | None:
        """The slug of the entry, where the address is that of its page or its checklist."""
        kind = kind_of(self.subject)
        if kind is None or self.anchor:
            return None
        folders = {"page": kind.folder}
        if kind.has_checklist:
            folders |= {"checklist": CHECKLISTS}
        found = re.fullmatch(rf"/{folders.get(self.view, '-')}/([^/]+)/", self.path)
        return found[1] if found else None


class Misfit(NamedTuple):
    """A line of the list that is wrong, with the reason."""

    line: int
    reason: str


def read_published(text: str) -> tuple[list[Published], list[Misfit]]:
    """Return the addresses that a list holds, and what is wrong with it."""
    published: dict[str, Published] = {}
    misfits: list[Misfit] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        expected = "expected an address, a tab and what it arrives at, such as 'page D5'"
        if not (found := _LINE.fullmatch(line)):
            misfits.append(Misfit(number, f"'{line[:60]}' is no published address; {expected}"))
            continue
        one = Published(found[1], found[2], number)
        first = published.setdefault(one.address, one)
        if first.arrival != one.arrival:
            reason = f"{one.address} stands in line {first.line} with '{first.arrival}'"
            misfits.append(Misfit(number, f"{reason}; expected each address once"))
    if not (heading := _EDITION.search(text)):
        misfits.append(Misfit(1, f"no line that names the last edition; {LOST}"))
    elif len(published) < int(heading[2]):
        said = f"{len(published)} addresses, of {heading[2]} at the last edition"
        misfits.append(Misfit(text[: heading.start()].count("\n") + 1, f"{said}; {LOST}"))
    return list(published.values()), misfits


def list_with(published: Iterable[Published], found: Mapping[str, str], edition: date | str) -> str:
    """Return the text of the list with the addresses that a site has added; what it held stays.

    `edition` is the date of the last one, or a word for none.
    """
    lines = dict(found) | {one.address: one.arrival for one in published}
    body = "".join(f"{address}\t{arrival}\n" for address, arrival in sorted(lines.items()))
    return f"{HEADING}# Last edition: {edition}, {len(lines)} addresses\n{body}"


NOTHING_PUBLISHED = list_with([], {}, "none")
"""the list of a handbook of which nothing was published yet"""
