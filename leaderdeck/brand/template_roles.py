"""Which layout of a foreign or own template plays which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from leaderdeck.brand.template import Placeholder
from leaderdeck.brand.template_names import role_by_mark, role_by_name
from leaderdeck.deck.slide import LayoutName

_BY_TYPE: dict[str, LayoutName] = {
    "title": "cover", "secHead": "section", "obj": "content", "tx": "content", "vertTx": "content",
    "twoObj": "columns", "twoColTx": "columns", "txAndObj": "columns", "objAndTx": "columns",
    "twoTxTwoObj": "comparison", "titleOnly": "facts", "picTx": "picture-text", "tbl": "table", "chart": "chart",
    "blank": "blank",
}  # fmt: skip
"""`ST_SlideLayoutType` (ECMA-376 part 1, 19.7.15) and the role."""
_FOOTERS = {"dt", "ftr", "sldNum"}


def find_role(mark: str, office_type: str, name: str, placeholders: Sequence[Placeholder]) -> LayoutName | None:
    """The layout's role: as LeaderDeck marked it, by its type, its name, or its set of placeholders. None: no idea."""
    return role_by_mark(mark) or _BY_TYPE.get(office_type) or role_by_name(name) or _by_placeholders(placeholders)


def _by_placeholders(placeholders: Sequence[Placeholder]) -> LayoutName | None:
    counts = Counter(known.type for known in placeholders if known.type not in _FOOTERS)
    titled = counts.pop("title", 0) > 0
    if counts.pop("ctrTitle", 0):
        return "cover"
    bodies = counts.pop("body", 0) + counts.pop("subTitle", 0)
    objects = counts.pop("obj", 0)
    if not counts:
        return _by_texts(bodies, objects, titled=titled)
    if set(counts) == {"pic"}:
        return "picture-text" if bodies + objects else "picture"
    return "table" if set(counts) == {"tbl"} else "chart" if set(counts) == {"chart"} else None


def _by_texts(bodies: int, objects: int, *, titled: bool) -> LayoutName | None:
    if not titled:
        return None if bodies + objects else "blank"
    known: dict[tuple[int, int], LayoutName] = {
        (0, 0): "facts", (0, 1): "content", (1, 0): "content", (0, 2): "columns", (2, 0): "columns",
        (2, 2): "comparison", (4, 0): "comparison",
    }  # fmt: skip
    return known.get((bodies, objects))
