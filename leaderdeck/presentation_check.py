"""A PowerPoint file and perhaps a brand → findings: the checks of talks on its deck, and those that only files have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from leaderdeck.brand.kit import BrandKit, FontFamily, Palette
from leaderdeck.brand.replaced_words import replaced_words
from leaderdeck.brand.template import Template
from leaderdeck.checks import access, brand, language, privacy, slide_size
from leaderdeck.checks.finding import Finding
from leaderdeck.checks.presentation import KitTemplate, find, find_of_brand, in_powerpoint, told_once
from leaderdeck.checks.talks import in_order, switched_off
from leaderdeck.checks.view import TalkView, look_at
from leaderdeck.deck.presentation import Presentation
from leaderdeck.deck.template_looks import House
from leaderdeck.powerpoint.read_house import house_of
from leaderdeck.powerpoint.reader import read_presentation

SUFFIXES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".ppt", ".pot", ".pps"})
"""File names that are PowerPoint's; the old formats are refused in a sentence."""
_GROUPS: tuple[Callable[[TalkView], Iterable[Finding]], ...] = (
    access.find,
    privacy.find,
    language.find,
    slide_size.find,
)
_TOO_SMALL = "access.text-size"
_OF_TALKS_ALONE = frozenset({"language.slogan"})


def is_presentation(file: Path) -> bool:
    """Whether a file is PowerPoint's, by its name."""
    return file.suffix.lower() in SUFFIXES


def check_presentation(file: Path, kit: BrandKit | None = None, today: date | None = None) -> tuple[Finding, ...]:
    """The findings of a PowerPoint file. Raises TemplateProblem in one sentence for one that cannot be read."""
    presentation = read_presentation(file)
    off = switched_off(kit, presentation.deck) if kit is not None else frozenset()
    return in_order(told_once(_each_once(_findings(presentation, kit, file, today), off)), off)


def _each_once(findings: Iterable[Finding], off: frozenset[str]) -> Iterator[Finding]:
    """Without what the brand says of letters that are too small to read anyway."""
    found = tuple(findings)
    unreadable = {each.slide for each in found if each.rule == _TOO_SMALL and not off & {_TOO_SMALL, "access"}}
    return (each for each in found if each.rule != "brand.size" or each.slide not in unreadable)


def _findings(presentation: Presentation, kit: BrandKit | None, file: Path, today: date | None) -> Iterator[Finding]:
    """Findings of both kinds. A file whose text says no language cannot be in the wrong one."""
    view = look_at(presentation.deck, kit or _nobodys_kit(file), (), "", today or date.today())  # noqa: DTZ011
    says_language = bool(presentation.deck.front_matter.language)
    for check in (*_GROUPS, *((brand.find,) if kit is not None else ())):
        for finding in check(view):
            if finding.rule not in _OF_TALKS_ALONE and (says_language or not finding.rule.startswith("language.")):
                yield in_powerpoint(finding)
    yield from find(presentation)
    if kit is not None:
        house, pictures = house_of(kit.template.file) or (House(), {})
        yield from find_of_brand(presentation, kit, KitTemplate(house, pictures), replaced_words(kit))


def _nobodys_kit(file: Path) -> BrandKit:
    """A kit that says nothing, for checks that ask one for its name."""
    nothing = Path()
    font = FontFamily("", nothing, nothing, nothing, nothing)
    template = Template(file, 960.0, 540.0, ())
    return BrandKit("", "", "", (), "nb", Palette(()), font, font, font, nothing, template=template)
