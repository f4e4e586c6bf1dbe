"""All starters side by side, as many in a row as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.starter_card import WIDTH_EMS, StarterCard
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paths import resource_folder
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import load_talk

STARTERS: tuple[tuple[str, Sentence, Sentence], ...] = (
    ("keynote", say("Hovedforedrag"), say("Én tanke, fra den første setningen til den siste.")),
    ("tale", say("Tale"), say("Noen få lysbilder og et manus å holde seg i.")),
    ("foredrag", say("Fagforedrag"), say("Et spørsmål, det vi vet og det vi har prøvd.")),
    ("intervju", say("Intervju"), say("Spørsmål og svar, med et sitat.")),
    ("workshop", say("Arbeidsverksted"), say("En dag med program og oppgaver.")),
    ("kommune", say("Kommunen vår"), say("Til dem som kommer på besøk.")),
    ("opplaering", say("Folkevalgtopplæring"), say("En kveld med det man må vite.")),
    ("varslingsrutine", say("Varslingsrutinen"), say("Slik sier man ifra, og slik tas det imot.")),
)


class StarterGrid(QWidget):
    """Cards, their slides in this brand; `chosen` carries the starter's kind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, brand: str | None = None) -> None:
        super().__init__(parent)
        self._brand = brand
        self.cards = [StarterCard(kind, name, meaning) for kind, name, meaning in STARTERS]
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(round(self.fontMetrics().height() * 0.7))
        for card in self.cards:
            card.clicked.connect(lambda _on=False, kind=card.kind: self.chosen.emit(kind))
        self._arrange(4)
        self._waiting: list[StarterCard] = []
        self._work = Latest(_first_slide, self)
        self._work.answered.connect(self._show)
        self._work.failed.connect(self._fail)

    def showEvent(self, event: QShowEvent) -> None:
        """The slides are composed one by one, when somebody looks."""
        if not self._waiting:
            self._waiting = list(self.cards)
            QTimer.singleShot(0, self._next)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as there is room for."""
        self._arrange(max(1, self.width() // (WIDTH_EMS * self.fontMetrics().height())))
        super().resizeEvent(event)

    def retranslate(self) -> None:
        """All words anew, on the slides too."""
        for card in self.cards:
            card.retranslate()
        if self.isVisible():
            self._waiting = list(self.cards)
            self._next()

    def _arrange(self, columns: int) -> None:
        columns = min(columns, len(self.cards))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._layout.addWidget(card, number // columns, number % columns)

    def _next(self) -> None:
        if self._waiting:
            self._work.ask(self._waiting[0].kind, interface_language(), self._brand)

    def _show(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        scene, kit = answer
        card = self._waiting.pop(0)
        card.show_slide(paint_picture(scene, kit, 1, max(64, card.slide_width())))
        self._next()

    def _fail(self, problem: object) -> None:
        """A card without a slide can be chosen all the same."""
        if not isinstance(problem, LeaderDeckError | OSError):
            raise TypeError(problem)
        self._waiting.pop(0)
        self._next()


def _first_slide(kind: str, language: str, brand: str | None) -> tuple[Scene, BrandKit]:
    talk = load_talk(resource_folder("starters", f"{kind}.{language}.md"), brand)
    return talk.scenes[0][1], talk.kit
