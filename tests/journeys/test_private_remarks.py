"""Private remarks leave in no file of any kind: not as text, not packed, not in another encoding.

`LEADERDECK_SECRETS` sets how many talks with planted secrets are exported (the usual run is short; 200 is the promise).
"""

import os
import random
from pathlib import Path

import pytest
from file_contents import holds, pdf_streams, png_chunks, unpacked
from generated import TalkMaker

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import read_talk

TALKS = int(os.environ.get("LEADERDECK_SECRETS", "24"))


@pytest.mark.parametrize("seed", range(TALKS))
def test_no_planted_secret_is_in_the_powerpoint_file(tmp_path: Path, seed: int) -> None:
    secret = f"hemmelig{random.Random(seed).getrandbits(60):x}ÆØÅ"
    text = TalkMaker(seed, private=secret).talk(4) + f"\n::: privat\n\n- {secret}\n\n:::\n\n<!-- vanlig notat -->\n"
    kit = find_kit(("fjordvik", "granheim", "plain")[seed % 3])
    talk = read_talk(text, kit, tmp_path)
    assert sum(bool(slide.private) for slide in talk.deck.slides) >= 4, "the remarks were understood as private"
    assert not holds(repr((talk.scenes, talk.findings)).encode("utf-8", "replace"), secret)
    file = tmp_path / "ut.pptx"
    export_talk(talk, file, "pptx", PROFILES["stage"])
    assert not [name for name, data in unpacked(file.read_bytes()) if holds(data, secret)]


@pytest.mark.parametrize("seed", range(2))
def test_no_planted_secret_is_in_pdf_and_pictures(tmp_path: Path, seed: int) -> None:
    secret = f"hemmelig{random.Random(seed).getrandbits(60):x}"
    talk = read_talk(TalkMaker(seed, private=secret).talk(3), find_kit("fjordvik"), tmp_path)
    export_talk(talk, tmp_path / "ut.pdf", "pdf", PROFILES["stage"])
    assert not any(holds(stream, secret) for stream in pdf_streams(tmp_path / "ut.pdf"))
    exported = export_talk(talk, tmp_path / "bilder", "png", PROFILES["stage"])
    for picture in exported.files:
        assert not any(holds(chunk, secret) for chunk in png_chunks(picture.read_bytes()))
