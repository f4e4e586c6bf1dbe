"""How long each slide of a talk takes, and the model that lists them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdeck.checks.pace import pace_of
from leaderdeck.desktop.panes.spoken_time import minutes_words
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.talk import Talk

SLIDE_ROLE = Qt.ItemDataRole.UserRole + 1
LONGEST_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class SlideTime:
    """One slide's time."""

    number: int
    """Number of its first scene."""
    title: str
    seconds: int
    begins_at: int
    """Seconds from the talk's start."""
    line: int
    has_notes: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class TalkTime:
    """The whole talk's time."""

    talk: Talk
    slides: tuple[SlideTime, ...]
    words: int
    seconds: int
    shortest_seconds: int
    longest_seconds: int
    wanted_seconds: int | None


def measure_time(talk: Talk) -> TalkTime:
    """Words and seconds of every slide. Pure."""
    deck = talk.deck
    pace = pace_of(deck)
    firsts: dict[int, tuple[int, str]] = {}
    for number, (index, scene) in enumerate(talk.scenes, start=1):
        firsts.setdefault(index, (number, scene.title))
    slides: list[SlideTime] = []
    elapsed = 0
    for index, slide in enumerate(deck.slides):
        number, title = firsts.get(index, (0, ""))
        seconds = pace.slide_seconds[index]
        line = deck.slide_lines[index]
        words = slide.title.text if slide.title else title
        slides.append(
            SlideTime(number, " ".join(words.split()), seconds, elapsed, line, bool(slide.speaker_notes), slide.hidden)
        )
        elapsed += seconds
    wanted = deck.front_matter.duration_seconds
    return TalkTime(talk, tuple(slides), pace.words, pace.seconds, pace.shortest_seconds, pace.longest_seconds, wanted)


class SlideTimesModel(QAbstractListModel):
    """One row for each slide."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slides: tuple[SlideTime, ...] = ()
        self._longest = 1

    def show_slides(self, slides: tuple[SlideTime, ...]) -> None:
        """These rows; where only their times changed, they stay where they are."""
        is_same_length = len(slides) == len(self._slides)
        if not is_same_length:
            self.beginResetModel()
        self._slides = slides
        self._longest = max((slide.seconds for slide in slides), default=1) or 1
        if is_same_length and slides:
            self.dataChanged.emit(self.index(0, 0), self.index(len(slides) - 1, 0))
        elif not is_same_length:
            self.endResetModel()

    def place_of(self, number: int) -> int | None:
        """The row of the slide that the scene with this number belongs to."""
        place = bisect_right(self._slides, number, key=lambda slide: slide.number) - 1
        return place if number > 0 and place >= 0 else None

    def line_of(self, row: int) -> int:
        """Where the slide of this row begins; 0 where there is none."""
        return self._slides[row].line if 0 <= row < len(self._slides) else 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._slides)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, aloud too."""
        if not 0 <= index.row() < len(self._slides):
            return None
        slide = self._slides[index.row()]
        if role == SLIDE_ROLE:
            return slide
        if role == LONGEST_ROLE:
            return self._longest
        if role == Qt.ItemDataRole.DisplayRole:
            return slide.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _spoken(slide)
        return None


def _spoken(slide: SlideTime) -> str:
    if slide.is_hidden:
        return str(say("Lysbilde {number}: {title}, skjult", number=slide.number, title=slide.title))
    minutes = minutes_words(slide.seconds)
    begins = minutes_words(slide.begins_at)
    return str(
        say(
            "Lysbilde {number}: {title}, {minutes}, begynner etter {begins}",
            number=slide.number, title=slide.title, minutes=minutes, begins=begins,
        )
    )  # fmt: skip
