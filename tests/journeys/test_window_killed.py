"""The program is killed at any moment while somebody types and saves: nothing is lost but the last two seconds.

`LEADERDECK_KILLS` sets how often (the usual run is short; 40 is the promise).
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from leaderdeck.desktop.documents.recovery import RecoveryStore

KILLS = int(os.environ.get("LEADERDECK_KILLS", "2"))
MOST_LOST_SECONDS = 2.0
LONGEST_BETWEEN_WORDS = 0.08
"""Of the time between two words no more counts: the rest is the machine's, which let the whole program stand."""
ROBOT = Path(__file__).with_name("typing_robot.py")
BEGINNING = "---\ntitle: Åpent møte\n---\n\n## Først\n\n- punkt\n\n## Sist\n\n"


@pytest.mark.timeout(60 + 15 * KILLS)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no way to end a process at once")
def test_at_most_two_seconds_of_typing_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2026)
    for kill in range(KILLS):
        folder = tmp_path / str(kill)
        folder.mkdir()
        monkeypatch.setenv("LEADERDECK_HOME", str(folder / "home"))
        file, log = folder / "møte.md", folder / "typed.log"
        file.write_text(BEGINNING, "utf-8")
        _run_until_killed(file, log, kill, 0.2 + chance.random() * 3.5)
        typed = [(int(number), float(when)) for number, when in re.findall(r"(\d+) ([\d.]+)\n", log.read_text())]
        due = _due(typed)
        saved = file.read_text("utf-8")
        assert _is_whole(saved), f"kill {kill}: the file is damaged"
        kept = [RecoveryStore().read(copy) for copy in RecoveryStore().left_behind()]
        assert all(text is not None and _is_whole(text) for text in kept), f"kill {kill}: a copy is damaged"
        best = max((_last_word(text) for text in [saved, *kept] if text is not None), default=0)
        assert best >= due, f"kill {kill}: {due - best} words older than two seconds are gone"
        _assert_swept(folder)


def _due(typed: list[tuple[int, float]]) -> int:
    """The last word that must be kept."""
    seconds = 0.0
    for (number, when), (_, then) in reversed(list(pairwise(typed))):
        seconds += min(then - when, LONGEST_BETWEEN_WORDS)
        if seconds > MOST_LOST_SECONDS:
            return number
    return 0


def _run_until_killed(file: Path, log: Path, seed: int, after_seconds: float) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(file.parent)}
    robot = subprocess.Popen(
        [sys.executable, str(ROBOT), str(file), str(log), str(seed)], env=environment, stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + 60
    while not log.exists() and time.monotonic() < end:
        assert robot.poll() is None, "the robot ended by itself"
        time.sleep(0.01)
    time.sleep(after_seconds)
    robot.send_signal(signal.SIGKILL)
    robot.wait()


def _is_whole(text: str) -> bool:
    """The beginning, and then words in their order, the last perhaps cut where the copy was taken."""
    if not text.startswith(BEGINNING.rstrip("\n")):
        return False
    words = text[len(BEGINNING) :].split()
    return all(word == f"ord{number:05}" for number, word in enumerate(words[:-1], start=1))


def _last_word(text: str) -> int:
    return max(map(int, re.findall(r"ord(\d{5})(?= )", text + " ")), default=0)


def _assert_swept(folder: Path) -> None:
    """What a killed save left behind is gone once the file has been opened again."""
    from leaderdeck.desktop.documents.text_file import open_text

    open_text(folder / "møte.md")
    assert sorted(path.name for path in folder.glob("*.tmp")) == []
