"""Small pictures of slides: painted in idle moments, kept while there is room, shown old until the new one is there."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.panes.picture_warmer import PictureWarmer
from leaderdeck.paint.picture_cache import Wanted
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paint.waiting_pictures import WaitingPictures
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene

MOST_BYTES = 32 << 20
"""Room for 720 thumbnails of 144 x 81 pixels, or 180 of twice that on a fine screen."""
MOST_AHEAD = 0.7
"""How much of the room may be asked for at once, so that what is painted does not drive out what is seen."""
SLICE_SECONDS = 0.006
"""How long is painted before windows may answer again."""


@dataclass(frozen=True, slots=True, eq=False)
class WantedImage:
    """A slide as it is to be drawn small. Scenes and kits are compared by identity: they are cached values."""

    scene: Scene
    kit: BrandKit
    number: int
    width_px: int

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What tells images apart."""
        return (id(self.scene), id(self.kit), self.number, self.width_px)

    @property
    def bytes(self) -> int:
        """How many bytes its pixels take, about."""
        return round(self.width_px**2 * self.kit.template.height_pt / self.kit.template.width_pt) * 4


@dataclass(frozen=True, slots=True)
class _Kept:
    wanted: WantedImage
    """Held, so that the identities in its key stay its own."""
    image: QImage
    is_whole: bool
    """False while a picture on it is still a placeholder."""


Key: TypeAlias = tuple[int, int, int, int]


class SlideImages(QObject):
    """Gives what is at hand at once, and paints what is wanted in idle slices."""

    painted = Signal(object)
    """A `WantedImage` is there now."""

    def __init__(
        self, parent: QObject | None = None, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = perf_counter
    ) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._clock = clock
        self._bytes = 0
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._latest: dict[int, Key] = {}
        self._queue: OrderedDict[Key, WantedImage] = OrderedDict()
        self._waiting: dict[Key, tuple[WantedImage, set[Wanted]]] = {}
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._paint_some)
        self._warmer = PictureWarmer(self)
        self._warmer.warmed.connect(self._take_picture)

    @property
    def held_bytes(self) -> int:
        """How many bytes of pixels are kept."""
        return self._bytes

    @property
    def is_busy(self) -> bool:
        """Whether images are still to be painted."""
        return bool(self._queue) or bool(self._waiting) or self._warmer.is_busy

    def image(self, wanted: WantedImage) -> QImage | None:
        """The image, or an older one of the same slide while the new one waits; None where there is none yet."""
        known = self._kept.get(wanted.key)
        if known is not None:
            self._kept.move_to_end(wanted.key)
            return known.image
        older = self._kept.get(self._latest.get(id(wanted.scene), wanted.key))
        return older.image if older is not None else None

    def want_only(self, images: Iterable[WantedImage]) -> None:
        """Paint these when there is time, in this order, and nothing else that waits."""
        self._queue.clear()
        room = self._most_bytes * MOST_AHEAD
        wanted: set[Key] = set()
        for one in images:
            room -= one.bytes
            if room < 0 and wanted:
                break
            wanted.add(one.key)
            if self._is_to_be_painted(one.key):
                self._queue[one.key] = one
        self._wait_only_for(wanted)
        self._paint_when_idle()

    def forget(self) -> None:
        """Nothing is kept and nothing waits."""
        self.want_only(())
        self._kept.clear()
        self._latest.clear()
        self._waiting.clear()
        self._warmer.forget()
        self._bytes = 0

    def _paint_when_idle(self) -> None:
        if not self._queue:
            self._idle.stop()
        elif not self._idle.isActive():
            self._idle.start()

    def _is_to_be_painted(self, key: Key) -> bool:
        known = self._kept.get(key)
        return known is None or (not known.is_whole and key not in self._waiting)

    def _wait_only_for(self, wanted: set[Key]) -> None:
        """Pictures of slides that were scrolled past are not decoded."""
        if self._waiting.keys() <= wanted:
            return
        self._waiting = {key: waits for key, waits in self._waiting.items() if key in wanted}
        self._warmer.forget()
        for _, missing in self._waiting.values():
            self._warmer.warm(missing)

    def _paint_some(self) -> None:
        until = self._clock() + SLICE_SECONDS
        while self._queue:
            _, wanted = self._queue.popitem(last=False)
            self._paint(wanted)
            if self._clock() >= until:
                return
        self._idle.stop()

    def _paint(self, wanted: WantedImage) -> None:
        pictures = WaitingPictures()
        image = paint_picture(wanted.scene, wanted.kit, wanted.number, wanted.width_px, pictures)
        self._keep(wanted, image, is_whole=not pictures.missing)
        if pictures.missing:
            self._waiting[wanted.key] = (wanted, set(pictures.missing))
            self._warmer.warm(pictures.missing)
        self.painted.emit(wanted)

    def _take_picture(self, picture: Wanted) -> None:
        """Paint those slides again that waited for this picture last."""
        for key, (wanted, missing) in tuple(self._waiting.items()):
            missing.discard(picture)
            if not missing:
                del self._waiting[key]
                self._queue[key] = wanted
        self._paint_when_idle()

    def _keep(self, wanted: WantedImage, image: QImage, *, is_whole: bool) -> None:
        self._drop(wanted.key)
        self._kept[wanted.key] = _Kept(wanted, image, is_whole)
        self._latest[id(wanted.scene)] = wanted.key
        self._bytes += image.sizeInBytes()
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        known = self._kept.pop(key, None)
        if known is None:
            return
        self._bytes -= known.image.sizeInBytes()
        self._waiting.pop(key, None)
        if self._latest.get(key[0]) == key:
            del self._latest[key[0]]
