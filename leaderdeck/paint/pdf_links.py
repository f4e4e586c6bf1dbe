"""Where links stand on a slide, for the PDF's annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.powerpoint.addresses import followable
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PlacedText, Scene, TableShape, TextShape
from leaderdeck.units import Frame

ASCENT = 0.95
DESCENT = 0.25
"""The height of a line's words above and below its baseline, as shares of the size."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address, the words that lead there, and where they stand."""

    address: str
    words: str
    frame: Frame
    shape: int = -1
    """Index into the scene's shapes."""
    cell: int = -1
    """Which of a table's cells, counted along its rows."""
    paragraph: int = -1
    run: int = -1
    page: int = 0
    """From 0."""


def find_links(scene: Scene, page: int = 0) -> tuple[Link, ...]:
    """Every stretch of linked words on the page, a line at a time; addresses nobody may follow are left out."""
    return tuple(
        replace(link, shape=shape, cell=cell, page=page) for shape, cell, text in _texts(scene) for link in _links(text)
    )


def _texts(scene: Scene) -> Iterator[tuple[int, int, PlacedText]]:
    for index, shape in enumerate(scene.shapes):
        if isinstance(shape, TextShape) and shape.text:
            yield index, -1, shape.text
        elif isinstance(shape, TableShape):
            cells = (cell for row in shape.rows for cell in row)
            yield from ((index, number, cell.text) for number, cell in enumerate(cells))


def _links(text: PlacedText) -> Iterator[Link]:
    for line in text.lines:
        runs = text.body.paragraphs[line.paragraph].runs
        found: list[Link] = []
        for fragment in line.fragments:
            run = runs[fragment.run]
            address = followable(run.link) if run.link else ""
            if not address:
                continue
            top = line.baseline_pt - ASCENT * run.size_pt
            frame = Frame(fragment.x_pt, top, fragment.width_pt, (ASCENT + DESCENT) * run.size_pt)
            if found and found[-1].address == address and abs(found[-1].frame.right - frame.x) < 1.0:
                found[-1] = _joined(found[-1], fragment.text, frame)
            else:
                found.append(Link(address, fragment.text, frame, paragraph=line.paragraph, run=fragment.run))
        yield from found


def _joined(link: Link, words: str, frame: Frame) -> Link:
    top, bottom = min(link.frame.y, frame.y), max(link.frame.bottom, frame.bottom)
    whole = Frame(link.frame.x, top, frame.right - link.frame.x, bottom - top)
    return replace(link, words=link.words + words, frame=whole)
