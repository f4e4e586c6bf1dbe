"""Text seen on what lies behind it: letters that would drown in the new design get a color that is read there."""

from __future__ import annotations

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.powerpoint.rebranding.elements import A, Element, P, whole
from leaderdeck.powerpoint.rebranding.items import Item
from leaderdeck.powerpoint.rebranding.new_brand import NewLayout
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_LARGE_PT = 18.0
_MOST_SURFACES = 400
"""Shapes below a text that are looked through for what lies behind it."""
_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_UNKNOWN = ""
"""The color of a picture, a chart or a table: nobody can say."""


@dataclass(frozen=True, slots=True)
class _Surface:
    frame: Frame
    color: str


@dataclass(slots=True)
class ContrastMender:
    """Looks through one slide from the lowest shape to the highest."""

    layout: NewLayout
    surfaces: list[_Surface]
    dim: int = 0
    """How many texts stay hard to read."""

    def mend(self, items: list[Item], inheriting: set[int]) -> None:
        """Mend every text; placeholders (by `id` of the item) inherit a color that their layout was designed with."""
        for item in items:
            if item.kind in ("table", "chart", "diagram", "object"):
                self._mend_table(item)
            for shape in item.variants:
                if shape.tag == f"{P}sp":
                    self._mend_shape(shape, item.frame, inherits=id(item) in inheriting)
                elif shape.tag == f"{P}grpSp":
                    self._mend_group(shape, item.frame)
            if item.kind == "picture" and item.frame is not None:
                self.surfaces.append(_Surface(item.frame, _UNKNOWN))

    def _mend_group(self, group: Element, frame: Frame | None) -> None:
        """Shapes in a group, each on the group's frame: close enough to tell what lies behind them."""
        for shape in group.iter(f"{P}sp"):
            self._mend_shape(shape, _inside(group, shape, frame), inherits=False)
        if frame is not None and next(group.iter(f"{P}pic"), None) is not None:
            self.surfaces.append(_Surface(frame, _UNKNOWN))

    def _mend_shape(self, shape: Element, frame: Frame | None, *, inherits: bool) -> None:
        fill = self._fill(shape)
        ground = self._ground(frame) if fill is None else fill
        body = shape.find(f"{P}txBody")
        if body is not None and ground:
            usual = _UNKNOWN if inherits and fill is None else self._usual(shape, body)
            for letters in self._letters(body):
                self._mend_letters(letters, ground, usual, inherits=inherits and fill is None)
        if fill is not None and frame is not None:
            self.surfaces.append(_Surface(frame, fill))

    def _mend_table(self, item: Item) -> None:
        for cell in item.main.iter(f"{A}tc"):
            properties = cell.find(f"{A}tcPr")
            fill = self._said(properties) if properties is not None else None
            body = cell.find(f"{A}txBody")
            if fill and body is not None:
                for letters in self._letters(body, only_said=True):
                    self._mend_letters(letters, fill, _UNKNOWN, inherits=False)
        if item.frame is not None:
            self.surfaces.append(_Surface(item.frame, _UNKNOWN))

    def _mend_letters(self, letters: Element, ground: str, usual: str, *, inherits: bool) -> None:
        own = letters.find(f"{A}solidFill")
        color = self._color(own) if own is not None else usual
        if not color or letters.find(f"{A}gradFill") is not None:
            return
        size = whole(letters.get("sz"), 1800) / 100
        wanted = LARGE_TEXT_CONTRAST if size >= _LARGE_PT or inherits else TEXT_CONTRAST
        if contrast(color, ground) >= wanted:
            return
        if inherits and own is not None:
            letters.remove(own)
            return
        best = max(("tx1", "bg1"), key=lambda name: contrast(self._named(name), ground))
        if contrast(self._named(best), ground) < LARGE_TEXT_CONTRAST:
            self.dim += 1
        _paint(letters, own, best)

    def _letters(self, body: Element, *, only_said: bool = False) -> list[Element]:
        """The properties of every run with words; made where they are missing."""
        found = []
        for run in body.iter(f"{A}r", f"{A}fld"):
            text = run.find(f"{A}t")
            if text is None or not (text.text or "").strip():
                continue
            letters = run.find(f"{A}rPr")
            if letters is None and not only_said:
                letters = run.makeelement(f"{A}rPr", {})
                run.insert(0, letters)
            if letters is not None and (not only_said or letters.find(f"{A}solidFill") is not None):
                found.append(letters)
        return found

    def _usual(self, shape: Element, body: Element) -> str:
        """The color of letters that say none themselves."""
        style = body.find(f"{A}lstStyle")
        said = style.find(f"{A}lvl1pPr/{A}defRPr/{A}solidFill") if style is not None else None
        if said is not None:
            return self._color(said)
        reference = shape.find(f"{P}style/{A}fontRef")
        if reference is not None and len(reference):
            return self._color(reference)
        return self._named("tx1")

    def _fill(self, shape: Element) -> str | None:
        """What fills a shape: a color, unknown, or None for nothing."""
        properties = shape.find(f"{P}spPr")
        if properties is not None and any(each.tag in _FILLS for each in properties):
            return self._said(properties)
        reference = shape.find(f"{P}style/{A}fillRef")
        if reference is not None and whole(reference.get("idx")) > 0:
            return self._color(reference) or _UNKNOWN
        return None

    def _said(self, properties: Element) -> str | None:
        fill = next((each for each in properties if each.tag in _FILLS), None)
        if fill is None or fill.tag == f"{A}noFill":
            return None
        if fill.tag == f"{A}solidFill":
            color, alpha = self.layout.colors.read(fill)
            return None if alpha < 0.5 else self.layout.colors.plain(color) if color else _UNKNOWN
        if fill.tag == f"{A}gradFill":
            stop = fill.find(f"{A}gsLst/{A}gs")
            return self._color(stop) if stop is not None else _UNKNOWN
        return _UNKNOWN

    def _ground(self, frame: Frame | None) -> str:
        if frame is None:
            return self.layout.ground
        x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
        under = (
            known
            for known in reversed(self.surfaces[-_MOST_SURFACES:])
            if known.frame.x <= x <= known.frame.right and known.frame.y <= y <= known.frame.bottom
        )
        found = next(under, None)
        return self.layout.ground if found is None else found.color

    def _named(self, name: str) -> str:
        colors = self.layout.colors
        return colors.plain(colors.names.get(name, name))

    def _color(self, holder: Element) -> str:
        color = self.layout.colors.read(holder)[0]
        return self.layout.colors.plain(color) if color else _UNKNOWN


def _paint(letters: Element, own: Element | None, name: str) -> None:
    fill = letters.makeelement(f"{A}solidFill", {})
    fill.append(fill.makeelement(f"{A}schemeClr", {"val": name}))
    if own is not None:
        letters.replace(own, fill)
        return
    at = 1 if letters.find(f"{A}ln") is not None else 0
    letters.insert(at, fill)


def _inside(group: Element, shape: Element, frame: Frame | None) -> Frame | None:
    """Where a shape in a group stands on the slide."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    own = shape.find(f"{P}spPr/{A}xfrm")
    if frame is None or transform is None or own is None:
        return frame
    origin, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    offset, size = own.find(f"{A}off"), own.find(f"{A}ext")
    if origin is None or extent is None or offset is None or size is None:
        return frame
    across = frame.width / max(1, whole(extent.get("cx")))
    down = frame.height / max(1, whole(extent.get("cy")))
    return Frame(
        frame.x + (whole(offset.get("x")) - whole(origin.get("x"))) * across,
        frame.y + (whole(offset.get("y")) - whole(origin.get("y"))) * down,
        whole(size.get("cx")) * across,
        whole(size.get("cy")) * down,
    )
