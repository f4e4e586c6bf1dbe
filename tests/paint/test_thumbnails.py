"""PNG files hold the picture and nothing else, the same every time, from any program without a screen."""

import subprocess
import sys
import time
from pathlib import Path

from paint_kit import NAME, hand_kit, plain, scene, text_shape
from PySide6.QtGui import QImage

from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paint.thumbnails import png_bytes
from leaderdeck.units import Frame

FRAME = Frame(60, 100, 840, 300)


def chunk_names(png: bytes) -> list[bytes]:
    names, start = [], 8
    while start < len(png):
        names.append(png[start + 4 : start + 8])
        start += 12 + int.from_bytes(png[start : start + 4], "big")
    return names


def test_a_png_has_no_metadata() -> None:
    kit = hand_kit()
    assert set(chunk_names(png_bytes(scene(text_shape(kit, FRAME, plain("Hei"))), kit, 1, 640))) == {
        b"IHDR",
        b"IDAT",
        b"IEND",
    }


def test_a_png_shows_the_slide_in_the_width_asked_for() -> None:
    kit = hand_kit()
    picture = QImage.fromData(png_bytes(scene(text_shape(kit, FRAME, plain("Hei"))), kit, 1, 1280))
    assert (picture.width(), picture.height()) == (1280, 720)
    assert picture.convertToFormat(QImage.Format.Format_RGB32) == paint_picture(
        scene(text_shape(kit, FRAME, plain("Hei"))), kit, 1, 1280
    )


def test_the_same_slide_gives_the_same_bytes() -> None:
    kit = hand_kit()
    one, two = (scene(text_shape(kit, FRAME, plain("Åpenhet", 54.0))) for _ in range(2))
    assert png_bytes(one, kit, 4, 800) == png_bytes(two, kit, 4, 800)


def test_painting_needs_no_screen_and_the_program_ends_well() -> None:
    lines = (
        f"import sys; sys.path[:0] = [{str(Path(__file__).parents[2])!r}, {str(Path(__file__).parent)!r}]",
        "from paint_kit import *",
        "from leaderdeck.paint.thumbnails import png_bytes",
        "kit = hand_kit()",
        "print(len(png_bytes(scene(text_shape(kit, Frame(0, 0, 900, 90), plain('Hei'))), kit, 1, 320)) > 100)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")


def test_a_slide_is_painted_in_a_few_milliseconds() -> None:
    kit = hand_kit(extra=(NAME,))
    words = "Tillit er billigst når den er bygget på forhånd, sier vi. "
    full = scene(text_shape(kit, FRAME, *(plain(words, 24.0) for _ in range(6))))
    paint_picture(full, kit, 1, 1280)
    took = []
    for _ in range(15):
        start = time.process_time()
        paint_picture(full, kit, 1, 1280)
        took.append(time.process_time() - start)
    assert min(took) <= 0.02
