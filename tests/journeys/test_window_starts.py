"""Started twice at once, one app goes on, with the files of both. `LEADERDECK_STARTS` sets how many pairs start."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

STARTS = int(os.environ.get("LEADERDECK_STARTS", "1"))


def wait(is_so: Callable[[], object], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never became so"
        time.sleep(0.02)


@pytest.mark.timeout(60 + 30 * STARTS)
@pytest.mark.skipif(sys.platform == "win32", reason="asks it to end as POSIX does")
def test_of_two_that_start_at_once_one_goes_on_with_the_files_of_all(tmp_path: Path) -> None:
    for pair in range(STARTS):
        home, files = tmp_path / f"home {pair}", [tmp_path / f"{pair} {name}.md" for name in ("a", "å", "-c")]
        for file in files:
            file.write_text(f"## {file.stem}\n", "utf-8")
        environment = {
            **os.environ,
            "LEADERDECK_HOME": str(home),
            "HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
        }

        def start(file: Path, environment=environment) -> subprocess.Popen:
            return subprocess.Popen(
                [sys.executable, "-m", "leaderdeck", str(file)], env=environment, text=True, cwd=tmp_path,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip

        def opened(home: Path = home) -> set[Path]:
            settings = home / "settings.json"
            return {Path(name) for name in json.loads(settings.read_bytes())["recent"]} if settings.exists() else set()

        started = [start(file) for file in files[:2]]
        try:
            wait(lambda wanted=set(files[:2]), look=opened: look() == wanted)
            wait(lambda both=started: sum(one.poll() is None for one in both) == 1)
            third = start(files[2])
            assert third.wait(40) == 0, "it hands over and ends"
            wait(lambda wanted=set(files), look=opened: look() == wanted)
            (first,) = [one for one in started if one.poll() is None]
            assert len(list((home / "locks").iterdir())) == 3, "one writer a talk"
            first.send_signal(signal.SIGTERM)
            assert first.wait(40) == 128 + signal.SIGTERM
        finally:
            for one in started:
                one.kill()
        assert sorted(one.returncode for one in started) == [0, 128 + signal.SIGTERM]
        assert [one.communicate() for one in (*started, third)] == [("", "")] * 3
        assert [path.name for path in (home / "instance").iterdir()] == []
