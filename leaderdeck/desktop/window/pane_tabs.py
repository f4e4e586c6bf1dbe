"""The tabs under the slide. Where their words have no room side by side, those that are not chosen become signs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.layout_pane import LayoutPane

_LEAST_EMS = 8


class PaneTabs(QTabWidget):
    """Tabs whose words are whole: in the tab, or in its name and tool tip."""

    def __init__(self, signs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs, self._words = tuple(signs), ("",) * len(signs)
        self._is_fitting = False
        self.setDocumentMode(True)
        self.currentChanged.connect(self._fit)

    def show_words(self, words: Sequence[str]) -> None:
        """What the tabs say."""
        self._words = tuple(words)
        self._fit()

    def focus_pane(self) -> None:
        """Give the keyboard to the pane in front, at its first control, or to the tabs where it has none."""
        pane = self.currentWidget()
        if isinstance(pane, LayoutPane) and pane.take_keyboard():
            return
        wanted = pane.nextInFocusChain()
        while wanted is not None and wanted is not pane:
            takes = wanted.isEnabled() and bool(wanted.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and pane.isAncestorOf(wanted) and wanted.isVisibleTo(pane):
                wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            wanted = wanted.nextInFocusChain()
        self.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Room for the signs; what the panes need they scroll for."""
        return QSize(_LEAST_EMS * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self, *_index: int) -> None:
        if self._is_fitting or self.count() != len(self._words):
            return
        self._is_fitting = True
        em = self.fontMetrics().height()
        self.setIconSize(QSize(em, em))
        self._show(as_signs=False)
        if self.tabBar().sizeHint().width() + em > self.width():
            self._show(as_signs=True)
        self._is_fitting = False

    def _show(self, *, as_signs: bool) -> None:
        kind = "signs" if as_signs else "words"
        for part in (self, self.tabBar()):
            if part.property("kind") != kind:
                part.setProperty("kind", kind)
                part.style().polish(part)
        for index, words in enumerate(self._words):
            is_sign = as_signs and index != self.currentIndex()
            if self.tabText(index) != ("" if is_sign else words):
                self.setTabText(index, "" if is_sign else words)
            self.setTabIcon(index, icon(self._signs[index]) if is_sign else QIcon())
            self.setTabToolTip(index, words)
            self.tabBar().setAccessibleTabName(index, words)
