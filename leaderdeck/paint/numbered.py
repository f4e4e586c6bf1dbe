"""The slide's number put into the line that shows it, and the line aligned anew."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.measure import shape_text
from leaderdeck.scene.shapes import Fragment, Line, TextParagraph, TextRun

_MOVED_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}


def with_number(line: Line, paragraph: TextParagraph, kit: BrandKit, number: int) -> Line:
    """The line with its number field filled in; the line itself when it has none."""
    if not any(paragraph.runs[fragment.run].field == "slidenum" for fragment in line.fragments):
        return line
    grown = 0.0
    fragments: list[Fragment] = []
    for fragment in line.fragments:
        run = paragraph.runs[fragment.run]
        moved = replace(fragment, x_pt=fragment.x_pt + grown)
        if run.field == "slidenum":
            width = _width(str(number), run, kit)
            grown += width - fragment.width_pt
            moved = replace(moved, text=str(number), width_pt=width)
        fragments.append(moved)
    shift = -grown * _MOVED_SHARE[paragraph.align]
    return replace(
        line,
        fragments=tuple(replace(fragment, x_pt=fragment.x_pt + shift) for fragment in fragments),
        x_pt=line.x_pt + shift,
        width_pt=line.width_pt + grown,
    )


def _width(text: str, run: TextRun, kit: BrandKit) -> float:
    return shape_text(kit.font(run.font).file(bold=run.bold, italic=run.italic), text).width_em * run.size_pt
