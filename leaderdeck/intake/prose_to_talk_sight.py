"""No more on a slide than anybody could see: what is cut here is said in the speaker notes, with all the rest."""

from __future__ import annotations

from leaderdeck.intake.prose_to_talk_planned import PlannedSlide
from leaderdeck.intake.prose_to_talk_sentences import sentences_of
from leaderdeck.intake.prose_to_talk_writing import is_ours

LONGEST_SHOWN = 700
"""Characters of one point, quotation or paragraph: what is longer fills a slide by itself, and nobody reads it."""
LONGEST_TITLE = 300
MOST_SHOWN = 6000
"""Characters of all that a slide shows, though it be divided: two hundred lines of it."""


def keep_within_sight(slide: PlannedSlide) -> None:
    """Shorten what cannot be shown, at the end of a sentence or word. Tables and blocks of the source stay."""
    if len(slide.title) > LONGEST_TITLE:
        slide.title = _shortened(slide.title, LONGEST_TITLE)
    room = MOST_SHOWN
    for block in slide.body:
        if is_ours(block):
            block[:], room = _kept(block, room)
    slide.body = [block for block in slide.body if block]


def _kept(block: list[str], room: int) -> tuple[list[str], int]:
    """The lines of a block for which there is room, in its frame, and the room that is left."""
    lines = []
    for line in map(_within, block):
        is_frame = line in ("", "+++") or line.startswith(":::")
        if is_frame or (line and len(line) <= room):
            lines.append(line)
            room -= 0 if is_frame else len(line)
    return lines, room


def _within(line: str) -> str:
    return line if len(line) <= LONGEST_SHOWN else _shortened(line, LONGEST_SHOWN)


def _shortened(words: str, most: int) -> str:
    """As many sentences as there is room for, else as many words; nothing where even one word is longer."""
    shown = ""
    for sentence in sentences_of(words[: most + 1]):
        if words.startswith(f"{shown}{sentence} ") and len(shown) + len(sentence) <= most:
            shown += f"{sentence} "
    return shown.rstrip() or words[: most + 1].rpartition(" ")[0].rstrip()
