"""Time: how long the talk takes to give, a slide at a time and in all, against the time that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.passages import Passage, passages_of
from leaderdeck.checks.view import TalkView
from leaderdeck.deck.blocks import Quote, Table
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.language import say
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.quick_dataclass import dataclass

WORDS_PER_MINUTE = 120
"""Between the 100 to 150 of presentations in general, with longer words in Norwegian and pauses counted in."""
INTERPRETED_WORDS_PER_MINUTE = 105
"""With an interpreter, or in a large hall."""
UNCERTAINTY = 0.15
"""A talk's length is known to about this share either way."""
SECONDS_WITHOUT_NOTES = 90
"""An estimate: what a speaker without a manuscript says to a slide, between one minute and two."""
_SECONDS_FOR_TITLE_ALONE = 30
_SECONDS_FOR_QUOTE = 60
_SECONDS_FOR_TABLE = 120
_LEAST_SECONDS = 15
"""A slide with a word of notes is on the screen at least so long."""
_SHORTEST_SHARE = 0.6
"""A talk that fills less than this of its time is short, questions and all."""
_NOT_READ_OUT = frozenset({"cell", "source", "alt", "code", "chart", "notes"})

RULES = (
    Rule(
        "pace.too-long", "warning", say("Foredraget får plass i tiden."),
        say("120 ord i minuttet, 90 sekunder for lysbilder uten notater, pluss og minus 15 %"),
    ),
    Rule(
        "pace.too-short", "info", say("Foredraget fyller tiden."),
        say("120 ord i minuttet, 90 sekunder for lysbilder uten notater, pluss og minus 15 %"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is said and how long it takes."""

    words: int
    """Words to be said: the speaker notes, and what is shown on slides that have none."""
    seconds: int
    slide_seconds: tuple[int, ...]
    """For each slide of the deck; hidden slides take no time."""
    uncertainty: float = UNCERTAINTY
    """The share that the whole may be off, either way."""
    notes_words: int = 0
    """Words of the speaker notes alone: what takes longer or shorter as one speaks."""

    @property
    def shortest_seconds(self) -> int:
        """The lower end of the range."""
        return round(self.seconds * (1 - self.uncertainty))

    @property
    def longest_seconds(self) -> int:
        """The upper end of the range."""
        return round(self.seconds * (1 + self.uncertainty))


def pace_of(deck: Deck, words_per_minute: float = WORDS_PER_MINUTE) -> Pace:
    """The pace of a talk. Private text, table cells, sources and alternative texts are not counted."""
    return _pace([(slide, passages_of(slide)) for slide in deck.slides], words_per_minute)


def _spoken_words(passages: tuple[Passage, ...]) -> int:
    """Words of the speaker notes."""
    return sum(count_words(passage.text) for passage in passages if passage.kind == "notes")


def shown_words(passages: tuple[Passage, ...]) -> int:
    """Words that are seen as running text: no table cells, sources, code, labels or alternative texts."""
    return sum(count_words(passage.text) for passage in passages if passage.kind not in _NOT_READ_OUT)


def count_words(text: str) -> int:
    """How many words a text has; dashes and marks standing alone are none."""
    words = text.split()
    return len(words) - sum(1 for word in words if len(word) < 3 and not any(letter.isalnum() for letter in word))


def find(view: TalkView) -> Iterator[Finding]:
    """Whether the talk fits the time that its front matter gives."""
    wanted = view.deck.front_matter.duration_seconds
    if not wanted or not view.slides:
        return
    pace = view.pace or _pace([(slide.slide, slide.passages) for slide in view.slides])
    shortest, longest = max(1, pace.shortest_seconds // 60), -(-pace.longest_seconds // 60)
    span = f"{shortest}–{longest}" if longest > shortest else f"{shortest}"
    line = view.card_line("duration_seconds")
    if pace.shortest_seconds > wanted:
        yield Finding(
            "pace.too-long", "warning", None, line,
            say("Foredraget tar trolig {span} min, men har {wanted}.", span=span, wanted=round(wanted / 60)),
            say("Ta bort det du kan unnvære, eller be om mer tid."),
        )  # fmt: skip
    elif pace.longest_seconds < _SHORTEST_SHARE * wanted and not _is_of_the_programme(view.deck):
        yield Finding(
            "pace.too-short", "info", None, line,
            say("Foredraget tar trolig bare {span} min av {wanted}.", span=span, wanted=round(wanted / 60)),
            say("Det kan være bra: legg inn tid til spørsmål, eller et eksempel til."),
        )  # fmt: skip


def _is_of_the_programme(deck: Deck) -> bool:
    """Whether the card's duration is that of a whole day, which its programme fills and not the slides alone."""
    return any(programme.length for programme in programmes_of(deck))


def _pace(slides: list[tuple[Slide, tuple[Passage, ...]]], words_per_minute: float = WORDS_PER_MINUTE) -> Pace:
    seconds: list[int] = []
    words = notes_words = 0
    for slide, passages in slides:
        spoken = _spoken_words(passages)
        seconds.append(_seconds(slide, spoken, words_per_minute))
        if not slide.hidden:
            words += spoken or shown_words(passages)
            notes_words += spoken
    return Pace(words, sum(seconds), tuple(seconds), notes_words=notes_words)


def seconds_of(words: int, words_per_minute: float = WORDS_PER_MINUTE, *, has_text: bool) -> int:
    """How long a slide with nothing but a title, text and so many spoken words takes."""
    if words:
        return max(_LEAST_SECONDS, round(words * 60 / words_per_minute))
    return SECONDS_WITHOUT_NOTES if has_text else _SECONDS_FOR_TITLE_ALONE


def _seconds(slide: Slide, words: int, words_per_minute: float) -> int:
    """How long one slide takes: its spoken words read out, or an estimate by its kind where it has none."""
    if slide.hidden:
        return 0
    if words or slide.kind == "cover" or not slide.blocks:
        return seconds_of(words, words_per_minute, has_text=False)
    if any(isinstance(block, Table) for block in slide.blocks):
        return _SECONDS_FOR_TABLE
    if all(isinstance(block, Quote) for block in slide.blocks):
        return _SECONDS_FOR_QUOTE
    return SECONDS_WITHOUT_NOTES
