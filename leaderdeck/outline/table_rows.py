"""Cells of table rows, and numbers in cells."""

from __future__ import annotations

import re
from math import isfinite
from typing import Literal

from leaderdeck.deck.blocks import Alignment
from leaderdeck.late_pattern import late_pattern

_DELIMITER = late_pattern(r":?-+:?")
_UNESCAPED_PIPE = late_pattern(r"(?<!\\)\|")
_NUMBER = late_pattern(
    r"(?:(?:kr|nok|eur|usd|[€$£])\.?\s*)?(?P<sign>[+\-−–]?)\s*(?:(?:kr|[€$£])\.?\s*)?"
    r"(?P<digits>\d[\d\s.,'’]*)(?P<unit>[^\d\s]?[^\d]{0,15})",
    re.IGNORECASE,
)
_GROUPS = {"nb": late_pattern(r"\d{1,3}(?:\.\d{3})+"), "en": late_pattern(r"\d{1,3}(?:,\d{3})+")}


def split_row(line: str) -> list[str]:
    """A row's cells, trimmed; an escaped pipe is part of its cell."""
    text = line.strip(" \t")
    cells = _UNESCAPED_PIPE.split(text) if "\\" in text else text.split("|")
    if not cells[0].strip(" \t"):
        del cells[0]
    if cells and not cells[-1].strip(" \t"):
        cells.pop()
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells]


def alignments_of(line: str) -> list[Alignment]:
    """What a delimiter row like `|:--|--:|` says of each column; empty if it is none."""
    if line.strip("|-: \t"):
        return []
    cells = split_row(line)
    if not all(_DELIMITER.fullmatch(cell) for cell in cells):
        return []
    return [_alignment(cell) for cell in cells]


def _alignment(cell: str) -> Alignment:
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left"


def read_number(text: str, language: str) -> tuple[float, str] | None:
    """A cell's number and its unit: `7,2 %`, `1 200`, `kr 3,5 mill.`; None where it is no number.

    A single kind of separator is a decimal one, unless it stands before three digits as the language groups them.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    digits = re.sub(r"[\s'’]", "", found["digits"]).rstrip(".,")
    grouping: Literal["nb", "en"] = "en" if language.startswith("en") else "nb"
    if _GROUPS[grouping].fullmatch(digits):
        digits = digits.replace("." if grouping == "nb" else ",", "")
    decimal = max(digits.rfind(","), digits.rfind("."))
    if decimal >= 0:
        whole = digits[:decimal].replace(",", "").replace(".", "")
        digits = f"{whole}.{digits[decimal + 1 :]}"
    number = float(digits)
    if not isfinite(number):
        return None
    return (-number if found["sign"] in ("-", "−", "–") else number), found["unit"].strip()
