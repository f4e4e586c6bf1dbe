"""What the window has done in a thread: files read, and a text made into a talk that can be seen. Without Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.brand.catalog import default_kit_id
from leaderdeck.checks.pace import WORDS_PER_MINUTE, Pace, count_words, pace_of
from leaderdeck.checks.passages import passages_of
from leaderdeck.deck.slide import Deck
from leaderdeck.deck.source_marks import read_source_mark
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.prose.paragraph_entries import ParagraphEntry, entries_of
from leaderdeck.desktop.prose.prose_choices import ProseChoices
from leaderdeck.intake.html import html_to_markdown, is_formatted
from leaderdeck.intake.plain_lines import plain_lines
from leaderdeck.intake.progress import Progress, unwatched
from leaderdeck.intake.prose_to_talk import Outlined, make_outline
from leaderdeck.intake.source_text import SourceText, pasted, read_source
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import decode
from leaderdeck.outline.rewrite import set_card_value
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk, read_bytes, read_talk

Stage: TypeAlias = Literal["reading", "guessing", "composing"]
_NOT_SEEN = frozenset({"notes", "alt"})


class GivenUp(Exception):
    """Nobody wants the answer any more."""


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Where the words are."""

    on_slides: int = 0
    in_notes: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ProseTalk:
    """The talk that a text makes, and which paragraph is on which slide."""

    choices: ProseChoices
    outlined: Outlined
    markdown: str
    """As the main window will get it: with the brand and the length that were chosen."""
    talk: Talk
    pace: Pace
    words: WordCounts
    numbers: Mapping[int, tuple[int, ...]]
    """Unit → numbers of the scenes that are made of it."""
    places: Mapping[int, tuple[int, ...]]
    """Number of a scene → the units that it is made of."""
    entries: tuple[ParagraphEntry, ...]
    """The units as the list shows them."""

    def entries_for(self, now: ProseChoices) -> tuple[ParagraphEntry, ...]:
        """The same as they will be when the talk has been made of these choices for the same text."""
        old, new = self.choices.changes, now.changes
        entries = list(self.entries)
        for place in {*old, *new}:
            if old.get(place) != new.get(place) and 1 <= place <= len(entries):
                entries[place - 1] = entries[place - 1].as_changed(new.get(place))
        return tuple(entries)


def read_prose_file(file: Path, progress: Progress = unwatched) -> tuple[SourceText, str]:
    """A file's text, and its name. Raises FileProblem in one sentence, and what `progress` raises to end it."""
    return read_source(read_bytes(file), file.name, decode, progress), file.name


def read_clipboard(html: str, text: str, progress: Progress = unwatched) -> tuple[SourceText, str]:
    """Text from the clipboard; what another program has marked as heading, list or quotation is one here, too."""
    if html and is_formatted(html):
        markdown = plain_lines(html_to_markdown(html, progress))
        if markdown.strip():
            return SourceText(markdown, "html"), ""
    return pasted(text), ""


def make_prose_talk(
    choices: ProseChoices,
    kits: KitShelf,
    note_stage: Callable[[Stage, int, int], object] = lambda _stage, _done, _whole: None,
    before: ProseTalk | None = None,
    words_per_minute: float = WORDS_PER_MINUTE,
) -> ProseTalk:
    """The talk. `note_stage` is told what is being done and how far it is, and may raise GivenUp. Raises BrandProblem.

    Of what was made `before`, entries that are as they were stay the same values, so that only others are drawn anew.
    """
    note_stage("guessing", 0, 1)
    made = make_outline(choices.source, choices.kind, choices.changes, partial(note_stage, "guessing"))
    note_stage("composing", 0, 1)
    markdown = _with_choices(made.markdown, choices)
    kit, _ = kits.kit_for(read_front_matter(markdown).front_matter.brand, None)
    kits.summaries()  # here, not in the window's thread
    talk = read_talk(markdown, kit, progress=partial(note_stage, "composing"))
    numbers, places = _links(choices.source.text, made, talk)
    entries = entries_of(choices.source.text, made.guesses, numbers, choices.changes)
    if before is not None and len(before.entries) == len(entries):
        entries = [old if old == new else new for old, new in zip(before.entries, entries, strict=True)]
    pace = pace_of(talk.deck, words_per_minute)
    return ProseTalk(choices, made, markdown, talk, pace, _counts(made, talk.deck), numbers, places, tuple(entries))


def _with_choices(markdown: str, choices: ProseChoices) -> str:
    named = read_front_matter(markdown).front_matter.brand
    if choices.brand and choices.brand != (named or default_kit_id()):
        markdown = set_card_value(markdown, "brand", choices.brand)
    if choices.minutes:
        markdown = set_card_value(markdown, "duration", f"{choices.minutes} min")
    return markdown


def _counts(made: Outlined, deck: Deck) -> WordCounts:
    seen = said = 0
    for slide in deck.slides:
        for passage in passages_of(slide):
            if passage.kind == "notes":
                said += count_words(passage.text)
            elif passage.kind not in _NOT_SEEN:
                seen += count_words(passage.text)
    return WordCounts(seen, said, sum(count_words(left.words) for left in made.left_out))


def _links(source: str, made: Outlined, talk: Talk) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    """By the marks in the talk where it has them: a slide may have become two, or none, when the talk was read."""
    by_slide = _marked_slides(talk) or _found_slides(source, made, talk)
    numbers: dict[int, list[int]] = {}
    places: dict[int, tuple[int, ...]] = {}
    for number, (index, _) in enumerate(talk.scenes, start=1):
        places[number] = by_slide.get(index, ())
        for place in places[number]:
            numbers.setdefault(place, []).append(number)
    return {place: tuple(found) for place, found in numbers.items()}, places


def _marked_slides(talk: Talk) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    starts = talk.deck.slide_lines
    for line, text in enumerate(talk.text.split("\n"), start=1):
        if text.startswith("<!--") and text.endswith("-->") and starts:
            units = read_source_mark(text[4:-3])
            index = max(0, bisect_right(starts, line) - 1)
            if units:
                found[index] = (*found.get(index, ()), *units)
    return found


def _found_slides(source: str, made: Outlined, talk: Talk) -> dict[int, tuple[int, ...]]:
    """Of a text that was a talk already and has no marks: its units stand in it word for word, in their order."""
    found: dict[int, tuple[int, ...]] = {}
    starts, at, line = talk.deck.slide_lines, 0, 1
    for guess in made.guesses:
        words = source[guess.start : guess.end] if guess.kind != "slogan" else guess.words.strip("*_ ")
        place = talk.text.find(words, at) if guess.kind != "leave-out" else -1
        if place < 0 or not starts:
            continue
        line += talk.text.count("\n", at, place)
        at = place
        index = max(0, bisect_right(starts, line) - 1)
        found[index] = (*found.get(index, ()), guess.place)
    return found
