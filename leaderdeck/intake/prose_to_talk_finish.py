"""The last look at planned slides: sections with too little in them, the sources, and that no word is lost."""

from __future__ import annotations

from leaderdeck.intake.progress import Progress, unwatched, watched
from leaderdeck.intake.prose_to_talk_planned import PlannedSlide, words_in
from leaderdeck.intake.prose_to_talk_sections import with_sections
from leaderdeck.intake.prose_to_talk_sight import keep_within_sight
from leaderdeck.intake.prose_to_talk_slides import SlidePlan
from leaderdeck.intake.prose_to_talk_units import Unit, split_entry


def finished(plan: SlidePlan, progress: Progress = unwatched) -> list[PlannedSlide]:
    """The slides as they are written."""
    slides = with_sections(plan.slides)
    slides = _with_sources(slides, plan)
    if plan.style.facts_first and all(slide.level == 2 for slide in slides):
        slides = sorted(slides, key=lambda slide: not _has_facts(slide))
    for slide in slides:
        if not slide.title and slide.body and slide.body[0][0].startswith((":::", "- ", "1.", "|")):
            slide.title = plan.card.title  # a box or list says nothing by itself to who listens
    for slide in slides:
        keep_within_sight(slide)
    _keep_every_word(slides, plan, progress)
    if slides and plan.card.notes and not any(slide.title for slide in slides):
        # Where rules alone divide a talk, what stands above the first one is a slide of its own: it would be empty.
        slides[0].notes[:0] = plan.card.notes
        plan.card.notes = []
    return slides


def _has_facts(slide: PlannedSlide) -> bool:
    return any(block[0] == "::: fakta" for block in slide.body)


def _with_sources(slides: list[PlannedSlide], plan: SlidePlan) -> list[PlannedSlide]:
    """A slide of all sources, last but for the closing."""
    if not plan.sources:
        return slides
    listed = PlannedSlide()
    for place, words in plan.sources:
        label, what = split_entry(" ".join(words.split())) or ("", words)
        listed.title = listed.title or label.strip("*_ ")
        listed.take(place)
        if not listed.body:
            listed.body.append([])
        listed.body[0].append(f"- {' '.join(what.split())}")
        if label.strip("*_ ").casefold() != listed.title.casefold():
            listed.notes.append(words)
    at = len(slides)
    while at and slides[at - 1].layout == "avslutning":
        at -= 1
    return [*slides[:at], listed, *slides[at:]]


def _keep_every_word(slides: list[PlannedSlide], plan: SlidePlan, progress: Progress) -> None:
    """What no slide shows or says of a unit is said on the nearest slide; first unit by unit, then counted together."""
    nearest: dict[int, PlannedSlide | None] = {}
    by_place: dict[int, list[PlannedSlide]] = {}
    for slide in slides:
        for place in slide.places:
            by_place.setdefault(place, []).append(slide)
    last: PlannedSlide | None = slides[0] if slides else None
    words = {id(slide): words_in([slide.seen(), *slide.notes]) for slide in slides}
    card = words_in([plan.card.shows(), *plan.card.notes])
    for unit in watched(plan.units, progress):
        own = by_place.get(unit.place, [])
        last = own[-1] if own else last
        nearest[unit.place] = last
        held = [words[id(slide)] for slide in own] + [card] * (unit.place in plan.card.places)
        said = words_in([unit.said])
        if _must_be_kept(unit, plan) and any(sum(each[word] for each in held) < said[word] for word in said):
            _say(unit, last, plan)
            if last is not None:
                words[id(last)].update(said)
    _keep_what_recurs(slides, plan, nearest)


def _keep_what_recurs(slides: list[PlannedSlide], plan: SlidePlan, nearest: dict[int, PlannedSlide | None]) -> None:
    """Two units may say the same words that are seen once: then the later one is said, too."""
    kept = [unit for unit in plan.units if _must_be_kept(unit, plan)]
    held = words_in([plan.card.shows(), *plan.card.notes])
    for slide in slides:
        held.update(words_in([slide.seen(), *slide.notes]))
    lost = words_in(unit.said for unit in kept) - held
    for unit in reversed(kept):
        if not lost:
            return
        words = words_in([unit.said])
        if any(word in lost for word in words):
            _say(unit, nearest[unit.place], plan)
            for word, count in words.items():  # not the whole that is lost anew each time: that may be much
                lost[word] -= count
                if lost[word] <= 0:
                    del lost[word]


def _must_be_kept(unit: Unit, plan: SlidePlan) -> bool:
    return unit.place not in plan.left_out and unit.shape not in ("private", "rule", "table", "code")


def _say(unit: Unit, slide: PlannedSlide | None, plan: SlidePlan) -> None:
    if slide is not None:
        slide.say(unit.place, unit.said)
    else:
        plan.card.take(unit.place)
        plan.card.notes.append(unit.said)
