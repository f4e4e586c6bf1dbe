"""Slides are painted in threads that come and go: fonts of a thread that has ended are never touched again."""

from io import BytesIO
from threading import Thread

from paint_kit import hand_kit, plain, scene, text_shape

from leaderdeck.paint.pdf import write_pdf
from leaderdeck.paint.thumbnails import png_bytes
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.units import Frame

FRAME = Frame(60, 100, 840, 300)


def test_one_thread_after_another_paints_the_same() -> None:
    kit = hand_kit()
    slides = [scene(text_shape(kit, FRAME, plain(f"Tillit {number}", 14.0 + number))) for number in range(6)]
    painted: list[tuple[bytes, ...]] = []

    def paint() -> None:
        pages = BytesIO()
        write_pdf(slides, kit, DeckProperties(title="Tillit"), pages)
        painted.append((*(png_bytes(slide, kit, 1, 480) for slide in slides), pages.getvalue()))

    for _ in range(6):
        thread = Thread(target=paint)
        thread.start()
        thread.join()
    assert len(painted) == 6
    assert len(set(painted)) == 1


def test_threads_that_paint_at_once_do_not_disturb_each_other() -> None:
    kit = hand_kit()
    slides = [scene(text_shape(kit, FRAME, plain(f"Åpenhet {number}", 12.0 + number))) for number in range(8)]
    alone = [png_bytes(slide, kit, 1, 480) for slide in slides]
    found: list[list[bytes]] = []

    def paint() -> None:
        found.append([png_bytes(slide, kit, 1, 480) for slide in slides])

    threads = [Thread(target=paint) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 4
