"""Every file that leaves opens without repair, by the judgement of a tool that is not ours.

`LEADERDECK_VALID_DECKS` sets how many generated decks are judged (the usual run is short; 300 is the promise).
"""

import os
from pathlib import Path

import pytest
from generated import TalkMaker

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.talk import load_talk, read_talk

KITS = ("fjordvik", "granheim", "plain")
DECKS = int(os.environ.get("LEADERDECK_VALID_DECKS", "9"))

pytestmark = [pytest.mark.validator, pytest.mark.shared]


@pytest.mark.parametrize("sample", sorted(resource_folder("samples").glob("*.md")), ids=lambda path: path.stem)
@pytest.mark.parametrize("kit", KITS)
def test_every_sample_in_every_kit_is_sound(sample: Path, kit: str, tmp_path: Path, validator) -> None:
    file = tmp_path / "ut.pptx"
    export_talk(load_talk(sample, kit), file, "pptx", PROFILES["stage"])
    assert validator(file) == []


@pytest.mark.parametrize("seed", range(DECKS))
def test_generated_decks_are_sound(seed: int, tmp_path: Path, validator) -> None:
    talk = read_talk(TalkMaker(1000 + seed).talk(6), find_kit(KITS[seed % 3]), tmp_path)
    file = tmp_path / "ut.pptx"
    export_talk(talk, file, "pptx", PROFILES["stage"])
    assert validator(file) == []
