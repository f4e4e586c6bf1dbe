"""What stands where on a foreign layout: title, lines, blocks, pictures, sorted by size and place.

Nothing here goes by names. A body placeholder low on the slide that only holds a line is a footer to the eye, and no
place for content.
"""

from __future__ import annotations

from dataclasses import field
from itertools import pairwise

from leaderdeck.brand.template import Layout, Placeholder, Template
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_FOOTER_TOP, _FOOTER_HEIGHT = 0.84, 0.09
"""Shares of the slide's height: below this and no higher than this, a text is a footer or a footnote."""
_LINE_HEIGHT = 0.13
"""Share of the slide's height up to which a text holds a line or two: Office's column headings have 0.12."""
_BLOCK_AREA = 0.04
_TITLE_BOTTOM = 0.42
"""Share of the slide's height above which a title over content ends."""
_ALIKE = 0.12
"""How much of their size two columns may differ by."""


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """A layout's placeholders by what they can hold."""

    layout: Layout
    width: float
    height: float
    title: Placeholder | None = None
    subtitle: Placeholder | None = None
    """A placeholder that says itself that it is one."""
    lines: tuple[Placeholder, ...] = ()
    """Texts of a line or two, top first."""
    blocks: tuple[Placeholder, ...] = ()
    """Text and content of some height, from the upper left."""
    pictures: tuple[Placeholder, ...] = ()
    """Largest first."""
    tables: tuple[Placeholder, ...] = ()
    charts: tuple[Placeholder, ...] = ()
    low: tuple[Placeholder, ...] = field(default=())
    """Bodies that are footers or footnotes to the eye."""

    @property
    def texts(self) -> tuple[Placeholder, ...]:
        """Lines and blocks, top first."""
        return tuple(sorted((*self.lines, *self.blocks), key=lambda known: (known.frame.y, known.frame.x)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing but footers can be filled in."""
        return self.title is None and not (self.texts or self.pictures or self.tables or self.charts)

    @property
    def title_is_high(self) -> bool:
        """Whether the title stands over the rest as on a plain slide."""
        if self.title is None:
            return False
        frame = self.title.frame
        return frame.y < 0.3 * self.height and frame.bottom <= _TITLE_BOTTOM * self.height

    @property
    def is_upright(self) -> bool:
        """Whether its text runs down the slide."""
        title = self.title.frame if self.title is not None else None
        tall = title is not None and title.height > 1.5 * title.width and title.height > 0.6 * self.height
        off_slide = any(known.frame.bottom > 1.05 * self.height for known in self.blocks)
        return tall or off_slide or self.layout.office_type in ("vertTx", "vertTitleAndTx", "clipArtAndVertTx")

    def share(self, frame: Frame) -> float:
        """How much of the slide a frame covers."""
        return frame.width * frame.height / (self.width * self.height)

    def beside(self, first: Placeholder, second: Placeholder) -> bool:
        """Whether two placeholders stand side by side."""
        one, two = sorted((first.frame, second.frame), key=lambda frame: frame.x)
        across = min(one.bottom, two.bottom) - max(one.y, two.y)
        return one.right <= two.x + 0.03 * self.width and across > 0.5 * min(one.height, two.height)

    def columns(self) -> tuple[Placeholder, ...]:
        """The blocks, left to right, where all of them stand side by side; else none."""
        ordered = tuple(sorted(self.blocks, key=lambda known: known.frame.x))
        if len(ordered) >= 2 and all(self.beside(one, two) for one, two in pairwise(ordered)):
            return ordered
        return ()

    def headings(self) -> tuple[tuple[Placeholder, Placeholder], ...]:
        """(line, block) for each column that has a line of its own right above it; else none."""
        pairs = []
        for block in self.columns():
            above = [line for line in self.lines if _is_over(line.frame, block.frame, self.height)]
            if len(above) != 1:
                return ()
            pairs.append((above[0], block))
        return tuple(pairs)


def layout_facts(template: Template, layout: Layout) -> LayoutFacts:
    """The layout's placeholders, sorted."""
    width, height = template.width_pt, template.height_pt
    title = next((known for known in layout.placeholders if known.type in ("title", "ctrTitle")), None)
    texts = [known for known in layout.placeholders if known.type in ("body", "subTitle", "obj")]
    low = [known for known in texts if _is_low(known, height)]
    rest = [known for known in texts if known not in low]
    lines = [known for known in rest if _is_line(known, width, height)]
    pictures = [known for known in layout.placeholders if known.type == "pic"]
    return LayoutFacts(
        layout,
        width,
        height,
        title=title,
        subtitle=next((known for known in rest if known.type == "subTitle"), None),
        lines=tuple(sorted(lines, key=lambda known: (known.frame.y, known.frame.x))),
        blocks=tuple(
            sorted((known for known in rest if known not in lines), key=lambda known: (known.frame.y, known.frame.x))
        ),
        pictures=tuple(sorted(pictures, key=lambda known: -known.frame.width * known.frame.height)),
        tables=tuple(known for known in layout.placeholders if known.type == "tbl"),
        charts=tuple(known for known in layout.placeholders if known.type == "chart"),
        low=tuple(low),
    )


def alike(frames: tuple[Frame, ...]) -> bool:
    """Whether columns are of one size."""
    widths, heights = [frame.width for frame in frames], [frame.height for frame in frames]
    return all(min(sizes) >= (1 - _ALIKE) * max(sizes) for sizes in (widths, heights))


def _is_low(known: Placeholder, height: float) -> bool:
    frame = known.frame
    return known.type != "subTitle" and frame.y >= _FOOTER_TOP * height and frame.height <= _FOOTER_HEIGHT * height


def _is_line(known: Placeholder, width: float, height: float) -> bool:
    frame = known.frame
    return frame.height <= _LINE_HEIGHT * height or frame.width * frame.height < _BLOCK_AREA * width * height


def _is_over(line: Frame, block: Frame, height: float) -> bool:
    apart = block.y - line.bottom
    inside = min(line.right, block.right) - max(line.x, block.x)
    fits = line.width <= 1.25 * block.width
    return -0.03 * height <= apart <= 0.06 * height and inside >= 0.8 * min(line.width, block.width) and fits
