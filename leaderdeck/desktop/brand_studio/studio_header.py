"""The bar above the studio: which profile this is, whether it is saved, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.language import Sentence, say

_LEAST_EMS = 20


class StudioHeader(QWidget):
    """Title, state, undo and redo, import, share, more and save. Where it is narrow, buttons go into «Mer»."""

    wished = Signal(str)
    """`undo`, `redo`, `import`, `share`, `save`, or what stands in the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = self._version = ""
        self._is_edited = self._is_read_only = False
        self._title = ShortenedLabel()
        self._title.setProperty("kind", "title")
        self._state = QLabel()
        self._state.setProperty("kind", "muted")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self.undo, self.redo = QToolButton(), QToolButton()
        self.undo.setIcon(icon("undo"))
        self.redo.setIcon(icon("redo"))
        self.import_, self.share, self.save = NearButton(), NearButton(), NearButton()
        self.save.setProperty("kind", "primary")
        self.more = QPushButton()
        self.more.setProperty("kind", "menu")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        for made, wish in (
            (self.undo, "undo"), (self.redo, "redo"), (self.import_, "import"), (self.share, "share"),
            (self.save, "save"),
        ):  # fmt: skip
            made.clicked.connect(lambda _on=False, wanted=wish: self.wished.emit(wanted))
        self._row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        self._row.setContentsMargins(em, em // 2, em, em // 2)
        self._row.setSpacing(round(em * 0.6))
        for widget in (self._title, self._state):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for button in (self.undo, self.redo, self.import_, self.share, self.more, self.save):
            self._row.addWidget(button)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Narrower than all its words: they give way."""
        return QSize(_LEAST_EMS * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def show_draft(self, draft: KitDraft, name: str, version: str) -> None:
        """The profile as it stands."""
        self._name, self._version = name, version
        self._is_edited, self._is_read_only = draft.is_edited, draft.is_read_only
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        self.save.setEnabled(draft.is_edited)
        self._tell()

    def state(self) -> Sentence:
        """Whether everything is saved."""
        if self._is_read_only:
            return say("kan ikke endres her")
        return say("ulagrede endringer") if self._is_edited else say("lagret")

    def retranslate(self) -> None:
        """All words anew."""
        for made, words in (
            (self.undo, say("Angre")), (self.redo, say("Gjør om")),
            (self.import_, say("Importer PowerPoint-mal …")), (self.share, say("Del profilpakke …")),
            (self.more, say("Mer")), (self.save, say("Lagre")),
        ):  # fmt: skip
            made.setAccessibleName(str(words))
            if isinstance(made, QToolButton):
                made.setToolTip(str(words))
            else:
                made.setText(str(words))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _tell(self) -> None:
        self._title.set_text(str(say("Profil: {name}", name=self._name or "–")))
        self._state.setText(f"– {self._version} · {self.state()}")
        self._state.setAccessibleName(self._state.text())
        self._fit()

    def _fit(self) -> None:
        """Share and import are in the menu where the bar has no room for them."""
        for shown in ((True, True), (True, False), (False, False)):
            for button, is_shown in zip((self.import_, self.share), shown, strict=True):
                button.setVisible(is_shown)
            self._row.invalidate()
            title = self._title.sizeHint().width() - self._title.minimumSizeHint().width()
            if self._row.totalMinimumSize().width() + title <= self.width():
                return

    def _fill_menu(self) -> None:
        self.menu.clear()
        hidden = [
            (wish, words)
            for button, wish, words in (
                (self.import_, "import", say("Importer PowerPoint-mal …")),
                (self.share, "share", say("Del profilpakke …")),
            )
            if button.isHidden()
        ]
        own = [] if self._is_read_only else [("save_version", say("Lagre som ny versjon …"))]
        rows = [*hidden, *own, ("copy", say("Lag en kopi …")), ("new", say("Ny profil …")),
                ("talk", say("Vis med foredraget mitt")), ("folder", say("Vis i mappe"))]  # fmt: skip
        for wish, words in rows:
            made = self.menu.addAction(str(words))
            made.triggered.connect(lambda _on=False, wanted=wish: self.wished.emit(wanted))
