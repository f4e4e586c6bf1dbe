"""Radio buttons of which one is chosen, and which Tab enters at the chosen one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton


class ChoiceGroup(QButtonGroup):
    """Qt lets Tab stop at the first radio button until one of them has had the focus; this asks for the chosen one."""

    def __init__(self, buttons: Iterable[QRadioButton], parent: QObject) -> None:
        super().__init__(parent)
        for made in buttons:
            self.addButton(made)
        self.buttonToggled.connect(lambda _made, _on: self._follow())
        self._follow()

    def _follow(self) -> None:
        chosen = self.checkedButton()
        for made in self.buttons():
            stops = chosen is None or made is chosen
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
