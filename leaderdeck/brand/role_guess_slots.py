"""Which placeholder of a foreign layout plays which of LeaderDeck's own numbers in a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from leaderdeck.brand.role_guess_facts import LayoutFacts
from leaderdeck.brand.role_guess_fits import main_block, text_of_picture
from leaderdeck.brand.template import CAPTION_IDX, DATE_IDX, NUMBER_IDX, SLOGAN_IDX, SOURCE_IDX, Placeholder
from leaderdeck.deck.slide import LayoutName

_Found: TypeAlias = dict[int, Placeholder | None]
_FOOTERS = {"ftr": SLOGAN_IDX, "sldNum": NUMBER_IDX, "dt": DATE_IDX}
_TITLE_IDX, _FIRST_IDX = 0, 1
_SOURCE_WORDS = ("kilde", "kjelde", "source", "källa", "kilder", "kjelder", "sources", "fotnote", "footnote")
_NUMBER_WORDS = ("nummer", "number", "tall", "siffer", "nr")
_HOLDS_ANYTHING = "obj"


def slots_for(role: LayoutName, facts: LayoutFacts) -> tuple[tuple[int, int], ...]:
    """(our number, the file's idx), in order of our numbers.

    A file may give one idx to several placeholders, as LibreOffice does; a slide can then only reach the first of each
    (the title is told by its type), so that the others have no slot.
    """
    found: _Found = {_TITLE_IDX: facts.title} if role != "blank" else {}
    found |= _SLOTS.get(role, _nothing)(facts)
    if role not in ("blank", "cover", "section", "closing"):
        found[SOURCE_IDX] = _source(facts)
    for known in facts.layout.placeholders:
        number = _FOOTERS.get(known.type)
        if number is not None:
            found.setdefault(number, known)
    kept = {number: known for number, known in found.items() if known is not None and _is_reachable(known, facts)}
    return tuple((number, kept[number].idx) for number in sorted(kept))


def holds(known: Placeholder | None, kind: str) -> bool:
    """Whether a picture, table or chart may stand in this placeholder: in its own, and in one for content."""
    return known is not None and known.type in (kind, _HOLDS_ANYTHING)


def _is_reachable(known: Placeholder, facts: LayoutFacts) -> bool:
    if known.type in ("title", "ctrTitle"):
        return True
    same = [
        other
        for other in facts.layout.placeholders
        if other.idx == known.idx and other.type not in ("title", "ctrTitle", *_FOOTERS)
    ]
    return known.type in _FOOTERS or same[0] is known


def _nothing(facts: LayoutFacts) -> _Found:
    return {}


def _cover(facts: LayoutFacts) -> _Found:
    texts = _others(facts.texts, facts.subtitle)
    subtitle = facts.subtitle or next(iter(texts), None)
    details = next((known for known in texts if known is not subtitle and not _is_over(known, facts.title)), None)
    return {_FIRST_IDX: subtitle, CAPTION_IDX: details}


def _section(facts: LayoutFacts) -> _Found:
    numbered = next((known for known in facts.texts if _is_named(known, _NUMBER_WORDS)), None)
    texts = _others(facts.texts, numbered)
    return {_FIRST_IDX: next(iter(texts), None), CAPTION_IDX: numbered}


def _content(facts: LayoutFacts) -> _Found:
    return {_FIRST_IDX: main_block(facts) or next(iter(facts.lines[-1:]), None)}


def _quote(facts: LayoutFacts) -> _Found:
    words = main_block(facts) or next(iter(facts.lines), None)
    after = [known for known in facts.lines if words is not None and known.frame.y > words.frame.y]
    return {_FIRST_IDX: words, CAPTION_IDX: next(iter(after), None)}


def _columns(facts: LayoutFacts) -> _Found:
    columns = facts.columns() or facts.blocks[:1]
    return dict(enumerate(columns[:3], start=_FIRST_IDX))


def _comparison(facts: LayoutFacts) -> _Found:
    pairs = facts.headings()
    if len(pairs) == 2:
        (heading, left), (second, right) = pairs
        return {1: heading, 2: left, 3: second, 4: right}
    columns = facts.columns()
    return {2: columns[0], 4: columns[1]} if len(columns) == 2 else {}


def _picture(facts: LayoutFacts) -> _Found:
    place = next(iter(facts.pictures), None) or _open_block(facts)
    taken = [known for known in facts.texts if known is not place and not _is_over(known, facts.title)]
    return {_FIRST_IDX: place, CAPTION_IDX: taken[0] if facts.pictures and taken else None}


def _picture_text(facts: LayoutFacts) -> _Found:
    if facts.pictures:
        text = text_of_picture(facts)
        caption = next((known for known in facts.lines if known.frame.y > facts.pictures[0].frame.y), None)
        return {_FIRST_IDX: facts.pictures[0], 2: text, CAPTION_IDX: caption}
    columns = facts.columns()
    if len(columns) == 2 and holds(columns[0], "pic"):
        return {_FIRST_IDX: columns[0], 2: columns[1]}
    return {}


def _table(facts: LayoutFacts) -> _Found:
    return {_FIRST_IDX: next(iter(facts.tables), None) or _open_block(facts)}


def _chart(facts: LayoutFacts) -> _Found:
    return {_FIRST_IDX: next(iter(facts.charts), None) or _open_block(facts)}


def _open_block(facts: LayoutFacts) -> Placeholder | None:
    block = main_block(facts)
    return block if holds(block, "") and len(facts.blocks) == 1 else None


def _line_under(facts: LayoutFacts) -> _Found:
    return {_FIRST_IDX: next(iter(facts.texts), None)}


def _source(facts: LayoutFacts) -> Placeholder | None:
    """A text that is called a source, or a footnote, wherever it stands."""
    return next((known for known in (*facts.low, *facts.lines) if _is_named(known, _SOURCE_WORDS)), None)


def _is_named(known: Placeholder, words: Sequence[str]) -> bool:
    return any(word in words for word in known.name.lower().replace(":", " ").split())


def _is_over(known: Placeholder, title: Placeholder | None) -> bool:
    return title is not None and known.frame.bottom <= title.frame.y + 0.2 * title.frame.height


def _others(known: Sequence[Placeholder], without: Placeholder | None) -> list[Placeholder]:
    return [each for each in known if each is not without]


_SLOTS: Mapping[LayoutName, Callable[[LayoutFacts], _Found]] = {
    "cover": _cover, "section": _section, "content": _content, "statement": _line_under, "quote": _quote,
    "columns": _columns, "comparison": _comparison, "picture": _picture, "picture-text": _picture_text,
    "table": _table, "chart": _chart, "closing": _line_under,
}  # fmt: skip
"""Facts, agenda, steps and timeline are drawn in the free area, and fill the title only."""
