"""Numbers on charts: as many decimals as they need, grouped as the talk's language does, with their unit.

One `NumberStyle` gives both what the preview writes and the format code that PowerPoint keeps, so they agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.chart_scale import Scale, shown_values
from leaderdeck.scene.shapes import ChartShape

THOUSANDS_FROM = 10_000
"""From here on numbers are grouped, as Norwegian typography does from five digits."""
_USUAL_DECIMALS, _MOST_DECIMALS = 2, 6
_POWERS_FROM = 1e13
"""Numbers this large are written with a power of ten."""
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
_LOCALES = {
    "nb-no": "414", "nn-no": "814", "en-gb": "809", "en-us": "409", "se-no": "43B", "sv-se": "41D", "da-dk": "406",
    "de-de": "407", "fr-fr": "40C", "fi-fi": "40B", "es-es": "C0A", "pl-pl": "415", "uk-ua": "422",
}  # fmt: skip
"""Windows language identifiers ([MS-LCID]), as number formats name a language."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a chart's numbers are written."""

    decimals: int
    grouped: bool
    unit: str
    language: str
    powers: bool = False
    """Whether numbers are written as `1,2E+15`."""
    percent: bool = False
    """Whether shares of one are written as percent."""

    @property
    def bare_code(self) -> str:
        """The format without language and unit: `#,##0.0`."""
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"0{places}E+00" if self.powers else ("#,##0" if self.grouped else "0") + places

    @property
    def code(self) -> str:
        """The format code, for numbers above and below zero."""
        language = f"[$-{_LOCALES.get(self.language.lower(), '414')}]"
        code = self.bare_code + self._tail_code()
        return language + code if self.percent else f'{language}{code};{language}"{_MINUS}"{code}'

    def _tail_code(self) -> str:
        if self.percent:
            return "%" if self._is_english else f'"{_NO_BREAK_SPACE}"%'
        return f'"{self.tail}"' if self.tail else ""

    @property
    def tail(self) -> str:
        """What stands behind every number."""
        unit = "%" if self.percent else self.unit.replace('"', "")
        return unit if not unit or (unit == "%" and self._is_english) else _NO_BREAK_SPACE + unit

    @property
    def _is_english(self) -> bool:
        return self.language.lower().startswith("en")

    def written(self, value: float) -> str:
        """The number as it is shown: `19 120 kr`, `−4,2`."""
        shown = abs(value) * (100 if self.percent else 1)
        kind = "E" if self.powers else "f"
        text = f"{_rounded(shown, self.decimals) if kind == 'f' else shown:,.{self.decimals}{kind}}"
        if not self.grouped:
            text = text.replace(",", "")
        if not self._is_english:
            text = text.replace(",", _NO_BREAK_SPACE).replace(".", ",")
        return (_MINUS if value < 0 else "") + text + self.tail


def value_style(shape: ChartShape, *, with_unit: bool = True) -> NumberStyle:
    """How the chart's own values are written."""
    return _style_for(shown_values(shape), shape, shape.unit if with_unit else "")


def axis_style(shape: ChartShape, scale: Scale, *, with_unit: bool = True) -> NumberStyle:
    """How the marks of the value axis are written: with the decimals that their distance needs."""
    style = _style_for(scale.marks(), shape, shape.unit if with_unit else "")
    return replace(style, grouped=style.grouped or value_style(shape).grouped)


def share_style(shares: Iterable[float], language: str) -> NumberStyle:
    """How shares of a whole are written: in whole percent, or with a decimal where one would be 0 %."""
    small = any(0 < share < 0.01 for share in shares)
    return NumberStyle(int(small), grouped=False, unit="", language=language, percent=True)


def style_of(values: Iterable[float], unit: str, language: str) -> NumberStyle:
    """How these numbers are written, wherever they stand."""
    sizes = tuple(abs(value) for value in values if math.isfinite(value))
    largest = max(sizes, default=0.0)
    if largest >= _POWERS_FROM or 0 < largest < 10.0 ** (1 - _MOST_DECIMALS):
        return NumberStyle(1, grouped=False, unit=unit, language=language, powers=True)
    needed = _USUAL_DECIMALS
    if 0 < largest < 1:
        needed = max(needed, min(_MOST_DECIMALS, 1 - math.floor(math.log10(largest))))
    decimals = next((count for count in range(needed) if all(_is_exact(size, count) for size in sizes)), needed)
    return NumberStyle(decimals, grouped=largest >= THOUSANDS_FROM, unit=unit, language=language)


def _style_for(values: Iterable[float], shape: ChartShape, unit: str) -> NumberStyle:
    return style_of(values, unit, shape.language)


def _is_exact(value: float, decimals: int) -> bool:
    return math.isclose(round(value, decimals), value, rel_tol=1e-12)


def _rounded(value: float, decimals: int) -> float:
    """Halves go up, as spreadsheets round."""
    lifted = value * 10.0**decimals
    return math.floor(lifted + 0.5 + 1e-9) / 10.0**decimals if lifted < 1e15 else value
