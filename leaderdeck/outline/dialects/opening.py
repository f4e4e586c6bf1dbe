"""A file's lines as LeaderDeck has them, whichever program the talk was written for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from leaderdeck.deck.slide import FrontMatter, Remark
from leaderdeck.language import say
from leaderdeck.outline.dialects import deckset, ia_presenter, marp, md2pptx, pandoc, remark, reveal, slidev
from leaderdeck.outline.dialects.first_slide import with_cover
from leaderdeck.outline.dialects.own_private import firmly_private, leaked, own_private
from leaderdeck.outline.dialects.recognition import dialect_of
from leaderdeck.outline.dialects.translation import (
    Dialect,
    DialectName,
    Free,
    Translation,
    free_lines,
    without_open_comments,
)
from leaderdeck.quick_dataclass import dataclass

_TRANSLATORS: dict[DialectName, Callable[[list[str], Sequence[Free]], Translation]] = {
    "Marp": marp.translate, "pandoc": pandoc.translate, "Deckset": deckset.translate, "reveal.js": reveal.translate,
    "remark": remark.translate, "iA Presenter": ia_presenter.translate, "md2pptx": md2pptx.translate,
    "Slidev": slidev.translate,
}  # fmt: skip
_TITLE_IS_NO_SLIDE: frozenset[DialectName] = frozenset({"Marp", "Slidev"})
"""Their title in the front matter is the file's; the cover is a slide of its own below."""
_LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """Lines in our own dialect, as many as the file has, with what the other one says about the whole."""

    lines: list[str]
    card: FrontMatter
    top: int
    """How many lines the front matter takes, with settings below it that speak to the other program."""
    dialect: Dialect | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def level(self) -> int:
        """The heading level that starts slides where the talk says so; 0 where it does not."""
        return self.dialect.level if self.dialect else 0


def opened(lines: list[str], top: int, card: FrontMatter) -> Opened:
    """These clean lines with a front matter of `top` lines, read as the program means them that they are for."""
    dialect = dialect_of(lines, top, card)
    if dialect is None:
        return Opened(lines, card, top)
    below = top + dialect.header
    said = pandoc.with_title_block(card, lines, top, below) if dialect.name == "pandoc" and dialect.header else card
    if dialect.is_ruled and "slides" not in dict(card.lines):
        said = replace(said, slides="rules")
    if dialect.name in _TITLE_IS_NO_SLIDE:
        said = replace(said, title="")
    found = _translated(dialect, lines[below:], card, said, dialect.level)
    left_out = [*_settings(dialect, lines, top, below), *((below + line, words) for line, words in found.left_out)]
    remarks = (_recognized(dialect), *_left_out(dialect, left_out))
    own = with_cover(dialect.name, found.lines, said, dialect.level)
    return Opened([*lines[:below], *own], said, below, dialect, remarks)


def in_our_dialect(
    dialect: Dialect | None, lines: list[str], level: int, beginning: FrontMatter | None = None
) -> list[str]:
    """Lines of one slide of a talk for this program, or of several; headings of this level begin them, if any do.

    `beginning`: the talk's card, where they are its first ones.
    """
    if dialect is None:
        return lines
    card = FrontMatter()
    said = replace(card, slides="rules") if dialect.is_ruled else card
    found = _translated(dialect, list(lines), card, said, level).lines
    return found if beginning is None else with_cover(dialect.name, found, beginning, level)


def _translated(dialect: Dialect, lines: list[str], card: FrontMatter, said: FrontMatter, level: int) -> Translation:
    """These lines in our own dialect, and no private word of ours anywhere else than it was.

    `card` is the talk's own, by which our own words are read; `said` is how this program means it.
    """
    private = own_private(lines, card)
    lines = without_open_comments(lines)
    found = _TRANSLATORS[dialect.name](list(lines), free_lines(lines, private.passages))
    if leaked(private, found.lines, said, level):
        firm = firmly_private(lines, private)
        found = _TRANSLATORS[dialect.name](list(firm), free_lines(firm, private.passages))
        for line in leaked(private, found.lines, said, level):
            found.lines[line] = ""
    return found


def in_words_of(dialect: Dialect, lines: list[str]) -> list[str]:
    """Lines of our own dialect as they may stand in a talk for this program; nearly all may as they are."""
    return ia_presenter.as_shown(lines) if dialect.name == "iA Presenter" else lines


def _settings(dialect: Dialect, lines: Sequence[str], top: int, below: int) -> list[tuple[int, str]]:
    if dialect.name == "pandoc":
        return []
    return [(line, lines[line]) for line in range(top, below) if lines[line].strip()]


def _recognized(dialect: Dialect) -> Remark:
    return Remark(
        "text.directive", "info", dialect.line + 1,
        say("Foredraget er skrevet for {program} og leses slik {program} mener det.", program=dialect.name),
        say("Det kan stå slik det er. Filen blir ikke skrevet om."),
    )  # fmt: skip


def _left_out(dialect: Dialect, left_out: Sequence[tuple[int, str]]) -> list[Remark]:
    """What was left out, each word of that program once."""
    first: dict[str, tuple[int, str]] = {}
    for line, words in left_out:
        first.setdefault(words.partition(":")[0], (line, words[:_LONGEST_WORDS]))
    return [
        Remark(
            "text.directive", "info", line + 1,
            say("«{words}» gjelder bare i {program} og er ikke tatt med.", words=words, program=dialect.name),
            say("Det kan stå; det vises ikke på lysbildene."),
        )
        for line, words in first.values()
    ]  # fmt: skip
