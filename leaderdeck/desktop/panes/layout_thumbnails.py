"""One's own slide on other layouts and in other brands: composed in a thread, painted in short slices."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from leaderdeck.brand.catalog import list_kits
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.reader import load_kit
from leaderdeck.brand.shown_name import kit_words
from leaderdeck.deck.slide import FrontMatter, LayoutName, Slide
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.panes.picture_warmer import PictureWarmer
from leaderdeck.errors import BrandProblem
from leaderdeck.language import Sentence
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paint.waiting_pictures import WaitingPictures
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.choose_layout import choose_layout
from leaderdeck.scene.compose import compose_slide
from leaderdeck.scene.fitting_layouts import compose_fitting, fitting_layouts
from leaderdeck.scene.shapes import Scene


@dataclass(frozen=True, slots=True)
class Subject:
    """What the thumbnails are of."""

    slide: Slide
    kit: BrandKit
    front_matter: FrontMatter
    section_number: int
    folder: Path | None
    number: int


@dataclass(frozen=True, slots=True)
class LayoutSample:
    """The slide on one layout. `parts` tells how many slides it then takes."""

    layout: LayoutName
    scene: Scene
    kit: BrandKit
    parts: int = 1


@dataclass(frozen=True, slots=True)
class BrandSample:
    """The slide in one brand."""

    brand: str
    name: Sentence | str
    is_accessible: bool
    scene: Scene
    kit: BrandKit


def layout_samples(subject: Subject) -> tuple[LayoutSample, ...]:
    """The slide on each layout that can hold it."""
    composed = compose_fitting(
        subject.slide,
        fitting_layouts(subject.slide),
        subject.kit,
        subject.front_matter,
        subject.section_number,
        subject.folder,
    )
    return tuple(LayoutSample(name, scenes[0], subject.kit, len(scenes)) for name, scenes in composed)


def brand_samples(subject: Subject) -> tuple[BrandSample, ...]:
    """The slide in each brand that can be had; a brand that is broken is left out."""
    layout = choose_layout(subject.slide)
    number = subject.section_number if layout == "section" else 0
    found: list[BrandSample] = []
    for kit in _kits(subject.kit):
        scenes = compose_slide(subject.slide, layout, kit, subject.front_matter, number, subject.folder)
        if scenes:
            found.append(BrandSample(kit.id, kit_words(kit.id, kit.name), kit.accessible, scenes[0], kit))
    return tuple(found)


def _kits(own: BrandKit) -> list[BrandKit]:
    kits: list[BrandKit] = []
    for summary in list_kits():
        try:
            kits.append(own if summary.id == own.id else load_kit(summary.folder))
        except BrandProblem:
            continue
    return kits if any(kit.id == own.id for kit in kits) else [own, *kits]


class SampleMaker(QObject):
    """Answers with samples of the newest subject only; what was asked last and not wanted any more is dropped."""

    layouts_made = Signal(object)
    brands_made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layouts = Latest(layout_samples, self)
        self._layouts.answered.connect(self.layouts_made)
        self._layouts.failed.connect(self.failed)
        self._brands = Latest(brand_samples, self)
        self._brands.answered.connect(self.brands_made)
        self._brands.failed.connect(self.failed)

    def ask(self, subject: Subject) -> None:
        """Make samples of this slide."""
        self._layouts.ask(subject)
        self._brands.ask(subject)

    def drop(self) -> None:
        """Nobody looks any more."""
        self._layouts.drop()
        self._brands.drop()


@dataclass(frozen=True, slots=True)
class _Painting:
    scene: Scene
    kit: BrandKit
    number: int
    width_px: int
    take: Callable[[QImage], None]


class SlicePainter(QObject):
    """Paints pictures of scenes one after another, one in a slice, so that keys are heard in between.

    Photos are decoded in a thread; a slide is painted without them first and again when they are there.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Painting] = deque()
        self._without_pictures: list[_Painting] = []
        self._warmer = PictureWarmer(self)
        self._warmer.warmed.connect(self._paint_again)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint_one)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to come."""
        return bool(self._waiting or self._without_pictures)

    def paint(self, scene: Scene, kit: BrandKit, number: int, width_px: int, take: Callable[[QImage], None]) -> None:
        """Paint this scene when there is time, and hand the picture over."""
        self._waiting.append(_Painting(scene, kit, number, width_px, take))
        self._timer.start()

    def drop(self) -> None:
        """Nothing that waits is wanted any more."""
        self._waiting.clear()
        self._without_pictures.clear()
        self._warmer.forget()
        self._timer.stop()

    def _paint_one(self) -> None:
        if self._waiting:
            job = self._waiting.popleft()
            pictures = WaitingPictures()
            job.take(paint_picture(job.scene, job.kit, job.number, job.width_px, pictures))
            if pictures.missing:
                self._without_pictures.append(job)
                self._warmer.warm(pictures.missing)
        if not self._waiting:
            self._timer.stop()

    def _paint_again(self) -> None:
        if self._without_pictures:
            self._waiting.extend(self._without_pictures)
            self._without_pictures.clear()
            self._timer.start()
