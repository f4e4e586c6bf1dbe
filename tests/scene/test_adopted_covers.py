"""Covers of foreign layouts: who speaks, when and where stand on the cover itself, whatever the layout has for them."""

from dataclasses import replace
from pathlib import Path

from composing import kit

from leaderdeck.brand.canonical_layouts import canonical_template
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.template import BackdropPicture, BackdropShape, Layout, LevelStyle, Placeholder, Template
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene, TextShape
from leaderdeck.units import Frame, Insets

TALK = """---
title: Rolig hånd i grov sjø
subtitle: Om tillit, åpenhet og det vi sier høyt
speaker: Ingrid Solbakk
role: kommunedirektør
event: Lederdagene 2026
place: Fjordvik kulturhus
date: 2026-03-16
lang: nb
---
"""
TOGETHER = ("Ingrid Solbakk, kommunedirektør", "Lederdagene 2026", "Fjordvik kulturhus", "16. mars 2026")
"""What a cover tells; none of these is broken over two lines."""


def place(type_: str, idx: int, frame: Frame, size: float) -> Placeholder:
    styles = (LevelStyle(size, "dk1"),)
    return Placeholder(type_, idx, type_, frame, Insets(7.2, 3.6, 7.2, 3.6), "top", styles)  # type: ignore[arg-type]


def cover(*placeholders: Placeholder, backdrop: tuple = ()) -> tuple[Scene, Layout]:
    """The cover on a template whose only layout has these places; there is one slide, or this fails."""
    layout = Layout(
        "", "Forside", 0, placeholders, backdrop=backdrop, area=Frame(60, 135, 840, 340), office_type="title"
    )
    raw = Template(Path("mal.pptx"), 960.0, 540.0, (layout,))
    slots = tuple(({"ctrTitle": 0, "subTitle": 1}[each.type], each.idx) for each in placeholders)
    roles = tuple(RolePlace(role, 0, "Forside", 0.9, "type", slots) for role in LAYOUT_NAMES)
    plain = kit("plain")
    template = canonical_template(raw, roles, plain.palette, plain.sizes)
    brand = replace(plain, template=template)
    ((_, scene),) = compose_deck(read_deck(TALK), brand, None)
    return scene, template.layout("cover")


def lines(scene: Scene) -> list[str]:
    return [
        line.text for shape in scene.shapes if isinstance(shape, TextShape) and shape.text for line in shape.text.lines
    ]


def frames(scene: Scene) -> list[Frame]:
    return [shape.frame for shape in scene.shapes if isinstance(shape, TextShape) and shape.text]


def assert_told_unbroken(scene: Scene) -> None:
    found = lines(scene)
    assert all(any(words in line for line in found) for words in TOGETHER), found


def test_details_that_have_no_room_move_title_and_subtitle_up() -> None:
    title = place("ctrTitle", 0, Frame(48, 212, 384, 188), 36.0)
    subtitle = place("subTitle", 1, Frame(48, 411, 384, 59), 24.0)
    scene, _ = cover(title, subtitle)
    assert_told_unbroken(scene)
    above, under, details = sorted(frames(scene), key=lambda frame: frame.y)
    assert above.y == title.frame.y
    assert above.bottom <= under.y
    assert under.bottom <= details.y
    assert details.bottom <= subtitle.frame.bottom + 0.01


def test_a_title_alone_in_a_band_shares_the_band() -> None:
    corners = (("M", (0.0, 350.0)), ("L", (960.0, 350.0)), ("L", (960.0, 486.0)), ("L", (0.0, 486.0)), ("Z", ()))
    band = BackdropShape(corners, fill="#E21A2D")
    scene, layout = cover(place("ctrTitle", 0, Frame(0, 380, 960, 74), 53.0), backdrop=(band,))
    assert_told_unbroken(scene)
    assert all(frame.y >= 348 and frame.bottom <= 488 for frame in frames(scene))
    details = layout.placeholder(13)
    assert details
    assert details.home == "box"


def test_lines_under_a_title_end_before_a_picture_that_begins_there() -> None:
    picture = BackdropPicture(Frame(400, 0, 560, 540), b"")
    scene, _ = cover(place("ctrTitle", 0, Frame(30, 180, 560, 170), 60.0), backdrop=(picture,))
    assert_told_unbroken(scene)
    assert max(frames(scene), key=lambda frame: frame.y).right <= 400


def test_what_belongs_together_is_not_broken_in_a_narrow_place() -> None:
    for width in (340, 400, 460, 620):
        title = place("ctrTitle", 0, Frame(60, 100, width, 120), 40.0)
        scene, _ = cover(title, place("subTitle", 1, Frame(60, 230, width, 160), 24.0))
        assert_told_unbroken(scene)
        assert not [line for line in lines(scene) if line.strip() in ("2026", "mars 2026")]
