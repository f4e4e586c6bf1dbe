"""`:::` blocks: columns, facts, agenda, steps, time line, callout, chart, quotation, notes, private."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from leaderdeck.deck.blocks import Block, Callout, Column, Columns, Fact, Facts, Step, Steps, Text
from leaderdeck.deck.clock_times import is_clock
from leaderdeck.language import say
from leaderdeck.outline.agenda import DayFrame, day_frame, read_agenda
from leaderdeck.outline.attributes import Attributes, split_trailing_attributes
from leaderdeck.outline.blocks import read_blocks, read_quote, speak, without_private
from leaderdeck.outline.charts import read_chart
from leaderdeck.outline.entries import Entry, below, lines_of, split_entries, split_lead
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_reader import BlockReader, SlideReader
from leaderdeck.outline.voices import container_name

_FIGURE = re.compile(
    r"(?:(?:ca|over|under|kr|nok|om lag)\.?[ \t]+)*[+\-−–±<>~≈€$£]?[ \t]?\d(?:[\d.,:/×]|[ \t\u00a0\u202f](?=\d))*"
    r"(?:[ \t\u00a0\u202f]?(?:%|‰|prosent\b|kr\b|kroner\b|mill(?:ioner)?\b\.?|mrd\b\.?|milliard(?:er)?\b"
    r"|million(?:s)?\b|billion(?:s)?\b|km²?(?!\w)|m²(?!\w)|av[ \t]+\d+|of[ \t]+\d+|x\b))*(?:[ \t]?(?:kr|kroner)\b)?",
    re.IGNORECASE,
)
_BOLD_FIGURE = re.compile(r"(\*\*|__)(?=\S)(.+?)\1[ \t]*[:–—-]?[ \t]*(.*)", re.DOTALL)
_OF_LINES = frozenset({"facts", "agenda", "steps", "timeline"})
_MARKUP = re.compile(r"[*_`]")


def _container(piece: Piece, reader: SlideReader) -> list[Block]:
    attributes: Attributes = piece.meta["attributes"]
    name = container_name(attributes)
    if not piece.meta["closed"]:
        reader.remark(
            "text.block", "warning", piece.first,
            say("Blokken er ikke lukket, så den går til slutten av lysbildet."),
            say("Skriv en linje med ::: der blokken slutter."),
        )  # fmt: skip
    if not name:
        _unknown(piece, reader)
    if name in _OF_LINES:
        _lines_not_shown(piece, reader)
    piece.inside = [*_words_on_opening_line(piece, name), *without_private(piece.inside, reader)]
    return _CONTAINERS.get(name, _contents)(piece, reader)


def _lines_not_shown(piece: Piece, reader: SlideReader) -> None:
    """«Privat: 12 %» may be meant as a figure; whoever wrote it is told why it is not there."""
    for inner in piece.inside:
        if inner.kind == "voice" and inner.meta["voice"] == "private":
            reader.remark(
                "text.private_item", "info", inner.first,
                say("Linjen begynner med «Privat:» og vises derfor ikke på lysbildet."),
                say("Skriv noe annet foran kolonet hvis den skal vises."),
            )  # fmt: skip


def _words_on_opening_line(piece: Piece, name: str) -> list[Piece]:
    """What is written behind the block's name: its first paragraph. Agendas and charts read it themselves."""
    words = " ".join(piece.meta["attributes"].words[1:])
    return [Piece("text", piece.first, piece.first + 1, words)] if words and name not in ("agenda", "chart") else []


def _unknown(piece: Piece, reader: SlideReader) -> None:
    name: str = piece.meta["info"]
    reader.remark(
        "text.block", "warning", piece.first,
        say("LeaderDeck kjenner ikke blokken «{name}»; innholdet vises som vanlig tekst.", name=name[:60]),
        say("Blokkene heter blant annet kolonner, fakta, agenda, steg, tidslinje, merk, diagram, sitat og notat."),
    )  # fmt: skip


def _contents(piece: Piece, reader: SlideReader) -> list[Block]:
    return read_blocks(piece.inside, reader)


def _notes(piece: Piece, reader: SlideReader) -> list[Block]:
    speak(piece.inside, reader)
    return []


def _private(piece: Piece, reader: SlideReader) -> list[Block]:
    reader.add_private(" ".join(piece.meta["attributes"].words[1:]))
    reader.add_private(piece.content)
    return []


def _quotation(piece: Piece, reader: SlideReader) -> list[Block]:
    return read_quote(piece.inside, piece.first, reader)


def _callout(piece: Piece, reader: SlideReader) -> list[Block]:
    blocks = read_blocks(piece.inside, reader)
    return [Callout(tuple(blocks), piece.first)] if blocks else []


def _columns(piece: Piece, reader: SlideReader) -> list[Block]:
    before, groups = _divided(piece.inside)
    columns = [column for group in groups if (column := _column(group, reader))]
    outside = read_blocks(before, reader)
    if len(columns) == 1 and columns[0].heading is None:
        return [*outside, *columns[0].blocks]
    return [*outside, Columns(tuple(columns), piece.first)] if columns else outside


def _divided(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], list[list[Piece]]]:
    """What stands before the columns, and each column's pieces."""
    if any(_is_column(piece) for piece in pieces):
        groups = [[piece] for piece in pieces]
        first = next(index for index, piece in enumerate(pieces) if _is_column(piece))
        return pieces[:first], groups[first:]
    if any(piece.kind == "divider" for piece in pieces):
        return [], _groups(pieces, lambda piece: piece.kind == "divider")
    level = min((piece.meta["level"] for piece in pieces if piece.kind == "heading"), default=0)
    first = next((index for index, piece in enumerate(pieces) if _begins_column(piece, level)), 0)
    return pieces[:first], _groups(pieces[first:], lambda piece: _begins_column(piece, level))


def _groups(pieces: Sequence[Piece], divides: Callable[[Piece], bool]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if divides(piece):
            groups.append([])
        if piece.kind != "divider":
            groups[-1].append(piece)
    return groups


def _begins_column(piece: Piece, level: int) -> bool:
    return piece.kind == "heading" and piece.meta["level"] == level


def _is_column(piece: Piece) -> bool:
    return piece.kind == "container_open" and container_name(piece.meta["attributes"]) == "column"


def _column(pieces: Sequence[Piece], reader: SlideReader) -> Column | None:
    if not pieces:
        return None
    line = pieces[0].first
    if _is_column(pieces[0]):
        pieces = pieces[0].inside
    heading = None
    if pieces and pieces[0].kind == "heading":
        heading = reader.paragraph(split_trailing_attributes(pieces[0].content)[0], pieces[0].first)
        pieces = pieces[1:]
    blocks = read_blocks(pieces, reader)
    return Column(tuple(blocks), heading, line) if blocks or heading else None


def _facts(piece: Piece, reader: SlideReader) -> list[Block]:
    entries, others = split_entries(piece.inside)
    facts: list[Fact] = []
    blocks: list[Block] = []
    for entry in entries:
        value, label = (entry.content, "") if entry.is_heading else split_fact(entry.content)
        paragraphs, more = below(entry, reader)
        first, second = reader.paragraph(value, entry.line), reader.paragraph(label, entry.line)
        facts.append(Fact(first, lines_of([second, *paragraphs], entry.line), entry.line))
        blocks += more
    found: list[Block] = [Facts(tuple(facts), piece.first)] if facts else []
    return [*found, *blocks, *read_blocks(others, reader)]


def split_fact(content: str) -> tuple[str, str]:
    """(large figure, label) of `label: value`, `value label` or `**value** label`."""
    bold = _BOLD_FIGURE.fullmatch(content)
    if bold and any(letter.isdigit() for letter in bold[2]):
        return bold[2], bold[3]
    left, right = split_lead(content)
    if right and (":" in content[: len(left) + 3] or not _FIGURE.match(_MARKUP.sub("", content))):
        left_is_figure = _FIGURE.fullmatch(_MARKUP.sub("", left)) and not any(letter.isdigit() for letter in right)
        return (left, right) if left_is_figure else (right, left)
    figure = _FIGURE.match(content)
    if figure:
        return figure[0].strip(), content[figure.end() :].strip(" \t–—")
    return "", content


def _steps(piece: Piece, reader: SlideReader) -> list[Block]:
    return _read_steps(piece, reader, "steps")


def _timeline(piece: Piece, reader: SlideReader) -> list[Block]:
    return _read_steps(piece, reader, "timeline")


def _read_steps(piece: Piece, reader: SlideReader, kind: Literal["steps", "timeline"]) -> list[Block]:
    entries, others = split_entries(piece.inside)
    blocks: list[Block] = []
    steps = []
    for entry in entries:
        name, text = (entry.content, "") if entry.is_heading else split_lead(entry.content)
        steps.append(_step(entry, name, text, reader, blocks))
    found: list[Block] = [Steps(tuple(steps), kind, piece.first)] if steps else []
    return [*found, *blocks, *read_blocks(others, reader)]


def _step(entry: Entry, name: str, text: str, reader: SlideReader, blocks: list[Block]) -> Step:
    title, rest = reader.paragraph(name, entry.line), reader.paragraph(text, entry.line)
    paragraphs, more = below(entry, reader)
    blocks += more
    joined = lines_of([rest, *paragraphs], entry.line)
    return Step(title, joined if joined.runs else None, entry.line)


def _agenda(piece: Piece, reader: SlideReader) -> list[Block]:
    attributes: Attributes = piece.meta["attributes"]
    frame, rest = day_frame(" ".join(attributes.words[1:]))
    frame = DayFrame(frame.start or _clock_in(attributes, "start"), frame.end or _clock_in(attributes, "slutt", "end"))
    title = reader.paragraph(rest, piece.first)
    return [
        *([Text(title, piece.first)] if rest else []),
        *read_agenda(piece.inside, frame, piece.first, reader, is_block=True),
    ]


def _clock_in(attributes: Attributes, *names: str) -> str:
    value = attributes.value(*names)
    return value if is_clock(value) else ""


_CONTAINERS: dict[str, BlockReader] = {
    "notes": _notes, "private": _private, "columns": _columns, "facts": _facts, "agenda": _agenda, "steps": _steps,
    "timeline": _timeline, "callout": _callout, "chart": read_chart, "quote": _quotation,
}  # fmt: skip
CONTAINER_READERS: dict[str, BlockReader] = {"container_open": _container}
