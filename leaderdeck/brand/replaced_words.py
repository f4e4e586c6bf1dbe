"""Names and slogans that a brand gave up: those of older versions of its kit, and of profiles that it replaced."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.brand.catalog import list_all_kits
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.kit_summary import KitSummary
from leaderdeck.brand.reader import DESCRIPTION_NAME, parse_description, read_description
from leaderdeck.errors import BrandProblem


def replaced_words(kit: BrandKit) -> tuple[str, ...]:
    """Every name, slogan and further spelling of the kits on this machine that came before this one, not its own."""
    own = {kit.name.casefold(), *(slogan.casefold() for _, slogan in kit.slogans)}
    before = (each for each in list_all_kits() if each.folder != kit.folder and _came_before(each, kit))
    found = (word for summary in before for word in _words_of(summary))
    return tuple(word for word in dict.fromkeys(found) if word.strip() and word.casefold() not in own)


def _came_before(summary: KitSummary, kit: BrandKit) -> bool:
    if summary.id == kit.id:
        return summary.version != kit.version
    return summary.replaced_by is not None and summary.replaced_by.id == kit.id


def _words_of(summary: KitSummary) -> Iterator[str]:
    yield summary.name
    try:
        head = parse_description(summary.folder / DESCRIPTION_NAME, read_description(summary.folder))
    except (BrandProblem, OSError):
        return
    slogans, residue = head.get("slogan"), head.get("residue")
    listed = (*(slogans.values() if isinstance(slogans, dict) else ()), *(residue if isinstance(residue, list) else ()))
    yield from (word for word in listed if isinstance(word, str))
