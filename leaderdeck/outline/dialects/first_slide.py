"""The first slide of a talk for another program: where it plainly is the title slide, it is the cover here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import DialectName
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.slide_cuts import Cut, cut_talk
from leaderdeck.outline.voices import container_name

_WITH_TITLE_SLIDES: frozenset[DialectName] = frozenset(
    {"Marp", "Deckset", "reveal.js", "remark", "iA Presenter", "Slidev"}
)
"""Those whose users begin with a slide for the title; pandoc and md2pptx have words of their own for it."""
_COVER_LAYOUTS = frozenset({"", "cover", "intro", "center"})
"""What Slidev calls the layout of a title slide."""
_MOST_LINES = 4
_LONGEST_LINE = 80
_MOST_LINES_READ = 200
"""Lines of the talk that a title slide with its notes has room in."""
_UNSEEN = frozenset({"comment", "hr", "stray", "footnote"})
_MARKUP = late_pattern(r"[*_`\[\]{}<>!\\#]")


def with_cover(name: DialectName, lines: list[str], card: FrontMatter, level: int) -> list[str]:
    """Lines in our own dialect, the talk's first slide marked as cover where it can be nothing else."""
    if name not in _WITH_TITLE_SLIDES or card.title or _has_other_layout(card):
        return lines
    first = next(iter(cut_talk(lines[:_MOST_LINES_READ], 0, card, frozenset(), level).cuts), Cut(0, 0, "slide", 0))
    own = lines[first.first : first.end]
    shown = list(_shown(parse_blocks("\n".join(own)).pieces))
    if first.is_link or not _is_title_slide(shown, own):
        return lines
    found = list(lines)
    heading = first.first + shown[0].first
    found[heading] = f"{found[heading].rstrip()} {{.cover}}"
    for piece in shown[1:]:
        begin, end = first.first + piece.first, first.first + piece.end
        if piece.kind == "heading":
            found[begin] = f"*{piece.content}*"
        elif name == "Marp":  # where each line of a paragraph stands on a line of its own
            found[begin : end - 1] = [f"{line.rstrip()}  " for line in found[begin : end - 1]]
    return found


def _has_other_layout(card: FrontMatter) -> bool:
    return any(key.lower() == "layout" and text.strip("\"' ") not in _COVER_LAYOUTS for key, text in card.unknown)


def _shown(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that are neither said nor private nor comments."""
    for piece in pieces:
        if piece.kind == "voice" and piece.meta["voice"] == "notes":
            return
        is_voice = piece.kind == "container_open" and container_name(piece.meta["attributes"]) in ("notes", "private")
        if piece.kind not in _UNSEEN and not is_voice and piece.kind != "voice":
            yield piece


def _is_title_slide(shown: Sequence[Piece], lines: Sequence[str]) -> bool:
    """Whether it is one heading of the first level, perhaps one below it, and a few short lines."""
    if not shown or shown[0].kind != "heading" or shown[0].meta["level"] != 1:
        return False
    if lines[shown[0].first].rstrip().endswith(("}", "#")) or "![" in shown[0].content:
        return False
    texts = [piece for piece in shown[1:] if piece.kind == "text"]
    below = [piece for piece in shown[1:] if piece.kind == "heading"]
    if len(texts) + len(below) < len(shown) - 1 or len(below) > 1 or (below and not _is_subtitle(below[0], shown)):
        return False
    written = [line for piece in texts for line in piece.content.split("\n")]
    return len(written) <= _MOST_LINES and all(len(line) <= _LONGEST_LINE and "![" not in line for line in written)


def _is_subtitle(piece: Piece, shown: Sequence[Piece]) -> bool:
    is_next = piece is shown[1] and piece.meta["level"] > 1 and piece.end == piece.first + 1
    return is_next and bool(piece.content.strip()) and not _MARKUP.search(piece.content)
