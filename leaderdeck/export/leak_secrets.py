"""What must not be found in a file that leaves the house, worked out anew from the talk's own text.

Whether a short or common text may stand in a file is decided by what the writers were given: what also stands openly
in the same talk is no secret. Private text is found twice: as the outline was read, and line by line without its
reader. What is found so may stand only where the other lines of the text say it too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import Slide
from leaderdeck.export.leak_letters import letters, spaced
from leaderdeck.export.leak_lines import TARGET, comments_in, parted_lines
from leaderdeck.export.leak_words import given_words, house_words, shown_words, words_in
from leaderdeck.export.profiles import Profile
from leaderdeck.outline.dates import written_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk

SecretKind: TypeAlias = Literal["private", "comment", "notes", "hidden", "name", "folder"]
_Apart: TypeAlias = tuple[SecretKind, int, str]
"""What it is, its line, its words."""

SHORT = 8
"""Letters: what has fewer is looked for as words of their own, only where people read, lest it be found by chance."""
SHORTEST = 3
"""What has fewer letters says nothing that could be told from any other text, and is not looked for."""
_WORDS_A_PIECE = 5
"""A long line is looked for in pieces of so many words: ten words of it in a row hold one whole piece at least."""
_MARKS = re.compile(r"(?<=\])\{[^{}\n]*\}|\[\^[^\]\n]*\]|</?[A-Za-z][^<>\n]*>")
_TELLING_DEPTH = 3
"""A folder's path with more parts than this tells who its owner is, and what else she works with."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One text that stays at home, as letters alone, and the line of the talk (from 1) where it is."""

    kind: SecretKind
    line: int
    letters: str
    is_short: bool
    """Whether it is looked for as words of their own; `letters` then has a space before and behind each word."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Everything that must not be found, and the digits that stand openly."""

    hidden: tuple[Secret, ...]
    open_digits: str


def secrets_of(talk: Talk, profile: Profile) -> Secrets:
    """What this receiver must not get of the talk."""
    house = "\n".join(house_words(talk))
    given = given_words(talk, profile)
    found: dict[str, Secret] = {}
    lines = parted_lines(talk)
    card = talk.deck.front_matter
    open_ = "\n".join((lines.open, house, written_date(card.date, card.language)))
    _keep(found, (("private", line, text) for line, text in lines.private), open_)
    _keep(found, _kept_apart(talk, profile), "\n".join((*given, house)))
    digits = " ".join("".join(sign for sign in text if sign.isdigit()) for text in given)
    return Secrets(tuple(found.values()), digits)


def _keep(found: dict[str, Secret], apart: Iterator[_Apart], open_: str) -> None:
    """Keep each piece that does not stand openly too: as it is, as a slide shows it, or as markup writes its signs."""
    open_ = "\n".join(dict.fromkeys((*_as_shown(open_), html.escape(open_, quote=False))))
    open_letters, open_words = letters(open_), spaced(open_)
    for kind, line, text in apart:
        for piece in (piece for written in _as_shown(text) for piece in pieces(written)):
            close = letters(piece)
            short = len(close) < SHORT
            form = spaced(piece) if short else close
            if len(close) >= SHORTEST and form not in (open_words if short else open_letters):
                found.setdefault(form, Secret(kind, line, form, short))


def _as_shown(text: str) -> Iterator[str]:
    """The text as it is written, and as a slide would show it: without attributes, tags, references and entities."""
    yield text
    shown = html.unescape(_MARKS.sub("", text))
    if shown != text:
        yield shown


def pieces(text: str) -> Iterator[str]:
    """What a text is looked for as: each of its lines, a long one in pieces; addresses by themselves."""
    for raw in text.split("\n"):
        yield from TARGET.findall(raw)
        line = TARGET.sub(" ", raw)
        words = line.split()
        if len(words) < 2 * _WORDS_A_PIECE:
            yield line
            continue
        for start in range(0, len(words) - _WORDS_A_PIECE + 1, _WORDS_A_PIECE):
            end = start + _WORDS_A_PIECE
            yield " ".join(words[start : end if len(words) - end >= _WORDS_A_PIECE else None])


def _kept_apart(talk: Talk, profile: Profile) -> Iterator[_Apart]:
    """What the outline's reader keeps from this receiver, and what else no file may tell."""
    deck, card = talk.deck, talk.deck.front_matter
    for index, slide in enumerate(deck.slides):
        yield from _of_slide(slide, deck.line_in_file(index, 0), profile)
    if not profile.with_names:
        for key, name in (("speaker", card.speaker), ("role", card.role)):
            yield "name", dict(card.lines).get(key, 1), name
    for line, comment in comments_in(talk.text):
        yield "comment", line, comment
    folder = talk.file.resolve().parent if talk.file else None
    if folder and len(folder.parts) > _TELLING_DEPTH:
        yield "folder", 1, str(folder)
    for name, text in talk.shelf.texts() if talk.shelf else ():
        if read_front_matter(text).front_matter.private:
            yield "private", next((link.line for link in deck.links if link.file == name), 1), text


def _of_slide(slide: Slide, line: int, profile: Profile) -> Iterator[_Apart]:
    yield "private", line, slide.private
    if slide.hidden and not profile.with_hidden:
        for text in (*shown_words(slide), *words_in(slide.speaker_notes)):
            yield "hidden", line, text
    elif not profile.with_notes:
        for text in words_in(slide.speaker_notes):
            yield "notes", line, text
