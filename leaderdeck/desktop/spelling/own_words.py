"""The user's own words: names and terms that are right because she says so."""

from __future__ import annotations

from contextlib import suppress

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.paths import user_data_folder

MOST = 20_000
_LONGEST = 80


class OwnWords:
    """The words in a file that only the user may read, one on each line."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self.file = user_data_folder() / "spelling-words.txt"
        with suppress(OSError, ValueError):
            lines = self.file.read_text("utf-8").splitlines()[:MOST]
            self._words = dict.fromkeys(word for line in lines if (word := line.strip()) and len(word) <= _LONGEST)

    def all(self) -> list[str]:
        """All of them, the oldest first."""
        return list(self._words)

    def has(self, word: str) -> bool:
        """Whether this is one of them, as it is or in small letters."""
        return word in self._words or word.lower() in self._words

    def add(self, word: str) -> None:
        """Keep a word. Raises FileProblem where the file cannot be written; the word is right until the app ends."""
        self._words[word] = None
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as stream:
                self.file.chmod(0o600)
                stream.write(f"{word}\n")
        except OSError:
            raise FileProblem(
                say("Ordet gjelder til du avslutter: {file} kan ikke skrives nå.", file=self.file)
            ) from None
