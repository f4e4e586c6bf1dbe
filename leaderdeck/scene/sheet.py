"""A slide while it is being composed: the shapes laid down so far and what fitting had to do."""

from __future__ import annotations

import hashlib
from dataclasses import field, replace
from typing import Literal

from leaderdeck.brand.template import Placeholder
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.balance import without_lone_words
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import (
    ChartShape,
    Fill,
    FitNote,
    Outline,
    PictureNote,
    PictureShape,
    PlacedText,
    PlaceholderRef,
    Shape,
    TableShape,
    TextBody,
    TextParagraph,
    TextShape,
)
from leaderdeck.scene.words import shape_name
from leaderdeck.units import Frame, Insets

Geometry = Literal["rect", "chevron", "pentagon", "ellipse", "line", "roundRect"]
_NEAR_PT = 0.01
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Sheet:
    """Collects one scene's shapes in reading order. Lives only while its slide is composed."""

    setting: Setting
    title: str = ""
    shapes: list[Shape] = field(default_factory=list)
    fit_notes: list[FitNote] = field(default_factory=list)
    picture_notes: list[PictureNote] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """The idx of each placeholder that is filled."""
    identities: dict[str, int] = field(default_factory=dict)

    def free(self, idx: int) -> Placeholder | None:
        """The layout's placeholder with this idx, unless the slide uses it already."""
        return None if idx in self.used else self.setting.layout.placeholder(idx)

    def add(self, shape: PictureShape | TableShape | ChartShape, words: str) -> None:
        """Lays a shape on top; its identity comes from these words."""
        role = f"{type(shape).__name__} {shape.placeholder.idx if shape.placeholder else ''}"
        name = self._numbered(shape.name)
        self.shapes.append(replace(shape, name=name, identity=self._identity(f"{role}\0{words}")))

    def add_title(self, placed: PlacedText, frame: Frame, placeholder: Placeholder | None) -> None:
        """Lays the slide's title. Where the layout has no title it is one all the same, to those who listen."""
        if placeholder:
            self.add_text("Title", placed, frame, placeholder)
            return
        name = self._numbered("Title")
        title = PlaceholderRef("title", 0)
        identity = self._identity("Title\0" + body_words(placed.body))
        self.shapes.append(TextShape(name, frame, placed, title, identity=identity))

    def add_text(self, name: str, placed: PlacedText, frame: Frame, placeholder: Placeholder | None = None) -> None:
        """Lays placed text: in the placeholder where one is given, as a text box otherwise."""
        placed = without_lone_words(placed, frame, self.setting.kit)
        self.shapes.append(
            TextShape(
                name=placeholder.name if placeholder and placeholder.home != "box" else self._numbered(name),
                frame=frame,
                text=placed,
                placeholder=self.fill(placeholder) if placeholder else None,
                inherits_frame=placeholder is not None and self.is_home(frame, placeholder),
                identity=self._identity(name + "\0" + body_words(placed.body)),
            )
        )
        if not placed.fits:
            self._note_long_words(placed)

    def add_drawing(
        self,
        name: str,
        frame: Frame,
        fill: str = "",
        geometry: Geometry = "rect",
        text: PlacedText | None = None,
        outline: Outline | None = None,
    ) -> None:
        """Lays a drawn shape; without text it is decoration."""
        self.shapes.append(
            TextShape(
                name=self._numbered(name),
                frame=frame,
                text=text,
                geometry=geometry,
                fill=Fill(fill) if fill else None,
                outline=outline,
                decorative=text is None,
                identity=self._identity(name + "\0" + (body_words(text.body) if text else "")),
            )
        )

    def is_home(self, frame: Frame, placeholder: Placeholder) -> bool:
        """Whether the frame is the one that the template's own placeholder has."""
        is_there = placeholder.home == "layout" and self.setting.as_designed
        return is_there and same_frame(frame, (placeholder.own or placeholder).frame)

    def fill(self, placeholder: Placeholder) -> PlaceholderRef:
        """A reference to the placeholder, which then counts as used."""
        self.used.add(placeholder.idx)
        return PlaceholderRef(placeholder.type, placeholder.idx)

    def note(self, rule: str, line: int, detail: str = "") -> None:
        """Remembers once what fitting did."""
        note = FitNote(rule, line, detail)
        if note not in self.fit_notes:
            self.fit_notes.append(note)

    def _numbered(self, name: str) -> str:
        return f"{shape_name(name, self.setting.language)} {len(self.shapes) + 1}"

    def _identity(self, key: str) -> str:
        count = self.identities.get(key, 0)
        self.identities[key] = count + 1
        return hashlib.sha1(f"{key}\0{count}".encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:32]

    def _note_long_words(self, placed: PlacedText) -> None:
        """Names each word that had to be broken where no hyphen may stand."""
        for line in placed.lines:
            shown = line.text.strip()
            paragraph = placed.body.paragraphs[line.paragraph]
            for word in paragraph.text.replace(_SOFT_HYPHEN, "").split():
                if len(word) > len(shown) > 1 and word.startswith(shown) and not shown.endswith("-"):
                    self.note("fit.word-too-long", paragraph.line, word)


def same_frame(one: Frame, other: Frame) -> bool:
    """Whether two frames are one, within a hundredth of a point."""
    return (
        abs(one.x - other.x) < _NEAR_PT
        and abs(one.y - other.y) < _NEAR_PT
        and abs(one.width - other.width) < _NEAR_PT
        and abs(one.height - other.height) < _NEAR_PT
    )


def body_words(body: TextBody) -> str:
    """A body's words, a paragraph a line."""
    return "\n".join([paragraph.text for paragraph in body.paragraphs])


def block_height(
    paragraphs: tuple[TextParagraph, ...], width_pt: float, insets: Insets, setting: Setting
) -> tuple[PlacedText, float]:
    """The text broken at a width, and the height it needs with its insets."""
    placed = place_text(TextBody(paragraphs, insets), Frame(0.0, 0.0, width_pt, _ENDLESS_PT), setting.kit)
    return placed, placed.height_pt + insets.top + insets.bottom


_ENDLESS_PT = 100_000.0
