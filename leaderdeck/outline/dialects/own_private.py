"""Which lines our own words make private, exactly as slides are read: no other program's marks may open them.

What stands beside such lines in another program's talk may be turned into blocks, comments and rules, and then private
text may end sooner than it did. So what is private is found out before and after, and where they differ, each passage
becomes one line that is private by itself, whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.blocks import ENDS_PRIVATE, footnote_text
from leaderdeck.outline.footnotes import may_define
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.shared_definitions import read_shared
from leaderdeck.outline.slide_cuts import cut_talk
from leaderdeck.outline.voices import BEFORE_LABEL, begins_private, container_name, is_private_within, private_place
from leaderdeck.quick_dataclass import dataclass

_MARK = "priva"
_SLIDES_REMEMBERED = 4096
_LABEL_END = late_pattern(r"[^:\n]*:[*_]{0,3}[ \t]*")


@dataclass(frozen=True, slots=True)
class OwnPrivate:
    """What is private: passages of whole lines (first and behind the last), and lines where a comment has such text."""

    passages: tuple[tuple[int, int], ...] = ()
    in_comments: frozenset[int] = frozenset()

    @property
    def lines(self) -> set[int]:
        """Every line with private text."""
        return {line for first, end in self.passages for line in range(first, end)} | self.in_comments


def own_private(lines: Sequence[str], card: FrontMatter, level: int = 0) -> OwnPrivate:
    """The private lines of a text below its front matter; `level` starts slides, where it is known."""
    if not any(_MARK in text.lower() for text in lines):
        return OwnPrivate()
    cuts = [cut for cut in cut_talk(lines, 0, card, frozenset(), level).cuts if not cut.is_link]
    texts = ["\n".join(lines[cut.first : cut.end]) for cut in cuts]
    labels = _private_footnotes(texts, card)
    passages: list[tuple[int, int]] = []
    in_comments: set[int] = set()
    for cut, text in zip(cuts, texts, strict=True):
        if labels or _MARK in text.lower():
            own = _on_slide(text, labels)
            passages += [(cut.first + first, cut.first + end) for first, end in own.passages]
            in_comments.update(cut.first + line for line in own.in_comments)
    return OwnPrivate(tuple(passages), frozenset(in_comments))


@lru_cache(maxsize=_SLIDES_REMEMBERED)
def _on_slide(text: str, footnotes: frozenset[str]) -> OwnPrivate:
    """What is private on one slide of this text, where private text alone points to these footnotes."""
    slide = _Slide(text.split("\n"), footnotes)
    slide.read(parse_blocks(text).pieces)
    return OwnPrivate(tuple(slide.passages), frozenset(slide.in_comments))


def _private_footnotes(texts: Sequence[str], card: FrontMatter) -> frozenset[str]:
    """Labels of footnotes that private text alone points to."""
    if not any(may_define(text) for text in texts):
        return frozenset()
    return read_shared(texts, card, frozenset()).full.private_footnotes


class _Slide:
    """Looks for private text in one slide's lines, which count from 0."""

    def __init__(self, lines: Sequence[str], footnotes: frozenset[str]) -> None:
        self.lines = lines
        self.footnotes = footnotes
        self.passages: list[tuple[int, int]] = []
        self.in_comments: set[int] = set()
        self.settled: set[int] = set()  # lines of code, and those that are private altogether

    def read(self, pieces: Sequence[Piece]) -> None:
        self._pieces(pieces)
        for line, text in enumerate(self.lines):
            if line not in self.settled and _MARK in text.lower():
                self._inside_text(line)

    def _pieces(self, pieces: Sequence[Piece]) -> None:
        position = 0
        while position < len(pieces):
            piece = pieces[position]
            position += 1
            if piece.kind == "voice" and piece.meta["voice"] == "private":
                end, position = self._paragraph(pieces, position)
                self._keep(piece.first, end)
            elif piece.kind in ("fence", "code_block"):
                self._code(piece)
            elif piece.kind == "comment":
                self._comment(piece)
            elif self._is_private(piece):
                self._keep(piece.first, piece.end + bool(piece.meta.get("closed")))
            else:
                self._pieces(piece.inside)

    def _is_private(self, piece: Piece) -> bool:
        if piece.kind == "container_open":
            return container_name(piece.meta["attributes"]) == "private"
        return piece.kind == "footnote" and (
            piece.meta["label"] in self.footnotes or begins_private(footnote_text(piece))
        )

    def _keep(self, first: int, end: int) -> None:
        end = min(end, len(self.lines))
        self.passages.append((first, end))
        self.settled.update(range(first, end))

    def _paragraph(self, pieces: Sequence[Piece], position: int) -> tuple[int, int]:
        """Where a private paragraph with what it introduces ends, and the first of these pieces behind it."""
        piece = pieces[position - 1]
        end, introduces = piece.end, not piece.content or piece.content.rstrip("*_ ").endswith(":")
        while position < len(pieces) and pieces[position].kind not in ENDS_PRIVATE:
            following = pieces[position]
            if following.first > end and not introduces:
                break
            end, introduces = self._last_line(following), False
            position += 1
        return end, position

    def _last_line(self, piece: Piece) -> int:
        end = min(piece.end, len(self.lines))
        while end > piece.first + 1 and not self.lines[end - 1].strip():
            end -= 1
        return end

    def _code(self, piece: Piece) -> None:
        """Code up to a private line: what follows there is private."""
        own = range(piece.first, min(piece.end, len(self.lines)))
        place = next((line for line in own if is_private_within(self.lines[line])), None)
        if place is not None:
            self._keep(place, own.stop)
        self.settled.update(own)

    def _comment(self, piece: Piece) -> None:
        """What follows the word that begins private text in a comment, to the comment's end."""
        is_private = False
        for line in range(piece.first, min(piece.end, len(self.lines))):
            text = self.lines[line].strip()
            own = text.partition("<!--")[2].strip() if line == piece.first else text
            is_private = is_private or (bool(own) and private_place(own) is not None)
            if is_private:
                self.in_comments.add(line)
        self.settled.update(range(piece.first, piece.end - 1))  # behind its end another comment may begin

    def _inside_text(self, first: int) -> None:
        """A comment inside a paragraph, which no blank line can be in."""
        label = private_place(self.lines[first])
        line = first
        while label is not None and line < len(self.lines) and self.lines[line].strip():
            self.in_comments.add(line)
            if "-->" in self.lines[line][label if line == first else 0 :]:
                break
            line += 1


def firmly_private(lines: Sequence[str], own: OwnPrivate) -> list[str]:
    """The lines with each private passage on its first one, as a paragraph that no mark of others can open or end.

    It stands at the margin: the list or quotation that it stood in may be said by now, and it would be code.
    """
    firm = list(lines)
    for first, end in own.passages:
        words = _without_label(lines[first].lstrip(BEFORE_LABEL))
        passage = " ".join(part.strip() for part in (words, *lines[first + 1 : end]))
        inert = passage.replace("<!--", r"\<!--").replace("-->", r"--\>").strip(": \t")
        firm[first:end] = [f"Privat: {inert or '–'}", *[""] * (end - first - 1)]
    return firm


def _without_label(words: str) -> str:
    if words.startswith(":::"):
        return words.lstrip(": \t").partition(" ")[2]
    found = _LABEL_END.match(words) if begins_private(words) else None
    return words[found.end() :] if found else words


def leaked(own: OwnPrivate, lines: Sequence[str], card: FrontMatter, level: int) -> list[int]:
    """Those of the private lines that are not private any more, as these lines are read now."""
    now = own_private(lines, card, level).lines if own.lines else set()
    return sorted(line for line in own.lines if lines[line].strip() and line not in now)
