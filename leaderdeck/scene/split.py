"""Dividing what is too much for one slide: into as few, as even and as sensible parts as can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from leaderdeck.deck.blocks import Agenda, Block, Callout, Code, Column, Columns, Facts, List, Quote, Steps, Table
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.late_pattern import late_pattern
from leaderdeck.scene.pieces import Unit

SourcedUnit = tuple[int, Unit]
"""(position of the piece it comes from, unit)."""
_SENTENCE_END = late_pattern(r"(?<=[.!?…»”])\s+|\n")
_BETWEEN_WORDS = late_pattern(r"\s+")
_STRIDE = 300
_ENDLESS_WORD = late_pattern(rf"\S{{{_STRIDE * 2}}}")
"""What may be longer than a slide: an address, or a file that came along as text."""
_MOST_LETTERS = 4000
"""More than a slide holds, but of very narrow letters; where it holds more, the piece after may be longer."""
_LONELY_COST = 0.15


def partition(units: Sequence[SourcedUnit], height_pt: float) -> tuple[tuple[SourcedUnit, ...], ...]:
    """The fewest parts that each fit the height; among those the most even, breaking where it costs least."""
    count = len(units)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count + 1, 0.0, 0)] * count
    for first in range(count):
        parts, cost, _ = best[first]
        if parts > count:
            continue
        break_cost = cost + (units[first][1].cost if first else 0.0)
        used = 0.0
        for last in range(first, count):
            used += _height_in_part(units, first, last)
            if used > height_pt and last > first:
                break
            slack = max(0.0, 1.0 - used / height_pt)
            lonely = _LONELY_COST if last == first and units[first][1].height_pt < 0.5 * height_pt else 0.0
            reached = (parts + 1, break_cost + slack * slack + lonely, first)
            if reached[:2] < best[last + 1][:2]:
                best[last + 1] = reached
    return _parts(units, best)


def _height_in_part(units: Sequence[SourcedUnit], first: int, here: int) -> float:
    source, unit = units[here]
    opens = here == first or units[here - 1][0] != source
    return unit.height_pt + (unit.space_before_pt if here > first else 0.0) + (unit.header_pt if opens else 0.0)


def _parts(units: Sequence[SourcedUnit], best: list[tuple[int, float, int]]) -> tuple[tuple[SourcedUnit, ...], ...]:
    cuts: list[tuple[SourcedUnit, ...]] = []
    end = len(units)
    while end > 0:
        first = best[end][2]
        cuts.append(tuple(units[first:end]))
        end = first
    return tuple(reversed(cuts))


def rejoin(units: Sequence[SourcedUnit]) -> tuple[Block, ...]:
    """The blocks of one part: units of one piece grow together again."""
    blocks: list[Block] = []
    for _, together in groupby(units, key=lambda unit: unit[0]):
        joined: list[Block] = []
        for _, unit in together:
            for block in unit.blocks:
                merged = _merge(joined[-1], block) if joined else None
                if merged is None:
                    joined.append(block)
                else:
                    joined[-1] = merged
        blocks.extend(joined)
    return tuple(blocks)


def _merge(one: Block, other: Block) -> Block | None:
    merger = _MERGERS.get(type(one))
    return merger(one, other) if merger and type(one) is type(other) else None


def _merge_columns(one: Columns, other: Columns) -> Columns:
    pairs = zip(one.columns, other.columns, strict=True)
    return replace(one, columns=tuple(Column(a.blocks + b.blocks, a.heading, a.line) for a, b in pairs))


def _merge_callouts(one: Callout, other: Callout) -> Callout:
    return replace(one, blocks=rejoin([(0, Unit(one.blocks + other.blocks, 0.0))]))


def _merge_quotes(one: Quote, other: Quote) -> Quote | None:
    return None if one.source else replace(one, paragraphs=one.paragraphs + other.paragraphs, source=other.source)


def _merge_tables(one: Table, other: Table) -> Table | None:
    if one.caption or (one.header, one.alignments) != (other.header, other.alignments):
        return None
    return replace(one, rows=one.rows + other.rows, caption=other.caption)


_MERGERS: dict[type, Callable[..., Block | None]] = {
    List: lambda a, b: replace(a, items=a.items + b.items),
    Table: _merge_tables,
    Quote: _merge_quotes,
    Facts: lambda a, b: replace(a, facts=a.facts + b.facts),
    Agenda: lambda a, b: replace(a, items=a.items + b.items),
    Steps: lambda a, b: replace(a, steps=a.steps + b.steps) if a.kind == b.kind else None,
    Code: lambda a, b: replace(a, text=a.text + "\n" + b.text) if a.language == b.language else None,
    Callout: _merge_callouts,
    Columns: _merge_columns,
}


def divide_paragraph(paragraph: Paragraph, fits: Callable[[Paragraph], bool]) -> tuple[Paragraph, ...]:
    """The paragraph in pieces that each fit: cut at sentence ends, else between words, else between characters."""
    pieces: list[Paragraph] = []
    rest = paragraph
    cut = 0
    while text := rest.text:
        cut = _last_cut(rest, text, fits, cut)
        if cut == len(text):
            break
        pieces.append(_head(rest, cut))
        rest = _tail(rest, cut)
    return (*pieces, rest) if rest.text.strip() or not pieces else tuple(pieces)


def _last_cut(paragraph: Paragraph, text: str, fits: Callable[[Paragraph], bool], before: int) -> int:
    """How many characters to take; all of them where they fit. The piece before took about as many."""
    # Between words first: how far the slide reaches is found without measuring a very long paragraph to its end.
    end = min(len(text), _MOST_LETTERS + 4 * before)
    words = [match.end() for match in _BETWEEN_WORDS.finditer(text, 0, end) if 0 < match.end() < end]
    stops = sorted({*words, *range(_STRIDE, end, _STRIDE)}) if _ENDLESS_WORD.search(text, 0, end) else words
    reach = _largest_fitting(paragraph, [*stops, end], fits, bisect_right(stops, before))
    if reach == len(text):
        return reach
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, reach) if match.end() > 0]
    while ends and not fits(_head(paragraph, ends[-1])):
        ends.pop()
    if ends:
        return ends[-1]
    whole = bisect_right(words, reach)
    if whole:
        return words[whole - 1]
    return _largest_fitting(paragraph, range(1, end), fits, reach) or max(1, len(text) - 1)


def _largest_fitting(paragraph: Paragraph, cuts: Sequence[int], fits: Callable[[Paragraph], bool], guess: int) -> int:
    """The last of the cuts before which all fits, or 0. Looks around the guess, because measuring costs by length."""
    fitting, too_many = 0, len(cuts) + 1
    at, step = max(1, guess), max(1, guess // 8)
    while too_many - fitting > 1:
        at = min(max(at, fitting + 1), too_many - 1)
        if fits(_head(paragraph, cuts[at - 1])):
            fitting = at
        else:
            too_many = at
        if too_many > len(cuts):
            at, step = fitting + step, step * 2
        elif fitting == 0:
            at, step = too_many - step, step * 2
        else:
            at = (fitting + too_many) // 2
    return cuts[fitting - 1] if fitting else 0


def _head(paragraph: Paragraph, end: int) -> Paragraph:
    """The first characters, without the space that they were cut at."""
    runs: list[Run] = []
    position = 0
    for run in paragraph.runs:
        if position >= end:
            break
        runs.append(run if position + len(run.text) <= end else replace(run, text=run.text[: end - position]))
        position += len(run.text)
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return Paragraph(tuple(runs), paragraph.line)


def _tail(paragraph: Paragraph, begin: int) -> Paragraph:
    runs: list[Run] = []
    position = 0
    for run in paragraph.runs:
        if position + len(run.text) > begin:
            runs.append(run if position >= begin else replace(run, text=run.text[begin - position :]))
        position += len(run.text)
    return Paragraph(tuple(runs), paragraph.line)
