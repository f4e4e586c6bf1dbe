"""What can be written in the search field besides words, in the language of the interface, and offered there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from leaderdeck.desktop.library.rows import Row
from leaderdeck.language import Sentence, say
from leaderdeck.library.note import NoteKind
from leaderdeck.library.words import fold
from leaderdeck.quick_dataclass import dataclass

MOST_WHILE_WRITING = 3
MOST_OF_A_KEY = 8
_LEAST_LETTERS = 2
Names: TypeAlias = Iterable[tuple[str, int | None]]
"""Names and how many files have each."""
_LAST = re.compile(r'(?:(?P<key>[^\W\d_][\w-]*):)?(?P<said>"[^"]*|[^\s":]*)$')
_SCHEMES = {
    "nb": ("tema", "type", "person", "før", "etter", "i:foredrag", "brukt", "ubrukt"),
    "nn": ("tema", "type", "person", "før", "etter", "i:foredrag", "brukt", "ubrukt"),
    "en": ("topic", "kind", "people", "before", "after", "in:talks", "used", "unused"),
}
_KINDS: dict[str, dict[NoteKind, str]] = {
    "nb": {"talk": "foredrag", "note": "notat", "thought": "tanke", "quote": "sitat", "fact": "faktum",
           "question": "spørsmål", "experience": "erfaring", "meeting": "møte"},
    "nn": {"talk": "foredrag", "note": "notat", "thought": "tanke", "quote": "sitat", "fact": "faktum",
           "question": "spørsmål", "experience": "erfaring", "meeting": "møte"},
    "en": {"talk": "talk", "note": "note", "thought": "thought", "quote": "quote", "fact": "fact",
           "question": "question", "experience": "experience", "meeting": "meeting"},
}  # fmt: skip
_TOPIC_KEYS, _KIND_KEYS = ("tema", "emne", "topic"), ("type", "slag", "kind")
_PERSON_KEYS, _DAY_KEYS = ("person", "personer", "people"), ("før", "etter", "before", "after")


@dataclass(frozen=True, slots=True)
class QueryWords:
    """The conditions in one language, as they are written: `tema:`, `brukt`."""

    topic: str
    kind: str
    person: str
    before: str
    after: str
    talks: str
    used: str
    unused: str


def query_words(language: str) -> QueryWords:
    """The words of this language."""
    topic, kind, person, before, after, talks, used, unused = _SCHEMES.get(language, _SCHEMES["nb"])
    return QueryWords(f"{topic}:", f"{kind}:", f"{person}:", f"{before}:", f"{after}:", talks, used, unused)


def kind_word(kind: NoteKind, language: str) -> str:
    """A kind as it is written after `type:`."""
    return _KINDS.get(language, _KINDS["nb"])[kind]


def condition(key: str, value: str) -> str:
    """`tema:tillit`, `person:"Kari Nordmann"`: with a space after it, so that the next word can be written."""
    plain = value.replace('"', "")
    return f'{key}"{plain}" ' if re.search(r"\s", plain) else f"{key}{plain} "


def offers(
    text: str,
    topics: Callable[[], Names],
    people: Callable[[], Names],
    years: Callable[[], Sequence[str]],
    language: str,
) -> tuple[Row, ...]:
    """What the last word of the search field may become; each row's query is the whole field then."""
    found = _LAST.search(text)
    if found is None or (not found["key"] and len(found["said"]) < _LEAST_LETTERS):
        return ()
    before, said = text[: found.start()], fold(found["said"].lstrip('"'))
    words = query_words(language)
    key = fold(found["key"] or "")
    made = _Offers(before, said, MOST_OF_A_KEY if key else MOST_WHILE_WRITING)
    if not key:
        if not found["said"].startswith('"'):
            made.add_names(words.topic, topics(), _topic)
            made.add_names(words.person, people(), _person)
    elif key in _TOPIC_KEYS:
        made.add_names(words.topic, topics(), _topic)
    elif key in _PERSON_KEYS:
        made.add_names(words.person, people(), _person)
    elif key in _KIND_KEYS:
        names = _KINDS.get(language, _KINDS["nb"]).values()
        made.add_names(words.kind, [(name, None) for name in names], _kind)
    elif key in _DAY_KEYS:
        made.add_years(f"{found['key']}:", years())
    return made.rows


def _topic(name: str) -> Sentence:
    return say("Tema: {name}", name=name)


def _person(name: str) -> Sentence:
    return say("Person: {name}", name=name)


def _kind(name: str) -> Sentence:
    return say("Slag: {name}", name=name)


class _Offers:
    def __init__(self, before: str, said: str, most: int) -> None:
        self._before, self._said, self._most = before, said, most
        self.rows: tuple[Row, ...] = ()

    def add_names(self, key: str, names: Names, words: Callable[[str], Sentence]) -> None:
        """Names of which a word begins with what is typed."""
        room = self._most - len(self.rows)
        fitting = [(name, count) for name, count in names if self._fits(name)]
        self.rows += tuple(
            self._row(condition(key, name), words(name), count)
            for name, count in fitting[:room]
            if fold(f"{key}{name}") != self._said
        )

    def add_years(self, key: str, years: Sequence[str]) -> None:
        """Years that there is something from."""
        self.rows += tuple(
            self._row(f"{key}{year} ", f"{key}{year}", None) for year in years if year.startswith(self._said)
        )[: self._most]

    def _fits(self, name: str) -> bool:
        folded = fold(name)
        return folded.startswith(self._said) or any(word.startswith(self._said) for word in folded.split())

    def _row(self, query: str, words: Sentence | str, count: int | None) -> Row:
        return Row("offer", f"offer:{query}", words, count=count, query=self._before + query)
