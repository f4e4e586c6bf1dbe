"""Telling that the talk was given: at which event, when and where. It is written on the talk's card."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.library_use.told_before import told_at
from leaderdeck.language import interface_language, say
from leaderdeck.library.note import Given
from leaderdeck.outline.dates import day_named, iso_date, written_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.rewrite_occasions import add_occasion

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow


class GivenDialog(DialogFrame):
    """Asks for the event, the day and the place; the card's own are there already."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, ems=(30, 12))
        self._session = window.session
        self._card = read_front_matter(window.editor.text()).front_matter
        self.event_field, self.day, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self._event_words, self._day_words, self._place_words = QLabel(), QLabel(), QLabel()
        self._what, self._before = text_label("muted"), text_label("muted")
        self._trouble = text_label("muted")
        self.save, self._cancel = button("primary"), button()
        self._fill()
        self._arrange()
        for field in (self.event_field, self.day):
            field.textChanged.connect(self._allow)
        self.save.clicked.connect(self._write)
        self._cancel.clicked.connect(self.reject)
        self.save.setDefault(True)
        self.retranslate()
        self._allow()
        self.event_field.setFocus()
        self.event_field.selectAll()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Holdt foredraget")))
        self._what.setText(
            str(say("Da sier biblioteket hvor du har fortalt dette før, når du vil bruke noe av det igjen."))
        )
        for label, field, words in (
            (self._event_words, self.event_field, say("Arrangement")),
            (self._day_words, self.day, say("Dato")),
            (self._place_words, self.place, say("Sted")),
        ):
            label.setText(str(words))
            field.setAccessibleName(str(words))
        known = [str(told_at(Given(one.event, one.date, one.place))) for one in self._card.given]
        self._before.setText("\n".join(known))
        self._before.setVisible(bool(known))
        self.save.setText(str(say("Skriv det i foredraget")))
        self._cancel.setText(str(say("Avbryt")))

    def _fill(self) -> None:
        """What the card says of the event; the day of today where its own is still to come, or none."""
        card, today = self._card, date.today()  # noqa: DTZ011 - the wall calendar's day
        planned = iso_date(card.date)
        day = planned if planned is not None and planned <= today else today
        self.event_field.setText(card.event)
        self.place.setText(card.place)
        self.day.setText(written_date(day.isoformat(), interface_language()))

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setVerticalSpacing(round(em * 0.5))
        grid.setHorizontalSpacing(em)
        rows = ((self._event_words, self.event_field), (self._day_words, self.day), (self._place_words, self.place))
        for row, (label, field) in enumerate(rows):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._trouble, len(rows), 1)
        grid.setColumnStretch(1, 1)
        self.content.addWidget(self._what)
        self.content.addLayout(grid)
        self.content.addWidget(self._before)
        self.content.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.save)

    def _allow(self) -> None:
        said = self.day.text().strip()
        is_clear = not said or bool(day_named(said))
        self._trouble.setText("" if is_clear else str(say("Skriv dagen som 16. mars 2026, eller la feltet stå tomt.")))
        self.save.setEnabled(bool(self.event_field.text().strip()) and is_clear)

    def _write(self) -> None:
        event, place, day = self.event_field.text(), self.place.text(), day_named(self.day.text().strip())
        self._session.apply(lambda text: add_occasion(text, event, day, place))
        self.accept()
