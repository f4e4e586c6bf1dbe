"""The paragraphs of a text as the list shows them: words, kind, why, and the slides that they are on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdeck.intake.prose_to_talk_guess import CHANGES, KIND_WORDS, Guess, GuessKind
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

KEY_KINDS: tuple[GuessKind, ...] = (*CHANGES, "heading", "prose")
"""What the keys 1 to 9 make of a paragraph."""
MORE_KINDS: tuple[GuessKind, ...] = ("caption", "source", "definition", "standfirst", "byline", "title")
"""What the menu offers besides."""
UNSURE = 0.7
"""A guess that is less sure than this is shown as a question."""
MOST_SHOWN = 2400
"""Characters: a longer paragraph is shown as far as this, for nobody reads it in a list."""


@dataclass(frozen=True, slots=True)
class ParagraphEntry:
    """One unit of the source."""

    place: int
    """Counted from 1."""
    count: int
    """How many there are in all."""
    words: str
    guess: Guess
    is_changed: bool
    numbers: tuple[int, ...] = ()
    """The scenes that are made of it."""

    @property
    def key(self) -> int:
        """Paragraphs are told apart by their place."""
        return self.place

    @property
    def kind(self) -> str:
        """All rows are of one sort."""
        return "paragraph"

    def as_changed(self, kind: GuessKind | None) -> ParagraphEntry:
        """The same as the user has chosen it; with None it is no longer chosen, and as it will be guessed again."""
        if self.guess.kind == "private":
            return self
        guess = replace(self.guess, kind=kind) if kind is not None else self.guess
        return replace(self, guess=guess, is_changed=kind is not None)

    @property
    def is_unsure(self) -> bool:
        """Whether the guess should be looked at."""
        return not self.is_changed and self.guess.confidence < UNSURE and self.guess.kind != "prose"


def entries_of(
    text: str, guesses: Sequence[Guess], numbers: Mapping[int, tuple[int, ...]], changes: Mapping[int, GuessKind]
) -> list[ParagraphEntry]:
    """A row for each unit. Private words are shown to their writer here, though the guess does not hold them."""
    return [
        ParagraphEntry(
            guess.place, len(guesses), _shown(_words_of(guess, text)), guess, guess.place in changes,
            numbers.get(guess.place, ()),
        )
        for guess in guesses
    ]  # fmt: skip


def chip_words(entry: ParagraphEntry) -> str:
    """The kind as the chip names it: «Sitat», unsure «Sitat?»."""
    return f"{KIND_WORDS[entry.guess.kind]}{'?' if entry.is_unsure else ''}"


def place_words(entry: ParagraphEntry) -> str:
    """Where it has come: `Lysbilde 3`, `Lysbilde 3–5`; empty where no slide is made of it."""
    return str(say("Lysbilde {number}", number=place_numbers(entry))) if entry.numbers else ""


def place_numbers(entry: ParagraphEntry) -> str:
    """The same in figures alone."""
    numbers = entry.numbers
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def spoken_name(entry: ParagraphEntry) -> str:
    """The paragraph in words, for those who hear."""
    return str(
        say(
            "Avsnitt {number} av {count}: {kind}. {words}",
            number=entry.place, count=entry.count, kind=chip_words(entry), words=entry.words[:300],
        )
    )  # fmt: skip


def spoken_description(entry: ParagraphEntry) -> str:
    """Why it is thought to be so, and where it has come."""
    return " ".join(part for part in (str(why_of(entry)), place_words(entry)) if part)


def why_of(entry: ParagraphEntry) -> Sentence:
    """Why it is what it is said to be."""
    return say("Valgt av deg.") if entry.is_changed else entry.guess.why


def _words_of(guess: Guess, text: str) -> str:
    return text[guess.start : guess.end] if guess.kind == "private" else guess.words


def _shown(words: str) -> str:
    flat = "\n".join(" ".join(line.split()) for line in words.strip().split("\n"))
    return flat if len(flat) <= MOST_SHOWN else f"{flat[:MOST_SHOWN].rsplit(' ', 1)[0]} …"
