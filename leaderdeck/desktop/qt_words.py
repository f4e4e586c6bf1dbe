"""Norwegian for the words that Qt itself says: standard buttons, file dialogs, the menus of text fields, keys.

Qt comes without bokmål and with another nynorsk than ours. The words lie in `resources/qt_words.json` by Qt's own
context and English source.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from leaderdeck.language import interface_language
from leaderdeck.paths import resource_folder


class QtWords(QTranslator):
    """Installed once; `follow_language` says which language it speaks from now on. English is Qt's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[tuple[str, str], str] = {}
        self._is_installed = False

    def follow_language(self) -> None:
        """Speak the language of the interface."""
        self._words = _words(interface_language())
        if not self._is_installed:
            self._is_installed = QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:
        """Never: Qt would not ask an empty translator."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The words in our language; nothing where Qt shall ask others or keep its own."""
        return self._words.get((context, sourceText))


@cache
def _words(language: str) -> dict[tuple[str, str], str]:
    if language == "en":
        return {}
    said = json.loads(resource_folder("qt_words.json").read_text("utf-8"))
    return {
        (context, source): translated[language] for context, rows in said.items() for source, translated in rows.items()
    }
