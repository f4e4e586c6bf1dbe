"""What the window shows before there is a text: three ways to bring one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import HeadingLabel, button, text_label
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.spoken_time import thousands
from leaderdeck.language import say

_MOST_COUNTED = 400_000
"""Characters of the clipboard that are counted; what is longer is just a lot."""


class EmptyPage(QWidget):
    """Paste, open, or take the text of the window that one came from."""

    wished = Signal(str)
    """`paste`, `open` or `window`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ""
        self._heading, self._words, self._clipboard = HeadingLabel(), text_label(), text_label("muted")
        self.paste, self.open, self.window_ = button("primary"), button(), button()
        self.paste.setIcon(icon("paste", "on_primary"))
        self.open.setIcon(icon("open"))
        self.window_.setIcon(icon("note"))
        for made, wish in ((self.paste, "paste"), (self.open, "open"), (self.window_, "window")):
            made.clicked.connect(lambda _on=False, wanted=wish: self.wished.emit(wanted))
        em = self.fontMetrics().height()
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=round(em * 0.6))
        for made in (self.paste, self.open, self.window_):
            row.addWidget(made)
        card = QWidget()
        card.setMaximumWidth(36 * em)
        column = QVBoxLayout(card)
        column.setSpacing(round(em * 0.8))
        for widget in (self._heading, self._words, buttons, self._clipboard):
            column.addWidget(widget)
        middle = QHBoxLayout()  # an alignment instead would give the card less height than its words need
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * em, em, 2 * em, em)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        self._card = card
        QGuiApplication.clipboard().dataChanged.connect(self._follow_clipboard)
        self.offer_window("")
        self.retranslate()

    def offer_window(self, title: str) -> None:
        """There is a text in the window that one came from; empty: there is none."""
        self._title = title
        self.window_.setVisible(bool(title))
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self._heading.setText(str(say("Hvilken tekst skal bli et foredrag?")))
        self._words.setText(
            str(
                say(
                    "En artikkel, et intervju, en rapport eller et notat. Slipp en fil her, eller lim inn. Hvert ord "
                    "kommer på et lysbilde, i talenotatene eller i listen over det som ikke er med, og ingenting blir "
                    "diktet til."
                )
            )
        )
        for made, words in (
            (self.paste, say("Lim inn")), (self.open, say("Åpne en fil …")),
            (self.window_, say("Bruk «{title}»", title=_short(self._title))),
        ):  # fmt: skip
            made.setText(str(words))
            made.setAccessibleName(str(words))
        self._tell_clipboard()

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as the words are read well."""
        self._card.setMaximumWidth(36 * self.fontMetrics().height())
        self._tell_clipboard()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._card.setMaximumWidth(36 * self.fontMetrics().height())
        super().changeEvent(event)

    def _follow_clipboard(self) -> None:
        if self.isVisible():
            self._tell_clipboard()

    def _tell_clipboard(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        text = mime.text() if mime is not None and mime.hasText() else ""
        count = len(text[:_MOST_COUNTED].split())
        self.paste.setEnabled(count > 0)
        if not count:
            words = say(
                "Det er ingen tekst på utklippstavlen nå. Filer kan være .txt, .md, .docx, .odt, .html og .pdf."
            )
        else:
            words = say(
                "På utklippstavlen: {count} ord. Filer kan være .txt, .md, .docx, .odt, .html og .pdf.",
                count=thousands(count),
            )
        self._clipboard.setText(str(words))


def _short(title: str) -> str:
    flat = " ".join(title.split())
    return flat if len(flat) <= 34 else f"{flat[:33].rstrip()}…"
