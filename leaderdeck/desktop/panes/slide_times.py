"""How long each slide of a talk takes, and the model that lists them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdeck.checks.pace import pace_of
from leaderdeck.desktop.panes.spoken_time import minutes_between, minutes_words, range_words, words_words
from leaderdeck.desktop.practice import Practice
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.checks.readability import Readability
    from leaderdeck.talk import Talk

SLIDE_ROLE = Qt.ItemDataRole.UserRole + 1
LONGEST_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class SlideTime:
    """One slide's time, or that of a section, which stands before its slides."""

    number: int
    """Number of its first scene."""
    title: str
    seconds: int
    begins_at: int
    """Seconds from the talk's start."""
    line: int
    has_notes: bool
    is_hidden: bool
    shortest: int = 0
    longest: int = 0
    words: int = 0
    """Words to be said."""
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class TalkTime:
    """The whole talk's time."""

    talk: Talk
    slides: tuple[SlideTime, ...]
    """Sections among them."""
    words: int
    seconds: int
    shortest_seconds: int
    longest_seconds: int
    wanted_seconds: int | None
    reckoning: Practice
    shown: Readability
    said: Readability

    @property
    def shown_slides(self) -> int:
        """How many slides there are that are not hidden."""
        return sum(not slide.is_hidden and not slide.is_section for slide in self.slides)


def measure_time(talk: Talk, reckoning: Practice = Practice()) -> TalkTime:
    """Words and seconds of every slide: as rehearsed, which is read beside the talk, else by words and pace."""
    from leaderdeck.checks.readability import talk_readability
    from leaderdeck.rehearsal.planned_time import planned_slides, range_of

    deck = talk.deck
    planned = planned_slides(deck, reckoning.history_of(talk.file), reckoning.pace, reckoning.words_per_minute)
    firsts: dict[int, tuple[int, str]] = {}
    for number, (index, scene) in enumerate(talk.scenes, start=1):
        firsts.setdefault(index, (number, scene.title))
    sections = {one.first: one for one in deck.sections if one.count > 1} if len(deck.sections) > 1 else {}
    rows: list[SlideTime] = []
    elapsed = 0.0

    def add(title: str, index: int, count: int, *, is_section: bool) -> None:
        own = planned[index : index + count]
        shortest, longest = range_of(own)
        slide, words = deck.slides[index], sum(one.slide.words for one in own if not one.slide.is_hidden)
        rows.append(
            SlideTime(
                firsts.get(index, (0, ""))[0], " ".join(title.split()), round(sum(one.seconds for one in own)),
                round(elapsed), deck.slide_lines[index], bool(slide.speaker_notes) or is_section,
                slide.hidden and not is_section, round(shortest), round(longest), words, is_section,
            )
        )  # fmt: skip

    for index, slide in enumerate(deck.slides):
        if index in sections:
            add(sections[index].name, index, sections[index].count, is_section=True)
        add(slide.title.text if slide.title else firsts.get(index, (0, ""))[1], index, 1, is_section=False)
        elapsed += planned[index].seconds
    shortest, longest = range_of(planned)
    words, wanted = pace_of(deck).words, deck.front_matter.duration_seconds
    return TalkTime(
        talk, tuple(rows), words, round(elapsed), round(shortest), round(longest), wanted, reckoning,
        *talk_readability(deck),
    )  # fmt: skip


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
        self._longest = max((slide.longest for slide in slides if not slide.is_section), default=1) or 1
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
    if slide.is_section:
        time = range_words(*minutes_between(slide.shortest, slide.longest))
        return str(say("Kapittelet {title}: {minutes}", title=slide.title, minutes=time))
    if slide.is_hidden:
        return str(say("Lysbilde {number}: {title}, skjult", number=slide.number, title=slide.title))
    minutes = minutes_words(slide.seconds)
    begins = minutes_words(slide.begins_at)
    said = say(
        "Lysbilde {number}: {title}, {minutes}, begynner etter {begins}",
        number=slide.number, title=slide.title, minutes=minutes, begins=begins,
    )  # fmt: skip
    return f"{said}, {words_words(slide.words)}" if slide.words else str(said)
