"""What somebody types to find something: words, phrases and conditions. Any text at all is a query."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from leaderdeck.library.note import NoteKind
from leaderdeck.library.words import fold, words_of
from leaderdeck.quick_dataclass import dataclass

LONGEST_QUERY = 400
"""Letters; what is pasted beyond that narrows nothing."""
MOST_TERMS = 12
LEAST_PREFIX_LETTERS = 3
"""Fewer letters begin half of all words: they are looked for in titles, until more is typed."""
Use: TypeAlias = Literal["", "used", "unused"]

_PIECE = re.compile(
    r'(?P<key>[^\W\d_][\w-]*):(?:"(?P<said>[^"]*)"?|(?P<bare>[^\s"]*))|"(?P<phrase>[^"]*)"?'
    r'|(?P<word>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)|[^\s"]+)'
)
_MARKS = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"'})
_TOPIC, _KIND, _PERSON, _BEFORE, _AFTER, _WITHIN = "topic", "kind", "person", "before", "after", "within"
_KEYS = {
    "tema": _TOPIC, "emne": _TOPIC, "topic": _TOPIC, "type": _KIND, "slag": _KIND, "kind": _KIND,
    "person": _PERSON, "personer": _PERSON, "people": _PERSON, "før": _BEFORE, "before": _BEFORE, "etter": _AFTER,
    "after": _AFTER, "i": _WITHIN, "in": _WITHIN,
}  # fmt: skip
_KINDS: dict[str, NoteKind] = {
    "foredrag": "talk", "talk": "talk", "notat": "note", "note": "note", "tese": "thought", "tanke": "thought",
    "thought": "thought", "sitat": "quote", "quote": "quote", "faktum": "fact", "fakta": "fact", "fact": "fact",
    "spørsmål": "question", "question": "question", "erfaring": "experience", "experience": "experience",
    "møte": "meeting", "meeting": "meeting",
}  # fmt: skip
_USES: dict[str, Use] = {"brukt": "used", "used": "used", "ubrukt": "unused", "unused": "unused"}
_WITHIN_WORDS = {
    "foredrag": "talks", "talk": "talks", "talks": "talks", "notat": "notes", "notater": "notes", "notes": "notes",
}  # fmt: skip
_FILE_END = re.compile(r"(?<=\w)\.(?:md|markdown|txt)$", re.IGNORECASE)
"""What a file's name ends with; nothing is found by that."""
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_COMMON_WORDS = """
    og i å er det som en et ei på til av for at med den de har ikke ikkje var jeg eg vi han hun ho om fra frå meg
    deg seg så men eller der her kan skal vil ble blir vart da når hva kva hvem kven hvor kvar hvordan korleis noe
    noko dette disse desse min mitt mine vår vårt våre sin sitt sine du dere the a an and or of to in on is are
    was it that this with for what how we i my our sa sagt si sier eit ei men må oss dei dykk dykkar hennes hennar hans
    noen nokon nokre alle hadde ha skulle ville blei blitt vært vore være vere bare berre også òg jo be been were has
    have had they
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that stand in every note; they count where nothing else was asked for."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or the words of a phrase in their order, folded."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """Whether it is still being typed: words that begin so count, too."""
    is_phrase: bool = False

    @property
    def word(self) -> str:
        """The word of a term that is no phrase."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; every condition must hold."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    topics: tuple[str, ...] = ()
    """Folded; a topic counts when it begins so."""
    kinds: tuple[NoteKind, ...] = ()
    """One of these; a quotation inside a note answers `quote`, a figure `fact`."""
    people: tuple[str, ...] = ()
    before: str = ""
    """ISO date: earlier than this day."""
    after: str = ""
    """ISO date: later than this day."""
    use: Use = ""
    within: Literal["", "talks", "notes"] = ""

    @property
    def required(self) -> tuple[int, ...]:
        """Places of the terms that an answer must have: not the one or two letters that a next word begins with."""
        found = tuple(
            place
            for place, term in enumerate(self.terms)
            if not (term.is_prefix and len(term.word) < LEAST_PREFIX_LETTERS)
        )
        return found or tuple(range(len(self.terms)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: everything answers."""
        return not self.terms and not self.has_conditions

    @property
    def has_conditions(self) -> bool:
        """Whether more is asked than words."""
        return bool(self.topics or self.kinds or self.people or self.before or self.after or self.use or self.within)


def parse_query(text: str) -> Query:
    """The query that a text is. Never fails: what is no known condition is words."""
    clean = text[:LONGEST_QUERY].translate(_MARKS)
    reading = _Reading(is_typing=bool(clean) and not clean[-1].isspace() and clean[-1] != '"')
    pieces = list(_PIECE.finditer(clean))
    for place, piece in enumerate(pieces):
        reading.add(piece, is_last=place == len(pieces) - 1)
    return reading.query(text)


class _Reading:
    def __init__(self, *, is_typing: bool) -> None:
        self.is_typing = is_typing
        self.terms: list[Term] = []
        self.topics: list[str] = []
        self.kinds: list[NoteKind] = []
        self.people: list[str] = []
        self.before = self.after = ""
        self.use: Use = ""
        self.within: Literal["", "talks", "notes"] = ""

    def add(self, piece: re.Match[str], *, is_last: bool) -> None:
        """One piece of the text."""
        word = piece["word"]
        if word and word.startswith("#") and len(word) > 1:
            self.topics.append(fold(word[1:]))
        elif word and fold(word) in _USES:
            self.use = _USES[fold(word)]
        elif piece["phrase"] is not None:
            self._add_phrase(words_of(piece["phrase"]))
        elif word:
            self._add_words(word, is_last=is_last)
        elif not self._add_condition(_KEYS.get(fold(piece["key"]), ""), (piece["said"] or piece["bare"] or "").strip()):
            self._add_words(piece[0], is_last=is_last)

    def query(self, text: str) -> Query:
        """All of it."""
        terms = [term for term in self.terms if term.is_phrase or term.word not in _COMMON]
        if not terms or (self.terms and self.terms[-1].is_prefix and len(self.terms) == 1):
            terms = self.terms
        return Query(
            text, tuple(dict.fromkeys(terms))[:MOST_TERMS], tuple(self.topics), tuple(dict.fromkeys(self.kinds)),
            tuple(self.people), self.before, self.after, self.use, self.within,
        )  # fmt: skip

    def _add_phrase(self, words: list[str]) -> None:
        if words:
            self.terms.append(Term(tuple(words), is_phrase=len(words) > 1))

    def _add_words(self, text: str, *, is_last: bool) -> None:
        name = _FILE_END.sub("", text)
        words = words_of(name)
        is_open = self.is_typing and is_last and text[-1:].isalnum() and name == text
        self.terms += [Term((word,), is_open and place == len(words) - 1) for place, word in enumerate(words)]

    def _add_condition(self, key: str, said: str) -> bool:
        """Whether it is one; a key without a value yet narrows nothing and is no word either."""
        if not key:
            return False
        if not said:
            return True
        if key == _TOPIC:
            self.topics.append(fold(said))
        elif key == _PERSON:
            self.people.append(fold(said))
        elif key == _KIND:
            return self._add_kind(fold(said))
        elif key == _WITHIN:
            within = _WITHIN_WORDS.get(fold(said))
            self.within = "talks" if within == "talks" else "notes" if within == "notes" else ""
            return within is not None
        else:
            return self._add_day(key, said)
        return True

    def _add_kind(self, word: str) -> bool:
        """A kind by its name, or by its beginning while it is being typed."""
        found = [kind for name, kind in _KINDS.items() if name == word] or [
            kind for name, kind in _KINDS.items() if self.is_typing and name.startswith(word)
        ]
        self.kinds += found
        return bool(found)

    def _add_day(self, key: str, said: str) -> bool:
        period = _PERIOD.fullmatch(said)
        if period is None:
            return False
        if key == _BEFORE:
            self.before = f"{period[1]}-{period[2] or '01'}-{period[3] or '01'}"
        else:
            self.after = f"{period[1]}-{period[2] or '12'}-{period[3] or '31'}"
        return True
