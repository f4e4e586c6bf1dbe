"""The new footers: slogan and slide number, each in the layout's own placeholder."""

from __future__ import annotations

from leaderdeck.deck.slide import LayoutName
from leaderdeck.powerpoint.clean_text import clean_line, language_code, xml_text
from leaderdeck.powerpoint.rebranding.elements import Element, P, whole
from leaderdeck.powerpoint.rebranding.new_brand import NewBrand, NewLayout
from leaderdeck.powerpoint.xml_names import SLIDE_NAMESPACES, guid

_WITHOUT_NUMBER: frozenset[LayoutName] = frozenset({"cover", "closing"})
_NAMES = {"ftr": "Bunntekst", "sldNum": "Lysbildenummer"}


def add_footers(tree: Element, layout: NewLayout, brand: NewBrand, number: int, language: str) -> None:
    """Put in what the brand shows at the foot of this layout, above everything else on the slide."""
    from lxml import etree

    tag = language_code(language)
    free = 1 + max((whole(each.get("id")) for each in tree.iter(f"{P}cNvPr")), default=1)
    for type_, words in _wanted(layout, brand, number, tag):
        slot = layout.footer(type_)
        if slot is None:
            continue
        xml = (
            f'<p:sp {SLIDE_NAMESPACES}><p:nvSpPr><p:cNvPr id="{free}" name="{_NAMES[type_]}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type_}" sz="quarter" idx="{slot.idx}"/></p:nvPr>'
            f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{words}</a:p></p:txBody></p:sp>"
        )
        shape = etree.fromstring(xml)
        etree.cleanup_namespaces(shape)
        at = next((at for at, each in enumerate(tree) if each.tag == f"{P}extLst"), len(tree))
        tree.insert(at, shape)
        free += 1


def _wanted(layout: NewLayout, brand: NewBrand, number: int, tag: str) -> list[tuple[str, str]]:
    parts = brand.kit.footer
    wanted = []
    slogan = clean_line(brand.slogan)
    if "slogan" in parts and slogan:
        wanted.append(("ftr", f'<a:r><a:rPr lang="{tag}"/><a:t>{xml_text(slogan)}</a:t></a:r>'))
    if "number" in parts and layout.role not in _WITHOUT_NUMBER:
        field = guid("field", "slidenum")
        wanted.append(
            ("sldNum", f'<a:fld id="{field}" type="slidenum"><a:rPr lang="{tag}"/><a:t>{number}</a:t></a:fld>')
        )
    return wanted
