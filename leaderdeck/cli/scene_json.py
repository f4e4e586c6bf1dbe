"""Scenes as the command line contract's JSON: frames and lines in points from the slide's upper left corner.

They are the file's points, also where a template of another size was composed as if it were 540 points high.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.shapes import (
    ChartShape,
    PictureShape,
    PlacedText,
    PlaceholderRef,
    Scene,
    Shape,
    TableShape,
    TextShape,
)
from leaderdeck.units import Frame

PLACEHOLDER_NAMES = {"ctrTitle": "title", "obj": "body", "tbl": "body", "chart": "body"}
"""The contract names fewer placeholders than PresentationML: what they are for."""
FOOTERS = {"ftr", "sldNum", "dt"}


def text_of(scene: Scene) -> list[str]:
    """Every visible paragraph in reading order; the footer is the brand's and not part of what is said."""
    found: list[str] = []
    for shape in scene.shapes:
        found.extend(_paragraphs(shape))
    return [text for text in found if text.strip()]


def shapes_as_json(scene: Scene, number: int, kit: BrandKit) -> list[dict[str, Any]]:
    """Every shape of the scene with its lines, the slide's number put in and typefaces by their names."""
    return [_shape(shape, number, kit) for shape in scene.shapes]


def _paragraphs(shape: Shape) -> Iterator[str]:
    if isinstance(shape, TextShape):
        if shape.text and not (shape.placeholder and shape.placeholder.type in FOOTERS):
            yield from (paragraph.text.replace("\n", " ") for paragraph in shape.text.body.paragraphs)
    elif isinstance(shape, TableShape):
        for row in shape.rows:
            for cell in row:
                yield from (paragraph.text.replace("\n", " ") for paragraph in cell.text.body.paragraphs)
    elif isinstance(shape, ChartShape):
        yield from (name for name, _ in shape.series)
        yield from shape.categories


def _shape(shape: Shape, number: int, kit: BrandKit) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": shape.name,
        "kind": _kind(shape),
        "placeholder": _placeholder(shape.placeholder),
        "frame_pt": _frame(shape.frame, kit),
        "alt": shape.alt,
    }
    if isinstance(shape, TextShape) and shape.text:
        entry.update(_text(shape.text, number, kit))
    if isinstance(shape, TableShape):
        cells = [cell for row in shape.rows for cell in row]
        texts = [_text(cell.text, number, kit) for cell in cells]
        entry["lines"] = [line for text in texts for line in text["lines"]]
        entry["cells"] = [
            {"frame_pt": _frame(cell.frame, kit), **text} for cell, text in zip(cells, texts, strict=True)
        ]
    return entry


def _kind(shape: Shape) -> str:
    if isinstance(shape, TextShape):
        return "text" if shape.text and shape.text.body.paragraphs else "decoration"
    return {PictureShape: "picture", TableShape: "table", ChartShape: "chart"}[type(shape)]


def _placeholder(reference: PlaceholderRef | None) -> str | None:
    return PLACEHOLDER_NAMES.get(reference.type, reference.type) if reference else None


def _frame(frame: Frame, kit: BrandKit) -> list[float]:
    scale = kit.template.scale
    return [round(value * scale, 2) for value in (frame.x, frame.y, frame.width, frame.height)]


def _text(placed: PlacedText, number: int, kit: BrandKit) -> dict[str, Any]:
    runs = [run for paragraph in placed.body.paragraphs for run in paragraph.runs]
    largest = max(runs, key=lambda run: run.size_pt, default=None)
    scale = kit.template.scale
    is_number = any(run.field == "slidenum" for run in runs)
    return {
        "font": kit.font(largest.font if largest else "body").typeface,
        "size_pt": round(largest.size_pt * scale, 2) if largest else 0.0,
        "lines": [
            {
                "text": str(number) if is_number else line.text,
                "x_pt": round(line.x_pt * scale, 3),
                "baseline_pt": round(line.baseline_pt * scale, 3),
                "width_pt": round(line.width_pt * scale, 3),
            }
            for line in placed.lines
        ],
    }
