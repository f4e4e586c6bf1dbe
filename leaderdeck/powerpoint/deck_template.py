"""A template as the parts that travel into a deck: masters, layouts, themes and their pictures, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile

from leaderdeck.errors import TemplateProblem
from leaderdeck.language import say
from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.clean_text import clean_line
from leaderdeck.powerpoint.package import open_safely
from leaderdeck.powerpoint.relations import relations_xml
from leaderdeck.powerpoint.slide_parts import MASTER_COLORS
from leaderdeck.powerpoint.xml_names import OFFICE_RELATION, A, P, R
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from pptx.opc.package import Part

_FROM_PRESENTATION = {"slideMaster", "notesMaster", "theme", "tableStyles", "font"}
"""What a presentation part may bring along. Slides, comments, tags, custom XML, handouts and settings stay behind."""
_FROM_OTHERS = {"slideMaster", "slideLayout", "notesMaster", "theme", "themeOverride", "image", "hyperlink"}
_LEFT_OUT = ("sldIdLst", "handoutMasterIdLst", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "extLst")
"""Children of `p:presentation` that speak of what stays behind."""
_IMAGE_NUMBER = re.compile(r"ppt/media/image(\d+)\.")
_WHOLE = {
    f"{{{P}}}custDataLst",
    f"{{{P}}}controls",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}
"""Elements that go as a whole when something in them goes."""
_DRAWN = {f"{{{P}}}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")}


class LayoutPart(NamedTuple):
    """What slides must know of their layout's part."""

    name: str
    color_map: str
    """The `p:clrMapOvr` of slides on it."""
    typefaces: tuple[str, str]
    """What the theme of its master sets headings and text in; empty where it does not say."""
    named: dict[str, str]
    """Names of colors on it → slots of the theme."""


@dataclass(slots=True)
class TemplateParts:
    """What a deck takes over from its template."""

    presentation: Any
    """The `p:presentation` element (lxml), without slides, sections and extensions."""
    relations: list[tuple[str, str, str, bool]]
    """The presentation part's relationships: (id, type, target, external)."""
    parts: dict[str, tuple[str, bytes]]
    """Part name → content type and bytes, relationship parts too (their content type is empty)."""
    layouts: list[LayoutPart]
    """The layouts of all masters, in their order."""
    theme: bytes
    """The first master's theme."""
    notes_master: str
    """Part name of the template's notes master, or empty."""

    @property
    def pictures(self) -> int:
        """The highest number among the template's picture parts."""
        return max((int(found.group(1)) for found in map(_IMAGE_NUMBER.match, self.parts) if found), default=0)

    def free_name(self, pattern: str) -> str:
        """The first part name of this pattern (`ppt/theme/theme{}.xml`) that the template does not use."""
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)


def read_template_parts(file: Path, slogan: str) -> TemplateParts:
    """Open the template safely and leave behind what must not travel; footers on layouts then say the slogan.

    Raises TemplateProblem where the file is broken or hostile.
    """
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    data = open_safely(file)
    try:
        return _take_over(Presentation(BytesIO(data)), slogan)
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, BadZipFile, PythonPptxError, XMLSyntaxError):
        raise TemplateProblem(
            say("{file} er ikke en hel PowerPoint-mal; åpne og lagre den på nytt i PowerPoint.", file=file.name)
        ) from None


def _take_over(presentation: Any, slogan: str) -> TemplateParts:  # noqa: ANN401 - python-pptx does not type it
    main = presentation.part
    layouts = [layout.part for master in presentation.slide_masters for layout in master.slide_layouts]
    theme = presentation.slide_masters[0].part.part_related_by(OFFICE_RELATION + "theme").blob
    _drop_relations(main, _FROM_PRESENTATION)
    element = main._element
    for name in _LEFT_OUT:
        for child in element.findall(f"{{{P}}}{name}"):
            element.remove(child)
    parts: dict[str, tuple[str, bytes]] = {}
    notes_master = ""
    for part in _reachable(main):
        _clean(part, slogan)
        name = str(part.partname).lstrip("/")
        parts[name] = (part.content_type, part.blob)
        if part.content_type.endswith("notesMaster+xml"):
            notes_master = name
        if len(part.rels):
            folder, _, file_name = name.rpartition("/")
            parts[f"{folder}/_rels/{file_name}.rels"] = ("", relations_xml(_rows(part)))
    return TemplateParts(
        presentation=element,
        relations=list(_rows(main)),
        parts=parts,
        layouts=[_layout_part(layout) for layout in layouts],
        theme=theme,
        notes_master=notes_master,
    )


def _rows(part: Part) -> Iterable[tuple[str, str, str, bool]]:
    for known, relation in part.rels.items():
        yield known, relation.reltype, relation.target_ref, relation.is_external


def _reachable(main: Part) -> list[Part]:
    """The parts that the presentation still leads to, in the order of its relationships."""
    found: dict[str, Part] = {}
    waiting = [main]
    while waiting:
        part = waiting.pop(0)
        for relation in part.rels.values():
            if not relation.is_external and str(relation.target_part.partname) not in found:
                target = relation.target_part
                if target is not main:
                    found[str(target.partname)] = target
                    _drop_relations(target, _FROM_OTHERS)
                    waiting.append(target)
    return list(found.values())


def _drop_relations(part: Part, kept: set[str]) -> None:
    """Forget relationships of other kinds, links nobody may follow, and the elements that speak of them."""
    dropped = {known for known, relation in part.rels.items() if not _may_stay(relation, kept)}
    for known in dropped:
        part.rels.pop(known)
    element = getattr(part, "_element", None)
    if not dropped or element is None:
        return
    for speaking in [each for each in element.iter() if dropped & set(_relation_ids(each))]:
        _remove(speaking)


def _may_stay(relation: Any, kept: set[str]) -> bool:  # noqa: ANN401 - python-pptx does not type it
    kind = relation.reltype.rpartition("/")[2]
    if relation.is_external:
        return kind == "hyperlink" and bool(followable(relation.target_ref))
    return kind in kept and kind != "hyperlink"


def _relation_ids(element: Any) -> list[str]:  # noqa: ANN401 - lxml element
    return [value for name, value in element.attrib.items() if name.startswith(f"{{{R}}}")]


def _remove(element: Any) -> None:  # noqa: ANN401 - lxml element
    """Remove the element, or as much around it as makes no sense without it: PowerPoint would repair half a shape."""
    around = [element, *element.iterancestors()]
    if not element.tag.rpartition("}")[2].startswith("hlink"):
        whole = [each for each in around if each.tag in _WHOLE] or [each for each in around if each.tag in _DRAWN]
        around = whole or around
    target = around[0]
    parent = target.getparent()
    if parent is not None:
        parent.remove(target)


def _clean(part: Part, slogan: str) -> None:
    """Let the footers of masters and layouts say this talk's slogan."""
    element = getattr(part, "_element", None)
    if element is None or not slogan or not part.content_type.endswith(("slideLayout+xml", "slideMaster+xml")):
        return
    for shape in element.iter(f"{{{P}}}sp"):
        if any(holder.get("type") == "ftr" for holder in shape.iter(f"{{{P}}}ph")):
            for at, text in enumerate(shape.iter(f"{{{A}}}t")):
                text.text = clean_line(slogan) if at == 0 else ""


def _layout_part(layout: Any) -> LayoutPart:  # noqa: ANN401 - python-pptx does not type it
    from lxml import etree

    master = layout.part_related_by(OFFICE_RELATION + "slideMaster")
    theme = etree.fromstring(master.part_related_by(OFFICE_RELATION + "theme").blob)
    heading, body = (theme.find(f".//{{{A}}}{kind}Font/{{{A}}}latin") for kind in ("major", "minor"))
    override = layout._element.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    color_map = override if override is not None else master._element.find(f"{{{P}}}clrMap")
    return LayoutPart(
        name=str(layout.partname).lstrip("/"),
        color_map=_override_xml(override),
        typefaces=(_typeface(heading), _typeface(body)),
        named=dict(color_map.attrib) if color_map is not None else {},
    )


def _typeface(latin: Any | None) -> str:  # noqa: ANN401 - an lxml element
    return latin.get("typeface", "") if latin is not None else ""


def _override_xml(override: Any | None) -> str:  # noqa: ANN401 - an lxml element
    """A slide maps colors as its layout does, as PowerPoint does when it makes a slide."""
    if override is None:
        return MASTER_COLORS
    mapped = "".join(f' {name}="{value}"' for name, value in sorted(override.attrib.items()))
    return f"<p:clrMapOvr><a:overrideClrMapping{mapped}/></p:clrMapOvr>"
