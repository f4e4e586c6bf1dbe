"""What the windows know of words: verdicts and suggestions, asked of a process that holds the dictionaries."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from leaderdeck.desktop.spelling.own_words import OwnWords
from leaderdeck.spelling.dictionary import spelled_languages
from leaderdeck.spelling.service import PROGRAM

_GATHER_MS = 120
"""So that a window full of words is one question."""
_AFTER_START_MS = 2500
_MOST_KNOWN = 100_000
_MOST_STARTS = 3
"""A dictionary that ends its process on some word is not asked for ever."""


class Speller(QObject):
    """One for all windows. Nothing is started before the first word is asked for."""

    learned = Signal()
    """Something that was asked for is known now."""
    use_changed = Signal()
    """Spelling is wanted now, or no more."""
    forgotten = Signal()
    """No word is kept in mind any more."""
    failed = Signal()
    """There is no spelling on this machine."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own_words = OwnWords()
        self._verdicts: dict[tuple[str, str], bool] = {}
        self._suggestions: dict[tuple[str, str], tuple[str, ...]] = {}
        self._wanted: dict[str, set[str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._looked_for: set[tuple[object, object]] = set()
        self._process: QProcess | None = None
        self._starts = 0
        self._is_open = False
        self._is_wanted = True
        self._later = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._later.timeout.connect(self._ask_wanted)

    @property
    def is_there(self) -> bool:
        """Whether words can be asked for."""
        return self._is_open and self._is_wanted and self._starts < _MOST_STARTS

    @property
    def is_wanted(self) -> bool:
        """Whether the user wants to see what is misspelled."""
        return self._is_wanted

    def use(self, *, wanted: bool) -> None:
        """Whether the user wants to see what is misspelled."""
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self.use_changed.emit()

    def begin(self) -> None:
        """Words may be asked for from now on."""
        if not self._is_open:
            self._is_open = True
            self.use_changed.emit()

    def begin_soon(self) -> None:
        """The same when the windows have opened: a dictionary takes as long to load as a talk to be shown."""
        QTimer.singleShot(_AFTER_START_MS, self, self.begin)

    def forget(self, *_reason: object) -> None:
        """Keep no word in mind: those of locked notes were among them."""
        for known in (self._verdicts, self._suggestions, self._wanted, self._asked, self._looked_for):
            known.clear()
        self.forgotten.emit()

    def end(self) -> None:
        """No word is asked for any more."""
        self._is_open = False
        self._later.stop()
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()  # it ends at the end of its questions
            if not process.waitForFinished(200):
                process.kill()

    def is_wrong(self, language: str, word: str) -> bool | None:
        """Whether the word is misspelled in a language; None until that is known, which is told by `learned`."""
        if language not in spelled_languages() or self.own_words.has(word):
            return False
        known = self._verdicts.get((language, word))
        if known is None and self.is_there and (language, word) not in self._asked:
            self._wanted.setdefault(language, set()).add(word)
            if not self._later.isActive():
                self._later.start()
        return known

    def suggestions(self, language: str, word: str) -> tuple[str, ...] | None:
        """What may have been meant; None until that is known, which is told by `learned`."""
        known = self._suggestions.get((language, word))
        if known is None and self.is_there and (language, word) not in self._looked_for:
            self._looked_for.add((language, word))
            self._send({"language": language, "suggest": word})
        return known

    def learn(self, word: str) -> None:
        """The user says that this word is right. Raises FileProblem where it cannot be kept; it is right until then."""
        try:
            self.own_words.add(word)
        finally:
            self._send({"own": [word]})
            self._suggestions.clear()
            self.learned.emit()

    def _ask_wanted(self) -> None:
        wanted, self._wanted = self._wanted, {}
        for language, words in wanted.items():
            self._asked.update((language, word) for word in words)
            self._send({"language": language, "words": sorted(words)})

    def _send(self, question: dict[str, object]) -> None:
        process = self._running()
        if process is not None:
            process.write(json.dumps(question).encode() + b"\n")

    def _running(self) -> QProcess | None:
        if self._process is None and self.is_there:
            self._starts += 1
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
            self._process.readyReadStandardOutput.connect(self._hear)
            self._process.readyReadStandardError.connect(self._pass_over)
            self._process.finished.connect(self._note_end)
            self._process.errorOccurred.connect(self._note_end)
            self._process.start(PROGRAM[0], list(PROGRAM[1:]))
            self._process.write(json.dumps({"own": self.own_words.all()}).encode() + b"\n")
        return self._process

    def _hear(self) -> None:
        process = self._process
        heard = False
        while process is not None and process.canReadLine():
            heard |= self._take(json.loads(process.readLine().toStdString()))
        if heard:
            self.learned.emit()

    def _pass_over(self) -> None:
        """What it complains of may name words; it goes nowhere."""
        if self._process is not None:
            self._process.readAllStandardError()

    def _take(self, answer: dict[str, object]) -> bool:
        language, words, wrong = answer.get("language"), answer.get("words"), answer.get("wrong")
        if not isinstance(language, str):
            return False
        if isinstance(words, list) and isinstance(wrong, list):
            if len(self._verdicts) > _MOST_KNOWN:
                self._verdicts.clear()
            misspelled = set(wrong)
            for word in words:
                if (language, word) in self._asked:  # else it was to be forgotten
                    self._asked.discard((language, word))
                    self._verdicts[language, word] = word in misspelled
        meant, wanted = answer.get("suggestions"), answer.get("suggest")
        if isinstance(meant, list) and (language, wanted) in self._looked_for:
            self._looked_for.discard((language, wanted))
            self._suggestions[language, str(wanted)] = tuple(meant)
        return True

    def _note_end(self, *_how: object) -> None:
        """It ended by itself: what it has not answered is asked anew, a few times."""
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        for language, word in self._asked:
            self._wanted.setdefault(language, set()).add(word)
        self._asked.clear()
        self._looked_for.clear()
        if self.is_there and self._wanted:
            self._later.start()
        elif self._starts >= _MOST_STARTS:
            self._wanted.clear()
            self.failed.emit()


def spelled_language(language: str) -> str:
    """The language of a talk as the dictionaries name it."""
    return language if language in spelled_languages() else "nb"
