"""Where the characters of a rendered PDF stand: origins on the baseline, points from the upper left corner."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Character:
    """One drawn character."""

    text: str
    x: float
    baseline: float


def characters(file: Path) -> list[list[Character]]:
    """For each page its characters, spaces left out."""
    pages = []
    document = pypdfium2.PdfDocument(file)
    x, y = ctypes.c_double(), ctypes.c_double()
    for page in document:
        height = page.get_height()
        text = page.get_textpage()
        found = []
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text.raw, index)
            if pdfium.FPDFText_IsGenerated(text.raw, index) == 1 or chr(code).isspace():
                continue
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            found.append(Character(chr(code), x.value, height - y.value))
        pages.append(found)
        text.close()
        page.close()
    document.close()
    return pages


SIDEWAYS = 4.5
"""Points that a centered or right-aligned line may stray: LibreOffice rounds advances to whole pixels."""
BASELINE_TOLERANCE = 0.15


def difference(line: str, x: float, baseline: float, width: float, page: list[Character], lower: float = 0.0) -> str:
    """Empty when `line` stands on the page where it should; otherwise what is there instead.

    A line may stand up to `lower` points lower than it should.
    """
    wanted = "".join(character for character in line if not character.isspace() and character != "\u00ad")
    near = sorted(
        (
            known
            for known in page
            if -0.9 <= known.baseline - baseline <= 0.9 + lower and x - SIDEWAYS <= known.x < x + width + SIDEWAYS - 1.0
        ),
        key=lambda known: known.x,
    )
    there = "".join(known.text for known in near)
    # The reader of PDFs gives a hyphen at a line's end as a mark of its own, or not at all.
    if there.rstrip("-\x02") != wanted.rstrip("-"):
        return f"wanted {wanted!r}, found {there!r}"
    off = max((abs(known.baseline - baseline) for known in near), default=0.0)
    return f"{wanted!r}: baseline off by {off:.2f} pt" if off > BASELINE_TOLERANCE + lower else ""
