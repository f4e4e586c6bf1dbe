"""One open talk: its text (held by the editor), its file, its brand and the last `Talk` that was read from them.

Facts go down by signals ending in `_changed`; wishes come up through `apply` and `go_to_line`. What is typed is seen
at once on its own slide (`slide_changed`); the whole talk follows from a thread (`talk_changed`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.linked_files import LinkedFiles
from leaderdeck.desktop.giving_way import go_first
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.practice import Practice
from leaderdeck.desktop.shown_slide import ShownSlide, first_line_within
from leaderdeck.desktop.talk_reader import TalkReader
from leaderdeck.desktop.talk_reading import (
    LONG_TEXT,
    Reading,
    Rewrite,
    Rewritten,
    TypedSlide,
    head_of,
    read_typed,
    read_whole,
    rewritten,
)
from leaderdeck.desktop.text_holder import TextHolder
from leaderdeck.errors import BrandProblem
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.talk import Talk

SETTLE_MS = 180
"""How long typing pauses before the whole talk is read; shorter makes a large talk be read at every key."""
MOST_UNSETTLED_MS = 1200
"""Whoever types without a pause sees the whole talk follow at least so often."""
MOST_SHOWN_AT_ONCE = 6_000
"""Characters of one slide: what is longer fits on no slide and takes too long to be laid out at every key."""
_SECONDS_FOR_A_SLIDE = 0.04
"""For so long whoever reads the whole talk stands still, so that the slide that is typed on is there sooner."""


class TalkSession(QObject):
    """The one owner of an open talk."""

    talk_changed = Signal(object)
    """The whole talk was read again: a `Talk`."""
    slide_changed = Signal(object)
    """The slide under the cursor was typed on, or the cursor came to it: a `ShownSlide`."""
    place_changed = Signal(int, int)
    """The cursor is on the scene of this number (0: on none), at this line."""
    brand_problem_changed = Signal(object)
    """A `BrandProblem`, or None when the brand is the one that was asked for."""
    pace_changed = Signal(object)
    """Words and time of the talk that was just read: a `Pace`."""
    reading_failed = Signal(object)
    linked_file_changed = Signal(object)
    """A file that the talk takes in says something else now: its `Path`."""
    nothing_changed = Signal()
    """A change was asked for that leaves the text as it is."""

    def __init__(self, holder: TextHolder, kits: KitShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._kits = kits
        self._talk: Talk | None = None
        self._starts: list[int] = []
        self._edits = 0
        self._log: list[tuple[int, int, int, int]] = []
        self._is_settled = True
        self._text_to_read = ""
        self._begun = -1
        self._place = (0, 0)
        self._path: Path | None = None
        self.draft_folder: Path | None = None
        """Where pictures wait for a talk that has no file yet."""
        self._library: Path | None = None
        self._practice = Practice()
        self._pinned = (0, 0)
        self._linked = LinkedFiles(self)
        self._linked.changed.connect(self.read_again)
        self._linked.file_changed.connect(self.linked_file_changed)
        self._problem: BrandProblem | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._at_latest = QTimer(self, singleShot=True, interval=MOST_UNSETTLED_MS)
        self._at_latest.timeout.connect(self._ask)
        self._reader = TalkReader(self)
        self._reader.answered.connect(self._take)
        self._reader.head_answered.connect(self._take_head)
        self._reader.failed.connect(self.reading_failed)
        self._look = QTimer(self, singleShot=True, interval=0)  # once the letter itself is painted
        self._look.timeout.connect(self._show_now)
        self._typed = Latest(read_typed, self)
        self._typed.answered.connect(self._take_typed)
        self._typed.failed.connect(self.reading_failed)
        self._rewriter = Latest(rewritten, self)
        self._rewriter.answered.connect(self._take_rewritten)
        self._rewriter.failed.connect(self.reading_failed)

    @property
    def talk(self) -> Talk | None:
        """The talk as it was last read whole."""
        return self._talk

    @property
    def path(self) -> Path | None:
        """The talk's file, or None before it is first saved."""
        return self._path

    @property
    def folder(self) -> Path | None:
        """Where pictures are looked for."""
        return self._path.parent if self._path else self.draft_folder

    @property
    def practice(self) -> Practice:
        """What times are reckoned from."""
        return self._practice

    @property
    def is_settled(self) -> bool:
        """Whether `talk` is of the text as it stands now."""
        return self._is_settled

    @property
    def place(self) -> tuple[int, int]:
        """The number of the scene under the cursor (0: none), and the cursor's line."""
        return self._place

    def begin(self, path: Path | None, text: str) -> None:
        """The editor holds a new text, of this file. The first slide of a long one is shown before the rest is read."""
        self._path, self.draft_folder = path, None
        self._talk = None
        self._starts = []
        self._edits += 1
        self._log.clear()
        self._is_settled = False
        self._settle.stop()
        self._at_latest.stop()
        self._reader.drop()
        self._look.stop()
        self._typed.drop()
        self._text_to_read = text
        self._begun = self._edits
        QTimer.singleShot(0, self, self._read_begun)  # so that the window that opens it does not share its time

    def _read_begun(self) -> None:
        if self._begun != self._edits:
            return  # it was typed on, or another text came: that is read in its turn
        text = self._text_to_read
        if len(text) > LONG_TEXT:
            self._reader.read_head(*self._asked(head_of(text)))
        else:
            self._text_to_read = ""
            self._reader.open(*self._asked(text))

    def read_now(self) -> Talk:
        """The talk of the text as it stands, read while the caller waits: for what goes out of the house."""
        self._settle.stop()
        self._at_latest.stop()
        self._reader.drop()
        text, folder = self._holder.text(), self.folder
        self._take(read_whole(text, folder, self._path, self._edits, self._kits, self._library, self._practice))
        if self._talk is None:
            raise RuntimeError
        return self._talk

    def move_to(self, path: Path) -> None:
        """The talk has another file now; its pictures are looked for there."""
        self._path = path
        self.read_again()

    def read_again(self) -> None:
        """Read the whole talk anew, as when a picture or a kit has changed on disk."""
        self._is_settled = False
        self._ask()

    def note_edit(self, first: int, removed: int, added: int) -> None:
        """The editor's lines `first` to `first + removed` became `added` lines."""
        self._edits += 1
        self._log.append((self._edits, first, removed, added))
        self._is_settled = False
        self._shift_starts(first, removed, added)
        self._look.start()
        self._settle.start()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def note_cursor(self, line: int) -> None:
        """The cursor came to this line."""
        if line != self._pinned[0]:
            self._pinned = (0, 0)
        self._tell_place(line)

    def apply(self, rewrite: Rewrite) -> None:
        """Change the text as one step that can be undone; a long text is rewritten in a thread."""
        text = self._holder.text()
        if len(text) > LONG_TEXT:
            self._rewriter.ask(rewrite, text, self._talk, self._edits)
        else:
            self._take_rewritten(rewritten(rewrite, text, self._talk, self._edits))

    def _take_rewritten(self, done: Rewritten) -> None:
        if done.edits != self._edits:
            self.apply(done.rewrite)  # somebody typed meanwhile
        elif done.new != done.old:
            self._holder.replace_text(done.new)
        else:
            self.nothing_changed.emit()

    def go_to_line(self, line: int) -> None:
        """Bring the cursor to a line."""
        self._holder.go_to_line(line)

    def go_to_number(self, number: int) -> None:
        """Bring the cursor to the first line of the scene with this number.

        Of the slides that one link brings, which share its line, this one is shown as long as the cursor stays.
        """
        if self._talk and 1 <= number <= len(self._talk.scenes):
            line = self.line_of(number)
            self._pinned = (line, number)
            self._holder.go_to_line(line)
            self._tell_place(line)

    def use_library(self, folder: Path | None) -> None:
        """Notes are looked for in this folder from now on, besides the talk's own."""
        before, self._library = self._library, folder
        if folder != before and self._talk is not None and self._talk.deck.links:
            self.read_again()

    def use_pace(self, pace: LearnedPace) -> None:
        """Times are reckoned by one's own pace, as far as it has been learned."""
        self.use_practice(pace=pace)

    def use_practice(self, **known: Any) -> None:  # noqa: ANN401 - each field has its own kind
        """What is known of rehearsals and pace, as fields of `Practice`; the talk is read anew where that changes."""
        before, self._practice = self._practice, replace(self._practice, **known)
        if self._practice != before and self._talk is not None:
            self.read_again()

    def line_of(self, number: int) -> int:
        """The line that shows the scene with this number."""
        talk = self._talk
        if talk is None or not 1 <= number <= len(talk.scenes):
            return 1
        index, scene = talk.scenes[number - 1]
        first = self._starts[index] if index < len(self._starts) else 1
        if index == 0 and talk.reading is not None and first <= talk.reading.top:
            return 1
        return first + first_line_within(scene) if scene.part > 1 else first

    def _shift_starts(self, first: int, removed: int, added: int) -> None:
        moved = added - removed
        if moved:
            after = bisect_right(self._starts, first)
            self._starts[after:] = [max(first, start + moved) for start in self._starts[after:]]

    def _index_at(self, line: int) -> int:
        """The slide at this line; of those that share a line, which one link brings, the first."""
        last = max(0, bisect_right(self._starts, line) - 1)
        return bisect_left(self._starts, self._starts[last]) if self._starts else 0

    def _show_now(self) -> None:
        """The slide that is typed on, read in a thread: the letter itself stands in the editor before that."""
        talk = self._talk
        line = self._holder.cursor_line()
        if talk is None or not self._starts:
            return
        index = self._index_at(line)
        first = self._starts[index]
        following = bisect_right(self._starts, first)
        end = self._starts[following] if following < len(self._starts) else self._holder.line_count() + 1
        lines = self._holder.lines(first, end)
        if sum(map(len, lines)) <= MOST_SHOWN_AT_ONCE:  # a longer one follows with the whole talk
            go_first(_SECONDS_FOR_A_SLIDE)
            self._typed.ask(talk, index, lines, first, line, self.folder)

    def _take_typed(self, typed: TypedSlide) -> None:
        now, talk, index = typed.now, typed.talk, typed.index
        is_here = index == self._index_at(self._holder.cursor_line())  # else the cursor has gone on to another slide
        if talk is self._talk and now is not None and is_here:
            number = self._first_number(index)
            shown = ShownSlide(index, number, now.scenes, talk.kit, now.slide, now.first_line, self.folder)
            self.slide_changed.emit(shown)
        elif talk is not self._talk and not self._is_settled:
            self._show_now()  # the talk was read meanwhile, without the newest letters

    def _first_number(self, index: int) -> int:
        scenes = self._talk.scenes if self._talk else ()
        return bisect_right(scenes, index - 1, key=lambda pair: pair[0]) + 1

    def _ask(self) -> None:
        self._settle.stop()
        self._at_latest.stop()
        self._reader.read(*self._asked(self._holder.text()))

    def _asked(self, text: str) -> tuple[object, ...]:
        return (text, self.folder, self._path, self._edits, self._kits, self._library, self._practice)

    def _take_head(self, reading: Reading) -> None:
        text, self._text_to_read = self._text_to_read, ""
        talk = reading.talk
        if self._talk is None and talk.scenes and reading.edits == self._edits:
            scenes = tuple(scene for index, scene in talk.scenes if index == talk.scenes[0][0])
            first = talk.deck.slide_lines[0]
            self.slide_changed.emit(ShownSlide(0, 1, scenes, talk.kit, talk.deck.slides[0], first, self.folder))
        if reading.edits == self._edits:
            self._reader.read(*self._asked(text))
        else:
            self._settle.start()

    def _take(self, reading: Reading) -> None:
        self._is_settled = reading.talk.is_checked and reading.edits == self._edits
        self._talk = reading.talk
        self._starts = list(reading.talk.deck.slide_lines)
        self._linked.follow(reading.talk)
        self._log = [edit for edit in self._log if edit[0] > reading.edits]
        for _, first, removed, added in self._log:
            self._shift_starts(first, removed, added)
        if str(reading.brand_problem) != str(self._problem):
            self._problem = reading.brand_problem
            self.brand_problem_changed.emit(self._problem)
        self.talk_changed.emit(reading.talk)
        self.pace_changed.emit(reading.pace)
        if reading.edits == self._edits:
            self._place = (-1, -1)
            self._tell_place(self._holder.cursor_line())

    def _tell_place(self, line: int) -> None:
        number = self.number_at(line)
        if (number, line) == self._place:
            return
        before, self._place = self._place, (number, line)
        if number != before[0]:
            self._tell_slide(number)
        self.place_changed.emit(number, line)

    def _tell_slide(self, number: int) -> None:
        talk = self._talk
        if talk is None or not 1 <= number <= len(talk.scenes):
            return
        index = talk.scenes[number - 1][0]
        first = self._first_number(index)
        scenes = tuple(
            scene for own, scene in talk.scenes[first - 1 :][: talk.scenes[first - 1][1].parts] if own == index
        )
        self.slide_changed.emit(
            ShownSlide(
                index, first, scenes, talk.kit, talk.deck.slides[index], self._starts[index], self.folder,
                number - first,
            )
        )  # fmt: skip

    def number_at(self, line: int) -> int:
        """The number of the scene that shows this line; 0 while there is none."""
        talk = self._talk
        if talk is None or not talk.scenes:
            return 0
        index = self._index_at(line)
        number = self._first_number(index)
        if number > len(talk.scenes):
            return len(talk.scenes)
        if talk.deck.slides[index].origin:
            return self._pinned[1] if self._is_pinned(line) else number
        start = self._starts[index]
        best = number
        for following in range(number, len(talk.scenes)):
            own, scene = talk.scenes[following]
            if own != index or start + first_line_within(scene) > line:
                break
            best = following + 1
        return best

    def _is_pinned(self, line: int) -> bool:
        """Whether a slide was asked for by its number, and stands at this line still."""
        own, number = self._pinned
        scenes = self._talk.scenes if self._talk else ()
        return own == line and 1 <= number <= len(scenes) and self._starts[scenes[number - 1][0]] == line
