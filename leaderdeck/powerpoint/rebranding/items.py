"""A foreign slide's shapes as items: what each is, where it stands, and how it hangs on its layout."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from leaderdeck.brand.template import Layout, Placeholder
from leaderdeck.powerpoint.rebranding.elements import (
    DRAWN,
    MC,
    TITLES,
    A,
    Element,
    P,
    frame_of,
    names_of,
    placeholder_of,
    whole,
    words_of,
)
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

ItemKind: TypeAlias = Literal["text", "shape", "line", "picture", "table", "chart", "diagram", "object", "group"]
_MEDIA = ("videoFile", "audioFile", "wavAudioFile", "audioCd", "quickTimeFile")
_SIMPLE: dict[str, ItemKind] = {"pic": "picture", "cxnSp": "line", "grpSp": "group", "contentPart": "picture"}


@dataclass(slots=True, eq=False)
class Item:
    """One shape on a slide, with the variants that `mc:AlternateContent` gives it."""

    element: Element
    """The child of the shape tree."""
    variants: list[Element]
    """The drawn elements: the child itself, or those that stand for it in other programs."""
    kind: ItemKind
    frame: Frame | None
    """In points of the old slide; its layout's where it says none itself."""
    ph: Element | None = None
    holder: Placeholder | None = None
    """The old layout's placeholder that it fills."""
    media: bool = False
    words: str = ""
    factor: float = 1.0
    """How much its drawing was enlarged on its way into the new slide."""
    boxed: bool = False
    """Whether it was a placeholder and has become a box of its own."""
    numbers: set[int] = field(default_factory=set)
    """The shape ids in it."""
    joined: set[int] = field(default_factory=set)
    """The shape ids that a connector ends at."""

    @property
    def main(self) -> Element:
        """The drawn element that newer programs show."""
        return self.variants[0]

    @property
    def type(self) -> str:
        """The placeholder's type; `obj` where it says none, and empty for what is no placeholder."""
        return str(self.ph.get("type", "obj")) if self.ph is not None else ""

    @property
    def is_title(self) -> bool:
        """Whether it is the slide's title."""
        return self.type in TITLES

    @property
    def has_own_frame(self) -> bool:
        """Whether the slide itself says where it stands."""
        return frame_of(self.main) is not None


def read_items(tree: Element, layout: Layout | None) -> list[Item]:
    """The shape tree's items in its order, lowest first."""
    items = []
    for child in tree:
        if child.tag in DRAWN:
            items.append(_item(child, [child], layout))
        elif child.tag == f"{MC}AlternateContent":
            drawn = [each for variant in child for each in variant if each.tag in DRAWN]
            if drawn:
                items.append(_item(child, drawn, layout))
    return items


def find_holder(layout: Layout | None, ph: Element) -> Placeholder | None:
    """The layout's placeholder that a slide's is an instance of: by its index, or else by its type."""
    if layout is None:
        return None
    type_, idx = ph.get("type", "obj"), whole(ph.get("idx"))
    same = [known for known in layout.placeholders if known.idx == idx]
    alike = [known for known in layout.placeholders if known.type == type_ or {known.type, type_} == set(TITLES)]
    either = [known for known in same if known in alike] or ([] if type_ in TITLES else same) or alike
    return either[0] if either else None


def _item(element: Element, variants: list[Element], layout: Layout | None) -> Item:
    main = variants[0]
    ph = placeholder_of(main)
    holder = find_holder(layout, ph) if ph is not None else None
    properties = main.find(f"*/{P}nvPr")
    media = properties is not None and any(properties.find(f"{A}{name}") is not None for name in _MEDIA)
    return Item(
        element,
        variants,
        _kind(main),
        frame_of(main) or (holder.frame if holder is not None else None),
        ph,
        holder,
        media,
        words_of(main) if main.tag in (f"{P}sp", f"{P}grpSp", f"{P}graphicFrame") else "",
        numbers={whole(each.get("id")) for each in element.iter(f"{P}cNvPr")},
        joined={whole(each.get("id")) for each in element.iter(f"{A}stCxn", f"{A}endCxn")},
    )


def _kind(main: Element) -> ItemKind:
    name = main.tag.removeprefix(P)
    if name in _SIMPLE:
        return _SIMPLE[name]
    if name == "graphicFrame":
        data = main.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        ends: dict[str, ItemKind] = {"table": "table", "chart": "chart", "chartex": "chart", "diagram": "diagram"}
        return ends.get(uri.rpartition("/")[2], "object")
    box = main.find(f"{P}nvSpPr/{P}cNvSpPr")
    text = (box is not None and box.get("txBox") in ("1", "true")) or placeholder_of(main) is not None
    return "text" if text else "shape"


def alt_of(item: Item) -> str:
    """The alternative text of the item itself."""
    names = names_of(item.main)
    return (names.get("descr", "") or names.get("title", "")) if names is not None else ""


def name_of(item: Item) -> str:
    """The item's name in the selection pane."""
    names = names_of(item.main)
    return names.get("name", "") if names is not None else ""
