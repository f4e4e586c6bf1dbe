"""Stretches of a talk put in a new order and written out again, and whether the result still reads as it should."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from leaderdeck.deck.slide import Slide
from leaderdeck.outline.block_rules import OPENING, fence_after
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.includes import directive_on
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.same_words import is_same, says_the_same
from leaderdeck.outline.slide_breaks import closed_fences, closing_lines
from leaderdeck.outline.slide_stretches import Stretch, StretchedText, read_known
from leaderdeck.outline.slide_text import title_place

RULE = "---"
DEFINITIONS = -1
"""Level of a stretch that is only definitions, kept from a slide that went: it begins nothing."""


def arranged(whole: StretchedText, order: Sequence[Stretch], *, first_keeps_rule: bool = False) -> str:
    """The text with its stretches in this order. Gaps stay where they were; what now needs a rule before it gets one.

    The rule before the first stretch belongs to the place: who leaves it takes over the other's rule. With
    `first_keeps_rule` the new first one has a rule of its own, so that it is no cover.
    """
    end = whole.line_end
    placed = _started(whole, _with_rules_for_places(whole, list(order), first_keeps_rule=first_keeps_rule))
    top = whole.top
    if placed and placed[0].rules and not whole.reading.top and not top.removeprefix("\ufeff"):
        top += end if whole.stretches[0] is not order[0] else ""  # a rule on the first line could begin a card
    if placed and not whole.stretches and top.strip("\ufeff"):
        top = top.rstrip("\r\n") + end * 2
    if not placed:
        return top + whole.gaps[-1].lstrip("\r\n") if whole.gaps else top
    parts = [top]
    places = {id(one): place for place, one in enumerate(whole.stretches)}
    for place, (one, own) in enumerate(zip(placed, order, strict=True)):
        following = order[place + 1] if place + 1 < len(order) else None
        begins = placed[place + 1].rules + placed[place + 1].body if following else ""
        parts += [
            one.rules,
            one.body,
            _gap(whole, len(order), place, (places.get(id(own)), places.get(id(following))), begins),
        ]
    return "".join(parts)


def reads_as(
    text: str, whole: StretchedText, order: Iterable[Stretch], loose: frozenset[int | None] = frozenset()
) -> bool:
    """Whether a text reads as these stretches' slides, one by one.

    Those named in `loose` need only say the same: a cover that became a slide, or the other way around.
    """
    wanted: list[tuple[Slide, bool]] = []
    slides = whole.reading.deck.slides
    if whole.has_card_cover and whole.place_of(0) is None:
        wanted.append((slides[0], False))
    for one in order:
        if one.index is not None:
            wanted += [(slide, one.index in loose) for slide in slides[one.index : one.index + one.count]]
    found = read_known(text).deck.slides
    return len(found) == len(wanted) and all(
        is_same(old, new) or (may_differ and says_the_same(old, new))
        for (old, may_differ), new in zip(wanted, found, strict=True)
    )


def with_early_notes(slide: Stretch, early: Stretch | None, end: str) -> Stretch:
    """A first slide with the notes that stood before it now inside it, so that it can stand anywhere."""
    if early is None:
        return slide
    lines = slide.body.split(end)
    _, place = heading_lines(slide.body)
    said = closed(plain_lines(early.body)).replace("\n", end)
    inside = [f"::: notat{end}{said}{end}:::"]
    head, rest = lines[:place], end.join(lines[place:]).strip("\r\n")
    body = (end * 2).join([*([end.join(head)] if head else []), *inside, *([rest] if rest else [])])
    return replace(slide, body=body)


def closed(body: str) -> str:
    """A slide's text with everything closed that it leaves open; its lines end in line feeds."""
    if body.rfind("<!--") > body.rfind("-->"):
        body += "\n-->"
    fence = ""
    lines = body.split("\n")
    for line in lines:
        fence = fence_after(line.lstrip(" "), fence)
    fences = closed_fences(lines)
    closings = closing_lines(lines, fences)
    inside = {line for first, last in fences.items() for line in range(first, last)}
    opened = [
        line
        for line, text in enumerate(lines)
        if line not in inside and line not in closings and OPENING.match(text.lstrip(" ")) and not directive_on(text)
    ]
    return "\n".join([body, *([fence] if fence else []), *([":::"] * len(opened))])


def with_heading_first(body: str, end: str) -> str:
    """A slide's text with what is said and kept above its heading now behind it."""
    first, behind = heading_lines(body)
    lines = body.split(end)
    above, heading = end.join(lines[:first]).strip("\r\n"), end.join(lines[first:behind])
    rest = end.join(lines[behind:]).lstrip("\r\n")
    return (end * 2).join(filter(None, (heading, above, rest))) if above else body


def heading_lines(body: str) -> tuple[int, int]:
    """Where the heading of a slide's text stands: its first line and the one behind it; (0, 0) where it has none."""
    pieces = parse_blocks(plain_lines(body)).pieces
    place = title_place(pieces)
    return (0, 0) if place is None else (pieces[place].first, pieces[place].end)


def begins_itself(one: Stretch, whole: StretchedText) -> bool:
    """Whether a stretch begins a slide by its own heading."""
    return one.is_link or (one.level > 0 and whole.card.slides != "rules")


def _with_rules_for_places(whole: StretchedText, order: list[Stretch], *, first_keeps_rule: bool) -> list[Stretch]:
    if not order or not whole.stretches or order[0] is whole.stretches[0]:
        return order
    left = whole.stretches[0]
    if first_keeps_rule:
        rules = order[0].rules or RULE + whole.line_end * 2
        return [replace(order[0], rules=rules), *order[1:]]
    taken = order[0].rules
    takes_over = not left.rules and (not begins_itself(left, whole) or _has_rules_everywhere(whole))
    changed = [replace(one, rules=taken) if one is left and takes_over else one for one in order[1:]]
    return [replace(order[0], rules=left.rules), *changed]


def _has_rules_everywhere(whole: StretchedText) -> bool:
    """Whether this writer puts a rule before every slide but the first, also where a heading would do."""
    others = whole.stretches[1:]
    return all(one.rules for one in others) and any(begins_itself(one, whole) for one in others)


def _started(whole: StretchedText, order: list[Stretch]) -> list[Stretch]:
    """Every stretch but the first with something that begins a slide."""
    end = whole.line_end
    started = order[:1]
    for before, one in pairwise(order):
        if one.body[:1] == " " and not one.rules and whole.card.slides == "auto" and not _follows(whole, before, one):
            started.append(replace(one, rules=RULE + end * 2))  # a list above would take an indented heading in
        elif _has_beginning(one, whole) or (before.is_link and _follows(whole, before, one)):
            started.append(one)
        elif whole.card.slides == "headings":
            started.append(replace(one, body="#" * max(1, whole.reading.level) + end * 2 + one.body))
        else:
            started.append(replace(one, rules=RULE + end * 2))
    return started


def _has_beginning(one: Stretch, whole: StretchedText) -> bool:
    has_rule = bool(one.rules) and whole.card.slides != "headings"
    return begins_itself(one, whole) or has_rule or one.level == DEFINITIONS


def _follows(whole: StretchedText, before: Stretch, one: Stretch) -> bool:
    """Whether a stretch stands behind the one that it always stood behind."""
    return any(first is before and second is one for first, second in pairwise(whole.stretches))


def _gap(whole: StretchedText, count: int, place: int, pair: tuple[int | None, int | None], begins: str) -> str:
    """What stands behind the stretch at this place. `pair`: where it and the next one stood; `begins`: the next one."""
    end = whole.line_end
    old, following = pair
    last = len(whole.stretches) - 1
    if place == count - 1:
        tail = whole.gaps[-1] if whole.gaps else end
        return tail if old == last or not tail.strip() else _at_least(tail, 2, end)
    if old is not None and following == old + 1:
        return whole.gaps[old]
    if count == len(whole.stretches):
        gap = whole.gaps[place]
    else:
        gap = whole.gaps[old] if old is not None and old < last else end * 2
    return _at_least(gap, 1 if begins.startswith("#") else 2, end)


def _at_least(gap: str, count: int, end: str) -> str:
    """The gap with at least so many line ends at its start."""
    blank = gap[: len(gap) - len(gap.lstrip())]
    have = plain_lines(blank).count("\n")
    return end * (count - have) + gap if have < count else gap
