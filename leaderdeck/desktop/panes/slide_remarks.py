"""What there is to say of a slide in few words: hidden, a part of several, too full."""

from __future__ import annotations

from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene

OVERFLOWS = ("fit.overflow", "fit.overflow-table")


@dataclass(frozen=True, slots=True)
class SlideRemark:
    """A few words on a slide, and how grave they are."""

    words: Sentence
    weight: Severity = "info"


def remarks_on(scene: Scene) -> tuple[SlideRemark, ...]:
    """The remarks that stand below a slide, the gravest first."""
    rules = {note.rule: note for note in scene.fit_notes}
    found: list[SlideRemark] = []
    if any(rule in rules for rule in OVERFLOWS):
        found.append(SlideRemark(say("Dette får ikke plass"), "error"))
    if scene.picture_notes:
        found.append(SlideRemark(say("Et bilde kan ikke vises"), "warning"))
    if "fit.word-too-long" in rules:
        found.append(SlideRemark(say("Et ord er lengre enn linjen"), "warning"))
    if scene.parts > 1:
        found.append(SlideRemark(say("Delt på flere lysbilder ({part}/{parts})", part=scene.part, parts=scene.parts)))
    if "fit.shrunk" in rules:
        size = rules["fit.shrunk"].detail.replace(".", ",")
        found.append(SlideRemark(say("Krympet til {size} pt", size=size)))
    if scene.hidden:
        found.append(SlideRemark(say("Skjult når det vises")))
    return tuple(found)
