"""Which words of a line are prose that can be misspelled, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaderdeck.late_pattern import late_pattern

_JOINTS = "\u00ad'’-"
_ACCENTS = "\u0300-\u036f"  # signs of their own, as files of a Mac have them
_PART = rf"[^\W\d_](?:[^\W\d_]|[{_ACCENTS}])*"
_WORD = late_pattern(rf"{_PART}(?:[{_JOINTS}]{_PART})*")
_NOT_PROSE = late_pattern(
    r"""
    `+[^`]*`+                                # code
    | \]\([^)]*\)?                           # where a link leads, and which picture is shown
    | \[\[[^\]]*(?:\]\])?                    # a passage of the library
    | \[\^[^\]]*\]                           # a footnote's name
    | \{[^}]*\}?                             # attributes
    | <[^>]*>?                               # tags and addresses
    | (?:https?|mailto|file):\S*             # addresses
    | \b[\w.+-]{1,64}@[\w.-]+                # mail
    | \b(?:[\w-]{1,40}\.){1,5}(?:no|com|org|net|io|eu|pptx?|docx?|xlsx?|md|pdf|png|jpe?g|svg|txt)\b\S* # files
    | &\#?\w+;                               # entities
    | (?<!\w)[\#@/\\]\w\S*                   # tags, names and folders
    """,
    re.VERBOSE,
)
_MARKS = late_pattern(r"[`\[\]{<:@.&#/\\]")
"""Without one of them a line has nothing of the kind."""
_NO_TEXT = late_pattern(r"[ \t>]*(?::::|\|?[ \t:|-]+\|?[ \t]*$|%%)")
_OPENERS = ' \t*_#>«"“([|–—-'
_BEGINNERS = '«"“|–—'
_ENDERS = ".!?:…»”"
_LONGEST = 60
"""Letters: what is longer is no word, and takes a dictionary long."""


def words_in(line: str) -> Iterator[tuple[int, int]]:
    """The places (first, end) of the words of a line of Markdown, in order.

    Left out is what is not prose, what has digits or small and capital letters mixed, what is written in capitals
    alone, and what begins with a capital within a sentence: those are names and short forms, which no dictionary has.
    """
    if _NO_TEXT.match(line):
        return
    hidden = line
    if _MARKS.search(line):
        hidden = _NOT_PROSE.sub(lambda found: "\x00" * len(found.group()), line)
    for found in _WORD.finditer(hidden):
        first, end = found.span()
        if _is_spelled(found.group(), hidden, first, end):
            yield first, end


def _is_spelled(word: str, line: str, first: int, end: int) -> bool:
    if len(word) == 1 or len(word) > _LONGEST:
        return False
    for sign in line[first - 1 : first] + line[end : end + 1]:
        if sign in "_\\/@" or sign.isdigit():
            return False
    if not word[1:].islower() and any(map(str.isupper, word[1:])):
        return False
    if not word.isalpha() and not all(map(_is_of_words, word)):
        return False
    return not word[0].isupper() or _begins_sentence(line[:first])


def _begins_sentence(before: str) -> bool:
    """Whether a capital is one that any word would have there."""
    rest = before.rstrip(_OPENERS)
    if rest.endswith("\x00:"):
        return False  # a footnote's text, which is a source and begins with a name
    return not rest or rest[-1] in _ENDERS or any(sign in _BEGINNERS for sign in before[len(rest) :])


def _is_of_words(sign: str) -> bool:
    """Not so the small figures that Unicode takes for letters."""
    return sign.isalpha() or sign in _JOINTS or "\u0300" <= sign <= "\u036f"
