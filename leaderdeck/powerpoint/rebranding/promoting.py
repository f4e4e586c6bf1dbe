"""Things that are really something else: text boxes that do a placeholder's work, placeholders that are shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.slide import LayoutName
from leaderdeck.powerpoint.rebranding.elements import A, Element, P, frame_of, remove, whole
from leaderdeck.powerpoint.rebranding.items import Item
from leaderdeck.powerpoint.rebranding.sizing import give_outline
from leaderdeck.powerpoint.rebranding.texts import box_style
from leaderdeck.units import Frame, Insets

_DRAWN_SHARE = 0.3
"""Share of its layout's place below which a filled placeholder is one shape of a drawing."""
_LARGE = 0.15
"""Share of the slide from which the only text box is the slide's body."""
_LONGEST_LINE = 200
_COVER_TEXTS = 2
_LONGEST_TITLE = 150
_TOP = 0.3
"""Share of the slide's height within which a title's middle stands."""
_TOP_OF_COVER = 0.75
_TITLE_PT = 24.0
_TOUCHING_PT = 6.0
_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


def settle_kinds(
    items: Sequence[Item], role: LayoutName | None, plain: tuple[LevelStyle, ...], slide: tuple[float, float]
) -> None:
    """Make filled little placeholders shapes, and text boxes that do a placeholder's work placeholders."""
    for item in items:
        if _is_drawn(item):
            _as_drawing(item)
    if not any(item.is_title for item in items):
        lowest = slide[1] * (_TOP_OF_COVER if role in ("cover", "section") else _TOP)
        title = _find_title(items, plain, lowest)
        if title is not None:
            _as_placeholder(title, plain, "title")
    if any(item.ph is not None and not item.is_title for item in items) or not any(item.is_title for item in items):
        return
    loose = [item for item in items if item.ph is None and item.kind != "line"]
    texts = [item for item in loose if _is_plain_text(item)]
    if role in ("cover", "section"):
        brief = [item for item in texts if len(item.words) <= _LONGEST_LINE]
        for item in sorted(brief, key=_height_on_slide)[: _COVER_TEXTS if role == "cover" else 1]:
            _as_placeholder(item, plain)
    elif len(loose) == 1 and texts:
        frame = texts[0].frame
        if frame is not None and frame.width * frame.height >= _LARGE * slide[0] * slide[1]:
            _as_placeholder(texts[0], plain)


def let_go(shape: Element) -> None:
    """A placeholder is one no more, but a box of its own."""
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    if ph is not None:
        remove(ph)
    box = shape.find(f"{P}nvSpPr/{P}cNvSpPr")
    if box is not None:
        box.set("txBox", "1")
        for lock in box.findall(f"{A}spLocks"):
            lock.attrib.pop("noGrp", None)


def _height_on_slide(item: Item) -> float:
    return item.frame.y if item.frame is not None else 0.0


def _is_plain_text(item: Item) -> bool:
    """Whether an item is nothing but words: no fill, no line, not turned."""
    properties = item.main.find(f"{P}spPr")
    if item.kind not in ("text", "shape") or not item.words or properties is None or item.frame is None:
        return False
    if any(each.tag in _FILLS for each in properties) or item.main.find(f"{P}style") is not None:
        return False
    line, transform = properties.find(f"{A}ln"), properties.find(f"{A}xfrm")
    geometry = properties.find(f"{A}prstGeom")
    drawn = line is not None and line.find(f"{A}noFill") is None and len(line) > 0
    turned = transform is not None and transform.get("rot", "0") != "0"
    return not drawn and not turned and geometry is not None and geometry.get("prst") == "rect"


def _find_title(items: Sequence[Item], plain: tuple[LevelStyle, ...], lowest: float) -> Item | None:
    """The text box that is the slide's title in all but name: at the top, short, and in the largest letters."""
    texts = [item for item in items if item.ph is None and item.frame is not None and item.words]
    plains = [item for item in texts if _is_plain_text(item) and len(item.words) <= _LONGEST_TITLE]
    if not plains:
        return None
    largest = max(_size(item, plain) for item in texts)
    at_top = [
        item
        for item in plains
        if item.frame is not None
        and item.frame.y + item.frame.height / 2 < lowest
        and "\n" not in item.words
        and _size(item, plain) >= largest
    ]
    found = min(at_top, key=_height_on_slide, default=None)
    if found is None or not _is_topmost(found, items):
        return None
    alone = all(other is found or _size(other, plain) < largest for other in texts)
    return found if alone or largest >= _TITLE_PT else None


def _is_topmost(found: Item, items: Sequence[Item]) -> bool:
    """Whether nothing stands above or beside it: what somebody has drawn a head around is no plain title."""
    frame = found.frame
    if frame is None:
        return False
    others = (item.frame for item in items if item is not found and item.frame is not None)
    return all(other.y >= frame.bottom - _TOUCHING_PT or other.height > frame.height * 4 for other in others)


def _size(item: Item, plain: tuple[LevelStyle, ...]) -> float:
    said = [whole(each.get("sz")) / 100 for each in item.main.iter(f"{A}rPr") if each.get("sz")]
    return max(said, default=plain[0].size_pt)


def _as_placeholder(item: Item, plain: tuple[LevelStyle, ...], type_: str = "body") -> None:
    frame = item.frame or Frame(0.0, 0.0, 1.0, 1.0)
    item.holder = Placeholder("title" if type_ == "title" else "body", 1, "", frame, Insets(), "top", plain)
    for shape in item.variants:
        properties = shape.find(f"{P}nvSpPr/{P}nvPr")
        box = shape.find(f"{P}nvSpPr/{P}cNvSpPr")
        if properties is None or box is None:
            return
        box.attrib.pop("txBox", None)
        ph = properties.makeelement(f"{P}ph", {"type": type_})
        properties.insert(0, ph)
        own = shape.find(f"{P}spPr")
        for known in (own.find(f"{A}noFill"), own.find(f"{A}ln")) if own is not None else ():
            if known is not None:
                remove(known)
    item.ph = item.main.find(f"*/{P}nvPr/{P}ph")
    item.kind = "text"


def _is_drawn(item: Item) -> bool:
    """Whether a body placeholder has been made one shape of a drawing: small, and with a look of its own."""
    if item.ph is None or item.is_title or item.kind != "text" or item.holder is None:
        return False
    own = frame_of(item.main)
    properties = item.main.find(f"{P}spPr")
    if own is None or properties is None:
        return False
    seen = item.main.find(f"{P}style") is not None or properties.find(f"{A}solidFill") is not None
    usual = item.holder.frame
    return seen and own.width * own.height < _DRAWN_SHARE * usual.width * usual.height


def _as_drawing(item: Item) -> None:
    if item.holder is None:
        return
    for shape in item.variants:
        own = shape.find(f"{P}txBody/{A}lstStyle")
        if own is None or not len(own):
            box_style(shape, tuple(replace(level, color="dk1", bullet_color="") for level in item.holder.levels))
        let_go(shape)
        give_outline(shape)
    item.ph, item.kind = None, "shape"
