"""Icons of the windows, drawn at the size and pixel ratio that asks, in the color that the windows have now."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.paths import resource_folder

APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""The sizes in pixels that the app's own mark also lies ready in."""

_OLD_COLOR = b"currentColor"


def icon(name: str, color: str | None = None) -> QIcon:
    """The icon of this name in this color: `#rrggbb`, or a color of `Appearance` by its name, as `on_primary`.

    A named color, and that of text where none is said, follows the windows' look, also when that changes.
    Raises KeyError for a name that there is no drawing for.
    """
    _drawing(name)
    return QIcon(_DrawnIcon(name, color))


def icon_names() -> tuple[str, ...]:
    """Every name that `icon` knows, in order."""
    return tuple(sorted(file.stem for file in resource_folder("icons").glob("*.svg")))


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """The app's own mark, for windows, the task bar and the about page."""
    mark = QIcon()
    for size in APP_ICON_SIZES:
        mark.addFile(str(resource_folder("app_icon", f"leaderdeck-{size}.png")), QSize(size, size))
    return mark


class _DrawnIcon(QIconEngine):
    """One drawing; the color is looked up when it is painted, so that a change of looks needs no new icon."""

    def __init__(self, name: str, color: str | None) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def clone(self) -> QIconEngine:
        return _DrawnIcon(self._name, self._color)

    def key(self) -> str:
        return "leaderdeck"

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return QPixmap.fromImage(self._image(size, mode, scale))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawImage(rect.topLeft(), self._image(rect.size(), mode, painter.device().devicePixelRatio()))

    def _image(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QImage:
        """`size` is in points of the screen, `ratio` how many pixels stand on one."""
        color = self._color_for(mode)
        drawn = QImage(_drawn(self._name, color, round(size.width() * ratio), round(size.height() * ratio)))
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _color_for(self, mode: QIcon.Mode) -> str:
        appearance = appearance_of(None)
        if mode == QIcon.Mode.Disabled:
            return appearance.quiet
        if self._color is not None:
            return self._color if self._color.startswith("#") else str(getattr(appearance, self._color))
        return appearance.on_chosen if mode == QIcon.Mode.Selected else appearance.text


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    file = resource_folder("icons", f"{name}.svg")
    if not file.is_file():
        raise KeyError(name)
    return file.read_bytes()


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, width: int, height: int) -> QImage:
    """The drawing in the middle of so many pixels. An image, not a pixmap: it may outlive the application."""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(image.width(), image.height())
    frame = QRectF((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_drawing(name).replace(_OLD_COLOR, color.encode("ascii")))).render(painter, frame)
    painter.end()
    return image
