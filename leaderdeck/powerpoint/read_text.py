"""Text bodies of foreign slides → paragraphs with their runs, and what each run looks like in the end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from leaderdeck.brand.backdrop import DEFAULT_INSETS, read_body
from leaderdeck.brand.package import Relation
from leaderdeck.brand.template import LEVELS
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.brand.template_styles import DEFAULT_PT, Properties, StyleReader
from leaderdeck.deck.blocks import Block, List, ListItem, Marker, Text
from leaderdeck.deck.presentation import Letters
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.powerpoint.xml_names import R
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

_NARROW_EM = 0.42
"""Width of a letter in em, at the least, over a line of running text."""
_LINE = 1.1
_DEEPEST_LEVEL = LEVELS - 1
_FIELDS_WITHOUT_WORDS = ("slidenum", "datetime")
_UNKNOWN_FILLS = tuple(f"{A}{name}" for name in ("gradFill", "noFill", "pattFill", "blipFill"))
_MARKERS: Mapping[str, Marker] = {"alphaLc": "letter", "alphaUc": "letter", "romanLc": "roman", "romanUc": "roman"}


@dataclass(slots=True)
class TextOfSlide:
    """What is gathered from all texts of one slide."""

    without_language: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    """How many characters each language has."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text body, read: its paragraphs, whether each is a list's, and its looks."""

    paragraphs: tuple[Paragraph, ...] = ()
    items: tuple[ListItem | None, ...] = ()
    """For each paragraph the list item that it is, if it is one."""
    letters: tuple[Letters, ...] = ()
    scale: float = 1.0
    number_field: bool = False
    fields: int = 0

    @property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs).strip()

    @property
    def up_to_last(self) -> tuple[Paragraph, ...]:
        """The paragraphs without the empty ones at the end, which show nothing."""
        last = max((number for number, each in enumerate(self.paragraphs, start=1) if each.text.strip()), default=0)
        return self.paragraphs[:last]


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads the texts of one slide."""

    styles: StyleReader
    relations: Mapping[str, Relation]
    gathered: TextOfSlide

    @property
    def colors(self) -> ThemeColors:
        """The theme that the slide is drawn in."""
        return self.styles.colors

    def read(self, body: Any, levels: Sequence[Properties]) -> Words:  # noqa: ANN401 - an lxml element
        """A `p:txBody` or `a:txBody`; `levels` are what the shape inherits."""
        own = self.styles.levels(body.find(f"{A}lstStyle"))
        fit = body.find(f"{A}bodyPr/{A}normAutofit")
        scale = _share(fit.get("fontScale")) if fit is not None else 1.0
        paragraphs, items, letters = list[Paragraph](), list[ListItem | None](), list[Letters]()
        number = False
        fields = 0
        for element in body.iterchildren(f"{A}p"):
            properties = element.find(f"{A}pPr")
            level = _level(properties)
            said = {**levels[level], **own[level]}
            if properties is not None:
                said |= self.styles.paragraph(properties)
            runs = list[Run]()
            for part in element.iterchildren(f"{A}r", f"{A}br", f"{A}fld"):
                if part.tag == f"{A}br":
                    runs.append(Run("\n"))
                    continue
                if part.tag == f"{A}fld":
                    number = number or part.get("type") == "slidenum"
                    fields += 1
                run, look = self._run(part, said, level, scale)
                if part.tag == f"{A}r" or not part.get("type", "").startswith(_FIELDS_WITHOUT_WORDS):
                    runs.append(run)
                if look is not None:
                    letters.append(look)
            paragraph = Paragraph(tuple(run for run in runs if run.text))
            paragraphs.append(paragraph)
            items.append(_item(paragraph, said, properties, level))
        return Words(tuple(paragraphs), tuple(items), tuple(letters), scale, number, fields)

    def _run(self, part: Any, said: Properties, level: int, scale: float) -> tuple[Run, Letters | None]:  # noqa: ANN401
        text = part.findtext(f"{A}t") or ""
        properties = part.find(f"{A}rPr")
        language = properties.get("lang", "") if properties is not None else ""
        if text.strip():
            if language:
                self.gathered.languages[language] = self.gathered.languages.get(language, 0) + len(text)
            else:
                self.gathered.without_language += 1
        look, link, unknown = dict(said), "", False
        if properties is not None:
            look |= self.styles.letters(properties)
            link = self._link(properties)
            unknown = any(properties.find(fill) is not None for fill in _UNKNOWN_FILLS)
        if link:
            look["color"] = "hlink"
        color = "" if unknown else self.colors.plain(look.get("color", "dk1"))
        run = _plain_run(text, look, properties, link, language)
        if not text.strip():
            return run, None
        sized = properties is not None and properties.get("sz") is not None
        size = look.get("size_pt", DEFAULT_PT) * scale
        return run, Letters(text[:40], size, color, look.get("bold", False), level, sized, language)

    def _link(self, properties: Any) -> str:  # noqa: ANN401 - an lxml element
        click = properties.find(f"{A}hlinkClick")
        relation = self.relations.get(click.get(f"{{{R}}}id", "")) if click is not None else None
        return relation.address if relation is not None else ""


def blocks_of(words: Words, *, lists: bool = True) -> Iterator[Block]:
    """The body's lists and loose paragraphs, in order; empty paragraphs separate."""
    gathered = list[ListItem]()
    for paragraph, item in zip(words.paragraphs, words.items, strict=True):
        if item is not None and lists and paragraph.text.strip():
            gathered.append(item)
            continue
        if gathered:
            yield List(tuple(gathered))
            gathered = []
        if paragraph.text.strip():
            yield Text(paragraph)
    if gathered:
        yield List(tuple(gathered))


def place_of(words: Words, frame: Frame | None, properties: Any | None, anchor: str, align: str) -> Frame | None:  # noqa: ANN401
    """Where the words stand: the least room that they need, anchored and aligned as the body says."""
    said, own_anchor = read_body(properties)
    insets: Insets = said or DEFAULT_INSETS
    if frame is None or not words.letters:
        return None
    inner = frame.inset(insets.left, insets.top, insets.right, insets.bottom)
    wraps = properties is None or properties.get("wrap") != "none"
    size = min(letters.size_pt for letters in words.letters)
    height = widest = 0.0
    for paragraph in words.up_to_last:
        for line in paragraph.text.split("\n"):
            width = len(line) * _NARROW_EM * size
            rows = max(1, math.ceil(width / inner.width)) if wraps and inner.width > 0 else 1
            height += rows * size * _LINE
            widest = max(widest, min(width, inner.width) if wraps else width)
    x = {"center": inner.x + (inner.width - widest) / 2, "right": inner.right - widest}.get(align, inner.x)
    spare = inner.height - height
    y = inner.y + {"middle": spare / 2, "bottom": spare}.get(own_anchor or anchor, 0.0)
    return Frame(x, y, widest, height)


def _plain_run(text: str, look: Properties, properties: Any | None, link: str, language: str) -> Run:  # noqa: ANN401
    if properties is None:
        return Run(text, bold=look.get("bold", False), italic=look.get("italic", False))
    baseline = properties.get("baseline", "0")
    return Run(
        text,
        bold=look.get("bold", False),
        italic=look.get("italic", False),
        strike=properties.get("strike", "noStrike") != "noStrike",
        underline=properties.get("u", "none") != "none",
        raised=-1 if baseline.startswith("-") else int(baseline.rstrip("0%") != ""),
        link=link,
        language=language,
    )


def _item(paragraph: Paragraph, said: Properties, properties: Any | None, level: int) -> ListItem | None:  # noqa: ANN401
    if not said.get("bullet"):
        return None
    numbering = properties.find(f"{A}buAutoNum") if properties is not None else None
    marker: Marker = "number" if said["bullet"] == "1" else "bullet"
    if numbering is not None:
        kind = numbering.get("type", "")
        marker = next((known for start, known in _MARKERS.items() if kind.startswith(start)), "number")
    return ListItem(paragraph, level, marker)


def _level(properties: Any | None) -> int:  # noqa: ANN401 - an lxml element
    written = properties.get("lvl", "0") if properties is not None else "0"
    return min(int(written), _DEEPEST_LEVEL) if written.isdecimal() else 0


def _share(written: str | None) -> float:
    """`62500` or `62.5%` as a share; what makes no sense shrinks nothing."""
    try:
        text = written or "100%"
        share = float(text.rstrip("%")) / (100.0 if text.endswith("%") else 100_000.0)
    except ValueError:
        return 1.0
    return share if 0.0 < share <= 1.0 else 1.0
