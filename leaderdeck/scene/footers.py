"""The footer line: slogan, slide number and date, each in the layout's own placeholder."""

from __future__ import annotations

from typing import Literal

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import BackdropText, Placeholder
from leaderdeck.deck.slide import FrontMatter, LayoutName
from leaderdeck.outline.dates import written_date
from leaderdeck.scene.fit import FittedText, fit_text
from leaderdeck.scene.setting import Setting, font_of
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.scene.sheet import Sheet

NUMBER_TEXT = "‹#›"
"""What stands in the text of a slide number field; writer and painter put the number there."""
_WITHOUT_FOOTER: frozenset[LayoutName] = frozenset({"closing", "blank"})
_LEAST_PT = 9.0
_CACHED = 512
_cache: dict[tuple[int, int, str, str], tuple[BrandKit, Placeholder, FittedText]] = {}


def place_footers(sheet: Sheet, layout: LayoutName, front_matter: FrontMatter) -> None:
    """Lays what the brand shows at the foot of this layout."""
    if layout in _WITHOUT_FOOTER:
        return
    kit = sheet.setting.kit
    if "slogan" in kit.footer:
        own = front_matter.footer
        words = kit.slogan(front_matter.language) if own is None else own
        if not _stands_there(sheet.setting, words):
            _place(sheet, "ftr", words)
    if layout == "cover":
        return
    if "date" in kit.footer:
        _place(sheet, "dt", written_date(front_matter.date, front_matter.language))
    if "number" in kit.footer:
        _place(sheet, "sldNum", NUMBER_TEXT)


def _stands_there(setting: Setting, words: str) -> bool:
    """Whether somebody else's layout says these words itself."""
    wanted = " ".join(words.split()).casefold()
    return setting.kit.template.adopted and any(
        isinstance(part, BackdropText) and wanted and wanted in " ".join(part.text.split()).casefold()
        for part in setting.layout.backdrop
    )


def _place(sheet: Sheet, kind: Literal["ftr", "sldNum", "dt"], words: str) -> None:
    holder = sheet.setting.layout.footer(kind)
    if holder is None or not words.strip():
        return
    fitted = _fitted(holder, words.strip(), kind, sheet.setting)
    sheet.add_text(kind, fitted.placed, holder.frame, holder)
    if not fitted.fits:
        sheet.note("fit.overflow-footer", 0)


def _fitted(holder: Placeholder, words: str, kind: Literal["ftr", "sldNum", "dt"], setting: Setting) -> FittedText:
    """The same on every slide of a layout, so it is fitted once."""
    key = (id(setting.kit), id(holder), words, setting.tag)
    known = _cache.get(key)
    if known and known[0] is setting.kit and known[1] is holder:
        return known[2]
    own = holder.level(0).size_pt
    sizes = [own - step for step in range(int(own)) if own - step >= _LEAST_PT] or [own]
    fitted = fit_text(lambda size: _body(holder, words, size, kind, setting), sizes, holder.frame, setting.kit)
    if len(_cache) >= _CACHED:
        _cache.clear()
    _cache[key] = (setting.kit, holder, fitted)
    return fitted


def _body(
    holder: Placeholder, words: str, size: float, kind: Literal["ftr", "sldNum", "dt"], setting: Setting
) -> TextBody:
    style = holder.level(0)
    run = TextRun(
        words, size, font_of(style, setting.kit), style.bold, style.italic, color=style.color, language=setting.tag,
        field="slidenum" if kind == "sldNum" else "", capitals=style.capitals == "all",
    )  # fmt: skip
    return TextBody((TextParagraph((run,), align=style.align),), holder.insets, holder.anchor)
