"""The line at the foot: which slide, how many words and minutes, whether all fits, the talk's language and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from leaderdeck.checks.pace import Pace
from leaderdeck.deck.slide import Deck
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

_LANGUAGES: dict[str, Sentence] = {"nb": say("Bokmål"), "nn": say("Nynorsk"), "en": say("Engelsk")}
_CROWDED = ("fit.overflow", "fit.word-too-long")


_MOMENT_MS = 4000
_LEAST_EMS = 16
"""How narrow the line may become, in lines of text."""


class StatusLine(QStatusBar):
    """Facts about the talk, from left to right in the order one asks. Where it is narrow, the least important go."""

    findings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._slide, self._words = QLabel(), QLabel()
        self._fits = QPushButton()
        self._fits.setProperty("kind", "quiet")
        self._fits.setFlat(True)
        self._fits.clicked.connect(self.findings_requested)
        self._language, self._zoom = QLabel(), QLabel()
        for label in (self._slide, self._words):
            self.addWidget(label)
        for widget in (self._fits, self._language, self._zoom):
            self.addPermanentWidget(widget)
        self._talk: Talk | None = None
        self._pace: Pace | None = None
        self._number, self._percent = 0, 100
        self._fitting: Sentence = _fit(0, 0)
        self._fits_now = False
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Narrower than all its facts: they give way."""
        return QSize(_LEAST_EMS * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many facts as there is room for."""
        super().resizeEvent(event)
        self._give_way()

    def tell_nothing_changed(self) -> None:
        """What was asked for left the talk as it is: said for a moment, so that nobody waits for it."""
        self.showMessage(str(say("Det var ingenting å endre her")), _MOMENT_MS)

    def show_talk(self, talk: Talk) -> None:
        """Facts of the talk as it was read."""
        self._talk = talk
        self._tell()

    def show_pace(self, pace: Pace) -> None:
        """Words and time, worked out elsewhere."""
        self._pace = pace
        self._tell()

    def show_place(self, number: int, line: int) -> None:
        """The slide that the cursor is on."""
        if number != self._number:
            self._number = number
            self._tell_slide()

    def show_zoom(self, percent: int) -> None:
        """The editor's text size."""
        self._percent = percent
        self._zoom.setText(f"{percent} %")
        self._give_way()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._tell()
        self.show_zoom(self._percent)
        self._zoom.setToolTip(str(say("Tekststørrelse i skrivefeltet")))
        self._language.setToolTip(str(say("Språk i presentasjonen")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._give_way()
        super().changeEvent(event)

    def _tell(self) -> None:
        self._tell_slide()
        talk = self._talk
        self._words.setText(str(_words_and_minutes(talk.deck, self._pace)) if talk and self._pace else "")
        self._words.setAccessibleName(self._words.text())
        language = talk.deck.front_matter.language if talk else "nb"
        self._language.setText(str(_LANGUAGES.get(language, language)))
        crowded = sum(finding.rule in _CROWDED for finding in talk.findings) if talk else 0
        divided = sum(scene.parts > 1 and scene.part == 1 for _, scene in talk.scenes) if talk else 0
        self._fitting = _fit(crowded, divided)
        self._fits.setAccessibleName(str(self._fitting))
        self._fits.setToolTip(str(self._fitting))
        self._give_way()

    def _tell_slide(self) -> None:
        count = len(self._talk.scenes) if self._talk else 0
        self._slide.setText(str(say("Lysbilde {number} av {count}", number=self._number, count=count)) if count else "")
        self._slide.setAccessibleName(self._slide.text())
        self._give_way()

    def _give_way(self) -> None:
        """The zoom goes first, then the language and the words; of what fits, the sign stays."""
        if self._fits_now:  # what is shown and hidden here asks anew
            return
        self._fits_now = True
        em = self.fontMetrics().height()
        self.setContentsMargins(em // 2, 0, em // 2, 0)
        for label in (self._slide, self._words):
            label.setContentsMargins(0, 0, em, 0)
        for label in (self._language, self._zoom):
            label.setContentsMargins(em // 2, 0, em // 2, 0)
        whole = str(self._fitting)
        for gone in range(5):
            self._zoom.setVisible(gone < 1)
            self._language.setVisible(gone < 2)
            self._words.setVisible(gone < 3 and bool(self._words.text()))
            self._fits.setText(whole if gone < 4 else whole[:1])
            self._fits.setVisible(self._talk is not None and self._talk.is_checked and bool(self._talk.scenes))
            if self._needed_width() <= self.width():
                break
        self._fits_now = False

    def _needed_width(self) -> int:
        em = self.fontMetrics().height()
        shown = [
            part
            for part in (self._slide, self._words, self._fits, self._language, self._zoom)
            if part.isVisibleTo(self)
        ]
        return sum(part.sizeHint().width() + em for part in shown) + em


def _fit(crowded: int, divided: int) -> Sentence:
    if crowded == 1:
        return say("! Ett lysbilde får ikke plass")
    if crowded:
        return say("! {count} lysbilder får ikke plass", count=crowded)
    if divided == 1:
        return say("✓ Alt får plass; ett lysbilde er delt")
    if divided:
        return say("✓ Alt får plass; {count} lysbilder er delt", count=divided)
    return say("✓ Alt får plass")


def _words_and_minutes(deck: Deck, pace: Pace) -> Sentence:
    words = f"{pace.words:,}".replace(",", "\N{NO-BREAK SPACE}")
    minutes = max(1, round(pace.seconds / 60)) if pace.seconds else 0
    wanted = deck.front_matter.duration_seconds
    if wanted:
        return say("{words} ord · {minutes} min av {wanted}", words=words, minutes=minutes, wanted=round(wanted / 60))
    return say("{words} ord · {minutes} min", words=words, minutes=minutes)
