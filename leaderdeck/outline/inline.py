"""The inside of a paragraph: Markdown text → runs, pictures, footnote marks, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from leaderdeck.deck.blocks import Picture
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.outline import inline_rules
from leaderdeck.outline.attributes import NO_ATTRIBUTES, Attributes
from leaderdeck.quick_dataclass import dataclass

_ALLOWED_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s]", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[<&~^]")
_EMPHASIS = re.compile(r"[*_`]")
_MOST_BRACKETS = 1500
"""A paragraph with more opening brackets is no prose; it is shown as it is, because links cost the square of them."""
_PLACEMENTS = {
    "left": "left", "venstre": "left", "right": "right", "høyre": "right", "høgre": "right",
    "background": "background", "bakgrunn": "background", "bg": "background",
}  # fmt: skip
_DECORATIVE = {"decorative", "dekorativ", "dekorativt"}
_SPAN_CLASSES: dict[str, dict[str, Any]] = {
    **{name: {"accent": True} for name in ("accent", "aksent", "uthevet")},
    **{name: {"underline": True} for name in ("underline", "understreket", "understreka", "understrek", "ul")},
}
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(slots=True)
class Inline:
    """What a paragraph holds. `footnotes` are (label, text in place or None) in the order of their marks."""

    runs: tuple[Run, ...]
    pictures: list[Picture] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    refused_links: list[str] = field(default_factory=list)
    unknown_attributes: list[str] = field(default_factory=list)

    def paragraph(self, line: int) -> Paragraph:
        """The runs as a paragraph of this line."""
        return Paragraph(self.runs, line)


def as_written(address: str) -> str:
    """Addresses stay as written while reading; a picture file may well be named «kart over åsen.png»."""
    return address


def any_link(address: str) -> bool:
    """Every address is parsed as one; which of them become links is decided when runs are made."""
    return True


@cache
def _inline_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("strikethrough")
    parser.validateLink = any_link  # type: ignore[assignment, method-assign]
    parser.normalizeLink = as_written  # type: ignore[assignment, method-assign]
    parser.normalizeLinkText = as_written  # type: ignore[assignment, method-assign]
    rules = parser.inline.ruler
    rules.disable("html_inline")
    rules.before("strikethrough", "raised", inline_rules.raised)
    rules.before("link", "footnote_mark", inline_rules.footnote_mark)
    rules.before("link", "span", inline_rules.span)
    rules.after("image", "picture_with_spaces", inline_rules.picture_with_spaces)
    rules.before("autolink", "comment", inline_rules.comment_or_break)
    rules.before("link", "picture_attributes", inline_rules.picture_attributes)
    return parser


FootnoteNumber = Callable[[str, str | None], int]
"""(label, text in place or None) → the footnote's number on its slide."""


def read_inline(
    text: str, line: int, references: Mapping[str, Any], footnotes: Mapping[str, str], number: FootnoteNumber
) -> Inline:
    """A paragraph's runs and what it carries. Soft line breaks become spaces, hard ones newlines."""
    if not _MARKUP.search(text) or text.count("[") > _MOST_BRACKETS:
        plain = _plain_lines(text) if "\n" in text else text
        return Inline((Run(plain),) if plain else ())
    parser = _inline_parser()
    tokens: list[Token] = []
    parser.inline.parse(text, parser, {"references": references, "footnotes": footnotes}, tokens)
    return _Reader(line, number).read(tokens)


def _plain_lines(text: str) -> str:
    lines = text.split("\n")
    parts = [line.strip(" \t") + ("\n" if line.endswith("  ") else " ") for line in lines]
    return "".join(parts).strip(" \t\n")


class _Reader:
    """Walks the tokens of one paragraph."""

    def __init__(self, line: int, number: FootnoteNumber) -> None:
        self.line = line
        self.number = number
        self.runs: list[Run] = []
        self.result = Inline(())
        self.swallows_space = False  # after a line break, or where a picture stood
        self.styles: list[dict[str, Any]] = []
        self.style: dict[str, Any] = {}

    def read(self, tokens: list[Token]) -> Inline:
        for token in tokens:
            if token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self._close()
            else:
                _HANDLERS.get(token.type, _Reader._text)(self, token)
        self.result.runs = _trimmed(self.runs)
        return self.result

    def add(self, text: str, **more: Any) -> None:  # noqa: ANN401 - a run's own fields
        if self.swallows_space and not more:
            text = text.lstrip(" \t")
        if not text:
            return
        self.swallows_space = text.endswith("\n") and not more
        run = Run(text, **{**self.style, **more})
        if self.runs and replace(self.runs[-1], text="") == replace(run, text=""):
            run = replace(run, text=self.runs.pop().text + text)
        self.runs.append(run)

    def _open(self, token: Token) -> None:
        self.styles.append(self.style)
        self.style = {**self.style, **self._look(token)}

    def _close(self) -> None:
        self.style = self.styles.pop() if self.styles else {}

    def _look(self, token: Token) -> dict[str, Any]:
        if token.type == "link_open":
            return self._link(str(token.attrs.get("href", "")))
        if token.type == "span_open":
            return self._span(token.meta["attributes"])
        return {"strong_open": {"bold": True}, "em_open": {"italic": True}, "s_open": {"strike": True}}.get(
            token.type, {}
        )

    def _link(self, address: str) -> dict[str, Any]:
        if not _ALLOWED_LINK.match(address):
            self.result.refused_links.append(address)
            return {}
        return {"link": normalizeLink(address)}

    def _span(self, attributes: Attributes) -> dict[str, Any]:
        look: dict[str, Any] = {}
        for name in attributes.classes:
            if name in _SPAN_CLASSES:
                look.update(_SPAN_CLASSES[name])
            else:
                self.result.unknown_attributes.append("." + name)
        language = attributes.value("lang", "språk")
        if _LANGUAGE.fullmatch(language):
            look["language"] = language
        return look

    def _text(self, token: Token) -> None:
        self.add(token.content)

    def _code(self, token: Token) -> None:
        self.add(token.content, code=True)

    def _soft_break(self, token: Token) -> None:
        self.add(" ")

    def _hard_break(self, token: Token) -> None:
        if self.runs and not self.runs[-1].code:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text.rstrip(" \t"))
        self.add("\n")

    def _raised(self, token: Token) -> None:
        self.add(token.content, raised=token.meta["raised"])

    def _comment(self, token: Token) -> None:
        self.result.comments.append(token.content)

    def _footnote_mark(self, token: Token) -> None:
        self.add(str(self.number(token.content, None)), raised=1)

    def _footnote_inline(self, token: Token) -> None:
        self.add(str(self.number("", token.content)), raised=1)

    def _image(self, token: Token) -> None:
        alt = _words(token.children) if token.children is not None else _EMPHASIS.sub("", token.content)
        attributes: Attributes = token.meta.get("attributes", NO_ATTRIBUTES)
        source, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", "") or "")
        if not source:
            self.add(alt)
            return
        self.result.pictures.append(make_picture(source, alt, title, attributes, self.line))
        if self.runs and not self.runs[-1].code:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text.rstrip(" \t") + " ")
            self.swallows_space = True
        known = _PLACEMENTS.keys() | _DECORATIVE
        self.result.unknown_attributes += ["." + name for name in attributes.classes if name not in known]


_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "code_inline": _Reader._code, "softbreak": _Reader._soft_break, "hardbreak": _Reader._hard_break,
    "raised": _Reader._raised, "comment": _Reader._comment, "image": _Reader._image,
    "footnote_mark": _Reader._footnote_mark, "footnote_inline": _Reader._footnote_inline,
}  # fmt: skip


def _words(tokens: list[Token] | None) -> str:
    """The plain words of tokens, as an alternative text holds them."""
    return "".join(
        _words(token.children) if token.children else " " if token.type.endswith("break") else token.content
        for token in tokens or ()
        if token.nesting == 0
    )


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without white space at the paragraph's ends and around its line breaks."""
    while runs and not runs[0].code and not (text := runs[0].text.lstrip(" \t\n")):
        del runs[0]
    while runs and not runs[-1].code and not (text := runs[-1].text.rstrip(" \t\n")):
        del runs[-1]
    if runs and not runs[0].code:
        text = runs[0].text.lstrip(" \t\n")
        runs[0] = replace(runs[0], text=text) if text != runs[0].text else runs[0]
    if runs and not runs[-1].code:
        text = runs[-1].text.rstrip(" \t\n")
        runs[-1] = replace(runs[-1], text=text) if text != runs[-1].text else runs[-1]
    return tuple(runs)


def make_picture(source: str, alt: str, caption: str, attributes: Attributes, line: int) -> Picture:
    """A picture with what its attributes say: `.left`, `.background`, `.decorative`, `width=50%`, `focus=0.3,0.4`."""
    placement = next((_PLACEMENTS[name] for name in attributes.classes if name in _PLACEMENTS), "")
    width = _PERCENT.fullmatch(attributes.value("width", "bredde").strip())
    percent = float(width[1].replace(",", ".")) if width else 0.0
    return Picture(
        source,
        alt.strip(),
        caption.strip(),
        placement,  # type: ignore[arg-type]
        decorative=any(name in _DECORATIVE for name in attributes.classes),
        width_percent=min(percent, 100.0) if percent >= 1 else None,
        focus=_focus(attributes.value("focus", "fokus")),
        line=line,
    )


def _focus(text: str) -> tuple[float, float]:
    shares = [float(part) for part in re.findall(r"\d+(?:\.\d+)?", text)]
    if len(shares) != 2 or max(shares) > 1:
        return 0.5, 0.5
    return shares[0], shares[1]
