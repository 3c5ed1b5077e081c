"""Add every new address of the site in `site/` to the list of published ones.

Run by `make freeze`, after `make site`, at each edition. Nothing is ever removed from the list.
"""

import sys

from checks.arrivals import BuiltSite
from macros.model import published
from macros.reading.checks import project_handbook
from macros.reading.problems import DataError
from macros.shared.project import PROJECT


def main() -> int:
    """Write the list and tell what is new; return the exit status."""
    try:
        handbook = project_handbook()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    found = BuiltSite(PROJECT / "site", handbook).addresses()
    if wrong := [f"{one}: {what}" for one, what in found.items() if what.startswith("nothing")]:
        print(*wrong, "Nothing was added: these arrive nowhere.", sep="\n", file=sys.stderr)
        return 1
    file = PROJECT / "data" / published.FILE
    before, _ = published.read_published(file.read_text(encoding="utf-8") if file.exists() else "")
    new = sorted(found.keys() - {one.address for one in before})
    text = published.list_with(before, found, handbook.edition)
    file.write_text(text, encoding="utf-8")
    print(*new, f"{len(new)} new, {len(before) + len(new)} in data/{file.name}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
