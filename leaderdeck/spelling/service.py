"""The process that holds dictionaries: questions come as lines of JSON, and so do answers.

A process of its own because Hunspell keeps Python's lock while it loads (0.7 s) and while it looks for what may have
been meant: windows in the same process would stand still.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import IO

from leaderdeck.spelling.dictionary import Dictionary, spelled_languages

PROGRAM = (sys.executable, "-m", "leaderdeck.spelling.service")
_LONGEST = 100
"""Letters of what may be a word."""


class Service:
    """Answers what is asked of any language; a dictionary is loaded when its language is first asked for."""

    def __init__(self) -> None:
        self._own: list[str] = []
        self._dictionaries: dict[str, Dictionary] = {}

    def answer(self, question: dict[str, object]) -> dict[str, object]:
        """`{"own": [words]}` are right in every language; `{"language", "words"}` asks which of them are `wrong`;

        `{"language", "suggest"}` asks for `suggestions`. What was asked comes back with the answer.
        """
        own = _words(question.get("own"))
        if own:
            self._own += own
            for dictionary in self._dictionaries.values():
                dictionary.learn(own)
            return {}
        language = question.get("language")
        if not isinstance(language, str) or language not in spelled_languages():
            return {}
        known = self._dictionary(language)
        wanted = question.get("suggest")
        if isinstance(wanted, str) and _is_word(wanted):
            return {"language": language, "suggest": wanted, "suggestions": known.suggestions(wanted)}
        words = _words(question.get("words"))
        return {"language": language, "words": words, "wrong": [word for word in words if not known.is_right(word)]}

    def _dictionary(self, language: str) -> Dictionary:
        if language not in self._dictionaries:
            self._dictionaries[language] = Dictionary(language, self._own)
        return self._dictionaries[language]


def serve(questions: Iterable[str], answers: IO[str]) -> None:
    """Answer each line until there are no more; a line that asks nothing is passed over."""
    service = Service()
    for line in questions:
        try:
            question = json.loads(line)
        except ValueError:
            continue
        if isinstance(question, dict) and (answer := service.answer(question)):
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


def _words(value: object) -> list[str]:
    return [word for word in value if _is_word(word)] if isinstance(value, list) else []


def _is_word(value: object) -> bool:
    """Whether a dictionary can be asked: halves of letters, which have no bytes, are none."""
    return isinstance(value, str) and len(value) <= _LONGEST and not any("\ud800" <= sign <= "\udfff" for sign in value)


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
