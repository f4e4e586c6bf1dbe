"""A file that was changed in another program while it was edited here: choose part by part."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderdeck.desktop.dialogs.conflict_part import ConflictPart
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.documents.text_merge import Choice, Part
from leaderdeck.language import say

AT_ONCE = 6
"""Parts that are built before the window may do something else again."""


class ConflictDialog(DialogFrame):
    """Both texts side by side where they differ. `choices` names a side by the index of its part."""

    def __init__(self, parts: tuple[Part, ...], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(56, 16))
        self._name = name
        self._changed = [(index, part) for index, part in enumerate(parts) if part.kind != "same"]
        self._waiting = list(self._changed)
        self.parts: dict[int, ConflictPart] = {}
        self._words = text_label()
        self.mine_button, self.theirs_button = button("quiet"), button("quiet")
        row = QHBoxLayout()
        row.addWidget(self.mine_button)
        row.addWidget(self.theirs_button)
        row.addStretch(1)
        self.content.addWidget(self._words)
        self.content.addLayout(row)
        self.content.addStretch(1)
        self.cancel_button, self.use_button = button(), button("primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.use_button)
        self.mine_button.clicked.connect(lambda: self._choose_all("mine"))
        self.theirs_button.clicked.connect(lambda: self._choose_all("theirs"))
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self.accept)
        self._last_stop: QWidget = self.theirs_button
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_some)
        self._build_some()
        self._timer.start()
        self.retranslate()

    @classmethod
    def ask(cls, parts: tuple[Part, ...], name: str, parent: QWidget | None = None) -> Mapping[int, Choice] | None:
        """Let the user choose; None when nothing shall happen."""
        dialog = cls(parts, name, parent)
        return dialog.choices() if dialog.exec() else None

    def choices(self) -> dict[int, Choice]:
        """The side that is kept, by the index of each part that differs."""
        self._build_all()
        return {index: part.choice for index, part in self.parts.items()}

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("«{file}» er endret i et annet program", file=self._name)))
        count = len(self._changed)
        self._words.setText(
            str(
                say("Ett sted er forskjellig. Velg hvilken tekst som skal bli stående.")
                if count == 1
                else say(
                    "{count} steder er forskjellige. Velg for hvert hvilken tekst som skal bli stående.", count=count
                )
            )
        )
        self.mine_button.setText(str(say("Velg min overalt")))
        self.theirs_button.setText(str(say("Velg filens overalt")))
        self.cancel_button.setText(str(say("Avbryt")))
        self.use_button.setText(str(say("Bruk valgene")))
        for made in (self.mine_button, self.theirs_button, self.cancel_button, self.use_button):
            made.setAccessibleName(made.text())
        for part in self.parts.values():
            part.retranslate()

    def _build_some(self) -> None:
        for index, part in self._waiting[:AT_ONCE]:
            self.parts[index] = ConflictPart(part)
            self.content.insertWidget(self.content.count() - 1, self.parts[index])
            for made in self.parts[index].stops():
                QWidget.setTabOrder(self._last_stop, made)
                self._last_stop = made
        del self._waiting[:AT_ONCE]
        if not self._waiting and hasattr(self, "_timer"):
            self._timer.stop()

    def _build_all(self) -> None:
        while self._waiting:
            self._build_some()

    def _choose_all(self, choice: Choice) -> None:
        self._build_all()
        for part in self.parts.values():
            part.choose(choice)
