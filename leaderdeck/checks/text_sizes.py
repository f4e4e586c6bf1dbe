"""Sizes of text on the slides: running text against the floors for halls, smaller text against its own."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import Layout
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.language import say
from leaderdeck.scene.shapes import ChartShape, Scene, Shape, TableShape, TextShape

RULES = (
    Rule(
        "access.text-size", "error",
        say("Brødtekst er minst 24 punkt, aldri under 20; tabeller og kilder har egne grenser."),
        say("Bufdir: 28 punkt, 24 for den som taler; HVL: aldri under 20"),
    ),
)  # fmt: skip

LEAST_BODY_PT = 20.0
"""HVL: never smaller for running text."""
LEAST_SMALL_PT = 12.0
"""Labels, captions, sources and table cells."""
_FOOTERS = frozenset({"ftr", "sldNum", "dt"})
_RUNNING = frozenset({"obj", "body"})
_RUNNING_LAYOUTS = frozenset({"content", "columns", "comparison", "picture-text"})
_SMALL_IDX = frozenset({13, 14})
_RUNNING_BOXES = ("Text ", "Column ")


def find(view: TalkView) -> Iterator[Finding]:
    """One finding a slide: its smallest text that is too small. Shrinking down to the floor is told by `fit.shrunk`."""
    for slide in view.slides:
        for number, scene in slide.scenes:
            yield from _on_scene(slide, number, scene, view.kit)


def _on_scene(slide: SlideView, number: int, scene: Scene, kit: BrandKit) -> Iterator[Finding]:
    shrunk = any(note.rule == "fit.shrunk" for note in scene.fit_notes)
    layout = kit.template.layout(scene.layout)
    worst = min((_smallest(shape, scene, layout, kit) for shape in scene.shapes), default=None)
    if worst is None or worst[0] >= 0:
        return
    _, size, line, floor = worst
    grave = size < floor - 0.01
    if not grave and shrunk:
        return
    yield slide.find(
        "access.text-size", "error" if grave else "warning", line,
        say("Teksten er på {size} punkt og blir vanskelig å lese i en sal.", size=f"{size:g}".replace(".", ",")),
        say("Kort ned, eller del lysbildet, så blir den større."), number=number,
    )  # fmt: skip


def _smallest(shape: Shape, scene: Scene, layout: Layout, kit: BrandKit) -> tuple[float, float, int, float]:
    """(how far below what is wanted, size in points, line, floor) of the shape's smallest text."""
    if isinstance(shape, ChartShape):
        return shape.size_pt - LEAST_SMALL_PT, shape.size_pt, 0, LEAST_SMALL_PT
    if isinstance(shape, TableShape):
        sizes = [
            paragraph.size_pt
            for row in shape.rows
            for cell in row
            for paragraph in cell.text.body.paragraphs
            if paragraph.runs
        ]
        size = min(sizes, default=99.0)
        return size - LEAST_SMALL_PT, size, 0, LEAST_SMALL_PT
    if not isinstance(shape, TextShape) or shape.text is None:
        return 0.0, 99.0, 0, 0.0
    if shape.placeholder and shape.placeholder.type in _FOOTERS:
        return 0.0, 99.0, 0, 0.0
    return _smallest_text(shape, scene, layout, kit)


def _smallest_text(shape: TextShape, scene: Scene, layout: Layout, kit: BrandKit) -> tuple[float, float, int, float]:
    running = _is_running(shape, scene)
    floor = LEAST_BODY_PT if running else LEAST_SMALL_PT
    wanted = min(kit.sizes.warn_below, _designed_size(shape, layout)) if running else floor
    found = (0.0, 99.0, 0, floor)
    for paragraph in shape.text.body.paragraphs if shape.text else ():
        if paragraph.runs:
            least = wanted if paragraph.level == 0 else min(floor, _designed_size(shape, layout, paragraph.level))
            size = paragraph.size_pt
            found = min(found, (min(0.0, size - min(least, max(floor, least))), size, paragraph.line, floor))
    return found


def _is_running(shape: TextShape, scene: Scene) -> bool:
    if scene.layout not in _RUNNING_LAYOUTS:
        return False
    if shape.placeholder is None:
        return shape.name.startswith(_RUNNING_BOXES)
    return shape.placeholder.type in _RUNNING and shape.placeholder.idx not in _SMALL_IDX


def _designed_size(shape: TextShape, layout: Layout, level: int = 0) -> float:
    holder = layout.placeholder(shape.placeholder.idx) if shape.placeholder else None
    return holder.level(level).size_pt if holder else 99.0
