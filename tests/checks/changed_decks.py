"""A deck that LeaderDeck wrote, and ways to spoil it as people and other programs do."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from leaderdeck.cli.program import run
from leaderdeck.paths import resource_folder

TALK = """---
tittel: Rolig hånd
taler: Kari Nordmann
språk: nb
---

# Første del

## Dette vil jeg si

- Det første
- Det andre

Notat: Si det rolig.

## Tall fra i år

| År | Barn | Voksne |
|----|------|--------|
| 2024 | 12 | 30 |
| 2025 | 14 | 33 |

## Havna om morgenen

![Fiskebåter ved kai i morgenlys](havn.png)

## Vekst

::: diagram søyle
| År | Barn |
|----|------|
| 2024 | 12 |
| 2025 | 14 |
:::
"""
LIST, TABLE, PICTURE, CHART = 2, 3, 4, 5
"""Indexes of the slides of this kind."""


def export(folder: Path, kit: str = "fjordvik", text: str = TALK) -> Path:
    """Write the talk as a .pptx into the folder."""
    source = folder / "foredrag.md"
    source.write_text(text, "utf-8")
    copyfile(resource_folder("samples", "bilder", "havn.png"), folder / "havn.png")
    assert run(["export", str(source), "-o", str(folder / "foredrag.pptx"), "--brand", kit, "--force"]) == 0
    return folder / "foredrag.pptx"


def spoil(source: Path, target: Path, change: Callable[[Any], None]) -> Path:
    """A copy of the deck with one thing changed by python-pptx."""
    deck = Presentation(str(source))
    change(deck)
    deck.save(str(target))
    return target


def repack(
    source: Path, target: Path, add: dict[str, bytes], swap: Callable[[str, bytes], bytes] | None = None
) -> Path:
    """A copy of the package with further parts, or parts changed as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, swap(name, data) if swap else data)
        for name, data in add.items():
            new.writestr(name, data)
    target.write_bytes(out.getvalue())
    return target


def placeholder(deck: Any, index: int, *types: str) -> Any:
    """The first shape of a slide that is a placeholder of one of these types; none means content."""
    for shape in deck.slides[index].placeholders:
        ph = shape._element.find(".//" + qn("p:ph"))
        if ph.get("type", "obj") in (types or ("obj", "body")):
            return shape
    raise AssertionError(f"no placeholder {types} on slide {index + 1}")


def drawn(deck: Any, index: int, tag: str) -> Any:
    """The `p:cNvPr` of the first picture or graphic frame of a slide."""
    return next(iter(deck.slides[index]._element.iter(qn(tag)))).find(".//" + qn("p:cNvPr"))


def text_box(deck: Any, index: int, words: str, top: float, left: float = 60.0, size: float = 14.0) -> Any:
    """A new text box, with its language, in points."""
    box = deck.slides[index].shapes.add_textbox(Pt(left), Pt(top), Pt(300), Pt(30))
    box.text_frame.text = words
    run = box.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(size)
    run._r.get_or_add_rPr().set("lang", "nb-NO")
    run.font.color.rgb = RGBColor(0, 0, 0)
    return box


def relation(kind: str, target: str, number: int = 900) -> Callable[[str, bytes], bytes]:
    """Adds a relationship to something outside to the first slide."""
    row = (
        f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()

    def swap(name: str, data: bytes) -> bytes:
        return data.replace(b"</Relationships>", row) if name == "ppt/slides/_rels/slide1.xml.rels" else data

    return swap


def recolored(name: str, data: bytes) -> bytes:
    """Other colors in every theme."""
    if not name.startswith("ppt/theme/theme1"):
        return data
    return re.sub(rb'(<a:accent[1-4]><a:srgbClr val=")[0-9A-Fa-f]{6}', rb"\g<1>B00020", data)
