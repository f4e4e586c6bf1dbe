"""Pictures on a slide: whole, cropped around their focal point, side by side, or the alt text in their place."""

from __future__ import annotations

from leaderdeck.brand.template import CAPTION_IDX, LevelStyle, Placeholder
from leaderdeck.deck.blocks import Picture
from leaderdeck.deck.text import Paragraph, plain
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.captions import caption_height, place_caption
from leaderdeck.scene.fit import fit_text
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.picture_files import PictureProblem, folder_of, load_picture
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import PictureFile, PictureNote, PictureShape, TextBody
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame, Insets

LEAST_HEIGHT_PT = 130.0
"""Below this height a picture can no longer be seen from the back row; it moves to the next slide instead."""
_GAP_PT = 16.0
_LEAST_CAPTION_PT = 240.0
_CAPTION_GAP_PT = 5.0
_IN_A_ROW = 3
_ALT_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
_NOTHING_CUT = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class GalleryPiece:
    """One picture, or several that follow one another, side by side."""

    pictures: tuple[Picture, ...]
    setting: Setting
    stretches: bool = True
    may_break_words: bool = True
    steps: int = 1

    @property
    def line(self) -> int:
        """Line of the first picture."""
        return self.pictures[0].line

    def _rows(self) -> list[tuple[Picture, ...]]:
        count = len(self.pictures)
        in_a_row = 2 if count in (2, 4) else _IN_A_ROW
        return [self.pictures[first : first + in_a_row] for first in range(0, count, in_a_row)]

    def height(self, width_pt: float, step: int) -> float:
        """A least height for each row, with the captions."""
        rows = self._rows()
        return sum(self._row_height(row, width_pt) for row in rows) + _GAP_PT * (len(rows) - 1)

    def _row_height(self, row: tuple[Picture, ...], width_pt: float) -> float:
        width = (width_pt - _GAP_PT * (len(row) - 1)) / len(row)
        return LEAST_HEIGHT_PT + max(self._caption_height(picture, width) for picture in row)

    def _caption_height(self, picture: Picture, width_pt: float) -> float:
        if not picture.caption:
            return 0.0
        return caption_height(plain(picture.caption), self.setting, width_pt) + _CAPTION_GAP_PT

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Pictures have no words."""
        return True

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the pictures whole, as large as their rows allow."""
        rows = self._rows()
        height = (frame.height - _GAP_PT * (len(rows) - 1)) / len(rows)
        for index, row in enumerate(rows):
            y = frame.y + index * (height + _GAP_PT)
            width = (frame.width - _GAP_PT * (len(row) - 1)) / len(row)
            for column, picture in enumerate(row):
                cell = Frame(frame.x + column * (width + _GAP_PT), y, width, height)
                place_whole(sheet, picture, cell)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each row."""
        return tuple(Unit(tuple(row), min(height_pt, self._row_height(row, width_pt)), _GAP_PT) for row in self._rows())


def place_whole(sheet: Sheet, picture: Picture, frame: Frame, holder: Placeholder | None = None) -> None:
    """The whole picture centered in the frame, its caption below it."""
    below = 0.0
    if picture.caption:
        below = min(
            frame.height / 2, caption_height(plain(picture.caption), sheet.setting, frame.width) + _CAPTION_GAP_PT
        )
    room = Frame(frame.x, frame.y, frame.width, frame.height - below)
    file = _load(sheet, picture)
    shown = room
    if file is None:
        place_alt_box(sheet, picture, room)
    else:
        shown = contained(file, room, picture.width_percent)
        _add(sheet, picture, file, shown, _NOTHING_CUT, holder)
    if picture.caption:
        width = max(shown.width, min(frame.width, _LEAST_CAPTION_PT))
        left = min(max(frame.x, shown.x), frame.right - width)
        needed = caption_height(plain(picture.caption), sheet.setting, width)
        foot = Frame(left, shown.bottom + _CAPTION_GAP_PT, width, below - _CAPTION_GAP_PT)
        if needed > foot.height:
            foot = Frame(frame.x, foot.y, frame.width, foot.height)
        place_caption(sheet, _caption(picture), foot, sheet.free(CAPTION_IDX))


def place_cropped(sheet: Sheet, picture: Picture, frame: Frame, holder: Placeholder | None = None) -> None:
    """The picture filling the frame, cropped around its focal point. Its caption is the caller's."""
    file = _load(sheet, picture)
    if file is None:
        place_alt_box(sheet, picture, frame)
    else:
        _add(sheet, picture, file, frame, crop_to(file, frame, picture.focus), holder)


def place_behind(sheet: Sheet, picture: Picture, frame: Frame) -> bool:
    """The picture over the whole slide, behind everything. False where it cannot be shown."""
    file = _load(sheet, picture)
    if file is None:
        return False
    crop = crop_to(file, frame, picture.focus)
    shape = PictureShape("Background", frame, file, crop, _alt(picture), is_decorative(picture), behind=True)
    sheet.add(shape, picture.source)
    return True


def place_alt_box(sheet: Sheet, picture: Picture, frame: Frame) -> None:
    """A quiet box with the alt text, where a picture cannot be shown."""
    setting = sheet.setting.on(sheet.setting.slot("soft-ground"))
    words = picture.alt or picture.source
    style = LevelStyle(_ALT_SIZES[0], setting.levels[0].color, align="center")
    insets = Insets(14.0, 10.0, 14.0, 10.0)

    def body(size: float) -> TextBody:
        return TextBody((build_paragraph(plain(words, picture.line), style, size, setting),), insets, "middle")

    fitted = fit_text(body, _ALT_SIZES, frame, setting.kit)
    if not fitted.fits:
        sheet.note("fit.overflow", picture.line)
    sheet.add_drawing("Picture text", frame, setting.ground, text=fitted.placed)


def contained(file: PictureFile, room: Frame, width_percent: float | None = None) -> Frame:
    """The largest frame of the picture's own aspect inside the room, centered; a percentage makes it narrower."""
    scale = min(room.width / file.width_px, room.height / file.height_px)
    if width_percent:
        scale = min(scale, room.width * min(max(width_percent, 5.0), 100.0) / 100 / file.width_px)
    width, height = file.width_px * scale, file.height_px * scale
    return Frame(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height)


def crop_to(file: PictureFile, frame: Frame, focus: tuple[float, float]) -> tuple[float, float, float, float]:
    """Shares cut away at left, top, right, bottom so that the picture fills the frame and keeps its focus in view."""
    picture, wanted = file.width_px / file.height_px, frame.width / max(frame.height, 0.01)
    if picture > wanted:
        kept = wanted / picture
        left = min(max(focus[0] - kept / 2, 0.0), 1.0 - kept)
        return left, 0.0, 1.0 - kept - left, 0.0
    kept = picture / wanted
    top = min(max(focus[1] - kept / 2, 0.0), 1.0 - kept)
    return 0.0, top, 0.0, 1.0 - kept - top


def is_decorative(picture: Picture) -> bool:
    """Whether screen readers should pass it by: only where the writer said so."""
    return picture.decorative


def _alt(picture: Picture) -> str:
    return "" if picture.decorative else picture.alt


def _caption(picture: Picture) -> Paragraph:
    return plain(picture.caption, picture.line)


def _load(sheet: Sheet, picture: Picture) -> PictureFile | None:
    try:
        return load_picture(picture.source, folder_of(picture, sheet.setting.folder))
    except PictureProblem as problem:
        sheet.picture_notes.append(PictureNote(problem.rule, picture.line, picture.source))
        return None


def _add(
    sheet: Sheet,
    picture: Picture,
    file: PictureFile,
    frame: Frame,
    crop: tuple[float, float, float, float],
    holder: Placeholder | None,
) -> None:
    place = sheet.fill(holder) if holder else None
    inherits = holder is not None and sheet.is_home(frame, holder)
    sheet.add(
        PictureShape("Picture", frame, file, crop, _alt(picture), is_decorative(picture), place, inherits),
        picture.source,
    )
