"""Text fitted: the largest size of a brand's steps at which it fills its frame to 97 % at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaderdeck.brand.kit import BrandKit
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import block_size, place_text
from leaderdeck.scene.hyphens import with_soft_hyphens
from leaderdeck.scene.shapes import PlacedText, TextBody, TextParagraph
from leaderdeck.units import Frame

MOST_FILLED = 0.97
"""Share of the inner height: LibreOffice squeezes text from 100 %, and programs differ by tenths of a point."""
_HOPELESS = 1.5
"""A text this many times too high even for the square of its shrinking fits at no smaller size."""


@dataclass(frozen=True, slots=True)
class FittedText:
    """A text at the size that was found. `fits` is False when even the last size is too large."""

    placed: PlacedText
    size_pt: float
    fits: bool


@dataclass(frozen=True, slots=True)
class FittedTexts:
    """Several texts that share one size."""

    placed: tuple[PlacedText, ...]
    size_pt: float
    fits: bool


def fit_text(body_at: Callable[[float], TextBody], sizes: Sequence[float], frame: Frame, kit: BrandKit) -> FittedText:
    """The text at the first size where it fits, hyphenated at known joints where a word is wider than its line."""
    together = fit_together(lambda size: ((body_at(size), frame),), sizes, kit)
    return FittedText(together.placed[0], together.size_pt, together.fits)


def fit_together(
    bodies_at: Callable[[float], Sequence[tuple[TextBody, Frame]]], sizes: Sequence[float], kit: BrandKit
) -> FittedTexts:
    """Several texts at the first size where all of them fit; at the last size (`fits` False) otherwise."""
    for size in sizes:
        bodies = [_Sized.at_best(body, frame, kit) for body, frame in bodies_at(size)]
        if all(sized.may_fit for sized in bodies):
            placed = tuple(place_text(sized.body, sized.frame, kit) for sized in bodies)
            if all(_fills(text, sized.frame) for text, sized in zip(placed, bodies, strict=True)):
                return FittedTexts(placed, size, fits=True)
        if any(sized.times_too_high > _HOPELESS * (size / sizes[-1]) ** 2 for sized in bodies):
            break
    bodies = [_Sized.at_best(body, frame, kit) for body, frame in bodies_at(sizes[-1])]
    return FittedTexts(tuple(place_text(sized.body, sized.frame, kit) for sized in bodies), sizes[-1], fits=False)


class _Sized(NamedTuple):
    """A text at a size, with soft hyphens if a word needs them, and whether it may fit before the guard."""

    body: TextBody
    frame: Frame
    may_fit: bool
    times_too_high: float

    @classmethod
    def at_best(cls, body: TextBody, frame: Frame, kit: BrandKit) -> _Sized:
        size = block_size(body, frame, kit)
        if not size.words_fit:
            body = replace(body, paragraphs=tuple(_jointed(paragraph) for paragraph in body.paragraphs))
            size = block_size(body, frame, kit)
        most = _most_height(body, frame)
        return cls(body, frame, size.words_fit and size.height_pt <= most, size.height_pt / max(1.0, most))


def _jointed(paragraph: TextParagraph) -> TextParagraph:
    runs = (replace(run, text=with_soft_hyphens(run.text)) for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def _fills(text: PlacedText, frame: Frame) -> bool:
    return text.fits and text.height_pt <= _most_height(text.body, frame)


def _most_height(body: TextBody, frame: Frame) -> float:
    return MOST_FILLED * (frame.height - body.insets.top - body.insets.bottom) + 1e-6
