"""Every look can be read: text, edges and focus against all grounds that they stand on."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import APPEARANCES, Appearance, palette_for, wear
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.stylesheet import stylesheet_for

LEAST_TEXT, LEAST_EDGE = 4.5, 3.0
TEXT_ON: dict[str, tuple[str, ...]] = {
    "text": ("window", "paper", "side", "stage", "cursor_line", "error_ground", "warning_ground", "info_ground"),
    "muted": ("window", "paper", "side", "stage"),
    "heading": ("window", "paper", "cursor_line"),
    "mark": ("paper", "cursor_line"),
    "quiet": ("window", "paper", "cursor_line"),
    "notes": ("paper", "cursor_line"),
    "private": ("private_ground",),
    "on_primary": ("primary",),
    "on_chosen": ("chosen",),
    "primary": ("window", "paper"),
    "error": ("window", "paper", "error_ground"),
    "warning": ("window", "paper", "warning_ground"),
    "info": ("window", "paper", "info_ground"),
}
EDGE_ON: dict[str, tuple[str, ...]] = {
    "field": ("window", "paper", "side"),
    "muted": ("window", "paper"),  # check boxes and radio buttons
    "primary": ("window", "paper", "side", "stage"),  # the focus ring
    "on_primary": ("primary",),  # the ring within the main button
    "current": ("window", "paper", "stage"),  # the slide one writes on, and the tab that has the keyboard
}
SURE_OF_ITSELF = {"line", "edge", "shadow", "name", *TEXT_ON, *EDGE_ON}
GROUNDS = {ground for grounds in (*TEXT_ON.values(), *EDGE_ON.values()) for ground in grounds}


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weak(appearance: Appearance, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{name} on {ground}: {ratio:.2f}"
        for name, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(getattr(appearance, name), getattr(appearance, ground))) < least
    ]


@pytest.mark.parametrize("name", APPEARANCES)
def test_text_stands_out_from_its_grounds(name: str) -> None:
    assert not weak(APPEARANCES[name], TEXT_ON, LEAST_TEXT)


@pytest.mark.parametrize("name", APPEARANCES)
def test_edges_and_the_focus_ring_stand_out(name: str) -> None:
    assert not weak(APPEARANCES[name], EDGE_ON, LEAST_EDGE)


def test_every_color_is_measured_or_decoration() -> None:
    assert set(Appearance.__dataclass_fields__) == SURE_OF_ITSELF | GROUNDS


def test_measuring_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", APPEARANCES)
def test_what_qt_draws_itself_can_be_read_too(name: str) -> None:
    palette, role = palette_for(APPEARANCES[name]), QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase), (role.Link, role.Base),
        (role.PlaceholderText, role.Base), (role.Text, role.AlternateBase),
    ):  # fmt: skip
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= LEAST_TEXT, (text, ground)


@pytest.mark.parametrize("name", APPEARANCES)
def test_the_stylesheet_has_no_color_of_its_own(name: str) -> None:
    appearance = APPEARANCES[name]
    known = {getattr(appearance, field) for field in Appearance.__dataclass_fields__}
    assert set(re.findall(r"#[0-9a-fA-F]{6,8}\b", stylesheet_for(appearance))) <= known


@pytest.fixture
def dressed(qapp: QApplication):
    yield lambda name: wear(qapp, name)
    wear(qapp, "light")


@pytest.mark.parametrize("name", APPEARANCES)
def test_fields_and_the_main_button_show_the_focus_as_they_are_painted(dressed, qtbot, name: str) -> None:
    appearance = dressed(name)
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    button = NearButton("Eksporter")
    button.setProperty("kind", "primary")
    controls = (QLineEdit(), QSpinBox(), QComboBox(), button)
    for control in controls:
        column.addWidget(control)
    whole.show()
    qtbot.waitExposed(whole)
    for control, other in zip(controls, (*controls[1:], controls[0]), strict=True):
        other.setFocus()
        QApplication.processEvents()
        before = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        after = control.grab().toImage()
        ring = 4 if control is button else 1
        changed = [
            (before.pixelColor(x, after.height() // 2).name(), after.pixelColor(x, after.height() // 2).name())
            for x in range(ring - 1, ring + 2)
        ]
        assert max(contrast(*pair) for pair in changed) >= LEAST_EDGE, (type(control).__name__, changed)
        if control is not button:
            edge = QColor(before.pixelColor(0, before.height() // 2)).name()
            assert contrast(edge, appearance.paper) >= LEAST_EDGE, type(control).__name__


def test_placeholders_can_be_read(dressed, qtbot) -> None:
    for name, appearance in APPEARANCES.items():
        dressed(name)
        field = QLineEdit()
        qtbot.addWidget(field)
        field.ensurePolished()
        said = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert said.alpha() == 255
        assert contrast(said.name(), appearance.paper) >= LEAST_TEXT
