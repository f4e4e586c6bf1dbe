"""What is shown made private or spoken, and speaker notes added. Nothing private is ever spoken or shown by it."""

from __future__ import annotations

from textwrap import dedent

from leaderdeck.outline.block_lines import BlockLines, block_at, closing_of_private_block, notes_reach_the_end
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.rewrite_heading import is_norwegian
from leaderdeck.outline.same_words import Words, is_same, words_of
from leaderdeck.outline.slide_stretches import Stretch, StretchedText, ours, raw_lines, read_known, stretched
from leaderdeck.outline.voices import voice_label


def make_private(text: str, line: int) -> str:
    """The paragraph, item or block at this line (from 1) stands in a private block of its slide.

    One that the slide already has takes it; otherwise there is a new one at the slide's end.
    """
    whole = stretched(text)
    found = _block(whole, line)
    if found is None or found[1].voice == "private":
        return text
    one, block = found
    moved, rest = _taken_out(one.body, block, whole.line_end)
    for place in (closing_of_private_block(rest), None):
        body = _with_private(rest, moved, place, whole)
        new = whole.with_body(one, body)
        if _is_more_private(whole, new, one):
            return new
    return text


def make_spoken(text: str, line: int) -> str:
    """The paragraph, item or block at this line (from 1) is said at the end of its slide's speaker notes instead."""
    whole = stretched(text)
    found = _block(whole, line)
    if found is None or found[1].voice is not None:
        return text
    one, block = found
    moved, rest = _taken_out(one.body, block, whole.line_end)
    end = whole.line_end
    label = f"{_label(whole)} {moved}" if block.is_text else f"{_label(whole)}{end * 2}{moved}"
    is_said = notes_reach_the_end(rest) or whole.reading.dialect is not None
    for added in ([moved] if is_said else []) + [label]:
        new = whole.with_body(one, _joined(rest, added, end))
        if _is_more_spoken(whole, new, one):
            return new
    return text


def add_notes(text: str, index: int, notes: str = "") -> str:
    """Speaker notes at the end of a slide; without words, a place to write them where there is none yet."""
    whole = stretched(text)
    if not 0 <= index < whole.count:
        return text
    end = whole.line_end
    words = plain_lines(notes).strip().replace("\n", end)
    place = whole.place_of(index)
    one = whole.stretches[place] if place is not None else None
    follows = one is not None and notes_reach_the_end(one.body)
    if follows and not words:
        return text
    name = "notat" if is_norwegian(whole.card.language) else "notes"
    ways = [words] if follows or whole.reading.dialect else []
    ways += [f"{_label(whole)} {words}", f"::: {name}{end}{words}{end}:::"]
    for added in ways:
        new = whole.with_body(one, _joined(one.body, added, end)) if one else _before_all(whole, added)
        if _has_only_more_notes(whole, new, index, words):
            return new
    return text


def _label(whole: StretchedText) -> str:
    return "Notat:" if is_norwegian(whole.card.language) else "Note:"


def _block(whole: StretchedText, line: int) -> tuple[Stretch, BlockLines] | None:
    found = whole.stretch_at(line)
    if found is None:
        return None
    one, first = found
    if one.is_link:
        return None  # its slides are changed in their own file
    block = block_at(ours(one.body, whole.reading), line - first)
    return (one, block) if block else None


def _taken_out(body: str, block: BlockLines, end: str) -> tuple[str, str]:
    """The block by itself, without its indent or its label, and the slide's text without it."""
    lines = raw_lines(body)
    own = [line.rstrip("\r\n") for line in lines[block.first : block.end]]
    kept: list[str] = []
    if block.has_label:
        label = voice_label(own[0].lstrip())
        indent = len(own[0]) - len(own[0].lstrip())
        cut = indent + (label[2] if label else 0)
        kept, own[0] = [own[0][:cut].rstrip() + end], own[0][cut:]
    moved = dedent("\n".join(own)).strip("\n").replace("\n", end)
    behind = lines[block.end :]
    if not any(line.strip() for line in behind):
        kept = []  # the label has nothing left to say
    before = lines[: block.first] + kept
    while before and behind and not before[-1].strip() and not behind[0].strip():
        del behind[0]
    return moved, "".join(before + behind).rstrip()


def _with_private(rest: str, moved: str, closing: int | None, whole: StretchedText) -> str:
    end = whole.line_end
    if closing is None:
        name = "privat" if is_norwegian(whole.card.language) else "private"
        return _joined(rest, f"::: {name}{end}{moved}{end}:::", end)
    lines = raw_lines(rest)
    return "".join(lines[:closing]) + end + moved + end + "".join(lines[closing:])


def _joined(body: str, added: str, end: str) -> str:
    return body + end * 2 + added if body.strip() else added


def _before_all(whole: StretchedText, added: str) -> str:
    """Notes for the front matter's cover: they stand before the first slide."""
    end = whole.line_end
    top = whole.top.rstrip("\r\n")
    rest = "".join(one.rules + one.body + gap for one, gap in zip(whole.stretches, whole.gaps, strict=True))
    return f"{top}{end * 2}{added}{end * 2 if rest else end}{rest}"


def _others_are_same(whole: StretchedText, new: str, index: int) -> bool:
    old, now = whole.reading.deck.slides, read_known(new).deck.slides
    return len(old) == len(now) and all(
        is_same(was, other) for place, (was, other) in enumerate(zip(old, now, strict=True)) if place != index
    )


def _words_before_and_after(whole: StretchedText, new: str, one: Stretch) -> tuple[Words, Words]:
    """The slide's words in both texts; the whole talk's, where slides merged because one is silent now."""
    index = one.index or 0
    old, now = whole.reading.deck.slides, read_known(new).deck.slides
    if _others_are_same(whole, new, index):
        return words_of(old[index : index + 1]), words_of(now[index : index + 1])
    return words_of(old), words_of(now)


def _is_more_private(whole: StretchedText, new: str, one: Stretch) -> bool:
    was, now = _words_before_and_after(whole, new, one)
    heard = was.shown + was.spoken
    return was.private <= now.private and now.shown + now.spoken < heard and now.shown <= was.shown


def _is_more_spoken(whole: StretchedText, new: str, one: Stretch) -> bool:
    was, now = _words_before_and_after(whole, new, one)
    return was.private == now.private and was.spoken < now.spoken and now.shown < was.shown


def _has_only_more_notes(whole: StretchedText, new: str, index: int, words: str) -> bool:
    if not _others_are_same(whole, new, index):
        return False
    was = words_of(whole.reading.deck.slides[index : index + 1])
    now = words_of(read_known(new).deck.slides[index : index + 1])
    is_heard = was.spoken < now.spoken or was.private < now.private or not words
    return is_heard and was.shown == now.shown and was.spoken <= now.spoken and was.private <= now.private
