"""Templates that were damaged at random: adopted and exported with a short talk, or refused in one sentence."""

import os
from pathlib import Path

import pytest
from template_mutants import mutant, parts_of
from test_hostile_packages import LARGEST_MEMORY, REFUSALS, faults_in, is_harmless, run_tries, told

from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.faults import find_faults

HOW_MANY = int(os.environ.get("LEADERDECK_MUTANTS", "12"))
LONGEST_SECONDS = 10.0
SHARED_TEMPLATES = Path(__file__).resolve().parents[3] / "shared" / "templates"

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="each try is a fork of one warm process"),
    pytest.mark.timeout(240 + 12 * HOW_MANY),
]


def sources() -> list[Path]:
    """The shipped kits' templates, and where it lies beside the checkout those from many places."""
    shipped = [resource_folder("brands", kit, "template.pptx") for kit in ("fjordvik", "granheim", "plain")]
    others = sorted(SHARED_TEMPLATES.glob("brand__*.p*tx")) if SHARED_TEMPLATES.is_dir() else []
    return [*shipped, *(file for file in others if file.stat().st_size < 4 << 20)]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What happened to each mutant."""
    room = tmp_path_factory.mktemp("mutanter")
    files = sources()
    tries = []
    for number in range(HOW_MANY):
        source = files[number % len(files)]
        what, data = mutant(parts_of(source), number)
        file = room / f"{number:04}{source.suffix}"
        file.write_bytes(data)
        tries.append((f"{number} {source.stem}: {what}", "adopt", str(file)))
    return run_tries(tries, room)


def test_each_is_adopted_and_exported_or_refused_in_one_sentence(reports: list[dict]) -> None:
    wrong = [told(one) for one in reports if one["outcome"] not in REFUSALS | {"opened"}]
    assert not wrong, "\n".join(wrong)
    assert not [told(one) for one in reports if one["outcome"] in REFUSALS and "\n" in one["said"]]


def test_what_was_exported_is_whole(reports: list[dict]) -> None:
    opened = [one for one in reports if one["outcome"] == "opened"]
    assert len(opened) > len(reports) / 5, "most damage is small"
    for one in opened:
        file = Path(one["target"]) / "ut.pptx"
        assert find_faults(file.read_bytes()) == (), told(one)
        assert not faults_in(file), told(one)


def test_each_is_quick_small_and_alone(reports: list[dict]) -> None:
    assert not [told(one) for one in reports if one["processor"] > LONGEST_SECONDS]
    assert not [told(one) for one in reports if one["memory"] > LARGEST_MEMORY]
    wrong = [f"{told(one)}: {event}" for one in reports for event in one["seen"] if not is_harmless(event, one)]
    assert not wrong, "\n".join(wrong[:10])
