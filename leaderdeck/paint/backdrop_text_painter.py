"""Fixed words of a layout, set by the same line breaker as the slides' own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from leaderdeck.brand.template import BackdropText, FixedParagraph, FixedRun, LevelStyle
from leaderdeck.paint.surface import Surface
from leaderdeck.paint.text_painter import paint_text
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import Bullet, BulletKind, TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame

_MARKS: dict[str, BulletKind] = {
    "§": "square", "■": "square", "▪": "square", "•": "disc", "●": "disc", "–": "dash", "-": "dash",
    "—": "long-dash", "1": "number",
}  # fmt: skip
_UNBROKEN_PT = 20_000.0
"""A frame as wide as this breaks no line."""
_SHIFTS = {"left": 0.0, "center": 0.5, "right": 1.0}


def paint_fixed_text(surface: Surface, part: BackdropText) -> None:
    """Draws the words in their frame, turned as they stand."""
    painter, frame = surface.painter, part.frame
    placed = place_text(_body(part), _room(part), surface.kit)
    if not part.turn_deg:
        paint_text(surface, placed)
        return
    painter.save()
    x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
    painter.translate(x, y)
    painter.rotate(part.turn_deg)
    painter.translate(-x, -y)
    paint_text(surface, placed)
    painter.restore()


def holds_number(part: BackdropText) -> bool:
    """Whether the words say the slide's number, and so differ from slide to slide."""
    return any(run.number for paragraph in part.paragraphs for run in paragraph.runs)


def _room(part: BackdropText) -> Frame:
    if part.wraps:
        return part.frame
    frame, align = part.frame, (part.paragraphs[0].style if part.paragraphs else part.style).align
    return Frame(frame.x - (_UNBROKEN_PT - frame.width) * _SHIFTS[align], frame.y, _UNBROKEN_PT, frame.height)


@lru_cache(maxsize=512)
def _body(part: BackdropText) -> TextBody:
    paragraphs = part.paragraphs or (FixedParagraph((FixedRun(part.text, part.style),), _plain(part.style)),)
    return TextBody(tuple(_set(paragraphs)), part.insets, part.anchor)


def _plain(style: LevelStyle) -> LevelStyle:
    return replace(style, bullet="", margin_left_pt=0.0, indent_pt=0.0, space_before_pt=0.0, space_after_pt=0.0)


def _set(paragraphs: tuple[FixedParagraph, ...]) -> Iterator[TextParagraph]:
    after, number = 0.0, 0
    for paragraph in paragraphs:
        style = paragraph.style
        marked = style.bullet and any(run.text.strip() for run in paragraph.runs)
        number = number + 1 if marked and style.bullet == "1" else 0
        yield TextParagraph(
            runs=tuple(_run(run) for run in paragraph.runs) or (TextRun("", style.size_pt, style.font),),
            align=style.align,
            bullet=Bullet(_MARKS.get(style.bullet, "disc"), style.bullet_color, max(1, number)) if marked else None,
            margin_left_pt=style.margin_left_pt,
            indent_pt=style.indent_pt,
            space_before_pt=style.space_before_pt + after,
            line_spacing=style.line_spacing,
        )
        after = style.space_after_pt


def _run(run: FixedRun) -> TextRun:
    style = run.style
    return TextRun(
        text=run.text.upper() if style.capitals and not run.number else run.text,
        size_pt=style.size_pt,
        font=style.font,
        bold=style.bold,
        italic=style.italic,
        underline=run.underline,
        color=style.color,
        field="slidenum" if run.number else "",
    )
