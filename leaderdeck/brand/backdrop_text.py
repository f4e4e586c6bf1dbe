"""Fixed text in masters and layouts → paragraphs of runs, each with its whole style resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from leaderdeck.brand.backdrop_values import Pose
from leaderdeck.brand.template import LEVELS, BackdropText, FixedParagraph, FixedRun
from leaderdeck.brand.template_color_changes import share
from leaderdeck.brand.template_colors import A
from leaderdeck.brand.template_styles import Properties, StyleReader, finished, merged
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets, points

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ANCHORS = {"ctr": "middle", "b": "bottom"}
DEFAULT_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
"""ECMA-376 part 1, 21.1.2.1.1."""
_TURNS = {"vert": 90.0, "eaVert": 90.0, "vert270": 270.0}
"""Clockwise turns of upright text (20.1.10.83); the other kinds stack letters."""
_MOST_PARAGRAPHS = 400
_MOST_LETTERS = 20_000
_FLAT = ("textNoShape", "textPlain", "")


@dataclass(frozen=True, slots=True)
class FixedTextReader:
    """Reads the words of shapes outside placeholders."""

    styles: StyleReader
    plain_text: tuple[Properties, ...]
    """What the master says of text outside placeholders."""

    def read(self, shape: Any, pose: Pose) -> BackdropText | None:  # noqa: ANN401 - an lxml element
        """The words in a shape, None where it has none."""
        body = shape.find(f"{P}txBody")
        if body is None:
            return None
        properties = body.find(f"{A}bodyPr")
        shrink = _shrink(properties)
        levels = merged(self.styles.levels(body.find(f"{A}lstStyle")), self.plain_text)
        color = self._style_color(shape)
        paragraphs = [
            self._paragraph(paragraph, levels, color, shrink) for paragraph in body.findall(f"{A}p")[:_MOST_PARAGRAPHS]
        ]
        while paragraphs and not _is_seen(paragraphs[-1]):
            paragraphs.pop()
        seen = next((paragraph for paragraph in paragraphs if _is_seen(paragraph)), None)
        if seen is None:
            return None
        text = "\n".join("".join(run.text for run in each.runs if not run.number) for each in paragraphs).strip("\n ")
        first = next((run for run in seen.runs if run.text.strip() or run.number), seen.runs[0])
        frame, turn = _turned_frame(pose, properties)
        insets, anchor = read_body(properties)
        plain = replace(first.style, bullet="", bullet_color="")
        return BackdropText(
            frame,
            insets or DEFAULT_INSETS,
            anchor or "top",
            text,
            plain,
            paragraphs=() if _is_simple(paragraphs) else tuple(paragraphs),
            turn_deg=turn,
            wraps=properties is None or properties.get("wrap", "square") != "none",
        )

    def _paragraph(self, paragraph: Any, levels: tuple[Properties, ...], color: str, shrink: float) -> FixedParagraph:  # noqa: ANN401 - an lxml element
        own = paragraph.find(f"{A}pPr")
        number = own.get("lvl", "0") if own is not None else "0"
        said = levels[min(int(number), LEVELS - 1) if number.isdecimal() else 0]
        if color:
            said = {"color": color, **said} if "color" not in said else said
        if own is not None:
            said = {**said, **self.styles.paragraph(own)}
        runs = tuple(self._runs(paragraph, said, shrink))
        ending = paragraph.find(f"{A}endParaRPr")
        base = {**said, **self.styles.letters(ending)} if ending is not None and not runs else said
        return FixedParagraph(runs, _shrunk(base, shrink))

    def _runs(self, paragraph: Any, said: Properties, shrink: float) -> Iterator[FixedRun]:  # noqa: ANN401 - lxml
        left = _MOST_LETTERS
        for element in paragraph.iterchildren(f"{A}r", f"{A}fld", f"{A}br"):
            own = element.find(f"{A}rPr")
            style = _shrunk({**said, **self.styles.letters(own)} if own is not None else said, shrink)
            if element.tag == f"{A}br":
                yield FixedRun("\n", style)
                continue
            number = element.tag == f"{A}fld"
            if number and element.get("type", "") != "slidenum":
                continue  # a date or file name is not fixed text
            words = "".join((element.findtext(f"{A}t") or "").split("\n"))[:left]
            left -= len(words)
            underline = own is not None and own.get("u", "none") != "none"
            if words or number:
                yield FixedRun(words or "‹#›", style, underline, number)

    def _style_color(self, shape: Any) -> str:  # noqa: ANN401 - an lxml element
        reference = shape.find(f"{P}style/{A}fontRef")
        return self.styles.colors.read(reference)[0] if reference is not None else ""


def is_bent(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether the words run along a curve (WordArt)."""
    warp = shape.find(f"{P}txBody/{A}bodyPr/{A}prstTxWarp")
    return warp is not None and warp.get("prst", "") not in _FLAT


def _is_seen(paragraph: FixedParagraph) -> bool:
    return any(run.text.strip() or run.number for run in paragraph.runs)


def _is_simple(paragraphs: list[FixedParagraph]) -> bool:
    """Whether one style for all, without marks and margins, says everything."""
    if len(paragraphs) != 1:
        return False
    (only,) = paragraphs
    first = only.runs[0].style
    plain = not (first.bullet or first.margin_left_pt or first.indent_pt)
    return plain and all(run.style == first and not run.underline and not run.number for run in only.runs)


def _shrunk(said: Properties, shrink: float) -> Any:  # noqa: ANN401 - a LevelStyle
    style = finished(said)
    return style if shrink == 1.0 else replace(style, size_pt=max(1.0, round(style.size_pt * shrink, 1)))


def _shrink(properties: Any | None) -> float:  # noqa: ANN401 - an lxml element
    fitted = properties.find(f"{A}normAutofit") if properties is not None else None
    if fitted is None:
        return 1.0
    return min(1.0, max(0.1, share(fitted.get("fontScale", "100000"))))


def _turned_frame(pose: Pose, properties: Any | None) -> tuple[Frame, float]:  # noqa: ANN401 - an lxml element
    """The upright frame of the words, and how they are turned."""
    turn = pose.turn_deg + (180.0 if pose.upside_down else 0.0)
    upright = properties.get("vert", "horz") if properties is not None else "horz"
    frame = pose.frame
    if upright in _TURNS:
        turn += _TURNS[upright]
        x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
        frame = Frame(x - frame.height / 2, y - frame.width / 2, frame.height, frame.width)
    if properties is not None:
        turn += share(properties.get("rot")) * 100_000 / 60_000
    return frame, turn % 360.0


def read_body(properties: Any | None) -> tuple[Insets | None, Any]:  # noqa: ANN401 - an lxml element
    """Insets (None where nothing is said of any) and anchor (None where nothing is said) of `a:bodyPr`."""
    if properties is None:
        return None, None
    written = [properties.get(name) for name in ("lIns", "tIns", "rIns", "bIns")]
    said = properties.get("anchor")
    anchor = None if said is None else _ANCHORS.get(said, "top")
    if all(side is None for side in written):
        return None, anchor
    standard = (DEFAULT_INSETS.left, DEFAULT_INSETS.top, DEFAULT_INSETS.right, DEFAULT_INSETS.bottom)
    left, top, right, bottom = (
        known if side is None else _points(side, known) for side, known in zip(written, standard, strict=True)
    )
    return Insets(left, top, right, bottom), anchor


def _points(text: str, otherwise: float) -> float:
    try:
        return points(int(float(text)))
    except (ValueError, OverflowError):
        return otherwise
