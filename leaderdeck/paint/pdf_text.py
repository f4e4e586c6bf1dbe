"""Letters joined into lines again: Qt places every glyph by itself, and some readers then find no words.

`10 0 Td <0001> Tj 12 0 Td <0002> Tj` becomes `[<00010002>] TJ`, with a correction wherever a glyph would stand more
than a hair from where it was placed. The pages grow smaller as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf

from leaderdeck.quick_dataclass import dataclass

HAIR_PT = 0.02
_NUMBER = rb"-?[0-9.]+"
_STEP = re.compile(rb"(" + _NUMBER + rb") (" + _NUMBER + rb") Td <([0-9A-F]{4})> Tj\n")
_BLOCK = re.compile(
    rb"(?P<font>/F[0-9]+) (?P<size>" + _NUMBER + rb") Tf (?P<turn>1 0 [^\n]*Tm)\n"
    rb"(?P<steps>(?:" + _NUMBER + rb" " + _NUMBER + rb" Td <[0-9A-F]{4}> Tj\n)+)"
)


@dataclass(frozen=True, slots=True)
class _Widths:
    """A font's advances in thousandths of the size."""

    usual: float
    own: Mapping[int, float]

    def __getitem__(self, code: int) -> float:
        return self.own.get(code, self.usual)


def join_letters(pdf: Pdf) -> None:
    """Rewrites every page's text so that a line of words is one piece."""
    known: dict[tuple[int, int], _Widths] = {}
    for page in pdf.pages:
        fonts: dict[bytes, _Widths] = {}
        for name, font in page.obj.Resources.get("/Font", Dictionary()).items():
            widths = known.get(font.objgen)
            if widths is None:
                widths = known[font.objgen] = _widths(font)
            fonts[name.encode()] = widths
        page.obj.Contents.write(join_in_stream(page.obj.Contents.read_bytes(), fonts))


def join_in_stream(content: bytes, fonts: Mapping[bytes, _Widths]) -> bytes:
    """A page's content with its text joined; a font that is not known keeps its letters apart."""

    def joined(block: re.Match[bytes]) -> bytes:
        widths = fonts.get(block["font"])
        size = float(block["size"])
        if widths is None or size <= 0:
            return block[0]
        head = block["font"] + b" " + block["size"] + b" Tf " + block["turn"] + b"\n"
        return head + b"".join(_lines(block["steps"], widths, size))

    return _BLOCK.sub(joined, content)


def _lines(steps: bytes, widths: _Widths, size: float) -> list[bytes]:
    """One `Td […] TJ` for all glyphs on a level."""
    lines: list[_Line] = []
    x = y = 0.0
    for across, down, code in _STEP.findall(steps):
        x, y = x + float(across), y + float(down)
        if not lines or abs(y - lines[-1].y) > HAIR_PT:
            lines.append(_Line(x, y, (lines[-1].x, lines[-1].y) if lines else (0.0, 0.0)))
        lines[-1].add(code, x, widths[int(code, 16)], size)
    return [line.written() for line in lines]


class _Line:
    """Glyphs on one level: where the line begins, and from where one has to move to get there."""

    def __init__(self, x: float, y: float, before: tuple[float, float]) -> None:
        self.x, self.y = x, y
        self._before = before
        self._pen = x
        self._text: list[bytes] = []

    def add(self, code: bytes, x: float, width: float, size: float) -> None:
        """The next glyph, which is to stand at `x`."""
        if abs(x - self._pen) > HAIR_PT:
            self._text.append(b">%s<" % _short((self._pen - x) * 1000 / size))
            self._pen = x
        self._text.append(code)
        self._pen += width * size / 1000

    def written(self) -> bytes:
        """The operators."""
        across, down = self.x - self._before[0], self.y - self._before[1]
        return b"%s %s Td [<%s>] TJ\n" % (_short(across), _short(down), b"".join(self._text))


def _short(number: float) -> bytes:
    return f"{number:.4f}".rstrip("0").rstrip(".").encode() or b"0"


def _widths(font: Object) -> _Widths:
    """The advances of a font as Qt writes them: `/W [0 [600 551 …]]` and `/DW` for all others."""
    descendant = font[Name.DescendantFonts][0]
    own: dict[int, float] = {}
    code = 0
    for part in descendant.get("/W", Array()):
        if isinstance(part, Array):
            own.update({code + index: float(width) for index, width in enumerate(part)})
        else:
            code = int(part)
    return _Widths(float(descendant.get("/DW", 1000)), own)
