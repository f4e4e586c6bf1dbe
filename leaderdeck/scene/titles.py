"""Titles: fitted to their placeholder, growing downwards where a heading is long, never cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leaderdeck.brand.kit import BrandKit, SizeSteps
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder
from leaderdeck.deck.slide import LayoutName
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.balance import balanced
from leaderdeck.scene.fit import FittedText, fit_text
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import PlacedText, TextBody
from leaderdeck.scene.sheet import Sheet
from leaderdeck.units import Frame, Insets

_HARD_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
"""For headings that are no headings: far below the brand's steps, but whole."""
_LARGE_TITLES: frozenset[LayoutName] = frozenset({"cover", "section", "statement", "closing", "quote"})
_ABOVE_QUOTATION_SIZES = (24.0, 22.0, 20.0)
"""The quotation is what is read there; its heading must not be larger."""
_ABOVE_CONTENT_PT = 12.0
BELOW_TITLE_PT = 18.0
"""Room between a title's last line and the content, where the title has grown towards it."""
_THREE_LINES = 1.6
"""Height of three lines in frames with room for two."""
_MOST_OF_SLIDE = 0.42
_STATEMENT_PT = 40.0
_POSTER_PT = 54.0
"""Words of a statement larger than this are few: they stand on two lines at most."""
_POSTER_LINES = 2
_BLANK_TITLE = LevelStyle(32.0, "", font="heading", bold=True)


@dataclass(frozen=True, slots=True)
class PlannedTitle:
    """A title as it will stand, and where content may begin below it."""

    text: str
    placed: PlacedText
    frame: Frame
    holder: Placeholder | None
    content_top_pt: float = 0.0
    shrunk_to: float = 0.0
    """The size below the brand's own steps that it needed, or 0."""
    fits: bool = True
    line: int = 0

    @property
    def clear_pt(self) -> float:
        """How far down its words and the room below them reach; 0 for words that hang from no upper edge."""
        body = self.placed.body
        if body.anchor != "top":
            return 0.0
        return self.frame.y + body.insets.top + self.placed.height_pt + BELOW_TITLE_PT


def plan_title(setting: Setting, title: Paragraph | None, layout: LayoutName, suffix: str = "") -> PlannedTitle | None:
    """The title's size, place and lines; None where there is nothing to say."""
    if title is None or not title.text.strip():
        return None
    shown = replace(title, runs=(*title.runs, Run(suffix))) if suffix else title
    holder = setting.layout.placeholder(0)
    if holder is None:
        return _on_blank(setting, shown)
    style = holder.level(0)
    sizes = title_sizes(setting, style, layout)

    def body(size: float) -> TextBody:
        paragraph = replace(build_paragraph(shown, style, size, setting), space_before_pt=0.0)
        return TextBody((paragraph,), holder.insets, holder.anchor)

    beside_picture = layout == "picture-text"
    poster = None
    if layout == "statement" and not setting.kit.template.adopted:
        poster = _as_poster(body, sizes, holder.frame, setting.kit)
        sizes = tuple(size for size in sizes if size <= _POSTER_PT) or sizes
    fitted = poster or fit_text(body, (sizes[:-1] if beside_picture else ()) or sizes, holder.frame, setting.kit)
    if fitted.fits:
        return _planned(shown, fitted, holder.frame, holder, setting.kit)
    frame = holder.frame
    for frame, tried in _larger_frames(setting.layout, holder, layout, sizes):
        fitted = fit_text(body, tried, frame, setting.kit)
        if fitted.fits:
            return _below(_planned(shown, fitted, frame, holder, setting.kit), fitted, setting.layout)
    hard = tuple(size for size in _HARD_SIZES if size < sizes[-1]) or sizes[-1:]
    fitted = fit_text(body, hard, frame, setting.kit)
    planned = _planned(shown, fitted, frame, holder, setting.kit)
    return _below(replace(planned, shrunk_to=fitted.size_pt, fits=fitted.fits), fitted, setting.layout)


def _as_poster(
    body: Callable[[float], TextBody], sizes: tuple[float, ...], frame: Frame, kit: BrandKit
) -> FittedText | None:
    """A statement of few words at a size above what others have; None where its words are more than that."""
    for size in sizes:
        if size <= _POSTER_PT:
            break
        fitted = fit_text(body, (size,), frame, kit)
        if fitted.fits and len(fitted.placed.lines) <= _POSTER_LINES:
            return fitted
    return None


def title_sizes(setting: Setting, style: LevelStyle, layout: LayoutName) -> tuple[float, ...]:
    """The sizes a title shrinks through on this layout, largest first."""
    sizes = setting.kit.sizes
    if setting.kit.template.adopted:
        return _foreign_sizes(sizes, style, layout)
    by_layout = {"cover": sizes.cover, "statement": sizes.statement, "quote": _ABOVE_QUOTATION_SIZES}
    if layout in by_layout:
        return by_layout[layout]
    if layout in _LARGE_TITLES:
        return tuple(sorted({style.size_pt, *(s for s in sizes.statement if s < style.size_pt)}, reverse=True))
    return tuple(size for size in sizes.heading if size <= style.size_pt) or (style.size_pt,)


def _foreign_sizes(sizes: SizeSteps, style: LevelStyle, layout: LayoutName) -> tuple[float, ...]:
    """From the template's own size down; a statement is large even where the template has no layout for it."""
    if layout == "quote":
        return tuple(size for size in _ABOVE_QUOTATION_SIZES if size < style.size_pt) or (style.size_pt,)
    first = max(style.size_pt, _STATEMENT_PT) if layout == "statement" else style.size_pt
    steps = sizes.statement if layout in _LARGE_TITLES else sizes.heading
    return (first, *(size for size in steps if size < first))


def _larger_frames(
    layout: Layout, holder: Placeholder, name: LayoutName, sizes: tuple[float, ...]
) -> tuple[tuple[Frame, tuple[float, ...]], ...]:
    """Frames to try when the placeholder is too small, and the sizes to try there: to the content, then into it."""
    home = holder.frame
    if name in _LARGE_TITLES:
        return ()
    to_content = max(home.height, layout.area.y - 6.0 - home.y)
    tall = max(to_content, _MOST_OF_SLIDE * (layout.area.bottom + home.y))
    smallest = sizes[-1:]
    heights = [(to_content, smallest if home.y + to_content > layout.area.y else sizes), (tall, smallest)]
    if name == "picture-text":
        # A narrow title would rather take three lines than the smallest size.
        heights[0] = (min(tall, max(to_content, _THREE_LINES * home.height)), sizes[1:] or sizes)
    return tuple((Frame(home.x, home.y, home.width, height), tried) for height, tried in heights)


def _planned(title: Paragraph, fitted: FittedText, frame: Frame, holder: Placeholder, kit: BrandKit) -> PlannedTitle:
    placed = balanced(fitted.placed, frame, kit) if fitted.fits else fitted.placed
    return PlannedTitle(one_line(title.text), placed, frame, holder, line=title.line)


def _below(planned: PlannedTitle, fitted: FittedText, layout: Layout) -> PlannedTitle:
    """The title in a frame just as high as it needs to be, and content below it."""
    body, frame = fitted.placed.body, planned.frame
    needed = fitted.placed.height_pt / 0.97 + body.insets.top + body.insets.bottom
    if frame.bottom <= layout.area.y or not planned.holder:
        return planned
    top_lines = planned.holder.anchor == "top"
    snug = Frame(frame.x, frame.y, frame.width, min(frame.height, needed)) if top_lines else frame
    return replace(planned, frame=snug, content_top_pt=max(layout.area.y, snug.bottom + _ABOVE_CONTENT_PT))


def _on_blank(setting: Setting, title: Paragraph) -> PlannedTitle:
    """A title with a frame and a look of its own, on a layout that has none."""
    area = setting.layout.area
    frame = Frame(area.x, 36.0, area.width, 70.0)
    style = replace(_BLANK_TITLE, color=setting.ink("heading"))

    def body(size: float) -> TextBody:
        return TextBody((build_paragraph(title, style, size, setting),), Insets(), "top")

    fitted = fit_text(body, (style.size_pt, 28.0, *_HARD_SIZES), frame, setting.kit)
    return PlannedTitle(one_line(title.text), fitted.placed, frame, None, frame.bottom, 0.0, fitted.fits, title.line)


def one_line(text: str) -> str:
    """The title as one line of plain words."""
    return " ".join(text.split())


def place_title(sheet: Sheet, planned: PlannedTitle) -> None:
    """Lays the title and says what it cost."""
    sheet.add_title(planned.placed, planned.frame, planned.holder)
    if planned.shrunk_to:
        sheet.note("fit.shrunk", planned.line, f"{planned.shrunk_to:g}")
    if not planned.fits:
        sheet.note("fit.overflow", planned.line)
