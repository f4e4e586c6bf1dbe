"""The manuscript opened by LibreOffice: every speaker note in its order, under headings that are styled as such.

`LEADERDECK_MANUSCRIPTS` sets how many talks made by chance are opened, besides the samples.
"""

import os
import subprocess
from pathlib import Path

import pytest
from generated import TalkMaker
from lxml import etree

from leaderdeck.brand.catalog import find_kit
from leaderdeck.deck.blocks import List, Text
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.talk import Talk, load_talk, read_talk

TALKS = int(os.environ.get("LEADERDECK_MANUSCRIPTS", "1"))
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def spoken(talk: Talk) -> list[str]:
    found: list[str] = []
    for slide in talk.deck.slides:
        for block in slide.speaker_notes:
            if isinstance(block, List):
                found += [item.paragraph.text for item in block.items]
            elif isinstance(block, Text):
                found.append(block.paragraph.text)
    return [" ".join(text.split()) for text in found]


def opened(soffice: str, files: list[Path], folder: Path) -> list[list[tuple[int, str]]]:
    """(level of the heading, or 0; words) of every paragraph, as LibreOffice has it."""
    call = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "fodt",
            "--outdir", str(folder), *map(str, files)]  # fmt: skip
    subprocess.run(call, check=True, capture_output=True, timeout=200)
    if not (folder / f"{files[0].stem}.fodt").exists():
        pytest.skip("LibreOffice has no Writer here (apt-get install libreoffice-writer)")
    found = []
    for file in files:
        tree = etree.parse(str(folder / f"{file.stem}.fodt"), etree.XMLParser(huge_tree=True))
        body = tree.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
        parts = list(body.iter(f"{TEXT}h", f"{TEXT}p"))
        found.append([(int(one.get(f"{TEXT}outline-level", "0")), words_of(one)) for one in parts])
    return found


def words_of(paragraph: etree._Element) -> str:
    for space in paragraph.iter(f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break"):
        space.text = " "
    return " ".join("".join(paragraph.itertext()).split())


def test_every_note_is_there_in_order_under_styled_headings(soffice: str, tmp_path: Path) -> None:
    samples = sorted(resource_folder("samples").glob("*.md"))
    talks = [load_talk(file) for file in (samples if TALKS > 1 else samples[-2:])]
    talks += [read_talk(TalkMaker(seed).talk(10), find_kit("plain"), tmp_path) for seed in range(TALKS)]
    files = []
    for number, talk in enumerate(talks):
        files.append(tmp_path / f"{number:02}.docx")
        look = PaperLook(with_pictures=number == 1)
        export_talk(talk, files[-1], "docx", PROFILES["stage"], allow=("privacy",), look=look)
    for talk, paragraphs in zip(talks, opened(soffice, files, tmp_path), strict=True):
        texts = iter(text for level, text in paragraphs if not level)
        for note in spoken(talk):
            assert any(text.endswith(note) for text in texts), note
        headings = [(level, text) for level, text in paragraphs if level]
        titles = [slide.title.text for slide in talk.deck.slides if slide.title and slide.title.text.strip()]
        assert headings[0][0] == 1
        named = iter(text for _, text in headings)
        assert all(any(" ".join(title.split()) in text for text in named) for title in titles)
