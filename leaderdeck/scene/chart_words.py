"""What a chart shows, said in the talk's language to those who do not see it: the main thing first, then the values."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from leaderdeck.deck.blocks import Chart
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_numbers import NumberStyle, share_style, style_of
from leaderdeck.scene.words import short_language, word

MOST_SPOKEN = 24
"""Values told in an alt text; more than these nobody listens to."""
_ROUND = frozenset({"pie", "doughnut"})

_SENTENCES: dict[str, dict[str, str]] = {
    "nb": {
        "by": " etter {title}",
        "highest": "Høyest er {place} med {value}", "lowest": ", lavest er {place} med {value}.",
        "largest": "Størst er {place} med {value}", "smallest": ", minst er {place} med {value}.",
        "up": "{name} går opp fra {before} i {first} til {after} i {last}.",
        "down": "{name} går ned fra {before} i {first} til {after} i {last}.",
        "level": "{name} er {after} i både {first} og {last}.", "equal": "Alle verdier er {value}.",
        "values": "Verdien", "none": "Ingen verdier.", "more": "og {count} verdier til",
    },
    "nn": {
        "by": " etter {title}",
        "highest": "Høgast er {place} med {value}", "lowest": ", lågast er {place} med {value}.",
        "largest": "Størst er {place} med {value}", "smallest": ", minst er {place} med {value}.",
        "up": "{name} går opp frå {before} i {first} til {after} i {last}.",
        "down": "{name} går ned frå {before} i {first} til {after} i {last}.",
        "level": "{name} er {after} i både {first} og {last}.", "equal": "Alle verdiar er {value}.",
        "values": "Verdien", "none": "Ingen verdiar.", "more": "og {count} verdiar til",
    },
    "en": {
        "by": " by {title}", "highest": "Highest is {place} at {value}", "lowest": ", lowest is {place} at {value}.",
        "largest": "Largest is {place} at {value}", "smallest": ", smallest is {place} at {value}.",
        "up": "{name} rises from {before} in {first} to {after} in {last}.",
        "down": "{name} falls from {before} in {first} to {after} in {last}.",
        "level": "{name} is {after} in both {first} and {last}.", "equal": "All values are {value}.",
        "values": "The value", "none": "No values.", "more": "and {count} more values",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """A chart and the way to speak of it."""

    chart: Chart
    say: dict[str, str]
    style: NumberStyle
    rows: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    """Series' name, and (category, value) of what is not missing."""

    def points(self) -> list[tuple[str, float]]:
        """(where, value) of all values."""
        many = len(self.rows) > 1
        return [
            (f"{place} ({name})" if many and name else place, value) for name, row in self.rows for place, value in row
        ]


_Speaker: TypeAlias = Callable[[_Told], str]


def chart_in_words(chart: Chart, language: str) -> str:
    """The alt text: kind and caption, the main thing, and the values as far as one would listen."""
    rows = tuple(
        (
            name,
            tuple(
                (place, value)
                for place, value in zip(chart.categories, values, strict=False)
                if value is not None and math.isfinite(value)
            ),
        )
        for name, values in chart.series
    )
    style = style_of((value for _, row in rows for _, value in row), chart.unit, short_language(language))
    told = _Told(chart, _SENTENCES[short_language(language)], style, rows)
    if not told.points():
        return f"{_opening(told, language)} {told.say['none']}"
    main = _MAIN_THING.get(chart.kind, _say_extremes)(told)
    return " ".join(part for part in (_opening(told, language), main, _values(told)) if part)


def _opening(told: _Told, language: str) -> str:
    chart = told.chart
    title = chart.category_title.strip()
    by = told.say["by"].format(title=_within(title)) if title else ""
    kind = word(chart.kind, language) + by
    return f"{kind}: {chart.caption.text.rstrip('.')}." if chart.caption and chart.caption.text else f"{kind}."


def _within(title: str) -> str:
    """A column's title inside a sentence: `år`, but `NAV` and `ID`."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _say_extremes(told: _Told) -> str:
    points = told.points()
    if len(points) < 2:
        return ""
    high, low = max(points, key=lambda point: point[1]), min(points, key=lambda point: point[1])
    written = told.style.written
    if high[1] == low[1]:
        return told.say["equal"].format(value=written(high[1]))
    return told.say["highest"].format(place=high[0], value=written(high[1])) + told.say["lowest"].format(
        place=low[0], value=written(low[1])
    )


def _say_development(told: _Told) -> str:
    return " ".join(_development(told, name, row) for name, row in told.rows if len(row) > 1)


def _development(told: _Told, name: str, row: tuple[tuple[str, float], ...]) -> str:
    (first, before), (last, after) = row[0], row[-1]
    key = "up" if after > before else "down" if after < before else "level"
    written = told.style.written
    return told.say[key].format(
        name=name or told.say["values"], first=first, last=last, before=written(before), after=written(after)
    )


def _say_shares(told: _Told) -> str:
    _, row = told.rows[0]
    whole = sum(abs(value) for _, value in row)
    if not whole or len(row) < 2:
        return ""
    shares = [(place, abs(value) / whole) for place, value in row]
    style = share_style((share for _, share in shares), told.style.language)
    largest, smallest = max(shares, key=lambda point: point[1]), min(shares, key=lambda point: point[1])
    return told.say["largest"].format(place=largest[0], value=style.written(largest[1])) + told.say["smallest"].format(
        place=smallest[0], value=style.written(smallest[1])
    )


_MAIN_THING: dict[str, _Speaker] = {
    "line": _say_development, "area": _say_development, "pie": _say_shares, "doughnut": _say_shares,
}  # fmt: skip


def _values(told: _Told) -> str:
    rows = told.rows[:1] if told.chart.kind in _ROUND else told.rows
    parts, left = [], MOST_SPOKEN
    for name, row in rows:
        pairs = [f"{place}: {told.style.written(value)}" for place, value in row][:left]
        left -= len(pairs)
        if pairs:
            parts.append(f"{name} ({', '.join(pairs)})" if name else ", ".join(pairs))
    silent = sum(len(row) for _, row in rows) - MOST_SPOKEN
    if silent > 0:
        parts.append(told.say["more"].format(count=silent))
    return "; ".join(parts) + "."
