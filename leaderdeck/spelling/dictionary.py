"""The words of one language: Hunspell with a shipped dictionary, what that lacks, and the user's own words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from leaderdeck.paths import resource_folder

_LANGUAGES = ("nb", "nn", "en")
MOST_SUGGESTIONS = 5
_SHORTEST_FIRST = 5
_SHORTEST_LAST = 4
"""Letters of the parts of a word that is put together: shorter ones make words of most slips («delt» + «aksel»)."""
_JOINED = ("nb", "nn")
"""Languages that write words put together as one."""


@cache
def spelled_languages() -> tuple[str, ...]:
    """The languages whose words are known: whoever passes the app on may leave dictionaries out."""
    return tuple(language for language in _LANGUAGES if resource_folder("spelling", f"{language}.dic").is_file())


class Dictionary:
    """Tells right words from wrong ones in `nb`, `nn` or `en`. Made in the process that spells: it takes 0.7 s."""

    def __init__(self, language: str, own_words: Iterable[str] = ()) -> None:
        """Raises ValueError for a language without a dictionary, OSError where its files cannot be read."""
        if language not in spelled_languages():
            raise ValueError(language)
        from hunspell import Hunspell  # reads in 20 ms of library that only who spells needs

        self._language = language
        self._words = Hunspell(language, hunspell_data_dir=str(resource_folder("spelling")))
        more = resource_folder("spelling", f"{language}.more.txt").read_text("utf-8").splitlines()
        self.learn(word for word in more if word and not word.startswith("#"))
        self.learn(own_words)

    def learn(self, words: Iterable[str]) -> None:
        """These are right from now on."""
        for word in words:
            self._words.add(word)

    def is_right(self, word: str) -> bool:
        """Whether the word is known, or put together of words that are."""
        plain = _plain(word)
        return self._knows(plain) or ("-" in plain and all(map(self._knows, filter(None, plain.split("-")))))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; none where nothing is near."""
        found = dict.fromkeys(self._words.suggest(_plain(word)))
        joined = [each for each in found if " " not in each and not ("-" in each and "-" not in word)]
        return tuple((joined or list(found))[:MOST_SUGGESTIONS])

    def _knows(self, word: str) -> bool:
        return self._words.spell(word) or (self._language in _JOINED and self._is_joined(word))

    def _is_joined(self, word: str) -> bool:
        for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
            first, last = word[:cut], word[cut:]
            if self._words.spell(last) and (self._words.spell(first) or self._is_link(first)):
                return True
        return False

    def _is_link(self, first: str) -> bool:
        """Whether it is a word with the letter that joins it to the next one, as in «ytrings-»."""
        return first.endswith("s") and self._words.spell(first[:-1])


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("\u00ad", "").replace("’", "'")
