"""One line of a talk, read for the eye: its marks, and what is spoken or private, before anything is parsed.

It follows `leaderdeck.outline`: what is shown as private here is kept private there, also in lists and quotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from leaderdeck.deck.source_marks import read_source_mark
from leaderdeck.desktop.editor import private_runs
from leaderdeck.desktop.editor.inline_marks import Span, inline_spans
from leaderdeck.desktop.editor.line_state import FRESH, LineState, Opened, Private, Voice
from leaderdeck.desktop.editor.look_ahead import (
    KEY,
    UNDERLINE,
    Ahead,
    closes_before_private,
    is_card,
    is_closed,
    underlined_as,
)
from leaderdeck.outline.attributes import read_attributes
from leaderdeck.outline.block_rules import CLOSING, FENCE, OPENING, another_closes, fence_after
from leaderdeck.outline.front_matter import CARD_ENDS
from leaderdeck.outline.includes import closes, read_directive
from leaderdeck.outline.voices import begins_private, container_name, is_directive, voice_label

_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"([-+*]|(\d{1,9})[.)])(?:([ \t]+)(\[[ xX]\](?=[ \t]))?|$)")
_PREFIX = re.compile(r"[ \t]*(?:\[\^[^\]\s]+\]:[ \t]*)?(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]?)*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_TABLE_LINE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")


class MarkedLine(NamedTuple):
    """The style of the line as a whole, what stands out in it, and how the next line begins."""

    style: str
    spans: Sequence[Span]
    after: LineState


def mark_line(state: LineState, text: str, ahead: Ahead, begins_slide: Callable[[int], bool]) -> MarkedLine:
    """Reads one line. `begins_slide` tells whether a heading of this level begins a slide (0: a rule)."""
    return _Line(state, text, ahead, begins_slide).read()


class _Line:
    """One line being read; the fields of the state are changed on the way."""

    def __init__(self, state: LineState, text: str, ahead: Ahead, begins_slide: Callable[[int], bool]) -> None:
        self.state = state
        self.text = text
        self.ahead = ahead
        self.begins_slide = begins_slide
        self.stripped = text.lstrip(" \t")
        self.indent = len(text) - len(self.stripped)
        if "\t" in text[: self.indent]:
            self.indent = len(text[: self.indent].expandtabs(4))

    @property
    def start(self) -> int:
        return len(self.text) - len(self.stripped)

    def read(self) -> MarkedLine:
        place = self.state.place
        if place == "text":
            return self._text()
        if place == "start":
            return self._first()
        if place == "card":
            return self._card()
        return self._comment_goes_on() if place == "comment" else self._fence_goes_on()

    # The card

    def _first(self) -> MarkedLine:
        self.state = FRESH
        if self.text.rstrip() == "---" and is_card(self.ahead()):
            return MarkedLine("card", (), FRESH._replace(place="card"))
        return self._text()

    def _card(self) -> MarkedLine:
        if self.text.rstrip() in CARD_ENDS:
            return MarkedLine("card", (), FRESH)
        key = KEY.match(self.text)
        return MarkedLine("card", [(0, key.end(), "key")] if key else (), self.state)

    # Fences and comments

    def _fence_goes_on(self) -> MarkedLine:
        fence = self.state.fence
        mark = fence.lstrip("?")
        if not fence_after(self.stripped, mark) and self.stripped[:1] == mark[0] and self.indent < 4:
            return self._marked("code", (), self._calm(place="text", fence=""))
        if begins_private(self.stripped) or (fence[0] == "?" and self._ends_open_fence()):
            self.state = self.state._replace(place="text", fence="")
            return self._text()
        return self._marked("code", (), self.state)

    def _ends_open_fence(self) -> bool:
        if self.stripped.startswith((":::", "<!--")) or voice_label(self.stripped):
            return True
        heading = _HEADING.match(self.stripped)
        if heading or _RULE.match(self.stripped):
            return self.begins_slide(len(heading[1]) if heading else 0)
        level = self._level_if_underlined()
        return level > 0 and self.begins_slide(level)

    def _level_if_underlined(self) -> int:
        begins = self.stripped[:1].isalnum() or self.stripped.rstrip() == "+++"
        return underlined_as(self.ahead()) if begins else 0

    def _comment_goes_on(self) -> MarkedLine:
        style = self.state.fence
        close = self.text.find("-->")
        if close < 0:
            return MarkedLine(style, (), self.state)
        after = self.state._replace(place="text", fence="", in_paragraph=False, after_blank=False)
        return self._marked(style if not self.text[close + 3 :].strip() else "", [(0, close + 3, style)], after)

    def _comment(self) -> MarkedLine | None:
        if not self.stripped.startswith("<!--"):
            return None
        close = self.stripped.find("-->", 4)
        inner = self.stripped[4 : close if close >= 0 else None]
        style = "quiet" if read_source_mark(inner) or is_directive(inner) else "notes"
        if close < 0 and not any("-->" in line for line in self.ahead()):
            return None
        after = self._calm(private=None)
        if close >= 0:
            behind = self.start + close + 3
            whole = style if not self.text[behind:].strip() else ""
            return self._marked(whole, [(self.start, close + 3, style)], after)
        return MarkedLine(style, (), after._replace(place="comment", fence=style))

    def _fence(self) -> MarkedLine | None:
        found = FENCE.match(self.stripped)
        if not found:
            return None
        mark = found[1] or found[2]
        private = private_runs.at_fence(self.state, self.indent)
        open_mark = mark if closes_before_private(mark, self.ahead()) else "?" + mark
        after = self._calm(place="fence", fence=open_mark, private=private)
        return self._marked("code", (), after)

    # What stands by itself

    def _text(self) -> MarkedLine:
        if not self.stripped:
            private = private_runs.after_blank(self.state.private)
            return MarkedLine("", (), self.state._replace(private=private, after_blank=True, in_paragraph=False))
        if self.indent >= 4 and self.state.item < 0:
            return self._far_in()
        first = self.stripped[0]
        if first.isalpha() and first not in "nNpP":
            return self._plain()
        for read in (self._underline, self._heading, self._rule, self._fence, self._comment, self._container):
            found = read()
            if found:
                return found
        return self._prose()

    def _far_in(self) -> MarkedLine:
        """Four spaces: code, or the paragraph above goes on."""
        if not self.state.in_paragraph and begins_private(self.stripped):
            return self._begin_private(self.start)
        is_code = not self.state.in_paragraph
        after = self._goes_on()
        if is_code:
            after = after._replace(in_paragraph=False, may_be_heading=False)
        elif self.state.private is not None and self.state.private.kind == "quote":
            after = after._replace(private=self.state.private)
        return self._marked("code" if is_code else "", (), after)

    def _underline(self) -> MarkedLine | None:
        if not self.state.may_be_heading or not UNDERLINE.match(self.stripped) or self._is_inside():
            return None
        level = 1 if self.stripped[0] == "=" else 2
        return MarkedLine(self._voice() or "heading", (), self._new_slide(level))

    def _heading(self) -> MarkedLine | None:
        found = _HEADING.match(self.stripped)
        if not found:
            return None
        if self._is_inside():
            return self._marked("heading", inline_spans(self.text, self.start), self._goes_on())
        after = self._new_slide(len(found[1]))
        voice = _voice_of(after)
        spans = [span for span in inline_spans(self.text, self.start) if span[2] in ("quiet", "code", "comment")]
        return MarkedLine("private" if voice == "private" else "heading", spans, after)

    def _rule(self) -> MarkedLine | None:
        if self.stripped[0] not in "-*_" or not _RULE.match(self.stripped) or self._is_inside():
            return None
        return MarkedLine("quiet" if self._container_voice() != "private" else "private", (), self._new_slide(0))

    def _container(self) -> MarkedLine | None:
        if not self.stripped.startswith(":::"):
            return None
        opening = OPENING.match(self.stripped)
        if not opening and not CLOSING.match(self.stripped):
            return None
        if not opening:
            return self._close_container()
        name = container_name(read_attributes(opening[1]))
        if name == "include":
            return self._link(opening[1])
        voice: Voice = "private" if name == "private" else "notes" if name == "notes" else ""
        opened = Opened(voice, self.state.is_spoken, is_closed(self.ahead()))
        after = self._calm(private=None, opened=(*self.state.opened, opened), is_spoken=self.state.is_spoken)
        style = voice or self._voice() or "block"
        return MarkedLine(style if style != "notes" else "block", (), after)

    def _link(self, info: str) -> MarkedLine:
        """One line that takes in another file. Where it brings slides, the slide above it is over."""
        directive = read_directive(info)
        after = self._calm(private=None, opened=self.state.opened, is_spoken=self.state.is_spoken)
        is_inside = self._is_inside() or any(opened.is_closed for opened in self.state.opened)
        if directive is not None and not directive.passage and not is_inside:
            after = FRESH._replace(after_blank=False)
        below = iter(self.ahead())
        if closes(next(below, "")) and (not after.opened or another_closes(below)):
            after = after._replace(opened=(*after.opened, Opened("", after.is_spoken, is_closed=True)))
        return MarkedLine("private" if _voice_of(after) == "private" else "block", (), after)

    def _close_container(self) -> MarkedLine:
        voice = self._container_voice()
        opened = self.state.opened
        is_spoken = opened[-1].was_spoken if opened else self.state.is_spoken
        after = self._calm(private=None, opened=opened[:-1], is_spoken=is_spoken)
        return MarkedLine("private" if voice == "private" else "block", (), after)

    # Prose, lists, quotations

    def _prose(self) -> MarkedLine:
        prefix = _PREFIX.match(self.text)
        begins = prefix.end() if prefix else self.start
        label = voice_label(self.text, begins)
        if label and not self._is_in_private_block(begins):
            if label[0] == "private":
                return self._begin_private(begins)
            return self._begin_notes(begins, label[2])
        item = _ITEM.match(self.stripped) if self.stripped[0] in "-+*0123456789" else None
        if item and self._may_be_item(item):
            return self._item(item)
        return self._plain()

    def _is_in_private_block(self, begins: int) -> bool:
        """Whether a list item or quotation belongs to private text above it, whatever it says itself."""
        private = self.state.private
        if private is None or begins == self.start or private.kind in ("item", "quote"):
            return False
        return private.kind != "list" or not self.state.after_blank or self.indent >= private.offset

    def _may_be_item(self, item: re.Match[str]) -> bool:
        """A running paragraph is interrupted by few marks, but the item that it stands in ends at any."""
        if not self.state.in_paragraph or self.indent < self.state.item:
            return True
        return bool(item[3]) and item[2] in (None, "1")

    def _begin_private(self, begins: int) -> MarkedLine:
        label = voice_label(self.text, begins)
        said = self.text[label[2] :] if label else self.text
        item = begins if begins > self.start else self.state.item if self._is_inside() else -1
        prefix = self.text[:begins]
        kind: Literal["item", "paragraph", "quote"] = "quote" if ">" in prefix else "item" if item >= 0 else "paragraph"
        private = Private(kind, private_runs.introduces(said), prefix.strip("> \t"), max(item, 0))
        after = self._calm(private=private, in_paragraph=True, item=item)
        spans = [(begins, len(self.text[begins : label[2]].rstrip()), "label")] if label else []
        return MarkedLine("private", spans + inline_spans(self.text, label[2] if label else begins), after)

    def _begin_notes(self, begins: int, ends: int) -> MarkedLine:
        within = begins > self.start or self._is_inside()
        after = self._calm(private=None, in_paragraph=True)
        if within:
            offset = begins if begins > self.start else self.state.item
            after = after._replace(item=offset, spoken_item=offset)
        else:
            after = after._replace(item=-1, spoken_item=-1, is_spoken=True)
        spans = [(begins, len(self.text[begins:ends].rstrip()), "label"), *inline_spans(self.text, ends)]
        return MarkedLine(_voice_of(after), spans, after)

    def _item(self, found: re.Match[str]) -> MarkedLine:
        spaces = len(found[3]) if found[3] and self.stripped[found.end(3) :] else 1
        offset = self.indent + len(found[1]) + (spaces if spaces <= 4 else 1)
        private = private_runs.at_item(self.state, self.indent, found[1][-1], offset)
        spoken_item = self.state.spoken_item if self.indent >= self.state.spoken_item >= 0 else -1
        after = self._calm(private=private, item=offset, spoken_item=spoken_item, in_paragraph=True)
        mark = [(self.start, len(found[1]), "mark")]
        if found[4]:
            mark.append((self.start + found.start(4), 3, "mark"))
        return self._marked("", [*mark, *inline_spans(self.text, self.start + found.end())], after, after)

    def _plain(self) -> MarkedLine:
        if not self.state.in_paragraph and not self._is_inside():
            level = self._level_if_underlined()
            if level:
                after = self._new_slide(level)._replace(in_paragraph=True, may_be_heading=True)
                return MarkedLine(_voice_of(after) or "heading", (), after)
        after = self._goes_on()
        quote = self.stripped[0] == ">"
        spans = inline_spans(self.text, self.start)
        if quote:
            spans = [(self.start, 1, "mark"), *spans]
        elif self.stripped[0] == "|" or (_TABLE_LINE.match(self.stripped) and "|" in self.stripped):
            spans = sorted([*_pipes(self.text, spans), *spans])
        elif self.stripped.rstrip() == "+++":
            calm = after._replace(private=None, in_paragraph=False, may_be_heading=False)
            return MarkedLine(_voice_of(calm) or "block", (), calm)
        return self._marked("", spans, after, after)

    # States

    def _goes_on(self) -> LineState:
        """A line of prose below others: the paragraph, list or quotation goes on, or a new one begins."""
        state = self.state
        inside = self._is_inside()
        item = state.item if inside or not state.after_blank else -1
        is_prose = self.stripped[0] not in ">|" and not _FOOTNOTE.match(self.stripped)
        spoken_item = state.spoken_item if state.spoken_item >= 0 and item >= 0 else -1
        if state.after_blank and state.spoken_item > self.indent:
            spoken_item = -1
        return state._replace(
            private=private_runs.at_prose(state, self.indent, self.stripped), item=item,
            spoken_item=spoken_item, after_blank=False,
            in_paragraph=is_prose, may_be_heading=is_prose and (state.may_be_heading or not state.in_paragraph),
        )  # fmt: skip

    def _calm(self, **changes: object) -> LineState:
        """The state after a line that is no paragraph, unless `changes` say so."""
        calm: dict[str, object] = {"after_blank": False, "in_paragraph": False, "may_be_heading": False}
        if not self._is_inside():
            calm = {**calm, "item": -1, "spoken_item": -1}
        return self.state._replace(**{**calm, **changes})  # type: ignore[arg-type]

    def _new_slide(self, level: int) -> LineState:
        """After a heading or rule: private text ends, and where it begins a slide, notes and open blocks too."""
        closed = tuple(opened for opened in self.state.opened if opened.is_closed)
        if closed:
            return self._calm(private=None, item=-1, spoken_item=-1)
        if self.begins_slide(level):
            return FRESH._replace(after_blank=False)
        return self._calm(private=None, item=-1, spoken_item=-1)

    def _is_inside(self) -> bool:
        return 0 <= self.state.item <= self.indent

    def _container_voice(self) -> Voice:
        return _voice_of(LineState(opened=self.state.opened))

    def _voice(self) -> Voice:
        return _voice_of(self.state)

    def _marked(
        self, style: str, spans: Sequence[Span], after: LineState, voice_from: LineState | None = None
    ) -> MarkedLine:
        """The line in the voice that it has."""
        return MarkedLine(_voice_of(voice_from or after) or style, spans, after)


def _voice_of(state: LineState) -> Voice:
    if any(opened.voice == "private" for opened in state.opened):
        return "private"
    if state.private is not None and state.private.kind != "waiting":
        return "private"
    if state.is_spoken or state.spoken_item >= 0 or any(opened.voice == "notes" for opened in state.opened):
        return "notes"
    return ""


def _pipes(text: str, others: Sequence[Span]) -> list[Span]:
    taken = {place for start, length, _ in others for place in range(start, start + length)}
    return [(place, 1, "quiet") for place, letter in enumerate(text) if letter == "|" and place not in taken]
