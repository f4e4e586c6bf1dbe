"""Sentences → what a slide shows of them: a title with points, one statement, or points alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_announced import announced_in
from leaderdeck.intake.prose_to_talk_planned import PlannedSlide
from leaderdeck.intake.prose_to_talk_sentences import (
    TITLE_CHARACTERS,
    TITLE_WORDS,
    points_among,
    title_among,
    without_stop,
    word_count,
)

STATEMENT_CHARACTERS = 160
"""A longer paragraph is not set large alone on a slide."""
SLIDE_WORDS = 40
"""The most that people read while somebody speaks; the check of pace says so from there on."""
FEWEST_WORDS = 16
_LONGEST_PARAGRAPH = 30
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def fill(slide: PlannedSlide, sentences: Sequence[str], most_points: int) -> None:
    """Title and points, or a statement where there is one short sentence only."""
    told = [plain(sentence) for sentence in sentences]
    listed = announced_in(told)
    if listed:
        is_title = word_count(listed.announcing) <= TITLE_WORDS and len(listed.announcing) <= TITLE_CHARACTERS
        slide.title = without_stop(listed.announcing).rstrip(":") if is_title else ""
        slide.is_list = True
        slide.body.append([f"- {point}" for point in listed.points])
        return
    if len(told) == 1 and len(told[0]) <= STATEMENT_CHARACTERS:
        slide.body.append([with_capital(told[0])])
        return
    title = title_among(told)
    slide.title = without_stop(title)
    rest = [sentence for sentence in told if not (title and sentence.startswith(title))]
    fill_points(slide, rest, most_points)
    if not slide.title and not slide.body:
        slide.body.append([told[0]] if told else [])


def fill_points(slide: PlannedSlide, sentences: Sequence[str], most_points: int) -> None:
    """At most so many points below the slide's title, or one short paragraph."""
    listed = announced_in([plain(sentence) for sentence in sentences])
    if listed:
        slide.body.append([f"- {point}" for point in listed.points])
        return
    room = max(SLIDE_WORDS - word_count(slide.title), FEWEST_WORDS)
    if len(sentences) == 1 and word_count(sentences[0]) <= min(_LONGEST_PARAGRAPH, room):
        slide.body.append([plain(sentences[0])])
        return
    points = points_among([plain(sentence) for sentence in sentences], most_points, room)
    if len(points) == 1:
        slide.body.append([points[0]])
    elif points:
        slide.body.append([f"- {point}" for point in points])


def takes_question(slide: PlannedSlide, words: str) -> bool:
    """Add one of several questions to the slide that stands above them; false where that has no room."""
    shown = [line for block in slide.body for line in block]
    if (
        any(line.startswith((":::", ">", "|", "`")) for line in shown)
        or word_count(" ".join([*shown, words])) > SLIDE_WORDS
    ):
        return False
    if shown and not shown[0].startswith("- "):
        slide.body = [[f"- {line}" for line in shown]]
    slide.body = slide.body or [[]]
    slide.body[-1].append(f"- {plain(words)}")
    return True


def with_capital(words: str) -> str:
    """The first letter as a sentence has it: «jeg» below «Hei Jonas,» begins one."""
    return words[:1].upper() + words[1:]


def flat(words: str) -> str:
    """In one line."""
    return " ".join(words.split())


def plain(words: str) -> str:
    """Without emphasis: a title, a quotation or a point is emphasized as a whole."""
    return _EMPHASIS.sub(r"\2", flat(words))
