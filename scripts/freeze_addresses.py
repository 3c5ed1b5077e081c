"""Add every new address of the site in `site/` to the list of published ones.

Run by `make freeze`, after `make site`, at each edition. Nothing is ever removed from the list.
"""

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from macros import permanence  # noqa: E402
from macros.reading import DataError, project_handbook  # noqa: E402
from tests.arrivals import BuiltSite  # noqa: E402


def main() -> int:
    """Write the list, and tell what is new. Gives the exit status."""
    try:
        handbook = project_handbook()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    found = BuiltSite(PROJECT / "site", handbook).addresses()
    if wrong := [f"{one}: {what}" for one, what in found.items() if what.startswith("nothing")]:
        print(*wrong, "Nothing was added: these arrive nowhere.", sep="\n", file=sys.stderr)
        return 1
    file = PROJECT / "data" / permanence.FILE
    published, _ = permanence.read_published(
        file.read_text(encoding="utf-8") if file.exists() else ""
    )
    new = sorted(found.keys() - {one.address for one in published})
    text = permanence.list_with(published, found, handbook.edition)
    file.write_text(text, encoding="utf-8")
    print(*new, f"{len(new)} new, {len(published) + len(new)} in data/{file.name}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
