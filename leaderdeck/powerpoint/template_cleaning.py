"""Somebody else's PowerPoint file → a clean template: masters, layouts, themes, pictures and guides, and nothing else.

Parts are written anew under our own names, with relationships and content types that hold only them, so that nothing
comes along unseen: no macros, no embedded objects, no slides, no names of people.
"""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import field
from pathlib import Path
from typing import Any

from leaderdeck.brand.package import Package, open_package
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.content_types import content_types_xml
from leaderdeck.powerpoint.relations import relations_xml
from leaderdeck.powerpoint.template_cleaning_notices import left_out
from leaderdeck.powerpoint.template_cleaning_pictures import picture_suffix
from leaderdeck.powerpoint.template_cleaning_prompts import prompts_in
from leaderdeck.powerpoint.template_cleaning_xml import clean_part, clean_presentation, clean_view
from leaderdeck.powerpoint.xml_names import (
    OFFICE_RELATION,
    PRESENTATION_TYPE,
    SLIDE_NAMESPACES,
    THEME_TYPE,
    XML_HEAD,
    A,
    P,
    R,
)
from leaderdeck.quick_dataclass import dataclass

_ID = f"{{{R}}}id"
_FIRST_ID = 2_147_483_648
"""Masters and layouts share their numbers, from here on (ECMA-376 part 1, 19.7.3)."""
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""PowerPoint's own default, "Medium Style 2 - Accent 1"."""
_TYPES = {
    "presentation": PRESENTATION_TYPE + "presentation.main+xml",
    "presProps": PRESENTATION_TYPE + "presProps+xml",
    "viewProps": PRESENTATION_TYPE + "viewProps+xml",
    "tableStyles": PRESENTATION_TYPE + "tableStyles+xml",
    "slideMaster": PRESENTATION_TYPE + "slideMaster+xml",
    "slideLayout": PRESENTATION_TYPE + "slideLayout+xml",
    "theme": THEME_TYPE,
    "themeOverride": "application/vnd.openxmlformats-officedocument.themeOverride+xml",
}
_FOLDERS = {"slideMaster": "slideMasters", "slideLayout": "slideLayouts", "theme": "theme", "themeOverride": "theme"}
_UNSOUND = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class CleanTemplate:
    """A template that may be kept: the bytes of a .pptx, and what was not taken over."""

    data: bytes
    left_out: tuple[Sentence, ...]
    """Each a noun for people: "makroer", "3 eksempellysbilder"."""


def clean_template(file: Path) -> CleanTemplate:
    """What may be kept of a .pptx, .potx, .pptm, .potm or the like.

    Raises TemplateProblem in one sentence for a file that is broken, encrypted, oversized or no presentation.
    """
    package = open_package(file)
    try:
        return _Cleaning(package).clean()
    except RecursionError:
        package.refuse(say("den er bygd for dypt."))
    except _UNSOUND:
        package.refuse(say("den er skrevet feil."))


@dataclass(slots=True)
class _Cleaning:
    package: Package
    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name → content type and bytes, in the order of the file."""
    media: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """The file's name of a part that has been taken over → ours."""
    counts: dict[str, int] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    """Kinds of relationships in masters, layouts and themes that were not kept, and "prompt" for prompts in them."""

    def clean(self) -> CleanTemplate:
        main = next(iter(self.package.related("", "officeDocument")), "")
        if not main:
            self.package.refuse(say("den er ikke en PowerPoint-fil."))
        source = self.package.tree(main)
        if source.tag != f"{{{P}}}presentation":
            self.package.refuse(say("den er ikke en PowerPoint-fil."))
        presentation = clean_presentation(source)
        rows: list[tuple[str, str]] = []
        self._masters(presentation, main, rows)
        self._settings(main, rows)
        self.parts["ppt/presentation.xml"] = (_TYPES["presentation"], _xml(presentation))
        self._relations("ppt/presentation.xml", [(f"rId{at}", *row) for at, row in enumerate(rows, start=1)])
        kept = frozenset(self.names)
        return CleanTemplate(self._archive(), left_out(self.package, main, kept, frozenset(self.dropped)))

    def _masters(self, presentation: Any, main: str, rows: list[tuple[str, str]]) -> None:  # noqa: ANN401 - lxml
        relations = self.package.relations(main)
        number = _FIRST_ID
        for listed in list(presentation.iterfind(f"{{{P}}}sldMasterIdLst/{{{P}}}sldMasterId")):
            relation = relations.get(listed.get(_ID, ""))
            if relation is None or not relation.part or relation.kind != "slideMaster":
                listed.getparent().remove(listed)
                continue
            name = self._new_name("slideMaster")
            rows.append(("slideMaster", name.removeprefix("ppt/")))
            listed.set("id", str(number))
            listed.set(_ID, f"rId{len(rows)}")
            number = self._master(relation.part, name, number + 1)
        if not rows:
            self.package.refuse(say("den har ingen oppsett."))

    def _master(self, part: str, name: str, number: int) -> int:
        """Takes over a master with its layouts and theme; gives the next free id."""
        root = deepcopy(self.package.tree(part))
        relations = self.package.relations(part)
        rows: list[tuple[str, str, str]] = []
        kept = self._kept(part, rows)
        for at, listed in enumerate(root.iterfind(f"{{{P}}}sldLayoutIdLst/{{{P}}}sldLayoutId"), start=1):
            relation = relations.get(listed.get(_ID, ""))
            if relation is None or not relation.part:
                self.package.refuse(say("et oppsett mangler."))
            layout = self._new_name("slideLayout")
            self._layout(relation.part, layout, name)
            known = f"layout{at}"
            rows.append((known, "slideLayout", f"../{layout.removeprefix('ppt/')}"))
            kept.add(known)
            listed.set("id", str(number))
            listed.set(_ID, known)
            number += 1
        themes = self.package.related(part, "theme")
        if not themes:
            self.package.refuse(say("delen «{part}» mangler.", part="theme"))
        rows.append(("theme", "theme", f"../{self._themed(themes[0], 'theme').removeprefix('ppt/')}"))
        self._write("slideMaster", name, clean_part(root, kept), rows)
        return number

    def _layout(self, part: str, name: str, master: str) -> None:
        rows: list[tuple[str, str, str]] = []
        kept = self._kept(part, rows)
        rows.append(("master", "slideMaster", f"../{master.removeprefix('ppt/')}"))
        for override in self.package.related(part, "themeOverride")[:1]:
            rows.append(
                ("theme", "themeOverride", f"../{self._themed(override, 'themeOverride').removeprefix('ppt/')}")
            )
        self._write("slideLayout", name, clean_part(deepcopy(self.package.tree(part)), kept), rows)
        self.names.setdefault(part, name)

    def _themed(self, part: str, kind: str) -> str:
        """A theme of its own for each master, as PowerPoint wants it."""
        name = self._new_name(kind)
        rows: list[tuple[str, str, str]] = []
        kept = self._kept(part, rows)
        self._write(kind, name, clean_part(deepcopy(self.package.tree(part)), kept), rows)
        return name

    def _kept(self, part: str, rows: list[tuple[str, str, str]]) -> set[str]:
        """The ids of a part's relationships to pictures that may stay; their rows are added."""
        kept = set[str]()
        if prompts_in(self.package.tree(part)):
            self.dropped.add("prompt")
        for known, relation in self.package.relations(part).items():
            if relation.kind == "image" and relation.part and (name := self._picture(relation.part)):
                rows.append((known, "image", f"../{name.removeprefix('ppt/')}"))
                kept.add(known)
            elif relation.kind not in ("slideMaster", "slideLayout", "theme", "themeOverride"):
                self.dropped.add("external" if relation.address else relation.kind)
        return kept

    def _picture(self, part: str) -> str:
        """The picture's new name, or empty for what is none."""
        if part not in self.names:
            data = self.package.data(part) if part in self.package.entries else b""
            suffix = picture_suffix(data)
            if not suffix:
                return ""
            self.names[part] = f"ppt/media/image{len(self.media) + 1}.{suffix}"
            self.media[self.names[part]] = data
        return self.names[part]

    def _settings(self, main: str, rows: list[tuple[str, str]]) -> None:
        self._own("presProps", f"{XML_HEAD}<p:presentationPr {SLIDE_NAMESPACES}/>".encode(), rows)
        view = next(map(self.package.tree, self.package.related(main, "viewProps")), None)
        self._own("viewProps", _xml(clean_view(view)), rows)
        theme = next(name for name in self.parts if name.startswith("ppt/theme/theme"))
        rows.append(("theme", theme.removeprefix("ppt/")))
        styles = next(map(self.package.tree, self.package.related(main, "tableStyles")), None)
        plain = f'{XML_HEAD}<a:tblStyleLst xmlns:a="{A}" def="{_TABLE_STYLE}"/>'.encode()
        sound = styles is not None and styles.tag == f"{{{A}}}tblStyleLst"
        self._own("tableStyles", _xml(clean_part(deepcopy(styles), set())) if sound else plain, rows)

    def _own(self, kind: str, data: bytes, rows: list[tuple[str, str]]) -> None:
        self.parts[f"ppt/{kind}.xml"] = (_TYPES[kind], data)
        rows.append((kind, f"{kind}.xml"))

    def _new_name(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"ppt/{_FOLDERS[kind]}/{kind}{self.counts[kind]}.xml"

    def _write(self, kind: str, name: str, root: Any, rows: list[tuple[str, str, str]]) -> None:  # noqa: ANN401 - lxml
        self.parts[name] = (_TYPES[kind], _xml(root))
        if rows:
            self._relations(name, rows)

    def _relations(self, name: str, rows: list[tuple[str, str, str]]) -> None:
        folder, _, stem = name.rpartition("/")
        whole = ((known, OFFICE_RELATION + kind, target, False) for known, kind, target in rows)
        self.parts[f"{folder}/_rels/{stem}.rels"] = ("", relations_xml(whole))

    def _archive(self) -> bytes:
        package = relations_xml([("rId1", OFFICE_RELATION + "officeDocument", "ppt/presentation.xml", False)])
        entries = {"[Content_Types].xml": content_types_xml(self.parts, self.media), "_rels/.rels": package}
        stream = io.BytesIO()
        write_archive(stream, entries | {name: data for name, (_, data) in self.parts.items()} | self.media)
        return stream.getvalue()


def _xml(root: Any) -> bytes:  # noqa: ANN401 - an lxml element
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
