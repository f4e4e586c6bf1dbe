"""How well what stands on a layout suits each role, 0 to 1: by the set of placeholders, and by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaderdeck.brand.role_guess_facts import LayoutFacts, alike
from leaderdeck.brand.template import Placeholder
from leaderdeck.deck.slide import LayoutName

_SMALL_PICTURES = 0.12
"""Share of the slide: what is smaller is a portrait or an icon, not the picture of a slide."""
_FULL_PICTURE = 0.28
_TEXT_BESIDE = 0.08
_COVER_TYPE = 0.1
"""Share of the slide's height from which on a title is set as on covers: Office's is 60 points of 540."""
_WIDE_CONTENT = 0.4
"""Share of the slide's width that plain content has at least."""


def fit(role: LayoutName, facts: LayoutFacts) -> float:
    """How well the layout's placeholders suit the role."""
    if facts.is_upright:
        return 0.0
    return max(0.0, min(1.0, _FITS[role](facts)))


def main_block(facts: LayoutFacts) -> Placeholder | None:
    """The block that plain content goes into: the largest."""
    return max(facts.blocks, key=lambda known: known.frame.width * known.frame.height, default=None)


def text_of_picture(facts: LayoutFacts) -> Placeholder | None:
    """The text that stands beside the largest picture, large enough for a list."""
    if not facts.pictures:
        return None
    picture = facts.pictures[0]
    roomy = [
        known
        for known in facts.blocks
        if facts.share(known.frame) >= _TEXT_BESIDE and _is_beside_or_on(facts, picture, known)
    ]
    return max(roomy, key=lambda known: known.frame.width * known.frame.height, default=None)


def _is_beside_or_on(facts: LayoutFacts, picture: Placeholder, text: Placeholder) -> bool:
    over = picture.frame.width > 0.9 * facts.width
    return over or facts.beside(picture, text)


def _is_set_large(facts: LayoutFacts) -> bool:
    return facts.title is not None and facts.title.level(0).size_pt >= _COVER_TYPE * facts.height


def _holds_more(facts: LayoutFacts) -> bool:
    return bool(facts.pictures or facts.tables or facts.charts)


def _cover(facts: LayoutFacts) -> float:
    title = facts.title
    if title is None or facts.tables or facts.charts or len(facts.blocks) > 2 or len(facts.texts) > 4:
        return 0.0
    if title.type == "ctrTitle" and (facts.subtitle is not None or facts.texts):
        return 1.0 - 0.1 * len(facts.pictures)
    if title.type == "ctrTitle":
        return 0.75
    if facts.title_is_high and facts.subtitle is None:
        return 0.15
    return 0.55 + 0.1 * bool(facts.texts) + 0.1 * _is_set_large(facts) - 0.05 * len(facts.pictures)


def _section(facts: LayoutFacts) -> float:
    title = facts.title
    if title is None or facts.tables or facts.charts or len(facts.texts) > 2:
        return 0.0
    if title.type == "ctrTitle":
        return 0.3
    if facts.title_is_high and not _is_large(facts):
        return 0.2 if not facts.blocks else 0.0
    return 0.75 - 0.15 * len(facts.pictures) - 0.1 * max(0, len(facts.texts) - 1)


def _is_large(facts: LayoutFacts) -> bool:
    """Whether the title is set large, or has no text under it and half the slide to itself."""
    return facts.title is not None and facts.title.frame.height > 0.3 * facts.height


def _content(facts: LayoutFacts) -> float:
    block = main_block(facts)
    if block is None or _holds_more(facts):
        return 0.0
    if facts.title is None:
        return 0.3
    wide = block.frame.width >= _WIDE_CONTENT * facts.width and facts.share(block.frame) > 0.15
    under = block.frame.y >= facts.title.frame.y + 0.3 * facts.title.frame.height
    score = 1.0 if facts.title_is_high and under and facts.title.type == "title" else 0.4
    if facts.columns():
        return 0.2
    others = len(facts.blocks) - 1
    return score - 0.35 * others - 0.06 * len(facts.lines) - (0.0 if wide else 0.3)


def _columns(facts: LayoutFacts) -> float:
    columns = facts.columns()
    if len(columns) not in (2, 3) or _holds_more(facts) or facts.headings():
        return 0.0
    score = 0.95 if facts.title_is_high else 0.5
    even = alike(tuple(known.frame for known in columns))
    return score - (0.0 if even else 0.25) - (0.2 if len(columns) == 3 else 0.0) - 0.06 * len(facts.lines)


def _comparison(facts: LayoutFacts) -> float:
    pairs = facts.headings()
    if len(pairs) != 2 or _holds_more(facts):
        return 0.0
    return 1.0 - 0.06 * max(0, len(facts.lines) - 2) - (0.0 if facts.title_is_high else 0.3)


def _title_only(facts: LayoutFacts) -> float:
    if not _is_plainly_titled(facts) or facts.blocks or _holds_more(facts):
        return 0.0
    return 0.9 - 0.12 * len(facts.lines) - (0.2 if _is_narrow(facts) else 0.0)


def _is_plainly_titled(facts: LayoutFacts) -> bool:
    return facts.title_is_high and facts.title is not None and facts.title.type == "title"


def _is_narrow(facts: LayoutFacts) -> bool:
    return facts.title is not None and facts.title.frame.width < 0.55 * facts.width


def _picture(facts: LayoutFacts) -> float:
    if not facts.pictures or facts.tables or facts.charts:
        return 0.0
    share = facts.share(facts.pictures[0].frame)
    if share < _SMALL_PICTURES:
        return 0.0
    score = 0.9 if share >= _FULL_PICTURE else 0.6
    text = 0.25 if text_of_picture(facts) is not None else 0.0
    named = 0.0 if facts.title is not None else 0.1
    return score - text - named - 0.2 * (len(facts.pictures) - 1)


def _picture_text(facts: LayoutFacts) -> float:
    if text_of_picture(facts) is None or facts.share(facts.pictures[0].frame) < _SMALL_PICTURES:
        return 0.0
    titled = 0.0 if facts.title is not None else 0.3
    return 0.95 - titled - 0.25 * (len(facts.pictures) - 1) - 0.15 * (len(facts.blocks) - 1)


def _table(facts: LayoutFacts) -> float:
    return 0.9 - 0.2 * len(facts.blocks) if len(facts.tables) == 1 else 0.0


def _chart(facts: LayoutFacts) -> float:
    return 0.9 - 0.2 * len(facts.blocks) if len(facts.charts) == 1 else 0.0


def _blank(facts: LayoutFacts) -> float:
    return 0.9 if facts.is_empty else 0.0


def _quote(facts: LayoutFacts) -> float:
    """A quotation stands in a block, its source in a line under it; only a name tells it from other texts."""
    if _holds_more(facts) or not facts.texts:
        return 0.1 if facts.title is not None and not _holds_more(facts) else 0.0
    return 0.4


def _statement(facts: LayoutFacts) -> float:
    if facts.title is None or _holds_more(facts) or len(facts.texts) > 2:
        return 0.1
    return 0.2 if facts.title_is_high and not _is_large(facts) else 0.4


def _closing(facts: LayoutFacts) -> float:
    if facts.tables or facts.charts or len(facts.pictures) > 1:
        return 0.0
    return 0.35


def _drawn(facts: LayoutFacts) -> float:
    """Where we draw ourselves: a title, and room under it."""
    if not _is_plainly_titled(facts) or _holds_more(facts) or len(facts.blocks) > 1:
        return 0.0
    return 0.35 - 0.05 * len(facts.lines)


_FITS: Mapping[LayoutName, Callable[[LayoutFacts], float]] = {
    "cover": _cover, "section": _section, "content": _content, "statement": _statement, "quote": _quote,
    "columns": _columns, "comparison": _comparison, "facts": _title_only, "agenda": _drawn, "steps": _drawn,
    "timeline": _drawn, "picture": _picture, "picture-text": _picture_text, "table": _table, "chart": _chart,
    "closing": _closing, "blank": _blank,
}  # fmt: skip
