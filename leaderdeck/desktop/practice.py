"""What the speaker's rehearsals tell of a talk's time: the same for the status line, the findings and the time pane."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.checks.pace import INTERPRETED_WORDS_PER_MINUTE, WORDS_PER_MINUTE, Pace, pace_of
from leaderdeck.deck.slide import Deck
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace


@dataclass(frozen=True, slots=True)
class Practice:
    """One's own pace, and what was rehearsed."""

    pace: LearnedPace = LearnedPace()
    rehearsed: tuple[Path | None, History] | None = None
    """The history of the talk in this file; where it is another's or none is given, it is read."""
    has_interpreter: bool = False

    @property
    def words_per_minute(self) -> float:
        """One's own pace, or the usual one while too little is known; with an interpreter at most theirs."""
        own = self.pace.words_per_minute if self.pace.is_known else WORDS_PER_MINUTE
        return min(own, INTERPRETED_WORDS_PER_MINUTE) if self.has_interpreter else own

    def history_of(self, file: Path | None) -> History:
        """What was rehearsed of the talk in this file."""
        from leaderdeck.desktop.stage.rehearsal_file import load_history  # costs no start

        if self.rehearsed is not None and self.rehearsed[0] == file:
            return self.rehearsed[1]
        return load_history(file)

    def pace_of(self, deck: Deck, file: Path | None) -> Pace:
        """Words and time of a talk: as rehearsed, else by its words and one's own pace."""
        history = self.history_of(file)
        if not history.rehearsals:
            return pace_of(deck, self.words_per_minute)
        from leaderdeck.rehearsal.planned_time import planned_pace

        return planned_pace(deck, history, self.pace, self.words_per_minute)
