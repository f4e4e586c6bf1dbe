"""The one stylesheet of the windows. Lengths are in em, so that everything grows with the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaderdeck.paths import resource_folder

if TYPE_CHECKING:
    from leaderdeck.desktop.appearance import Appearance

_SIGNS = ("check", "down", "up")
"""Small drawings in `resources/controls`, one for each look: a stylesheet cannot color them."""
_RULES = """
QMainWindow, QDialog {{ background: {window}; color: {text}; }}
QToolTip {{ background: {paper}; color: {text}; border: 1px solid {edge}; padding: 0.3em; }}
QMenuBar {{ background: {paper}; color: {text}; border-bottom: 1px solid {line}; }}
QMenuBar::item {{ padding: 0.35em 0.7em; background: transparent; }}
QMenuBar::item:selected {{ background: {chosen}; color: {on_chosen}; }}
QMenu {{ background: {paper}; color: {text}; border: 1px solid {edge}; padding: 0.3em 0; }}
QMenu::item {{ padding: 0.4em 2.2em 0.4em 1.8em; }}
QMenu::item:selected {{ background: {chosen}; color: {on_chosen}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 0.3em 0; }}
QMenu::indicator, QMenu::icon {{ left: 0.5em; }}
QPushButton, QToolButton[kind="plain"] {{
  background: {paper}; color: {text}; border: 1px solid {edge}; border-radius: 0.4em; padding: 0.42em 0.95em; }}
QPushButton:hover, QToolButton[kind="plain"]:hover {{ border-color: {primary}; }}
QPushButton:pressed, QToolButton[kind="plain"]:pressed {{ background: {chosen}; color: {on_chosen}; }}
QPushButton:focus, QToolButton[kind="plain"]:focus {{ border: 2px solid {primary}; padding: 0.36em 0.9em; }}
QPushButton:disabled {{ color: {quiet}; border-color: {line}; background: {window}; }}
QPushButton[kind="primary"] {{ background: {primary}; color: {on_primary}; border-color: {primary}; font-weight: 600; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {primary}; }}
QPushButton[kind="primary"]:disabled {{ background: {window}; color: {quiet}; border-color: {line}; }}
QPushButton[kind="quiet"], QToolButton {{
  background: transparent; color: {text}; border: 1px solid transparent; border-radius: 0.4em; padding: 0.35em 0.6em; }}
QPushButton[kind="quiet"]:hover, QToolButton:hover {{ background: {chosen}; color: {on_chosen}; }}
QPushButton[kind="quiet"]:focus, QToolButton:focus {{ border: 2px solid {primary}; padding: 0.3em 0.55em; }}
QPushButton[kind="fold"] {{ background: transparent; border: 2px solid transparent; border-radius: 0.3em;
  padding: 0.2em 0; text-align: left; font-weight: 700; }}
QPushButton[kind="fold"]:hover {{ color: {heading}; }}
QPushButton[kind="fold"]:focus {{ border: 2px solid {primary}; padding: 0.2em 0; }}
QToolButton:checked, QPushButton:checked {{ background: {chosen}; color: {on_chosen}; }}
QPushButton, QToolButton, QMenu {{ icon-size: 1.28em; }}
QPushButton::menu-indicator {{ image: url("{down}"); width: 0.8em; height: 0.8em; subcontrol-origin: padding;
  subcontrol-position: right center; right: 0.6em; }}
QPushButton[kind="menu"] {{ padding-right: 1.3em; }}
QPushButton[kind="menu"]:focus {{ padding-right: 1.25em; }}
QLineEdit, QSpinBox, QPlainTextEdit[kind="field"], QTextEdit[kind="field"], QComboBox {{
  background: {paper}; color: {text}; border: 1px solid {field}; border-radius: 0.4em; padding: 0.4em 0.6em;
  selection-background-color: {primary}; selection-color: {on_primary}; placeholder-text-color: {muted}; }}
QLineEdit:focus, QSpinBox:focus, QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus, QComboBox:focus {{
  border: 2px solid {primary}; padding: 0.34em 0.54em; }}
QComboBox QAbstractItemView {{ background: {paper}; color: {text}; selection-background-color: {chosen};
  selection-color: {on_chosen}; border: 1px solid {edge}; }}
QComboBox::drop-down {{ border: none; width: 1.8em; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 0.9em; height: 0.9em; }}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; border: none; width: 1.8em;
  background: transparent; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url("{up}"); width: 0.8em; height: 0.8em; }}
QSpinBox::down-arrow {{ image: url("{down}"); width: 0.8em; height: 0.8em; }}
QLabel {{ color: {text}; background: transparent; }}
QCheckBox, QRadioButton {{ color: {text}; background: transparent; spacing: 0.5em; padding: 0.15em 0.25em;
  border: 1px solid transparent; border-radius: 0.3em; }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; border-color: {primary}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 0.95em; height: 0.95em; border: 2px solid {muted};
  background: {paper}; }}
QCheckBox::indicator {{ border-radius: 0.25em; }}
QRadioButton::indicator {{ border-radius: {round_radius}px; }}
QRadioButton::indicator:checked {{ border-color: {primary}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 {primary}, stop: 0.58 {primary}, stop: 0.62 {paper}, stop: 1 {paper}); }}
QCheckBox::indicator:checked {{ border-color: {primary}; background: {primary}; image: url("{check}"); }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="section"] {{ color: {muted}; font-weight: 700; }}
QWidget[kind="title"] {{ font-weight: 700; }}
QLabel[kind="heading"] {{ font-weight: 700; color: {heading}; }}
QLabel[kind="private"] {{ background: {private_ground}; color: {private}; border-radius: 0.3em; padding: 0.3em 0.5em; }}
QAbstractScrollArea {{ background: {paper}; color: {text}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QListView, QTreeView, QTableView {{ background: {paper}; color: {text}; selection-background-color: {chosen};
  selection-color: {on_chosen}; alternate-background-color: {window}; }}
QHeaderView::section {{ background: {window}; color: {muted}; border: none; border-bottom: 1px solid {line};
  padding: 0.4em; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 0.55em 0.2em; margin-right: 1.3em;
  border-bottom: 3px solid transparent; }}
QTabBar[kind="signs"]::tab {{ margin-right: 0.35em; }}
QTabBar::tab:selected {{ color: {heading}; border-bottom: 3px solid {primary}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ border-bottom: 3px solid {current}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {line}; background: {window}; }}
QTabWidget::tab-bar {{ left: 1.2em; }}
QTabWidget[kind="signs"]::tab-bar {{ left: 0.2em; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {primary}; }}
QProgressBar {{ background: {line}; border: none; border-radius: 0.3em; text-align: center; color: {text};
  min-height: 0.6em; }}
QProgressBar::chunk {{ background: {primary}; border-radius: 0.3em; }}
QSlider {{ min-height: 1.5em; }}
QSlider::groove:horizontal {{ background: {paper}; border: 1px solid {field}; height: 0.3em; border-radius: 0.2em; }}
QSlider::sub-page:horizontal {{ background: {primary}; border: 1px solid {primary}; border-radius: 0.2em; }}
QSlider::handle:horizontal {{ background: {paper}; border: 2px solid {primary}; border-radius: 0.45em; width: 0.7em;
  margin: -0.35em 0; }}
QSlider::handle:horizontal:focus {{ background: {primary}; }}
QStatusBar {{ background: {paper}; color: {muted}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 0.9em; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 0.9em; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 0.3em; margin: 0.15em; }}
QScrollBar::handle:vertical {{ min-height: 2em; }}
QScrollBar::handle:horizontal {{ min-width: 2em; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0; }}
QWidget[kind="bar"] {{ background: {paper}; border-bottom: 1px solid {line}; }}
QWidget[kind="side"], QListView[kind="side"] {{ background: {side}; }}
QListView[kind="pane"], QAbstractScrollArea[kind="pane"] {{ background: {window}; }}
QWidget[kind="stage"] {{ background: {stage}; }}
QWidget[kind="paper"] {{ background: {paper}; }}
"""


def stylesheet_for(appearance: Appearance) -> str:
    """Qt's stylesheet for this look. Qt knows no em in paddings of all versions, so they become pixels of the font."""
    colors = {name: getattr(appearance, name) for name in appearance.__dataclass_fields__}
    signs = {name: resource_folder("controls", f"{name}-{appearance.name}.svg").as_posix() for name in _SIGNS}
    rules = _em_to_pixels(_RULES.format(**colors, **signs, round_radius="{round_radius}"))
    # Qt draws a square where the radius is larger than half the side: 0.95em and an edge of two pixels.
    return rules.replace("{round_radius}", str((max(1, round(0.95 * _em())) + 4) // 2))


def _em() -> float:
    from PySide6.QtGui import QFontMetricsF
    from PySide6.QtWidgets import QApplication

    return QFontMetricsF(QApplication.font()).height() * 0.78


def _em_to_pixels(rules: str) -> str:
    em = _em()
    return re.sub(r"(\d+(?:\.\d+)?)em", lambda found: f"{max(1, round(float(found[1]) * em))}px", rules)
