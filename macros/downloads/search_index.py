"""What the search knows: one document per page and per term. Pure, knows no MkDocs.

The browser indexes these itself (`browser/src/search-engine.js`) once a person goes to search.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from macros.downloads.browser_script import browser_script
from macros.downloads.page_text import page_text
from macros.model import addresses
from macros.model.fields import Record
from macros.model.files import FrontMatter
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.records import Coded, ConversationForm, Intervention, Situation

TERM = "Begrip"
PAGE = "Pagina"
# A browser fetches and indexes all of it: as the handbook grows, each page gets a smaller share.
MOST_CHARACTERS = 2_000_000
# A line with more characters has so many words that it is like no query.
LONGEST_LINE = 140
# What answers a question less well than so many other pages gains nothing by it.
MOST_PAGES = 3
# No text to find a page by: what has a field of its own, or points elsewhere; stories, and lists
# that repeat the steps; what who leads a programme reads between its parts.
_NOT_SEARCHED = {
    "code", "slug", "aliases", "kind", "theme", "title", "summary", "keywords", "source", "related",
    "conversation_forms", "interventions", "opens_route", "intervention", "form", "versions",
    "large_team", "sectors", "script", "reply", "school_year", "research", "would_change",
    "example", "checklist", "how", "why", "says", "watch", "move_on", "if_short", "preparation",
    "afterwards",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """A page or a part of one, as the search sees it."""

    kind: str
    """what the results call it, such as Interventie"""
    code: str = ""
    """code of the entry; empty for a page without one"""
    title: str
    uri: str
    """URI of the page, such as interventies/goede-voorbeeld.md"""
    anchor: str = ""
    """the part of the page, without #; empty for the whole page"""
    summary: str
    """the line that a result shows where no other line matches"""
    aliases: tuple[str, ...] = ()
    """its former slugs, for who mistypes one"""
    can_be_chosen: bool = False
    """whether it can be put on a checklist"""
    keywords: tuple[str, ...]
    """words that the entry's editor gave it to be found by: matched, never shown"""
    sayings: tuple[str, ...] = ()
    """what people type when this is what they need: matched, never shown"""
    essence: tuple[str, ...] = ()
    """lines that say what the page is for: its goal, its signals"""
    lines: tuple[str, ...] = ()
    """the other lines of the page"""


def search_documents(handbook: Handbook) -> list[SearchDocument]:
    """Return a document for every entry with a code and every term of the glossary."""
    entries = [
        _of_entry(record, handbook.sayings.get(record.code, ()))
        for record in handbook.by_code.values()
    ]
    terms = [
        SearchDocument(
            kind=TERM,
            title=term.term,
            uri=addresses.GLOSSARY,
            anchor=term.id,
            summary=term.definition,
            keywords=term.also,
        )
        for term in handbook.terms
    ]
    return [*entries, *terms]


def search_index(
    handbook: Handbook,
    by_hand: Mapping[str, FrontMatter],
    markdown: Mapping[str, str],
    address: Callable[[str], str],
) -> str:
    """Return what the search knows, as a script.

    `by_hand` holds the front matter of hand-written pages by their URI and `markdown` their text,
    `address` gives the address of a URI. Raises KeyError where a question names a page that is not
    among them, which no handbook does that was read beside its pages.
    """
    documents = search_documents(handbook)
    documents += [
        _of_page(uri, page, markdown[uri]) for uri, page in by_hand.items() if page.keywords
    ]
    share = MOST_CHARACTERS // max(1, len(documents))
    documents = [_within(document, share) for document in documents]
    data = [
        _as_data(document, address(document.uri) + (document.anchor and f"#{document.anchor}"))
        for document in documents
    ]
    # No search finds these; the page for addresses that are not there does.
    retired = [
        {
            "code": gone.code,
            "title": gone.title,
            "address": address(addresses.page_uri(gone)),
            "aliases": gone.aliases,
        }
        for gone in handbook.retired
    ]
    kinds = [{"name": kind.singular, "hasChecklist": kind.has_checklist} for kind in KINDS]
    index = {
        "documents": data,
        "questions": _questions(handbook, documents),
        "nothing": handbook.nothing,
        "sayings": _sayings(documents),
        "synonyms": handbook.synonyms,
        "retired": retired,
        "kinds": kinds,
    }
    return browser_script("handboekIndex", index)


def _questions(
    handbook: Handbook, documents: list[SearchDocument]
) -> list[tuple[tuple[int, ...], list[str]]]:
    """Return what strangers ask, with the places of the documents that answer it, best first."""
    places = {_name(document): place for place, document in enumerate(documents)}
    groups: dict[tuple[int, ...], list[str]] = {}
    for question in handbook.questions:
        named = tuple(places[name] for name in question.pages[:MOST_PAGES])
        groups.setdefault(named, []).extend(question.ask)
    return sorted(groups.items())  # neighbours that are alike take fewer bytes


def _name(document: SearchDocument) -> str:
    """Return what questions call a document."""
    if document.anchor:
        return f"begrip:{document.anchor}"
    return document.code or document.uri


def _sayings(documents: list[SearchDocument]) -> list[tuple[tuple[int, ...], list[str]]]:
    """Return what people say, each saying once, with the places of all documents that answer it."""
    places: dict[str, tuple[int, ...]] = {}
    for place, document in enumerate(documents):
        for saying in document.sayings:
            places[saying] = (*places.get(saying, ()), place)
    groups: dict[tuple[int, ...], list[str]] = {}
    for saying, group in places.items():
        groups.setdefault(group, []).append(saying)
    return list(groups.items())


def _of_page(uri: str, page: FrontMatter, markdown: str) -> SearchDocument:
    text = page_text(markdown)
    return SearchDocument(
        kind=PAGE,
        title=page.title,
        uri=uri,
        summary=page.description or "",
        keywords=page.keywords,
        essence=text.headings,
        lines=text.lines,
    )


def _of_entry(record: Coded, sayings: tuple[str, ...]) -> SearchDocument:
    match record:
        case Intervention():
            glance = record.at_a_glance
            essence = (*((glance.goal,) if glance else ()), *record.signals)
        case Situation():
            essence = (*record.signals, *record.causes)
        case ConversationForm():
            essence = (record.aim, *filter(None, (record.fits,)))
        case _:
            essence = ()
    texts = (
        text
        for path, text in record.parts()
        if not isinstance(text, Record) and not _NOT_SEARCHED & set(path) and text not in essence
    )
    return SearchDocument(
        kind=record.kind.singular,
        code=record.code,
        title=record.title,
        uri=addresses.page_uri(record),
        summary=record.summary,
        aliases=record.aliases,
        can_be_chosen=record.kind.can_be_chosen,
        keywords=record.keywords,
        sayings=sayings,
        essence=essence,
        lines=tuple(dict.fromkeys(texts)),
    )


def _within(document: SearchDocument, share: int) -> SearchDocument:
    """Return a document with no more texts than fit in its share, the most telling ones first."""

    def fitting(texts: tuple[str, ...]) -> tuple[str, ...]:
        nonlocal share
        kept = []
        for text in texts:
            share -= len(text)
            if share >= 0:
                kept.append(text)
        return tuple(kept)

    return replace(
        document,
        essence=fitting(document.essence),
        sayings=fitting(document.sayings),
        lines=fitting(tuple(line for line in document.lines if len(line) <= LONGEST_LINE)),
    )


def _as_data(document: SearchDocument, address: str) -> dict[str, object]:
    """Return a document as the browser gets it, at its `address` relative to the site's root."""
    data = vars(document) | {"address": address}
    left_out = {"uri", "anchor", "sayings"}
    return {name: value for name, value in data.items() if name not in left_out and value}
