"""Norwegian for the words that Qt itself says: standard buttons, file dialogs, the menus of text fields, keys.

Qt comes without bokmål and with another nynorsk than ours. The words lie in `resources/qt_words.json` by Qt's own
context and English source.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from leaderdeck.desktop.qt_catalog import qt_catalog
from leaderdeck.language import interface_language
from leaderdeck.paths import resource_folder


class QtWords(QObject):
    """`follow_language` says which language Qt speaks from now on. English is its own.

    Qt asks for its words in any thread and with locks of its own held. A translator written in Python would then wait
    for Python's lock, held by a thread that waits for Qt's: the app would stand still. So Qt gets a catalog of its own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self._translator: QTranslator | None = None
        self._catalog = b""

    def follow_language(self) -> None:
        """Speak the language of the interface."""
        if interface_language() == self._language:
            return
        self._language = interface_language()
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self._catalog = _catalog(self._language)  # kept: Qt reads it where it lies
        if self._catalog:
            self._translator = QTranslator(self)
            self._translator.load(self._catalog)
            QCoreApplication.installTranslator(self._translator)


@cache
def _catalog(language: str) -> bytes:
    if language == "en":
        return b""
    said = json.loads(resource_folder("qt_words.json").read_text("utf-8"))
    return qt_catalog(
        {(context, source): told[language] for context, rows in said.items() for source, told in rows.items()}
    )
