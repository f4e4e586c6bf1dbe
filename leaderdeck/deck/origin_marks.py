"""The mark that a copy carries: which file it is from, and a checksum of what that file said when it was copied.

It is a comment that no slide shows and nobody says: `<!-- fra: notater/tillit.md#Tre lag (3f9a0c1b2d4e) -->`.
"""

from __future__ import annotations

import hashlib
import unicodedata

from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_MARK = late_pattern(r"\s*(?:fra|frå|from):[ \t]*(?P<target>[^\r\n]{1,1000}?)[ \t]*\((?P<checksum>[0-9a-f]{12})\)\s*")
_NO_WORD = late_pattern(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OriginMark:
    """Where a copy is from, as `fil.md#Overskrift`, and the checksum of what stood there."""

    target: str
    checksum: str

    @property
    def written(self) -> str:
        """The mark as it stands in a talk."""
        return f"<!-- fra: {self.target} ({self.checksum}) -->"


def read_origin_mark(comment: str) -> OriginMark | None:
    """The mark that the inside of a comment is; None where it is some other comment."""
    found = _MARK.fullmatch(comment)
    return OriginMark(found["target"], found["checksum"]) if found else None


def origin_mark(target: str, markdown: str) -> str:
    """The mark for a copy of this Markdown, which stands at `target` (`fil.md#Overskrift`, relative to the talk)."""
    return OriginMark(" ".join(target.replace("-->", "").split()), checksum_of(markdown)).written


def checksum_of(markdown: str) -> str:
    """A checksum of the words and figures, however they are marked up or broken into lines."""
    plain = _NO_WORD.sub(" ", unicodedata.normalize("NFC", markdown).casefold()).strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:12]
