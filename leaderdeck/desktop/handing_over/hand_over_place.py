"""Where a hand-over lands: a folder or one packed file, its name, and the folder that it lies in."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.choice_group import ChoiceGroup
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.place_fields import short_folder, usual_folders
from leaderdeck.export.handing_over import usual_stem
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

_OTHER = "other"
MOST_TRIES = 1000


class HandOverPlace(QWidget):
    """`settled` is false while the disk is asked, and while the name cannot be used."""

    changed = Signal()
    folder_wanted = Signal(object)
    """The user wants another folder than those listed; carries the one chosen now."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stem = usual_stem(talk)
        self._folders = usual_folders(talk)
        self._chosen = self._folders[0]
        self._trouble: Sentence | None = None
        self._is_free = False
        self._is_usual = True
        self.folder_choice, self.packed_choice = QRadioButton(), QRadioButton()
        ChoiceGroup((self.folder_choice, self.packed_choice), self)
        self.folder_choice.setChecked(True)
        self._name_words, self._folder_words = text_label("title"), text_label("title")
        self.name, self.folder, self._note = QLineEdit(), QComboBox(), text_label("muted")
        self._ask = Latest(_free_place, self)
        self._ask.answered.connect(self._know)
        self._arrange()
        self.name.textEdited.connect(self._rename)
        self.folder.activated.connect(self._choose)
        self.packed_choice.toggled.connect(lambda _on: self._look())
        self.retranslate()

    @property
    def settled(self) -> bool:
        """Whether a hand-over may begin."""
        return self._is_free and self._trouble is None

    def target(self) -> Path:
        """The folder, or the packed file."""
        name = self.name.text().strip()
        if self.packed_choice.isChecked():
            name = name if name.lower().endswith(".zip") else f"{name}.zip"
        return self._chosen / name

    def suggest(self, event: str, receiver: str) -> None:
        """A name from what it is for, where the user has not written one."""
        if self._is_usual:
            parts = [part for part in (self._stem, event or receiver) if part]
            kept = "".join(sign if sign.isalnum() or sign in " -_,()" else " " for sign in " – ".join(parts))
            self.name.setText(" ".join(kept.split())[:100])
        self._look()

    def use_folder(self, folder: Path) -> None:
        """The user found another folder."""
        if folder not in self._folders:
            self._folders.insert(0, folder)
        self._chosen = folder
        self._fill()
        self._look()

    def look(self) -> None:
        """Ask the disk anew."""
        self._look()

    def retranslate(self) -> None:
        """All words anew."""
        self.folder_choice.setText(str(say("En mappe")))
        self.packed_choice.setText(str(say("Én pakket fil (.zip)")))
        for choice in (self.folder_choice, self.packed_choice):
            choice.setAccessibleName(choice.text())
        self._name_words.setText(str(say("Navn")))
        self.name.setAccessibleName(str(say("Navn")))
        self._folder_words.setText(str(say("Mappe")))
        self.folder.setAccessibleName(str(say("Mappe")))
        self._fill()
        self._say()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        choices = QHBoxLayout()
        choices.setSpacing(round(em * 1.2))
        choices.addWidget(self.folder_choice)
        choices.addWidget(self.packed_choice)
        choices.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(em * 0.8))
        grid.setVerticalSpacing(round(em * 0.2))
        grid.addWidget(self._name_words, 0, 0)
        grid.addWidget(self._folder_words, 0, 1)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.folder, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.setMinimumContentsLength(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(em * 0.4))
        layout.addLayout(choices)
        layout.addLayout(grid)
        layout.addWidget(self._note)

    def _fill(self) -> None:
        self.folder.clear()
        for folder in self._folders:
            self.folder.addItem(short_folder(folder), str(folder))
        self.folder.addItem(str(say("Annen mappe …")), _OTHER)
        self.folder.setCurrentIndex(self._folders.index(self._chosen))
        self.folder.setToolTip(str(self._chosen))

    def _choose(self, index: int) -> None:
        if self.folder.itemData(index) == _OTHER:
            self.folder.setCurrentIndex(self._folders.index(self._chosen))
            self.folder_wanted.emit(self._chosen)
            return
        self._chosen = self._folders[index]
        self.folder.setToolTip(str(self._chosen))
        self._look()

    def _rename(self) -> None:
        self._is_usual = False
        self._look()

    def _look(self) -> None:
        name = self.name.text().strip()
        self._is_free, self._trouble = False, None
        if not name.strip(" ."):
            self._trouble = say("Skriv et navn.")
        elif any(sign in name for sign in "/\\\0") or not name.isprintable():
            self._trouble = say("Navnet kan ikke ha skråstreker eller usynlige tegn.")
        if self._trouble is None:
            self._ask.ask(self.target())
        else:
            self._ask.drop()
        self._say()
        self.changed.emit()

    def _know(self, answer: object) -> None:
        assert isinstance(answer, Path)
        self._is_free = answer == self.target()
        if not self._is_free and self._is_usual:
            self.name.setText(answer.stem if self.packed_choice.isChecked() else answer.name)
            self._is_free = True
        elif not self._is_free:
            self._trouble = say(
                "«{name}» finnes fra før. Det som er levert, endres aldri, så velg et nytt navn.",
                name=self.target().name,
            )
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._note.setVisible(self._trouble is not None)
        self._note.setText(str(self._trouble or ""))


def _free_place(target: Path) -> Path:
    """The target, or the first like it, with a number, that nothing has."""
    if not os.path.lexists(target):
        return target
    stem, ending = (target.stem, target.suffix) if target.suffix.lower() == ".zip" else (target.name, "")
    for number in range(2, MOST_TRIES):
        beside = target.with_name(f"{stem} {number}{ending}")
        if not os.path.lexists(beside):
            return beside
    return target
