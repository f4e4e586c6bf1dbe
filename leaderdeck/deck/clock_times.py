"""Clock times and lengths as people write them: `09.30`, `9:30–10:15`, `90 min`, `1 t 30 min`, and back to words."""

from __future__ import annotations

import re

CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
"""A clock time in a regular expression."""
LENGTH = (
    r"\d{1,3}[ \t]*(?:min(?:utt(?:er|ar)?|utes?|s)?\b\.?|')"
    r"|\d{1,2}(?:[.,]\d)?[ \t]*(?:t(?:ime(?:r|ar)?)?|h(?:ours?)?)\b"
    r"(?:[ \t]*\d{1,2}[ \t]*min(?:utt(?:er|ar)?|utes?)?\b)?"
)
"""A length in a regular expression."""
DAY = 24 * 60
"""Minutes of a day."""

_CLOCK = re.compile(CLOCK)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_IN_MINUTES = re.compile(r"\d[ \t]*(?:min|')", re.IGNORECASE)


def is_clock(text: str) -> bool:
    """Whether a word is a clock time and nothing else."""
    return bool(_CLOCK.fullmatch(text))


def clock_minutes(text: str) -> tuple[int | None, int | None]:
    """Minutes after midnight of the first clock time in a text and of the second; None where there is none."""
    found = [_minutes(time) for time in _CLOCK.findall(text)[:2]]
    first, second = (*found, None, None)[:2]
    return first, second


def clock_words(minutes: int, sample: str = "") -> str:
    """A clock time written as `sample` is: with a colon or a full stop, with or without a leading zero."""
    mark = ":" if ":" in sample else "."
    hour = minutes // 60 % 24
    hours = re.split(r"[.:]", sample)[0]
    is_padded = sample[:1] == "0" or len(hours) != 1
    return f"{hour:02d}{mark}{minutes % 60:02d}" if is_padded else f"{hour}{mark}{minutes % 60:02d}"


def length_minutes(text: str) -> int:
    """Minutes of a length as written; 0 where there is none."""
    numbers = [float(number.replace(",", ".")) for number in _NUMBER.findall(text)]
    if not numbers:
        return 0
    if len(numbers) == 1 and _IN_MINUTES.search(text):
        return int(numbers[0])
    return round(numbers[0] * 60 + (numbers[1] if len(numbers) > 1 else 0))


def length_words(minutes: int, sample: str = "", *, is_english: bool = False) -> str:
    """A length written as `sample` is, in minutes or in hours and minutes: `90 min`, `45 minutter`, `1 t 30 min`."""
    if not sample or (_IN_MINUTES.search(sample) and len(_NUMBER.findall(sample)) == 1):
        return _NUMBER.sub(str(minutes), sample, count=1) or f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    unit = "h" if is_english or re.search(r"\d[ \t]*h", sample, re.IGNORECASE) else "t"
    return " ".join([*([f"{hours} {unit}"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def _minutes(time: str) -> int:
    hour, minute = re.split(r"[.:]", time)
    return int(hour) * 60 + int(minute)
