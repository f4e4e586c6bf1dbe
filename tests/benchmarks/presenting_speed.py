"""How much processor time a key press costs until the next slide is on the audience's screen, and whether memory grows.

python tests/benchmarks/presenting_speed.py [SLIDES CHANGES]

A talk of 200 slides with pictures (2400 x 1350 JPEG), 1920 x 1080, without a screen (Qt's `offscreen`). Only the time
of the thread that shows windows is a wait; what a thread paints ahead meanwhile is told beside it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

PICTURES = 40
SCREEN = {"name": "HALL", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
          "dpr": 1}  # fmt: skip


def write_talk(folder: Path, slides: int) -> str:
    """The talk's text, with its pictures laid beside it."""
    import numpy
    from PIL import Image

    noise = numpy.random.default_rng(1)
    for number in range(PICTURES):
        coarse = noise.integers(0, 255, (27, 48, 3), dtype="uint8")
        Image.fromarray(coarse).resize((2400, 1350), Image.Resampling.BICUBIC).save(
            folder / f"p{number}.jpg", quality=88
        )
    parts = ["---\ntitle: Mange bilder\nduration: 60 min\nbrand: fjordvik\n---\n"]
    for number in range(1, slides + 1):
        picture = f"![Et landskap nummer {number}](p{number % PICTURES}.jpg)\n" if number % 2 else ""
        points = "- Tillit bygges i stille vær\n- Kontroll gir fakta\n    - men ikke mot\n- Spør alltid én gang til\n"
        parts.append(f"## Lysbilde {number} om det vi gjør\n\n{picture}\n{points}\nNotat: Si noe om {number}.\n")
    return "\n".join(parts)


def resident_kilobytes() -> int:
    """What this process holds in memory (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def main(slides: int, changes: int) -> None:
    """Press, measure and print."""
    from PySide6.QtCore import QEvent, QSize, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from leaderdeck.desktop.stage.errand import Errand
    from leaderdeck.desktop.stage.show import Show
    from leaderdeck.desktop.stage.talk_for_stage import talk_for

    with TemporaryDirectory() as folder:
        os.environ["LEADERDECK_HOME"] = folder
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        application = QApplication(["leaderdeck"])
        text = write_talk(Path(folder), slides)
        errand = Errand(text, Path(folder) / "tale.md")
        began = time.process_time()
        talk = talk_for(errand)
        print(f"{slides} slides read in {time.process_time() - began:.2f} s of processor time")
        show = Show(errand, talk)
        show.begin()
        window = show.window
        waited: list[float] = []
        whole: list[float] = []
        memory: list[int] = []
        unready = 0
        key = Qt.Key.Key_PageDown
        for change in range(changes):
            _settle(application, show)
            if show.state.is_at_end or show.state.number == 1:
                key = Qt.Key.Key_PageUp if show.state.is_at_end else Qt.Key.Key_PageDown
            began, all_began = time.thread_time(), time.process_time()
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            application.sendEvent(window, press)
            window.repaint()
            waited.append(time.thread_time() - began)
            ready = window.shown_view is not None and window.shown_view.number == min(
                show.state.number, show.state.count
            )
            unready += not ready
            _settle(application, show)
            whole.append(time.process_time() - all_began)
            if change % 100 == 99:
                gc.collect()
                memory.append(resident_kilobytes())
        assert window.size() == QSize(1920, 1080)
        _tell(waited, whole, memory, unready)
        show.end()
    os._exit(0)


def _settle(application: object, show: object) -> None:
    """Until what is painted ahead is there."""
    application.processEvents()  # type: ignore[attr-defined]
    while show.pictures.is_busy:  # type: ignore[attr-defined]
        time.sleep(0.001)
        application.processEvents()  # type: ignore[attr-defined]
    application.processEvents()  # type: ignore[attr-defined]


def _tell(waited: list[float], whole: list[float], memory: list[int], unready: int) -> None:
    ordered = sorted(waited)
    middle, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(f"key press to painted slide: {1000 * middle:.2f} ms (50 %), {1000 * most:.2f} ms (99 %)", end=" ")
    print(f"of {len(waited)}; {unready} not ready at once")
    print(f"with all that is painted ahead: {1000 * sum(whole) / len(whole):.1f} ms of the whole process a change")
    if memory:
        print(f"memory after each 100 changes: {', '.join(f'{one / 1024:.0f}' for one in memory)} MB")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given or [200, 2000]))
