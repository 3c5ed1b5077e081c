"""What data/search.yaml holds: what people type, and the pages that answer it."""

from collections import Counter
from typing import Annotated

from pydantic import Field, field_validator

from macros.model.fields import EntryCode, NotEmpty, PageName, Record, Text, codes_once


class Saying(Record):
    """What people type in the search box when an entry is what they need."""

    code: EntryCode = Field(alias="entry")
    """code of the entry"""
    phrases: Annotated[tuple[Text, ...], *NotEmpty]
    """words and phrases beyond those of its page and its keywords, never shown"""


class Question(Record):
    """What strangers type in the search box, with the pages that answer it."""

    pages: Annotated[tuple[PageName, ...], *NotEmpty]
    """what answers it, best first: codes, begrip: with a term's id, files in docs/ with keywords"""
    ask: Annotated[tuple[Text, ...], *NotEmpty]
    """what they type, in plain words, never shown"""


class SearchFile(Record):
    """What data/search.yaml holds."""

    questions: tuple[Question, ...] = ()
    """what strangers type, in plain words, and what answers it"""
    nothing: tuple[Text, ...] = ()
    """words and phrases for what people seek here in vain, such as salaris or verlof aanvragen"""
    sayings: tuple[Saying, ...] = ()
    """what people say for an entry; an entry without any is found by its own words"""
    synonyms: tuple[tuple[Text, ...], ...] = ()
    """groups of single words that mean the same to a search"""

    @field_validator("questions")
    @classmethod
    def _each_question_once(cls, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        asked = Counter(text.casefold() for question in questions for text in question.ask)
        if twice := sorted(text for text, times in asked.items() if times > 1):
            raise ValueError(f"'{twice[0]}' stands twice; expected each question once")
        return questions

    @field_validator("nothing")
    @classmethod
    def _each_subject_once(cls, subjects: tuple[str, ...]) -> tuple[str, ...]:
        if twice := sorted(text for text, times in Counter(subjects).items() if times > 1):
            raise ValueError(f"'{twice[0]}' stands twice; expected each once")
        return subjects

    @field_validator("sayings")
    @classmethod
    def _each_entry_once(cls, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        return codes_once(sayings)

    @field_validator("synonyms")
    @classmethod
    def _single_words_once(cls, groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        words = [word.casefold() for group in groups for word in group]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            raise ValueError(f"'{', '.join(twice)}' stands twice; expected each word once")
        if lonely := [group[0] for group in groups if len(group) == 1]:
            raise ValueError(f"'{lonely[0]}' stands alone; expected two words or more in a group")
        if phrases := [word for word in words if " " in word]:
            raise ValueError(f"'{phrases[0]}' is no single word; expected one word")
        return groups
