"""Two people changed the same text: which parts are whose, and the text that comes of choosing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from leaderdeck.desktop.documents.line_differences import same_lines
from leaderdeck.quick_dataclass import dataclass

Whose: TypeAlias = Literal["same", "mine", "theirs", "both"]
Choice: TypeAlias = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines that nobody changed (`same`), one side changed, or both changed differently (`both`)."""

    kind: Whose
    mine: tuple[str, ...]
    """The lines as they stand here; empty when they were deleted here."""
    theirs: tuple[str, ...]
    """The lines as they stand on disk."""
    base: tuple[str, ...] = ()
    """The lines that both began with."""
    line: int = 1
    """Where the part begins in my text, counted from 1."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines where nobody has to choose: the same, mine or theirs; mine where both changed them."""
        return self.theirs if self.kind == "theirs" else self.mine


def changed_parts(base: str, mine: str, theirs: str) -> tuple[Part, ...]:
    """The whole text in parts, in order; lines that both changed alike are the same."""
    olds, mines, others = base.split("\n"), mine.split("\n"), theirs.split("\n")
    kept_mine, kept_theirs = dict(same_lines(olds, mines)), dict(same_lines(olds, others))
    parts: list[Part] = []
    begun, at = (0, 0, 0), (0, 0, 0)

    def close(end: tuple[int, int, int]) -> None:
        """Add the lines from `begun` to `end` that all three share."""
        if end != begun:
            same = tuple(olds[begun[0] : end[0]])
            parts.append(Part("same", same, same, same, begun[1] + 1))

    for index in [*sorted(kept_mine.keys() & kept_theirs.keys()), len(olds)]:
        here = (index, kept_mine.get(index, len(mines)), kept_theirs.get(index, len(others)))
        if here != at:
            close(at)
            parts.append(_changed(olds[at[0] : here[0]], mines[at[1] : here[1]], others[at[2] : here[2]], at[1] + 1))
            begun = here
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
    close((at[0] - 1, at[1] - 1, at[2] - 1))
    return tuple(parts)


def merged(parts: tuple[Part, ...], choices: Mapping[int, Choice]) -> str:
    """The text of the parts. `choices` names a side for parts by their index; `both` keeps mine, then theirs.

    Without a choice a change that only one side made is taken, and mine where both changed the same lines.
    """
    lines: list[str] = []
    for index, part in enumerate(parts):
        choice = choices.get(index)
        if choice is None or part.kind == "same":
            lines += part.lines
        else:
            lines += part.mine if choice in ("mine", "both") else ()
            lines += part.theirs if choice in ("theirs", "both") else ()
    return "\n".join(lines)


def _changed(base: list[str], mine: list[str], theirs: list[str], line: int) -> Part:
    kind: Whose = "both"
    if mine == theirs:
        kind = "same"
    elif theirs == base:
        kind = "mine"
    elif mine == base:
        kind = "theirs"
    return Part(kind, tuple(mine), tuple(theirs), tuple(base), line)
