"""A kit's description → its template: a whole .pptx with theme, master, seventeen layouts and a notes master.

`python -m leaderdeck.powerpoint.template_maker FOLDER …` makes `template.pptx` anew in kit folders.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.template_names import template_word
from leaderdeck.language import language_tag
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.clean_text import xml_text
from leaderdeck.powerpoint.content_types import content_types_xml
from leaderdeck.powerpoint.layout_design import design_template
from leaderdeck.powerpoint.layout_standards import SLIDE_HEIGHT, SLIDE_WIDTH
from leaderdeck.powerpoint.notes_master import notes_master_xml
from leaderdeck.powerpoint.relations import Relations, relations_xml
from leaderdeck.powerpoint.template_media import Media
from leaderdeck.powerpoint.template_parts import layout_xml, master_xml, plain_levels
from leaderdeck.powerpoint.template_text import list_style
from leaderdeck.powerpoint.template_theme import theme_xml
from leaderdeck.powerpoint.xml_names import (
    NOTES_MASTER_TYPE,
    OFFICE_RELATION,
    PRESENTATION_TYPE,
    SLIDE_NAMESPACES,
    THEME_TYPE,
    XML_HEAD,
    A,
)
from leaderdeck.units import emu

_MASTER_ID = 2_147_483_648
_NOTES_WIDTH, _NOTES_HEIGHT = 6_858_000, 9_144_000
"""EMU: PowerPoint's own notes page, 540 x 720 points, which the notes master is drawn for."""
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""«Medium Style 2 - Accent 1», which every PowerPoint has built in."""


def make_template(design: KitDesign, file: Path) -> None:
    """Writes the kit's template. The same description and logos give the same bytes."""
    package = io.BytesIO()
    write_archive(package, template_parts(design))
    file.write_bytes(package.getvalue())


def template_parts(design: KitDesign) -> dict[str, bytes]:
    """The template's parts by name, in the order in which they are stored."""
    template = design_template(design)
    media = Media()
    parts = dict[str, bytes]()
    layouts = {f"slideLayouts/slideLayout{at}": each for at, each in enumerate(template.layouts, start=1)}
    master = media.of("slideMasters/slideMaster1")
    layout_ids = [master.add("slideLayout", f"../{name}.xml") for name in layouts]
    master.add("theme", "../theme/theme1.xml")
    for name in layouts:
        media.of(name).add("slideMaster", "../slideMasters/slideMaster1.xml")
    media.of("notesMasters/notesMaster1").add("theme", "../theme/theme2.xml")
    presentation = media.of("presentation")
    parts["ppt/presentation.xml"] = _presentation(design, presentation)
    parts["ppt/slideMasters/slideMaster1.xml"] = master_xml(template, design, layout_ids, media)
    for name, designed in layouts.items():
        parts[f"ppt/{name}.xml"] = layout_xml(designed, template, design, media)
    parts["ppt/theme/theme1.xml"] = parts["ppt/theme/theme2.xml"] = theme_xml(design)
    parts["ppt/notesMasters/notesMaster1.xml"] = notes_master_xml(language_tag(design.language))
    parts |= _settings()
    parts |= _properties(design)
    for name, relations in media.relations.items():
        folder, _, stem = f"ppt/{name}.xml".rpartition("/")
        parts[f"{folder}/_rels/{stem}.rels"] = relations.xml()
    pictures = {name: data for data, name in media.names.items()}
    typed = {name: (_part_type(name), data) for name, data in parts.items()}
    head = {"[Content_Types].xml": content_types_xml(typed, pictures), "_rels/.rels": _package_relations()}
    return head | parts | pictures


def _presentation(design: KitDesign, relations: Relations) -> bytes:
    master = relations.add("slideMaster", "slideMasters/slideMaster1.xml")
    notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml")
    for kind, target in (
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ):
        relations.add(kind, target)
    language = language_tag(design.language)
    return (
        f'{XML_HEAD}<p:presentation {SLIDE_NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_MASTER_ID}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(SLIDE_WIDTH)}" cy="{emu(SLIDE_HEIGHT)}"/>'
        f'<p:notesSz cx="{_NOTES_WIDTH}" cy="{_NOTES_HEIGHT}"/>'
        f"{list_style('p:defaultTextStyle', plain_levels(design), (), language)}</p:presentation>"
    ).encode()


def _settings() -> dict[str, bytes]:
    grid = '<p:gridSpacing cx="76200" cy="76200"/>'
    return {
        "ppt/presProps.xml": f"{XML_HEAD}<p:presentationPr {SLIDE_NAMESPACES}/>".encode(),
        "ppt/viewProps.xml": f"{XML_HEAD}<p:viewPr {SLIDE_NAMESPACES}>{grid}</p:viewPr>".encode(),
        "ppt/tableStyles.xml": f'{XML_HEAD}<a:tblStyleLst xmlns:a="{A}" def="{_TABLE_STYLE}"/>'.encode(),
    }


def _properties(design: KitDesign) -> dict[str, bytes]:
    """Title and language, and nothing about who or when."""
    title = xml_text(f"{design.name} – {template_word('template', design.language)}")
    core = (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE_NAMESPACE}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:language>{language_tag(design.language)}</dc:language></cp:coreProperties>"
    )
    extended = (
        f'{XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>LeaderDeck</Application></Properties>"
    )
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": extended.encode()}


def _package_relations() -> bytes:
    rows = (
        ("rId1", OFFICE_RELATION + "officeDocument", "ppt/presentation.xml", False),
        ("rId2", _CORE_RELATION, "docProps/core.xml", False),
        ("rId3", OFFICE_RELATION + "extended-properties", "docProps/app.xml", False),
    )
    return relations_xml(rows)


_PART_TYPES = {
    "ppt/presentation": PRESENTATION_TYPE + "presentation.main+xml",
    "ppt/presProps": PRESENTATION_TYPE + "presProps+xml",
    "ppt/viewProps": PRESENTATION_TYPE + "viewProps+xml",
    "ppt/tableStyles": PRESENTATION_TYPE + "tableStyles+xml",
    "ppt/slideMasters/": PRESENTATION_TYPE + "slideMaster+xml",
    "ppt/slideLayouts/": PRESENTATION_TYPE + "slideLayout+xml",
    "ppt/notesMasters/": NOTES_MASTER_TYPE,
    "ppt/theme/": THEME_TYPE,
    "docProps/core": _CORE_TYPE,
    "docProps/app": _EXTENDED_TYPE,
}
"""How a part's name begins, and its content type."""


def _part_type(name: str) -> str:
    """The content type of an XML part; empty for relationships and pictures, which go by their extension."""
    if not name.endswith(".xml"):
        return ""
    return next((kind for start, kind in _PART_TYPES.items() if name.startswith(start)), "")


def _main(folders: list[str]) -> None:
    from leaderdeck.brand.reader import TEMPLATE_NAME, load_design

    for folder in map(Path, folders):
        make_template(load_design(folder), folder / TEMPLATE_NAME)


if __name__ == "__main__":
    _main(sys.argv[1:])
