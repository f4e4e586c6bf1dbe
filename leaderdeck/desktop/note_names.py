"""What people call the note that a slide is from."""

from __future__ import annotations

from leaderdeck.deck.slide import Slide
from leaderdeck.language import Sentence, say
from leaderdeck.outline.includes import read_directive


def note_name(target: str) -> str:
    """The file of a target as people name it: without folders and ending."""
    directive = read_directive(f"include {target}")
    file = directive.file if directive else target
    name = file.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def from_note(target: str) -> Sentence:
    """«Fra notatet «tillit»: Tre lag», for marks and tips."""
    directive = read_directive(f"include {target}")
    if directive is None or not directive.place:
        return say("Fra notatet «{name}»", name=note_name(target))
    return say("Fra notatet «{name}»: {place}", name=note_name(target), place=directive.place)


def origin_tip(slide: Slide | None) -> str:
    """Where a slide is from and how it is changed; empty for the talk's own."""
    if slide is None or not slide.origin:
        return ""
    return f"{from_note(slide.origin)}\n{say('Dobbeltklikk for å åpne kilden. Lysbildet endres der.')}"
