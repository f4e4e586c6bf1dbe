"""Any text at all, wherever a talk and a brand hold words: every kind of file is made, whole and sound.

The usual run is short. `LEADERDECK_TEXTS` sets how many texts go in (10 000 is the promise) and then as many as 500 of
their decks are judged by the Open XML SDK validator.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.new_kit import write_kit_description
from leaderdeck.brand.reader import load_design, load_kit
from leaderdeck.brand.template_reader import read_template
from leaderdeck.errors import BrandProblem
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.template_maker import make_template
from leaderdeck.scene.shapes import Scene, TableShape, TextShape
from leaderdeck.talk import Talk, read_talk

TEXTS = int(os.environ.get("LEADERDECK_TEXTS", "120"))
A_DECK = 20
DECKS = max(1, TEXTS // A_DECK)
KITS = ("fjordvik", "granheim", "plain")

AWKWARD = [
    "\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\udc80\ud800", "\ufffe", "\uffff", "\ufeff",
    "\u202e", "\u2066", "\u2028", "\u200b", "\u00ad", "\u0301" * 9, "\U0010ffff", "😀", "👩‍👩‍👧‍👦", "🇳🇴",
    "مرحبا", "שלום", "日本語のテキスト", "नमस्ते", "ﬁ", "𝒳", "]]>", "&#11;", "<b>", "<!-- -->", "&amp;", '"', "'", "\t",
    "\r\n", "\n\n", "{.accent}", "{=}", "[x](y)", "|", "`", "**", "$", "\\", ":::", "---", "# ", "> ", "- ", "1. ",
    "=SUM(A1)", "1e400", "_x000D_", "a" * 300, "ord " * 120,
]  # fmt: skip
TEXT = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(AWKWARD) | st.text(st.characters(), max_size=6), max_size=10).map("".join),
)


def one_line(text: str) -> str:
    """The text where its lines cannot end the block that it stands in."""
    return " ".join(text.split())


def talk_of(texts: list[str]) -> str:
    """Twenty texts, each marked with a word of its own, in every place that a talk has for words."""
    t = [f"{text} merke{number}q" for number, text in enumerate(texts)]
    s = [one_line(text) for text in t]
    cell = [text.replace("|", "\\|") for text in s]
    quoted = '"' + s[2].replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"""---
title: {quoted}
speaker: {s[0]}
event: {s[1]}
footer: {s[19]}
lang: {s[18][:12]}
---

# {s[3]}

- {s[4]}
    - **{s[5]}** [{s[6]}](<https://x.example/{s[6]}>)

Notat: {t[7]}

Privat: {s[8]}

# Figur

![{s[8]}](bilde.svg "{s[9]}")

# Tabell

| {cell[10]} | B |
|---|---|
| {cell[11]} | {cell[12]} |

Table: {s[12]}

# Diagram

::: diagram bar
| År | {cell[13]} |
|---|---|
| {cell[14]} | 3 |
:::

# Kode

```{s[15][:9]}
{t[15]}
```

# Fakta

::: fakta
{s[16]}: {s[17]}
:::

# Dagsorden

- 09.00 {s[16]}
- 10.00 {s[17]}

# Sagt[^1]

> {s[18]}
>
> — {s[0]}

[^1]: {s[18]}

{t[19]}
"""


def outside(scene: Scene, width: float, height: float) -> list[str]:
    """Shapes that leave the slide and lines that leave their frame, in words."""
    found = []
    for shape in scene.shapes:
        frame = shape.frame
        if frame.x < -1 or frame.y < -1 or frame.right > width + 1 or frame.bottom > height + 1:
            found.append(f"{scene.layout}: {shape.name} stands at {frame}")
        cells = [cell for row in shape.rows for cell in row] if isinstance(shape, TableShape) else []
        texts = [(cell.frame, cell.text) for cell in cells]
        if isinstance(shape, TextShape) and shape.text:
            texts.append((frame, shape.text))
        for room, text in texts:
            for line in text.lines:
                across = room.x - 1 <= line.x_pt and line.x_pt + line.width_pt <= room.right + 1
                down = line.baseline_pt <= room.bottom + 1 and line.baseline_pt >= room.y - 1
                if not across or not down:
                    found.append(f"{scene.layout}: {shape.name}: {line.text[:40]!r} leaves {room}")
    return found


class Workshop:
    """A folder with a picture where decks are made, judged and thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.decks = 0
        mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 3 2 0 4 3z"/></svg>'
        (folder / "bilde.svg").write_text(mark)

    def make(self, texts: list[str], kit: BrandKit, judge: Callable[[Path], list[str]] | None) -> None:
        self.decks += 1
        talk = read_talk(talk_of(texts), kit, self.folder)
        for _, scene in talk.scenes:
            if not any(note.rule.startswith("fit.overflow") for note in scene.fit_notes):
                assert outside(scene, kit.template.width_pt, kit.template.height_pt) == []
        deck = self.export(talk, "pptx")
        if judge:
            assert judge(deck) == []
        if self.decks % 8 == 1:
            self.export(talk, "pdf")
        if self.decks % 40 == 1:
            self.export(talk, "png")

    def export(self, talk: Talk, kind: str) -> Path:
        target = self.folder / f"ut.{kind}"
        export_talk(talk, target, kind, PROFILES["stage"], allow=("privacy",), force=True)
        return target


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def promise(decks: int) -> Callable:
    """The settings of a run over so many decks of texts."""
    examples = settings(max_examples=decks, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    texts = given(texts=st.lists(TEXT, min_size=A_DECK, max_size=A_DECK))
    return lambda test: examples(texts(test))


@pytest.mark.timeout(7200)
@promise(DECKS)
def test_any_text_in_every_place_of_a_talk(workshop: Workshop, texts: list[str]) -> None:
    workshop.make(texts, find_kit(KITS[workshop.decks % 3]), None)


@pytest.mark.validator
@pytest.mark.shared
@pytest.mark.timeout(7200)
@promise(500 if DECKS >= 500 else max(3, DECKS // 5))
def test_any_text_gives_files_that_open_without_repair(workshop: Workshop, validator, texts: list[str]) -> None:
    workshop.make(texts, find_kit(KITS[workshop.decks % 3]), validator)


@pytest.mark.timeout(7200)
@promise(max(3, DECKS // 10))
def test_any_text_as_a_brand_s_own_words(workshop: Workshop, texts: list[str]) -> None:
    folder = workshop.folder
    shipped = resource_folder("brands", KITS[workshop.decks % 3])
    words = {"name": texts[0], "slogans": (("nb", texts[1]), ("nn", texts[2])), "contact": texts[3]}
    design = replace(load_design(shipped), **words, residue=tuple(texts[4:6]))
    make_template(design, folder / "template.pptx")
    kit = replace(load_kit(shipped), **words, residue=design.residue, template=read_template(folder / "template.pptx"))
    workshop.make(texts, kit, None)


@promise(max(3, DECKS // 10))
def test_any_text_as_the_name_and_slogan_of_a_new_brand(workshop: Workshop, texts: list[str]) -> None:
    for number, (name, slogan) in enumerate(pairwise(texts)):
        folder = workshop.folder / f"kit{workshop.decks}-{number}"
        try:
            write_kit_description(folder, name=name, slogan=slogan, language="nb")
        except BrandProblem:
            assert not folder.exists(), "a name that cannot be one is refused before anything is written"
            continue
        design = load_design(folder)
        assert design.name == " ".join(name.split())
        assert dict(design.slogans).get("nb", "") == " ".join(slogan.split())
        shutil.rmtree(folder)
