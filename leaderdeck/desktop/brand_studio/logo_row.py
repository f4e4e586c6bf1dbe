"""One variant of the mark: how it looks on its ground, which ground that is, and what it is called aloud."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.brand_studio.form_section import StudioChoice, StudioLine
from leaderdeck.desktop.brand_studio.logo_sight import LogoSight, logo_image
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.icons import icon
from leaderdeck.language import Sentence, say

_PICTURE_PX = 160


class LogoRow(QWidget):
    """Shows one variant and asks for its changes."""

    ground_chosen = Signal(str)
    alt_typed = Signal(str)
    replace_wanted = Signal()
    remove_wanted = Signal()
    step_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._sight: LogoSight | None = None
        self.picture = _LogoPicture()
        self.file_label, self.sight_label, self._alt_words = text_label(), text_label("muted"), text_label("muted")
        self.ground = StudioChoice()
        self.alt = StudioLine()
        self.replace, self.remove = QToolButton(), QToolButton()
        self.replace.setIcon(icon("open"))
        self.remove.setIcon(icon("close"))
        self.ground.activated.connect(lambda _at: self.ground_chosen.emit(str(self.ground.currentData())))
        self.alt.textEdited.connect(self.alt_typed)
        self.alt.editingFinished.connect(self.step_ended)
        self.replace.clicked.connect(self.replace_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self._arrange()

    def show_logo(self, file: Path | None, name: str, ground: str, rgb: str, alt: str) -> None:
        """The variant as it is written, on the color of its ground."""
        self._name = name
        self.picture.show_logo(file, rgb)
        self.ground.fill([("light", str(say("på lys bunn"))), ("dark", str(say("på mørk bunn")))], ground or "light")
        self.alt.show_text(alt)
        self.retranslate()

    def show_sight(self, sight: LogoSight | None) -> None:
        """How well it is seen there."""
        self._sight = sight
        words = _sight_words(sight)
        self.sight_label.setText(str(words) if words else "")
        self.sight_label.setVisible(words is not None)

    def retranslate(self) -> None:
        """All words anew."""
        self.file_label.setText(self._name)
        self.ground.setAccessibleName(str(say("Bunnen for {file}", file=self._name)))
        self.alt.setAccessibleName(str(say("Beskrivelse av {file} for dem som ikke ser det", file=self._name)))
        self._alt_words.setText(str(say("Beskrivelse for dem som ikke ser merket")))
        for made, words in (
            (self.replace, say("Bytt fil for {file} …", file=self._name)),
            (self.remove, say("Ta bort {file}", file=self._name)),
        ):
            made.setAccessibleName(str(words))
            made.setToolTip(str(words))
        self.show_sight(self._sight)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(em // 4)
        top = QHBoxLayout()
        top.setSpacing(0)
        for widget, stretch in ((self.file_label, 1), (self.replace, 0), (self.remove, 0)):
            top.addWidget(widget, stretch)
        words.addLayout(top)
        words.addWidget(self.ground)
        row = QHBoxLayout()
        row.setSpacing(round(em * 0.6))
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em // 2)
        column.setSpacing(em // 4)
        column.addLayout(row)
        column.addWidget(self.sight_label)
        column.addWidget(self._alt_words)
        column.addWidget(self.alt)


class _LogoPicture(QWidget):
    """The mark on its ground."""

    def __init__(self) -> None:
        super().__init__()
        self._image, self._rgb = QImage(), "#ffffff"
        self._shown: tuple[Path, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_logo(self, file: Path | None, rgb: str) -> None:
        """This file on this color."""
        try:
            wanted = (file, file.stat().st_mtime_ns) if file is not None else None
        except OSError:
            wanted = None
        if wanted != self._shown or wanted is None:
            self._image = logo_image(file, _PICTURE_PX) if file is not None and wanted is not None else QImage()
            self._shown = wanted
        self._rgb = rgb
        self.update()

    def sizeHint(self) -> QSize:
        """Four lines high."""
        em = self.fontMetrics().height()
        return QSize(round(em * 4.6), round(em * 4.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, mark."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(appearance_of(self).edge), 1))
        painter.setBrush(QColor(self._rgb))
        painter.drawRoundedRect(whole, 4, 4)
        if not self._image.isNull():
            inner = whole.adjusted(7, 7, -7, -7)
            scale = min(inner.width() / self._image.width(), inner.height() / self._image.height())
            width, height = self._image.width() * scale, self._image.height() * scale
            place = QRectF(inner.center().x() - width / 2, inner.center().y() - height / 2, width, height)
            painter.drawImage(place, self._image)
        painter.end()


def _sight_words(sight: LogoSight | None) -> Sentence | None:
    if sight is None:
        return None
    if sight.is_clear:
        return say("Synes godt på denne bunnen ✓")
    return say("Synes dårlig: bare {percent} % skiller seg ut fra bunnen", percent=round(sight.share * 100))
