"""Pictures to choose one of, side by side; they stay where they are while they are painted anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.layout_thumbnails import SlicePainter
from leaderdeck.desktop.panes.picture_choice import PictureChoice
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene


@dataclass(frozen=True, slots=True)
class Choice:
    """One picture to choose."""

    id: str
    name: Sentence | str
    note: Sentence | None
    scene: Scene
    kit: BrandKit
    is_chosen: bool = False


class ChoiceShelf(QWidget):
    """Shows choices. Arrow keys go from one to the next, space and Enter choose."""

    chosen = Signal(str)

    def __init__(self, painter: SlicePainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._choices: tuple[Choice, ...] = ()
        self._number = 1
        self._buttons: list[PictureChoice] = []
        self._painted: dict[int, tuple[Scene, BrandKit, int, int]] = {}
        self._flow = FlowLayout(self, spacing=self.fontMetrics().height() // 2)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What there is to choose."""
        return self._choices

    def buttons(self) -> list[PictureChoice]:
        """The pictures in sight."""
        return self._buttons[: len(self._choices)]

    def focus_chosen(self) -> bool:
        """Give the keyboard to the chosen picture, or to the first; gives whether there is one."""
        wanted = sorted(zip(self.buttons(), self._choices, strict=False), key=lambda pair: not pair[1].is_chosen)
        if wanted:
            wanted[0][0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(wanted)

    def show_choices(self, choices: tuple[Choice, ...], number: int) -> None:
        """Show these. A picture that is of the same slide stays."""
        self._choices, self._number = choices, number
        while len(self._buttons) < len(choices):
            self._add_button()
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(choices))
        self.retranslate()
        for place, choice in enumerate(choices):
            self._expect(place, choice)
        self.updateGeometry()

    def retranslate(self) -> None:
        """All words anew."""
        for button, choice in zip(self._buttons, self._choices, strict=False):
            name, note = str(choice.name), str(choice.note or "")
            spoken = ", ".join(part for part in (name, note, str(say("valgt")) if choice.is_chosen else "") if part)
            button.set_words(name, note, spoken)
            button.setChecked(choice.is_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from picture to picture."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        focused = self.focusWidget()
        buttons = self.buttons()
        if step is None or not isinstance(focused, PictureChoice) or focused not in buttons:
            super().keyPressEvent(event)
            return
        buttons[(buttons.index(focused) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_button(self) -> None:
        button = PictureChoice(self)
        place = len(self._buttons)
        button.clicked.connect(lambda: self._choose(place))
        self._buttons.append(button)
        self._flow.addWidget(button)

    def _choose(self, place: int) -> None:
        self._buttons[place].setChecked(self._choices[place].is_chosen)
        self.chosen.emit(self._choices[place].id)

    def _expect(self, place: int, choice: Choice) -> None:
        button, template = self._buttons[place], choice.kit.template
        button.set_aspect(template.height_pt / template.width_pt)
        width = button.image_width_px()
        wanted = (choice.scene, choice.kit, self._number, width)
        before = self._painted.get(place)
        if before is not None and before[0] == choice.scene and before[1] is choice.kit and before[2:] == wanted[2:]:
            return

        def take(image: QImage) -> None:
            self._painted[place] = wanted
            button.set_image(image)

        self._painter.paint(choice.scene, choice.kit, self._number, width, take)
