"""All slides as small pictures, and a field that finds one by its words or number while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.panes.slide_images import SlideImages, WantedImage
from leaderdeck.language import say
from leaderdeck.scene.shapes import Scene, TableShape, TextShape

NUMBER = Qt.ItemDataRole.UserRole
CELL_EMS = 15
_MOST_WORDS = 2000


def words_of(scene: Scene) -> str:
    """What stands on the slide, for finding it."""
    parts = [scene.title]
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text is not None:
            parts += [paragraph.text for paragraph in shape.text.body.paragraphs]
        elif isinstance(shape, TableShape):
            parts += [paragraph.text for row in shape.rows for cell in row for paragraph in cell.text.body.paragraphs]
    return " ".join(parts)[:_MOST_WORDS].casefold()


def is_match(wanted: str, number: int, words: str) -> bool:
    """Whether a slide is meant: by its number, or by words that all stand on it, begun or whole."""
    wanted = wanted.strip().casefold()
    if wanted.isdigit():
        return str(number).startswith(wanted)
    return all(part in words for part in wanted.split())


def nearness(wanted: str, number: int, title: str) -> tuple[bool, bool, bool]:
    """How near a slide that is found is to what was typed, the nearest least: its number, its title, then its text."""
    wanted = wanted.strip().casefold()
    is_in_title = bool(wanted) and all(part in title for part in wanted.split())
    return wanted != str(number), not (wanted and title.startswith(wanted)), not is_in_title


class SlideGrid(QWidget):
    """The slides to choose from."""

    number_chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scenes: tuple[Scene, ...] = ()
        self._kit: BrandKit | None = None
        self._words: list[str] = []
        self._images = SlideImages(self)
        self._images.painted.connect(self._take)
        self._field = QLineEdit()
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._find)
        self._nothing = QLabel()
        self._nothing.setProperty("kind", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._list = QListWidget()
        self._list.setViewMode(QListWidget.ViewMode.IconMode)
        self._list.setMovement(QListWidget.Movement.Static)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setUniformItemSizes(True)
        self._list.setWordWrap(False)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.itemClicked.connect(lambda item: self.number_chosen.emit(item.data(NUMBER)))
        self._list.verticalScrollBar().valueChanged.connect(self._want_seen)
        self._field.installEventFilter(self)
        self._list.installEventFilter(self)
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(em // 2)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._want_seen)
        self.retranslate()

    def show_talk(self, scenes: Sequence[Scene], kit: BrandKit) -> None:
        """These slides."""
        self._scenes, self._kit = tuple(scenes), kit
        self._words = [words_of(scene) for scene in scenes]
        self._list.clear()
        for number, scene in enumerate(self._scenes, start=1):
            item = QListWidgetItem(_label(number, scene))
            item.setData(NUMBER, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, str(_spoken(number, scene)))
            item.setToolTip(" ".join(scene.title.split()))
            self._list.addItem(item)
        self._fit_cells()

    def open(self, number: int, *, typing: bool) -> None:
        """Show all slides, this one chosen; `typing` puts the cursor into the field."""
        self._field.clear()
        self._list.setCurrentRow(max(0, min(number, self._list.count()) - 1))
        self.show()
        self.raise_()
        (self._field if typing else self._list).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._list.scrollToItem(self._list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
        self._later.start()

    def found(self) -> list[int]:
        """The numbers of the slides that are shown now."""
        rows = [self._list.item(row) for row in range(self._list.count())]
        return [item.data(NUMBER) for item in rows if not item.isHidden()]

    def field(self) -> QLineEdit:
        """Where one types."""
        return self._field

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._field.setPlaceholderText(str(say("Skriv ord eller nummer på et lysbilde …")))
        self._field.setAccessibleName(str(say("Finn lysbilde")))
        self._list.setAccessibleName(str(say("Alle lysbilder")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses, Esc leaves; arrows go from the field to the slides, letters from the slides to the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave(chosen=event.key() != Qt.Key.Key_Escape)
            return True
        if watched is self._field and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.setFocus()
            return True
        if watched is self._list and event.text().isprintable() and event.text().strip():
            self._field.setFocus()
            self._field.setText(self._field.text() + event.text())
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other slides are seen, in rows that fill the width."""
        super().resizeEvent(event)
        self._fit_cells()
        self._later.start()

    def _fit_cells(self) -> None:
        if self._kit is None:
            return
        em = self.fontMetrics().height()
        room = self.width() - 3 * em - self._list.verticalScrollBar().sizeHint().width()
        cell = room // max(1, round(room / (CELL_EMS * em)))
        width = max(4 * em, cell - em)
        size = QSize(width, round(width * self._kit.template.height_pt / self._kit.template.width_pt))
        cell_size = QSize(width + em, size.height() + round(2.2 * em))
        blank = QPixmap(size)
        blank.fill(QColor(appearance_of(self).stage))
        for row in range(self._list.count()):
            self._list.item(row).setIcon(QIcon(blank))
            self._list.item(row).setSizeHint(cell_size)
        self._list.setIconSize(size)
        self._list.setGridSize(cell_size)

    def _width(self) -> int:
        return self._list.iconSize().width()

    def _find(self, wanted: str) -> None:
        found = [row for row, words in enumerate(self._words) if is_match(wanted, row + 1, words)]
        for row in range(self._list.count()):
            self._list.item(row).setHidden(row not in found)
        if found and (wanted or self._list.currentItem() is None):
            titles = [scene.title.casefold() for scene in self._scenes]
            best = min(found, key=lambda row: nearness(wanted, row + 1, titles[row]))
            self._list.setCurrentItem(self._list.item(best))
        self._nothing.setVisible(not found)
        self._nothing.setText(str(say("Ingen lysbilder har «{words}».", words=wanted.strip())))
        self._later.start()

    def _leave(self, *, chosen: bool) -> None:
        """Keys end here: what passes on would turn a slide too."""
        item = self._list.currentItem()
        if not chosen:
            self.left.emit()
        elif item is not None and not item.isHidden():
            self.number_chosen.emit(item.data(NUMBER))

    def _want_seen(self) -> None:
        """Small pictures of what is seen and a little around it."""
        if self._kit is None or not self.isVisible():
            return
        view = self._list.viewport().rect()
        around = QRect(view).adjusted(0, -view.height() // 2, 0, view.height())
        width = round(self._width() * self.devicePixelRatioF())
        wanted: list[WantedImage] = []
        for row in range(self._list.count()):
            item = self._list.item(row)
            if not item.isHidden() and around.intersects(self._list.visualItemRect(item)):
                one = WantedImage(self._scenes[row], self._kit, row + 1, width)
                image = self._images.image(one)
                if image is not None:
                    self._take(one)
                wanted.append(one)
        self._images.want_only(wanted)

    def _take(self, wanted: WantedImage) -> None:
        image, item = self._images.image(wanted), self._list.item(wanted.number - 1)
        if image is None or item is None:
            return
        picture = QPixmap.fromImage(image)
        if wanted.scene.hidden:
            _mark_hidden(picture, appearance_of(self).current)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        item.setIcon(QIcon(picture))


def _label(number: int, scene: Scene) -> str:
    title = " ".join(scene.title.split())
    return f"{number}  {say('skjult')}: {title}" if scene.hidden else f"{number}  {title}"


def _spoken(number: int, scene: Scene) -> str:
    title = " ".join(scene.title.split())
    if scene.hidden:
        return str(say("Lysbilde {number}, skjult: {title}", number=number, title=title))
    return str(say("Lysbilde {number}: {title}", number=number, title=title))


def _mark_hidden(picture: QPixmap, color: str) -> None:
    """A line across: hidden slides are known by more than their words."""
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 110))
        painter.setPen(QPen(QColor(color), max(2, picture.width() // 60)))
        painter.drawLine(0, picture.height(), picture.width(), 0)
