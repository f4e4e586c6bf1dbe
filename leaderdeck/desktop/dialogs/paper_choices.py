"""How a manuscript or a handout is laid out: shown under what is made, and only where it matters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.export.exporting import Kind
from leaderdeck.export.paper_look import SLIDES_A_PAGE, USUAL_LOOK, PaperLook
from leaderdeck.language import say

LETTERS_PT = (14, 16, 18, 20, 24, 28)
MANUSCRIPTS: tuple[Kind, Kind] = ("docx", "manuscript")


class PaperChoices(QWidget):
    """A row of choices. `changed` whenever another is made."""

    changed = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        """`kind` is what was made last: it tells which of the two manuscripts is chosen first."""
        super().__init__(parent)
        self.format_words, self.letters_words, self.slides_words = QLabel(), QLabel(), QLabel()
        self.format, self.letters, self.slides = QComboBox(), QComboBox(), QComboBox()
        self.pictures_box, self.page_box = QCheckBox(), QCheckBox()
        self.pictures_box.setChecked(USUAL_LOOK.with_pictures)
        for size in LETTERS_PT:
            self.letters.addItem("", size)
        for count in SLIDES_A_PAGE:
            self.slides.addItem("", count)
        for made in MANUSCRIPTS:
            self.format.addItem("", made)
        self.letters.setCurrentIndex(LETTERS_PT.index(round(USUAL_LOOK.letters_pt)))
        self.slides.setCurrentIndex(SLIDES_A_PAGE.index(USUAL_LOOK.slides_a_page))
        self.format.setCurrentIndex(MANUSCRIPTS.index("manuscript") if kind == "manuscript" else 0)
        self._arrange()
        for box in (self.format, self.letters, self.slides):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for check in (self.pictures_box, self.page_box):
            check.toggled.connect(lambda _on: self.changed.emit())
        self.retranslate()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        manuscript = [_pair(self.format_words, self.format), _pair(self.letters_words, self.letters)]
        self._of_manuscript = (*manuscript, self.pictures_box, self.page_box)
        self._of_handout = (_pair(self.slides_words, self.slides),)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, round(em * 0.2), 0, 0)
        layout.setSpacing(round(em * 0.4))
        for widgets in ((*manuscript, *self._of_handout), (self.pictures_box, self.page_box)):
            row = FlowLayout(spacing=round(em * 0.8))
            for widget in widgets:
                row.addWidget(widget)
            layout.addLayout(row)

    @property
    def manuscript_kind(self) -> Kind:
        """Which of the two manuscripts is to be made."""
        return MANUSCRIPTS[max(0, self.format.currentIndex())]

    @property
    def look(self) -> PaperLook:
        """The choices as they stand."""
        return PaperLook(
            float(LETTERS_PT[max(0, self.letters.currentIndex())]),
            self.pictures_box.isChecked(),
            self.page_box.isChecked(),
            SLIDES_A_PAGE[max(0, self.slides.currentIndex())],
        )

    def show_kind(self, kind: Kind) -> None:
        """Only the choices that matter to what is made."""
        for widget in self._of_manuscript:
            widget.setVisible(kind in MANUSCRIPTS)
        for widget in self._of_handout:
            widget.setVisible(kind == "handout")
        self.setVisible(kind in MANUSCRIPTS or kind == "handout")

    def retranslate(self) -> None:
        """All words anew."""
        for label, box, words in (
            (self.format_words, self.format, say("Manuset som")),
            (self.letters_words, self.letters, say("Skriftstørrelse")),
            (self.slides_words, self.slides, say("Lysbilder på hver side")),
        ):
            label.setText(str(words))
            box.setAccessibleName(str(words))
        for index, name in enumerate((say("Word-dokument"), say("PDF"))):
            self.format.setItemText(index, str(name))
        for index, size in enumerate(LETTERS_PT):
            self.letters.setItemText(index, str(say("{size} punkt", size=size)))
        for index, count in enumerate(SLIDES_A_PAGE):
            self.slides.setItemText(index, str(count))
        for check, words in (
            (self.pictures_box, say("Med bilder av lysbildene")),
            (self.page_box, say("Ny side for hvert lysbilde")),
        ):
            check.setText(str(words))
            check.setAccessibleName(str(words))


def _pair(label: QLabel, box: QComboBox) -> QWidget:
    """A choice with its name before it; the two stay together where lines are broken."""
    label.setBuddy(box)
    pair = QWidget()
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label)
    layout.addWidget(box)
    return pair
