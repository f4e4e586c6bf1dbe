"""Which theme slot of somebody else's template should play which color role, with contrast measured.

What the template itself does comes first: the colors that its titles, texts and grounds really have. Roles it says
nothing of take the slot that can be read where LeaderDeck sets text in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, channels, contrast
from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole, Slot
from leaderdeck.brand.template import Layout, Placeholder
from leaderdeck.quick_dataclass import dataclass

_NEUTRALS: tuple[Slot, ...] = ("dk1", "lt1", "dk2", "lt2")
_ACCENTS: tuple[Slot, ...] = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_SOFTEST = 2.0
"""Contrast to the ground up to which a surface is soft, and not a block of color."""
_GRAYEST = 90
"""Up to this spread of its channels (of 255) a color is soft to the eye, however light it is."""
_VISIBLE = 1.15
_LINE_CONTRAST, _QUIET = (1.25, 5.0), 2.0
"""What a line's contrast to the ground may be, and what it is best."""


@dataclass(frozen=True, slots=True)
class _Theme:
    rgb: Mapping[str, str]

    def ratio(self, first: str, second: str) -> float:
        return contrast(self.plain(first), self.plain(second))

    def plain(self, color: str) -> str:
        return color if color.startswith("#") else self.rgb.get(color, "#000000")

    def nearest(self, color: str, among: Sequence[Slot]) -> Slot:
        """The slot of this color, or the one that looks most like it."""
        red, green, blue = channels(self.plain(color))

        def distance(slot: Slot) -> int:
            other = channels(self.rgb[slot])
            return (red - other[0]) ** 2 + (green - other[1]) ** 2 + (blue - other[2]) ** 2

        return next((slot for slot in among if slot == color), min(among, key=distance))


def propose_slots(rgb: Mapping[str, str], content: Layout) -> dict[ColorRole, Slot]:
    """The slot for each role. `rgb` is the theme of the master that plain content stands on, `content` that layout."""
    theme = _Theme(rgb)
    every = tuple(ROLE_SLOTS.values())[:10]
    ground = theme.nearest(content.ground, every)
    text = _readable(theme, _color_of(content, ("body", "obj", "subTitle")), ground, (*_NEUTRALS, *_ACCENTS))
    title = _color_of(content, ("title", "ctrTitle")) or text
    heading = _readable(theme, title, ground, every, LARGE_TEXT_CONTRAST)
    soft, panel = _surfaces(theme, ground, text)
    grounds = (ground, soft, panel)
    accent = _accent(theme, ground)
    deep = _deep(theme, ground, heading, accent)
    rest = [slot for slot in _ACCENTS if theme.plain(slot) not in (theme.plain(accent), theme.plain(ground))]
    second = next(iter(rest), accent)
    return {
        "text": text,
        "ground": ground,
        "heading": heading,
        "soft-ground": soft,
        "accent": accent,
        "second": second,
        "line": _line(theme, ground, (*rest, second)),
        "muted": _muted(theme, text, grounds),
        "deep": deep,
        "panel": panel,
        "link": "hlink",
        "followed": "folHlink",
    }


def _color_of(layout: Layout, types: Sequence[str]) -> str:
    holders: list[Placeholder] = [known for known in layout.placeholders if known.type in types]
    largest = max(holders, key=lambda known: known.frame.width * known.frame.height, default=None)
    return largest.level(0).color if largest is not None else ""


def _readable(theme: _Theme, color: str, ground: Slot, among: Sequence[Slot], wanted: float = TEXT_CONTRAST) -> Slot:
    """The slot of this color where it can be read on the ground, else the neutral that reads best."""
    if color:
        slot = theme.nearest(color, among)
        if theme.ratio(slot, ground) >= wanted:
            return slot
    return max(_NEUTRALS, key=lambda slot: theme.ratio(slot, ground))


def _surfaces(theme: _Theme, ground: Slot, text: Slot) -> tuple[Slot, Slot]:
    """Two slots for surfaces that text reads on, softest first; the ground itself where the theme has none."""

    def suits(slot: Slot) -> bool:
        seen = _VISIBLE <= theme.ratio(slot, ground) <= _SOFTEST
        shades = channels(theme.plain(slot))
        return seen and theme.ratio(slot, text) >= TEXT_CONTRAST and max(shades) - min(shades) <= _GRAYEST

    soft = [slot for slot in (*_NEUTRALS, *_ACCENTS) if suits(slot)]
    if not soft:
        return ground, ground
    neutral = [slot for slot in soft if slot in _NEUTRALS]
    first = (neutral or soft)[0]
    return first, next((slot for slot in soft if theme.plain(slot) != theme.plain(first)), first)


def _accent(theme: _Theme, ground: Slot) -> Slot:
    """The first accent that text on the ground can be set in; else the one that comes nearest to it."""
    reading = [slot for slot in _ACCENTS if theme.ratio(slot, ground) >= TEXT_CONTRAST]
    return reading[0] if reading else max(_ACCENTS, key=lambda slot: theme.ratio(slot, ground))


def _deep(theme: _Theme, ground: Slot, heading: Slot, accent: Slot) -> Slot:
    """A full color that text in the color of the ground reads on: a dark neutral with some color, else an accent."""
    order: tuple[Slot, ...] = ("dk2", heading, accent, *_ACCENTS, "dk1", "lt1")
    colorful = [slot for slot in order if theme.ratio(slot, ground) >= TEXT_CONTRAST]
    tinted = [slot for slot in colorful if len(set(channels(theme.plain(slot)))) > 1]
    return next(iter(tinted or colorful), max(_NEUTRALS, key=lambda slot: theme.ratio(slot, ground)))


def _line(theme: _Theme, ground: Slot, among: Sequence[Slot]) -> Slot:
    """A slot that is seen on the ground without shouting."""
    least, most = _LINE_CONTRAST
    order: tuple[Slot, ...] = ("lt2", *among)
    seen = [slot for slot in order if least <= theme.ratio(slot, ground) <= most]
    return min(seen, key=lambda slot: abs(theme.ratio(slot, ground) - _QUIET), default=among[-1])


def _muted(theme: _Theme, text: Slot, grounds: Sequence[Slot]) -> Slot:
    """The neutral that is softer than text and still reads on all grounds; text itself where there is none."""

    def reads(slot: Slot) -> bool:
        return all(theme.ratio(slot, ground) >= TEXT_CONTRAST for ground in grounds)

    quieter: tuple[Slot, ...] = ("dk2", "lt2")
    softer = [slot for slot in quieter if reads(slot) and theme.plain(slot) != theme.plain(text)]
    return softer[0] if softer else text
