"""Signs that many keyboards lack, to be put in by a press: dashes, quotation marks, letters of our neighbors."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import Sentence, say

SIGNS: tuple[tuple[str, Sentence], ...] = (
    ("«", say("anførselstegn foran")), ("»", say("anførselstegn bak")), ("–", say("tankestrek")),
    ("—", say("lang tankestrek")), ("…", say("tre prikker")), ("’", say("apostrof")), ("·", say("midtprikk")),
    ("•", say("kulepunkt")), ("\N{NO-BREAK SPACE}", say("mellomrom som ikke deler linjen")),
    ("§", say("paragraftegn")), ("°", say("grader")), ("%", say("prosent")), ("‰", say("promille")),
    ("€", say("euro")), ("£", say("pund")), ("×", say("gange")), ("÷", say("delt på")), ("±", say("pluss minus")),
    ("−", say("minus")), ("≈", say("omtrent lik")), ("≤", say("mindre enn eller lik")),
    ("≥", say("større enn eller lik")), ("½", say("en halv")), ("¼", say("en firedel")), ("¾", say("tre firedeler")),
    ("²", say("opphøyd i to")), ("³", say("opphøyd i tre")), ("₂", say("senket to, som i CO₂")),
    ("←", say("pil til venstre")), ("→", say("pil til høyre")), ("↑", say("pil opp")), ("↓", say("pil ned")),
    ("✓", say("hake")), ("✗", say("kryss")), ("©", say("opphavsrett")),
)  # fmt: skip
_SHARE = 0.9
"""How much of its place in the grid a sign fills."""
LETTERS = "áÁčČđĐŋŊšŠŧŦžŽäÄöÖïÏéÉèÈêÊëËóÓòÒôÔüÜúÚçÇñÑłŁðÐþÞ"
"""Sámi first; then what names from elsewhere are written with."""


class SignDialog(DialogFrame):
    """Stays open until it is closed: whoever needs one sign often needs the next."""

    sign_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(34, 26))
        em = self.fontMetrics().height()
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setGridSize(QSize(round(em * 2.2), round(em * 2.2)))
        self.list.setMinimumHeight(9 * em)
        font = self.list.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.list.setFont(font)
        self._named = text_label("muted")
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self._named)
        self.close_button, self.insert_button = button(), button("primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.insert_button)
        self.close_button.clicked.connect(self.reject)
        self.insert_button.clicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentRowChanged.connect(self._name)
        self.retranslate()
        self.list.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Sett inn tegn")))
        self.list.setAccessibleName(str(say("Tegn")))
        self.close_button.setText(str(say("Lukk")))
        self.insert_button.setText(str(say("Sett inn")))
        for made in (self.close_button, self.insert_button):
            made.setAccessibleName(made.text())
        row = max(0, self.list.currentRow())
        self.list.clear()
        for sign, name in SIGNS:
            self._add(sign, str(name))
        for letter in LETTERS:
            self._add(letter, str(say("bokstaven {letter}", letter=letter)))
        self.list.setCurrentRow(row)

    def _add(self, sign: str, name: str) -> None:
        item = QListWidgetItem("␣" if sign.isspace() else sign)
        item.setData(Qt.ItemDataRole.UserRole, sign)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setToolTip(name)
        item.setSizeHint(self.list.gridSize() * _SHARE)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.addItem(item)

    def _name(self, row: int) -> None:
        item = self.list.item(row)
        self._named.setText(f"{item.text()}  {item.toolTip()}" if item is not None else "")

    def _choose(self, *_item: object) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.sign_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
