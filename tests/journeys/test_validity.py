"""Every file that leaves opens without repair, by the judgement of a tool that is not ours.

`LEADERDECK_VALID_DECKS` sets how many generated decks are judged (the usual run is short; 300 is the promise); from 100
on each sample is judged in each kit, and not in one of them.
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
DECKS = int(os.environ.get("LEADERDECK_VALID_DECKS", "6"))

pytestmark = [pytest.mark.validator, pytest.mark.shared]


def samples_and_kits() -> list[tuple[str, str]]:
    """Every sample with every kit, or with one in turn."""
    samples = sorted(file.stem for file in resource_folder("samples").glob("*.md"))
    if DECKS >= 100:
        return [(sample, kit) for sample in samples for kit in KITS]
    return [(sample, KITS[number % len(KITS)]) for number, sample in enumerate(samples)]


@pytest.mark.parametrize(("sample", "kit"), samples_and_kits())
def test_every_sample_in_every_kit_is_sound(sample: str, kit: str, tmp_path: Path, validator) -> None:
    file = tmp_path / "ut.pptx"
    export_talk(load_talk(resource_folder("samples", f"{sample}.md"), kit), file, "pptx", PROFILES["stage"])
    assert validator(file) == []


@pytest.mark.parametrize("seed", range(DECKS))
def test_generated_decks_are_sound(seed: int, tmp_path: Path, validator) -> None:
    talk = read_talk(TalkMaker(1000 + seed).talk(6), find_kit(KITS[seed % 3]), tmp_path)
    file = tmp_path / "ut.pptx"
    export_talk(talk, file, "pptx", PROFILES["stage"])
    assert validator(file) == []
