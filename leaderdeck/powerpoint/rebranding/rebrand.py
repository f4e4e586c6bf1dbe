"""An old PowerPoint file and a brand → the same deck in that brand, and what a person should look at.

Nothing is composed anew: every slide stays the part that it was, with its charts, tables, notes, links, languages and
emphasis, and only what belonged to the old profile is changed.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import field
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.language import say
from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.content_types import content_types_xml
from leaderdeck.powerpoint.read_properties import read_title
from leaderdeck.powerpoint.rebranding.carrying import Carrier, Parts
from leaderdeck.powerpoint.rebranding.cleaning import (
    Row,
    forget_actions,
    forget_extensions,
    forget_movement,
)
from leaderdeck.powerpoint.rebranding.colors import Recoloring, Target, colors_named, own_profile
from leaderdeck.powerpoint.rebranding.elements import DGM, DSP, FOOTERS, A, C, Element, P, R, remove, whole
from leaderdeck.powerpoint.rebranding.items import read_items
from leaderdeck.powerpoint.rebranding.leftovers import Leftovers, SlideItems, find_leftovers, take_from_notes
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand, NewLayout, prepare_brand
from leaderdeck.powerpoint.rebranding.old_deck import OldDeck, OldLayout, open_old_deck
from leaderdeck.powerpoint.rebranding.presentation_parts import WholeDeck, front_parts, notes_master_part
from leaderdeck.powerpoint.rebranding.report import Rebranded, RebrandRemark, Removed
from leaderdeck.powerpoint.rebranding.retouching import Retoucher
from leaderdeck.powerpoint.rebranding.slides import SlideMove
from leaderdeck.powerpoint.xml_names import NOTES_TYPE, OFFICE_RELATION, SLIDE_TYPE
from leaderdeck.quick_dataclass import dataclass


def rebrand_presentation(file: Path, kit: BrandKit) -> Rebranded:
    """The deck in the brand. Raises TemplateProblem in one sentence for a file or a kit that cannot be used.

    The file itself is only read. Macros, comments, authors' names, custom XML, thumbnails, and what is fetched from
    outside stay behind; so do animations and transitions.
    """
    deck = open_old_deck(file)
    try:
        return _Rebranding(deck, kit).run()
    except RecursionError:
        deck.package.refuse(say("den er bygd for dypt."))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError):
        deck.package.refuse(say("den er skrevet feil."))


@dataclass(slots=True)
class _Rebranding:
    """One deck on its way."""

    deck: OldDeck
    kit: BrandKit
    remarks: list[RebrandRemark] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    own: dict[str, Target] = field(default_factory=dict)
    used: tuple[float, float] = (0.0, 0.0)
    _recolorings: dict[int, Recoloring] = field(default_factory=dict)

    def run(self) -> Rebranded:
        deck = self.deck
        language = deck.language()
        brand = prepare_brand(self.kit, language or self.kit.language)
        slides = [
            SlideItems(number, part, read_items(self._tree(part), deck.layout_of(part).layout))
            for number, part in enumerate(deck.slides, start=1)
        ]
        leftovers = find_leftovers(deck, self.kit, slides)
        self.own = self._own_profile(brand)
        self.used = _used_across(slides, deck.width)
        parts: Parts = dict(brand.parts.parts)
        carrier = Carrier(deck.package, deck.types, parts)
        notes = self._fix_names(carrier)
        hidden = 0
        for slide in slides:
            self._move(slide, leftovers, brand, carrier, language)
            hidden += deck.package.tree(slide.part).get("show") in ("0", "false")
        master = notes_master_part(brand, parts, language or "nb-NO") if notes else brand.parts.notes_master
        for number, part in notes:
            self._move_notes(part, number, brand, carrier, master)
        whole_deck = WholeDeck(deck, brand, read_title(deck.package), language, hidden, len(notes), master)
        front = front_parts(whole_deck, parts, self._recoloring(deck.layout_of(deck.slides[0]), brand))
        return Rebranded(_packed({**front, **parts}), len(slides), tuple(self.remarks), tuple(self.removed))

    def _tree(self, part: str) -> Element:
        return self.deck.package.tree(part).find(f"{P}cSld/{P}spTree")

    def _fix_names(self, carrier: Carrier) -> list[tuple[int, str]]:
        """Slides and notes get their names before any link to them is written."""
        notes = []
        for number, part in enumerate(self.deck.slides, start=1):
            carrier.fixed[part] = f"ppt/slides/slide{number}.xml"
            for own in self.deck.package.related(part, "notesSlide"):
                if own not in carrier.fixed and self.deck.package.tree(own).find(f"{P}cSld/{P}spTree") is not None:
                    carrier.fixed[own] = f"ppt/notesSlides/notesSlide{number}.xml"
                    notes.append((number, own))
                    break
        return notes

    def _own_profile(self, brand: NewBrand) -> dict[str, Target]:
        """Colors that this deck names itself on slide after slide."""
        first = self.deck.layout_of(self.deck.slides[0])
        named = [colors_named(self.deck.package.tree(part), first.colors) for part in self.deck.slides]
        grounds: Counter[str] = Counter()
        for part in self.deck.slides:
            old = self.deck.layout_of(part)
            fill = self.deck.package.tree(part).find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill")
            said = old.colors.read(fill)[0] if fill is not None else ""
            layout = old.layout.ground if old.layout is not None else "lt1"
            grounds[old.colors.plain(said or layout)] += 1
        return own_profile(named, first.colors, grounds.most_common(1)[0][0], brand)

    def _recoloring(self, old: OldLayout, brand: NewBrand) -> Recoloring:
        return self._recolorings.setdefault(id(old), Recoloring(old.colors, brand, self.own))

    def _move(self, slide: SlideItems, leftovers: Leftovers, brand: NewBrand, carrier: Carrier, language: str) -> None:
        deck, root = self.deck, self.deck.package.tree(slide.part)
        old = deck.layout_of(slide.part)
        kept, gone = leftovers.take_from(slide)
        stays = {id(item) for item in kept}
        for item in slide.items:
            if id(item) not in stays:
                remove(item.element)
        self.removed += gone
        self._drop_ground(slide, root, old, leftovers)
        forget_movement(root)
        self._tell_links(slide.number, carrier.rows(slide.part), root)
        rows = carrier.sift(slide.part, root)
        recoloring = self._recoloring(old, brand)
        shown = slide.number - 1 + whole(deck.presentation.get("firstSlideNum"), 1)
        move = SlideMove(
            SlideItems(slide.number, slide.part, [item for item in kept if item.element.getparent() is not None]),
            root,
            old,
            brand,
            deck.width,
            deck.height,
            slide.number == len(deck.slides),
            _language_of(root) or language or self.kit.language,
            shown,
            self.used,
        )
        layout = move.run(recoloring)
        self.remarks += move.remarks
        _finish_slide(root, layout)
        retoucher = Retoucher(recoloring, self.kit.code_font.typeface, layout, _growth(move, carrier))
        carrier.write(
            slide.part, carrier.fixed[slide.part], root, rows, retoucher.retouch, {"slideLayout": layout.part}
        )
        carrier.parts[carrier.fixed[slide.part]] = (SLIDE_TYPE, carrier.parts[carrier.fixed[slide.part]][1])

    def _drop_ground(self, slide: SlideItems, root: Element, old: OldLayout, leftovers: Leftovers) -> None:
        """The slide's own ground belongs to the old profile, unless it is a picture that only this slide has."""
        ground = root.find(f"{P}cSld/{P}bg")
        if ground is None:
            return
        digest = self.deck.picture_of(slide.part, ground)
        own = digest and digest not in old.pictures and digest not in leftovers.grounds
        if own and old.role not in ("cover", "section", "closing"):
            self.remarks.append(
                RebrandRemark(slide.number, say("Lysbildet har et eget bakgrunnsbilde, som er beholdt; se over det."))
            )
            return
        if digest:
            self.removed.append(Removed(slide.number, "ground"))
        remove(ground)

    def _tell_links(self, number: int, rows: list[Row], root: Element) -> None:
        """Links that lead to files and programs, and contents from outside, are listed."""
        spoken = {value for each in root.iter() for value in each.attrib.values()}
        for row in rows:
            if not row.external or row.id not in spoken:
                continue
            if row.kind == "hyperlink" and not followable(row.target):
                self.removed.append(Removed(number, "link", row.target))
                self.remarks.append(
                    RebrandRemark(number, say("Lenken til {address} kan ikke følges av andre og er tatt bort.",
                                              address=_short(row.target)))
                )  # fmt: skip
            elif row.kind != "hyperlink":
                self.removed.append(Removed(number, "content", row.target))
                self.remarks.append(
                    RebrandRemark(number, say("Innhold som hentes fra {address}, er tatt bort; bygg det inn i filen.",
                                              address=_short(row.target)))
                )  # fmt: skip
        for action in forget_actions(root):
            self.removed.append(Removed(number, "link", action))
            self.remarks.append(RebrandRemark(number, say("En knapp som starter et program, er tatt bort.")))

    def _move_notes(self, part: str, number: int, brand: NewBrand, carrier: Carrier, master: str) -> None:
        root = self.deck.package.tree(part)
        self.removed += take_from_notes(root, number)
        forget_movement(root)
        self._tell_links(number, carrier.rows(part), root)
        rows = carrier.sift(part, root)
        slide = self.deck.slides[number - 1]
        recoloring = self._recoloring(self.deck.layout_of(slide), brand)
        retoucher = Retoucher(recoloring, self.kit.code_font.typeface, brand.layout("content"), {})
        retoucher.retouch(part, root, NOTES_TYPE)
        _renumber(root)
        forget_extensions(root)
        rows = [row for row in rows if row.kind not in ("slide", "notesMaster") or row.target == slide]
        taken = {row.id for row in rows}
        fresh = (f"rId{at}" for at in range(1, len(taken) + 4) if f"rId{at}" not in taken)
        for kind, target in (("notesMaster", master), ("slide", slide)):
            if not any(row.kind == kind for row in rows):
                rows.append(Row(next(fresh), OFFICE_RELATION + kind, kind, target, external=False))
        name = carrier.fixed[part]
        carrier.write(part, name, root, rows, retoucher.retouch, {"notesMaster": master, "slide": carrier.fixed[slide]})
        carrier.parts[name] = (NOTES_TYPE, carrier.parts[name][1])


def _finish_slide(root: Element, layout: NewLayout) -> None:
    from lxml import etree

    for known in root.findall(f"{P}clrMapOvr"):
        root.remove(known)
    xml = f'<x xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}">{layout.color_map}</x>'
    at = next((at for at, each in enumerate(root) if each.tag == f"{P}cSld"), 0) + 1
    root.insert(at, etree.fromstring(xml)[0])
    root.attrib.pop("showMasterSp", None)
    root.attrib.pop("showMasterPhAnim", None)
    _renumber(root)
    forget_extensions(root)


def _renumber(root: Element) -> None:
    """Shapes that share a number with another get one of their own, as PowerPoint's repair would give them."""
    taken = [whole(each.get("id")) for each in root.iter(f"{P}cNvPr")]
    free = max(taken, default=0) + 1
    seen: set[int] = set()
    for each in root.iter(f"{P}cNvPr"):
        number = whole(each.get("id"))
        if number in seen:
            each.set("id", str(free))
            free += 1
        seen.add(number)


def _growth(move: SlideMove, carrier: Carrier) -> dict[str, float]:
    """How much the drawings in parts of their own grow, charts and diagrams, by old part."""
    relations = carrier.package.relations(move.slide.part)
    found = {}
    for item in move.slide.items:
        for each in item.main.iter(f"{C}chart"):
            chart = relations.get(each.get(f"{R}id", ""))
            if chart is not None:
                found[chart.part] = item.factor
        for each in item.main.iter(f"{DGM}relIds"):
            data = relations.get(each.get(f"{R}dm", ""))
            if data is None or data.part not in carrier.types:
                continue
            for model in carrier.package.tree(data.part).iter(f"{DSP}dataModelExt"):
                drawing = relations.get(model.get("relId", ""))
                if drawing is not None:
                    found[drawing.part] = item.factor
    return found


def _used_across(slides: list[SlideItems], width: float) -> tuple[float, float]:
    """From where to where most slides hold something: their left and right edges, but for the odd ones out."""
    lefts, rights = [], []
    for slide in slides:
        frames = [item.frame for item in slide.items if item.frame is not None and item.type not in FOOTERS]
        inner = [frame for frame in frames if frame.width < 0.9 * width]
        if inner:
            lefts.append(min(frame.x for frame in inner))
            rights.append(max(frame.right for frame in inner))
    if len(lefts) < 3:
        return 0.0, width
    at = len(lefts) // 5
    return max(0.0, sorted(lefts)[at]), min(width, sorted(rights)[-1 - at])


def _language_of(root: Element) -> str:
    counts = Counter(filter(None, (each.get("lang", "") for each in root.iter(f"{A}rPr"))))
    return counts.most_common(1)[0][0] if counts else ""


def _short(address: str) -> str:
    return address if len(address) <= 60 else address[:59] + "…"


def _packed(parts: Parts) -> bytes:
    entries = {"[Content_Types].xml": content_types_xml(parts, ())}
    entries.update((name, data) for name, (_, data) in parts.items())
    stream = io.BytesIO()
    write_archive(stream, entries)
    return stream.getvalue()
