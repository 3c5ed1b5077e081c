"""What `make check` and the tests ask of the texts, beyond what a build needs.

A draft builds and can be looked at; it is finished when these rules hold: every entry has the depth
that a reader expects, texts keep to their form, and no two entries say the same.
"""

import re
from collections import Counter
from collections.abc import Iterator

from macros.model.fields import Path, Record
from macros.model.files import ENTRY_NAMES, WITH_CODE, Term
from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.model.parts import Objection, WorkKind
from macros.model.programmes import ProgrammePart
from macros.model.records import Coded, ConversationForm, Intervention
from macros.model.team import Talk
from macros.reading.messages import entry_name, value_name
from macros.reading.problems import Problem

SAME_OPENING = 0.6  # share of the texts of a kind that may open with the same word
MANY = 20  # texts: of fewer, a share says little
WORDS_OF_A_SENTENCE = 4  # shorter ones, such as "Dat helpt.", may stand twice
NO_SENTENCES = {
    "id",
    "slug",
    "aliases",
    "title",
    "term",
    "also",
    "keywords",
    "place",
    "people",
    "who",
}

# What one says aloud, between ‘ and ’: the fields of each record that has any.
SPOKEN: dict[type[Record], tuple[str, ...]] = {
    Intervention: ("sentences", "review_question"),
    Objection: ("heard", "reply"),
    ConversationForm: ("questions",),
    ProgrammePart: ("says",),
    Talk: ("say",),
}

Finding = tuple[Path, str]  # where it stands, named as in `Handbook.places`, and what is wrong


def problems(handbook: Handbook) -> list[Problem]:
    """List every text that breaks a house rule, in the order of the files."""
    found = [
        *_depth(handbook),
        *_checklists(handbook),
        *_spoken(handbook),
        *_straight_quotes(handbook),
        *_unreached(handbook),
        *_same_sentences(handbook),
        *_openings(handbook),
        *_untold(handbook),
        *_not_in_english(handbook),
        *_no_research(handbook),
        *_other_words_in_a_code(handbook),
    ]
    return sorted(_problem(handbook, finding) for finding in found)


def _problem(handbook: Handbook, finding: Finding) -> Problem:
    path, reason = finding
    place = handbook.places[_nearest(handbook, path)]
    entry, inside = _entry(handbook, path)
    return Problem(place.file, place.line, f"{value_name(entry, inside)}: {reason}")


def _entry(handbook: Handbook, path: Path) -> tuple[str, Path]:
    """Return what messages call the entry that a value is in, and the path from there."""
    if kind := kind_of(str(path[0])):
        called = kind if path[0] in handbook.by_code else ENTRY_NAMES["retired"]
        return f"{called} {path[0]}", path[1:]
    file, collection, *inside = path
    if collection not in ENTRY_NAMES:
        return "", path[1:]
    index = int(inside[0])
    entry = getattr(getattr(handbook.files, str(file)), str(collection))[index]
    return entry_name(str(collection), index, getattr(entry, "id", None)), path[3:]


def _nearest(handbook: Handbook, path: Path) -> Path:
    """Return the path of the nearest thing around a value that stands in the data."""
    while path not in handbook.places:
        path = path[:-1]
    return path


def _parts(handbook: Handbook) -> Iterator[tuple[Path, Record | str]]:
    """Yield every record and text in the data, with where it stands."""
    for record in (*handbook.by_code.values(), *handbook.retired):
        yield (record.code,), record
        yield from (((record.code, *path), part) for path, part in record.parts())
    for file, held in handbook.files._asdict().items():
        for path, part in held.parts():
            if path[0] not in WITH_CODE:
                yield (file, *path), part


def _depth(handbook: Handbook) -> Iterator[Finding]:
    """Find fields that hold less than a reader needs, or more than a reader takes in."""
    for record in handbook.by_code.values():
        for path, part in [((), record), *record.parts()]:
            for field, depth in () if isinstance(part, str) else part.depths():
                value = getattr(part, field)
                count = len(value) if isinstance(value, tuple) else int(value is not None)
                if count < depth.least or (depth.most is not None and count > depth.most):
                    reason = f"{count} given; expected {depth}"
                    yield (record.code, *path, field), reason


def _checklists(handbook: Handbook) -> Iterator[Finding]:
    """Find items on a checklist that are no fact to answer with yes or no."""
    for entry in handbook.interventions:
        for moment in ("before", "during", "after"):
            for index, item in enumerate(getattr(entry.checklist, moment)):
                if "?" in item or not re.match(r"[^\W\d_a-zà-ÿ].*[^.]\.$", item):
                    reason = f"'{item}'; expected a statement with a capital and a full stop"
                    yield (entry.code, "checklist", moment, index), reason


def _spoken(handbook: Handbook) -> Iterator[Finding]:
    """Find what one says aloud without quotation marks, or without an open question first."""
    for where, record in _parts(handbook):
        if isinstance(record, str) or not (fields := SPOKEN.get(type(record))):
            continue
        for path, text in record.parts():
            if path[0] not in fields or not isinstance(text, str):
                continue
            if not (text.startswith("‘") and text.endswith("’")):
                yield (*where, *path), f"'{text}'; expected it between ‘ and ’"
    for entry in handbook.interventions:
        if entry.sentences and "?" not in entry.sentences[0]:
            yield (entry.code, "sentences", 0), "no question; expected an open question first"


def _straight_quotes(handbook: Handbook) -> Iterator[Finding]:
    """Find quotation marks and apostrophes as typewriters had them.

    What people type in the search box stands as their keyboards give it.
    """
    for where, text in _parts(handbook):
        if where[0] == "search":
            continue
        if isinstance(text, str) and (found := re.search("[\"']", text)):
            yield where, f"holds a straight quote ({found[0]}); expected ‘, ’ or an apostrophe ’"


def _unreached(handbook: Handbook) -> Iterator[Finding]:
    """Find what a leader who knows only what is wrong could not reach."""
    for entry in handbook.interventions:
        if not entry.helps_in:
            yield (entry.code,), "no situation names it; expected at least one to lead to it"
        if not entry.relations:
            yield (entry.code, "related"), "no link from or to it; expected at least one"
    for form in handbook.conversation_forms:
        if not form.fits_interventions:
            yield (form.code,), "no intervention names it; expected at least one to lead to it"


def _entries_and_terms(handbook: Handbook) -> Iterator[tuple[Path, Coded | Term]]:
    """Yield each entry with a code and each term of the glossary, with where it stands."""
    for code, record in handbook.by_code.items():
        yield (code,), record
    for index, term in enumerate(handbook.terms):
        yield ("glossary", "terms", index), term


def _same_sentences(handbook: Handbook) -> Iterator[Finding]:
    """Find sentences that stand in two entries: they say too little of either."""
    first: dict[str, tuple[Path, str]] = {}
    for where, record in _entries_and_terms(handbook):
        name = record.id if isinstance(record, Term) else record.code
        for path, text in record.parts():
            if not isinstance(text, str) or NO_SENTENCES & {path[0], path[-1]}:
                continue
            for sentence in re.split(r"(?<=[.?!…’])\s+", text):
                key = " ".join(re.findall(r"\w+", sentence.casefold()))
                if len(key.split()) < WORDS_OF_A_SENTENCE:
                    continue
                other, other_name = first.setdefault(key, (where, name))
                if other != where:
                    reason = f"'{sentence}' stands in {other_name} too; expected words of its own"
                    yield (*where, *path), reason


def _openings(handbook: Handbook) -> Iterator[Finding]:
    """Find kinds of texts of which too many open with the same word: they read like a form."""
    kinds: dict[str, list[tuple[Path, str]]] = {"asks": [], "checklist": [], "behaviour": []}
    for code, record in handbook.by_code.items():
        for path, text in record.parts():
            kind = next((one for one in path if one in kinds), None)
            if isinstance(text, str) and isinstance(kind, str):
                kinds[kind].append(((code, *path), text.split()[0]))
    for kind, texts in kinds.items():
        word, count = Counter(word for _, word in texts).most_common(1)[0]
        if len(texts) >= MANY and count > SAME_OPENING * len(texts):
            path = next(path for path, opening in texts if opening == word)
            share = f"{count} of {len(texts)} texts in '{kind}' open with '{word}'"
            yield path, f"{share}; expected {SAME_OPENING:.0%} at most"


def _untold(handbook: Handbook) -> Iterator[Finding]:
    """Find that nothing tells readers what the edition brought."""
    newest = handbook.changes[0]
    if newest.day != handbook.edition:
        reason = f"the newest is of {newest.day}; expected one of the edition, {handbook.edition}"
        yield ("changes", "changes", 0, "date"), reason


def _not_in_english(handbook: Handbook) -> Iterator[Finding]:
    """Find entries that a visitor from abroad does not see on the page /en/."""
    for code, record in handbook.by_code.items():
        if record.kind.in_english and code not in handbook.translations:
            yield (code,), "no title and summary in English; expected them in data/english.yaml"


def _no_research(handbook: Handbook) -> Iterator[Finding]:
    """Find what stands among research outside the documents, and is in them."""
    for theme in handbook.themes:
        for index, finding in enumerate(theme.research):
            if (kind := finding.source.work.kind) is not WorkKind.RESEARCH:
                reason = f"a work of kind {kind}; expected one of kind research"
                yield (theme.code, "research", index, "source"), reason


def _other_words_in_a_code(handbook: Handbook) -> Iterator[Finding]:
    """Find statements that say something else than those which codes of this edition answer."""
    team, earlier = handbook.team, handbook.earlier
    before = earlier.team if earlier else None
    if not earlier or not before or before["edition"] != team.edition:
        return
    words = [one["text"] for one in before["statements"]]
    for place, statement in enumerate(team.statements):
        if list(team.scale) != before["scale"] or words[place : place + 1] != [statement.text]:
            reason = (
                f"other words or another place than in the edition of {earlier.day}; "
                f"expected them as they were, or edition: {team.edition + 1} above the statements"
            )
            yield ("team", "statements", place, "text"), reason
