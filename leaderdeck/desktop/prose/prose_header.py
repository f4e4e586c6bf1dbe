"""The top of the window: which text, the steps back and forth, and what kind of talk of what length in which brand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.brand.catalog import KitSummary
from leaderdeck.brand.shown_name import shown_name
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.spoken_time import range_words, slides_words
from leaderdeck.desktop.prose.prose_choices import ProseChoices, ProseSteps
from leaderdeck.desktop.prose.prose_reading import ProseTalk
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.intake.prose_to_talk_guess import TALK_KIND_WORDS, TALK_KINDS
from leaderdeck.language import Sentence, say

LONGEST_MINUTES = 480
_LEAST_EMS = 20


class ProseHeader(QWidget):
    """Says what there is, and asks for what is pressed."""

    wished = Signal(str)
    """`undo`, `redo`, `open`, `paste` or `make`."""
    kind_chosen = Signal(object)
    """A `TalkKind`, or None for what the text looks like."""
    minutes_chosen = Signal(object)
    """Minutes, or None."""
    brand_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._made: ProseTalk | None = None
        self._now: ProseChoices | None = None
        self._title, self._state = ShortenedLabel(), ShortenedLabel()
        self._title.setProperty("kind", "title")
        self._state.setProperty("kind", "muted")
        self.undo, self.redo, self.paste, self.open = QToolButton(), QToolButton(), QToolButton(), QToolButton()
        for made, name in ((self.undo, "undo"), (self.redo, "redo"), (self.paste, "paste"), (self.open, "open")):
            made.setIcon(icon(name))
        self.make = NearButton()
        self.make.setProperty("kind", "primary")
        self._kind_label, self._minutes_label, self._brand_label = QLabel(), QLabel(), QLabel()
        self.kind, self.minutes, self.brand, self._pace = QComboBox(), QSpinBox(), QComboBox(), QLabel()
        self._second = _Lines()
        self._first = QHBoxLayout()
        self._arrange()
        self._connect()
        self.retranslate()

    def show_choices(self, steps: ProseSteps) -> None:
        """What is chosen now."""
        now = self._now = steps.now
        self.undo.setEnabled(steps.can_undo)
        self.redo.setEnabled(steps.can_redo)
        self._second.setVisible(now is not None)
        if now is not None:
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(now.minutes or 0)
        self._fill_kinds()
        self._tell()

    def show_made(self, made: ProseTalk | None, kits: Sequence[KitSummary]) -> None:
        """The talk that it has become; None: none yet."""
        self._made = made
        self.make.setEnabled(made is not None)
        if made is not None:
            with QSignalBlocker(self.brand):
                if [self.brand.itemData(at) for at in range(self.brand.count())] != [kit.id for kit in kits]:
                    self.brand.clear()
                    for kit in kits:
                        self.brand.addItem(shown_name(kit.id, kit.name), kit.id)
                self.brand.setCurrentIndex(self.brand.findData(made.talk.kit.id))
        self._fill_kinds()
        self._tell()

    def retranslate(self) -> None:
        """All words anew."""
        self._kind_label.setText(str(say("Slag")))
        self._minutes_label.setText(str(say("Lengde")))
        self._brand_label.setText(str(say("Profil")))
        self.kind.setAccessibleName(str(say("Slaget foredrag")))
        self.minutes.setAccessibleName(str(say("Lengde i minutter")))
        self.brand.setAccessibleName(str(say("Profil")))
        self.minutes.setSpecialValueText(str(say("Ikke bestemt")))
        for made, words, keys in (
            (self.undo, say("Angre"), "Ctrl+Z"), (self.redo, say("Gjør om"), "Ctrl+Shift+Z"),
            (self.paste, say("Lim inn"), "Ctrl+V"), (self.open, say("Åpne en fil …"), "Ctrl+O"),
        ):  # fmt: skip
            made.setText(str(words))
            made.setAccessibleName(str(words))
            made.setToolTip(f"{str(words).removesuffix(' …')} ({keys})")
        self.make.setText(str(say("Lag foredraget")))
        self.make.setAccessibleName(self.make.text())
        self._fill_kinds()
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Narrower than all its words: they give way."""
        return QSize(_LEAST_EMS * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._pace.setMinimumHeight(self.kind.sizeHint().height())
            self._fit()
        super().changeEvent(event)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self.minutes.setRange(0, LONGEST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setKeyboardTracking(False)
        self.minutes.setSuffix(" min")
        self.minutes.lineEdit().setTextMargins(em // 3, 0, 0, 0)
        for box in (self.kind, self.brand):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        first = self._first
        first.setSpacing(round(em * 0.5))
        first.addWidget(self._title)
        first.addWidget(self._state)
        first.addStretch(1)
        for button in (self.undo, self.redo, self.paste, self.open):
            first.addWidget(button)
        first.addSpacing(em // 2)
        first.addWidget(self.make)
        second = self._second.flow
        second.setSpacing(round(em * 0.5))
        for label, field in (
            (self._kind_label, self.kind), (self._minutes_label, self.minutes), (self._brand_label, self.brand)
        ):  # fmt: skip
            label.setBuddy(field)
            second.addWidget(_pair(label, field, em))
        self._pace.setProperty("kind", "muted")
        self._pace.setTextFormat(Qt.TextFormat.PlainText)
        self._pace.setMinimumHeight(self.kind.sizeHint().height())  # in one line with the fields
        second.addWidget(_pair(self._pace, None, em))
        column = QVBoxLayout(self)
        column.setContentsMargins(em, round(em * 0.5), em, round(em * 0.55))
        column.setSpacing(round(em * 0.45))
        column.addLayout(first)
        column.addWidget(self._second)

    def _connect(self) -> None:
        for made, wish in (
            (self.undo, "undo"), (self.redo, "redo"), (self.paste, "paste"), (self.open, "open"), (self.make, "make")
        ):  # fmt: skip
            made.clicked.connect(lambda _on=False, wanted=wish: self.wished.emit(wanted))
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(self.kind.itemData(at)))
        self.minutes.valueChanged.connect(lambda value: self.minutes_chosen.emit(value or None))
        self.brand.activated.connect(lambda at: self.brand_chosen.emit(self.brand.itemData(at)))

    def _fill_kinds(self) -> None:
        """The first entry is what the text looks like, as far as that is known."""
        made, now = self._made, self._now
        if made is not None and made.choices.kind is None:
            guessed = say("Etter teksten: {kind}", kind=TALK_KIND_WORDS[made.outlined.kind])
        else:
            guessed = say("Etter teksten")
        rows = [(str(guessed), None), *((str(TALK_KIND_WORDS[kind]), kind) for kind in TALK_KINDS)]
        with QSignalBlocker(self.kind):
            if [self.kind.itemText(at) for at in range(self.kind.count())] != [words for words, _ in rows]:
                self.kind.clear()
                for words, kind in rows:
                    self.kind.addItem(words, kind)
            chosen = now.kind if now is not None else None
            self.kind.setCurrentIndex(next(at for at, (_, kind) in enumerate(rows) if kind == chosen))

    def _tell(self) -> None:
        now, made = self._now, self._made
        name = (now.name or str(say("Innlimt tekst"))) if now is not None else str(say("Fra tekst til foredrag"))
        self._title.set_text(name)
        self._state.set_text(f"– {_counted(made)}" if made is not None and now is not None else "")
        self._pace.setText(str(_time(made)) if made is not None else "")
        self._pace.setAccessibleName(self._pace.text())
        self._fit()

    def _fit(self) -> None:
        """Where it is narrow, two buttons show their sign alone, then the counts go, then those buttons."""
        style = Qt.ToolButtonStyle
        always = (self._title, self.undo, self.redo, self.make)
        has_state = has_buttons = True
        for words, has_state, has_buttons in (
            (style.ToolButtonTextBesideIcon, True, True), (style.ToolButtonIconOnly, True, True),
            (style.ToolButtonIconOnly, False, True), (style.ToolButtonIconOnly, False, False),
        ):  # fmt: skip
            for made in (self.paste, self.open):
                made.setToolButtonStyle(words)
            shown = [*always, *((self._state,) if has_state else ()), *((self.paste, self.open) if has_buttons else ())]
            needed = sum(part.sizeHint().width() + self._first.spacing() for part in shown)
            if needed + 3 * self.fontMetrics().height() <= self.width():
                break
        # Only now: a widget that is shown has the whole window laid out at once.
        self._state.setVisible(has_state)
        for made in (self.paste, self.open):
            made.setVisible(has_buttons)


class _Lines(QWidget):
    """Fields in as many lines as they need, and never given less height than those take."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self)

    def event(self, event: QEvent) -> bool:
        """Another width, or other fields: another height."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.flow.heightForWidth(max(1, self.width())))
        return super().event(event)


def _pair(label: QLabel, field: QWidget | None, em: int) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, em // 2, 0)
    row.setSpacing(round(em * 0.4))
    row.addWidget(label)
    if field is not None:
        row.addWidget(field)
    return pair


def _counted(made: ProseTalk) -> str:
    count = len(made.outlined.guesses)
    paragraphs = say("1 avsnitt") if count == 1 else say("{count} avsnitt", count=count)
    return f"{paragraphs} · {slides_words(len(made.talk.scenes))}"


def _time(made: ProseTalk) -> Sentence:
    """How long it takes, against the length that was chosen."""
    pace, wanted = made.pace, made.choices.minutes
    time = range_words(max(1, round(pace.shortest_seconds / 60)), max(1, round(pace.longest_seconds / 60)))
    if wanted and pace.shortest_seconds > wanted * 60:
        return say("Tar {time}: for langt", time=time)
    if wanted and pace.longest_seconds < wanted * 60 * 0.6:
        return say("Tar {time}: for kort", time=time)
    return say("Tar {time}", time=time)
