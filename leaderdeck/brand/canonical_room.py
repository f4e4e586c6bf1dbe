"""One foreign layout while it is made to play a role: what of it can be used, and where the rest may stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from leaderdeck.brand.canonical_grounds import (
    ground_of_placeholder,
    ground_of_words,
    readable_shade,
    readable_slot,
)
from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST
from leaderdeck.brand.kit import Palette, SizeSteps
from leaderdeck.brand.template import (
    CAPTION_IDX,
    DATE_IDX,
    NUMBER_IDX,
    SLOGAN_IDX,
    SOURCE_IDX,
    Layout,
    LevelStyle,
    Placeholder,
)
from leaderdeck.brand.template_area import around
from leaderdeck.deck.slide import LayoutName
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

GAP_PT = 8.0
COLUMN_GAP_PT = 36.0
_LEAST_WIDTH_PT, _LEAST_HEIGHT_PT = 40.0, 10.0
_SEEN_SHARE = 0.6
"""Of a placeholder that must lie on the slide for it to be of use."""
_SAME_PLACE = 0.5
"""Of the smaller of two text placeholders that lies in the larger: more, and their words would stand on each other."""
_LEAST_AREA = (0.3, 0.25)
"""Share of the slide's width and height that content needs."""
LEAST_TEXT_PT = 14.0
"""Running text smaller than this is made for paper; nobody reads it on a wall."""
_LOW_TITLE = 0.3
"""Share of the slide's height."""
_TITLE_ANYWHERE = frozenset({"cover", "section", "statement", "closing", "picture", "picture-text", "blank"})
_TITLES = ("title", "ctrTitle")
_NO_WORDS = ("pic", "tbl", "chart")
_WORDS = ("obj", "body", "subTitle")
_HOLDS: dict[str, tuple[str, ...]] = {
    "title": _TITLES, "ctrTitle": _TITLES, "subTitle": _WORDS, "body": _WORDS, "obj": _WORDS, "pic": ("pic", "obj"),
    "tbl": ("tbl", "obj"), "chart": ("chart", "obj"),
}  # fmt: skip
"""Which of the file's placeholders can hold what LeaderDeck puts there."""
_TEXTS: dict[int, str] = {0: "title", 1: "body", CAPTION_IDX: "body", SOURCE_IDX: "body"}
_OWN_TYPES: dict[LayoutName, dict[int, str]] = {
    "cover": {0: "ctrTitle", 1: "subTitle", CAPTION_IDX: "body"},
    "section": {0: "title", 1: "body", CAPTION_IDX: "body"},
    "content": {0: "title", 1: "obj", SOURCE_IDX: "body"},
    "statement": {0: "title", 1: "body", SOURCE_IDX: "body"},
    "quote": _TEXTS,
    "columns": {0: "title", 1: "obj", 2: "obj", 3: "obj", SOURCE_IDX: "body"},
    "comparison": {0: "title", 1: "body", 2: "obj", 3: "body", 4: "obj", SOURCE_IDX: "body"},
    **{key: {0: "title", SOURCE_IDX: "body"} for key in ("facts", "agenda", "steps", "timeline")},
    "picture": _TEXTS | {1: "pic"},
    "picture-text": _TEXTS | {1: "pic", 2: "obj"},
    "table": _TEXTS | {1: "tbl"},
    "chart": _TEXTS | {1: "chart"},
    "closing": {0: "title", 1: "body"},
    "blank": {},
}
"""The type of each of LeaderDeck's placeholder numbers (see `leaderdeck.brand.template`)."""
_FOOTERS = {"ftr": SLOGAN_IDX, "sldNum": NUMBER_IDX, "dt": DATE_IDX}


@dataclass(slots=True)
class Room:
    """A layout of the normalized file in one role. Lengths are those of the normalized slide."""

    role: LayoutName
    layout: Layout
    slide: Frame
    palette: Palette
    sizes: SizeSteps
    body: tuple[LevelStyle, ...]
    """How the template sets running text."""
    heading: Placeholder | None
    """A title of the template, for layouts without one."""
    found: dict[int, Placeholder] = field(default_factory=dict)
    """What of the file's layout plays LeaderDeck's numbers."""
    made: dict[int, Placeholder] = field(default_factory=dict)
    """What LeaderDeck adds."""
    is_makeshift: bool = False
    """Whether the layout was made for something else, and plays this role for want of a better one."""
    title_is_covered: bool = False
    """Whether the file's title stands on what it is the title of."""

    def type_of(self, idx: int) -> Any:  # noqa: ANN401 - one of the types of `Placeholder`
        """The type of one of LeaderDeck's numbers in this role, empty for numbers that the role has not."""
        return _OWN_TYPES[self.role].get(idx, "")

    def take(self, slots: Iterable[tuple[int, int]]) -> None:
        """Takes over the file's placeholders that can be used; the title last, since it can give way to the others."""
        for idx, file_idx in sorted(slots, key=lambda slot: (slot[0] == 0, slot)):
            type_ = self.type_of(idx)
            holds = _HOLDS.get(type_, ())
            source = next(
                (each for each in self.layout.placeholders if each.idx == file_idx and each.type in holds), None
            )
            if source is None or not self._is_usable(source.frame):
                continue
            is_covered = any(self._cover_each_other(source, other) for other in self.found.values())
            if is_covered and type_ not in ("pic", "title", "ctrTitle"):
                continue
            if idx == 0:
                self.title_is_covered = is_covered or self._stands_in_the_way(source)
            self.found[idx] = replace(
                source, type=type_, idx=idx, file_type=source.type, file_idx=source.idx, home="layout"
            )

    def footers(self) -> tuple[Placeholder, ...]:
        """Slogan, number and date where the file's layout has places for them."""
        taken: dict[str, Placeholder] = {}
        for source in self.layout.placeholders:
            if source.type in _FOOTERS and source.type not in taken and self._is_usable(source.frame):
                taken[source.type] = replace(
                    source, idx=_FOOTERS[source.type], file_type=source.type, file_idx=source.idx
                )
        return tuple(taken.values())

    def _is_usable(self, frame: Frame) -> bool:
        if frame.width < _LEAST_WIDTH_PT / 2 or frame.height < _LEAST_HEIGHT_PT:
            return False
        return shared_area(frame, self.slide) >= _SEEN_SHARE * frame.width * frame.height

    def _stands_in_the_way(self, title: Placeholder) -> bool:
        """Whether a title stands so low, with nothing above it, that content has no room below."""
        if self.role in _TITLE_ANYWHERE or title.frame.y <= _LOW_TITLE * self.slide.height:
            return False
        return not any(known.frame.bottom <= title.frame.y + GAP_PT for known in self.found.values())

    def _cover_each_other(self, one: Placeholder, other: Placeholder) -> bool:
        if other.type == "pic":
            return False
        smaller = min(one.frame.width * one.frame.height, other.frame.width * other.frame.height)
        return shared_area(one.frame, other.frame) > _SAME_PLACE * smaller

    @property
    def foot(self) -> float:
        """Where the footer line begins, or else the slide's lower margin."""
        tops = [known.frame.y for known in self.footers() if known.frame.y > 0.75 * self.slide.height]
        return min([*tops, self.slide.height * 0.965])

    @property
    def title(self) -> Placeholder | None:
        """The title that the slides get."""
        return self.found.get(0) or self.made.get(0)

    def area(self, numbers: Iterable[int]) -> Frame:
        """Where content may stand: around these placeholders, or else in what the template calls its body."""
        frames = [self.found[idx].frame for idx in numbers if idx in self.found]
        area = self._clear(around(frames) if frames else self.layout.area, is_drawn=bool(frames))
        return area if self.is_large_enough(area) else self._plain_area()

    def _clear(self, area: Frame, *, is_drawn: bool) -> Frame:
        """The area on the slide, above the footer line and below the title."""
        left, right = max(area.x, 0.0), min(area.right, self.slide.width)
        top, bottom = max(area.y, 0.0), min(area.bottom, self.foot - 2.0)
        title = None if self.title_is_covered else self.title
        if title is not None and not is_drawn and title.frame.x < right and left < title.frame.right:
            below = title.frame.bottom + GAP_PT
            if top < below <= self.slide.height * 0.55:
                top = below
        return Frame(left, top, max(0.0, right - left), max(0.0, bottom - top))

    def _plain_area(self) -> Frame:
        left, width = self.slide.width / 16, self.slide.width * 7 / 8
        top = self.slide.height / 4
        title = None if self.title_is_covered else self.title
        if title is not None and title.frame.bottom <= self.slide.height * 0.55:
            top = max(title.frame.bottom + GAP_PT, self.slide.height * 0.15)
            if title.frame.width >= 0.6 * self.slide.width:
                left, width = title.frame.x, title.frame.width
        return Frame(left, top, width, max(60.0, self.foot - GAP_PT - top))

    def is_large_enough(self, frame: Frame) -> bool:
        """Whether content can stand there."""
        return frame.width >= _LEAST_AREA[0] * self.slide.width and frame.height >= _LEAST_AREA[1] * self.slide.height

    def ink(self, frame: Frame, *wanted: str) -> str:
        """The first of these colors that can be read on what lies there."""
        ground = ground_of_words(self.layout, frame, self.palette)
        known = (*wanted, self.palette.slot("text"), self.palette.slot("ground"))
        return readable_slot(self.palette, ground, known, TEXT_CONTRAST)

    @property
    def text_pt(self) -> float:
        """The size of running text: the template's, but for those that are made to be read on paper."""
        return max(self.body[0].size_pt, min(self.sizes.body), LEAST_TEXT_PT)

    def words(self, frame: Frame, size_pt: float, *wanted: str) -> LevelStyle:
        """A plain style for words of this size: no list mark, no indents, in a color that can be read there."""
        first = self.body[0]
        return LevelStyle(
            size_pt=size_pt,
            color=self.ink(frame, *(wanted or (first.color,))),
            font=first.font,
            line_spacing=max(0.9, min(first.line_spacing, 1.2)),
        )

    def box(
        self,
        idx: int,
        name: str,
        frame: Frame,
        levels: tuple[LevelStyle, ...],
        *,
        anchor: Any = "top",  # noqa: ANN401 - one of the anchors of `Placeholder`
        insets: Insets | None = None,
    ) -> None:
        """Adds a text box of LeaderDeck's own."""
        known = insets if insets is not None else self._insets()
        self.made[idx] = Placeholder(self.type_of(idx), idx, name, frame, known, anchor, levels, home="box")

    def _insets(self) -> Insets:
        """Sides as the template's own text has them, so that edges stand in line."""
        source = next((self.found[idx] for idx in (1, 2, 0) if idx in self.found), self.heading)
        return Insets(source.insets.left, 2.0, source.insets.right, 2.0) if source else Insets()

    def move(self, idx: int, frame: Frame, **changes: Any) -> None:  # noqa: ANN401 - fields of `Placeholder`
        """Lets slides set a placeholder of the file elsewhere, or in another style."""
        source = self.found[idx]
        self.found[idx] = replace(source, frame=frame, own=source.own or source, **changes)

    def placeholders(self) -> tuple[Placeholder, ...]:
        """All there is: what the file has in the nearest shades that can be read there, what is added, the footers."""
        return tuple(map(self._readable, (*self.found.values(), *self.made.values(), *self.footers())))

    def _readable(self, known: Placeholder) -> Placeholder:
        ground = ground_of_placeholder(self.layout, known)
        if not ground or known.type in _NO_WORDS or known.home != "layout":
            return known
        ratio = LARGE_TEXT_CONTRAST if known.type in _TITLES else TEXT_CONTRAST
        levels = tuple(level.inked(readable_shade(self.palette, ground, level.color, ratio)) for level in known.levels)
        return known if levels == known.levels else replace(known, levels=levels, own=known.own or known)

    def running_text(self, frame: Frame) -> tuple[LevelStyle, ...]:
        """The template's running text, in colors that can be read there."""
        return tuple(level.inked(self.ink(frame, level.color)) for level in self.body)


def shared_area(one: Frame, other: Frame) -> float:
    """How much of the slide two frames both cover, in square points."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, width) * max(0.0, height)


def columns_of(frame: Frame, count: int) -> tuple[Frame, ...]:
    """Columns of equal width side by side."""
    width = (frame.width - COLUMN_GAP_PT * (count - 1)) / count
    return tuple(Frame(frame.x + at * (width + COLUMN_GAP_PT), frame.y, width, frame.height) for at in range(count))
