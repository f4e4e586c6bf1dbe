"""Slides of a presentation → the Markdown of a talk, word for word, and its pictures where somebody keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from leaderdeck.deck.blocks import Block, Chart, List, ListItem, Picture, Subheading, Table, Text
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.intake.prose_to_talk_writing import Writer
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import Sentence, say

_PICTURE = say("Bilder blir ikke med; legg filen i mappen, og sett den inn.")
_WRITER = Writer(is_markdown=False)

Bring: TypeAlias = Callable[[int, Picture], "str | Sentence | None"]
"""Number of the slide (from 1) and a picture on it → its file as the talk names it, or why there is none; None where
nothing is missing: what has a description besides its words, as a chart has."""


def _left_behind(_number: int, picture: Picture) -> Sentence | None:
    return None if picture.decorative else _PICTURE


def slides_to_markdown(deck: Deck, bring: Bring = _left_behind) -> tuple[str, tuple[LeftOut, ...]]:
    """The talk's text, and the pictures that it is without, by what they were described or called as."""
    language = deck.front_matter.language.split("-")[0].lower()
    parts = [f"---\nlang: {language}\n---"] if language not in ("", "nb", "no") else []
    left_out: list[LeftOut] = []
    for number, slide in enumerate(deck.slides, start=1):
        pictures = list(_pictures(slide.blocks, number, bring))
        files = {at: found for at, _, found in pictures if isinstance(found, str)}
        parts += _slide(slide, files, is_cover=number == 1 and slide.kind == "cover")
        left_out += [
            LeftOut(number, (picture.alt or picture.source).strip(), found)
            for _, picture, found in pictures
            if isinstance(found, Sentence)
        ]
    return "\n\n".join(parts) + "\n", tuple(left_out)


def _pictures(blocks: Sequence[Block], number: int, bring: Bring) -> Iterator[tuple[int, Picture, str | Sentence]]:
    """Each picture with its file, or why it has none. A table's or chart's own description follows it as a picture."""
    for at, (before, block) in enumerate(zip((None, *blocks), blocks, strict=False)):
        if (
            isinstance(block, Picture)
            and (block.alt or block.source).strip()
            and not isinstance(before, (Table, Chart))
        ):
            found = bring(number, block)
            if found is not None:
                yield at, block, found


def _slide(slide: Slide, files: dict[int, str], *, is_cover: bool) -> Iterator[str]:
    """A slide's parts. The cover's heading is lower than those of the slides, which makes it what it is."""
    title = " ".join(slide.title.text.split()) if slide.title else ""
    marks = [mark for mark, is_so in ((".section", slide.kind == "section"), (".hidden", slide.hidden)) if is_so]
    attributes = f" {{{' '.join(marks)}}}" if marks else ""
    if title:
        yield ("##" if is_cover else "#") + " " + _WRITER.inline(title) + attributes
    elif marks:
        yield "#" + attributes  # what nobody was to see stays so without a title, too
    else:
        yield "---"
    for paragraph in (slide.subtitle, *slide.details):
        if paragraph:
            yield _paragraph(paragraph)
    for at, block in enumerate(slide.blocks):
        if at in files and isinstance(block, Picture):
            yield _picture(block, files[at])
        yield from _block(block)
    notes = [part for block in slide.speaker_notes for part in _block(block)]
    if notes:
        yield "\n\n".join([f"Notat: {notes[0]}" if not notes[0].startswith(("- ", "1.")) else f"Notat:\n\n{notes[0]}",
                           *notes[1:]])  # fmt: skip


def _block(block: Block) -> Iterator[str]:
    match block:
        case Text() if block.paragraph.text.strip():
            yield _paragraph(block.paragraph)
        case Subheading() if block.paragraph.text.strip():
            yield f"### {_WRITER.inline(block.paragraph.text)}"
        case List():
            yield "\n".join(_item(item) for item in block.items if item.paragraph.text.strip())
        case Table():
            yield _table([block.header, *block.rows])
        case Chart():
            names = [block.category_title, *(name for name, _ in block.series)]
            numbers = zip(*(values for _, values in block.series), strict=True)
            rows = [
                [category, *map(_number, values)] for category, values in zip(block.categories, numbers, strict=False)
            ]
            yield f"::: diagram {block.kind}\n\n{_rows([names, *rows])}\n\n:::"


def _picture(picture: Picture, file: str) -> str:
    if picture.decorative:
        return f"![]({file}){{.decorative}}"
    return f"![{' '.join(_WRITER.inline(picture.alt).split())}]({file})"


def _item(item: ListItem) -> str:
    words = _guarded(" ".join(_runs(item.paragraph.runs).split()))
    mark = {"number": f"{item.number}.", "none": " "}.get(item.marker, "-")
    return f"{'   ' * item.level}{mark} {words}"


def _paragraph(paragraph: Paragraph) -> str:
    lines = [" ".join(line.split()) for line in _runs(paragraph.runs).split("\n")]
    return "  \n".join(_guarded(line) for line in lines if line)


def _guarded(line: str) -> str:
    """A line whose signs are guarded already, so that it begins no list, heading or note.

    A bracket that is not guarded is that of a link.
    """
    return line if line.startswith("[") else Writer(is_markdown=True).guarded(line)


def _runs(runs: Sequence[Run]) -> str:
    """The words with their emphasis; where all of them have it, that is the look of the slide and none of theirs."""
    spoken = [run for run in runs if run.text.strip()]
    is_bold, is_italic = all(run.bold for run in spoken), all(run.italic for run in spoken)
    return "".join(_run(run, bold=run.bold and not is_bold, italic=run.italic and not is_italic) for run in runs)


def _run(run: Run, *, bold: bool, italic: bool) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, _, after = run.text.partition(inner)
    words = "\n".join(_WRITER.inline(line) for line in inner.split("\n"))
    marks = {1: "^", -1: "~"}.get(run.raised, "") if " " not in inner else ""
    around = marks or "**" * bold + "*" * italic
    words = f"{around}{words}{around[::-1]}" if "\n" not in words else words
    return before + (f"[{words}]({run.link})" if run.link else words) + after


def _table(rows: Sequence[Sequence[Paragraph]]) -> str:
    return _rows([[" ".join(_runs(cell.runs).split()) for cell in row] for row in rows])


def _rows(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") if "\\|" not in cell else cell for cell in row) + " |"
             for row in rows]  # fmt: skip
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",") if value % 1 else f"{value:.0f}"
