"""What the user has chosen for one text, and the steps that can be undone. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from leaderdeck.intake.prose_to_talk_guess import GuessKind, TalkKind
from leaderdeck.intake.source_text import SourceText
from leaderdeck.quick_dataclass import dataclass

MOST_STEPS = 500
"""What was changed longer ago can no longer be undone."""


@dataclass(frozen=True, slots=True)
class ProseChoices:
    """A text, and what is to be made of it."""

    source: SourceText
    name: str = ""
    """The name of its file; empty for text that was pasted."""
    kind: TalkKind | None = None
    """None: what the text looks like."""
    changes: Mapping[int, GuessKind] = field(default_factory=dict)
    """Units, by their place from 1, that are something else than was guessed."""
    minutes: int | None = None
    """How long the talk shall be; None: nobody has said."""
    brand: str = ""
    """The id of a kit; empty for the one that the text names, or the neutral one."""

    def with_change(self, place: int, kind: GuessKind | None) -> ProseChoices:
        """The same with this unit of another kind, or with None as it was guessed."""
        changes = {other: known for other, known in self.changes.items() if other != place}
        if kind is not None:
            changes[place] = kind
        return replace(self, changes=changes)


class ProseSteps:
    """The choices as they are, and those before and after them."""

    def __init__(self) -> None:
        self._steps: list[ProseChoices] = []
        self._at = -1
        self._key: object = None
        self._fresh: list[ProseChoices] = []

    @property
    def now(self) -> ProseChoices | None:
        """The choices as they are; None before there is a text."""
        return self._steps[self._at] if self._steps else None

    @property
    def is_changed(self) -> bool:
        """Whether the user has chosen anything that would be lost."""
        return self.now is not None and all(self.now is not one for one in self._fresh)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forth."""
        return self._at < len(self._steps) - 1

    def begin(self, choices: ProseChoices) -> None:
        """Another text. Where there was one with choices of the user's, a step leads back to it."""
        if not self.is_changed:
            self._steps, self._at = [], -1
        self._push(choices, None)
        self._fresh.append(choices)

    def change(self, change: Callable[[ProseChoices], ProseChoices], key: object = None) -> bool:
        """One step. Steps with the same key that follow one another are one. Gives whether anything is otherwise."""
        now = self.now
        if now is None:
            return False
        new = change(now)
        if new == now:
            return False
        if key is not None and key == self._key and not self.can_redo and self.is_changed:
            self._steps[self._at] = new
        else:
            self._push(new, key)
        return True

    def undo(self) -> bool:
        """One step back; gives whether there was one."""
        return self._go(-1) if self.can_undo else False

    def redo(self) -> bool:
        """One step forth; gives whether there was one."""
        return self._go(1) if self.can_redo else False

    def return_to(self, choices: ProseChoices | None) -> None:
        """The last step was given up: what was shown before it is what counts."""
        if choices is None:
            self._steps, self._at, self._fresh = [], -1, []
            return
        for at, one in enumerate(self._steps):
            if one is choices:
                self._at = at
                del self._steps[at + 1 :]
                return

    def _go(self, step: int) -> bool:
        self._at += step
        self._key = None
        return True

    def _push(self, choices: ProseChoices, key: object) -> None:
        del self._steps[self._at + 1 :]
        self._steps.append(choices)
        del self._steps[:-MOST_STEPS]
        self._at, self._key = len(self._steps) - 1, key
