"""What leaves the house holds exactly what its receiver gets, in every part of every kind of file.

Each talk carries marks nobody could write by chance: in private blocks, comments, file paths, picture metadata,
alternative texts, addresses of links, hidden slides, speaker notes, the speaker's name and the template's author.
`LEADERDECK_SECRETS` sets how many talks are made; from 200 on each of them is written for all three receivers as
PowerPoint, as a page, and in turn as each other kind of file; before that receivers and kinds take their turns.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from file_contents import holds, pdf_streams, unpacked
from generated import TalkMaker
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.handing_over import Handing, hand_over
from leaderdeck.export.profiles import PROFILES, Profile
from leaderdeck.talk import Talk, load_talk, read_talk

TALKS = int(os.environ.get("LEADERDECK_SECRETS", "12"))
PROMISED = 200
NEVER = ("private", "block", "inline", "folder", "file", "camera", "author")
WITH_NOTES = ("notes", "comment")
SHOWN = ("shown", "alt", "link")


def marks(seed: int) -> dict[str, str]:
    """A mark for each place, of letters alone so that no line is broken inside it."""
    chance = random.Random(seed)
    places = (*NEVER, *WITH_NOTES, *SHOWN, "hidden", "name")
    return {place: f"q{place}" + "".join(chance.choice("bcdfghjkmpqvwxz") for _ in range(9)) for place in places}


def talk_with(mark: dict[str, str], seed: int, folder: Path) -> Path:
    inside = folder / mark["folder"]
    inside.mkdir()
    told = PngInfo()
    told.add_text("Comment", mark["camera"])
    exif = Image.Exif()
    exif[0x010E] = mark["camera"]
    Image.new("RGB", (40, 30), (seed % 250, 90, 120)).save(
        inside / f"{mark['file']}.png", pnginfo=told, exif=exif.tobytes()
    )
    made = TalkMaker(seed).talk(1)
    front, _, rest = made.partition("\n---\n")
    text = f"""{front.replace("Kari Nordmo", "Kari " + mark["name"].capitalize())}
---
{rest}

# Tillit og ro

- Vi sier det som det er, {mark["shown"]} [les mer](https://fjordvik.example/{mark["link"]})

![{mark["alt"]}]({mark["file"]}.png)

<!-- {mark["comment"]} -->

Notat: Si {mark["notes"]} rolig.

Privat: Ikke nevn {mark["private"]} for noen

# Reserve {{.hidden}}

- bare om noen spør om {mark["hidden"]}

::: privat
- {mark["block"]} er **sint** på oss
:::

> Privat: {mark["inline"]} sa dette
"""
    file = inside / "tale.md"
    file.write_text(text, "utf-8")
    return file


@cache
def template_data(kit: str, author: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(find_kit(kit).template.file) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
        new.writestr(
            "docProps/core.xml",
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></cp:coreProperties>',
        )
    return stream.getvalue()


def kit_by(author: str, name: str, folder: Path) -> BrandKit:
    """The kit with a template whose author has a mark for a name."""
    kit = find_kit(name)
    file = folder / "mal.pptx"
    file.write_bytes(template_data(name, author))
    return replace(kit, template=replace(kit.template, file=file))


def allowed(profile: Profile, kind: str) -> set[str]:
    """The places whose marks this receiver may get in this kind of file."""
    if kind == "png":
        return set()  # words are drawn, and nothing else is in the file
    places = set(SHOWN)
    if profile.with_notes and kind in ("pptx", "docx", "html", "zip"):
        places |= set(WITH_NOTES)
    if profile.with_hidden:
        places.add("hidden")
    if profile.with_names:
        places.add("name")
    return places


def demanded(profile: Profile, kind: str) -> set[str]:
    """Those that must be there; a manuscript may leave out alternative texts and addresses."""
    places = allowed(profile, kind)
    return places if kind in ("pptx", "zip", "html") else places - {"alt", "link", "name", "comment"}


def everything_in(file: Path) -> list[bytes]:
    """Every part of the file unpacked, with the words of its pages where it is a PDF, and all names."""
    parts = []
    for one in sorted(file.iterdir()) if file.is_dir() else [file]:
        for name, data in unpacked(one.read_bytes(), one.name):
            parts += [name.encode(), data, *pdf_parts(data)]
    return parts


def pdf_parts(data: bytes) -> list[bytes]:
    if not data.startswith(b"%PDF"):
        return []
    document = pypdfium2.PdfDocument(data)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return [*pdf_streams(io.BytesIO(data)), "\n".join(pages).encode()]


def write(talk: Talk, kind: str, profile: Profile, folder: Path) -> Path:
    target = folder / f"ut-{profile.name}.{kind}"
    if kind == "zip":
        hand_over(Handing(talk, profile, target, "Lederdagene", "Arrangøren"))
    else:
        export_talk(talk, target, kind, profile)
    return target


@pytest.mark.parametrize("seed", range(TALKS))
def test_each_receiver_gets_what_is_theirs_and_nothing_else(tmp_path: Path, seed: int) -> None:
    mark = marks(seed)
    file = talk_with(mark, seed, tmp_path)
    name = ("fjordvik", "granheim", "plain")[seed % 3]
    known = load_talk(file)
    kit = kit_by(mark["author"], name, tmp_path)
    talk = replace(read_talk(known.text, kit, file.parent, None, file), file=file)
    for kind, profile in turns(seed):
        parts = everything_in(write(talk, kind, profile, tmp_path))
        found = {place for place, text in mark.items() if any(in_any_case(part, text) for part in parts)}
        assert found <= allowed(profile, kind), (kind, profile.name)
        assert demanded(profile, kind) <= found, (kind, profile.name)


def in_any_case(part: bytes, text: str) -> bool:
    return holds(part, text) or holds(part, text.capitalize()) or holds(part, text.upper())


def turns(seed: int) -> list[tuple[str, Profile]]:
    """What is written of this talk."""
    if TALKS >= PROMISED:
        others = ("pdf", "docx", "zip", "png")
        kinds = [("pptx", "html", others[(seed + at) % 4]) for at in range(3)]
        return [(kind, profile) for own, profile in zip(kinds, PROFILES.values(), strict=True) for kind in own]
    profiles = list(PROFILES.values())
    return [(("pptx", "html", "pptx", "pdf", "pptx", "docx", "html", "zip")[seed % 8], profiles[(seed // 2) % 3])]
