"""Cover, section, statement, quotation and closing: slides of few words in the layout's own placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.brand.template import CAPTION_IDX, LevelStyle, Placeholder
from leaderdeck.deck.blocks import Block, List, Quote, Subheading, Text
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.scene.balance import balanced
from leaderdeck.scene.draft import Draft, finish, numbered, open_sheet
from leaderdeck.scene.fit import FittedText, fit_text
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.paragraphs import RUNNING_TEXT, build_paragraph, build_text
from leaderdeck.scene.quotes import name_and_role, with_marks
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import PlacedText, Scene, TextBody, TextParagraph
from leaderdeck.scene.sheet import Sheet
from leaderdeck.scene.stacked_slides import compose_as_content
from leaderdeck.scene.titles import PlannedTitle, one_line
from leaderdeck.scene.words import word
from leaderdeck.units import Frame

_SEPARATOR = " · "
_LONGEST_DETAILS = (54, 40, 0)
"""Letters on a line of a cover's details: at its usual size, in a narrow place, and each on a line of its own."""
_SMALLEST_PT = 14.0
_LARGE_ENOUGH = 0.75
"""Share of its usual size at which a cover's subtitle still makes room for the details."""
_BELOW_QUOTATION_PT = 22.0
_BESIDE_MARK_PT = 78.0
"""How high a quotation is at least, for the large mark beside it."""
_NUDGE_PT = 10.0
"""How far words may move down from their home for a title that fills its own."""


def compose_cover(draft: Draft) -> tuple[Scene, ...] | None:
    """The cover. Content that a cover cannot show follows on a slide of its own."""
    slide = draft.slide
    words = [block for block in draft.blocks if isinstance(block, RUNNING_TEXT)]
    rest: tuple[Block, ...] = tuple(block for block in draft.blocks if not isinstance(block, RUNNING_TEXT))
    named, more_words = _with_bold_name(draft), _paragraphs(words)
    versions = [(*_joined(named, longest), *more_words) for longest in _LONGEST_DETAILS]
    subtitle = slide.subtitle
    sheet, _ = open_sheet(draft)
    first = (subtitle,) if subtitle else ()
    if _fill_together(sheet, draft.setting, [(*first, *details) for details in versions], subtitle):
        first, versions = (), [()]
    if first and not _fill(sheet, draft.setting, 1, first):
        versions = [(*first, *details) for details in versions]
    if not _fill_unbroken(sheet, draft.setting, CAPTION_IDX, versions, subtitle=subtitle):
        rest = (*(Text(paragraph, paragraph.line) for paragraph in versions[0]), *rest)
    if not rest:
        return (finish(draft, sheet),)
    cover = finish(replace(draft, slide=replace(slide, sources=())), sheet)
    more = replace(draft, blocks=rest, backgrounds=(), slide=replace(slide, speaker_notes=()))
    return numbered((cover, *compose_as_content(more)))


def _fill_together(
    sheet: Sheet, setting: Setting, versions: Sequence[Sequence[Paragraph]], subtitle: Paragraph | None
) -> bool:
    """Subtitle and details in the subtitle's place, where the template has none for the details and they go in well."""
    details, home = sheet.free(CAPTION_IDX), sheet.free(1)
    if home is None or (details is not None and details.home == "layout"):
        return False
    sizes = _small_steps(home.level(0))
    if details is not None:
        sizes = tuple(size for size in sizes if size >= _LARGE_ENOUGH * sizes[0])
    return _fill_unbroken(sheet, setting, 1, versions, sizes, subtitle)


def _fill_unbroken(
    sheet: Sheet,
    setting: Setting,
    idx: int,
    versions: Sequence[Sequence[Paragraph]],
    sizes: tuple[float, ...] = (),
    subtitle: Paragraph | None = None,
) -> bool:
    """The details so that no line of them is broken, on more lines or a little smaller; else as few as can be.

    Only the subtitle, which may stand above them, is a sentence that may go on to the next line.
    """
    holder = sheet.free(idx)
    if holder is None or not versions[0]:
        return _fill(sheet, setting, idx, versions[0])
    steps = sizes or _small_steps(holder.level(0))
    fits = {}
    for size in steps:
        for at, paragraphs in enumerate(versions):
            fits[at, size] = _fitted(setting, holder, paragraphs, (size,))
    fitting = [key for key, fitted in fits.items() if fitted.fits]
    if not fitting:
        return False
    close = [key for key in fitting if key[1] >= _LARGE_ENOUGH * fitting[0][1]]
    best = min(close, key=lambda key: _broken(fits[key].placed, versions[key[0]], subtitle))
    return _lay(sheet, fits[best], holder, versions[0][0].line, holder.frame)


def _broken(placed: PlacedText, paragraphs: Sequence[Paragraph], subtitle: Paragraph | None) -> int:
    """How many lines go on where only the subtitle should."""
    loose = sum(paragraph is subtitle for paragraph in paragraphs)
    return sum(line.paragraph >= loose for line in placed.lines) - (len(paragraphs) - loose)


def _with_bold_name(draft: Draft) -> tuple[Paragraph, ...]:
    """The details, the speaker's name in bold where the first line begins with it."""
    details, speaker = draft.slide.details, draft.front_matter.speaker.strip()
    if not details or not speaker or len(details[0].runs) != 1 or not details[0].text.startswith(speaker):
        return details
    run = details[0].runs[0]
    named = (replace(run, text=speaker, bold=True), replace(run, text=run.text[len(speaker) :]))
    return (replace(details[0], runs=tuple(one for one in named if one.text)), *details[1:])


def _joined(details: tuple[Paragraph, ...], longest: int) -> tuple[Paragraph, ...]:
    """Who speaks on the first line; then event, organizer, place and date, as many on a line as stand there well."""
    lines: list[Paragraph] = list(details[:1])
    for paragraph in details[1:]:
        together = f"{lines[-1].text}{_SEPARATOR}{paragraph.text}"
        if len(lines) > 1 and len(together) <= longest:
            lines[-1] = replace(lines[-1], runs=(*lines[-1].runs, Run(_SEPARATOR), *paragraph.runs))
        else:
            lines.append(paragraph)
    return tuple(lines)


def compose_section(draft: Draft) -> tuple[Scene, ...] | None:
    """A section slide: its number as a figure or a label, its name, and the text under it."""
    sheet, planned = open_sheet(draft)
    style = draft.setting.kit.style.section_number
    if style != "none" and draft.section_number and not _begins_with_number(planned.text if planned else ""):
        label = f"{word('part', draft.setting.language)} {draft.section_number}".upper()
        _fill(sheet, draft.setting, CAPTION_IDX, (plain(str(draft.section_number) if style == "figure" else label),))
        if sheet.shapes and len(sheet.shapes) > 1:
            sheet.shapes.insert(0, sheet.shapes.pop())
    if draft.blocks and not _fill_words(sheet, draft, 1, planned):
        return None
    return (finish(draft, sheet),)


def _begins_with_number(title: str) -> bool:
    first = title.split(" ", 1)[0].rstrip(".:)")
    return first.isdigit() or first.lower() in ("del", "part", "kapittel", "chapter")


def compose_statement(draft: Draft) -> tuple[Scene, ...] | None:
    """A statement: the heading, or the only paragraph, in the largest type; other text under it."""
    if draft.title is None:
        first = draft.blocks[0] if draft.blocks else None
        if not isinstance(first, Text):
            return None
        draft = replace(draft, title=first.paragraph, blocks=draft.blocks[1:])
    sheet, planned = open_sheet(draft)
    if planned and planned.shrunk_to and draft.slide.title is None:
        return None
    if draft.blocks and not _fill_words(sheet, draft, 1, planned):
        return None
    return (finish(draft, sheet),)


def compose_closing(draft: Draft) -> tuple[Scene, ...] | None:
    """The last slide: thanks or slogan, and who spoke."""
    draft = replace(draft, blocks=tuple(line for block in draft.blocks for line in _without_marks(block)))
    sheet, planned = open_sheet(draft)
    if draft.blocks:
        if not _fill_words(sheet, draft, 1, planned):
            return None
    else:
        known = draft.front_matter
        lines = (_SEPARATOR.join(part for part in (known.speaker, known.role) if part), known.organization)
        _fill(sheet, draft.setting, 1, tuple(plain(line) for line in lines if line))
    return (finish(draft, sheet),)


def _without_marks(block: Block) -> tuple[Block, ...]:
    """A plain list as lines: under a thank-you it is an address, and marks before centered lines stand askew."""
    if not isinstance(block, List) or any(item.level or item.marker != "bullet" for item in block.items):
        return (block,)
    return tuple(Text(item.paragraph, item.line) for item in block.items)


def compose_quote(draft: Draft) -> tuple[Scene, ...] | None:
    """A quotation in large italics. Without a heading it is itself the slide's title, for those who listen."""
    block = draft.blocks[0] if len(draft.blocks) == 1 else None
    if isinstance(block, Text):
        block = Quote((block.paragraph,), None, block.line)
    if not isinstance(block, Quote):
        return None
    sheet, _ = open_sheet(draft)
    placed = _fit_quotation(sheet, draft, block)
    if not placed:
        return None
    if block.source and not _fill_source(sheet, draft.setting, block.source):
        return None
    return (finish(draft, sheet),)


def _fit_quotation(sheet: Sheet, draft: Draft, quote: Quote) -> bool:
    setting = draft.setting
    home = setting.layout.placeholder(1)
    if home is None or home.type == "obj":
        return False
    words = quote.paragraphs
    if setting.style.quote_mark == "inline":
        words = with_marks(words, setting.language)
    sizes = setting.kit.sizes.quote
    style = home.level(0)

    def body(size: float) -> TextBody:
        said = tuple(replace(made, role="quote") for made in _set(words, style, size, setting))
        return TextBody(said, home.insets, home.anchor)

    fitted = fit_text(body, sizes, home.frame, setting.kit)
    if not fitted.fits:
        return False
    as_title = draft.title is None and setting.layout.placeholder(0)
    if as_title:
        sheet.title = one_line(" ".join(paragraph.text for paragraph in quote.paragraphs))
    frame = _snug(fitted.placed, home, setting) if quote.source else home.frame
    placed = balanced(fitted.placed, home.frame, setting.kit)
    sheet.add_text("Quote", place_text(placed.body, frame, setting.kit), frame, as_title or home)
    if fitted.size_pt < min(sizes[0], style.size_pt):
        sheet.note("fit.shrunk", quote.line, f"{fitted.size_pt:g}")
    return True


def _snug(said: PlacedText, home: Placeholder, setting: Setting) -> Frame:
    """A quotation's frame, no higher than its words and the large mark beside them: who said it stands close below."""
    frame, insets = home.frame, said.body.insets
    if home.home != "layout" or home.anchor != "top" or setting.style.quote_mark != "large":
        return frame
    needed = max(said.height_pt / 0.97 + insets.top + insets.bottom, _BESIDE_MARK_PT)
    return replace(frame, height=min(frame.height, needed))


def _fill_source(sheet: Sheet, setting: Setting, source: Paragraph) -> bool:
    """Who said it, below the last line of the words rather than far below a short quotation."""
    holder, words = sheet.free(CAPTION_IDX), sheet.shapes[-1]
    home = setting.layout.placeholder(1)
    if holder is None or home is None:
        return False
    frame = holder.frame
    if words.frame != home.frame:
        frame = replace(frame, y=min(frame.y, words.frame.bottom + _BELOW_QUOTATION_PT))
    fitted = _fitted(setting, holder, _source(source, setting), _small_steps(holder.level(0)))
    placed = balanced(place_text(fitted.placed.body, frame, setting.kit), frame, setting.kit)
    return _lay(sheet, replace(fitted, placed=placed), holder, source.line, frame)


def _source(source: Paragraph, setting: Setting) -> tuple[Paragraph, ...]:
    """Name in bold; what follows its comma on a line of its own beside a large mark, else on the same line."""
    name, role = name_and_role(source)
    bold = tuple(replace(run, bold=True) for run in name)
    if not role:
        return (replace(source, runs=bold),)
    if setting.style.quote_mark == "large":
        return replace(source, runs=bold), replace(source, runs=role)
    return (replace(source, runs=(*bold, Run(", "), *role)),)


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, List):
            found += [item.paragraph for item in block.items]
        elif isinstance(block, Text | Subheading):
            found.append(block.paragraph)
    return tuple(found)


def _set(
    paragraphs: Sequence[Paragraph], style: LevelStyle, size: float, setting: Setting
) -> tuple[TextParagraph, ...]:
    built = [build_paragraph(paragraph, style, size, setting) for paragraph in paragraphs]
    if built:
        built[0] = replace(built[0], space_before_pt=0.0)
    return tuple(built)


def _small_steps(style: LevelStyle) -> tuple[float, ...]:
    sizes = [style.size_pt]
    while sizes[-1] * 0.9 >= _SMALLEST_PT:
        sizes.append(float(round(sizes[-1] * 0.9)))
    return tuple(sizes)


def _fill(
    sheet: Sheet, setting: Setting, idx: int, paragraphs: Sequence[Paragraph], sizes: tuple[float, ...] = ()
) -> bool:
    """Lays paragraphs in a placeholder, shrunk until they fit. False, and nothing laid, where they do not."""
    if not paragraphs:
        return True
    holder = sheet.free(idx)
    if holder is None:
        return False
    fitted = _fitted(setting, holder, paragraphs, sizes or _small_steps(holder.level(0)))
    return _lay(sheet, fitted, holder, paragraphs[0].line, holder.frame)


def _fitted(
    setting: Setting, holder: Placeholder, paragraphs: Sequence[Paragraph], sizes: tuple[float, ...]
) -> FittedText:
    style = holder.level(0)
    return fit_text(
        lambda size: TextBody(_set(paragraphs, style, size, setting), holder.insets, holder.anchor),
        sizes,
        holder.frame,
        setting.kit,
    )


def _fill_words(sheet: Sheet, draft: Draft, idx: int, title: PlannedTitle | None) -> bool:
    """Lays running text with its lists in a placeholder below the title, never below the body floor."""
    holder = sheet.free(idx)
    if holder is None:
        return False
    frame = _close_to(title, holder)
    style = holder.level(0)
    setting = replace(draft.setting, levels=holder.levels)
    floor = min(setting.kit.sizes.body)
    sizes = tuple(size for size in _small_steps(style) if size >= floor) or (style.size_pt,)
    width = frame.width - holder.insets.left - holder.insets.right
    fitted = fit_text(
        lambda size: TextBody(build_text(draft.blocks, setting, size, width), holder.insets, holder.anchor),
        sizes,
        frame,
        setting.kit,
    )
    return _lay(sheet, fitted, holder, draft.blocks[0].line, frame)


def _close_to(title: PlannedTitle | None, holder: Placeholder) -> Frame:
    """The placeholder's frame, begun where a title above it ends: a title of one line leaves no hole."""
    home = holder.frame
    if title is None or not title.clear_pt or title.frame.bottom > home.y + 1.0 or holder.anchor != "top":
        return home
    top = title.clear_pt if title.clear_pt <= home.y + _NUDGE_PT else home.y
    return Frame(home.x, top, home.width, home.bottom - top)


def _lay(sheet: Sheet, fitted: FittedText, holder: Placeholder, line: int, frame: Frame) -> bool:
    if not fitted.fits:
        return False
    sheet.add_text("Text", fitted.placed, frame, holder)
    if fitted.size_pt < holder.level(0).size_pt:
        sheet.note("fit.shrunk", line, f"{fitted.size_pt:g}")
    return True
