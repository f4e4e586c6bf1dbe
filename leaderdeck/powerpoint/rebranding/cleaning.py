"""Relationships of foreign parts: which may travel, and what goes with those that may not."""

from __future__ import annotations

from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.rebranding.elements import DRAWN, MC, A, C, Element, P, R, local, remove
from leaderdeck.powerpoint.xml_names import OFFICE_RELATION
from leaderdeck.quick_dataclass import dataclass

_INSIDE = frozenset({
    "image", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "package", "oleObject",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "video", "audio", "media",
    "slide", "notesSlide", "slideLayout", "notesMaster", "vmlDrawing", "model3d", "hdphoto", "hyperlink",
})  # fmt: skip
"""What parts of a slide may lead to inside the package. Comments, tags, custom XML, controls, theme overrides and
whatever else there is stay behind."""
_UNSPOKEN = frozenset({
    "slideLayout", "notesSlide", "notesMaster", "diagramDrawing", "vmlDrawing", "chartStyle", "chartColorStyle",
})  # fmt: skip
"""Relationships that the part itself need not name."""
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_JUMPS = ("ppaction://hlinksldjump", "ppaction://hlinkshowjump", "ppaction://media", "ppaction://noaction")
_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_INK = "application/inkml+xml"


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship of an old part."""

    id: str
    type: str
    kind: str
    target: str
    """Part in the package, or an address outside."""
    external: bool


def may_travel(row: Row, content_type: str) -> bool:
    """Whether the relationship may go along. Addresses outside only as links that somebody may follow."""
    if row.external:
        return row.kind == "hyperlink" and bool(followable(row.target))
    return row.kind in _INSIDE or (row.kind == "customXml" and content_type == _INK)


def full_type(written: str) -> str:
    """A relationship type as everybody writes it, not as strict files do."""
    return OFFICE_RELATION + written.removeprefix(_STRICT) if written.startswith(_STRICT) else written


def used_relations(root: Element) -> set[str]:
    """The relationship ids that a tree speaks of."""
    return {value for each in root.iter() for name, value in each.attrib.items() if name.startswith(R)}


def is_spoken_of(row: Row, used: set[str]) -> bool:
    """Whether the part still needs the relationship."""
    return row.kind in _UNSPOKEN or row.id in used


def forget(root: Element, dropped: set[str]) -> None:
    """Take out what speaks of relationships that stay behind, and no more than must go."""
    if not dropped:
        return
    for each in list(root.iter()):
        names = [name for name, value in each.attrib.items() if name.startswith(R) and value in dropped]
        if names:
            _forget_in(each, names)


def forget_actions(root: Element) -> list[str]:
    """Take out buttons that start programs, macros or other files; tells what they would have done."""
    found = []
    for each in list(root.iter(*(f"{A}{name}" for name in _LINKS))):
        action = each.get("action", "")
        if action and not action.startswith(_JUMPS):
            if each.get(f"{R}id"):
                each.attrib.pop("action")
                continue
            found.append(action)
            remove(each)
        sound = each.find(f"{A}snd")
        if sound is not None:
            each.remove(sound)
    return found


def forget_movement(root: Element) -> None:
    """Transitions and animations go; what plays a film or a sound stays, so that it still can be played."""
    kept = [each for each in root.iter(f"{P}video", f"{P}audio") if _plays(each)]
    for child in list(root):
        moving = local(child) in ("transition", "timing", "custDataLst", "extLst")
        if moving or (child.tag == f"{MC}AlternateContent" and _is_movement(child)):
            root.remove(child)
    for each in list(root.iter(f"{P}custDataLst", f"{P}controls", f"{P}bldLst")):
        remove(each)
    if kept:
        root.append(_playing(root, kept))


def forget_extensions(root: Element) -> None:
    """Extensions whose content has gone."""
    for each in list(root.iter(f"{P}ext", f"{A}ext")):
        if each.get("uri") and not len(each) and each.getparent() is not None and local(each.getparent()) == "extLst":
            parent = each.getparent()
            parent.remove(each)
            if not len(parent):
                remove(parent)


def _forget_in(element: Element, names: list[str]) -> None:
    name = local(element)
    if name == "blip":
        for each in names:
            del element.attrib[each]
    elif name == "media" and element.getparent() is not None and local(element.getparent()) == "ext":
        remove(element.getparent())
    elif name == "contentPart":
        _forget_variant(element)
    elif name == "oleObj":
        _keep_picture(element)
    elif name == "externalData" and element.tag == f"{C}externalData":
        remove(element)
    else:
        remove(element)


def _forget_variant(element: Element) -> None:
    """Ink that cannot travel: the picture of it for other programs stands in for it."""
    choice = next(element.iterancestors(f"{MC}Choice"), None)
    remove(element)
    if choice is None or any(each.tag in DRAWN for each in choice):
        return
    alternates = choice.getparent()
    parent = alternates.getparent()
    fallback = alternates.find(f"{MC}Fallback")
    if parent is None:
        return
    at = parent.index(alternates)
    for offset, each in enumerate(list(fallback) if fallback is not None else ()):
        parent.insert(at + offset, each)
    parent.remove(alternates)


def _keep_picture(element: Element) -> None:
    """An object whose content lies elsewhere becomes the picture that it shows."""
    frame = next(element.iterancestors(f"{P}graphicFrame"), None)
    parent = frame.getparent() if frame is not None else None
    if frame is None or parent is None:
        return
    picture = next(frame.iter(f"{P}pic"), None)
    if picture is None:
        parent.remove(frame)
        return
    names, own = frame.find(f"*/{P}cNvPr"), picture.find(f"*/{P}cNvPr")
    if names is not None and own is not None:
        for name in ("id", "name", "descr", "title"):
            if names.get(name) is not None:
                own.set(name, names.get(name))
    parent.replace(frame, picture)


def _plays(element: Element) -> bool:
    return element.find(f"{P}cMediaNode/{P}tgtEl/{P}spTgt") is not None


def _is_movement(alternates: Element) -> bool:
    return any(local(each) in ("transition", "timing") for variant in alternates for each in variant)


def _playing(root: Element, kept: list[Element]) -> Element:
    def made(name: str, **attributes: str) -> Element:
        return root.makeelement(f"{P}{name}", attributes)

    timing, nodes, par = made("timing"), made("tnLst"), made("par")
    time, children = made("cTn", id="1", dur="indefinite", restart="never", nodeType="tmRoot"), made("childTnLst")
    timing.append(nodes)
    nodes.append(par)
    par.append(time)
    time.append(children)
    for number, each in enumerate(kept, start=2):
        for inner in each.iter(f"{P}cTn"):
            inner.set("id", str(number))
        children.append(each)
    return timing
