"""List marks as characters: what is measured here, and drawn by the painter, and numbered by PowerPoint."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.shapes import Bullet

_SIGNS = {"square": "§", "disc": "•", "dash": "–", "long-dash": "—", "task": "☐", "done": "☑"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
SQUARE_WIDTH_EM = 0.458
"""Width of Wingdings' small square, the bullet `§`."""
TASK_WIDTH_EM = 0.9
"""Width of a task's box, drawn as geometry."""


def bullet_label(bullet: Bullet) -> str:
    """The mark as written: `1.`, `b.`, `iv.`, `•`, `–`, or the sign that stands for a square or a task."""
    if bullet.kind == "number":
        return f"{bullet.number}."
    if bullet.kind == "letter":
        return f"{_letters(bullet.number)}."
    if bullet.kind == "roman":
        return f"{_roman(bullet.number)}."
    return bullet.character or _SIGNS[bullet.kind]


def bullet_width_em(bullet: Bullet, font_file: Path) -> float:
    """Width of the mark as a share of the type size, numbers in the text's own font."""
    if bullet.kind == "square":
        return SQUARE_WIDTH_EM
    if bullet.kind in ("task", "done"):
        return TASK_WIDTH_EM
    return word_widths(font_file, bullet_label(bullet))[0]


def _letters(number: int) -> str:
    """Letters a to z, then aa, bb … as PowerPoint's `alphaLcPeriod` counts."""
    place = max(number, 1) - 1
    return chr(ord("a") + place % 26) * (place // 26 + 1)


def _roman(number: int) -> str:
    left = max(number, 1)
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (left // value)
        left %= value
    return letters
