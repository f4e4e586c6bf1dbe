"""Asking what a picture shows, before it stands on a slide."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.editor.picture_drop import PictureOffer
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.language import say

_SHOWN_EMS = 18
_MOST_DECODED_MB = 256


class PictureDialog(QDialog):
    """A description, or the word that the picture is decoration: one of them must be said."""

    def __init__(self, offer: PictureOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._side = em * _SHOWN_EMS
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedHeight(round(min(self._side * 0.6, self.screen().availableGeometry().height() * 0.3)))
        self._picture.setMinimumWidth(self._side)
        self._question, self._help = QLabel(), QLabel()
        self._question.setProperty("kind", "heading")
        self._help.setProperty("kind", "muted")
        self._help.setWordWrap(True)
        self._alt = QPlainTextEdit()
        self._alt.setProperty("kind", "field")
        self._alt.setTabChangesFocus(True)
        self._alt.setFixedHeight(round(em * 4.4))
        self._decorative = QCheckBox()
        self._put_in, self._cancel = NearButton(), NearButton()
        self._put_in.setProperty("kind", "primary")
        self._put_in.setDefault(True)
        self._arrange(em)
        self._alt.textChanged.connect(self._allow)
        self._decorative.toggled.connect(self._allow)
        self._put_in.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._decoder = Latest(_small_picture, self)
        self._decoder.answered.connect(self._show_picture)
        self._decoder.ask(offer.data, round(self._side * self.devicePixelRatioF()))
        self.retranslate()
        self._allow()
        self._alt.setFocus()

    def _arrange(self, em: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(em // 2)
        for widget in (self._picture, self._question, self._alt, self._help, self._decorative):
            column.addWidget(widget)
        self._question.setBuddy(self._alt)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._put_in)
        column.addSpacing(em // 3)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        self.setWindowTitle(str(say("Sett inn bilde")))
        self._question.setText(str(say("Hva viser bildet?")))
        self._alt.setAccessibleName(str(say("Hva viser bildet?")))
        self._help.setText(str(say("Si det som til en som ikke ser det: kort, og det som betyr noe her.")))
        self._help.setMinimumHeight(self._help.heightForWidth(self._side))
        self._alt.setAccessibleDescription(self._help.text())
        self._decorative.setText(str(say("Bildet er bare pynt")))
        self._put_in.setText(str(say("Sett inn")))
        self._cancel.setText(str(say("Avbryt")))
        self._picture.setAccessibleName(str(say("Bildet som settes inn")))

    def alt_text(self) -> str:
        """What the user says that the picture shows."""
        return "" if self.is_decorative() else " ".join(self._alt.toPlainText().split())

    def is_decorative(self) -> bool:
        """Whether the picture says nothing that matters."""
        return self._decorative.isChecked()

    def _allow(self) -> None:
        self._alt.setEnabled(not self._decorative.isChecked())
        self._put_in.setEnabled(self.is_decorative() or bool(self.alt_text()))

    def _show_picture(self, image: object) -> None:
        if isinstance(image, QImage) and not image.isNull():
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(image).scaled(
                QSize(round(self._picture.width() * ratio), round(self._picture.height() * ratio)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)
        else:
            self._picture.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _small_picture(data: bytes, side: int) -> QImage:
    """The picture, decoded no larger than it is shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
