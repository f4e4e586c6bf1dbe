"""Contrast of every text with what really lies under it: slide ground, backdrop, panels, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.grounds import Ground, Grounds, placeholder_fill
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.language import say
from leaderdeck.scene.shapes import PictureShape, PlacedText, Scene, Shape, TableShape, TextShape

RULES = (
    Rule(
        "access.contrast", "error", say("Tekst har kontrast 4,5:1 mot bunnen, stor tekst 3:1."),
        say("WCAG 2.1, 1.4.3, målt mot alt som ligger under"),
    ),
    Rule(
        "access.text-on-picture", "warning", say("Tekst står ikke rett på et bilde."),
        say("Bufdir; WCAG 2.1, 1.4.3 kan ikke måles der"),
    ),
)  # fmt: skip

_LARGE_PT = 18.0
_LARGE_BOLD_PT = 14.0
"""WCAG 2.1: large text is 18 pt, or 14 pt in bold."""


def find(view: TalkView) -> Iterator[Finding]:
    """Text that is too weak, a finding for each pair of colors on a slide; text on pictures, one a slide."""
    check = _Check(view)
    for slide in view.slides:
        for number, scene in slide.scenes:
            yield from check.scene(slide, number, scene)


class _Check:
    """Measures each pair of colors once for the whole talk."""

    def __init__(self, view: TalkView) -> None:
        self._template = view.kit.template
        self._palette = view.kit.palette
        self._grounds = Grounds(view.kit.palette)
        self._ratios: dict[tuple[str, str], float] = {}
        self._rgb: dict[str, str] = {}
        self._told_of_footers: set[tuple[str, str | None]] = set()

    def scene(self, slide: SlideView, number: int, scene: Scene) -> Iterator[Finding]:
        layout = self._template.layout(scene.layout)
        told: set[tuple[str, str | None]] = set()
        below: list[Shape] = []
        on_picture = False
        for shape in scene.shapes:
            if isinstance(shape, PictureShape):
                below.append(shape)
                continue
            if isinstance(shape, TextShape) and shape.fill:
                below.append(shape)
            for text, fill, line in _texts(shape):
                grounds = self._grounds.under(layout, below, text, shape.frame, fill or placeholder_fill(layout, shape))
                weak = list(self._weak(text, grounds))
                unsure = any(ground.rgb is None for ground in grounds) or any(
                    ground.is_picture for _, ground, _ in weak
                )
                if unsure and not on_picture:
                    on_picture = True
                    yield slide.find(
                        "access.text-on-picture", "warning", line,
                        say("Tekst står på et bilde, så kontrasten kan ikke måles."),
                        say("Legg teksten ved siden av bildet."), number=number,
                    )  # fmt: skip
                known = self._told_of_footers if _is_footer(shape) else told
                for color, ground, ratio in weak:
                    if not ground.is_picture and (color, ground.rgb) not in known:
                        known.add((color, ground.rgb))
                        yield slide.find(
                            "access.contrast", "error", line,
                            say(
                                "Teksten {color} mot {ground} har kontrast {ratio}:1.",
                                color=color, ground=ground.rgb, ratio=_decimal(ratio),
                            ),
                            say("Velg en av profilens sterkere farger, eller en annen bunn."), number=number,
                        )  # fmt: skip

    def _weak(self, text: PlacedText, grounds: set[Ground]) -> Iterator[tuple[str, Ground, float]]:
        looks = {
            (run.color, run.size_pt >= _LARGE_PT or (run.bold and run.size_pt >= _LARGE_BOLD_PT))
            for paragraph in text.body.paragraphs
            for run in paragraph.runs
        }
        for color, large in looks:
            rgb = self._rgb.get(color) or self._rgb.setdefault(color, self._palette.rgb(color))
            for ground in grounds:
                if ground.rgb is not None:
                    ratio = self._ratio(rgb, ground.rgb)
                    if ratio < (LARGE_TEXT_CONTRAST if large else TEXT_CONTRAST):
                        yield rgb, ground, ratio

    def _ratio(self, color: str, ground: str) -> float:
        key = (color, ground)
        if key not in self._ratios:
            self._ratios[key] = contrast(color, ground)
        return self._ratios[key]


def _is_footer(shape: Shape) -> bool:
    """Footers are the same on every slide, so the first one tells."""
    return bool(shape.placeholder and shape.placeholder.type in ("ftr", "sldNum", "dt"))


def _texts(shape: Shape) -> Iterator[tuple[PlacedText, str, int]]:
    """Each text of a shape with the fill it stands on (empty for none) and its line."""
    if isinstance(shape, TextShape):
        if shape.text and shape.text.lines:
            yield shape.text, shape.fill.color if shape.fill else "", shape.text.body.paragraphs[0].line
    elif isinstance(shape, TableShape):
        for row in shape.rows:
            for cell in row:
                if cell.text.lines:
                    yield cell.text, cell.fill.color if cell.fill else "", cell.text.body.paragraphs[0].line


def _decimal(ratio: float) -> str:
    """Norwegian decimals, rounded down so that 4.499 does not look good enough."""
    return f"{int(ratio * 10) / 10:g}".replace(".", ",")
