"""The list of what goes out and what stays, as rows of mark, name and detail."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.export_contents import Goods
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark, mark_name


class GoodsList(QWidget):
    """Shows goods; each row is read aloud as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goods: tuple[Goods, ...] = ()
        self._layout = QGridLayout(self)
        em = self.fontMetrics().height()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(round(em * 0.6))
        self._layout.setVerticalSpacing(round(em * 0.3))
        self._layout.setColumnStretch(2, 1)

    def show_goods(self, goods: tuple[Goods, ...]) -> None:
        """Show these rows instead of those that stood here."""
        self._goods = goods
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(goods):
            mark = SeverityMark("goes" if row.goes else "stays")
            name = QLabel(str(row.name))
            detail = text_label("private" if row.is_private else "" if row.goes else "muted")
            detail.setText(str(row.detail))
            spoken = f"{row.name}: {row.detail}. {mark_name('goes' if row.goes else 'stays')}"
            for widget in (mark, name, detail):
                widget.setAccessibleName(spoken)
                self._layout.addWidget(widget, number, (mark, name, detail).index(widget), Qt.AlignmentFlag.AlignTop)

    def sentences(self) -> tuple[str, ...]:
        """What the list says, a line a row."""
        return tuple(f"{row.name}: {row.detail}" for row in self._goods)

    def retranslate(self) -> None:
        """All words anew."""
        self.show_goods(self._goods)
