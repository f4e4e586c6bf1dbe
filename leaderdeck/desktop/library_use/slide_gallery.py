"""The found slides as pictures in rows, each with its title, its talk, and where it was told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.library_use.slide_finding import FoundSlide
from leaderdeck.desktop.library_use.slide_pictures import SlidePictures
from leaderdeck.language import say

SLIDE_ROLE = Qt.ItemDataRole.UserRole + 1
LEAST_CELL_EMS = 13
NARROW_CELL_EMS = 8
"""So that large letters on a small screen leave two pictures beside each other."""
_RATIO = 9 / 16
_LINES = 3
_Parent = QModelIndex | QPersistentModelIndex


def title_of(slide: FoundSlide) -> str:
    """The slide's title, or what is said on it first."""
    return slide.passage.heading or " ".join(slide.passage.text.split())[:80] or str(say("(uten tittel)"))


def place_of(slide: FoundSlide) -> str:
    """Its talk, and its number there."""
    talk = slide.entry.title or slide.entry.path.stem
    return str(say("{talk} · lysbilde {number}", talk=talk, number=slide.passage.slide))


def told_of(slide: FoundSlide) -> str:
    """Where and when it was told."""
    return " · ".join(str(one) for one in slide.told) or str(say("Ikke brukt ennå"))


class SlideModel(QAbstractListModel):
    """The slides that were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.slides: tuple[FoundSlide, ...] = ()

    def show(self, slides: Sequence[FoundSlide]) -> None:
        """These, and no others."""
        self.beginResetModel()
        self.slides = tuple(slides)
        self.endResetModel()

    def rowCount(self, parent: _Parent = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.slides)

    def data(self, index: _Parent, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a slide is called, aloud with all that is known of it."""
        if not 0 <= index.row() < len(self.slides):
            return None
        slide = self.slides[index.row()]
        if role == SLIDE_ROLE:
            return slide
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(slide)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join((title_of(slide), place_of(slide), told_of(slide)))
        return None


class SlideGallery(QListView):
    """Rows of pictures. Enter asks for a link, Ctrl+Enter for a copy."""

    wanted = Signal(object, bool)
    """A `FoundSlide`, and whether as a copy."""

    def __init__(self, pictures: SlidePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = SlideModel(self)
        self._pictures = pictures
        self.setModel(self.found)
        self.setItemDelegate(_Cell(self, pictures))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: self.ask(as_copy=False))
        pictures.painted.connect(self.viewport().update)

    def show_slides(self, slides: Sequence[FoundSlide]) -> None:
        """These slides, the first one current."""
        self.found.show(slides)
        self.setCurrentIndex(self.found.index(0, 0))
        self.scrollToTop()
        self._want()

    def current(self) -> FoundSlide | None:
        """The slide that is chosen."""
        slide = self.currentIndex().data(SLIDE_ROLE)
        return slide if isinstance(slide, FoundSlide) else None

    def ask(self, *, as_copy: bool) -> None:
        """Ask for the chosen slide."""
        slide = self.current()
        if slide is not None:
            self.wanted.emit(slide, as_copy)

    def cell_size(self) -> QSize:
        """As many cells in a row as have room, all as wide as the room lets them be."""
        em = self.fontMetrics().height()
        room = max(1, self.viewport().width() - 2)
        columns = max(room // (em * LEAST_CELL_EMS), min(2, room // (em * NARROW_CELL_EMS)), 1)
        width = room // columns
        return QSize(width, round((width - em) * _RATIO + em * (1.15 * _LINES + 1.4)))

    def picture_width(self) -> int:
        """Pixels of the screen that a picture is wide."""
        return round((self.cell_size().width() - self.fontMetrics().height()) * self.devicePixelRatioF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the slide."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask(as_copy=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other sizes are other pictures."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._want()

    def _want(self) -> None:
        self._pictures.want(self.found.slides, self.picture_width())


class _Cell(QStyledItemDelegate):
    """Draws one slide with its words."""

    def __init__(self, gallery: SlideGallery, pictures: SlidePictures) -> None:
        super().__init__(gallery)
        self._gallery, self._pictures = gallery, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: _Parent) -> QSize:
        """The same for all."""
        return self._gallery.cell_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Parent) -> None:
        """The picture, and three lines below it."""
        slide = index.data(SLIDE_ROLE)
        if not isinstance(slide, FoundSlide):
            return
        look = appearance_of()
        em = QFontMetricsF(option.font).height()
        inner = QRectF(option.rect).adjusted(em * 0.5, em * 0.5, -em * 0.5, -em * 0.4)
        picture = QRectF(inner.x(), inner.y(), inner.width(), inner.width() * _RATIO)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_picture(painter, picture, slide)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(look.current if is_current else look.edge), 3 if is_current else 1))
        grow = 2.5 if is_current else 0.5
        painter.drawRect(picture.adjusted(-grow, -grow, grow, grow))
        line = QRectF(inner.x(), picture.bottom() + em * 0.4, inner.width(), em * 1.15)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        for font, color, words in (
            (bold, look.text, title_of(slide)), (small, look.muted, place_of(slide)),
            (small, look.notes if not slide.is_used else look.muted, told_of(slide)),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(QColor(color))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            line.translate(0, em * 1.15)
        painter.restore()

    def _draw_picture(self, painter: QPainter, place: QRectF, slide: FoundSlide) -> None:
        image = self._pictures.image(slide, self._gallery.picture_width())
        painter.fillRect(place, QColor(appearance_of().stage))
        if image is None:
            return
        size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = place.x() + (place.width() - size.width()) / 2
        top = place.y() + (place.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
