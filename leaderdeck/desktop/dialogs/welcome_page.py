"""Where a talk begins: an empty page, a starter, one that was open before, the sample or the guide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.shortened_button import ShortenedButton
from leaderdeck.desktop.dialogs.starter_grid import StarterGrid
from leaderdeck.desktop.documents.recent_titles import RecentTitles, shown_recent, where_words
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.settings import Settings
from leaderdeck.language import say

MOST_RECENT = 5


class WelcomePage(DialogFrame):
    """Every choice closes the page and goes up as a wish."""

    starter_requested = Signal(str)
    """The kind of a starter; empty for an empty talk."""
    file_requested = Signal(object)
    """A `Path` that was open before."""
    open_requested = Signal()
    sample_requested = Signal()
    guide_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, brand: str | None = None) -> None:
        """`brand` is the id of the kit that the starters are shown in, where it is not their own."""
        super().__init__(parent, ems=(60, 20))
        em = self.fontMetrics().height()
        self.empty_button, self.open_button = button("primary"), button()
        self.sample_button, self.guide_button = button(), button()
        row = QHBoxLayout()
        row.setSpacing(round(em * 0.6))
        for made, picture in (
            (self.empty_button, ""),
            (self.open_button, "open"),
            (self.sample_button, "talk"),
            (self.guide_button, "guide"),
        ):
            if picture:
                made.setIcon(icon(picture))
            row.addWidget(made)
        row.addStretch(1)
        self._recent_words, self._starter_words = text_label("section"), text_label("section")
        self._files = shown_recent(settings.recent, MOST_RECENT)
        self.recent = [self._recent_button(path) for path in self._files]
        self.titles = RecentTitles(self)
        self.titles.changed.connect(self._name_recent)
        self.titles.ask(self._files)
        recent = QVBoxLayout()
        recent.setSpacing(0)
        for made in self.recent:
            line = QHBoxLayout()
            line.addWidget(made)
            line.addStretch(1)
            recent.addLayout(line)
        self.starters = StarterGrid(brand=brand)
        self.content.addLayout(row)
        self.content.addSpacing(em // 3)
        self.content.addWidget(self._recent_words)
        self.content.addLayout(recent)
        self.content.addWidget(self._starter_words)
        self.content.addWidget(self.starters)
        self.content.addStretch(1)
        self.close_button = button()
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self._recent_words.setVisible(bool(self.recent))
        self._connect()
        self.retranslate()
        self.empty_button.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Nytt foredrag")))
        self.empty_button.setText(str(say("Tom side")))
        self.open_button.setText(str(say("Åpne …")))
        self.sample_button.setText(str(say("Se et eksempel")))
        self.guide_button.setText(str(say("Veiledning")))
        self._recent_words.setText(str(say("Nylig brukte")))
        self._starter_words.setText(str(say("Begynn med et utkast")))
        self.starters.retranslate()
        self.close_button.setText(str(say("Lukk")))
        for made in (
            self.empty_button, self.open_button, self.sample_button, self.guide_button, self.close_button
        ):  # fmt: skip
            made.setAccessibleName(made.text())

    def _connect(self) -> None:
        self.empty_button.clicked.connect(lambda: self._choose(lambda: self.starter_requested.emit("")))
        self.open_button.clicked.connect(lambda: self._choose(self.open_requested.emit))
        self.sample_button.clicked.connect(lambda: self._choose(self.sample_requested.emit))
        self.guide_button.clicked.connect(lambda: self._choose(self.guide_requested.emit))
        self.starters.chosen.connect(lambda kind: self._choose(lambda: self.starter_requested.emit(kind)))
        self.close_button.clicked.connect(self.reject)

    def _choose(self, wish: object) -> None:
        """The page is gone before the wish is answered, for the answer may be a dialog of its own."""
        self.accept()
        if callable(wish):
            wish()

    def _name_recent(self) -> None:
        """The talks' titles, once they have been read."""
        for path, made in zip(self._files, self.recent, strict=True):
            if self.titles[path]:
                made.set_words(f"{self.titles[path]}  ·  {where_words(path, self._files)}")

    def _recent_button(self, path: Path) -> ShortenedButton:
        made = ShortenedButton(f"{path.name}  ·  {path.parent.name}")
        made.setIcon(icon("file"))
        made.setAccessibleDescription(str(path.parent))
        made.setToolTip(str(path))
        made.clicked.connect(lambda: self._choose(lambda: self.file_requested.emit(path)))
        return made
