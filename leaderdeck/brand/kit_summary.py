"""A kit as its description begins: enough to list it, to choose between versions, and to know when it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.brand.kit import Successor
from leaderdeck.brand.reader import DESCRIPTION_NAME, parse_description, read_description
from leaderdeck.errors import BrandProblem
from leaderdeck.quick_dataclass import dataclass

Origin: TypeAlias = Literal["installed", "shared", "shipped", "kept"]
"""Installed by the user, from the organization's shared folder, part of LeaderDeck, or an older version kept aside."""
MOST_KITS = 500
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class KitSummary:
    """One kit in the list."""

    id: str
    name: str
    version: str
    folder: Path
    accessible: bool
    origin: Origin = "installed"
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: Successor | None = None
    exceptions: str = ""
    contact: str = ""


def version_key(version: str) -> tuple[int, ...]:
    """What versions are compared by: `2.1` is `2.1.0`, and comes before `2.10`. Anything else comes first of all."""
    if not _VERSION.fullmatch(version):
        return (-1,)
    parts = [int(part) for part in version.split(".")]
    return (*parts, *(0 for _ in range(4 - len(parts))))


def read_summary(folder: Path, origin: Origin) -> KitSummary | None:
    """The kit in this folder; None where there is none, or its description does not even say what it is."""
    try:
        return _summary(folder, read_description(folder), origin)
    except (BrandProblem, OSError):
        return None


@lru_cache(maxsize=128)  # whoever asks for one kit has all of them listed, and to parse one takes milliseconds
def _summary(folder: Path, text: str, origin: Origin) -> KitSummary | None:
    head = parse_description(folder / DESCRIPTION_NAME, text)
    facts = [head.get(key) for key in ("id", "name", "version")]
    if not all(isinstance(fact, str) and fact for fact in facts):
        return None
    kit_id, name, version = (str(fact) for fact in facts)
    return KitSummary(
        kit_id,
        name,
        version,
        folder,
        accessible=head.get("accessible") is True,
        origin=origin,
        valid_from=_day(head.get("valid-from")),
        valid_to=_day(head.get("valid-to")),
        replaced_by=_successor(head.get("replaced-by")),
        exceptions=_text(head.get("exceptions")),
        contact=_text(head.get("contact")),
    )


def summaries_in(place: Path, origin: Origin) -> list[KitSummary]:
    """The kits whose folders lie in this one, by the names of the folders; none where it cannot be read."""
    try:
        folders = sorted(place.iterdir())[:MOST_KITS] if place.is_dir() else []
    except OSError:
        return []
    found = (read_summary(folder, origin) for folder in folders if not folder.name.startswith("."))
    return [summary for summary in found if summary is not None]


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _successor(value: object) -> Successor | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("id"), str):
        return None
    return Successor(value["id"], _day(value.get("from")))
