"""A talk's rehearsals as a file beside the talk. Whatever the file holds is checked; what is odd in it is left out."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeGuard

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal
from leaderdeck.rehearsal.spoken_slides import KEY_BYTES

ENDING = ".leaderdeck-rehearsals.json"
MOST_BYTES = 4 << 20
MOST_REHEARSALS = 30
"""The oldest are forgotten: pace and plan are about the last few."""
MOST_SLIDES = 2000
_LONGEST_SECONDS = 24 * 3600
_MOST_WORDS = 100_000
_MARK = "rehearsals"
_KEY = re.compile(rf"[0-9a-f]{{{2 * KEY_BYTES}}}")


@dataclass(frozen=True, slots=True)
class History:
    """The rehearsals of a talk, the newest last, and the slides that must not be cut."""

    rehearsals: tuple[Rehearsal, ...] = ()
    kept: frozenset[str] = frozenset()
    """Keys of the slides that the speaker has marked: they stay, however short the time is."""

    def with_rehearsal(self, rehearsal: Rehearsal) -> History:
        """The same with one more; one in which nothing was said is none."""
        if not rehearsal.slides:
            return self
        return replace(self, rehearsals=(*self.rehearsals, rehearsal)[-MOST_REHEARSALS:])

    def joined(self, other: History) -> History:
        """The same and all that the other has, in the order in which it was rehearsed."""
        several = {(one.began, one.slides): one for one in (*self.rehearsals, *other.rehearsals)}
        ordered = sorted(several.values(), key=lambda one: datetime.fromisoformat(one.began))
        return History(tuple(ordered[-MOST_REHEARSALS:]), self.kept | other.kept)

    def keeping(self, key: str, *, kept: bool) -> History:
        """The same with this slide marked, or not."""
        return replace(self, kept=self.kept | {key} if kept else self.kept - {key})


def history_file(talk: Path) -> Path:
    """Where the rehearsals of this talk lie: `tale.md` has `tale.leaderdeck-rehearsals.json` beside it."""
    return talk.with_name(f"{talk.stem}{ENDING}")


def history_text(history: History) -> str:
    """The file's text. No word of the talk is in it: its slides are known by keys."""
    said = {
        "leaderdeck": _MARK,
        "version": 1,
        "keep": sorted(history.kept),
        "rehearsals": [
            {
                "began": one.began,
                "whole": one.is_whole,
                "paused": one.paused_seconds,
                "slides": [{"slide": each.key, "words": each.words, "seconds": each.seconds} for each in one.slides],
            }
            for one in history.rehearsals
        ],
    }
    return json.dumps(said, indent=1) + "\n"


def read_history(data: bytes) -> History | None:
    """The rehearsals in a file; None where it is no such file, or damaged. Single odd entries are left out."""
    if len(data) > MOST_BYTES:
        return None
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("leaderdeck") != _MARK:
        return None
    kept = frozenset(filter(_is_key, _several(said.get("keep"), MOST_SLIDES)))
    found = [_rehearsal(one) for one in _several(said.get("rehearsals"), 10 * MOST_REHEARSALS)]
    return History(tuple(one for one in found if one is not None and one.slides)[-MOST_REHEARSALS:], kept)


def _is_key(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _several(value: object, most: int) -> list[object]:
    return value[:most] if isinstance(value, list) else []


def _rehearsal(said: object) -> Rehearsal | None:
    if not isinstance(said, dict):
        return None
    began, paused = said.get("began"), _number(said.get("paused"), _LONGEST_SECONDS)
    if not isinstance(began, str) or not _is_moment(began):
        return None
    slides = {one.key: one for one in map(_slide, _several(said.get("slides"), MOST_SLIDES)) if one is not None}
    return Rehearsal(began, tuple(slides.values()), paused or 0.0, said.get("whole") is True)


def _slide(said: object) -> PracticedSlide | None:
    if not isinstance(said, Mapping):
        return None
    key, words = said.get("slide"), _number(said.get("words"), _MOST_WORDS)
    seconds = _number(said.get("seconds"), _LONGEST_SECONDS)
    if not _is_key(key) or words is None or not seconds:
        return None
    return PracticedSlide(key, int(words), seconds)


def _number(value: object, most: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= most and math.isfinite(value) else None


def _is_moment(text: str) -> bool:
    try:
        return len(text) < 40 and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
