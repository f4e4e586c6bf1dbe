"""Colors, typefaces and sizes that a PowerPoint file's slides name themselves and that the brand does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from leaderdeck.checks.brand_colors import brand_colors, color_words
from leaderdeck.checks.brand_view import BrandView, plain
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import on_slide, slide_ranges, whole_file
from leaderdeck.deck.presentation import SlideLook
from leaderdeck.language import Sentence, say

RULES = (
    Rule("brand.font", "warning", say("Alle skrifter er profilens."), say("Profilen og malen")),
    Rule("brand.size", "warning", say("Ingen tekst er mindre enn profilens minste størrelse."), say("Profilen selv")),
)

_MOST_OF_ONE_KIND = 4
"""Different colors or typefaces that are told one by one; more are one finding."""
_FEW_NAMED = 3
_MOST_NAME = 60
_SYMBOLS = frozenset(
    {
        "wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "cambria math", "segoe ui symbol",
        "segoe ui emoji", "apple color emoji", "noto color emoji", "opensymbol", "starsymbol",
    }
)  # fmt: skip
"""Typefaces of signs and formulas: no typeface for letters has those."""
_BULLETS = frozenset({"", "arial", "courier new", "system font regular"})
"""What PowerPoint itself writes for its standard bullets."""
_FOOTERS = frozenset({"ftr", "sldNum", "dt"})
_LEAST_FOOTER_PT = 9.0
"""Down to which long slogans are set smaller, so that they have room."""
_SLACK_PT = 0.1
"""Sizes are written in hundredths; scaled ones are rounded."""

Slides: TypeAlias = dict[str, list[int]]
"""Something strange, and the slides that have it."""


def find(view: BrandView) -> Iterator[Finding]:
    """What slides name themselves."""
    yield from _colors(view)
    yield from _typefaces(view)
    for number, look in enumerate(view.presentation.looks, start=1):
        yield from _sizes(view, number, look)


def _colors(view: BrandView) -> Iterator[Finding]:
    brand = brand_colors(view.kit, view.template.house)
    code = {_key(view.kit.code_font.typeface), *map(_key, view.kit.code_font.fallbacks)}
    allowed: dict[str, bool] = {}
    strange: Slides = {}
    for number, look in enumerate(view.presentation.looks, start=1):
        letters = {color for typeface, color in look.own.letter_colors if _key(typeface) not in code}
        for color in sorted(look.own.colors | letters):
            if not allowed.setdefault(color, brand.has(color)):
                strange.setdefault(color, []).append(number)
    advice = view.advice(say("Velg en av temaets farger."))
    if len(strange) > _MOST_OF_ONE_KIND:
        numbers = sorted({number for slides in strange.values() for number in slides})
        first = sorted(strange, key=lambda color: (-len(strange[color]), color))[:_FEW_NAMED]
        yield whole_file(
            "brand.color", "warning",
            say("{count} farger er ikke profilens, blant dem {colors}, på lysbilde {numbers}.",
                count=len(strange), colors=", ".join(first), numbers=slide_ranges(numbers)),
            advice,
        )  # fmt: skip
        return
    yield from _one_by_one("brand.color", strange, lambda color: color_words(color, brand), advice)


def _typefaces(view: BrandView) -> Iterator[Finding]:
    families = (view.kit.heading_font, view.kit.body_font, view.kit.code_font)
    house = view.template.house
    drawn = house.own_looks
    own = {_key(name) for family in families for name in (family.typeface, *family.fallbacks)} | _SYMBOLS
    own |= {_key(name) for master in house.masters for name in (master.heading_typeface, master.body_typeface)}
    own |= {_key(name) for each in drawn for name in each.typefaces}
    bullets = own | _BULLETS | {_key(name) for each in drawn for name in each.bullet_typefaces}
    strange: Slides = {}
    for number, look in enumerate(view.presentation.looks, start=1):
        letters = look.own.typefaces | {name for name, _ in look.own.letter_colors if not name.startswith("+")}
        foreign = {name for name in letters if _key(name) not in own}
        foreign |= {name for name in look.own.bullet_typefaces if _key(name) not in bullets and name[:1] != "+"}
        for name in sorted(foreign):
            strange.setdefault(name, []).append(number)
    advice = view.advice(say("Velg temaets skrift for overskrift eller brødtekst."))
    if len(strange) > _MOST_OF_ONE_KIND:
        numbers = sorted({number for slides in strange.values() for number in slides})
        first = sorted(strange, key=lambda name: (-len(strange[name]), name))[:_FEW_NAMED]
        yield whole_file(
            "brand.font", "warning",
            say("{count} skrifter er ikke profilens, blant dem {fonts}, på lysbilde {numbers}.",
                count=len(strange), fonts=", ".join(name[:_MOST_NAME] for name in first),
                numbers=slide_ranges(numbers)),
            advice,
        )  # fmt: skip
        return
    yield from _one_by_one(
        "brand.font", strange, lambda name: say("Skriften {font} er ikke profilens.", font=name[:_MOST_NAME]), advice
    )


def _one_by_one(
    rule: str, strange: Mapping[str, list[int]], words: Callable[[str], Sentence], advice: Sentence
) -> Iterator[Finding]:
    for each, slides in strange.items():
        for number in slides:
            yield on_slide(number, rule, "warning", words(each), advice)


def _key(typeface: str) -> str:
    return typeface.strip().casefold()


def _sizes(view: BrandView, number: int, look: SlideLook) -> Iterator[Finding]:
    """One finding a slide: its smallest text that is smaller than the kit and the layout have it."""
    sizes, scale = view.kit.sizes, view.kit.template.scale
    small = scale * min(sizes.source, sizes.footer, sizes.table[-1], sizes.code[-1])
    slogans = {plain(slogan) for _, slogan in view.kit.slogans}
    body, table = scale * sizes.body[-1], scale * sizes.table[-1]
    found: list[tuple[float, float]] = []
    for box in look.texts:
        floor = small
        if box.placeholder in _FOOTERS or (box.composed and plain(box.text) in slogans):
            floor = min(_LEAST_FOOTER_PT * scale, box.least_pt)
        elif box.placeholder:
            floor = min(body if box.running else small, box.least_pt)
        named = [letters.size_pt for letters in box.letters if letters.sized and box.scale == 1]
        found += [(size, floor) for size in named if size < floor - _SLACK_PT]
    if 0 < look.own.least_cell_pt < table - _SLACK_PT:
        found.append((look.own.least_cell_pt, table))
    if 0 < look.own.least_chart_pt < small - _SLACK_PT:
        found.append((look.own.least_chart_pt, small))
    if found:
        size, floor = min(found)
        yield on_slide(
            number, "brand.size", "warning",
            say("Teksten er satt til {size} punkt; profilens minste størrelse her er {floor} punkt.",
                size=_decimal(size), floor=_decimal(floor)),
            view.advice(say("Bruk størrelsen som oppsettet gir, og kort heller ned teksten.")),
        )  # fmt: skip


def _decimal(number: float) -> str:
    return f"{round(number, 1):g}".replace(".", ",")
