"""A presentation with one empty slide on each layout of a template: what a program shows of it is the backdrop."""

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from leaderdeck.brand.package import Package, open_package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SLIDE = (
    '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr>'
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld>'
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)


def write_blank_slides(template: Path, made: Path, most: int) -> tuple[int, ...]:
    """Writes the presentation, and gives the positions of the layouts that its slides stand on: `most` at most."""
    package = open_package(template)
    (main,) = package.related("", "officeDocument")
    parts = layout_parts(package, main)
    step = max(1, len(parts) / most)
    chosen = tuple(sorted({int(number * step) for number in range(min(most, len(parts)))}))
    kept = {name: package.data(name) for name in package.entries if not name.startswith("ppt/slides/")}
    presentation, relations = package.tree(main), package.tree(_rels_of(main))
    types = package.tree("[Content_Types].xml")
    for row in [row for row in relations if row.get("Type", "").endswith("/slide")]:
        relations.remove(row)
    for part in [each for each in types if each.get("PartName", "").startswith("/ppt/slides/")]:
        types.remove(part)
    for part in types:
        if part.get("PartName", "").lstrip("/") == main:
            part.set("ContentType", _MAIN_TYPE)
    for name in ("sldIdLst", "extLst"):
        for old in presentation.findall(f"{_P}{name}"):
            presentation.remove(old)
    listed = etree.Element(f"{_P}sldIdLst")
    before = [each for each in presentation if etree.QName(each).localname in ("sldMasterIdLst", "notesMasterIdLst",
                                                                              "handoutMasterIdLst")]  # fmt: skip
    before[-1].addnext(listed)
    for number, index in enumerate(chosen):
        name = f"ppt/slides/blank{number}.xml"
        kept[name] = _SLIDE.encode()
        target = posixpath.relpath(parts[index], "ppt/slides")
        kept[_rels_of(name)] = (
            f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_OFFICE}/slideLayout" Target="{target}"/>'
            "</Relationships>"
        ).encode()
        etree.SubElement(relations, f"{{{_RELS}}}Relationship", Id=f"blank{number}", Type=f"{_OFFICE}/slide",
                         Target=posixpath.relpath(name, posixpath.dirname(main)))  # fmt: skip
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_SLIDE_TYPE)
        row = etree.SubElement(listed, f"{_P}sldId", id=str(5000 + number))
        row.set(f"{{{_OFFICE}}}id", f"blank{number}")
    for name, tree in ((main, presentation), (_rels_of(main), relations), ("[Content_Types].xml", types)):
        kept[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    return chosen


def layout_parts(package: Package, main: str) -> list[str]:
    """The layouts' parts, counted over all masters as the template reader counts them."""
    own = package.relations(main)
    found = []
    for listed in package.tree(main).iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId"):
        master = own[listed.get(f"{{{_OFFICE}}}id")].part
        rows = package.relations(master)
        layouts = package.tree(master).iterfind(f"{_P}sldLayoutIdLst/{_P}sldLayoutId")
        found += [rows[each.get(f"{{{_OFFICE}}}id")].part for each in layouts]
    return found


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
