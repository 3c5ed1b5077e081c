"""Add every new address of the site in `site/` to the list of published ones, and keep its data.

Run by `make freeze`, after `make site`, at each edition. Nothing is ever removed from the list.
The open data of the edition goes into `data/editions/`: the next edition shows what changed since.
"""

import shutil
import sys

from checks.arrivals import BuiltSite
from macros.model import published
from macros.model.addresses import DATA_JSON
from macros.model.earlier_edition import FOLDER
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
    kept = PROJECT / "data" / FOLDER / f"{handbook.edition}.json"
    kept.parent.mkdir(exist_ok=True)
    shutil.copyfile(PROJECT / "site" / DATA_JSON, kept)
    print(*new, f"{len(new)} new, {len(before) + len(new)} in data/{file.name}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
