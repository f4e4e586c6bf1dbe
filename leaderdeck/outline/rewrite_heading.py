"""What a slide's heading says in braces behind it: hidden or shown, and the layout it asks for."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from leaderdeck.deck.slide import NORWEGIAN_LAYOUT_NAMES, LayoutName
from leaderdeck.outline.arranging import heading_lines
from leaderdeck.outline.attributes import attributes_at, split_trailing_attributes
from leaderdeck.outline.rewrite_slides import movable
from leaderdeck.outline.same_words import is_same, words_of
from leaderdeck.outline.slide_stretches import Stretch, StretchedText, raw_lines, read_known, stretched
from leaderdeck.outline.slide_text import HIDDEN_WORDS, LAYOUT_WORDS

_CLOSING_HASHES = re.compile(r"(?:[ \t]+#+)?[ \t]*$")
_ONLY_HASHES = re.compile(r" {0,3}#{1,6}[ \t]*$")
_NYNORSK: dict[LayoutName, str] = {
    "comparison": "samanlikning", "picture": "bilete", "picture-text": "bilete-tekst", "closing": "avslutting",
}  # fmt: skip
_BOKMAL: dict[LayoutName, str] = {}
for _word, _layout in NORWEGIAN_LAYOUT_NAMES.items():
    _BOKMAL.setdefault(_layout, _word)


def hide_slides(text: str, indexes: Sequence[int], *, hidden: bool) -> str:
    """These slides hidden, or shown again. One without a heading gets an empty one to say it on."""
    whole = stretched(text)
    slides = whole.reading.deck.slides
    chosen = [index for index in sorted(movable(whole, indexes)) if slides[index].hidden != hidden]
    word = ("skjult" if is_norwegian(whole.card.language) else "hidden") if hidden else None
    new = _with_class(text, whole, chosen, HIDDEN_WORDS, word)
    if new != text or len(chosen) < 2:
        return new
    for index in reversed(chosen):  # where one of them cannot be hidden, the others still can
        text = _with_class(text, stretched(text), [index], HIDDEN_WORDS, word)
    return text


def set_layout(text: str, index: int, layout: LayoutName | None) -> str:
    """The slide asks for this layout, by its name in the talk's language; with None it is chosen by content again."""
    whole = stretched(text)
    word = layout_word(layout, whole.card.language) if layout else None
    return _with_class(text, whole, sorted(movable(whole, [index])), LAYOUT_WORDS, word)


def layout_word(layout: LayoutName, language: str) -> str:
    """A layout's name as a talk in this language writes it."""
    if not is_norwegian(language):
        return layout
    nynorsk = _NYNORSK.get(layout) if language.lower().startswith("nn") else None
    return nynorsk or _BOKMAL.get(layout, layout)


def is_norwegian(language: str) -> bool:
    """Whether a talk is in bokmål or nynorsk."""
    return language.lower().partition("-")[0] in ("nb", "nn", "no")


def _with_class(
    text: str, whole: StretchedText, indexes: Sequence[int], family: Container[str], word: str | None
) -> str:
    """The slides' headings with this class instead of others of its family; the text as it was where it cannot be."""
    for drops_empty in (True, False):
        parts = [whole.top]
        for one, gap in zip(whole.stretches, whole.gaps, strict=True):
            is_chosen = one.index in indexes and not one.is_link  # its slides are changed in their own file
            body = _body_with_class(one, whole, family, word, drops_empty=drops_empty) if is_chosen else one.body
            parts += [one.rules, body, gap]
        found = "".join(parts)
        if found == text or _keeps_all(found, whole, frozenset(indexes)):
            return found
    return text


def _body_with_class(
    one: Stretch, whole: StretchedText, family: Container[str], word: str | None, *, drops_empty: bool
) -> str:
    """The slide's text with the class; a heading that has nothing left to say goes with `drops_empty`."""
    lines = raw_lines(one.body)
    first, end = heading_lines(one.body)
    if first == end:
        level = whole.reading.level or 2
        heading = f"{'#' * level} {{.{word}}}{whole.line_end}{whole.line_end}"
        return heading + one.body if word else one.body
    at = _last_line_of_heading(lines, first, end)
    lines[at] = _line_with_class(lines[at], family, word)
    place = whole.stretches.index(one)
    begins_otherwise = bool(one.rules) or place == 0 or whole.stretches[place - 1].is_link
    if drops_empty and begins_otherwise and _ONLY_HASHES.match(lines[at].rstrip("\r\n")):
        del lines[at : at + 1 + (at + 1 < len(lines) and not lines[at + 1].strip())]
    return "".join(lines)


def _last_line_of_heading(lines: Sequence[str], first: int, end: int) -> int:
    """The last line of a heading's words: above its underline, where it has one."""
    is_underlined = end - first > 1
    return end - 2 if is_underlined else end - 1


def _line_with_class(line: str, family: Container[str], word: str | None) -> str:
    bare = line.rstrip("\r\n")
    closing = _CLOSING_HASHES.search(bare)
    cut = closing.start() if closing and bare.lstrip().startswith("#") else len(bare.rstrip())
    content, behind = bare[:cut], line[cut:]
    start = content.rfind("{") if split_trailing_attributes(content)[0] != content else -1
    if start < 0 or attributes_at(content, start) is None:
        spaced = content if content.endswith((" ", "\t")) else content + " "
        return f"{spaced}{{.{word}}}{behind}" if word else line
    words = content[start + 1 : -1].split()
    kept = [own for own in words if not (own.startswith(".") and own[1:].lower() in family)]
    kept += [f".{word}"] if word else []
    inside = " ".join(kept)
    return f"{content[:start]}{{{inside}}}{behind}" if kept else content[:start].rstrip() + behind


def _keeps_all(text: str, whole: StretchedText, changed: Container[int]) -> bool:
    """Whether all other slides are as they were, and these still say the same."""
    old, new = whole.reading.deck.slides, read_known(text).deck.slides
    return len(old) == len(new) and all(
        words_of((was,)) == words_of((now,)) if place in changed else is_same(was, now)
        for place, (was, now) in enumerate(zip(old, new, strict=True))
    )
