"""One layout, large, with what can be said of it: its ground, light text, where its words stand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit
from leaderdeck.brand.kit_editing import set_layout
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.brand_studio.color_words import shown_names
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import StudioChoice
from leaderdeck.desktop.brand_studio.layout_gallery import SHOWN_NUMBER
from leaderdeck.desktop.dialogs.dialog_frame import button
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.layout_names import layout_words
from leaderdeck.desktop.panes.slide_picture import SlidePicture
from leaderdeck.language import Sentence, say
from leaderdeck.scene.shapes import Scene


class LayoutView(QWidget):
    """Shows one layout. Its settings are edits of the text, as everything in the studio."""

    back_wanted = Signal()
    edit_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name: LayoutName = "cover"
        self._reading: DraftReading | None = None
        self._kit: BrandKit | None = None
        self._is_editable = True
        self.back = button()
        self.back.clicked.connect(self.back_wanted)
        self.previous, self.next = QToolButton(), QToolButton()
        self.previous.setIcon(icon("up"))
        self.next.setIcon(icon("down"))
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._title = QLabel()
        self._title.setProperty("kind", "heading")
        self.slide = _LargeSlide()
        self.ground, self.align, self.anchor = StudioChoice(), StudioChoice(), StudioChoice()
        self.dark = QCheckBox()
        self._ground_words, self._align_words, self._anchor_words = QLabel(), QLabel(), QLabel()
        for key, choice in (("ground", self.ground), ("align", self.align), ("anchor", self.anchor)):
            choice.activated.connect(partial(self._choose, key, choice))
        self.dark.clicked.connect(lambda on: self._ask("dark", value=bool(on)))
        self._arrange()
        self.retranslate()

    def show_layout(self, name: LayoutName) -> None:
        """This layout."""
        self.name = name
        self._show()

    def show_reading(self, reading: DraftReading, *, is_editable: bool) -> None:
        """The kit as it is now; a picture stays where it cannot be drawn."""
        self._reading, self._is_editable = reading, is_editable
        self._show()

    def retranslate(self) -> None:
        """All words anew."""
        for made, words in (
            (self.back, say("Alle oppsett")), (self.dark, say("Lys tekst på mørk bunn")),
            (self.previous, say("Forrige oppsett")), (self.next, say("Neste oppsett")),
        ):  # fmt: skip
            made.setAccessibleName(str(words))
            if made in (self.previous, self.next):
                made.setToolTip(str(words))
            else:
                made.setText(str(words))
        for label, choice, words in (
            (self._ground_words, self.ground, say("Bunn")),
            (self._align_words, self.align, say("Tittelen står")),
            (self._anchor_words, self.anchor, say("i høyden")),
        ):
            label.setText(str(words))
            choice.setAccessibleName(str(words))
        self._make_room()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._make_room()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all layouts."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        """The way back has the focus often, and its ring must not take room from its words."""
        self.back.setMinimumWidth(0)
        self.back.setMinimumWidth(self.back.sizeHint().width() + self.fontMetrics().height() // 3)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setSpacing(em // 2)
        for widget, stretch in (
            (self.back, 0), (self._title, 1), (self.previous, 0), (self.next, 0),
        ):  # fmt: skip
            top.addWidget(widget, stretch)
        self.settings = QWidget()
        flow = FlowLayout(self.settings, spacing=em // 2)
        for label, choice in (
            (self._ground_words, self.ground), (self._align_words, self.align), (self._anchor_words, self.anchor),
        ):  # fmt: skip
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, em // 2, 0)
            row.addWidget(label)
            row.addWidget(choice)
            flow.addWidget(pair)
        flow.addWidget(self.dark)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em // 2, em, em)
        column.setSpacing(round(em * 0.6))
        column.addLayout(top)
        column.addWidget(self.slide, 1)
        column.addWidget(self.settings)

    def _show(self) -> None:
        self._title.setText(str(layout_words(self.name)))
        reading = self._reading
        if reading is None:
            return
        self.settings.setVisible(not reading.is_adopted)
        self.settings.setEnabled(self._is_editable)
        if reading.kit is not None:
            self._kit = reading.kit
            self.slide.show_scene(reading.samples.get(self.name), reading.kit)
            self.slide.setAccessibleName(str(say("Lysbilde på oppsettet {layout}", layout=layout_words(self.name))))
        if self._kit is None:
            return
        names = shown_names(self._kit.palette)
        look = reading.value("layouts", self.name)
        look = look if isinstance(look, dict) else {}
        self.ground.fill([(role, str(names[role])) for role in ROLE_SLOTS], str(look.get("ground") or "ground"))
        self.align.fill([("left", str(say("til venstre"))), ("center", str(say("i midten")))],
                        str(look.get("align") or "left"))  # fmt: skip
        self.anchor.fill([(value, str(words)) for value, words in _anchors()], str(look.get("anchor") or ""))
        self.dark.setChecked(look.get("dark") is True)

    def _choose(self, key: str, choice: StudioChoice, _index: int) -> None:
        self._ask(key, value=str(choice.currentData()))

    def _ask(self, key: str, *, value: str | bool) -> None:
        usual = {"ground": "ground", "align": "left", "anchor": "", "dark": False}[key]
        self.edit_requested.emit(
            None, partial(set_layout, layout=self.name, key=key, value=None if value == usual else value)
        )

    def _go(self, by: int) -> None:
        shown = [name for name in LAYOUT_NAMES if self._reading is None or name in self._reading.samples]
        if self.name in shown:
            self.show_layout(shown[(shown.index(self.name) + by) % len(shown)])


class _LargeSlide(QWidget):
    """The slide, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = SlidePicture(self)
        self._picture.changed.connect(self.update)
        self._scene: Scene | None = None
        self._kit: BrandKit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scene(self, scene: Scene | None, kit: BrandKit) -> None:
        """This slide."""
        self._scene, self._kit = scene, kit
        self.update()

    def sizeHint(self) -> QSize:
        """Half a screen."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """Small enough for small windows."""
        return QSize(160, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slide in the middle, with an edge."""
        if self._scene is None or self._kit is None:
            return
        template = self._kit.template
        scale = min(self.width() / template.width_pt, self.height() / template.height_pt)
        width, height = template.width_pt * scale, template.height_pt * scale
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        pixels = max(8, round(width * self.devicePixelRatioF()))
        painter.drawImage(place, self._picture.picture(self._scene, self._kit, SHOWN_NUMBER, pixels))
        painter.setPen(QPen(QColor(appearance_of(self).edge), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


def _anchors() -> tuple[tuple[str, Sentence], ...]:
    return (
        ("", say("som ellers")), ("top", say("øverst")), ("middle", say("midt på")), ("bottom", say("nederst")),
    )  # fmt: skip
