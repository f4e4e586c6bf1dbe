"""Text taken over by the new design: typefaces and looks of the old one go, structure and emphasis stay."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.powerpoint.rebranding.elements import RUN_PROPERTIES, TITLES, A, Element, P, remove, whole
from leaderdeck.powerpoint.template_text import list_style
from leaderdeck.powerpoint.xml_names import A as A_NAMESPACE
from leaderdeck.units import emu

_FACES = (f"{A}latin", f"{A}ea", f"{A}cs", f"{A}sym")
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|marlett|dingbats|monotype sorts|mt extra|icon|awesome|emoji", re.I)
_CODE = re.compile(r"courier|consolas|\bmono\b|mono$|menlo|monaco|code|lucida console|inconsolata|typewriter", re.I)
_BODY_KEPT = frozenset({"vert", "rot", "numCol", "spcCol", "rtlCol"})
_BULLETS = tuple(f"{A}{name}" for name in ("buNone", "buChar", "buBlip", "buAutoNum"))
_LOOKS = tuple(
    f"{A}{name}"
    for name in ("lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont",
                 "buNone", "buChar", "buBlip", "defRPr")
)  # fmt: skip
_AFTER_BULLETS = (f"{A}tabLst", f"{A}defRPr", f"{A}extLst")
_BLANK = 0.4
"""Share of a body's size that an empty line between its paragraphs keeps."""
_MEANT = 0.06
"""How far a size must be from its neighbors' before it says something."""


def free_typefaces(root: Element, code_typeface: str) -> None:
    """Let letters follow the theme; symbols keep their font, and code gets the brand's."""
    for properties in root.iter(*RUN_PROPERTIES):
        faces = [each for each in properties if each.tag in _FACES]
        named = [each for each in faces if not each.get("typeface", "").startswith("+")]
        if any(_SYMBOLS.search(each.get("typeface", "")) for each in named if each.tag in (f"{A}latin", f"{A}sym")):
            continue
        for each in named:
            if each.tag == f"{A}latin" and _CODE.search(each.get("typeface", "")):
                each.attrib.clear()
                each.set("typeface", code_typeface)
            else:
                properties.remove(each)


def settle(shape: Element, holder: Placeholder | None, slot: Placeholder, floor_pt: float) -> None:
    """Text in a placeholder as its new layout sets it. Lists stay lists, and plain paragraphs plain ones."""
    body = shape.find(f"{P}txBody")
    if body is None:
        return
    is_title = slot.type in TITLES
    own = _own_levels(body)
    _settle_body(body)
    _drop_outer_blanks(body)
    _drop_common_color(body)
    for paragraph in body.iterfind(f"{A}p"):
        _settle_paragraph(paragraph, own, holder, slot, is_title=is_title or slot.type == "subTitle")
    _settle_sizes(body, own, holder, slot, floor_pt)
    _lower_blanks(body, slot)
    if is_title:
        _drop_outer_breaks(body)
        for run in body.iter(f"{A}rPr", f"{A}endParaRPr"):
            if run.get("b") in ("0", "false"):
                del run.attrib["b"]


def box_style(shape: Element, levels: tuple[LevelStyle, ...]) -> None:
    """Give a box that was a placeholder the body's style, which it can no longer inherit."""
    from lxml import etree

    body = shape.find(f"{P}txBody")
    if body is None:
        return
    known = body.find(f"{A}lstStyle")
    plain = tuple(replace(level, color=_slot(level.color), bullet_color=_slot(level.bullet_color)) for level in levels)
    written = list_style("a:lstStyle", plain, (), "nb-NO").replace(
        "<a:lstStyle", f'<a:lstStyle xmlns:a="{A_NAMESPACE}"', 1
    )
    fresh = etree.fromstring(written)
    for each in fresh.iter(f"{A}defRPr"):
        each.attrib.pop("lang", "")
    if known is not None:
        body.replace(known, fresh)
    else:
        body.insert(1, fresh)


def _slot(color: str) -> str:
    """A theme slot; mixed colors give way to the text's."""
    return "dk1" if color.startswith("#") else color


def _settle_body(body: Element) -> None:
    properties = body.find(f"{A}bodyPr")
    if properties is not None:
        for name in [name for name in properties.attrib if name not in _BODY_KEPT]:
            del properties.attrib[name]
        for child in list(properties):
            if child.tag != f"{A}prstTxWarp":
                properties.remove(child)
    style = body.find(f"{A}lstStyle")
    if style is not None:
        for child in list(style):
            style.remove(child)


def _drop_outer_blanks(body: Element) -> None:
    """Empty paragraphs at either end say nothing, but would make PowerPoint shrink the words beside them."""
    for paragraph in reversed(body.findall(f"{A}p")[1:]):
        if not _is_blank(paragraph):
            break
        body.remove(paragraph)
    for paragraph in body.findall(f"{A}p")[:-1]:
        if not _is_blank(paragraph):
            break
        body.remove(paragraph)


def _is_blank(paragraph: Element) -> bool:
    """Whether a paragraph holds nothing but air."""
    if any((each.text or "").strip() for each in paragraph.iter(f"{A}t")):
        return False
    return all(each.tag in (f"{A}pPr", f"{A}endParaRPr", f"{A}r", f"{A}br") for each in paragraph)


def _lower_blanks(body: Element, slot: Placeholder) -> None:
    """Empty lines between paragraphs part them still, but the new design has air of its own."""
    for paragraph in body.iterfind(f"{A}p"):
        if not _is_blank(paragraph) or paragraph.find(f"{A}r") is not None or paragraph.find(f"{A}br") is not None:
            continue
        end = paragraph.find(f"{A}endParaRPr")
        if end is None:
            end = paragraph.makeelement(f"{A}endParaRPr", {})
            paragraph.append(end)
        end.set("sz", str(max(1, round(slot.level(0).size_pt * _BLANK)) * 100))
        properties = paragraph.find(f"{A}pPr")
        properties = _properties(paragraph) if properties is None else properties
        for name in ("spcBef", "spcAft"):
            space = properties.makeelement(f"{A}{name}", {})
            space.append(space.makeelement(f"{A}spcPts", {"val": "0"}))
            properties.insert(0 if name == "spcBef" else 1, space)


def _drop_outer_breaks(body: Element) -> None:
    """Line breaks before and after a title's words only pushed it about in its old place."""
    paragraphs = body.findall(f"{A}p")
    for paragraph, order in ((paragraphs[0], 1), (paragraphs[-1], -1)) if paragraphs else ():
        for piece in [each for each in paragraph if each.tag in (f"{A}r", f"{A}br", f"{A}fld")][::order]:
            if piece.tag != f"{A}br" and any((each.text or "").strip() for each in piece.iter(f"{A}t")):
                break
            if piece.tag == f"{A}br":
                paragraph.remove(piece)


def _drop_common_color(body: Element) -> None:
    """A color that all of the words share is the old profile's, and no emphasis."""
    letters = []
    for run in body.iter(f"{A}r", f"{A}fld"):
        if _words_beside(run).strip():
            own = run.find(f"{A}rPr")
            letters.append(own.find(f"{A}solidFill") if own is not None else None)
    said = {_as_text(each) for each in letters}
    if len(said) != 1 or None in said:
        return
    for each in body.iter(f"{A}rPr", f"{A}endParaRPr"):
        fill = each.find(f"{A}solidFill")
        if fill is not None:
            each.remove(fill)


def _as_text(fill: Element | None) -> tuple[tuple[str, str], ...] | None:
    if fill is None:
        return None
    return tuple((each.tag, each.get("val", "")) for each in fill.iter() if each is not fill)


def _own_levels(body: Element) -> dict[int, tuple[bool | None, float]]:
    """What the shape's own list style says by level: whether there are bullets, and the size."""
    style = body.find(f"{A}lstStyle")
    found: dict[int, tuple[bool | None, float]] = {}
    for each in style if style is not None else ():
        name = each.tag.removeprefix(A) if isinstance(each.tag, str) else ""
        if name.startswith("lvl") and name[3:4].isdecimal():
            letters = each.find(f"{A}defRPr")
            size = whole(letters.get("sz")) / 100 if letters is not None else 0.0
            found[int(name[3]) - 1] = (_says_bullet(each), size)
    return found


def _says_bullet(properties: Element | None) -> bool | None:
    if properties is None:
        return None
    said = next((each.tag for each in properties if each.tag in _BULLETS), None)
    return None if said is None else said != f"{A}buNone"


def _settle_paragraph(
    paragraph: Element,
    own: dict[int, tuple[bool | None, float]],
    holder: Placeholder | None,
    slot: Placeholder,
    *,
    is_title: bool,
) -> None:
    properties = paragraph.find(f"{A}pPr")
    level = min(8, max(0, whole(properties.get("lvl")) if properties is not None else 0))
    was = _says_bullet(properties)
    if was is None:
        was = own.get(level, (None, 0.0))[0]
    if was is None:
        was = bool(holder.level(level).bullet) if holder is not None else bool(slot.level(level).bullet)
    if properties is not None:
        _clear(properties, is_title=is_title)
    style = slot.level(level)
    if not was and style.bullet and not is_title:
        properties = _properties(paragraph) if properties is None else properties
        properties.set("marL", str(emu(style.margin_left_pt + style.indent_pt) if level else 0))
        properties.set("indent", "0")
        _insert_bullet(properties, properties.makeelement(f"{A}buNone", {}))


def _clear(properties: Element, *, is_title: bool) -> None:
    numbered = properties.find(f"{A}buAutoNum")
    for child in list(properties):
        if child.tag in _LOOKS:
            properties.remove(child)
    dropped = {"marL", "marR", "indent", "eaLnBrk", "latinLnBrk", "hangingPunct", "fontAlgn", "defTabSz"}
    if numbered is not None and not is_title:
        dropped -= {"marL", "indent"}
    if is_title or properties.get("algn") == "l":
        dropped.add("algn")
    for name in dropped:
        properties.attrib.pop(name, None)


def _properties(paragraph: Element) -> Element:
    fresh = paragraph.makeelement(f"{A}pPr", {})
    paragraph.insert(0, fresh)
    return fresh


def _insert_bullet(properties: Element, bullet: Element) -> None:
    at = next((at for at, each in enumerate(properties) if each.tag in _AFTER_BULLETS), len(properties))
    properties.insert(at, bullet)


def _settle_sizes(
    body: Element,
    own: dict[int, tuple[bool | None, float]],
    holder: Placeholder | None,
    slot: Placeholder,
    floor_pt: float,
) -> None:
    """Sizes that only made the old text fit, or only repeat what the old layout said, go; differences stay."""
    shares: list[tuple[Element, int, float]] = []
    weights: dict[int, Counter[float]] = defaultdict(Counter)
    for paragraph in body.iterfind(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        level = min(8, max(0, whole(properties.get("lvl")) if properties is not None else 0))
        usual = own.get(level, (None, 0.0))[1] or (holder.level(level).size_pt if holder is not None else 0.0)
        for letters in paragraph.iter(f"{A}rPr", f"{A}endParaRPr"):
            size = whole(letters.get("sz")) / 100
            share = round(size / usual, 3) if size and usual else 1.0
            shares.append((letters, level, share))
            weights[level][share] += len(_words_beside(letters))
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            if run.find(f"{A}rPr") is None:
                weights[level][1.0] += len(_words_beside(run))
    common = {level: counts.most_common(1)[0][0] for level, counts in weights.items()}
    for letters, level, share in shares:
        relative = share / common.get(level, 1.0)
        if abs(relative - 1.0) <= _MEANT or letters.tag == f"{A}endParaRPr":
            letters.attrib.pop("sz", None)
        else:
            size = max(floor_pt, slot.level(level).size_pt * min(2.0, relative))
            letters.set("sz", str(round(size) * 100))


def _words_beside(element: Element) -> str:
    holder = element if element.tag in (f"{A}r", f"{A}fld") else element.getparent()
    text = holder.find(f"{A}t") if holder is not None else None
    return (text.text or "") if text is not None else ""


def drop_empty_links(root: Element) -> None:
    """Connectors let go of shapes that are no more."""
    there = {each.get("id") for each in root.iter(f"{P}cNvPr")}
    for each in list(root.iter(f"{A}stCxn", f"{A}endCxn")):
        if each.get("id") not in there:
            remove(each)
