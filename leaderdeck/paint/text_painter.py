"""Placed text: every fragment at the scene's own x and baseline, with its marks, underlines and strikes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from leaderdeck.brand.kit import BrandKit
from leaderdeck.paint.bullet_painter import paint_bullet
from leaderdeck.paint.glyph_painter import paint_words
from leaderdeck.paint.numbered import with_number
from leaderdeck.paint.pdf_gaps import lines_before_gaps
from leaderdeck.paint.surface import Surface
from leaderdeck.scene.forced_lines import first_line_start, fonts_of
from leaderdeck.scene.measure import shape_text
from leaderdeck.scene.shapes import RAISED_SHARE, Fragment, Line, PlacedText, TextParagraph, TextRun

RAISED_BY = {0: 0.0, 1: 0.30, -1: -0.25}
"""How far they stand above the baseline, as a share of the run's size (`baseline="30000"`, `"-25000"`)."""
STRIKE_HEIGHT = 0.26
"""A strike's middle above the baseline, as a share of the drawn size: half an x, whatever the face."""
STRIKE_THICKNESS = 0.05


def paint_text(surface: Surface, text: PlacedText) -> None:
    """Draws placed text on top of its shape."""
    opened = -1
    gaps = lines_before_gaps(text) if surface.parts else frozenset()
    for number, line in enumerate(text.lines):
        paragraph = text.body.paragraphs[line.paragraph]
        if line.paragraph != opened and paragraph.bullet and paragraph.text:
            if surface.parts:
                surface.parts.bullet(line.paragraph)
            at = (_mark_x(line, paragraph, surface.kit), line.baseline_pt)
            paint_bullet(surface, paragraph.bullet, paragraph.runs[0], at)
        opened = line.paragraph
        shown = with_number(line, paragraph, surface.kit, surface.number)
        for index, fragment in enumerate(shown.fragments):
            last = index == len(shown.fragments) - 1
            if surface.parts:
                surface.parts.words(line.paragraph, paragraph, fragment.run)
            _paint_fragment(surface, fragment, paragraph.runs[fragment.run], line.baseline_pt, ends_line=last)
            if last and number in gaps:
                _paint_gap(surface, fragment, paragraph.runs[fragment.run], line.baseline_pt)


def drawn_size(run: TextRun) -> float:
    """The size in points that a run's letters are drawn in."""
    return run.size_pt * RAISED_SHARE if run.raised else run.size_pt


def font_file(run: TextRun, kit: BrandKit) -> Path:
    """The font file that a run is drawn with."""
    return kit.font(run.font).file(bold=run.bold, italic=run.italic)


def _mark_x(line: Line, paragraph: TextParagraph, kit: BrandKit) -> float:
    """Where the list mark begins: left of the words by the paragraph's hang, or by a mark that is wider."""
    words_from_inset = first_line_start(paragraph, fonts_of(kit))
    return line.x_pt - words_from_inset + paragraph.margin_left_pt + paragraph.indent_pt


def _paint_fragment(surface: Surface, fragment: Fragment, run: TextRun, baseline: float, *, ends_line: bool) -> None:
    size = drawn_size(run)
    file = font_file(run, surface.kit)
    color = surface.color(run.color)
    raised = baseline - RAISED_BY[run.raised] * run.size_pt
    paint_words(surface, fragment.text, file, size, (fragment.x_pt, raised), color)
    if run.underline or run.strike:
        _paint_rules(surface, fragment, run, file, raised, color, ends_line=ends_line)


def _paint_gap(surface: Surface, fragment: Fragment, run: TextRun, baseline: float) -> None:
    """The space that a line was broken at: unseen, but without it two words become one to those who listen."""
    at = (fragment.x_pt + fragment.width_pt, baseline)
    paint_words(surface, " ", font_file(run, surface.kit), drawn_size(run), at, surface.color(run.color))


def _paint_rules(
    surface: Surface, fragment: Fragment, run: TextRun, file: Path, baseline: float, color: QColor, *, ends_line: bool
) -> None:
    """Underline and strike, not along the space that the line was broken at."""
    size = drawn_size(run)
    width = fragment.width_pt
    if ends_line:
        width = min(width, shape_text(file, fragment.text.rstrip(" ")).width_em * size)
    if run.underline:
        font = surface.font(file, size)
        thickness = max(font.lineThickness(), 0.04 * size)
        top = baseline + font.underlinePosition() - thickness / 2
        surface.painter.fillRect(QRectF(fragment.x_pt, top, width, thickness), color)
    if run.strike:
        thickness = STRIKE_THICKNESS * size
        middle = baseline - STRIKE_HEIGHT * size
        surface.painter.fillRect(QRectF(fragment.x_pt, middle - thickness / 2, width, thickness), color)
