"""The questions before a hand-over: for whom, for what, where; and the answer to what goes out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.choice_card import ChoiceCard
from leaderdeck.desktop.dialogs.choice_group import ChoiceGroup
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.export_contents import Goods, goods_of
from leaderdeck.desktop.dialogs.goods_list import GoodsList
from leaderdeck.desktop.dialogs.stopping_panel import StoppingPanel
from leaderdeck.desktop.handing_over.earlier_list import EarlierList
from leaderdeck.desktop.handing_over.hand_over_place import HandOverPlace
from leaderdeck.export.exporting import find_stopping
from leaderdeck.export.handing_over import Handing, parts_of
from leaderdeck.export.profiles import PROFILES, Profile, ProfileName
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

_RECEIVERS: tuple[tuple[ProfileName, Sentence, Sentence], ...] = (
    ("stage", say("Scenen"), say("Til deg selv på talerstolen: med manus, talenotater og skjulte lysbilder.")),
    ("organizer", say("Arrangøren"), say("Til den som skal vise lysbildene: uten talenotater, med sjekkliste.")),
    ("publish", say("Alle"), say("Til nett og utdeling: uten talenotater, skjulte lysbilder og navnet ditt.")),
)
_NARROW_EMS = 34
"""Lines of text: a form that is narrower has no room for three receivers side by side."""


class HandOverForm(QWidget):
    """What the user chooses. `changed` whenever something else is chosen or known."""

    changed = Signal()
    line_requested = Signal(int)
    folder_wanted = Signal(object)

    def __init__(self, talk: Talk, receiver: str, parent: QWidget | None = None) -> None:
        """`receiver` is who was chosen last; what is none of ours means the first."""
        super().__init__(parent)
        self._talk = talk
        card = talk.deck.front_matter
        self.cards = {key: ChoiceCard(name, meaning) for key, name, meaning in _RECEIVERS}
        self.stopping = StoppingPanel(find_stopping(talk, ()))
        self.event_field, self.recipient_field = QLineEdit(card.event), QLineEdit(card.organizer)
        self._event_words, self._recipient_words = text_label("title"), text_label("title")
        self.files, self.goods, self.earlier = GoodsList(), GoodsList(), EarlierList()
        self.place = HandOverPlace(talk)
        self._words: list[tuple[QLabel, Sentence]] = []
        self._arrange()
        self.cards[receiver if receiver in self.cards else "stage"].radio.setChecked(True)
        self._connect()
        self.retranslate()
        self._suggest()
        self.earlier.look(talk.file)

    @property
    def profile(self) -> Profile:
        """For whom."""
        return PROFILES[next(key for key, card in self.cards.items() if card.radio.isChecked())]

    @property
    def is_ready(self) -> bool:
        """Whether a hand-over may begin."""
        return self.stopping.all_allowed and self.place.settled

    @property
    def never(self) -> Sentence | None:
        """Why nothing can be handed over whatever is allowed, or None."""
        if self._talk.deck.front_matter.private:
            return say("Hele foredraget er merket privat og eksporteres ikke.")
        if not self._talk.scenes:
            return say("Foredraget har ingen lysbilder ennå; skriv en overskrift først.")
        if not self.profile.with_hidden and all(scene.hidden for _, scene in self._talk.scenes):
            return say("Ingen av lysbildene er for denne mottakeren.")
        return None

    def wanted(self) -> Handing:
        """What the user asked for."""
        event, recipient = self.event_field.text().strip(), self.recipient_field.text().strip()
        allowed = self.stopping.allowed_rules()
        return Handing(self._talk, self.profile, self.place.target(), event, recipient, allowed)

    def focus_first(self) -> None:
        """Let the keyboard begin at the receiver."""
        self.cards[self.profile.name].radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large letters or a narrow screen: the receivers stand below each other, so that no word is cut."""
        narrow = self.width() < _NARROW_EMS * self.fontMetrics().height()
        self._card_row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)

    def retranslate(self) -> None:
        """All words anew."""
        for label, sentence in self._words:
            label.setText(str(sentence))
        for card in self.cards.values():
            card.retranslate()
        for words, field, sentence in (
            (self._event_words, self.event_field, say("Arrangement")),
            (self._recipient_words, self.recipient_field, say("Mottaker")),
        ):
            words.setText(str(sentence))
            field.setAccessibleName(str(sentence))
        for part in (self.stopping, self.place, self.earlier):
            part.retranslate()
        self._show_goods()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(em * 0.5))
        layout.addWidget(self.stopping)
        self._add(layout, say("For hvem"), self._cards())
        self._add(layout, say("Til hva og hvem"), self._occasion())
        self._add(layout, say("Disse filene går ut"), self.files)
        self._add(layout, say("Dette står i dem"), self.goods)
        self._add(layout, say("Hvor"), self.place)
        layout.addSpacing(em // 3)
        layout.addWidget(self.earlier)
        layout.addStretch(1)

    def _cards(self) -> QWidget:
        row = QWidget()
        ChoiceGroup([card.radio for card in self.cards.values()], self)
        self._card_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._card_row.setContentsMargins(0, 0, 0, 0)
        self._card_row.setSpacing(round(self.fontMetrics().height() * 0.6))
        for card in self.cards.values():
            self._card_row.addWidget(card, 1, Qt.AlignmentFlag(0))
        return row

    def _occasion(self) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        em = self.fontMetrics().height()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(em * 0.8))
        grid.setVerticalSpacing(round(em * 0.2))
        for column, (words, field) in enumerate(
            ((self._event_words, self.event_field), (self._recipient_words, self.recipient_field))
        ):
            grid.addWidget(words, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        return row

    def _connect(self) -> None:
        for card in self.cards.values():
            card.radio.toggled.connect(lambda on: self._follow() if on else None)
        self.event_field.textEdited.connect(self._suggest)
        self.recipient_field.textEdited.connect(self._suggest)
        self.stopping.changed.connect(self.changed)
        self.stopping.line_requested.connect(self.line_requested)
        self.place.changed.connect(self.changed)
        self.place.folder_wanted.connect(self.folder_wanted)

    def _follow(self) -> None:
        self._show_goods()
        self._suggest()

    def _suggest(self) -> None:
        receiver = next(name for key, name, _ in _RECEIVERS if key == self.profile.name)
        self.place.suggest(
            self.event_field.text().strip() or self.recipient_field.text().strip(), str(receiver).lower()
        )

    def _add(self, layout: QVBoxLayout, name: Sentence, widget: QWidget) -> None:
        label = text_label("section")
        self._words.append((label, name))
        layout.addSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(label)
        layout.addWidget(widget)

    def _show_goods(self) -> None:
        parts = parts_of(self._talk, self.profile)
        self.files.show_goods(
            tuple(Goods(say("{sentences}", sentences=part.name), part.meaning, goes=True) for part in parts)
        )
        self.goods.show_goods(goods_of(self._talk, "pptx", self.profile, embed_fonts=self._talk.kit.embeds_fonts))
        self.changed.emit()
