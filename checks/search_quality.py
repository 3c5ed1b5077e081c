"""Puts queries to the search in a browser and counts how often a page that answers is found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Page

from macros.shared.project import PROJECT

QUERIES = PROJECT / "tests" / "search"
NOT_THERE = "-"
# What the results are known by: the code, or the address below the root of the site.
_ASK = """async (queries) => {
    while (!window.handboekSearch) await new Promise((next) => setTimeout(next, 20));
    await window.handboekSearch.ready;
    const found = document.querySelector("dialog.search [data-search-results]");
    const input = document.querySelector("dialog.search input");
    const type = (query) => {
        input.value = query;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    return queries.map((query) => {
        type("");
        const start = performance.now();
        type(query);
        const milliseconds = performance.now() - start;
        const shown = [...found.querySelectorAll(".search-results > li")];
        const ids = shown.map((one) => {
            const { href } = one.querySelector("a");
            const address = href.slice(window.handboek.base.length).replace("index.html", "");
            return one.querySelector(".badge")?.textContent ?? address;
        });
        return { ids, unsure: Boolean(found.querySelector("[data-unsure]")), milliseconds };
    });
}"""


@dataclass(frozen=True)
class Query:
    """What someone types, and the pages that answer it."""

    kind: str
    """what kind of user typed it, such as trainer"""
    words: str
    accepted: frozenset[str]
    """codes, or addresses below the root of the site; none when the handbook has no answer"""


@dataclass
class Shares:
    """How the queries of a kind of user fare that the handbook answers."""

    asked: int = 0
    first: int = 0
    among_three: int = 0

    def __str__(self) -> str:
        """Return the shares in a line."""
        return (
            f"{self.asked:4} queries, first {self.first / self.asked:.0%}, "
            f"among the first three {self.among_three / self.asked:.0%}"
        )


@dataclass
class Quality:
    """How a set of queries fares."""

    kinds: dict[str, Shares] = field(default_factory=lambda: defaultdict(Shares))
    answered: int = 0
    unsure_of_answered: int = 0
    not_there: int = 0
    unsure_of_not_there: int = 0
    misses: list[str] = field(default_factory=list)
    """the queries without an accepted page, each with what was found"""

    @property
    def first(self) -> float:
        """Return the share of the queries, 0 to 1, whose first result is an accepted page."""
        return sum(kind.first for kind in self.kinds.values()) / max(1, self.answered)

    @property
    def among_three(self) -> float:
        """Return the share, 0 to 1, with an accepted page among the first three results."""
        return sum(kind.among_three for kind in self.kinds.values()) / max(1, self.answered)

    @property
    def wrongly_unsure(self) -> float:
        """Return the share of what is in the handbook, 0 to 1, that is marked unsure."""
        return self.unsure_of_answered / max(1, self.answered)

    @property
    def rightly_unsure(self) -> float:
        """Return the share of what is not in the handbook, 0 to 1, that is marked unsure."""
        return self.unsure_of_not_there / max(1, self.not_there)


def queries(path: Path) -> list[Query]:
    """Read a set: on each line a kind of user, a query and what answers it, between tabs."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Query(
            kind,
            words,
            frozenset(_known_by(one) for one in accepted.split(",") if one != NOT_THERE),
        )
        for kind, words, accepted in lines
    ]


def _known_by(accepted: str) -> str:
    """Return what a result is known by: a term and a page by their address, an entry by code."""
    if accepted.startswith("begrip:"):
        return f"begrippen/#{accepted.removeprefix('begrip:')}"
    if accepted.endswith(".md"):
        address = accepted.removesuffix(".md").removesuffix("index").rstrip("/")
        return address and f"{address}/"
    return accepted


def answers(page: Page, asked: Iterable[str]) -> list[dict[str, Any]]:
    """Return for each query the `ids` of what the search of the open page shows, best first.

    Besides, whether it is marked `unsure`, and how many `milliseconds` it takes.
    """
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    return cast(list[dict[str, Any]], page.evaluate(_ASK, list(asked)))


def quality(page: Page, asked: Iterable[Query]) -> Quality:
    """Put each query in the search of the page that is open."""
    asked = list(asked)
    found = Quality()
    given = answers(page, (query.words for query in asked))
    for query, answer in zip(asked, given, strict=True):
        if query.accepted:
            _count(found, query, answer["ids"][:3], answer["unsure"])
        else:
            found.not_there += 1
            found.unsure_of_not_there += answer["unsure"]
    return found


def _count(found: Quality, query: Query, ids: list[str], is_unsure: bool) -> None:
    kind = found.kinds[query.kind]
    found.answered += 1
    found.unsure_of_answered += is_unsure
    kind.asked += 1
    kind.first += bool(ids) and ids[0] in query.accepted
    if query.accepted & set(ids):
        kind.among_three += 1
    else:
        meant = " ".join(sorted(query.accepted))
        found.misses.append(f"{query.words}: {' '.join(ids) or 'nothing'} (meant: {meant})")
