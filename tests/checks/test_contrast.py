"""Contrast is measured against what really lies under the words."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from checking import TODAY, kit, names, slide
from PIL import Image

from leaderdeck.brand.backdrop_values import Pose
from leaderdeck.brand.color import contrast
from leaderdeck.brand.template import BackdropPicture, BackdropShape
from leaderdeck.checks.all import find_problems
from leaderdeck.checks.grounds import is_inside, outlines
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.units import Frame


def findings_with(kit_, text: str, folder: Path | None = None):
    deck = read_deck(text)
    return find_problems(deck, kit_, compose_deck(deck, kit_, folder), text, TODAY)


def with_backdrop(part):
    base = kit()
    layouts = tuple(replace(layout, backdrop=(*layout.backdrop, part)) for layout in base.template.layouts)
    return replace(base, template=replace(base.template, layouts=layouts))


def behind_content(part):
    base = kit()
    layouts = tuple(
        replace(layout, backdrop=(*layout.backdrop, part)) if layout.role == "content" else layout
        for layout in base.template.layouts
    )
    return replace(base, template=replace(base.template, layouts=layouts))


def box(x: float, y: float, width: float, height: float, fill: str, alpha: float = 1.0) -> BackdropShape:
    points = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    path = (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))
    return BackdropShape(path, fill=fill, alpha=alpha)


@pytest.mark.parametrize("brand", ["fjordvik", "granheim", "plain"])
@pytest.mark.parametrize("layout", [name for name in LAYOUT_NAMES if name != "blank"])
def test_a_shipped_kit_can_be_read_on_every_layout(brand: str, layout: str) -> None:
    text = f"# Forside\n\n## En overskrift som er ganske lang {{.{layout}}}\n\n- punkt\n- [farge]{{.accent}}\n"
    assert not {"access.contrast", "access.text-on-picture"} & set(names(findings_with(kit(brand), text)))


def test_a_drawn_shape_under_the_words_counts_and_one_beside_them_does_not() -> None:
    text = slide("- punkt")
    under, beside = (with_backdrop(box(x, 120, 300, 200, "#1F2A30")) for x in (50, 620))
    assert "access.contrast" in names(findings_with(under, text))
    assert "access.contrast" not in names(findings_with(beside, text))


def test_a_thin_veil_counts_as_thin() -> None:
    thick, thin = (with_backdrop(box(0, 0, 960, 540, "#000000", alpha)) for alpha in (0.6, 0.03))
    assert "access.contrast" in names(findings_with(thick, slide("- punkt")))
    assert "access.contrast" not in names(findings_with(thin, slide("- punkt")))


def test_a_picture_under_the_words_cannot_be_measured() -> None:
    behind = with_backdrop(BackdropPicture(Frame(0, 100, 960, 300), b""))
    assert "access.text-on-picture" in names(findings_with(behind, slide("- punkt")))


@pytest.mark.parametrize(("shade", "is_told"), [(250, False), (120, True), (20, True)])
def test_a_templates_own_picture_is_told_of_where_words_cannot_be_read_on_it(shade: int, *, is_told: bool) -> None:
    dots = io.BytesIO()
    Image.new("RGB", (96, 54), (shade, shade, shade)).save(dots, "PNG")
    behind = behind_content(BackdropPicture(Frame(0, 0, 960, 540), dots.getvalue()))
    found = names(findings_with(behind, slide("- punkt")))
    assert ("access.text-on-picture" in found) is is_told
    assert "access.contrast" not in found


def test_words_beside_what_is_dark_in_a_templates_picture_can_be_read() -> None:
    picture = Image.new("RGBA", (96, 54), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (60, 0, 96, 54))
    dots = io.BytesIO()
    picture.save(dots, "PNG")
    right = BackdropPicture(Frame(0, 130, 960, 300), dots.getvalue())
    left = replace(right, pose=Pose(right.frame, mirrored=True))
    assert "access.text-on-picture" not in names(findings_with(behind_content(right), slide("- punkt")))
    assert "access.text-on-picture" in names(findings_with(behind_content(left), slide("- punkt")))


def test_words_on_a_background_picture_stand_on_their_panel(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 54"><path d="M0 0h96v54H0z"/></svg>', "utf-8"
    )
    found = findings_with(kit(), slide("![](a.svg){.background .decorative}\n\n- punkt"), tmp_path)
    assert not {"access.contrast", "access.text-on-picture"} & set(names(found))


def test_a_weak_color_is_told_with_its_ratio_once_a_slide() -> None:
    base = kit()
    weak = replace(
        base,
        palette=replace(
            base.palette,
            colors=tuple(replace(c, rgb="#C9C9C9") if c.slot == "dk1" else c for c in base.palette.colors),
        ),
    )
    found = [f for f in findings_with(weak, slide("- en\n- to\n    - tre")) if f.rule == "access.contrast"]
    told = [f for f in found if "#C9C9C9" in str(f.message) and f.slide == 2]
    assert len(told) == 1
    assert contrast("#C9C9C9", "#FFFFFF") < 3
    assert "1,6:1" in str(told[0].message)


def test_a_curve_is_followed_and_its_hole_is_open() -> None:
    square = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("L", (0.0, 10.0)), ("Z", ()))
    hole = (("M", (4.0, 4.0)), ("L", (6.0, 4.0)), ("L", (6.0, 6.0)), ("L", (4.0, 6.0)), ("Z", ()))
    assert is_inside(outlines(square), (5.0, 5.0))
    assert not is_inside(outlines(square + hole), (5.0, 5.0))
    arch = (("M", (0.0, 10.0)), ("C", (0.0, -4.0, 10.0, -4.0, 10.0, 10.0)), ("Z", ()))
    assert is_inside(outlines(arch), (5.0, 2.0))
    assert not is_inside(outlines(arch), (0.5, 0.5))
