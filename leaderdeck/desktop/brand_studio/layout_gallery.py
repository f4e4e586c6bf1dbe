"""All layouts of a kit as live pictures, side by side; they are painted anew after every edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.desktop.brand_studio.layout_card import LayoutCard
from leaderdeck.desktop.brand_studio.sample_slides import Samples
from leaderdeck.desktop.panes.layout_names import layout_words
from leaderdeck.desktop.panes.layout_thumbnails import SlicePainter
from leaderdeck.language import say
from leaderdeck.scene.shapes import Scene

LEAST_EMS, MOST_COLUMNS = 16.5, 4
SHOWN_NUMBER = 3
"""The slide's number in the footer."""


class LayoutGallery(QScrollArea):
    """A card for each layout, in the order of their names."""

    layout_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "pane")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._kit: BrandKit | None = None
        self._samples: Samples = {}
        self._painted: dict[LayoutName, tuple[Scene, BrandKit, int]] = {}
        self._painter = SlicePainter(self)
        self._page = QWidget()
        self._cards: dict[LayoutName, LayoutCard] = {}
        for name in LAYOUT_NAMES:
            card = LayoutCard(self._page)
            card.clicked.connect(lambda _on=False, wanted=name: self.layout_chosen.emit(wanted))
            card.hide()
            self._cards[name] = card
        self.setWidget(self._page)
        self.retranslate()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._painter.is_busy

    def card(self, name: LayoutName) -> LayoutCard:
        """The card of a layout."""
        return self._cards[name]

    def show_samples(self, kit: BrandKit, samples: Samples) -> None:
        """The layouts of this kit. Pictures of before stay until the new ones come."""
        self._kit, self._samples = kit, samples
        aspect = kit.template.height_pt / kit.template.width_pt
        for name, card in self._cards.items():
            card.setVisible(name in samples)
            card.set_aspect(aspect)
        self._lay()
        self._paint()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Alle oppsett")))
        for name, card in self._cards.items():
            words = str(layout_words(name))
            card.set_words(words, "", str(say("{layout}: vis stort", layout=words)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_cards"):
            self._lay()
            self._paint()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._lay()
        self._paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from card to card."""
        shown = [card for card in self._cards.values() if not card.isHidden()]
        focused = self.focusWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self._columns(),
                 Qt.Key.Key_Down: self._columns()}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or not isinstance(focused, LayoutCard) or focused not in shown:
            super().keyPressEvent(event)
            return
        wanted = shown.index(focused) + step
        if 0 <= wanted < len(shown):
            shown[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _columns(self) -> int:
        em = self.fontMetrics().height()
        return max(1, min(MOST_COLUMNS, (self.viewport().width() - em) // round(LEAST_EMS * em)))

    def _lay(self) -> None:
        em = self.fontMetrics().height()
        gap, edge = round(em * 0.9), em
        columns, width = self._columns(), self.viewport().width()
        room = max(80, (width - 2 * edge - (columns - 1) * gap) // columns)
        shown = [card for card in self._cards.values() if not card.isHidden()]
        bottom = edge
        for at, card in enumerate(shown):
            card.set_room(room)
            size = card.sizeHint()
            x, y = edge + at % columns * (room + gap), edge + at // columns * (size.height() + gap)
            card.setGeometry(QRect(QPoint(x, y), size))
            bottom = y + size.height() + edge
        self._page.resize(QSize(width, bottom))

    def _paint(self) -> None:
        """Those in sight first."""
        kit = self._kit
        if kit is None or not self.isVisible():
            return
        self._painter.drop()
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        wanted = sorted(self._samples, key=lambda name: not self._cards[name].geometry().intersects(seen))
        for name in wanted:
            self._paint_card(name, self._samples[name], kit)

    def _paint_card(self, name: LayoutName, scene: Scene, kit: BrandKit) -> None:
        card = self._cards[name]
        width = card.image_width_px()
        old = self._painted.get(name)
        if old is not None and old[2] == width and old[1] is kit and old[0] is scene:
            return

        def take(image: QImage) -> None:
            self._painted[name] = (scene, kit, width)
            card.set_image(image)

        self._painter.paint(scene, kit, SHOWN_NUMBER, width, take)
