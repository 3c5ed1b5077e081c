"""Puts queries to the search in a browser and counts how often the page that was meant is found."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page

from macros.shared.project import PROJECT

QUERIES = PROJECT / "tests" / "search"


@dataclass(frozen=True)
class Query:
    """What someone types, and the codes of the pages that answer it."""

    words: str
    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Quality:
    """How a set of queries fares."""

    first: float
    """share of the queries, 0 to 1, whose first result is an accepted page"""
    among_three: float
    """share of the queries, 0 to 1, with an accepted page among the first three results"""
    misses: list[str]
    """the queries without, each with what was found"""


def queries(name: str) -> list[Query]:
    """Read a set: `tuned` or `fresh`."""
    lines = (QUERIES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return [Query(words, tuple(codes.split())) for words, codes in pairs]


def quality(page: Page, asked: Iterable[Query]) -> Quality:
    """Put each query in the search of the page that is open."""
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    field = page.get_by_role("dialog").get_by_role("searchbox")
    status = page.get_by_role("dialog").get_by_role("status").first
    page.evaluate(
        """async () => {
            while (!window.handboekSearch) await new Promise((next) => setTimeout(next, 20));
        }"""
    )
    first = among_three = 0
    misses = []
    asked = list(asked)
    for query in asked:
        field.fill(query.words)
        found = page.get_by_role("dialog").locator(".search-results > li")
        codes = found.evaluate_all(
            "all => all.slice(0, 3).map(one => one.querySelector('.badge')?.textContent ?? '')"
        )
        first += bool(codes) and codes[0] in query.accepted
        if set(codes) & set(query.accepted):
            among_three += 1
        else:
            shown = " ".join(codes) or status.inner_text()
            misses.append(f"{query.words}: {shown} (meant: {' '.join(query.accepted)})")
    return Quality(first / len(asked), among_three / len(asked), misses)
