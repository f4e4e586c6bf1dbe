"""Which layout of the municipality's own template plays which role: the guess, how sure it is, and a way to mend it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from leaderdeck.brand.adopted_kit import main_master
from leaderdeck.brand.foreign_theme import in_one_theme
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.kit_editing import set_role
from leaderdeck.brand.role_guess import place_role
from leaderdeck.brand.role_map import RolePlace, Why
from leaderdeck.brand.template import Layout, Template
from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import StudioChoice
from leaderdeck.desktop.brand_studio.layout_card import LayoutCard
from leaderdeck.desktop.brand_studio.layout_gallery import SHOWN_NUMBER
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark
from leaderdeck.desktop.panes.layout_names import layout_words
from leaderdeck.desktop.panes.layout_thumbnails import SlicePainter
from leaderdeck.language import Sentence, say
from leaderdeck.scene.shapes import Scene

SURE = 0.6
"""Below this a person should look (`leaderdeck.brand.role_map`)."""
SMALL_EMS, CARD_EMS, WIDE_EMS = 4.5, 11, 27


class RoleMapper(QScrollArea):
    """A row for each role: a slide on the layout that plays it, and all layouts of the template to choose among."""

    edit_requested = Signal(object, object)
    layout_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "pane")
        self._reading: DraftReading | None = None
        self._drawn_of: Template | None = None
        self._icons: dict[int, QIcon] = {}
        self._small, self._slides = SlicePainter(self), SlicePainter(self)
        self._intro = text_label()
        self._rows = {name: _RoleRow(name, self) for name in LAYOUT_NAMES}
        page = QWidget()
        column = QVBoxLayout(page)
        em = self.fontMetrics().height()
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 0.8))
        column.addWidget(self._intro)
        for row in self._rows.values():
            row.chosen.connect(self._choose)
            row.slide.clicked.connect(lambda _on=False, wanted=row.name: self.layout_chosen.emit(wanted))
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(page)
        self.retranslate()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._small.is_busy or self._slides.is_busy

    def row(self, name: LayoutName) -> _RoleRow:
        """The row of a role."""
        return self._rows[name]

    def show_reading(self, reading: DraftReading, *, is_editable: bool) -> None:
        """The roles as they stand."""
        self._reading = reading
        kit, raw = reading.kit, reading.raw
        if kit is None or raw is None:
            return
        names = [layout.name for layout in raw.layouts]
        for place in kit.roles:
            self._rows[place.role].show_place(place, names, self._icons, is_editable=is_editable)
        self._tell()
        self._draw()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Roller")))
        for row in self._rows.values():
            row.retranslate()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._fit()
            self._drawn_of = None  # the small drawings grow with the text
            self._draw()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much side by side as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for row in self._rows.values():
            row.fit(self.viewport().width())
        self._draw_slides()

    def _tell(self) -> None:
        kit = self._reading.kit if self._reading else None
        doubtful = sum(1 for place in kit.roles if place.confidence < SURE) if kit is not None else 0
        words = (
            say("Velg hvilket av malens oppsett som brukes til hva. {count} bør dere se på.", count=doubtful)
            if doubtful
            else say("Velg hvilket av malens oppsett som brukes til hva. Alle er funnet.")
        )
        self._intro.setText(str(words))

    def _choose(self, name: str, layout: int) -> None:
        raw = self._reading.raw if self._reading else None
        if raw is not None:
            place = place_role(raw, cast(LayoutName, name), layout)
            self.edit_requested.emit(None, lambda text: set_role(text, place))

    def _draw(self) -> None:
        """What is not drawn as it should be."""
        kit, raw = (self._reading.kit, self._reading.raw) if self._reading else (None, None)
        if kit is None or raw is None:
            return
        if raw is not self._drawn_of:
            self._drawn_of = raw
            self._draw_layouts(kit, raw)
        self._draw_slides()

    def _draw_layouts(self, kit: BrandKit, raw: Template) -> None:
        """Every layout of the file, empty, with its placeholders outlined."""
        self._small.drop()
        self._icons.clear()
        themed = in_one_theme(raw, main_master(raw, kit.roles))
        layouts = tuple(replace(layout, role=str(at)) for at, layout in enumerate(themed.layouts))
        shown = replace(kit, template=Template(raw.file, raw.width_pt, raw.height_pt, layouts))
        width = round(SMALL_EMS * self.fontMetrics().height() * self.devicePixelRatioF())
        for at, layout in enumerate(layouts):
            scene = Scene(cast(LayoutName, str(at)), "", ())

            def take(image: QImage, at: int = at, layout: Layout = layout) -> None:
                _outline(image, layout, raw.width_pt)
                self._icons[at] = QIcon(QPixmap.fromImage(image))
                for row in self._rows.values():
                    row.choice.setItemIcon(at, self._icons[at])

            self._small.paint(scene, shown, 1, width, take)

    def _draw_slides(self) -> None:
        reading = self._reading
        if reading is None or reading.kit is None:
            return
        self._slides.drop()
        aspect = reading.kit.template.height_pt / reading.kit.template.width_pt
        for name, scene in reading.samples.items():
            card = self._rows[name].slide
            card.set_aspect(aspect)
            self._slides.paint(scene, reading.kit, SHOWN_NUMBER, card.image_width_px(), card.set_image)


class _RoleRow(QWidget):
    """One role."""

    chosen = Signal(str, int)

    def __init__(self, name: LayoutName, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._place: RolePlace | None = None
        self.slide = LayoutCard()
        self.choice = StudioChoice()
        em = self.fontMetrics().height()
        self.choice.activated.connect(lambda at: self.chosen.emit(self.name, at))
        self._words, self.sureness = QLabel(), text_label("muted")
        self._words.setProperty("kind", "title")
        self._mark = SeverityMark("done")
        told = QHBoxLayout()
        told.setSpacing(em // 2)
        told.addWidget(self._mark)
        told.addWidget(self.sureness, 1)
        told_column = QVBoxLayout()
        told_column.setSpacing(em // 4)
        told_column.addWidget(self._words)
        told_column.addWidget(self.choice)
        told_column.addLayout(told)
        told_column.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(em)
        self._line.addWidget(self.slide, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._line.addLayout(told_column, 1)

    def fit(self, width: int) -> None:
        """The words beside the slide, or below it where there is little room."""
        em = self.fontMetrics().height()
        beside = width >= WIDE_EMS * em
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(em if beside else em // 4)
        self.slide.set_room(round(min(CARD_EMS * em, width - 2 * em)))
        small = min(SMALL_EMS * em, width / 4)
        self.choice.setIconSize(QSize(round(small), round(small * 9 / 16)))

    def show_place(self, place: RolePlace, names: list[str], icons: dict[int, QIcon], *, is_editable: bool) -> None:
        """The layout that plays the role, among these."""
        self._place = place
        if self.choice.count() != len(names):
            self.choice.clear()
            for at, name in enumerate(names):
                self.choice.addItem(icons.get(at, QIcon()), f"{at + 1}  {name}", at)
        self.choice.setCurrentIndex(place.layout)
        self.choice.setEnabled(is_editable)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        words = layout_words(self.name)
        self._words.setText(str(words))
        self.slide.set_words("", "", str(say("{layout}: vis stort", layout=words)))
        self.choice.setAccessibleName(str(say("Malens oppsett for {role}", role=words)))
        if self._place is None:
            return
        is_sure = self._place.confidence >= SURE
        self._mark.show_mark("done" if is_sure else "warning")
        self.sureness.setText(str(_sureness(self._place)))


def _sureness(place: RolePlace) -> Sentence:
    if place.why == "person":
        return say("valgt av dere")
    percent = round(place.confidence * 100)
    if place.confidence >= SURE:
        return say("{percent} % sikkert: {reason}", percent=percent, reason=_reason(place.why))
    return say("Se på dette: {percent} % sikkert, {reason}", percent=percent, reason=_reason(place.why))


def _reason(why: Why) -> Sentence:
    reasons: dict[Why, Sentence] = {
        "mark": say("merket av LeaderDeck"), "type": say("malen sier det selv"),
        "placeholders": say("plassholderne passer"), "geometry": say("formen passer"), "name": say("navnet sier det"),
        "nearest": say("det nærmeste som finnes"), "person": say("valgt av dere"),
    }  # fmt: skip
    return reasons[why]


def _outline(image: QImage, layout: Layout, width_pt: float) -> None:
    """Where the layout has room for words and pictures."""
    scale = image.width() / width_pt
    color = QColor("#ffffff" if layout.dark else "#404040")
    painter = QPainter(image)
    for placeholder in layout.placeholders:
        frame = placeholder.frame
        box = QRectF(frame.x * scale, frame.y * scale, frame.width * scale, frame.height * scale)
        if placeholder.type in ("title", "ctrTitle"):
            bar = QRectF(box.x(), box.center().y() - 1, box.width() * 0.7, 3)
            painter.fillRect(bar, color)
        elif placeholder.type not in ("ftr", "sldNum", "dt"):
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
            painter.drawRect(box)
    painter.setPen(QPen(QColor("#909090"), 1))
    painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
    painter.end()
