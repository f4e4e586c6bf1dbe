"""The parts that speak of the whole deck: the list of slides, sections, table styles, notes master and properties."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.notes_master import notes_master_xml
from leaderdeck.powerpoint.properties import DeckProperties, app_properties, core_properties
from leaderdeck.powerpoint.rebranding.carrying import Parts, serialized
from leaderdeck.powerpoint.rebranding.colors import Recoloring
from leaderdeck.powerpoint.rebranding.elements import P14, A, Element, P, R, whole
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand
from leaderdeck.powerpoint.rebranding.old_deck import OldDeck
from leaderdeck.powerpoint.relations import relations_xml
from leaderdeck.powerpoint.sections import SECTIONS_URI
from leaderdeck.powerpoint.xml_names import (
    NOTES_MASTER_TYPE,
    OFFICE_RELATION,
    PRESENTATION_TYPE,
    SLIDE_NAMESPACES,
    THEME_TYPE,
    XML_HEAD,
)
from leaderdeck.powerpoint.xml_names import A as A_NAMESPACE
from leaderdeck.quick_dataclass import dataclass

_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LOWEST_ID, _HIGHEST_ID = 256, 2_147_483_647
_TABLE_STYLES = "ppt/tableStyles.xml"
_PLAIN_TABLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""PowerPoint's usual table style, which every program knows by its number."""
_SETTINGS = {
    "ppt/presProps.xml": ("presProps", f"{XML_HEAD}<p:presentationPr {SLIDE_NAMESPACES}/>"),
    "ppt/viewProps.xml": ("viewProps", f"{XML_HEAD}<p:viewPr {SLIDE_NAMESPACES}/>"),
}


@dataclass(frozen=True, slots=True)
class WholeDeck:
    """What the front parts need to know."""

    old: OldDeck
    brand: NewBrand
    title: str
    language: str
    hidden: int
    notes: int
    notes_master: str
    """Part name, or empty."""


def notes_master_part(brand: NewBrand, parts: Parts, language: str) -> str:
    """The name of the brand's notes master; one is made where its template has none."""
    if brand.parts.notes_master:
        return brand.parts.notes_master
    name = "ppt/notesMasters/notesMaster1.xml"
    if name not in parts:
        theme = brand.parts.free_name("ppt/theme/theme{}.xml")
        rows = [("rId1", OFFICE_RELATION + "theme", "../" + theme.removeprefix("ppt/"), False)]
        parts[name] = (NOTES_MASTER_TYPE, notes_master_xml(language))
        parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = ("", relations_xml(rows))
        parts[theme] = (THEME_TYPE, brand.parts.theme)
    return name


def front_parts(deck: WholeDeck, parts: Parts, recoloring: Recoloring) -> Parts:
    """The parts at the head of the package; table styles are put among `parts`."""
    relations = [row for row in deck.brand.parts.relations if not row[1].endswith("/notesMaster")]
    taken = {known for known, *_ in relations}
    numbers = iter(range(1, len(taken) + len(deck.old.slides) + 10))
    fresh = (name for name in (f"rId{number}" for number in numbers) if name not in taken)
    notes = ""
    if deck.notes_master:
        notes = next(fresh)
        relations.append((notes, OFFICE_RELATION + "notesMaster", deck.notes_master.removeprefix("ppt/"), False))
    if _put_table_styles(deck, parts, recoloring) and not any(row[1].endswith("/tableStyles") for row in relations):
        relations.append((next(fresh), OFFICE_RELATION + "tableStyles", "tableStyles.xml", False))
    for name, (kind, _) in _SETTINGS.items():
        relations.append((next(fresh), OFFICE_RELATION + kind, name.removeprefix("ppt/"), False))
    slides = [next(fresh) for _ in deck.old.slides]
    relations += [
        (known, OFFICE_RELATION + "slide", f"slides/slide{number}.xml", False)
        for number, known in enumerate(slides, start=1)
    ]
    package = [
        ("rId1", OFFICE_RELATION + "officeDocument", "ppt/presentation.xml", False),
        ("rId2", _CORE_RELATION, "docProps/core.xml", False),
        ("rId3", OFFICE_RELATION + "extended-properties", "docProps/app.xml", False),
    ]
    core = core_properties(DeckProperties(title=deck.title, language_tag=deck.language or "nb-NO"))
    app = app_properties(len(slides), deck.hidden, deck.notes)
    return {
        "_rels/.rels": ("", relations_xml(package)),
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", core),
        "docProps/app.xml": ("application/vnd.openxmlformats-officedocument.extended-properties+xml", app),
        "ppt/presentation.xml": (
            PRESENTATION_TYPE + "presentation.main+xml",
            serialized(_presentation(deck, slides, notes)),
        ),
        "ppt/_rels/presentation.xml.rels": ("", relations_xml(relations)),
        **{name: (PRESENTATION_TYPE + kind + "+xml", xml.encode()) for name, (kind, xml) in _SETTINGS.items()},
    }


def _presentation(deck: WholeDeck, slides: Sequence[str], notes: str) -> Element:
    root = deepcopy(deck.brand.parts.presentation)
    for known in root.findall(f"{P}notesMasterIdLst"):
        root.remove(known)
    first = deck.old.presentation.get("firstSlideNum")
    if first is not None:
        root.set("firstSlideNum", str(whole(first, 1)))
    at = next((at for at, child in enumerate(root) if child.tag == f"{P}sldMasterIdLst"), -1) + 1
    if notes:
        listed = root.makeelement(f"{P}notesMasterIdLst", {})
        listed.append(listed.makeelement(f"{P}notesMasterId", {f"{R}id": notes}))
        root.insert(at, listed)
        at += 1
    identities = _identities(deck.old.identities)
    listed = root.makeelement(f"{P}sldIdLst", {})
    for own, known in zip(identities, slides, strict=True):
        listed.append(listed.makeelement(f"{P}sldId", {"id": str(own), f"{R}id": known}))
    root.insert(at, listed)
    sections = _sections(deck.old.presentation, dict(zip(deck.old.identities, identities, strict=True)))
    if sections is not None:
        root.append(sections)
    return root


def _identities(old: Sequence[str]) -> list[int]:
    """The slides' own numbers, where they are sound, and free ones for the rest."""
    kept: list[int] = []
    for text in old:
        number = whole(text)
        if not _LOWEST_ID <= number < _HIGHEST_ID or number in kept:
            number = max([_LOWEST_ID - 1, *kept, *(whole(each) for each in old if whole(each) < _HIGHEST_ID - 20_000)])
            number += 1
        kept.append(number)
    return kept


def _sections(presentation: Element, identities: dict[str, int]) -> Element | None:
    """The old sections over the same slides, or None."""
    found = next(presentation.iter(f"{P14}sectionLst"), None)
    if found is None:
        return None
    sections = deepcopy(found)
    for each in list(sections.iter(f"{P14}sldId")):
        if each.get("id", "") in identities:
            each.set("id", str(identities[each.get("id", "")]))
        else:
            each.getparent().remove(each)
    extensions = presentation.makeelement(f"{P}extLst", {})
    own = extensions.makeelement(f"{P}ext", {"uri": SECTIONS_URI})
    own.append(sections)
    extensions.append(own)
    return extensions


def _spell_tints(style: Element) -> None:
    """Tints as PowerPoint's color menu spells them: programs agree on those, and not on tints of black."""
    for tint in list(style.iter(f"{A}tint")):
        share, color = whole(tint.get("val"), 100_000), tint.getparent()
        at = color.index(tint)
        color.remove(tint)
        for name, value in (("lumOff", 100_000 - share), ("lumMod", share)):
            color.insert(at, color.makeelement(f"{A}{name}", {"val": str(value)}))


def _put_table_styles(deck: WholeDeck, parts: Parts, recoloring: Recoloring) -> bool:
    """The brand's table styles and those that the old tables use; False where there are none at all."""
    from lxml import etree

    package = deck.old.package
    used = {each.text for part in deck.old.slides for each in package.tree(part).iter(f"{A}tableStyleId")}
    own = next(iter(package.related(deck.old.main, "tableStyles")), "")
    styles = [each for each in package.tree(own) if each.get("styleId") in used] if own else []
    name = next((known for known in parts if known.lower() == _TABLE_STYLES.lower()), "")
    if not styles:
        return bool(name)
    plain = f'<a:tblStyleLst xmlns:a="{A_NAMESPACE}" def="{xml_attribute(_PLAIN_TABLE)}"/>'
    root: Element = etree.fromstring(parts[name][1] if name else plain.encode())
    known = {each.get("styleId") for each in root}
    for style in styles:
        if style.get("styleId") not in known:
            fresh = deepcopy(style)
            recoloring.recolor(fresh)
            _spell_tints(fresh)
            root.append(fresh)
    parts[name or _TABLE_STYLES] = (PRESENTATION_TYPE + "tableStyles+xml", serialized(root))
    return True
