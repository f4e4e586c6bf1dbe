"""Scenes and a brand's template made into a PowerPoint file, byte for byte the same for the same talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit
from leaderdeck.brand.template import Layout
from leaderdeck.errors import TemplateProblem
from leaderdeck.language import say
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.charts import chart_xml
from leaderdeck.powerpoint.content_types import content_types_xml
from leaderdeck.powerpoint.deck_template import LayoutPart, TemplateParts, read_template_parts
from leaderdeck.powerpoint.embedded_font import FontParts
from leaderdeck.powerpoint.notes import has_notes, notes_xml
from leaderdeck.powerpoint.notes_master import notes_master_xml
from leaderdeck.powerpoint.pictures import MediaShelf
from leaderdeck.powerpoint.properties import DeckProperties, app_properties, core_properties
from leaderdeck.powerpoint.relations import Relations, relations_xml
from leaderdeck.powerpoint.sections import divide, sections_xml
from leaderdeck.powerpoint.slide_colors import color_changes, in_other_colors
from leaderdeck.powerpoint.slide_parts import SlideWriter
from leaderdeck.powerpoint.slide_scale import scaled_part
from leaderdeck.powerpoint.text import Typefaces
from leaderdeck.powerpoint.workbook import workbook_bytes
from leaderdeck.powerpoint.xml_names import (
    CHART_TYPE,
    NOTES_MASTER_TYPE,
    NOTES_TYPE,
    OFFICE_RELATION,
    PRESENTATION_TYPE,
    SLIDE_NAMESPACES,
    SLIDE_TYPE,
    THEME_TYPE,
    WORKBOOK_TYPE,
    XML_HEAD,
    P,
    R,
)
from leaderdeck.scene.shapes import Scene

_FIRST_SLIDE_ID = 256
"""The lowest that ST_SlideId allows."""
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FIXED = {
    "ppt/presProps.xml": ("presProps", f"{XML_HEAD}<p:presentationPr {SLIDE_NAMESPACES}/>"),
    "ppt/viewProps.xml": ("viewProps", f"{XML_HEAD}<p:viewPr {SLIDE_NAMESPACES}/>"),
}
"""Settings of presentation and view, which are the receiver's own business."""


def write_deck(
    scenes: Sequence[Scene],
    kit: BrandKit,
    properties: DeckProperties,
    out: BinaryIO,
    progress: Callable[[int, int], None] = lambda _done, _slides: None,
) -> None:
    """Write the scenes as a .pptx on the kit's template.

    Hidden scenes and speaker notes go along only where `properties` says so. Before each slide `progress` is told how
    many are done, of how many; what it raises stops the writing. Raises TemplateProblem where the kit's template
    cannot be used; a scene itself never stops the writing.
    """
    _DeckWriter(kit, properties).write(scenes, out, progress)


class _DeckWriter:
    """The parts of one deck while it is written."""

    def __init__(self, kit: BrandKit, properties: DeckProperties) -> None:
        self._kit = kit
        self._properties = properties
        self._template: TemplateParts = read_template_parts(kit.template.file, properties.slogan)
        self._media = MediaShelf(self._template.pictures)
        self._slides = SlideWriter(kit.code_font.typeface, self._media, is_foreign=kit.template.adopted)
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._notes_master = self._template.notes_master
        self._fonts = FontParts(properties.fonts, self._template.free_name)
        self._notes = 0
        self._chart_colors: list[dict[str, str]] = []

    def write(self, scenes: Sequence[Scene], out: BinaryIO, progress: Callable[[int, int], None]) -> None:
        kept = [index for index, scene in enumerate(scenes) if self._properties.with_hidden or not scene.hidden]
        layouts: dict[str, Layout] = {}
        for number, index in enumerate(kept, start=1):
            progress(number - 1, len(kept))
            scene = scenes[index]
            layout = layouts.get(scene.layout) or layouts.setdefault(
                scene.layout, self._kit.template.layout(scene.layout)
            )
            self._add_slide(scene, layout, number)
        self._add_charts()
        front = self._front_parts(kept, sum(scenes[index].hidden for index in kept))
        parts = {**front, **self._template.parts, **self._parts, **self._fonts.parts}
        entries = {"[Content_Types].xml": content_types_xml(parts, self._media.parts)}
        entries.update((name, data) for name, (_, data) in parts.items())
        entries.update(self._media.parts)
        write_archive(out, entries)

    def _add_slide(self, scene: Scene, layout: Layout, number: int) -> None:
        part = self._layout_part(layout)
        changes = self._color_changes(layout, part)
        relations = Relations()
        relations.add("slideLayout", "../" + part.name.removeprefix("ppt/"))
        if self._properties.with_notes and has_notes(scene.speaker_notes):
            relations.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            self._add_notes(scene, number)
        xml = self._slides.slide_xml(scene, layout, relations, number, part.color_map, self._typefaces(part.typefaces))
        self._parts[f"ppt/slides/slide{number}.xml"] = (SLIDE_TYPE, self._in_the_files_terms(xml, changes))
        self._chart_colors += [changes] * (len(self._slides.charts) - len(self._chart_colors))
        self._parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = ("", relations.xml())

    def _in_the_files_terms(self, xml: bytes, changes: dict[str, str]) -> bytes:
        """A slide or chart part in the lengths and colors of a template that somebody else made."""
        return in_other_colors(scaled_part(xml, self._kit.template.scale), changes)

    def _color_changes(self, layout: Layout, part: LayoutPart) -> dict[str, str]:
        template, palette = self._kit.template, self._kit.palette
        if not template.adopted:
            return {}
        theme = dict(template.themes[layout.master]) if layout.master < len(template.themes) else {}
        wanted: dict[str, str] = {slot: palette.rgb(slot) for slot in ROLE_SLOTS.values()}
        # Programs differ in whether slides have the theme of their layout or of its master: plain colors are the same.
        plain = {slot: wanted[slot] for slot, _ in layout.own_theme if slot in wanted}
        return color_changes(wanted, theme, part.named) | plain

    def _typefaces(self, of_theme: tuple[str, str]) -> Typefaces:
        """The brand's typefaces that the theme of a master does not have itself; a theme that says none has them."""
        if not self._kit.template.adopted:
            return Typefaces()
        heading, body = self._kit.heading_font.typeface, self._kit.body_font.typeface
        major, minor = of_theme
        return Typefaces("" if major in ("", heading) else heading, "" if minor in ("", body) else body)

    def _layout_part(self, layout: Layout) -> LayoutPart:
        if layout.index >= len(self._template.layouts):
            raise TemplateProblem(
                say(
                    "Malen {file} mangler oppsettet «{layout}»; lag malen på nytt.",
                    file=self._kit.template.file.name,
                    layout=layout.name,
                )
            )
        return self._template.layouts[layout.index]

    def _add_notes(self, scene: Scene, number: int) -> None:
        master = self._notes_master = self._notes_master or self._add_notes_master()
        relations = Relations()
        relations.add("notesMaster", "../" + master.removeprefix("ppt/"))
        relations.add("slide", f"../slides/slide{number}.xml")
        xml = notes_xml(scene.speaker_notes, scene.language, relations, number)
        self._parts[f"ppt/notesSlides/notesSlide{number}.xml"] = (NOTES_TYPE, xml)
        self._parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = ("", relations.xml())
        self._notes += 1

    def _add_notes_master(self) -> str:
        """A master for notes pages, with a theme of its own as PowerPoint wants it."""
        theme = self._template.free_name("ppt/theme/theme{}.xml")
        relations = Relations()
        relations.add("theme", "../" + theme.removeprefix("ppt/"))
        name = "ppt/notesMasters/notesMaster1.xml"
        self._parts[name] = (NOTES_MASTER_TYPE, notes_master_xml(self._properties.language_tag))
        self._parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = ("", relations.xml())
        self._parts[theme] = (THEME_TYPE, self._template.theme)
        return name

    def _add_charts(self) -> None:
        for number, (chart, changes) in enumerate(zip(self._slides.charts, self._chart_colors, strict=True), start=1):
            relations = Relations()
            relation = relations.add("package", f"../embeddings/workbook{number}.xlsx")
            part = chart_xml(chart, relation, self._kit.body_font.regular)
            self._parts[f"ppt/charts/chart{number}.xml"] = (CHART_TYPE, self._in_the_files_terms(part, changes))
            self._parts[f"ppt/charts/_rels/chart{number}.xml.rels"] = ("", relations.xml())
            workbook = workbook_bytes(chart.categories, chart.series, chart.category_title)
            self._parts[f"ppt/embeddings/workbook{number}.xlsx"] = (WORKBOOK_TYPE, workbook)

    def _front_parts(self, kept: Sequence[int], hidden: int) -> dict[str, tuple[str, bytes]]:
        """The parts that speak of the whole deck."""
        relations = [row for row in self._template.relations if not row[1].endswith("/notesMaster")]
        taken = {known for known, *_ in relations}
        numbers = iter(range(1, len(taken) + len(kept) + len(_FIXED) + len(self._fonts.parts) + 2))
        fresh = (name for name in (f"rId{number}" for number in numbers) if name not in taken)
        notes_master = ""
        if self._notes_master:
            notes_master = next(fresh)
            relations.append(
                (notes_master, OFFICE_RELATION + "notesMaster", self._notes_master.removeprefix("ppt/"), False)
            )
        for name, (kind, _) in _FIXED.items():
            relations.append((next(fresh), OFFICE_RELATION + kind, name.removeprefix("ppt/"), False))
        slides = [next(fresh) for _ in kept]
        relations += [
            (known, OFFICE_RELATION + "slide", f"slides/slide{number}.xml", False)
            for number, known in enumerate(slides, start=1)
        ]
        relations += self._fonts.relations(fresh)
        package = [
            ("rId1", OFFICE_RELATION + "officeDocument", "ppt/presentation.xml", False),
            ("rId2", _CORE_RELATION, "docProps/core.xml", False),
            ("rId3", OFFICE_RELATION + "extended-properties", "docProps/app.xml", False),
        ]
        return {
            "_rels/.rels": ("", relations_xml(package)),
            "docProps/core.xml": (
                "application/vnd.openxmlformats-package.core-properties+xml",
                core_properties(self._properties),
            ),
            "docProps/app.xml": (
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                app_properties(len(kept), hidden, self._notes),
            ),
            "ppt/presentation.xml": (
                PRESENTATION_TYPE + "presentation.main+xml",
                self._presentation_xml(slides, kept, notes_master),
            ),
            "ppt/_rels/presentation.xml.rels": ("", relations_xml(relations)),
            **{name: (PRESENTATION_TYPE + kind + "+xml", xml.encode()) for name, (kind, xml) in _FIXED.items()},
        }

    def _presentation_xml(self, slides: Sequence[str], kept: Sequence[int], notes_master: str) -> bytes:
        """The presentation part: the template's own, with these slides, the notes master and the sections."""
        from lxml import etree

        root: Any = self._template.presentation
        for known in root.findall(f"{{{P}}}notesMasterIdLst"):
            root.remove(known)
        ids = [_FIRST_SLIDE_ID + at for at in range(len(slides))]
        lists = (
            f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>' if notes_master else ""
        )
        listed = "".join([f'<p:sldId id="{own}" r:id="{known}"/>' for own, known in zip(ids, slides, strict=True)])
        lists += f"<p:sldIdLst>{listed}</p:sldIdLst>" if listed else ""
        divided = divide(self._properties.sections, kept, self._properties.title)
        extensions = f"<p:extLst>{sections_xml(divided, ids)}</p:extLst>" if divided else ""
        fragment = etree.fromstring(f'<x xmlns:p="{P}" xmlns:r="{R}">{lists}{extensions}</x>'.encode())
        after_masters = next((at for at, child in enumerate(root) if child.tag == f"{{{P}}}sldMasterIdLst"), -1) + 1
        for child in list(fragment):
            if child.tag == f"{{{P}}}extLst":
                root.append(child)
            else:
                root.insert(after_masters, child)
                after_masters += 1
        self._fonts.list_in(root)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
        return XML_HEAD.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
