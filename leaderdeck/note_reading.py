"""A file of the library → what the library knows of it: topics, people, and the passages that can be found and used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from leaderdeck.checks.pace import count_words, pace_of
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
from leaderdeck.outline.private_files import is_private
from leaderdeck.outline.reader import decode, read_deck

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
            data = stream.read(LARGEST_READ_BYTES + 1)
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
    return _private(path) if is_private(text) else _read(path, text)


def read_private_text(path: Path, text: str, *, locked: bool = False) -> LibraryEntry:
    """A private note that its owner has opened: all of it but its private passages, for an index in memory only."""
    entry = _read(path, text)
    return replace(entry, private=True, locked=locked)


def _private(path: Path) -> LibraryEntry:
    return LibraryEntry(path, "note", "", private=True)


def _too_large(path: Path) -> FileProblem:
    size = LARGEST_READ_BYTES >> 20
    return FileProblem(say("{file} er større enn {size} MB; biblioteket viser bare navnet.", file=path, size=size))


def _read(path: Path, text: str) -> LibraryEntry:
    deck = read_deck(text)
    card = deck.front_matter
    kind = _kind(card)
    title = _title(path, deck)
    found = tuple(_of_talk(deck)) if kind == "talk" else _of_note(deck, kind, title)
    passages = (Passage("title", title, "", 1), *found)
    return LibraryEntry(
        path,
        kind,
        title,
        topics=card.topics,
        people=tuple(dict.fromkeys(one for one in (*card.people, card.speaker) if one)),
        place=card.place or card.event,
        date=day_named(card.date) or card.date,
        source=card.source,
        language=card.language,
        given=_given(card),
        passages=passages,
        used=tuple(dict.fromkeys((*(link.target for link in deck.links), *(copy.target for copy in deck.copies)))),
        slides=len(deck.slides) if kind == "talk" else 0,
        words=sum(count_words(one.heading) + count_words(one.text) for one in found if one.kind in _COUNTED),
        seconds=pace_of(deck).seconds if kind == "talk" else 0,
    )


_COUNTED = frozenset({"section", "slide"})


def _kind(card: FrontMatter) -> NoteKind:
    return card.kind or card.type


def _given(card: FrontMatter) -> tuple[Given, ...]:
    return tuple(Given(one.event, one.date, one.place) for one in card.given)


def _title(path: Path, deck: Deck) -> str:
    if deck.front_matter.title:
        return " ".join(deck.front_matter.title.split())
    own = [slide for slide in deck.slides if not slide.origin]
    title = next((words for slide in own if slide.title and (words := _plain(slide.title))), "")
    return title or next((_shortened(words) for slide in own[:3] if (words := _first_words(slide))), path.stem)


def _first_words(slide: Slide) -> str:
    return next((words for one in passages_of(slide) if (words := " ".join(one.text.split()))), "")


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
        said = [one.text for one in passages_of(slide) if one.kind != "title"]
        yield Passage("slide", heading, _lines(said), line, slide=index + 1)
        source = _lines([_plain(one) for one in slide.sources])
        for block in _inner(slide.blocks):
            yield from _of_block(block, deck, index, heading, Fact("", source=source), number=index + 1)


def _of_note(deck: Deck, kind: NoteKind, title: str) -> tuple[Passage, ...]:
    """Each section, and the quotations and figures in it; a note that is a quote or a fact is one as a whole."""
    card = deck.front_matter
    own = Fact(card.value, title, card.unit, card.source, day_named(card.date) or card.date, card.best_before)
    found: list[Passage] = []
    for index, slide in enumerate(deck.slides):
        if slide.origin or (slide.kind == "cover" and not slide.blocks and not slide.speaker_notes and card.title):
            continue
        for section in _sections(slide):
            found.append(
                Passage("section", section.heading, _lines(section.said), deck.line_in_file(index, section.line))
            )
        heading = _plain(slide.title) if slide.title else ""
        for block in _inner(slide.blocks):
            found.extend(_of_block(block, deck, index, heading, own))
    return (*_as_a_whole(kind, title, own, card, found), *found)


def _as_a_whole(
    kind: NoteKind, title: str, own: Fact, card: FrontMatter, found: Iterable[Passage]
) -> Iterator[Passage]:
    sections = [one for one in found if one.kind == "section"]
    text = "\n".join(one.text for one in sections if one.text)
    line = sections[0].line if sections else 1
    if kind == "fact" and own.value:
        first = next((one.text for one in sections if one.text), "")
        yield Passage("fact", title, first, line, own.source, own)
    elif kind == "quote" and text and not any(one.kind == "quote" for one in found):
        yield Passage("quote", title, text, line, card.source or ", ".join(card.people))


@dataclass(slots=True)
class _Section:
    heading: str
    line: int
    said: list[str] = field(default_factory=list)


def _sections(slide: Slide) -> list[_Section]:
    """What stands under the slide's title and under each heading below it; speaker notes belong to the first."""
    sections = [_Section(_plain(slide.title) if slide.title else "", 0)]
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
    """A quotation with its source; each figure with its label. `known`: what the card or slide says of figures."""
    line = deck.line_in_file(index, block.line)
    if isinstance(block, Quote):
        source = _plain(block.source) if block.source else ""
        if not source and deck.front_matter.kind == "quote":
            source = deck.front_matter.source or ", ".join(deck.front_matter.people)
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
    return "\n".join(words for text in texts if (words := " ".join(text.split())))
