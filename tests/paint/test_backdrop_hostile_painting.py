"""What hostile drawings are read as can be painted in time."""

import importlib.util
from pathlib import Path
from time import process_time

import pytest
from paint_kit import hand_kit, painted

SOURCE = Path(__file__).parents[1] / "brand" / "test_backdrop_hostile.py"
_spec = importlib.util.spec_from_file_location("hostile_drawings", SOURCE)
assert _spec is not None
assert _spec.loader is not None
hostile = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hostile)
SECONDS = 2.0


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_a_hostile_drawing_is_painted_in_time(name: str) -> None:
    kit = hand_kit(extra=hostile.read(hostile.HOSTILE[name]))
    started = process_time()
    painted(kit, width=1280)
    assert process_time() - started < SECONDS
