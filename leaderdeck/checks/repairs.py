"""What the app can mend itself, and what only the writer can say: a repair and the name of its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from leaderdeck.checks.finding import Finding
from leaderdeck.checks.sensitive import find_sensitive
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import List, Picture, Subheading
from leaderdeck.deck.slide import Slide
from leaderdeck.language import say
from leaderdeck.outline.rewrite_card import set_card_value
from leaderdeck.outline.rewrite_links import is_untouched_copy, take_new_text, without_link
from leaderdeck.outline.rewrite_mending import close_block, close_card, remove_stray_line, shorten_link
from leaderdeck.outline.rewrite_split import split_at_half
from leaderdeck.outline.rewrite_voices import make_private
from leaderdeck.outline.slide_stretches import raw_lines

Repair: TypeAlias = Callable[[str], str]
_Repairing: TypeAlias = Callable[[Finding, TalkView, "int | None"], Finding]

SPLIT = say("Del")
MEND = say("Rett")
PRIVATE = say("Gjør privat")
DECORATION = say("Merk som pynt")
ALT_TEXT = say("Skriv alternativ tekst")
_FIXED = frozenset({"title", "alt", "source", "chart"})
REMOVE = say("Ta bort")
CLOSE = say("Lukk")
SHORTEN = say("Forkort")
NEW_TEXT = say("Hent ny tekst")


def with_repairs(findings: tuple[Finding, ...], view: TalkView) -> tuple[Finding, ...]:
    """The findings with the repairs that this talk allows."""
    index_of = {number: index for index, slide in enumerate(view.slides) for number in _numbers(slide)}
    found: list[Finding] = []
    for finding in findings:
        mend = _BY_RULE.get(finding.rule) or _BY_GROUP.get(finding.rule.partition(".")[0])
        index = index_of.get(finding.slide) if finding.slide is not None else None
        slide = view.deck.slides[index] if index is not None else None
        if slide is not None and slide.origin and not finding.rule.startswith("library."):
            found.append(replace(finding, repair=None, opens=finding.opens or slide.origin))
            continue
        found.append(mend(finding, view, index) if mend else _named(finding))
    return tuple(found)


def _numbers(slide: SlideView) -> tuple[int, ...]:
    return (slide.number, *(number for number, _ in slide.scenes))


def _named(finding: Finding) -> Finding:
    return replace(finding, repair_name=MEND) if finding.repair and not finding.repair_name else finding


def _split(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """Two slides instead of one, where there is a place between two blocks or items."""
    if index is None or not can_be_split(view.deck.slides[index]):
        return finding
    return replace(finding, repair=partial(_split_text, index=index), repair_name=SPLIT)


def _split_text(text: str, *, index: int) -> str:
    return split_at_half(text, index)


def can_be_split(slide: Slide) -> bool:
    """Whether a slide shows more than one block or item."""
    if slide.kind == "cover":
        return False
    parts = 0
    for block in slide.blocks:
        if isinstance(block, List):
            parts += sum(item.level == 0 and item.marker != "none" for item in block.items)
        else:
            parts += not isinstance(block, Subheading)
    return parts > 1


def _private(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """The paragraph or item moved to the slide's private text: not for titles, pictures and what the card says."""
    if index is None or finding.line is None:
        return finding
    slide = view.slides[index]
    title = slide.slide.title
    is_card = slide.slide.kind == "cover" and bool(view.deck.front_matter.title)
    own = finding.line - slide.first_line
    if is_card or (title is not None and title.line == own) or not _stands_at(slide, own, finding):
        return finding
    return replace(finding, repair=partial(_private_text, line=finding.line), repair_name=PRIVATE)


def _stands_at(slide: SlideView, own: int, finding: Finding) -> bool:
    """Whether what was found stands in words at this line that can be moved; sources and titles cannot."""
    value = dict(finding.message.values).get("value")
    return any(
        hit.masked == value
        for passage in slide.passages
        if passage.line == own and passage.kind not in _FIXED
        for text in (passage.text, *passage.links)
        for hit in find_sensitive(text)
    )


def _private_text(text: str, *, line: int) -> str:
    return make_private(text, line)


def _alt(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """What a picture shows is asked of the writer; a background without words is decoration."""
    if index is None or finding.line is None:
        return finding
    slide = view.slides[index]
    own = finding.line - slide.first_line
    pictures = [block for block in slide.blocks() if isinstance(block, Picture) and block.line == own]
    named = [picture for picture in pictures if picture.source[:80] in dict(finding.message.values).values()]
    source = next((picture.source for picture in named or pictures if not picture.decorative), "")
    name = DECORATION if finding.repair else ALT_TEXT
    return replace(finding, wants="alt", picture=source, repair_name=name)


def _language(finding: Finding, view: TalkView, index: int | None) -> Finding:
    code = str(dict(finding.advice.values).get("code", ""))
    return replace(finding, repair=partial(_card_text, key="lang", value=code), repair_name=MEND) if code else finding


def _card_text(text: str, *, key: str, value: str) -> str:
    return set_card_value(text, key, value)


def _residue(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """Name and slogan lines taken away, unless one of them is a heading that keeps two slides apart."""
    lines = raw_lines(view.text.removeprefix("\ufeff"))
    said = {line: lines[line - 1] for line in view.deck.brand_residue_lines if line <= len(lines)}
    if not said or any(_may_be_heading(lines, line) for line in said):
        return finding
    return replace(finding, repair=partial(_without_lines, said=said), repair_name=REMOVE)


def _may_be_heading(lines: list[str], line: int) -> bool:
    below = lines[line].strip() if line < len(lines) else ""
    return lines[line - 1].lstrip().startswith("#") or bool(below and not below.strip("=-"))


def _without_lines(text: str, *, said: Mapping[int, str]) -> str:
    """The text without these lines (from 1), each only where it still says what it said."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    kept = [
        line for place, line in enumerate(lines, 1) if not line.strip() or said.get(place, "").strip() != line.strip()
    ]
    return mark + "".join(kept)


def _block(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """A block left open is closed where its slide ends; a line that closes nothing goes."""
    if finding.line is None or not finding.message.source.startswith(_MENDED_BLOCKS):
        return finding
    is_stray = finding.message.source.startswith(_STRAY)
    mend, name = (_without_stray, REMOVE) if is_stray else (_closed, CLOSE)
    return replace(finding, repair=partial(mend, line=finding.line), repair_name=name)


def _closed(text: str, *, line: int) -> str:
    return close_block(text, line)


def _without_stray(text: str, *, line: int) -> str:
    return remove_stray_line(text, line)


def _card(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """A card that nobody closed is closed where it seems to end."""
    is_open = finding.message.source.startswith("Toppfeltet er ikke lukket")
    return replace(finding, repair=close_card, repair_name=CLOSE) if is_open else finding


def _link(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """An address shown as a link's words becomes the name of the place that it leads to."""
    words = dict(finding.message.values).get("words", "")
    if finding.line is None or not isinstance(words, str) or not words.startswith(("http://", "https://", "www.")):
        return finding
    return replace(finding, repair=partial(_shortened, line=finding.line, words=words), repair_name=SHORTEN)


def _shortened(text: str, *, line: int, words: str) -> str:
    return shorten_link(text, line, words)


def _source_changed(finding: Finding, view: TalkView, index: int | None) -> Finding:
    """The new text, where the copy still says what was copied, so that no word of the writer's own is lost."""
    if finding.line is None or not is_untouched_copy(view.text, finding.line):
        return finding
    return replace(finding, repair=partial(_new_text, line=finding.line), repair_name=NEW_TEXT)


def _new_text(text: str, *, line: int) -> str:
    return take_new_text(text, line)


def _twice(finding: Finding, view: TalkView, index: int | None) -> Finding:
    target = dict(finding.message.values).get("target", "")
    if finding.line is None or not isinstance(target, str):
        return finding
    return replace(finding, repair=partial(_unlinked, line=finding.line, target=target), repair_name=REMOVE)


def _unlinked(text: str, *, line: int, target: str) -> str:
    return without_link(text, line, target.removesuffix("…"))


_STRAY = "Linjen med :::"
_MENDED_BLOCKS = (_STRAY, "Blokken er ikke lukket", "Kodeblokken er ikke lukket")
_BY_RULE: dict[str, _Repairing] = {
    "fit.split": _split, "fit.shrunk": _split, "fit.overflow": _split, "access.text-size": _split,
    "pace.bullets": _split, "access.alt-missing": _alt, "access.alt-file-name": _alt, "access.alt-as-caption": _alt,
    "access.alt-long": _alt, "language.mismatch": _language, "text.brand_residue": _residue,
    "text.front_matter": _card, "text.block": _block, "text.fence": _block, "access.link-text": _link,
    "library.source-changed": _source_changed, "library.same-passage": _twice,
}  # fmt: skip
_BY_GROUP: dict[str, _Repairing] = {"privacy": _private}
