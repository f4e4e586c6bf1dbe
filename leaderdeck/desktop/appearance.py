"""How the windows look: light, dark and high contrast, as named colors, a palette and one stylesheet.

A brand colors slides, never the windows around them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from leaderdeck.desktop.stylesheet import stylesheet_for
from leaderdeck.quick_dataclass import dataclass

AppearanceName: TypeAlias = Literal["light", "dark", "contrast"]
Choice: TypeAlias = Literal["system", "light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One look: `#rrggbb` by what it is for. Text on its ground has at least 4.5 : 1 in every look."""

    name: AppearanceName
    window: str
    """Panes and bars."""
    paper: str
    """Where one writes and reads: editor, lists, fields."""
    side: str
    """The library column."""
    stage: str
    """The ground that slides lie on."""
    text: str
    muted: str
    line: str
    """Thin lines between things."""
    edge: str
    """Edges of buttons, lists and cards, whose words or pictures show what they are."""
    field: str
    """Edges of fields: they alone show where one can write, so they have 3 : 1 at least."""
    primary: str
    """The one main button, the chosen tab, focus."""
    on_primary: str
    chosen: str
    """The ground of a chosen row."""
    on_chosen: str
    current: str
    """Outline of the current slide."""
    cursor_line: str
    heading: str
    mark: str
    """List marks and inline marks in the editor."""
    quiet: str
    """Front matter, fences, line numbers."""
    notes: str
    private: str
    private_ground: str
    error: str
    warning: str
    info: str
    error_ground: str
    warning_ground: str
    info_ground: str
    shadow: str


LIGHT = Appearance(
    name="light", window="#f6f6f4", paper="#ffffff", side="#efefea", stage="#e6e8e7", text="#1e2a30",
    muted="#5a676c", line="#dfe2e2", edge="#c3cacb", field="#7f8a8c", primary="#0b3c49", on_primary="#ffffff",
    chosen="#dce8e5", on_chosen="#12303a", current="#c9364a", cursor_line="#f1f6f5", heading="#0b3c49",
    mark="#b13a4b", quiet="#637176", notes="#3f6a64", private="#714f07", private_ground="#fbefd9", error="#b3261e",
    warning="#8a5a00", info="#2f6373", error_ground="#fbe9e7", warning_ground="#fdf3dc", info_ground="#e6f1f3",
    shadow="#30000000",
)  # fmt: skip
DARK = Appearance(
    name="dark", window="#1c2327", paper="#161b1e", side="#191f23", stage="#101416", text="#e4e9e8",
    muted="#a3b0b4", line="#2f393e", edge="#4a575d", field="#6b797f", primary="#8fc1b5", on_primary="#0c2228",
    chosen="#24403f", on_chosen="#f0f5f4", current="#ff7a8a", cursor_line="#1f272b", heading="#9fd3c7",
    mark="#ff8f9c", quiet="#8b999e", notes="#9cc7bf", private="#f0cf86", private_ground="#3b3320", error="#ff8a80",
    warning="#f2c14e", info="#8fc9da", error_ground="#3d2224", warning_ground="#3a311c", info_ground="#1d3138",
    shadow="#90000000",
)  # fmt: skip
CONTRAST = Appearance(
    name="contrast", window="#000000", paper="#000000", side="#000000", stage="#000000", text="#ffffff",
    muted="#ffffff", line="#ffffff", edge="#ffffff", field="#ffffff", primary="#ffff00", on_primary="#000000",
    chosen="#2a55ff", on_chosen="#ffffff", current="#ffff00", cursor_line="#1a1a1a", heading="#ffff00",
    mark="#00ffff", quiet="#d0d0d0", notes="#90ee90", private="#000000", private_ground="#ffd166", error="#ff9a9a",
    warning="#ffd166", info="#9ad7ff", error_ground="#000000", warning_ground="#000000", info_ground="#000000",
    shadow="#00000000",
)  # fmt: skip
APPEARANCES: dict[AppearanceName, Appearance] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

_now: list[Appearance] = [LIGHT]


def appearance_of(widget: QWidget | None = None) -> Appearance:
    """The look that windows have now."""
    return _now[0]


def wear(application: QApplication, choice: Choice, text_percent: int = 100) -> Appearance:
    """Give every window this look and text size (percent of the system's); gives the look that was chosen."""
    appearance = _resolve(choice)
    _now[0] = appearance
    font = QFont(_system_font())
    size = _system_size()
    font.setPointSizeF(size * max(50, min(300, text_percent)) / 100)
    application.setFont(font)
    application.setPalette(palette_for(appearance))
    application.setStyleSheet(stylesheet_for(appearance))
    for widget in application.allWidgets():
        application.postEvent(widget, QEvent(QEvent.Type.StyleChange))
    return appearance


def palette_for(appearance: Appearance) -> QPalette:
    """The palette that Qt's own style draws with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for one, color in (
        (role.Window, appearance.window), (role.WindowText, appearance.text), (role.Base, appearance.paper),
        (role.AlternateBase, appearance.side), (role.Text, appearance.text), (role.Button, appearance.window),
        (role.ButtonText, appearance.text), (role.BrightText, appearance.error), (role.Link, appearance.info),
        (role.LinkVisited, appearance.info), (role.Highlight, appearance.primary),
        (role.HighlightedText, appearance.on_primary), (role.ToolTipBase, appearance.paper),
        (role.ToolTipText, appearance.text), (role.PlaceholderText, appearance.muted), (role.Mid, appearance.edge),
        (role.Midlight, appearance.line), (role.Light, appearance.paper), (role.Dark, appearance.edge),
        (role.Shadow, appearance.text), (role.Accent, appearance.primary),
    ):  # fmt: skip
        palette.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(appearance.quiet))
    return palette


def _resolve(choice: Choice) -> Appearance:
    if choice != "system":
        return APPEARANCES[choice]
    hints = QApplication.styleHints()
    accessibility = hints.accessibility()  # held: a chain of calls loses the object in between
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _system_size() -> float:
    """Points. Some platforms without a desktop say 9 or nothing; 10 is what desktops say."""
    return max(10.0, _system_font().pointSizeF())
