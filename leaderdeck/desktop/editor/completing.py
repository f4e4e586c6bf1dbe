"""What could be written next at the cursor. Pure: the line, what stands above it, and the brands there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.desktop.editor.known_words import BLOCKS, CARD, CARD_CHOICES, CHARTS, LAYOUTS, PICTURES, KnownWord
from leaderdeck.language import Sentence
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.front_matter import CARD_ENDS
from leaderdeck.quick_dataclass import dataclass

_BLOCK = late_pattern(r"[ \t]*:{3,}[ \t]*([\w-]*)$")
_CHART = late_pattern(r"[ \t]*:{3,}[ \t]*(?:diagram|chart)[ \t]+([\w-]*)$", re.IGNORECASE)
_CLASS = late_pattern(r"\{(?:[^{}]*[ \t])?\.([\w-]*)$")
_KEY = late_pattern(r"([^\W\d_][\w-]*)$")
_VALUE = late_pattern(r"([^\W\d_][\w-]*)[ \t]*:[ \t]+([\w./-]*)$")
_LONGEST_CARD = 80
_BRAND_KEYS = {"brand", "profil"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word to write, and what it means; `closes` where a `:::` line belongs below it."""

    word: str
    meaning: Sentence | str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Words that suit what is typed, best first, and how many letters before the cursor they take the place of."""

    typed: int
    words: tuple[Suggestion, ...]
    behind: str = ""
    """What is written behind the word that is chosen."""


NOTHING = Suggestions(0, ())


def suggestions(
    before: str, above: Sequence[str], language: str, brands: Sequence[tuple[str, str]] = ()
) -> Suggestions:
    """What suits `before`, the line up to the cursor. `above` are the file's first lines, or none below the card."""
    chart = _CHART.match(before)
    if chart:
        return _suited(CHARTS, chart[1], language)
    block = _BLOCK.match(before)
    if block:
        return _suited(BLOCKS, block[1], language, closes=True)
    found = _CLASS.search(before)
    if found:
        is_picture = "![" in before[: found.start()]
        if is_picture or before.lstrip().startswith("#"):
            return _suited(PICTURES if is_picture else LAYOUTS, found[1], language, behind="}")
        return NOTHING
    return _in_card(before, above, language, brands) if is_in_card(above) else NOTHING


def is_in_card(above: Sequence[str]) -> bool:
    """Whether a line below these is in the card: they begin with dashes that have not been closed."""
    if not above or len(above) > _LONGEST_CARD or above[0].rstrip() != "---":
        return False
    return not any(line.rstrip() in CARD_ENDS for line in above[1:])


def _in_card(before: str, above: Sequence[str], language: str, brands: Sequence[tuple[str, str]]) -> Suggestions:
    value = _VALUE.match(before)
    if value:
        key, typed = value[1].casefold(), value[2]
        if key in _BRAND_KEYS:
            return _ranked([Suggestion(name, meaning) for name, meaning in brands], typed)
        english = next((word.en for word in CARD if key in word.spellings()), "")
        return _suited(CARD_CHOICES.get(english, ()), typed, language)
    key_typed = _KEY.match(before)
    if not key_typed:
        return NOTHING
    present = {line.split(":", 1)[0].strip().casefold() for line in above if ":" in line}
    rest = [word for word in CARD if not present & {*word.spellings()}]
    return _suited(rest, key_typed[1], _language_of(present, language), behind=": ")


def _language_of(present: set[str], language: str) -> str:
    """The language that the keys above are written in; where they do not tell, the windows' language."""
    english = {word.en for word in CARD} & present
    norwegian = {word.nb for word in CARD} & present
    return "en" if english - norwegian else "nb" if norwegian - english and language == "en" else language


def _suited(
    words: Sequence[KnownWord], typed: str, language: str, *, closes: bool = False, behind: str = ""
) -> Suggestions:
    """Words in the language, and in another one where only that spelling suits what is typed."""
    found: list[Suggestion] = []
    wanted = typed.casefold()
    for word in words:
        own = word.spelled(language)
        spelled = own if wanted in own else next((one for one in word.spellings() if one.startswith(wanted)), "")
        if spelled:
            found.append(Suggestion(spelled, word.meaning, closes))
    return _ranked(found, typed, behind)


def _ranked(words: Sequence[Suggestion], typed: str, behind: str = "") -> Suggestions:
    wanted = typed.casefold()
    found = [word for word in words if wanted in word.word.casefold() or wanted in str(word.meaning).casefold()]
    if wanted:
        found.sort(key=lambda word: (not word.word.casefold().startswith(wanted), wanted not in word.word.casefold()))
    if [word.word for word in found] == [typed] and not found[0].closes:
        return NOTHING
    return Suggestions(len(typed), tuple(found), behind)
