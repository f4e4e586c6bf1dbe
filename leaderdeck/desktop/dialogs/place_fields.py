"""Name and folder of what is written, and what to do with a file that lies there already."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.choice_group import ChoiceGroup
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.export_place import (
    PlaceState,
    free_name,
    name_trouble,
    state_of,
    usual_name,
    with_ending,
)
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export.exporting import Kind
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

_OTHER = "other"


class PlaceFields(QWidget):
    """Where an export lands. `settled` is false while the disk is asked, and while the name cannot be used."""

    changed = Signal()
    folder_wanted = Signal(object)
    """The user wants another folder than those listed; carries the one chosen now."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._kind: Kind = "pptx"
        self._state: PlaceState | None = None
        self._instead: Path | None = None
        self._trouble: Sentence | None = None
        self._folders = usual_folders(talk)
        self._chosen = self._folders[0]
        self._name_words, self._folder_words = text_label("title"), text_label("title")
        self.name = QLineEdit()
        self.folder = QComboBox()
        self._note = text_label("muted")
        self.replace_choice, self.instead_choice = QRadioButton(), QRadioButton()
        ChoiceGroup((self.replace_choice, self.instead_choice), self)
        self._ask = Latest(_look, self)
        self._ask.answered.connect(self._know)
        self._ask.failed.connect(self._cannot)
        self._arrange()
        self._fill_folders()
        self.name.setText(usual_name(talk, self._kind))
        self.name.textChanged.connect(self._look_again)
        self.folder.activated.connect(self._choose)
        self.replace_choice.toggled.connect(self.changed)
        self.retranslate()

    @property
    def settled(self) -> bool:
        """Whether an export may begin."""
        return self._trouble is None and self._state is not None

    @property
    def replaces(self) -> bool:
        """Whether what lies there is to be replaced."""
        return self._state in ("own", "other") and self.replace_choice.isChecked()

    def target(self) -> Path:
        """Where the export goes."""
        instead = self._state in ("own", "other") and not self.replaces
        return self._instead if instead and self._instead else self._wanted()

    def show_kind(self, kind: Kind) -> None:
        """Another kind of file: the name gets its ending."""
        was_usual = self.name.text() == usual_name(self._talk, self._kind)
        self._kind = kind
        self.name.setText(usual_name(self._talk, kind) if was_usual else with_ending(self.name.text(), kind))
        self._look_again()

    def use_folder(self, folder: Path) -> None:
        """The user found another folder."""
        if folder not in self._folders:
            self._folders.insert(0, folder)
        self._chosen = folder
        self._fill_folders()
        self._look_again()

    def look(self) -> None:
        """Ask the disk anew."""
        self._look_again()

    def retranslate(self) -> None:
        """All words anew."""
        words = say("Mappenavn") if self._kind == "png" else say("Filnavn")
        self._name_words.setText(str(words))
        self.name.setAccessibleName(str(words))
        self._folder_words.setText(str(say("Mappe")))
        self.folder.setAccessibleName(str(say("Mappe")))
        self._fill_folders()
        self._say_state()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
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
        layout.setSpacing(round(em * 0.3))
        layout.addLayout(grid)
        for widget in (self._note, self.replace_choice, self.instead_choice):
            layout.addWidget(widget)

    def _fill_folders(self) -> None:
        self.folder.clear()
        for folder in self._folders:
            self.folder.addItem(short_folder(folder), str(folder))
            self.folder.setItemData(self.folder.count() - 1, str(folder), 3)
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
        self._look_again()

    def _wanted(self) -> Path:
        return self._chosen / with_ending(self.name.text(), self._kind)

    def _look_again(self) -> None:
        self._state, self._instead = None, None
        self._trouble = name_trouble(self.name.text(), self._kind)
        if self._trouble is None:
            self._ask.ask(self._wanted(), self._kind)
        else:
            self._ask.drop()
        self._say_state()
        self.changed.emit()

    def _know(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self._state, self._instead = answer
        self.replace_choice.setChecked(self._state == "own")
        self.instead_choice.setChecked(self._state == "other")
        self._say_state()
        self.changed.emit()

    def _cannot(self, problem: object) -> None:
        if not isinstance(problem, LeaderDeckError):
            raise TypeError(problem)
        self._trouble = problem.sentence
        self._say_state()
        self.changed.emit()

    def _say_state(self) -> None:
        taken = self._state in ("own", "other")
        self.replace_choice.setVisible(taken)
        self.instead_choice.setVisible(taken)
        self._note.setVisible(taken or self._trouble is not None)
        name = self._wanted().name
        if self._trouble:
            self._note.setText(str(self._trouble))
        elif self._state == "own":
            self._note.setText(str(say("«{file}» fra forrige eksport ligger der allerede.", file=name)))
        elif self._state == "other":
            self._note.setText(
                str(say("«{file}» finnes fra før, og er ikke laget her eller er endret siden.", file=name))
            )
        self.replace_choice.setText(str(say("Erstatt")))
        self.replace_choice.setAccessibleName(str(say("Erstatt «{file}»", file=name)))
        instead = self._instead.name if self._instead else ""
        self.instead_choice.setText(str(say("Lag «{file}» i stedet", file=instead)))
        self.instead_choice.setAccessibleName(self.instead_choice.text())


def _look(target: Path, kind: Kind) -> tuple[PlaceState, Path | None]:
    state = state_of(target, kind)
    return state, None if state == "free" else free_name(target)


def usual_folders(talk: Talk) -> list[Path]:
    """The talk's own folder first, then those that every desktop has."""
    standard = QStandardPaths.StandardLocation
    places = [standard.DocumentsLocation, standard.DesktopLocation, standard.DownloadLocation]
    known = [Path(QStandardPaths.writableLocation(place)) for place in places]
    first = [talk.file.resolve().parent] if talk.file else []
    found = [*first, *(place for place in known if os.path.isdir(place))]
    return list(dict.fromkeys(found)) or [Path.home()]


def short_folder(folder: Path) -> str:
    """The folder's own name with the one above it."""
    above = folder.parent.name
    return f"{folder.name} ({above})" if above and folder.name else str(folder)
