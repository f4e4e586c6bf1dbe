"""Which layout of somebody else's template plays which role: a guess with its reason, for a person to correct once.

Evidence, strongest first: LeaderDeck's own mark, the layout's `type`, its set of placeholders, where they stand, and
what it is called. A `type` that its placeholders contradict is left over from the layout it was copied from (half of
the custom layouts in 80 real templates), and does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from leaderdeck.brand.role_guess_facts import LayoutFacts, layout_facts
from leaderdeck.brand.role_guess_fits import fit, main_block
from leaderdeck.brand.role_guess_slots import holds, slots_for
from leaderdeck.brand.role_map import RoleMap, RolePlace, Why
from leaderdeck.brand.role_words import NameWords, read_name
from leaderdeck.brand.template import Layout, Template
from leaderdeck.brand.template_names import role_by_mark
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.quick_dataclass import dataclass

_BY_TYPE: Mapping[str, LayoutName] = {
    "title": "cover", "secHead": "section", "obj": "content", "tx": "content", "twoObj": "columns",
    "twoColTx": "columns", "txAndObj": "columns", "objAndTx": "columns", "twoTxTwoObj": "comparison",
    "titleOnly": "facts", "picTx": "picture-text", "tbl": "table", "chart": "chart", "blank": "blank",
}  # fmt: skip
"""`ST_SlideLayoutType` (ECMA-376 part 1, 19.7.15) and the role."""
_NEAREST: Mapping[LayoutName, tuple[LayoutName, ...]] = {
    "cover": ("section", "closing", "content", "facts"),
    "section": ("cover", "facts", "content"),
    "content": ("facts", "columns", "table", "section"),
    "statement": ("section", "facts", "content", "cover"),
    "quote": ("content", "facts", "section", "cover"),
    "columns": ("content", "facts"),
    "comparison": ("columns", "content", "facts"),
    "facts": ("content", "columns"),
    "agenda": ("facts", "content"),
    "steps": ("facts", "content"),
    "timeline": ("facts", "content"),
    "picture": ("content", "picture-text", "facts"),
    "picture-text": ("columns", "content", "facts"),
    "table": ("content", "facts"),
    "chart": ("content", "facts"),
    "closing": ("cover", "section", "content"),
    "blank": ("facts", "content"),
}
"""Whose layout a role takes that has none of its own."""
_DRAWN: tuple[LayoutName, ...] = ("agenda", "steps", "timeline")
_FOR_OBJECTS: Mapping[LayoutName, str] = {"picture": "pic", "table": "tbl", "chart": "chart"}
_NAMED_ONLY: tuple[LayoutName, ...] = ("statement", "quote", "closing", *_DRAWN)
"""Roles that no `type` and no set of placeholders tells."""
_HOLDING: tuple[LayoutName, ...] = ("content", "columns", "comparison", "picture", "picture-text", "table", "chart")
"""Roles that are of no use on a layout without the placeholders for them, whatever it is called."""
_ALIKE: Mapping[LayoutName, LayoutName] = {
    "picture": "picture-text", "picture-text": "picture", "columns": "comparison", "comparison": "columns",
}  # fmt: skip
"""Roles that one name may mean as well as the other."""
_FIT, _TYPE, _NAME, _NAMED_OTHERWISE = 0.55, 0.25, 0.35, 0.15
"""Weights: placeholders outweigh a type or a name alone, but not both."""
_PLAINLY, _HOLDS = 0.8, 0.25
_LEAST = 0.33
_MASTER, _DARK, _COPY, _BARE, _VARIANT = 0.15, 0.1, 0.06, 0.05, 0.01
_LIGHT_ROLES: frozenset[LayoutName] = frozenset(LAYOUT_NAMES) - {"cover", "section", "closing", "statement", "quote"}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for one layout in one role."""

    facts: LayoutFacts
    merit: float
    against: float
    fit: float
    typed: bool
    named: float
    marked: bool = False


def guess_roles(template: Template) -> RoleMap:
    """For every layout name the best layout of this template, as it was read from the file (`read_template`)."""
    known = [layout_facts(template, layout) for layout in template.layouts]
    master = _chosen_master(known)
    found: dict[LayoutName, _Evidence] = {}
    for role in LAYOUT_NAMES:
        able = [each for facts in known if _suffices(role, each := _evidence(role, facts, master))]
        if able:
            found[role] = max(able, key=_rank)
    return tuple(_place(role, found, known) for role in LAYOUT_NAMES)


def place_role(template: Template, role: LayoutName, index: int) -> RolePlace:
    """The place that a person gives a role: the layout at this position. Raises IndexError where there is none."""
    facts = layout_facts(template, template.layouts[index])
    return RolePlace(role, index, facts.layout.name, 1.0, "person", slots_for(role, facts))


def _rank(evidence: _Evidence) -> tuple[bool, float, int]:
    return evidence.marked, round(evidence.merit - evidence.against, 6), -evidence.facts.layout.index


def _suffices(role: LayoutName, evidence: _Evidence) -> bool:
    if evidence.marked:
        return True
    facts = evidence.facts
    if role in _HOLDING and evidence.fit < _HOLDS and not facts.is_empty and not (role == "content" and facts.texts):
        return False
    return evidence.merit >= _LEAST and (role not in _NAMED_ONLY or evidence.named >= 0.7)


def _evidence(role: LayoutName, facts: LayoutFacts, master: int) -> _Evidence:
    layout, words = facts.layout, read_name(facts.layout.name)
    suits, named = (0.0, 0.0) if words.upright else (fit(role, facts), words.role(role))
    typed = _BY_TYPE.get(layout.office_type) == role and (suits >= 0.3 or (facts.is_empty and named > 0))
    merit = _FIT * suits + _TYPE * typed + _NAME * named - _NAMED_OTHERWISE * _is_named_otherwise(role, words)
    against = _against(role, layout, words, master)
    return _Evidence(facts, merit, against, suits, typed, named, role_by_mark(layout.mark) == role)


def _is_named_otherwise(role: LayoutName, words: NameWords) -> bool:
    """Whether the name says plainly that the layout is for something else."""
    mine = {role, _ALIKE.get(role, role)}
    told = [other for other, strength in words.roles if strength >= _PLAINLY]
    return bool(told) and not mine.intersection(told)


def _against(role: LayoutName, layout: Layout, words: NameWords, master: int) -> float:
    """What makes a layout second choice among those that are otherwise alike."""
    dark = (layout.dark or words.dark) and role in _LIGHT_ROLES
    marks = (layout.master != master) * _MASTER + words.numbered * _COPY + words.bare * _BARE
    return marks + dark * _DARK + min(words.variants, 3) * _VARIANT


def _chosen_master(known: Sequence[LayoutFacts]) -> int:
    """The master that most of the file's slides use and that has plain content; the first such where there are none."""
    used: Counter[int] = Counter()
    for facts in known:
        used[facts.layout.master] += facts.layout.used
    able = {facts.layout.master for facts in known if fit("content", facts) >= 0.5}
    return min(able or set(used), key=lambda master: (-used[master], master))


def _place(role: LayoutName, found: Mapping[LayoutName, _Evidence], known: Sequence[LayoutFacts]) -> RolePlace:
    own = found.get(role)
    if own is not None:
        why, confidence = _reason(own)
        if own.marked:
            # LeaderDeck's own layouts count as LeaderDeck does.
            layout = own.facts.layout
            slots = tuple((number, number) for number in sorted({known.idx for known in layout.placeholders}))
            return RolePlace(role, layout.index, layout.name, confidence, why, slots)
        return _as_place(role, own.facts, confidence, why)
    kind = _FOR_OBJECTS.get(role)
    content = found.get("content")
    if kind is not None and content is not None and holds(main_block(content.facts), kind):
        return _as_place(role, content.facts, 0.7, "placeholders")
    if role in _DRAWN and "facts" in found:
        return _as_place(role, found["facts"].facts, 0.7, "placeholders")
    if kind is not None and "facts" in found:
        # A text placeholder cannot hold it; under a bare title there is room.
        return _as_place(role, found["facts"].facts, 0.6, "placeholders")
    nearest = next((found[other] for other in _NEAREST[role] if other in found), None)
    if nearest is None:
        return _as_place(role, _least_bad(role, known), 0.2, "nearest")
    return _as_place(role, nearest.facts, 0.4, "nearest")


def _least_bad(role: LayoutName, known: Sequence[LayoutFacts]) -> LayoutFacts:
    """Where nothing is near: the first layout with a title that is not upright, or the first of all."""
    titled = [facts for facts in known if facts.title is not None and not facts.is_upright]
    return next(iter(titled if role != "blank" else []), known[0])


def _as_place(role: LayoutName, facts: LayoutFacts, confidence: float, why: Why) -> RolePlace:
    return RolePlace(role, facts.layout.index, facts.layout.name, confidence, why, slots_for(role, facts))


def _reason(evidence: _Evidence) -> tuple[Why, float]:
    """Why, and how sure: two witnesses that agree are surer than the best of them."""
    if evidence.marked:
        return "mark", 1.0
    suits = evidence.fit
    if evidence.typed:
        return "type", 0.97 if evidence.named >= 0.8 else 0.9 if suits >= 0.6 else 0.75
    if evidence.named >= 0.7:
        return "name", 0.9 if suits >= 0.6 else 0.7 if suits >= 0.3 else 0.5
    plain = evidence.facts.title is not None and not evidence.facts.lines
    return ("placeholders" if plain else "geometry"), round(min(0.85, 0.85 * suits), 2)
