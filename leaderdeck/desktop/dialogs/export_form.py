"""The questions before an export: what, for whom, where; and the answer to what goes out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from leaderdeck.brand.office_fonts import comes_with_office
from leaderdeck.desktop.dialogs.card_grid import CardGrid
from leaderdeck.desktop.dialogs.choice_card import ChoiceCard
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.export_contents import goods_of
from leaderdeck.desktop.dialogs.goods_list import GoodsList
from leaderdeck.desktop.dialogs.paper_choices import PaperChoices
from leaderdeck.desktop.dialogs.place_fields import PlaceFields
from leaderdeck.desktop.dialogs.stopping_panel import StoppingPanel
from leaderdeck.export.exporting import Kind, find_stopping
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import PROFILES, Profile, ProfileName
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

_KINDS: tuple[tuple[Kind, Sentence, Sentence], ...] = (
    ("pptx", say("PowerPoint"), say("Kan vises og endres i PowerPoint. Tekst, tabeller og diagrammer er ekte.")),
    ("pdf", say("PDF"), say("Ser lik ut overalt og kan ikke endres. Passer til utdeling.")),
    ("png", say("Bilder"), say("Ett bilde for hvert lysbilde, samlet i en mappe.")),
    ("docx", say("Manus"), say("Det du skal si, i stor skrift, med lysbildene foran. Til talerstolen.")),
    ("handout", say("Utdeling"), say("Lysbildene på papir, med linjer å skrive på. Talenotatene er aldri med.")),
    ("html", say("Nettside"), say("Hele foredraget som tekst på én side. Kan leses av alle, også med skjermleser.")),
)
_RECEIVERS: tuple[tuple[ProfileName, Sentence, Sentence], ...] = (
    ("stage", say("Scenen"), say("Til deg selv: alt som skal vises, med skjulte lysbilder og talenotater.")),
    ("organizer", say("Arrangøren"), say("Til den som skal vise lysbildene: talenotatene blir igjen hos deg.")),
    ("publish", say("Alle"), say("Til nett og utdeling: uten talenotater, skjulte lysbilder og navnet ditt.")),
)


class ExportForm(QWidget):
    """What the user chooses. `changed` whenever something else is chosen or known."""

    changed = Signal()
    line_requested = Signal(int)
    folder_wanted = Signal(object)

    def __init__(self, talk: Talk, kind: str, receiver: str, parent: QWidget | None = None) -> None:
        """`kind` and `receiver` are what was chosen last; what is none of ours means the first."""
        super().__init__(parent)
        self._talk = talk
        self._typefaces = [talk.kit.heading_font.typeface, talk.kit.body_font.typeface]
        self.kind_cards = {key: ChoiceCard(name, meaning) for key, name, meaning in _KINDS}
        self.receiver_cards = {key: ChoiceCard(name, meaning) for key, name, meaning in _RECEIVERS}
        self.paper = PaperChoices(kind)
        self.stopping = StoppingPanel(find_stopping(talk, ()))
        self.goods = GoodsList()
        self.fonts_box = QCheckBox()
        self.fonts_box.setChecked(talk.kit.embeds_fonts)
        self.place = PlaceFields(talk)
        self._words: list[tuple[QLabel, Sentence]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        em = self.fontMetrics().height()
        layout.setSpacing(round(em * 0.5))
        layout.addWidget(self.stopping)
        self._add(layout, say("Hva"), CardGrid(tuple(self.kind_cards.values())))
        layout.addWidget(self.paper)
        self._add(layout, say("For hvem"), CardGrid(tuple(self.receiver_cards.values())))
        self._add(layout, say("Dette går ut"), self.goods)
        layout.addWidget(self.fonts_box)
        self._add(layout, say("Hvor"), self.place)
        layout.addStretch(1)
        shown = "docx" if kind == "manuscript" else kind
        self.kind_cards[next((key for key in self.kind_cards if key == shown), "pptx")].radio.setChecked(True)
        known = next(
            (card for key, card in self.receiver_cards.items() if key == receiver), self.receiver_cards["stage"]
        )
        known.radio.setChecked(True)
        self.place.show_kind(self.kind)
        self._connect()
        self.retranslate()

    @property
    def kind(self) -> Kind:
        """What is to be made."""
        chosen = self._card
        return self.paper.manuscript_kind if chosen == "docx" else chosen

    @property
    def _card(self) -> Kind:
        return next(key for key, card in self.kind_cards.items() if card.radio.isChecked())

    @property
    def profile(self) -> Profile:
        """For whom."""
        return PROFILES[next(key for key, card in self.receiver_cards.items() if card.radio.isChecked())]

    @property
    def look(self) -> PaperLook:
        """How a manuscript or handout is laid out."""
        return self.paper.look

    @property
    def embeds_fonts(self) -> bool:
        """Whether the fonts shall lie in the PowerPoint file."""
        return self.fonts_box.isChecked()

    @property
    def is_ready(self) -> bool:
        """Whether an export may begin."""
        return self.stopping.all_allowed and self.place.settled

    @property
    def never(self) -> Sentence | None:
        """Why nothing can be exported whatever is allowed, or None."""
        if self._talk.deck.front_matter.private:
            return say("Hele foredraget er merket privat og eksporteres ikke.")
        if not self._talk.scenes:
            return say("Foredraget har ingen lysbilder ennå; skriv en overskrift først.")
        if not self.profile.with_hidden and all(scene.hidden for _, scene in self._talk.scenes):
            return say("Ingen av lysbildene er for denne mottakeren.")
        return None

    def focus_first(self) -> None:
        """Let the keyboard begin at what is to be made."""
        self.kind_cards[self._card].radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All words anew."""
        for label, sentence in self._words:
            label.setText(str(sentence))
        for card in (*self.kind_cards.values(), *self.receiver_cards.values()):
            card.retranslate()
        self.fonts_box.setText(str(say("Legg skriftene i filen, der lisensen tillater det")))
        self.fonts_box.setAccessibleName(self.fonts_box.text())
        self.paper.retranslate()
        self.stopping.retranslate()
        self.place.retranslate()
        self._show_goods()

    def _connect(self) -> None:
        for card in self.kind_cards.values():
            card.radio.toggled.connect(lambda on: self.place.show_kind(self.kind) if on else None)
        self.paper.changed.connect(self._follow_paper)
        for card in (*self.kind_cards.values(), *self.receiver_cards.values()):
            card.radio.toggled.connect(lambda on: self._show_goods() if on else None)
        self.fonts_box.toggled.connect(lambda _on: self._show_goods())
        self.stopping.changed.connect(self.changed)
        self.stopping.line_requested.connect(self.line_requested)
        self.place.changed.connect(self.changed)
        self.place.folder_wanted.connect(self.folder_wanted)

    def _follow_paper(self) -> None:
        self.place.show_kind(self.kind)
        self._show_goods()

    def _add(self, layout: QVBoxLayout, name: Sentence, widget: QWidget) -> None:
        label = text_label("section")
        self._words.append((label, name))
        layout.addSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(label)
        layout.addWidget(widget)

    def _show_goods(self) -> None:
        self.paper.show_kind(self.kind)
        self.fonts_box.setVisible(self.kind == "pptx" and not all(map(comes_with_office, self._typefaces)))
        self.goods.show_goods(goods_of(self._talk, self.kind, self.profile, embed_fonts=self.embeds_fonts))
        self.changed.emit()
