"""Slides in the making: what each shows, what is said to it, and which units of the source it is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from leaderdeck.intake.prose_to_talk_lists import LIST_MARKS
from leaderdeck.intake.prose_to_talk_people import Person
from leaderdeck.quick_dataclass import dataclass

MOST_LINES = 40
"""Of one list, box or agenda; a longer one goes on under the same title."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class PlannedSlide:
    """One slide. All words are the source's; `body` holds Markdown lines in blocks, `level` 1 is a section."""

    title: str = ""
    level: int = 2
    depth: int = 0
    """Of a heading: how deep it stands in the source, from 1; those that are not marked as headings are deepest."""
    body: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    layout: str = ""
    is_open: bool = False
    """Whether text that follows belongs here: the answer to a question, the list under a heading."""

    is_set: bool = False
    """Whether what it shows stays as it is when more text is said on it."""

    is_list: bool = False
    """Whether it is a list of the source's own, whose title may be a sentence that leads to it."""

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation, which needs no title."""
        return bool(self.body) and self.body[0][0].startswith(">")

    def has_room(self, block: str) -> bool:
        """Whether the last block is of this kind, and takes more lines."""
        return bool(self.body) and self.body[-1][0] == block and len(self.body[-1]) < MOST_LINES

    @property
    def takes_items(self) -> bool:
        """Whether an item of a list may stand below what is there."""
        lines = self.body[-1] if self.body else ["- "]
        if self.is_list and self.is_open and len(self.body) == 1 and len(lines) == 1 and self.depth:
            return True  # the line that leads to the list
        return lines[0].lstrip().startswith((*LIST_MARKS, "::: fakta", "::: merk")) and len(lines) < MOST_LINES

    def shows(self) -> str:
        """All words that are to be seen, however they are marked up."""
        return "\n".join([self.title, *(line for block in self.body for line in block), *self.sources])

    @property
    def last_line(self) -> str:
        """The last line of the body with words in it."""
        lines = [line for block in self.body for line in block if line not in (":::", "", "+++")]
        return lines[-1] if lines else ""

    @property
    def refers_in_title(self) -> bool:
        """Whether the mark of a source stands behind the title: behind a figure it would be read as one."""
        return bool(self.title) and self.last_line[-1:].isalnum() and not self.title[-1:].isdigit()

    def seen(self) -> str:
        """What it shows, without the word that a source's mark stands at: with it, that reads as another word."""
        if not self.sources:
            return self.shows()
        marked = self.title if self.refers_in_title else self.last_line
        word = marked.split()[-1] if marked.split() else ""
        return self.shows().replace(word, "", 1) if word[-1:].isalnum() else self.shows()

    def take(self, place: int) -> None:
        """It is made of this unit, too."""
        if place not in self.places:
            self.places.append(place)

    def say(self, place: int, words: str) -> None:
        """Words of this unit are said."""
        self.take(place)
        if words.strip():
            self.notes.append(words.strip())


@dataclass(slots=True)
class PlannedCard:
    """The cover: what goes into the talk's front matter."""

    title: str = ""
    subtitle: str = ""
    person: Person | None = None
    event: str = ""
    organizer: str = ""
    place: str = ""
    date: str = ""
    duration: str = ""
    notes: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def shows(self) -> str:
        """All words that are to be seen."""
        person = self.person or Person("")
        return "\n".join(
            (self.title, self.subtitle, person.name, person.office, person.where, self.event, self.organizer,
             self.place, self.date)
        )  # fmt: skip

    def take(self, place: int) -> None:
        """It is made of this unit, too."""
        if place not in self.places:
            self.places.append(place)

    def say(self, words: str) -> None:
        """Words are said, unless every one of them is seen."""
        if not covers(self.shows(), words):
            self.notes.append(words.strip())


def words_in(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, whatever its case and marks."""
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


def covers(shown: str, words: str) -> bool:
    """Whether every word of a unit is shown, as often as it stands there."""
    return not words_in([words]) - words_in([shown])
