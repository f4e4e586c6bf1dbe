"""One old slide becomes one new slide."""

from __future__ import annotations

from dataclasses import field

from leaderdeck.brand.color import contrast
from leaderdeck.brand.template import Placeholder
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.rebranding.choice import Choice, choose_place
from leaderdeck.powerpoint.rebranding.colors import Recoloring
from leaderdeck.powerpoint.rebranding.contrast import ContrastMender
from leaderdeck.powerpoint.rebranding.elements import (
    A,
    Element,
    P,
    frame_of,
    remove,
)
from leaderdeck.powerpoint.rebranding.footers import add_footers
from leaderdeck.powerpoint.rebranding.items import Item, alt_of, name_of
from leaderdeck.powerpoint.rebranding.leftovers import SlideItems
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand, NewLayout, Slot
from leaderdeck.powerpoint.rebranding.old_deck import OldLayout
from leaderdeck.powerpoint.rebranding.places import Region, clear_room, contained, lay_over, place_loose
from leaderdeck.powerpoint.rebranding.promoting import let_go, settle_kinds
from leaderdeck.powerpoint.rebranding.report import RebrandRemark, Weight
from leaderdeck.powerpoint.rebranding.sizing import drop_frame, give_frame, give_outline, place_item
from leaderdeck.powerpoint.rebranding.slide_fit import SlideFitter
from leaderdeck.powerpoint.rebranding.texts import box_style, drop_empty_links, free_typefaces, settle
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_NEARLY_PT = 6.0
"""How far a placeholder may stand from its layout's place and still count as standing there."""
_KEPT_CLEAR = 0.06
_MARK = 0.004
"""Share of the slide below which a loose thing is no obstacle for text."""
_MOVED_TITLE = 0.2
"""Share of the slide's height that a title must be moved by before its place was meant."""


@dataclass(slots=True)
class SlideMove:
    """The work on one slide."""

    slide: SlideItems
    root: Element
    old: OldLayout
    brand: NewBrand
    width: float
    height: float
    """Of the old slide."""
    last: bool
    language: str
    shown_number: int
    used: tuple[float, float]
    """From where to where the deck's slides are used across."""
    remarks: list[RebrandRemark] = field(default_factory=list)
    slots: dict[int, Slot] = field(default_factory=dict)
    obstacles: list[Frame] = field(default_factory=list)
    marks: list[Frame] = field(default_factory=list)
    """Shapes without words, which may be meant to lie behind some."""

    def run(self, recoloring: Recoloring) -> NewLayout:
        """Move the slide's tree to its new layout; tells which."""
        tree = self.root.find(f"{P}cSld/{P}spTree")
        items = self._without_empty(self.slide.items)
        settle_kinds(items, self.old.role, self.old.plain, (self.width, self.height))
        fitter = SlideFitter(self.brand, self.slots, self._note)
        fitter.measure_old(items, self.old.plain)
        choice = choose_place(
            items, self.old.role, self.brand, self.width, self.height, last=self.last and self.slide.number > 1
        )
        layout = choice.layout
        if self.old.layout is None:
            self._note(say("Fant ikke lysbildets gamle oppsett; det bruker nå «{layout}».", layout=layout.layout.name))
        title = next((item.frame for item in items if item.is_title), None)
        region = self._region(layout, title)
        loose = [item for item in items if item.ph is None]
        text = any(item.ph is not None and item.kind == "text" and not item.is_title for item in items)
        for item, frame, factor in place_loose(loose, region, beside_text=text):
            place_item(item, frame, factor)
        self._obstruct(loose)
        self._house(choice, region)
        unknown = recoloring.recolor(self.root)
        free_typefaces(self.root, self.brand.kit.code_font.typeface)
        self._mend_contrast(items, layout)
        for item in items:
            fitter.fit(item, layout, self._body_slot(layout).placeholder.levels)
        drop_empty_links(self.root)
        if not any(item.ph is None and _covers(item, self.brand) for item in items) or layout.role != "blank":
            add_footers(tree, layout, self.brand, self.shown_number, self.language)
        self._tell(items, unknown)
        return layout

    def _region(self, layout: NewLayout, title: Frame | None) -> Region:
        known = self.old.layout
        new = layout.title() or self.brand.layout("content").title()
        slide = Frame(0.0, 0.0, self.brand.width, self.brand.height)
        return lay_over(
            (self.width, self.height),
            (title, _within(known.area, self.used) if known is not None else None),
            layout,
            (new.placeholder.frame if new is not None else slide, slide),
        )

    def _without_empty(self, items: list[Item]) -> list[Item]:
        """Placeholders that hold nothing show only a prompt to whoever edits: they go."""
        kept = []
        for item in items:
            if item.ph is not None and item.kind == "text" and not item.words and not _has_look(item):
                remove(item.element)
            else:
                kept.append(item)
        return kept

    def _house(self, choice: Choice, region: Region) -> None:
        for item in choice.homeless:
            bare = choice.layout.bare_title
            if item.is_title and bare is not None and not any(other.is_title for other, _ in choice.homes):
                self._bring_title(item, bare)
            else:
                self._move_out(item, choice.layout, region)
                self._obstruct([item])
        for item, slot in choice.homes:
            self._move_in(item, slot, region)

    def _obstruct(self, loose: list[Item]) -> None:
        """What running text must not lie under: loose things that are seen, but no lines and no marks behind words."""
        least = _MARK * self.brand.width * self.brand.height
        for item in loose:
            frame = item.frame
            if frame is None or _covers(item, self.brand) or item.kind == "line":
                continue
            if item.kind == "shape" and not item.words:
                self.marks.append(frame)
            elif frame.width * frame.height >= least:
                self.obstacles.append(frame)

    def _move_in(self, item: Item, slot: Slot, region: Region) -> None:
        self.slots[id(item)] = slot
        own = self._meant_frame(item, region)
        if item.kind == "text" and not item.is_title and slot.type != "subTitle":
            own = self._among_obstacles(slot.placeholder.frame, own)
        for shape in item.variants:
            _point_at(shape, slot)
            if item.kind in ("text", "shape"):
                floor = min(self.brand.kit.sizes.body) * self.brand.kit.template.scale
                settle(shape, item.holder, slot.placeholder, floor)
        frame = own or slot.placeholder.frame
        if item.kind in ("text", "shape"):
            for shape in item.variants:
                if own is None:
                    drop_frame(shape)
                else:
                    give_frame(shape, frame)
            item.frame = frame
            return
        if item.frame is not None:
            picture = item.kind in ("picture", "object", "diagram")
            room = contained(item.frame, frame) if picture else _as_large(item.frame, frame, region)
            place_item(item, room, room.width / max(item.frame.width, 0.01) if item.kind == "diagram" else 1.0)
            for shape in item.variants:
                give_frame(shape, room)

    def _among_obstacles(self, usual: Frame, meant: Frame | None) -> Frame | None:
        """Where running text stands: its layout's place, as far as nothing loose stands there; None for all of it."""
        room = clear_room(usual, meant, self.obstacles)
        if room is None:
            self._note(say("Noe løst ligger over teksten; flytt det, eller velg et annet oppsett."))
            return meant
        if any(_overlap(room, mark) for mark in self.marks):
            self._note(say("En figur ligger bak eller over teksten; se at den fortsatt står der den skal."))
        return None if room == usual else room

    def _meant_frame(self, item: Item, region: Region) -> Frame | None:
        """Where somebody has put a placeholder on purpose, on the new slide; None for the layout's own place."""
        own = frame_of(item.main)
        if own is None or item.holder is None:
            return None
        usual = item.holder.frame
        if item.is_title or item.type == "subTitle":
            moved = abs(own.y + own.height / 2 - usual.y - usual.height / 2) > _MOVED_TITLE * self.height
            if not moved or self.old.role in ("cover", "section", "closing"):
                return None
        sides = zip((own.x, own.y, own.right, own.bottom), (usual.x, usual.y, usual.right, usual.bottom), strict=True)
        if all(abs(one - other) <= _NEARLY_PT for one, other in sides):
            return None
        return region.moved(own)

    def _bring_title(self, item: Item, bare: Placeholder) -> None:
        """A title whose layout has no place for one is a title all the same: it brings its place and look along."""
        floor = min(self.brand.kit.sizes.heading) * self.brand.kit.template.scale
        for shape in item.variants:
            settle(shape, item.holder, bare, floor)
            box_style(shape, bare.levels)
            ph = shape.find(f"*/{P}nvPr/{P}ph")
            ph.attrib.clear()
            ph.set("type", "title")
            give_frame(shape, bare.frame)
            give_outline(shape)
        item.frame = bare.frame
        self.slots[id(item)] = Slot("title", 0, 0, bare)

    def _move_out(self, item: Item, layout: NewLayout, region: Region) -> None:
        """A placeholder without a home becomes a box that looks like the body text that it was."""
        item.boxed = True
        self._note(
            say(
                "«{name}» fikk ingen plassholder i oppsettet «{layout}» og står nå for seg selv.",
                name=name_of(item),
                layout=layout.layout.name,
            )
        )
        body = self._body_slot(layout)
        floor = min(self.brand.kit.sizes.body) * self.brand.kit.template.scale
        frame = region.moved(item.frame) if item.frame is not None else layout.area
        for shape in item.variants:
            if item.kind in ("text", "shape"):
                settle(shape, item.holder, body.placeholder, floor)
                box_style(shape, body.placeholder.levels)
            let_go(shape)
            give_frame(shape, frame)
            give_outline(shape)
        if item.kind in ("table", "chart", "picture", "diagram", "object"):
            place_item(item, contained(item.frame or frame, frame) if item.kind == "picture" else frame, 1.0)
        item.frame = frame
        item.ph = None

    def _body_slot(self, layout: NewLayout) -> Slot:
        for known in (layout, self.brand.layout("content"), self.brand.layout("columns")):
            found = next((slot for slot in known.slots if slot.type in ("obj", "body")), None)
            if found is not None:
                return found
        return Slot("body", 0, 1, self.brand.body)

    def _mend_contrast(self, items: list[Item], layout: NewLayout) -> None:
        mender = ContrastMender(layout, [])
        mender.mend(items, {id(item) for item in items if id(item) in self.slots})
        if mender.dim:
            self._note(say("Noe av teksten kan være vanskelig å lese på bakgrunnen sin; se over fargene."), "look")

    def _tell(self, items: list[Item], unknown: set[str]) -> None:
        strange = [rgb for rgb in sorted(unknown) if not _is_neutral(rgb)]
        if strange:
            self._note(
                say(
                    "Fargene {colors} hører ikke til noen av profilene og står som før.",
                    colors=", ".join(strange[:4]) + (" …" if len(strange) > 4 else ""),
                ),
                "note",
            )
        boxes = sum(1 for item in items if item.ph is None and item.kind == "text" and not item.boxed)
        if boxes:
            self._note(say("Løse tekstbokser: {count}. De følger ikke oppsettet om det endres.", count=boxes), "note")
        sentences: dict[str, Sentence] = {
            "diagram": say("En SmartArt-figur tegnes på nytt når noen redigerer den; se over den."),
            "object": say("Et innebygd objekt beholder sine egne farger og skrifter; se over det."),
        }
        for kind, sentence in sentences.items():
            if any(item.kind == kind for item in items):
                self._note(sentence)
        if any(item.media for item in items):
            self._note(say("Film eller lyd er beholdt; prøv at den spiller."))

    def _note(self, sentence: Sentence, weight: Weight = "look") -> None:
        self.remarks.append(RebrandRemark(self.slide.number, sentence, weight))


def _point_at(shape: Element, slot: Slot) -> None:
    """Make a shape an instance of the new layout's placeholder."""
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    if ph is None:
        return
    for name in ("type", "idx", "sz", "orient", "hasCustomPrompt"):
        ph.attrib.pop(name, None)
    if slot.type != "obj":
        ph.set("type", slot.type)
    if slot.idx:
        ph.set("idx", str(slot.idx))


def _as_large(frame: Frame, room: Frame, region: Region) -> Frame:
    """A table or chart in a placeholder: as wide as the new place, and no higher than it need be."""
    height = min(room.height, frame.height * region.growth * 1.15)
    return Frame(room.x, room.y, room.width, height)


def _covers(item: Item, brand: NewBrand) -> bool:
    frame = item.frame
    return frame is not None and frame.width >= 0.95 * brand.width and frame.height >= 0.95 * brand.height


def _within(area: Frame, used: tuple[float, float]) -> Frame:
    """The old content area as it was used: a deck may keep clear of what its layouts drew at a side."""
    margin = _KEPT_CLEAR * area.width
    left = used[0] if used[0] > area.x + margin else area.x
    right = used[1] if used[1] < area.right - margin else area.right
    return Frame(left, area.y, right - left, area.height) if right - left > area.width / 3 else area


def _overlap(one: Frame, other: Frame) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1.0 and down > 1.0


def _has_look(item: Item) -> bool:
    """Whether an empty placeholder is seen all the same: it is filled with a picture or says something in words."""
    return bool(alt_of(item)) or item.main.find(f"{P}spPr/{A}blipFill") is not None


def _is_neutral(rgb: str) -> bool:
    return contrast(rgb, "#FFFFFF") < 1.05 or contrast(rgb, "#000000") < 1.05
