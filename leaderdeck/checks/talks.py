"""The checks of a talk, and its findings in the order of its slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks import (
    access,
    backdrop,
    brand,
    contrast,
    file,
    fit,
    language,
    library,
    pace,
    privacy,
    programme,
    slide_size,
    text_sizes,
)
from leaderdeck.checks import text as text_group
from leaderdeck.checks.dismissed import DismissedFinding, the_dismissed, with_fingerprints, without_dismissed
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.repairs import with_repairs
from leaderdeck.checks.view import TalkView, look_at
from leaderdeck.deck.slide import Deck
from leaderdeck.scene.shapes import Scene

_GROUPS: tuple[tuple[tuple[Rule, ...], Callable[[TalkView], Iterable[Finding]]], ...] = (
    (text_group.RULES, text_group.find),
    (fit.RULES, fit.find),
    (file.RULES, file.find),
    (access.RULES, access.find),
    (contrast.RULES, contrast.find),
    (text_sizes.RULES, text_sizes.find),
    (privacy.RULES, privacy.find),
    (brand.RULES, brand.find),
    (backdrop.RULES, backdrop.find),
    (language.RULES, language.find),
    (pace.RULES, pace.find),
    (programme.RULES, programme.find),
    (library.RULES, library.find),
    (slide_size.RULES, slide_size.find),
)

RULES: tuple[Rule, ...] = tuple(rule for rules, _ in _GROUPS for rule in rules)
"""Every rule that a talk may break, by group."""

_OF_TALKS = frozenset({"pace", "fit.shrunk", "fit.split"})
"""Groups and rules about what an audience has time to read: a note is prose, and nobody sits before its slides."""

_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def find_problems(
    deck: Deck,
    kit: BrandKit,
    scenes: tuple[tuple[int, Scene], ...],
    text: str,
    today: date | None = None,
    progress: Callable[[int, int], object] = lambda _done, _groups: None,
    known_pace: pace.Pace | None = None,
) -> tuple[Finding, ...]:
    """What a careful colleague would point out: the whole talk first, then slide by slide and line by line.

    Nothing is said twice of the same line. Rules that the kit or the talk switches off and findings that were dismissed
    for the talk are left out, except privacy errors. `progress` is told at each slide how many groups of checks are
    done, of how many, and may raise to end it. `known_pace` is how long the talk takes where that is known better than
    by its words.
    """
    day = today or date.today()  # noqa: DTZ011 - a kit's dates are the wall calendar's
    done = 0

    def note_group(number: int) -> None:
        nonlocal done
        done = number
        report()

    def report() -> None:
        progress(done, len(_GROUPS))

    view = look_at(deck, kit, scenes, text, day, known_pace, report)
    found = without_dismissed(_find_all(view, note_group), deck.front_matter.dismissed)
    return with_repairs(found, view)


def dismissed_findings(
    deck: Deck, kit: BrandKit, scenes: tuple[tuple[int, Scene], ...], text: str, today: date | None = None
) -> tuple[DismissedFinding, ...]:
    """What was dismissed for this talk, in the order of its card, each with the finding that it keeps quiet."""
    dismissals = deck.front_matter.dismissed
    if not dismissals:
        return ()
    view = look_at(deck, kit, scenes, text, today or date.today())  # noqa: DTZ011 - a kit's dates are the wall calendar's
    return the_dismissed(_find_all(view), dismissals, RULES)


def _find_all(view: TalkView, note_group: Callable[[int], object] = lambda _number: None) -> tuple[Finding, ...]:
    off = switched_off(view.kit, view.deck)

    def found() -> Iterator[Finding]:
        for number, (_, find) in enumerate(_GROUPS):
            note_group(number)
            yield from find(view)

    return with_fingerprints(in_order(found(), off), view)


def in_order(found: Iterable[Finding], off: frozenset[str]) -> tuple[Finding, ...]:
    """The findings by slide and line, gravest first, each once; those of rules and groups switched off are left out."""
    return tuple(sorted((finding for finding in dict.fromkeys(found) if _is_wanted(finding, off)), key=_place))


def switched_off(kit: BrandKit, deck: Deck) -> frozenset[str]:
    """Names of rules and groups that are switched off for this talk or note, groups without dot or star."""
    names = (*kit.switched_off, *deck.front_matter.switched_off)
    off = frozenset(name.removesuffix("*").removesuffix(".") for name in names)
    return off | _OF_TALKS if deck.front_matter.type == "note" else off


def _is_wanted(finding: Finding, off: frozenset[str]) -> bool:
    group = finding.rule.partition(".")[0]
    if group == "privacy" and finding.severity == "error":
        return True
    return finding.rule not in off and group not in off


def _place(finding: Finding) -> tuple[object, ...]:
    """Sorting key; the words decide last, so that the order is the same in every run."""
    place = (finding.slide or 0, finding.line or 0, _GRAVITY[finding.severity], finding.rule)
    return (*place, finding.message.in_language("nb"))
