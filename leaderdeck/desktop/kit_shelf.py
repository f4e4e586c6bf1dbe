"""The kits that windows have loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderdeck.brand.catalog import KitSummary, default_kit_id, find_kit, list_kits
from leaderdeck.brand.kit import BrandKit
from leaderdeck.errors import BrandProblem


class KitShelf:
    """Kits that have been loaded, so that slides which did not change stay the same values."""

    def __init__(self) -> None:
        self._kits: dict[tuple[str, Path | None, date | None], BrandKit] = {}
        self._summaries: tuple[KitSummary, ...] | None = None

    def summaries(self) -> tuple[KitSummary, ...]:
        """All kits that there are, as their descriptions begin; read from disk once."""
        if self._summaries is None:
            self._summaries = list_kits()
        return self._summaries

    def kit_for(self, brand: str, folder: Path | None, day: date | None = None) -> tuple[BrandKit, BrandProblem | None]:
        """The kit of this id or path on this day, and what is wrong when the neutral one stands in for it."""
        try:
            return self._load(brand or default_kit_id(), folder, day), None
        except BrandProblem as problem:
            return self._load(default_kit_id(), None, None), problem

    def forget(self) -> None:
        """Kits were installed or removed: everything is read from disk again."""
        self._kits.clear()
        self._summaries = None

    def _load(self, brand: str, folder: Path | None, day: date | None) -> BrandKit:
        key = (brand, folder, day)
        if key not in self._kits:
            self._kits[key] = find_kit(brand, folder, day)
        return self._kits[key]
