"""Somebody else's layouts in LeaderDeck's roles: what is used, what is added, and that nothing of it can break."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.brand.canonical_layouts import canonical_template
from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import ROLE_SLOTS, Palette, PaletteColor, SizeSteps
from leaderdeck.brand.role_map import RoleMap, RolePlace
from leaderdeck.brand.template import BackdropShape, Layout, LevelStyle, Placeholder, Template
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.units import Frame, Insets

RGB = {"dk1": "#101820", "lt1": "#FFFFFF", "dk2": "#0B3C49", "lt2": "#EEEEEE"}
PALETTE = Palette(
    tuple(PaletteColor(role, role, slot, RGB.get(slot, "#3355AA")) for role, slot in ROLE_SLOTS.items()), frozenset()
)
SIZES = SizeSteps()
NEEDED: dict[LayoutName, set[int]] = {
    "cover": {0, 13}, "section": {0}, "content": {0, 1, 14}, "statement": {0, 14}, "quote": {0, 1, 13, 14},
    "columns": {0, 1, 2, 14}, "comparison": {0, 1, 2, 3, 4, 14}, "facts": {0, 14}, "agenda": {0, 14},
    "steps": {0, 14}, "timeline": {0, 14}, "picture": {0, 1, 13, 14}, "picture-text": {0, 1, 2, 14},
    "table": {0, 1, 13, 14}, "chart": {0, 1, 13, 14}, "closing": {0}, "blank": set(),
}  # fmt: skip


def place(type_: str, idx: int, frame: Frame, size: float = 28.0, color: str = "dk1") -> Placeholder:
    levels = (LevelStyle(size, color, bullet="•" if type_ == "obj" else ""),) * 2
    return Placeholder(type_, idx, f"{type_} {idx}", frame, Insets(7.2, 3.6, 7.2, 3.6), "top", levels)  # type: ignore[arg-type]


TITLE = place("title", 0, Frame(50, 30, 860, 80), 40.0)
BODY = place("obj", 1, Frame(50, 130, 860, 330))
FOOTER = place("ftr", 21, Frame(300, 500, 360, 24), 12.0)


def adopted(
    *placeholders: Placeholder, role: LayoutName = "content", slots: tuple[tuple[int, int], ...] = ((0, 0), (1, 1)),
    width: float = 960.0, height: float = 540.0, layout: Layout | None = None, confidence: float = 0.9,
) -> Template:  # fmt: skip
    known = layout or Layout("", "Tittel og innhold", 0, placeholders, area=Frame(50, 130, 860, 330))
    raw = Template(Path("mal.pptx"), width, height, (replace(known, placeholders=placeholders),))
    roles: RoleMap = tuple(
        RolePlace(name, 0, known.name, confidence, "type", slots if name == role else ()) for name in LAYOUT_NAMES
    )
    return canonical_template(raw, roles, PALETTE, SIZES)


@pytest.mark.parametrize("role", LAYOUT_NAMES)
def test_a_template_without_any_placeholder_plays_every_role(role: LayoutName) -> None:
    layout = adopted().layout(role)
    assert layout.role == role
    assert {known.idx for known in layout.placeholders} >= NEEDED[role]
    assert all(known.home == ("slide" if known.idx == 0 else "box") for known in layout.placeholders)


def test_what_the_file_has_is_used_as_it_stands_there() -> None:
    layout = adopted(TITLE, BODY, FOOTER).layout("content")
    title, body, footer = layout.placeholder(0), layout.placeholder(1), layout.footer("ftr")
    assert title
    assert body
    assert footer
    assert (title.frame, title.home, title.own) == (TITLE.frame, "layout", None)
    assert (body.frame, body.file_type, body.file_idx) == (BODY.frame, "obj", 1)
    assert (footer.idx, footer.file_idx) == (11, 21)
    assert layout.footer("sldNum") is None


def test_a_small_slide_is_composed_as_a_usual_one() -> None:
    small = [replace(each, frame=Frame(*(side * 0.75 for side in _sides(each.frame)))) for each in (TITLE, BODY)]
    template = adopted(*small, width=720.0, height=405.0)
    assert (template.width_pt, template.height_pt, template.scale) == (960.0, 540.0, 0.75)
    title = template.layout("content").placeholder(0)
    assert title
    assert _sides(title.frame) == pytest.approx(_sides(TITLE.frame))
    assert title.level(0).size_pt == pytest.approx(40.0 / 0.75)


def _sides(frame: Frame) -> tuple[float, float, float, float]:
    return frame.x, frame.y, frame.width, frame.height


@pytest.mark.parametrize("frame", [Frame(50, 130, 0, 0), Frame(2000, 130, 860, 330), Frame(50, -400, 860, 330)])
def test_a_place_that_nobody_sees_is_none(frame: Frame) -> None:
    layout = adopted(TITLE, replace(BODY, frame=frame)).layout("content")
    body = layout.placeholder(1)
    assert body
    assert body.home == "box"
    assert body.frame.y >= TITLE.frame.bottom


def test_texts_in_one_place_are_not_both_used() -> None:
    twice = replace(BODY, idx=2)
    layout = adopted(TITLE, BODY, twice, role="columns", slots=((0, 0), (1, 1), (2, 2))).layout("columns")
    first, second = layout.placeholder(1), layout.placeholder(2)
    assert first
    assert second
    assert (first.home, second.home) == ("layout", "box")
    assert first.frame.right < second.frame.x
    assert first.own is not None
    assert first.own.frame == BODY.frame


def test_a_title_on_the_content_moves_above_it() -> None:
    low = replace(TITLE, frame=Frame(50, 240, 860, 120))
    layout = adopted(low, BODY).layout("content")
    title, body = layout.placeholder(0), layout.placeholder(1)
    assert title
    assert body
    assert title.home == "layout"
    assert title.own is not None
    assert title.frame.bottom <= body.frame.y


def test_a_statement_stands_large_in_the_body_where_the_template_has_no_layout_for_it() -> None:
    bar = replace(TITLE, levels=(LevelStyle(18.0, "lt1"),))
    drawn = Layout(
        "", "Tittel", 0, (), (_rectangle(0, 0, 960, 115, "dk2"),), area=Frame(50, 130, 860, 330)
    )  # a colored bar behind the title
    layout = adopted(bar, role="statement", slots=((0, 0),), layout=drawn, confidence=0.4).layout("statement")
    title = layout.placeholder(0)
    assert title
    assert title.frame.y >= 130
    assert title.level(0).size_pt >= 36
    assert contrast(PALETTE.rgb(title.level(0).color), "#FFFFFF") >= LARGE_TEXT_CONTRAST


def _rectangle(x: float, y: float, width: float, height: float, fill: str) -> BackdropShape:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return BackdropShape((*(("L" if number else "M", each) for number, each in enumerate(corners)), ("Z", ())), fill)


def test_boxes_on_a_dark_panel_are_read() -> None:
    dark = Layout("", "Mørk", 0, (), (_rectangle(0, 0, 960, 540, "dk1"),), area=Frame(50, 130, 860, 330))
    for layout in adopted(layout=dark).layouts:
        for known in layout.placeholders:
            assert contrast(PALETTE.rgb(known.level(0).color), RGB["dk1"]) >= TEXT_CONTRAST, (layout.role, known.idx)


def test_faint_words_get_the_nearest_shade_that_is_read() -> None:
    faint = replace(BODY, levels=(LevelStyle(20.0, "#999999"),))
    body = adopted(TITLE, faint).layout("content").placeholder(1)
    assert body
    shade = body.level(0).color
    assert TEXT_CONTRAST <= contrast(shade, "#FFFFFF") < 6
    assert body.own is not None
    assert body.own.level(0).color == "#999999"


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "ctrTitle", "body", "obj", "pic", "tbl", "ftr", "sldNum", "subTitle"]),
            st.tuples(*(st.floats(-500, 1500) for _ in range(2)), *(st.floats(0, 2000) for _ in range(2))),
            st.floats(1, 120),
        ),
        max_size=6,
    ),
    st.sampled_from(LAYOUT_NAMES),
    st.tuples(st.floats(100, 4000), st.floats(100, 4000)),
)
def test_no_layout_is_too_odd(places: list, role: LayoutName, size: tuple[float, float]) -> None:
    holders = [place(kind, idx, Frame(*frame), points) for idx, (kind, frame, points) in enumerate(places)]
    slots = tuple(zip((0, 1, 2, 3, 4, 13), range(len(holders)), strict=False))
    template = adopted(*holders, role=role, slots=slots, width=size[0], height=size[1])
    layout = template.layout(role)
    assert min(template.width_pt / 720, template.height_pt / 540) == pytest.approx(1.0)
    assert layout.area.width > 0
    assert layout.area.height > 0
    for known in layout.placeholders:
        assert known.frame.width > 0
        assert known.frame.height > 0
        assert known.home == "layout" or known.file_idx is None
