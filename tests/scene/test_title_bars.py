"""The bar above a title keeps clear of what stands on its first letter."""

import pytest
from composing import bullets, kit, scene_of, slide
from fontTools.ttLib import TTFont

from leaderdeck.brand.template import BackdropShape
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import plain
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
        if isinstance(part, BackdropShape) and (foot := lowest(part)) < title.frame.y + 20.0
    ]
    assert len(feet) == 1, "the layout's only shape above its title"
    assert title.text.lines[0].baseline_pt - reach - feet[0] >= LEAST_GAP_PT


def lowest(shape: BackdropShape) -> float:
    return max(y for _, points in shape.path for y in points[1::2])
