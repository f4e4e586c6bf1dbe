"""Slides copied as Markdown, and Markdown put in as slides, with the levels and labels of the talk it comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.arranging import RULE, arranged, begins_itself, closed, with_early_notes
from leaderdeck.outline.block_lines import notes_place
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.dialects.opening import in_words_of, opened
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.kept_definitions import (
    definitions_in,
    definitions_needed,
    free_label,
    meaning_of,
    with_labels,
    without_definitions,
)
from leaderdeck.outline.reader import read_outline
from leaderdeck.outline.rewrite_heading import is_norwegian
from leaderdeck.outline.rewrite_slides import first_index, movable, target_place
from leaderdeck.outline.same_words import is_same, says_the_same, words_of
from leaderdeck.outline.slide_breaks import find_marks, slide_level
from leaderdeck.outline.slide_cuts import cut_passage, cut_talk
from leaderdeck.outline.slide_stretches import (
    Stretch,
    StretchedText,
    in_our_words,
    line_end_of,
    raw_lines,
    read_known,
    stretched,
)

_HEADING_IN_NOTES = late_pattern(
    r"not(?:at|es?)\b.*[\r\n] {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
_HEADING = late_pattern(r"( {0,3})#{1,6}(?=[ \t]|$)")


def copy_slides(text: str, indexes: Sequence[int]) -> str:
    """These slides as Markdown in our own dialect, with the definitions of links and footnotes that they point to."""
    whole = in_our_words(text)
    chosen = movable(whole, indexes)
    end = whole.line_end
    parts: list[str] = []
    for one in whole.stretches:
        if one.index not in chosen:
            continue
        own = with_early_notes(one, whole.early() if one.index == 0 else None, end)
        needs_rule = not begins_itself(own, whole) and (bool(parts) or whole.card.slides == "rules")
        parts.append((RULE + end * 2 if needs_rule else "") + _as_said(own.body, whole, one))
    if not parts:
        return ""
    others = [one.body for one in whole.stretches if one.index not in chosen] + [whole.gaps[-1]]
    own_labels = {label for part in parts for label, _ in definitions_in(part)}
    needed = [kept for other in others if (kept := definitions_needed(other, parts, but_for=own_labels))]
    parts += ["\n".join(needed).replace("\n", end)] if needed else []
    return (end * 2).join(parts) + end


def _as_said(body: str, whole: StretchedText, one: Stretch) -> str:
    """A slide's text so that its headings that are said or private begin no slides anywhere else.

    Its notes get a block of their own for that, and a block that is left open is closed.
    """
    if one.is_link or not (":::" in body or _HEADING_IN_NOTES.search(body)):
        return body
    index = one.index or 0
    shown = words_of(whole.reading.deck.slides[index : index + one.count]).shown
    names = tuple(whole.reading.names)
    whole_block = closed(plain_lines(body)).replace("\n", whole.line_end)
    for way in (body, whole_block, _with_notes_in_block(body, whole), _with_notes_in_block(whole_block, whole)):
        if not words_of(read_outline(way, names).deck.slides).shown - shown:
            return way
    return body


def _with_notes_in_block(body: str, whole: StretchedText) -> str:
    notes = notes_place(body)
    lines = raw_lines(body)
    name = "notat" if is_norwegian(whole.card.language) else "notes"
    end = whole.line_end
    return f"{''.join(lines[:notes])}::: {name}{end}{''.join(lines[notes:])}{end}:::" if notes < len(lines) else body


def insert_slides(text: str, markdown: str, before: int) -> str:
    """Markdown as slides before slide `before`; the number of slides means last.

    Its headings are lifted or lowered to the level at which this talk's slides begin, labels that mean something else
    here are changed, and blocks left open are closed, so that all slides of the talk stay as they are. A card that
    comes along is left out.
    """
    whole = stretched(text)
    end = whole.line_end if text else line_end_of(markdown)
    pasted = plain_lines(markdown.removeprefix("\ufeff"))
    pasted = _without_card(pasted, whole)
    if not pasted.strip():
        return text
    pasted = _with_own_labels(pasted, whole)
    if not whole.stretches and not whole.count:
        return f"{whole.top}{pasted.replace(chr(10), end)}{end}"
    ways = [
        _stretches_of(_shifted(pasted, shift), whole, is_closed=is_closed)
        for is_closed in (False, True)
        for shift in dict.fromkeys((0, _shift(pasted, whole.reading.level)))
    ]
    for counts in (True, False):  # a comment above the first heading is a stretch of its own, and no slide
        for fresh in ways:
            new = _inserted(whole, fresh, before, counts=counts)
            if new is not None:
                return new
    return text


def _without_card(pasted: str, whole: StretchedText) -> str:
    """The slides below a card, in the words of the talk that they come to."""
    lines = pasted.split("\n")
    front = read_card(lines)
    talk = opened(lines, front.line_count, front.front_matter)
    there, here = talk.dialect, whole.reading.dialect
    is_alike = there is not None and here is not None and here.name == there.name
    below = (lines if is_alike else talk.lines)[talk.top :]
    return "\n".join(below if here is None or is_alike else in_words_of(here, below)).strip("\n")


def _inserted(whole: StretchedText, fresh: Sequence[Stretch], before: int, *, counts: bool) -> str | None:
    """The text with these slides; None where they would change others, or not stand as slides of their own.

    With `counts` every stretch has to be a slide.
    """
    place = target_place(whole.stretches, max(before, 1 if whole.has_card_cover else 0))
    behind = whole.stretches[place:]
    following = next((one.index for one in behind if one.index is not None), whole.count)
    early = whole.early() if following == 0 else None
    order = [*whole.stretches[:place], *fresh, *behind]
    if early:
        wrapped = [with_early_notes(one, early, whole.line_end) if one.index == 0 else one for one in order]
        order = [one for one in wrapped if one is not early]
    for keeps_rule in (False, True):
        new = arranged(whole, order, first_keeps_rule=keeps_rule)
        count = len(fresh) if counts and not any(one.is_link for one in fresh) else None
        if _keeps_others(new, whole, following, count):
            return new
    return None


def _keeps_others(new: str, whole: StretchedText, place: int, count: int | None) -> bool:
    """Whether the slides stand around so many new ones as they were; the first may become or stop being the cover.

    None for the number: links among the new ones tell how many slides come.
    """
    old, now = whole.reading.deck.slides, read_known(new).deck.slides
    count = max(1, len(now) - len(old)) if count is None else count
    if len(now) != len(old) + count:
        return False
    loose = first_index(whole.stretches)
    around = [*now[:place], *now[place + count :]]
    return all(
        is_same(was, other) or (index == loose and says_the_same(was, other))
        for index, (was, other) in enumerate(zip(old, around, strict=True))
    )


def _stretches_of(pasted: str, whole: StretchedText, *, is_closed: bool) -> list[Stretch]:
    lines = pasted.split("\n")
    has_rules = any(mark.is_rule for mark in find_marks(lines))
    card = FrontMatter(slides="rules" if whole.card.slides == "rules" and has_rules else "auto")
    end = whole.line_end
    stretches = []
    level = whole.reading.level
    is_here = bool(level) and _says_no_level(lines)
    cuts = (
        cut_passage(lines, level, "slide", card, frozenset()) if is_here else cut_talk(lines, 0, card, frozenset()).cuts
    )
    for cut in cuts:
        body = "\n".join(lines[cut.first : cut.end])
        body = (closed(body) if is_closed else body).replace("\n", end)
        needs_rule = whole.card.slides == "rules" or (whole.card.slides == "auto" and cut.level == 0)
        rules = RULE + end * 2 if needs_rule and not cut.is_link else ""
        stretches.append(Stretch(rules, body, None, max(0, cut.level), cut.is_link))
    return stretches


def _shift(pasted: str, level: int) -> int:
    """By how many levels its headings are lowered, so that its slides begin where this talk's do."""
    lines = pasted.split("\n")
    headings = [mark.level for mark in find_marks(lines) if mark.level]
    own = min(headings, default=0) if _says_no_level(lines) else slide_level(find_marks(lines))
    return level - own if level and own else 0


def _says_no_level(lines: Sequence[str]) -> bool:
    """Whether no heading has content at once, so that only the talk around can tell which of them begin slides."""
    return not any(mark.has_content for mark in find_marks(lines))


def _shifted(pasted: str, shift: int) -> str:
    if not shift:
        return pasted
    lines = pasted.split("\n")
    for mark in reversed(find_marks(lines)):
        if mark.level:
            level = min(6, max(1, mark.level + shift))
            found = _HEADING.match(lines[mark.line])
            if found:
                lines[mark.line] = f"{found[1]}{'#' * level}{lines[mark.line][found.end() :]}"
                continue
            under = next(line for line in range(mark.line + 1, len(lines)) if not lines[line].strip(" \t=-"))
            words = " ".join(line.strip() for line in lines[mark.line : under])
            lines[mark.line : under + 1] = [f"{'#' * level} {words}"]
    return "\n".join(lines)


def _with_own_labels(pasted: str, whole: StretchedText) -> str:
    """Labels that this talk defines otherwise are changed; definitions that it has already are left out."""
    own = definitions_in(pasted)
    if not own:
        return pasted
    known: dict[str, str] = {}
    for body in (*(one.body for one in whole.stretches), whole.gaps[-1] if whole.gaps else ""):
        for label, text in definitions_in(body):
            known.setdefault(label.casefold(), meaning_of(text))
    same = {label for label, text in own if known.get(label.casefold()) == meaning_of(text)}
    taken = {*known, *(label.casefold() for label, _ in own)}
    renamed: dict[str, str] = {}
    for label, _ in own:
        if label not in same and label.casefold() in known and label not in renamed:
            renamed[label] = free_label(label, taken)
            taken.add(renamed[label].casefold())
    return with_labels(without_definitions(pasted, same), renamed)
