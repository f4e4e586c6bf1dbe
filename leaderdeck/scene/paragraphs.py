"""What is said in words, set: runs, paragraphs and lists with sizes, colors and native list marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from leaderdeck.brand.template import LEVELS, LevelStyle
from leaderdeck.deck.blocks import Block, List, ListItem, Marker, Subheading, Text
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import language_tag
from leaderdeck.scene.setting import Setting, font_of
from leaderdeck.scene.shapes import Bullet, BulletKind, TextParagraph, TextRun

RUNNING_TEXT = (Text, Subheading, List)

_BULLET_KINDS: dict[str, BulletKind] = {
    "§": "square", "■": "square", "▪": "square", "•": "disc", "●": "disc", "–": "dash", "-": "dash", "—": "long-dash",
}  # fmt: skip
_MARKER_KINDS: dict[Marker, BulletKind] = {
    "number": "number", "letter": "letter", "roman": "roman", "task": "task", "done": "done",
}  # fmt: skip
_COUNTS = "1"
"""What stands for a numbered list in the styles of a template."""
_DEEPEST_LEVEL = LEVELS - 1
LEAST_SUBLEVEL_PT = 12.0
_GAP_SHARE = 0.5
"""Space before a paragraph of running text, as a share of its size, where the template asks for none."""
_SUBHEADING_GAP_SHARE = 0.8


def build_runs(
    paragraph: Paragraph, style: LevelStyle, size_pt: float, setting: Setting, color: str = ""
) -> tuple[TextRun, ...]:
    """A paragraph's runs in a style and size; `color` replaces the style's own.

    Emphasis inside italics is set upright, as typesetters do; a paragraph that is italic throughout stays italic.
    """
    if style.italic and all(run.italic for run in paragraph.runs):
        style = replace(style, italic=False)
    return tuple([_run(run, style, size_pt, setting, color or style.color) for run in paragraph.runs if run.text])


def _run(run: Run, style: LevelStyle, size_pt: float, setting: Setting, color: str) -> TextRun:
    if run.link:
        color = setting.link_color()
    elif run.accent:
        color = setting.ink("accent", "second")
    return TextRun(
        text=run.text,
        size_pt=size_pt,
        font="code" if run.code else font_of(style, setting.kit),
        bold=style.bold or run.bold,
        italic=style.italic != run.italic,
        strike=run.strike,
        underline=run.underline or bool(run.link),
        color=color,
        link=run.link,
        raised=run.raised,
        language=language_tag(run.language) if run.language else setting.tag,
        capitals=style.capitals == "all" and not run.code,
    )


def build_paragraph(
    paragraph: Paragraph, style: LevelStyle, size_pt: float, setting: Setting, color: str = ""
) -> TextParagraph:
    """A paragraph without list mark, aligned and spaced as the style says."""
    return TextParagraph(
        runs=build_runs(paragraph, style, size_pt, setting, color),
        align=style.align,
        space_before_pt=_scaled(style.space_before_pt, style, size_pt),
        line_spacing=style.line_spacing,
        line=paragraph.line,
    )


def build_text(blocks: Iterable[Block], setting: Setting, size_pt: float, width_pt: float) -> tuple[TextParagraph, ...]:
    """Running text at one body size; list levels step down by the brand's share, never below the body floor."""
    built: list[TextParagraph] = []
    for block in blocks:
        if isinstance(block, List):
            built.extend(_list(block, setting, size_pt, width_pt))
        elif isinstance(block, Subheading):
            built.append(_subheading(block.paragraph, setting, size_pt))
        elif isinstance(block, Text):
            built.append(_loose(block.paragraph, setting, size_pt))
    if built and built[0].space_before_pt:
        built[0] = replace(built[0], space_before_pt=0.0)
    return tuple(built)


def _loose(paragraph: Paragraph, setting: Setting, size_pt: float) -> TextParagraph:
    style = setting.levels[0]
    return TextParagraph(
        runs=build_runs(paragraph, style, size_pt, setting),
        align=style.align,
        space_before_pt=_gap(style, size_pt),
        line_spacing=style.line_spacing,
        line=paragraph.line,
    )


def _subheading(paragraph: Paragraph, setting: Setting, size_pt: float) -> TextParagraph:
    base = setting.levels[0]
    own = setting.kit.style.heading_font_for_names
    base = replace(base, font="heading", typeface="") if own else base
    style = replace(base, bold=True, color=setting.ink("heading"))
    return TextParagraph(
        runs=build_runs(paragraph, style, size_pt, setting),
        align=style.align,
        space_before_pt=float(round(size_pt * _SUBHEADING_GAP_SHARE)),
        line_spacing=style.line_spacing,
        line=paragraph.line,
        role="heading",
    )


def _list(block: List, setting: Setting, size_pt: float, width_pt: float) -> list[TextParagraph]:
    digits: dict[int, int] = {}
    for item in block.items:
        if item.marker in _MARKER_KINDS:
            digits[item.level] = max(digits.get(item.level, 0), len(str(item.number)))
    return [_item(item, setting, size_pt, width_pt, digits.get(item.level, 0)) for item in block.items]


def _item(item: ListItem, setting: Setting, size_pt: float, width_pt: float, digits: int) -> TextParagraph:
    level = min(item.level, _DEEPEST_LEVEL)
    style = setting.level(level)
    size = level_size(setting, size_pt, level)
    margin, hang = _margins(setting, level, size, width_pt, digits if item.marker in _MARKER_KINDS else 0)
    continues = item.marker == "none"
    return TextParagraph(
        runs=build_runs(item.paragraph, style, size, setting),
        level=level,
        align=style.align,
        bullet=None if continues else _bullet(item, setting, style),
        margin_left_pt=margin,
        indent_pt=0.0 if continues else -hang,
        space_before_pt=round(size * 0.25) if continues else _gap(style, size),
        line_spacing=style.line_spacing,
        line=item.paragraph.line,
    )


def level_size(setting: Setting, size_pt: float, level: int) -> float:
    """The size of a list level, never below the body floor (nor above its parent).

    Somebody else's template keeps its own proportions.
    """
    floor = min(size_pt, *setting.kit.sizes.body)
    if setting.kit.template.adopted:
        own = setting.level(level).size_pt / max(1.0, setting.level(0).size_pt)
        return min(size_pt, max(floor, round(2 * size_pt * own) / 2, LEAST_SUBLEVEL_PT))
    size = size_pt
    for _ in range(min(level, 2)):
        size = max(floor, float(round(size * setting.kit.sizes.sublevel)))
    return size


def _margins(setting: Setting, level: int, size: float, width_pt: float, digits: int) -> tuple[float, float]:
    style = setting.level(level)
    hang = max(-style.indent_pt, _least_hang(setting, level) * size)
    if digits:
        hang = max(hang, (0.62 * digits + 0.55) * size)
    margin = max(style.margin_left_pt, hang)
    if level >= len(setting.levels):
        margin += (level - len(setting.levels) + 1) * hang
    margin = max(margin, style.margin_left_pt + style.indent_pt + hang)
    return max(hang, min(margin, 0.4 * width_pt)), hang


def _least_hang(setting: Setting, level: int) -> float:
    """Room for the mark and a gap after it, in em: where a placeholder was not made for lists it has none."""
    kind = _BULLET_KINDS.get(_own_mark(setting, level)) or setting.kit.style.bullet
    return 1.2 if kind == "long-dash" and level == 0 else 0.8


def _bullet(item: ListItem, setting: Setting, style: LevelStyle) -> Bullet:
    kit_style = setting.kit.style
    color = style.bullet_color or setting.ink("accent")
    if item.marker in _MARKER_KINDS:
        return Bullet(_MARKER_KINDS[item.marker], color, item.number)
    own = kit_style.bullet if item.level == 0 else kit_style.second_bullet
    mark = _own_mark(setting, item.level)
    if setting.kit.template.adopted and mark not in _BULLET_KINDS:
        return Bullet("sign", color, character=mark)
    return Bullet(_BULLET_KINDS.get(mark, own), color)


def _own_mark(setting: Setting, level: int) -> str:
    """The template's mark at this list level; one without marks in a foreign template takes the next level's."""
    mark = setting.level(level).bullet
    if not setting.kit.template.adopted or (mark.strip() and mark not in _COUNTS):
        return mark
    return next((each.bullet for each in setting.levels if each.bullet.strip() and each.bullet not in _COUNTS), "•")


def _gap(style: LevelStyle, size_pt: float) -> float:
    between = style.space_before_pt + style.space_after_pt
    return _scaled(between, style, size_pt) or float(round(size_pt * _GAP_SHARE))


def _scaled(space_pt: float, style: LevelStyle, size_pt: float) -> float:
    return float(round(space_pt * size_pt / style.size_pt)) if style.size_pt else space_pt
