"""Measure how long the PDFs take: all of them cold, again, and after a change of one text.

Run by `make bench`. Seconds depend on the machine; the ratios are of one run.
"""

import shutil
import tempfile
import time
from pathlib import Path

from macros.model.addresses import DEFAULT_SITE_URL
from macros.model.handbook import Handbook
from macros.model.site import Site
from macros.paper.documents import documents
from macros.paper.pictures import link_pictures
from macros.paper.typesetting import make_paper, typeset
from macros.reading.checks import read_handbook
from macros.shared.cache import Cache
from macros.shared.project import PROJECT

SLOWEST = 8


def seconds(handbook: Handbook, kept: Path) -> float:
    """Make every document and return how long that took, in seconds."""
    start = time.perf_counter()
    make_paper(Site(handbook, DEFAULT_SITE_URL), Cache(kept))
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        kept, data = Path(folder) / "kept", Path(folder) / "data"
        shutil.copytree(PROJECT / "data", data)
        handbook = read_handbook(data)
        each = []
        for document in documents(Site(handbook, DEFAULT_SITE_URL)):
            start = time.perf_counter()
            typeset(document, handbook.edition)
            each.append((time.perf_counter() - start, document.name))
        cold = seconds(handbook, kept)
        again = seconds(handbook, kept)
        interventions = data / "interventions.yaml"
        text = interventions.read_text(encoding="utf-8")
        interventions.write_text(
            text.replace("Word samen beter", "Word beter", 1), encoding="utf-8"
        )
        before = {path.name for path in kept.glob("*.pdf")}
        changed = seconds(read_handbook(data), kept)
        anew = len({path.name for path in kept.glob("*.pdf")} - before)
        start = time.perf_counter()
        drawn = len(link_pictures(Site(handbook, DEFAULT_SITE_URL), {}, Cache(kept / "pictures")))
        a_picture = (time.perf_counter() - start) / drawn
    one_by_one = sum(took for took, _ in each)
    print(f"{len(each)} documents with their pictures, in seconds")
    print(f"  cold                      {cold:6.2f}   ({cold / one_by_one:.2f} of one by one)")
    print(f"  nothing changed           {again:6.2f}   ({again / cold:.2f} of cold)")
    print(
        f"  one text changed          {changed:6.2f}   ({changed / cold:.2f} of cold; {anew} anew)"
    )
    print(f"  one by one                {one_by_one:6.2f}   of which the slowest:")
    for took, name in sorted(each, reverse=True)[:SLOWEST]:
        print(f"    {name:<44}{took:6.2f}")
    print(f"a picture that goes with a link: {a_picture:.3f} ({drawn} drawn)")


if __name__ == "__main__":
    main()
