"""One slide divided in two: between blocks, or between the items of a list."""

from __future__ import annotations

import re

from leaderdeck.outline.arranging import RULE, begins_itself, heading_lines
from leaderdeck.outline.block_lines import notes_place
from leaderdeck.outline.block_rules import CAPTION
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.rewrite_slides import movable
from leaderdeck.outline.same_words import are_same, words_of
from leaderdeck.outline.slide_stretches import Stretch, StretchedText, raw_lines, read_known, stretched
from leaderdeck.outline.slide_text import title_place
from leaderdeck.outline.voices import container_name
from leaderdeck.quick_dataclass import dataclass

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_UNSEEN = frozenset({"footnote", "comment", "stray", "hr"})
_NUMBER = re.compile(r"([ \t]*)(\d{1,9})([.)])")


@dataclass(frozen=True, slots=True)
class _Seam:
    """A line (from 0 in the slide's text) where it can be divided, and the number that an item there has to show."""

    line: int
    number: int = 0


def split_slide(text: str, line: int) -> str:
    """The slide divided at this line (from 1), before the block or item that the line is in.

    The second half gets the same heading, or a rule where there is none. Speaker notes at the end follow the second
    half. A slide with nothing to divide stays whole.
    """
    whole = stretched(text)
    found = whole.stretch_at(line)
    if found is None or found[0].index is None or not movable(whole, [found[0].index]):
        return text
    one, first = found
    seams = _seams(one.body)
    own = line - first
    if own >= notes_place(one.body):
        return text
    before = [seam for seam in seams if seam.line <= own]
    seam = before[-1] if before else next(iter(seams), None)
    return _divided(text, whole, one, seam) if seam else text


def split_at_half(text: str, index: int) -> str:
    """The slide divided between two blocks or items, so that both halves hold about as much."""
    whole = stretched(text)
    place = whole.place_of(index)
    if place is None or not movable(whole, [index]):
        return text
    one = whole.stretches[place]
    lines = plain_lines(one.body).split("\n")
    shown = [
        (line, _weight(lines[line])) for piece in _shown_pieces(one.body) for line in range(piece.first, piece.end)
    ]

    def unevenness(seam: _Seam) -> int:
        return abs(sum(weight if line < seam.line else -weight for line, weight in shown))

    seams = sorted(_seams(one.body), key=unevenness)
    return next((found for seam in seams if (found := _divided(text, whole, one, seam)) != text), text)


def _weight(line: str) -> int:
    """How much room a line takes: its letters, and something for the line itself."""
    return len(line.strip()) + 20 if line.strip() else 0


def _seams(body: str) -> list[_Seam]:
    """Where a slide's text can be divided with something shown on both sides, in order."""
    pieces = _shown_pieces(body)
    found: list[_Seam] = []
    follows_heading = False
    for place, piece in enumerate(pieces):
        is_caption = place > 0 and pieces[place - 1].kind == "table" and bool(CAPTION.match(piece.content))
        if place and not follows_heading and not is_caption:
            found.append(_Seam(piece.first))
        if piece.kind in _LISTS:
            found += _item_seams(piece)
        follows_heading = piece.kind == "heading"
    return found


def _item_seams(piece: Piece) -> list[_Seam]:
    start = int(piece.meta.get("start", 1)) if piece.kind == "ordered_list_open" else 0
    return [
        _Seam(item.first, start + turn if start or piece.kind == "ordered_list_open" else 0)
        for turn, item in enumerate(piece.inside)
        if turn
    ]


def _shown_pieces(body: str) -> list[Piece]:
    """The blocks that a slide shows, without its heading and what is spoken or private."""
    pieces = parse_blocks(plain_lines(body)).pieces
    title = title_place(pieces)
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind == "voice":
            if piece.meta["voice"] == "notes":
                break
            continue
        silent = piece.kind == "container_open" and container_name(piece.meta["attributes"]) in ("notes", "private")
        if place != title and not silent and piece.kind not in _UNSEEN:
            found.append(piece)
    return found


def _divided(text: str, whole: StretchedText, one: Stretch, seam: _Seam) -> str:
    """The text with this slide divided there; as it was if a word would change its voice or get lost."""
    if one.index is None or (not begins_itself(one, whole) and whole.card.slides == "headings"):
        return text
    end = whole.line_end
    lines = raw_lines(one.body)
    begin, behind_heading = heading_lines(one.body)
    heading = "".join(lines[begin:behind_heading]).rstrip("\r\n")
    first, second = "".join(lines[: seam.line]).rstrip("\r\n \t"), lines[seam.line :]
    if seam.number:
        second[0] = _NUMBER.sub(rf"\g<1>{seam.number}\g<3>", second[0], count=1)
    rule = "" if begins_itself(one, whole) else one.rules or RULE + end * 2
    begins = rule + (heading + end * 2 if heading else "")
    place = whole.stretches.index(one)
    before = "".join(own.rules + own.body + gap for own, gap in zip(whole.stretches[:place], whole.gaps, strict=False))
    behind = "".join(
        gap + own.rules + own.body for gap, own in zip(whole.gaps[place:], whole.stretches[place + 1 :], strict=False)
    )
    found = whole.top + before + one.rules + first + end * 2 + begins + "".join(second) + behind + whole.gaps[-1]
    return found if _is_divided(found, whole, one.index) else text


def _is_divided(text: str, whole: StretchedText, index: int) -> bool:
    """Whether exactly this slide became two that together say what it said, in the same voices."""
    old, new = whole.reading.deck.slides, read_known(text).deck.slides
    around = (*new[:index], *new[index + 2 :])
    if not are_same((*old[:index], *old[index + 1 :]), around) or len(new) != len(old) + 1 or not new[index].blocks:
        return False
    was, now = words_of(old[index : index + 1]), words_of(new[index : index + 2])
    return was.spoken == now.spoken and was.private == now.private and was.shown <= now.shown
