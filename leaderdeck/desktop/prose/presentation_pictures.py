"""Pictures of a foreign presentation, kept in a folder until the talk that they come into has one of its own."""

from __future__ import annotations

import io
from pathlib import Path

from leaderdeck.deck.blocks import Picture
from leaderdeck.deck.presentation import Presentation
from leaderdeck.deck.template_looks import Crop, ShownPicture
from leaderdeck.desktop.editor.picture_drop import keep_picture
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.scene.picture_data import read_picture
from leaderdeck.scene.svg_files import is_svg

_LEAST_CUT = 0.005
"""A share of a side: less is a rounding of PowerPoint's."""
_JPEG_QUALITY = 90
_UNKNOWN = say("Bildet kan ikke tas med: det er ikke et vanlig bilde, eller det ligger utenfor filen.")
_CHANGED = say("Bildet er med, men uten det PowerPoint har gjort med det: dreid, speilvendt eller fargelagt.")


class PresentationPictures:
    """Finds what each picture on a slide shows, and writes it; what lay outside its frame is cut away for good."""

    def __init__(self, presentation: Presentation, folder: Path, name: str) -> None:
        self._presentation, self._folder, self._name = presentation, folder, name
        self._waiting: dict[int, list[ShownPicture]] = {
            number: list(look.pictures) for number, look in enumerate(presentation.looks, start=1)
        }
        self._kept: dict[tuple[str, Crop], Path] = {}
        self.changed: list[tuple[int, str, Sentence]] = []
        """(slide, name, why): pictures that look otherwise than they did."""

    @property
    def count(self) -> int:
        """How many files were written."""
        return len(set(self._kept.values()))

    def part_of(self, number: int, picture: Picture) -> str | None:
        """The part of the package that the picture shows; None where it is no picture."""
        return next((each.part for each in self._waiting.get(number, ()) if each.name == picture.source), None)

    def bring(self, number: int, picture: Picture) -> str | Sentence | None:
        """The picture's file as the talk names it, or why there is none; None where it is no picture at all."""
        shown = self._take(number, picture.source)
        if shown is None:
            return None if picture.decorative or picture.alt else _UNKNOWN
        try:
            path = self._keep(shown)
        except FileProblem as problem:
            return problem.sentence
        if shown.turned or shown.effects:
            self.changed.append((number, (picture.alt or picture.source).strip(), _CHANGED))
        return path.relative_to(self._folder).as_posix()

    def _take(self, number: int, name: str) -> ShownPicture | None:
        """The next picture of this name on the slide: several may have one name."""
        waiting = self._waiting.get(number, [])
        found = next((each for each in waiting if each.name == name), None)
        if found is not None:
            waiting.remove(found)
        return found

    def _keep(self, shown: ShownPicture) -> Path:
        known = (shown.vector or shown.part, shown.crop)
        if known not in self._kept:
            self._kept[known] = keep_picture(self._bytes(shown), self._name, self._folder)
        return self._kept[known]

    def _bytes(self, shown: ShownPicture) -> bytes:
        cut = any(side > _LEAST_CUT for side in shown.crop)
        if shown.vector and not cut:
            drawn = self._presentation.picture(shown.vector)
            if drawn and not isinstance(read_picture(drawn), str):
                return drawn
        data = self._presentation.picture(shown.part)
        return _cropped(data, shown.crop) if cut else data


def _cropped(data: bytes, crop: Crop) -> bytes:
    """Only what was to be seen: the rest may be what somebody cut away because others should not see it."""
    from PIL import Image

    picture = read_picture(data)
    if isinstance(picture, str) or not picture.data:
        return b"" if is_svg(data) else data  # whoever keeps it says why it cannot be
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in crop)
    with Image.open(io.BytesIO(picture.data)) as image:
        width, height = image.size
        box = (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
        if box[2] <= box[0] or box[3] <= box[1]:
            return b""
        kind = "JPEG" if image.format == "JPEG" else "PNG"
        written = io.BytesIO()
        image.crop(box).save(written, kind, quality=_JPEG_QUALITY)
    return written.getvalue()
