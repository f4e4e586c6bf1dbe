"""Points of time in words, as one says them: «i dag kl. 14.05»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale

from leaderdeck.language import interface_language, say


def moments_words(moments: Sequence[datetime]) -> list[str]:
    """The days and times of day; with seconds where there are several in one minute."""
    minutes = Counter(when.replace(second=0, microsecond=0) for when in moments)
    return [moment_words(when, to_seconds=minutes[when.replace(second=0, microsecond=0)] > 1) for when in moments]


def moment_words(when: datetime, now: datetime | None = None, *, to_seconds: bool = False) -> str:
    """The day and the time of day in the language of the interface."""
    here = when.astimezone()
    today = (now or datetime.now().astimezone()).date()
    parts = ["%H", "%M", "%S"] if to_seconds else ["%H", "%M"]
    time = here.strftime((":" if interface_language() == "en" else ".").join(parts))
    if here.date() == today:
        return str(say("i dag kl. {time}", time=time))
    if here.date() == today - timedelta(days=1):
        return str(say("i går kl. {time}", time=time))
    return str(say("{date} kl. {time}", date=_date(here), time=time))


def _date(when: datetime) -> str:
    """The day in the language of the interface."""
    language = interface_language()
    locale = QLocale("en_GB" if language == "en" else f"{language}_NO")
    shape = "d MMMM yyyy" if language == "en" else "d. MMMM yyyy"
    return locale.toString(QDateTime(when.year, when.month, when.day, when.hour, when.minute, 0), shape)


def size_words(size: int) -> str:
    """A number of bytes as people say it: «12 kB»."""
    locale = QLocale("en_GB" if interface_language() == "en" else "nb_NO")
    return locale.formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
