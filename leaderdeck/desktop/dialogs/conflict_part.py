"""One part of a text that two people changed: both ways side by side, and the choice between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QRadioButton, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.choice_group import ChoiceGroup
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.documents.text_merge import Choice, Part
from leaderdeck.language import Sentence, say

MOST_LINES = 12
"""Lines of one part that are shown; longer ones are told by their count."""
_USUAL: dict[str, Choice] = {"mine": "mine", "theirs": "theirs", "both": "both"}
"""What is chosen to begin with: whoever changed alone, and both where both did, so that no word is lost."""


class ConflictPart(QFrame):
    """The part as it stands here and in the file, a radio button over each, and one for keeping both."""

    changed = Signal()
    _pages: tuple[QLabel, ...] = ()

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._title = text_label("title")
        self.buttons: dict[Choice, QRadioButton] = {name: QRadioButton() for name in ("mine", "theirs", "both")}
        ChoiceGroup(self.buttons.values(), self)
        for made in self.buttons.values():
            made.toggled.connect(lambda on: self.changed.emit() if on else None)
        self._pages = (text_label(), text_label())
        em = self.fontMetrics().height()
        self._set_letters()
        for page in self._pages:
            page.setAlignment(Qt.AlignmentFlag.AlignTop)
            page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QGridLayout(self)
        layout.setContentsMargins(round(em * 0.8), round(em * 0.6), round(em * 0.8), round(em * 0.6))
        layout.setHorizontalSpacing(round(em * 0.8))
        layout.setVerticalSpacing(round(em * 0.3))
        layout.addWidget(self._title, 0, 0, 1, 2)
        layout.addWidget(self.buttons["mine"], 1, 0)
        layout.addWidget(self.buttons["theirs"], 1, 1)
        layout.addWidget(self._pages[0], 2, 0)
        layout.addWidget(self._pages[1], 2, 1)
        layout.addWidget(self.buttons["both"], 3, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        self.choose(_USUAL[part.kind])
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes larger letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_letters()
        super().changeEvent(event)

    def _set_letters(self) -> None:
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPointSizeF(QApplication.font().pointSizeF())
        for page in self._pages:
            page.setFont(letters)

    def stops(self) -> list[QRadioButton]:
        """Where Tab may stop, in order."""
        return list(self.buttons.values())

    @property
    def choice(self) -> Choice:
        """Which side is kept."""
        return next(name for name, made in self.buttons.items() if made.isChecked())

    def choose(self, choice: Choice) -> None:
        """Keep this side."""
        self.buttons[choice].setChecked(True)

    def retranslate(self) -> None:
        """All words anew."""
        place = say("Linje {line}", line=self._part.line)
        self._title.setText(f"{place}: {_who(self._part)}")
        words = {"mine": say("Min tekst"), "theirs": say("Teksten i filen"), "both": say("Begge, min først")}
        for name, made in self.buttons.items():
            made.setText(str(words[name]))
            made.setAccessibleName(f"{place}: {words[name]}")
        for page, lines in zip(self._pages, (self._part.mine, self._part.theirs), strict=True):
            page.setText(_shown(lines))
            page.setProperty("kind", "" if lines else "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet of paper."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.warning if self._part.kind == "both" else appearance.line), 1))
        painter.setBrush(QColor(appearance.paper))
        radius = self.fontMetrics().height() * 0.35
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


def _who(part: Part) -> Sentence:
    if part.kind == "both":
        return say("endret begge steder")
    if part.kind == "mine":
        return say("endret her")
    return say("endret i filen")


def _shown(lines: tuple[str, ...]) -> str:
    if not lines:
        return str(say("(ingenting)"))
    shown = "\n".join(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown += "\n" + str(say("… og {count} linjer til", count=len(lines) - MOST_LINES))
    return shown
