"""Pictures of slides of other talks, each in its own talk's brand: read, composed and painted in a thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import Deck
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.library_use.slide_finding import FoundSlide
from leaderdeck.errors import FileProblem
from leaderdeck.library.folder import Stamp, stamp_of
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.dates import iso_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.private_files import is_private
from leaderdeck.outline.reader import decode, read_outline
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.compose import compose_in_place
from leaderdeck.talk import brand_names, decode_file

BATCH = 4
"""So many are painted before those that are there are shown."""
MOST_KEPT = 160
_MOST_TALKS = 8

Key = tuple[Path, int, str, int]


@dataclass(frozen=True, slots=True)
class _ReadTalk:
    deck: Deck
    kit: BrandKit
    folder: Path


_talks: OrderedDict[tuple[Path, Stamp], _ReadTalk | None] = OrderedDict()
_lock = Lock()


class SlidePictures(QObject):
    """Gives the pictures that are there, and paints those that are wanted."""

    painted = Signal()
    """Some more are there."""

    def __init__(self, kits: KitShelf, library: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kits, self._library = kits, library
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._wanted: list[FoundSlide] = []
        self._width = 0
        self._painter = Latest(_painted, self)
        self._painter.answered.connect(self._take)
        self._painter.failed.connect(lambda _problem: self._go_on())

    @property
    def is_busy(self) -> bool:
        """Whether some are still to come."""
        return bool(self._wanted) or self._painter.is_busy

    def image(self, slide: FoundSlide, width_px: int) -> QImage | None:
        """The picture, where it is there."""
        return self._kept.get(_key(slide, width_px))

    def want(self, slides: Sequence[FoundSlide], width_px: int) -> None:
        """Paint these, in this order, and nothing else."""
        self._width = width_px
        self._wanted = [one for one in slides if _key(one, width_px) not in self._kept]
        self._painter.drop()
        self._go_on()

    def forget(self) -> None:
        """Nothing is kept, and nothing waits."""
        self._painter.drop()
        self._wanted.clear()
        self._kept.clear()

    def _go_on(self) -> None:
        batch, self._wanted = tuple(self._wanted[:BATCH]), self._wanted[BATCH:]
        if batch:
            self._painter.ask(batch, self._width, self._kits, self._library)

    def _take(self, images: tuple[tuple[FoundSlide, QImage | None], ...]) -> None:
        for slide, image in images:
            self._kept[_key(slide, self._width)] = image
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.painted.emit()
        self._go_on()


def _key(slide: FoundSlide, width_px: int) -> Key:
    return slide.entry.path, slide.passage.line, slide.passage.heading, width_px


def _painted(
    slides: tuple[FoundSlide, ...], width_px: int, kits: KitShelf, library: Path | None
) -> tuple[tuple[FoundSlide, QImage | None], ...]:
    return tuple((one, paint_found(one, width_px, kits, library)) for one in slides)


def paint_found(slide: FoundSlide, width_px: int, kits: KitShelf, library: Path | None) -> QImage | None:
    """The slide as its talk shows it; None where the file has changed and it is not there any more."""
    talk = _read(slide.entry.path, kits, library)
    if talk is None:
        return None
    lines = talk.deck.slide_lines
    index = next(
        (at for at, line in enumerate(lines) if line == slide.passage.line and not talk.deck.slides[at].origin), None
    )
    if index is None:
        return None
    scenes = compose_in_place(talk.deck.slides[index], index, talk.deck, talk.kit, talk.folder)
    return paint_picture(scenes[0], talk.kit, index + 1, width_px) if scenes else None


def _read(path: Path, kits: KitShelf, library: Path | None) -> _ReadTalk | None:
    stamp = stamp_of(path)
    if stamp is None:
        return None
    key = (path, stamp)
    with _lock:
        if key in _talks:
            _talks.move_to_end(key)
            return _talks[key]
    found = _read_anew(path, kits, library)
    with _lock:
        _talks[key] = found
        while len(_talks) > _MOST_TALKS:
            _talks.popitem(last=False)
    return found


def _read_anew(path: Path, kits: KitShelf, library: Path | None) -> _ReadTalk | None:
    try:
        text = decode_file(path)[0]
    except FileProblem:
        return None
    front = read_front_matter(text)
    if is_private(text, front):
        return None
    card, folder = front.front_matter, path.parent
    kit, _ = kits.kit_for(card.brand, folder, iso_date(card.date))
    shelf = FolderShelf(folder, library, decode, path)
    return _ReadTalk(read_outline(text, brand_names(kit), shelf).deck, kit, folder)
