"""The contrast of every pair of colors that text is set in, as a table of small samples."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import ColorRole, Palette
from leaderdeck.brand.text_pairs import REQUIRED_PAIRS
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.brand_studio.color_words import Grade, grade, grade_words, ratio_words, shown_names
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.language import Sentence, say

_SIGNS: dict[Grade, str] = {"all": "✓", "large": "A", "none": "✗"}
COLUMNS = 3


class ContrastTable(QWidget):
    """A cell for each pair, those that cannot be read first named in words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._cells: list[PairCell] = []
        self.summary = text_label()
        self._key = text_label("muted")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(round(em * 0.25))
        self.more = button("quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self._show_cells())
        self._palette: Palette | None = None
        self._grid.addWidget(self.summary, 0, 0, 1, COLUMNS)
        self._grid.addWidget(self._key, 1, 0, 1, COLUMNS)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def cells(self) -> list[PairCell]:
        """The pairs in sight."""
        return [cell for cell in self._cells if not cell.isHidden()]

    def show_palette(self, palette: Palette) -> None:
        """Measure every pair of this palette."""
        self._palette = palette
        self._show_cells()

    def _show_cells(self) -> None:
        """The pairs that slides need and those that fail; the others on wish."""
        palette = self._palette
        if palette is None:
            return
        every = text_pairs(palette)
        weak = [pair for pair in every if _ratio(palette, *pair) < TEXT_CONTRAST]
        first = list(dict.fromkeys((*weak, *REQUIRED_PAIRS)))
        pairs = list(dict.fromkeys((*first, *every))) if self.more.isChecked() else first
        while len(self._cells) < len(pairs):
            cell = PairCell(self)
            at = len(self._cells)
            self._cells.append(cell)
            self._grid.addWidget(cell, 2 + at // COLUMNS, at % COLUMNS)
        for cell, pair in zip(self._cells, pairs, strict=False):
            cell.show_pair(palette, *pair)
        for at, cell in enumerate(self._cells):
            cell.setVisible(at < len(pairs))
        self.summary.setText(str(_summary(len(weak), len(every))))
        self._grid.addWidget(self.more, 3 + len(self._cells) // COLUMNS, 0, 1, COLUMNS, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(len(every) > len(first))
        words = say("Vis bare de viktigste") if self.more.isChecked() else say("Vis alle {count}", count=len(every))
        self.more.setText(str(words))
        self.more.setAccessibleName(str(words))
        self._key.setText(str(say("✓ all tekst · A bare stor tekst · ✗ ikke tekst")))


def text_pairs(palette: Palette) -> list[tuple[ColorRole, ColorRole]]:
    """(text role, ground role): those that slides need, then those that the brand allows besides, each once."""
    by_slot: dict[str, ColorRole] = {}
    for color in palette.colors:
        by_slot.setdefault(color.slot, color.role)
    allowed = [(by_slot[text], by_slot[ground]) for text, ground in sorted(palette.text_pairs)
               if text in by_slot and ground in by_slot]  # fmt: skip
    required = [(text, ground) for text, ground in REQUIRED_PAIRS]
    return list(dict.fromkeys((*required, *allowed)))


class PairCell(QWidget):
    """«Aa» in one color on the other, and how well that reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._ground = "#000000", "#ffffff"
        self.ratio = 21.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pair(self, palette: Palette, text: ColorRole, ground: ColorRole) -> None:
        """These two roles of this palette."""
        self._text, self._ground = palette.rgb(palette.slot(text)), palette.rgb(palette.slot(ground))
        self.ratio = contrast(self._text, self._ground)
        names = shown_names(palette)
        spoken = say(
            "{text} på {ground}: {ratio}, {grade}",
            text=names.get(text, text),
            ground=names.get(ground, ground),
            ratio=ratio_words(self.ratio),
            grade=grade_words(self.ratio),
        )
        self.setAccessibleName(str(spoken))
        self.setToolTip(str(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """A line and a half high."""
        em = self.fontMetrics().height()
        return QSize(round(em * 5), round(em * 1.6))

    def minimumSizeHint(self) -> QSize:
        """Room for the ratio."""
        em = self.fontMetrics().height()
        return QSize(round(em * 3.6), round(em * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sample at the left, ratio and sign beside it in the window's own colors."""
        looks = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.fontMetrics().height()
        sample = QRectF(0.5, 0.5, em * 1.9, self.height() - 1)
        painter.setPen(QPen(QColor(looks.edge), 1))
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(sample, 3, 3)
        painter.setPen(QColor(self._text))
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(sample, Qt.AlignmentFlag.AlignCenter, "Aa")
        level = grade(self.ratio)
        painter.setFont(self.font() if level == "all" else bold)
        color = {"all": looks.text, "large": looks.warning, "none": looks.error}[level]
        painter.setPen(QColor(color))
        words = f"{ratio_words(self.ratio).removesuffix(' : 1')} {_SIGNS[level]}"
        room = QRectF(sample.right() + em * 0.3, 0, self.width() - sample.right(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def _ratio(palette: Palette, text: ColorRole, ground: ColorRole) -> float:
    return contrast(palette.rgb(palette.slot(text)), palette.rgb(palette.slot(ground)))


def _summary(weak: int, count: int) -> Sentence:
    if not weak:
        return say("Alle {count} tekstpar kan leses ✓", count=count)
    return say("{bad} av {count} tekstpar har for lav kontrast", bad=weak, count=count)
