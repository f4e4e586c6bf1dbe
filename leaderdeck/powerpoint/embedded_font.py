"""Fonts inside a deck: the families as values, and their parts, relationships and place in the presentation."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias

from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.language import Sentence
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.xml_names import OFFICE_RELATION, A, P, R
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene, TableShape, TextRun, TextShape

FONT_TYPE = "application/x-fontdata"
_BEFORE = {
    f"{{{P}}}{name}"
    for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz")
}
"""What `p:embeddedFontLst` comes after (ECMA-376 part 1, 19.2.1.26)."""

Style: TypeAlias = Literal["regular", "bold", "italic", "boldItalic"]


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One family as it lies in the file."""

    typeface: str
    panose: bytes
    faces: tuple[tuple[Style, bytes], ...]
    """(style, EOT file), in the order in which PowerPoint lists them."""


@dataclass(frozen=True, slots=True)
class FontLuggage:
    """The families that go into a file, and for each that was wanted and stays why it does."""

    fonts: tuple[EmbeddedFont, ...] = ()
    refusals: tuple[Sentence, ...] = ()
    was_asked: bool = False
    """Whether fonts were wanted in the file at all."""

    @property
    def size(self) -> int:
        """Bytes that the file grows by, as faces are packed in it."""
        return sum(len(zlib.compress(data, 6)) for font in self.fonts for _, data in font.faces)


def used_families(kit: BrandKit, scenes: Iterable[Scene]) -> tuple[FontFamily, ...]:
    """The brand's families that these scenes are set in, each typeface once."""
    roles = {run.font for scene in scenes for run in _runs(scene)} | {"heading", "body"}
    families = {role: kit.font(role) for role in ("heading", "body", "code") if role in roles}
    by_name = {family.typeface.casefold(): family for family in reversed(families.values())}
    return tuple(dict.fromkeys(by_name[family.typeface.casefold()] for family in families.values()))


def _runs(scene: Scene) -> Iterator[TextRun]:
    for shape in scene.shapes:
        texts = [shape.text] if isinstance(shape, TextShape) else []
        texts += [cell.text for row in shape.rows for cell in row] if isinstance(shape, TableShape) else []
        yield from (run for text in texts if text for paragraph in text.body.paragraphs for run in paragraph.runs)


class FontParts:
    """The embedded fonts of one deck: their parts, their relationships, and their place in the presentation."""

    def __init__(self, fonts: Sequence[EmbeddedFont], free_name: Callable[[str], str]) -> None:
        """`free_name` gives the first part name of a pattern that is not taken by the template."""
        self._fonts = fonts
        pattern = "ppt/fonts/font{}.fntdata"
        first = int(free_name(pattern).removeprefix("ppt/fonts/font").removesuffix(".fntdata")) if fonts else 1
        datas = [data for font in fonts for _, data in font.faces]
        self.parts = {pattern.format(number): (FONT_TYPE, data) for number, data in enumerate(datas, start=first)}
        self._ids: list[str] = []

    def relations(self, fresh: Iterator[str]) -> list[tuple[str, str, str, bool]]:
        """The presentation part's relationships to the fonts, with ids that are not taken."""
        self._ids = [next(fresh) for _ in self.parts]
        return [
            (known, OFFICE_RELATION + "font", name.removeprefix("ppt/"), False)
            for known, name in zip(self._ids, self.parts, strict=True)
        ]

    def list_in(self, presentation: Any) -> None:  # noqa: ANN401 - lxml element
        """Name the fonts in `p:presentation`, after those that the template brought."""
        from lxml import etree

        if not self._fonts:
            return
        ids = iter(self._ids)
        written = "".join(_listed(font, ids) for font in self._fonts)
        namespaces = f'xmlns:p="{P}" xmlns:r="{R}" xmlns:a="{A}"'
        new = etree.fromstring(f"<p:embeddedFontLst {namespaces}>{written}</p:embeddedFontLst>".encode())
        known = presentation.find(f"{{{P}}}embeddedFontLst")
        if known is not None:
            known.extend(list(new))
        else:
            place = max((at for at, child in enumerate(presentation) if child.tag in _BEFORE), default=-1) + 1
            presentation.insert(place, new)
        presentation.set("embedTrueTypeFonts", "1")
        presentation.set("saveSubsetFonts", "1")


def _listed(font: EmbeddedFont, ids: Iterator[str]) -> str:
    faces = "".join(f'<p:{style} r:id="{next(ids)}"/>' for style, _ in font.faces)
    name = xml_attribute(font.typeface)
    return (
        f'<p:embeddedFont><p:font typeface="{name}" panose="{font.panose.hex().upper()}" charset="0"/>'
        f"{faces}</p:embeddedFont>"
    )
