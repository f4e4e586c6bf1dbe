"""A file of the library → what the library knows of it: topics, people, and the passages that can be found and used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path

from leaderdeck.checks.pace import count_words, pace_of, seconds_of
from leaderdeck.checks.passages import passages_of
from leaderdeck.deck import blocks
from leaderdeck.deck.blocks import Block, Callout, Columns, Facts, Quote
from leaderdeck.deck.slide import Deck, FrontMatter, Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.folder import LARGEST_READ_BYTES, LOCKED_ENDINGS, Stamp
from leaderdeck.library.note import Fact, Given, LibraryEntry, NoteKind, Passage
from leaderdeck.outline.dates import day_named
from leaderdeck.outline.front_matter import FrontMatterReading, read_front_matter
from leaderdeck.outline.plain_notes import PlainPart, read_plain_note
from leaderdeck.outline.plain_talks import PlainTalk, read_plain_talk
from leaderdeck.outline.private_files import is_private
from leaderdeck.outline.reader import decode, read_deck
from leaderdeck.quick_dataclass import dataclass

LONGEST_TITLE = 90
"""Letters of the first line, where it must do for a title."""


def read_entry(path: Path, stamp: Stamp) -> LibraryEntry:
    """The file as it is now. Private and locked ones give their path and nothing else.

    Raises FileProblem in one sentence where the file is too large, no text, or cannot be read.
    """
    if path.suffix.lower() in LOCKED_ENDINGS:
        return LibraryEntry(path, "note", "", private=True, locked=True)
    if stamp.size > LARGEST_READ_BYTES:
        raise _too_large(path)
    try:
        with path.open("rb") as stream:
            # Room is made for what is asked for: four megabytes for each small note would take longer than reading it.
            data = stream.read(min(stamp.size, LARGEST_READ_BYTES) + 1)
            if len(data) > stamp.size:
                data += stream.read(LARGEST_READ_BYTES + 1 - len(data))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=path, reason=reason)) from None
    if len(data) > LARGEST_READ_BYTES:
        raise _too_large(path)
    return read_entry_text(path, decode(data)[0])


def read_entry_text(path: Path, text: str) -> LibraryEntry:
    """The same for a text that is already at hand, as an open window has it or a vault gives it. Never raises.

    A private text gives an entry without a word of it; see `read_private_text` for notes that are open.
    """
    front = read_front_matter(text)
    return _private(path) if is_private(text, front) else _read(path, text, front)


def read_private_text(path: Path, text: str, *, locked: bool = False) -> LibraryEntry:
    """A private note that its owner has opened: all of it but its private passages, for an index in memory only."""
    entry = _read(path, text, read_front_matter(text))
    return replace(entry, private=True, locked=locked)


def _private(path: Path) -> LibraryEntry:
    return LibraryEntry(path, "note", "", private=True)


def _too_large(path: Path) -> FileProblem:
    size = LARGEST_READ_BYTES >> 20
    return FileProblem(say("{file} er større enn {size} MB; biblioteket viser bare navnet.", file=path, size=size))


def _read(path: Path, text: str, front: FrontMatterReading) -> LibraryEntry:
    card = front.front_matter
    kind = _kind(card)
    read = _talk if kind == "talk" else _note
    return read(path, text, card, front.line_count)


def _talk(path: Path, text: str, card: FrontMatter, top: int) -> LibraryEntry:
    """Read without making slides where the talk is that plain; its cover and first slide are always made."""
    plain = read_plain_talk(text, card, top)
    if plain is not None:
        return _plain_talk(path, plain)
    deck = read_deck(text)
    found = tuple(_of_talk(deck))
    title = _title(path, deck.front_matter, found)
    entry = _entry(path, title, deck.front_matter, found, _used(deck))
    pace = pace_of(deck)
    return replace(entry, slides=len(deck.slides), seconds=pace.seconds, notes_words=pace.notes_words)


def _plain_talk(path: Path, plain: PlainTalk) -> LibraryEntry:
    deck = read_deck(plain.head)
    count, pace = len(deck.slides), pace_of(deck)
    rest = (
        Passage("slide", one.title, "\n".join((*one.shown, *one.spoken)), one.line, slide=number)
        for number, one in enumerate(plain.slides, count + 1)
    )
    found = (*_of_talk(deck), *rest)
    spoken = [sum(map(count_words, one.spoken)) for one in plain.slides]
    seconds = [seconds_of(words, has_text=bool(one.shown)) for one, words in zip(plain.slides, spoken, strict=True)]
    entry = _entry(path, _title(path, deck.front_matter, found), deck.front_matter, found, _used(deck))
    return replace(
        entry,
        slides=count + len(seconds),
        seconds=pace.seconds + sum(seconds),
        notes_words=pace.notes_words + sum(spoken),
    )


def _note(path: Path, text: str, card: FrontMatter, top: int) -> LibraryEntry:
    """Read without the parser where the note is that plain; as slides without a cover where it is not."""
    plain = read_plain_note(text, card, top)
    used: tuple[str, ...] = ()
    if plain is not None:
        sections, inside = _of_parts(plain, card)
    else:
        deck = _deck_without_card(text, top)
        sections, inside = _of_deck(deck, card, top - _CARD_LINES)
        used = _used(deck)
    title = _title(path, card, sections)
    own = Fact(card.value, title, card.unit, card.source, _day(card.date), card.best_before)
    inside = [replace(one, fact=_dated(one.fact, own)) if one.fact else one for one in inside]
    found = (*_as_a_whole(title, own, card, sections, inside), *sections, *inside)
    return _entry(path, title, card, found, used)


def _entry(
    path: Path, title: str, card: FrontMatter, found: tuple[Passage, ...], used: tuple[str, ...]
) -> LibraryEntry:
    return LibraryEntry(
        path,
        _kind(card),
        title,
        topics=card.topics,
        people=tuple(dict.fromkeys(one for one in (*card.people, card.speaker) if one)),
        place=card.place or card.event,
        date=_day(card.date),
        source=card.source,
        language=card.language,
        given=_given(card),
        passages=(Passage("title", title, "", 1), *found),
        used=used,
        words=sum(_count(one) for one in found if one.kind in ("section", "slide")),
    )


@lru_cache(maxsize=4096)
def _day(date: str) -> str:
    return day_named(date) or date


def _count(passage: Passage) -> int:
    """Its words; one space or the end of a line stands between those of its text (`_lines`)."""
    text = passage.text
    return len(passage.heading.split()) + (text.count(" ") + text.count("\n") + 1 if text else 0)


def _used(deck: Deck) -> tuple[str, ...]:
    targets = (*(link.target for link in deck.links), *(copy.target for copy in deck.copies))
    return tuple(dict.fromkeys(targets))


def _kind(card: FrontMatter) -> NoteKind:
    return card.kind or card.type


def _given(card: FrontMatter) -> tuple[Given, ...]:
    return tuple(Given(one.event, one.date, one.place) for one in card.given)


def _title(path: Path, card: FrontMatter, found: Iterable[Passage]) -> str:
    """The card's, the first heading, the first words, or the file's name."""
    if card.title.strip():
        return " ".join(card.title.split())
    shown = [one for one in found if one.kind in ("section", "slide")]
    heading = next((one.heading for one in shown if one.heading), "")
    first = next((line for one in shown[:3] for line in one.text.split("\n") if line), "")
    return heading or _shortened(first) or path.stem


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_TITLE:
        return words
    return (
        words[: LONGEST_TITLE + 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
        if " " in words[:LONGEST_TITLE]
        else (words[:LONGEST_TITLE] + "…")
    )


def _of_talk(deck: Deck) -> Iterator[Passage]:
    """Each slide with what is said to it, and the quotations and figures on it; linked slides are others' words."""
    for index, slide in enumerate(deck.slides):
        if slide.origin:
            continue
        line = deck.line_in_file(index, 0)
        heading = _plain(slide.title) if slide.title else ""
        texts = passages_of(slide)
        said = [one.text for one in texts[1 if slide.title else 0 :]]
        yield Passage("slide", heading, _lines(said), line, slide=index + 1)
        source = _lines([_plain(one) for one in slide.sources])
        for block in _inner(slide.blocks):
            yield from _of_block(block, deck, index, heading, Fact("", source=source), number=index + 1)


def _deck_without_card(text: str, top: int) -> Deck:
    """The note's slides. Its own card says what it is about, not what a cover shows; another stands in for it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[top:]
    return read_deck("\n".join((*_STAND_IN, *lines)))


_STAND_IN = ("---", "title: leaderdeck-note-without-cover", "---")
_CARD_LINES = len(_STAND_IN)


def _of_deck(deck: Deck, card: FrontMatter, moved: int) -> tuple[list[Passage], list[Passage]]:
    """Each section, and each quotation and figure; lines of the deck are `moved` lines further down in the file."""
    sections: list[Passage] = []
    inside: list[Passage] = []
    for index, slide in enumerate(deck.slides):
        if slide.origin:
            continue
        is_cover = slide.kind == "cover"
        heading = _plain(slide.title) if slide.title and not is_cover else ""
        for one in _sections(slide, heading):
            line = deck.line_in_file(index, one.line) + moved
            sections.append(Passage("section", one.heading, _lines(one.said), max(1, line)))
        for block in _inner(slide.blocks):
            found = _of_block(block, deck, index, heading, Fact(""))
            inside += [replace(one, line=max(1, one.line + moved)) for one in found]
    return sections, [_with_source(one, card) for one in inside]


def _of_parts(parts: Iterable[PlainPart], card: FrontMatter) -> tuple[list[Passage], list[Passage]]:
    """The same of a plain note."""
    sections: list[_Section] = []
    inside: list[Passage] = []
    heading = ""
    for part in parts:
        if part.kind == "heading" or not sections:
            heading = part.text if part.kind == "heading" else ""
            # Figures begin with the line that opens their block.
            sections.append(_Section(heading, part.line - (part.kind == "figure")))
        if part.kind == "quote":
            inside.append(_with_source(Passage("quote", heading, part.text, part.line, part.source), card))
        elif part.kind == "figure":
            fact = Fact(part.text, part.label)
            inside.append(
                _with_source(Passage("fact", heading, f"{part.text} {part.label}", part.line, fact=fact), card)
            )
        if part.kind != "heading":
            sections[-1].said += [part.text, part.source, part.label]
    return [Passage("section", one.heading, _lines(one.said), one.line) for one in sections], inside


def _with_source(passage: Passage, card: FrontMatter) -> Passage:
    """A quotation in a note that is one has the card's source where it names none; a figure has the card's always."""
    if passage.kind == "quote" and not passage.source and card.kind == "quote":
        return replace(passage, source=card.source or ", ".join(card.people))
    return replace(passage, source=card.source) if passage.kind == "fact" else passage


def _dated(fact: Fact, own: Fact) -> Fact:
    return replace(fact, source=own.source, date=own.date, best_before=own.best_before)


def _as_a_whole(
    title: str, own: Fact, card: FrontMatter, sections: list[Passage], inside: Iterable[Passage]
) -> Iterator[Passage]:
    """The note itself, where its card says that it is a figure or a quotation."""
    said = [one for one in sections if one.text]
    line = said[0].line if said else 1
    if card.kind == "fact" and card.value:
        yield Passage("fact", title, said[0].text if said else "", line, own.source, own)
    elif card.kind == "quote" and said and not any(one.kind == "quote" for one in inside):
        text = "\n".join(one.text for one in said)
        yield Passage("quote", title, text, line, card.source or ", ".join(card.people))


@dataclass(slots=True)
class _Section:
    heading: str
    line: int
    said: list[str] = field(default_factory=list)


def _sections(slide: Slide, heading: str) -> list[_Section]:
    """What stands under the slide's title and under each heading below it; speaker notes belong to the first."""
    sections = [_Section(heading, 0)]
    for one in passages_of(slide):
        if one.kind == "subheading":
            sections.append(_Section(" ".join(one.text.split()), one.line))
        elif one.kind == "notes":
            sections[0].said.append(one.text)
        elif one.kind != "title":
            sections[-1].said.append(one.text)
    return [section for section in sections if section.said or section.heading]


def _inner(shown: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and those inside columns and boxes."""
    for block in shown:
        yield block
        if isinstance(block, Callout):
            yield from _inner(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _inner(column.blocks)


def _of_block(block: Block, deck: Deck, index: int, heading: str, known: Fact, number: int = 0) -> Iterator[Passage]:
    """A quotation with its source; each figure with its label. `known`: where the slide's figures are from."""
    line = deck.line_in_file(index, block.line)
    if isinstance(block, Quote):
        source = _plain(block.source) if block.source else ""
        yield Passage("quote", heading, _lines(map(_plain, block.paragraphs)), line, source, slide=number)
    elif isinstance(block, Facts):
        for one in block.facts:
            yield _fact(one, heading, deck.line_in_file(index, one.line), known, number)


def _fact(one: blocks.Fact, heading: str, line: int, known: Fact, number: int) -> Passage:
    value, label = _plain(one.value), _plain(one.label)
    fact = Fact(value, label, "", known.source, known.date, known.best_before)
    return Passage("fact", heading, f"{value} {label}".strip(), line, known.source, fact, number)


def _plain(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())


def _lines(texts: Iterable[str]) -> str:
    """Each paragraph on a line of its own."""
    return "\n".join(words for text in texts if (words := _single_spaced(text)))


def _single_spaced(text: str) -> str:
    if "  " not in text and text.isprintable() and text == text.strip(" "):
        return text  # of white space only single spaces are in it, as in most texts
    return " ".join(text.split())
