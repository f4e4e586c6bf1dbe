"""A kit's logo variants as marks, and whether a picture is one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.logos import LARGEST_LOGO_BYTES
from leaderdeck.checks.drawn_logo import Likeness, Mark, compare, read_marks
from leaderdeck.deck.template_looks import Crop
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class KitLogos:
    """The pictures that count as a brand's logo: each as its marks."""

    variants: tuple[tuple[Mark, ...], ...]

    def likeness(self, data: bytes, frame: Frame | None = None, crop: Crop = _WHOLE) -> Likeness | None:
        """How alike a picture is to the nearest variant, as it is shown; None for a picture of something else."""
        if not self.variants or not data:
            return None
        marks = _marks_of(data)
        found = [compare(marks, variant, frame, crop) for variant in self.variants]
        alike = [each for each in found if each is not None]
        return min(alike, key=lambda each: (each.color, -each.score), default=None)


@lru_cache(maxsize=512)
def likeness_of(data: bytes, logos: KitLogos) -> Likeness | None:
    """How alike a picture is that is shown in its own proportions, told anew only for another picture or kit."""
    return logos.likeness(data)


def may_be_logo(data: bytes) -> bool:
    """Whether a picture is a drawing on an even or clear ground, as logos are."""
    return bool(_marks_of(data))


def logos_of(kit: BrandKit) -> KitLogos:
    """The kit's logo files, the same object as long as they are the same kit's."""
    return _logos_of(tuple(logo.file for logo in kit.logos), kit.version)


@lru_cache(maxsize=16)
def _logos_of(files: tuple[Path, ...], _version: str) -> KitLogos:
    variants = (_marks_of(data) for file in files if (data := _data_of(file)))
    return KitLogos(tuple(marks for marks in variants if marks))


def kit_logos(kit: BrandKit, further: Iterable[bytes] = ()) -> KitLogos:
    """The kit's logo files, those that can be read, and further pictures of it."""
    files = [data for logo in kit.logos if (data := _data_of(logo.file))]
    variants = (_marks_of(data) for data in dict.fromkeys((*files, *further)))
    return KitLogos(tuple(marks for marks in variants if marks))


def _data_of(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.stat().st_size <= LARGEST_LOGO_BYTES else b""
    except OSError:
        return b""


@lru_cache(maxsize=256)
def _marks_of(data: bytes) -> tuple[Mark, ...]:
    return read_marks(data)
