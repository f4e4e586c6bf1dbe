"""How fast the windows are: start, opening, and from a key press to the painted slide. Prints a table; is no test.

Each size of talk runs in a process of its own, with the real windows on Qt's offscreen platform. «UI» is processor
time of the UI thread; «block» is the longest that one event kept it, by processor time and by the clock. The start is
measured in processes where nobody watches events, which costs as much as a tenth of it.

    python tests/benchmarks/typing_speed.py [SLIDES …]
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEYS, STARTS = 200, 7
EDITS_FOR_MEMORY = 10_000
SECONDS_BEFORE_OPENING = 4.0
"""As long as nobody is quicker to choose a file after the start; the window in reserve is made meanwhile."""
ROWS = (
    ("first", "first slide painted, CPU s"), ("whole", "whole talk read, CPU s"),
    ("median", "key to painted slide, UI ms, median"),
    ("wait", "the same, by the clock, median"),
    ("p99", "the same, UI ms, 99 %"), ("most", "the same, most"), ("block_cpu", "longest block, UI ms"),
    ("block_wall", "longest block, clock ms"), ("open_block", "longest block while opening, clock ms"),
    ("memory", "memory after scrolling through, MiB"), ("later", "memory after many edits more, MiB"),
)  # fmt: skip


def main(sizes: list[int]) -> None:
    """Measure each size in its own process and print them side by side."""
    with tempfile.TemporaryDirectory() as bytecode:
        _run(sizes[0], bytecode)  # so that all that are measured find their bytecode, as an installed program does
        starts = [_run(0, bytecode)["start"] for _ in range(STARTS)]
        found = [_run(slides, bytecode) for slides in sizes]
    print(f"Loading Qt's widgets alone takes {_yardstick():.3f} s of processor time here and now; a quiet machine of")
    print("two cores takes 0.11 s, and all figures below grow with it.")
    print(f"Start to a usable window with the sample: {statistics.median(starts):.2f} s of processor time,")
    print(f"the median of {STARTS} starts from {min(starts):.2f} to {max(starts):.2f} s.")
    print(f"{'':44}" + "".join(f"{slides:>12}" for slides in sizes))
    for key, words in ROWS:
        print(f"{words:44}" + "".join(f"{one[key]:>12.2f}" if key in one else f"{'–':>12}" for one in found))


def _run(slides: int, bytecode: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        own = {"LEADERDECK_HOME": folder, "HOME": folder, "PYTHONPYCACHEPREFIX": bytecode}
        environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        call = [sys.executable, __file__, "--measure", str(slides), folder]
        said = subprocess.run(call, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        return dict(json.loads(said.strip().splitlines()[-1]))


def _yardstick() -> float:
    """How slow this machine is at the moment: its processors may be shared."""
    call = [sys.executable, "-c", "from PySide6.QtWidgets import QApplication"]
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(call, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


def measure_start() -> dict[str, float]:
    """From the beginning of the process to the sample's slides, its first one painted."""
    from PySide6.QtWidgets import QApplication
    from watched_application import PaintedSlides

    _, desktop = _begin(QApplication)
    window = desktop.windows[0]
    PaintedSlides(window).wait()
    assert window.session.talk is not None
    return {"start": time.process_time()}


def _begin(kind):
    """An application of this class with its first window, as `open_windows` and `run_app` make them."""
    from leaderdeck.desktop.garbage import GarbageCollector, look_seldom
    from leaderdeck.desktop.plain_imports import import_plainly

    look_seldom()
    import_plainly()  # as `open_windows` does
    application = kind(["leaderdeck"])
    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.settings import Settings

    desktop = Desktop(application, Settings(language="nb", appearance="light"))
    GarbageCollector(desktop)
    desktop.start()
    return application, desktop


def measure(slides: int, folder: Path) -> dict[str, float]:
    """All figures for a talk of so many slides."""
    from PySide6.QtCore import QTimer
    from watched_application import WatchedApplication

    found: dict[str, float] = {}
    application, desktop = _begin(WatchedApplication)
    window = desktop.windows[0]
    application.until(lambda: window.session.talk is not None and window.panes.preview.scene is not None)
    desktop.speller.begin()
    desktop.reserve.keep()  # as `run_app` does
    application.rest(SECONDS_BEFORE_OPENING)
    file = _talk(folder, slides)
    application.forget()
    before = time.process_time()
    QTimer.singleShot(0, lambda: desktop.open_file(file))  # in an event, so that it is watched too
    application.until(lambda: len(desktop.windows) == 2)
    window = desktop.windows[1]
    application.until(lambda: window.panes.preview.scene is not None)
    found["first"] = time.process_time() - before
    application.until(lambda: window.session.talk is not None and window.session.is_settled)
    found["whole"] = time.process_time() - before
    application.rest(1.0)
    found["open_block"] = application.longest_wall_ms
    _type(application, window, found)
    _scroll(application, window)
    found["memory"] = _memory()
    if os.environ.get("LEADERDECK_EDITS"):
        _edit_long(application, window)
        found["later"] = _memory()
    return found


def _talk(folder: Path, slides: int) -> Path:
    from large_talk import write_talk

    file = write_talk(folder, slides, "leaderdeck")
    file.write_text(f"---\nbrand: fjordvik\n---\n\n{file.read_text('utf-8')}", "utf-8")
    return file


def _type(application, window, found: dict[str, float]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from watched_application import PaintedSlides

    editor = window.editor
    lines = editor.lines(1, editor.line_count() + 1)
    middle = next(at for at in range(len(lines) // 2, len(lines)) if lines[at].startswith("- "))
    editor.go_to_line(middle + 1, len(lines[middle]))
    application.rest(1.0)
    application.forget()
    times, waits = [], []
    painted = PaintedSlides(window)
    for key in range(KEYS):
        painted.forget()
        before, began = time.thread_time(), time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Space if key % 7 == 6 else Qt.Key(Qt.Key.Key_A + key % 20))
        painted.wait()
        times.append((time.thread_time() - before) * 1000)
        waits.append((time.perf_counter() - began) * 1000)
        application.rest(0.06)
    application.rest(1.5)
    times.sort()
    found["wait"] = statistics.median(waits)
    found.update(median=statistics.median(times), p99=times[round(len(times) * 0.99) - 1], most=times[-1])
    found.update(block_cpu=application.longest_cpu_ms, block_wall=application.longest_wall_ms)


def _scroll(application, window) -> None:
    for number in range(1, len(window.session.talk.scenes) + 1, 4):
        window.session.go_to_number(number)
        application.rest(0.03)
    application.rest(1.0)


def _edit_long(application, window) -> None:
    for edit in range(EDITS_FOR_MEMORY):
        window.editor.insert_markdown("ord " if edit % 40 else "\n- ")
        if edit % 50 == 0:
            window.editor.undo()
        application.processEvents()
    application.rest(2.0)


def _memory() -> float:
    """Resident memory now; the most so far where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        sys.path.insert(0, str(Path(__file__).parent))
        size = int(sys.argv[2])
        print(json.dumps(measure(size, Path(sys.argv[3])) if size else measure_start()))
        sys.stdout.flush()
        os._exit(0)
    main([int(size) for size in sys.argv[1:]] or [10, 200, 1000])
