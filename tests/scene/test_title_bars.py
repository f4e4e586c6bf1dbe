"""The bar above a title keeps clear of what stands on its first letter."""

from dataclasses import replace
from typing import TypeGuard

import pytest
from composing import bullets, kit, scene_of, slide
from fontTools.ttLib import TTFont

from leaderdeck.brand.reader import load_design
from leaderdeck.brand.template import BackdropPart, BackdropShape
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import plain
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.layout_design import design_template
from leaderdeck.scene.shapes import TextShape

LEAST_GAP_PT = 6.0


@pytest.mark.parametrize("letter", ["É", "Å", "Ö"])
@pytest.mark.parametrize("shown", [slide(bullets("ett")), slide()], ids=["content", "statement"])
def test_a_bar_above_a_title_touches_no_accent(shown: Slide, letter: str) -> None:
    scene = scene_of(Slide(kind="slide", title=plain(f"{letter}n tanke"), blocks=shown.blocks))
    title = next(shape for shape in scene.shapes if isinstance(shape, TextShape) and shape.text)
    assert title.text
    run = title.text.body.paragraphs[0].runs[0]
    font = TTFont(kit().heading_font.file(bold=True))
    reach = font["glyf"][font.getBestCmap()[ord(letter)]].yMax / font["head"].unitsPerEm * run.size_pt
    feet = [
        foot
        for part in kit().template.layout(scene.layout).backdrop
        if is_shape(part) and (foot := lowest(part)) < title.frame.y + 20.0
    ]
    assert len(feet) == 1, "the layout's only shape above its title"
    assert title.text.lines[0].baseline_pt - reach - feet[0] >= LEAST_GAP_PT


def test_a_bar_stays_on_the_slide_however_high_titles_stand() -> None:
    design = load_design(resource_folder("brands", "fjordvik"))
    (content,) = [
        made.layout
        for made in design_template(replace(design, grid=replace(design.grid, title_top=10.0))).layouts
        if made.layout.role == "content"
    ]
    tops = [min(y for _, points in part.path for y in points[1::2]) for part in content.backdrop if is_shape(part)]
    assert tops
    assert min(tops) >= 0.0


def lowest(shape: BackdropShape) -> float:
    return max(y for _, points in shape.path for y in points[1::2])


def is_shape(part: BackdropPart) -> TypeGuard[BackdropShape]:
    return isinstance(part, BackdropShape)
