"""A talk goes from one process to another as it was composed, and nothing but a talk is taken out of the parcel."""

import json
import os
import pickle
import subprocess
import sys

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk, packed, unpacked
from leaderdeck.desktop.stage.stage_messages import StageLine
from leaderdeck.desktop.stage.talk_for_stage import talk_for
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.scene.shapes import PictureShape

PICTURE = "## Havn {number}\n\n![En havn](havn.png)\n\nPrivat: Ikke nevn Solveig.\n"


@pytest.fixture(scope="module")
def with_pictures(tmp_path_factory: pytest.TempPathFactory) -> HeldTalk:
    folder = tmp_path_factory.mktemp("talk")
    Image.effect_noise((400, 300), 90).save(folder / "havn.png")
    (folder / "tegn.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><path d="M0 0h9v9z"/></svg>'
    )
    slides = [PICTURE.format(number=number) for number in range(3)]
    text = "---\ntitle: Havner\n---\n" + "\n".join([*slides, "## Tegn\n\n![Et tegn](tegn.svg)\n"])
    return talk_for(Errand(text, folder / "tale.md"))


def test_a_talk_comes_out_as_it_was_packed(with_pictures: HeldTalk, qapp) -> None:
    parts = packed(with_pictures)
    there = unpacked(parts)
    assert (there.title, there.private, there.plan) == (with_pictures.title, with_pictures.private, with_pictures.plan)
    assert there.scenes == with_pictures.scenes
    for number, scene in enumerate(there.scenes, start=1):
        before = paint_picture(with_pictures.scenes[number - 1], with_pictures.kit, number, 320)
        assert paint_picture(scene, there.kit, number, 320) == before


def test_a_picture_on_many_slides_travels_once_and_as_it_is(with_pictures: HeldTalk) -> None:
    whole, *pictures = packed(with_pictures)
    shown = {
        shape.file.data for scene in with_pictures.scenes for shape in scene.shapes if isinstance(shape, PictureShape)
    }
    assert sorted(pictures) == sorted(shown)
    assert all(picture not in whole for picture in pictures if picture)


class Intruder:
    def __reduce__(self) -> object:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "told",
    [b"", b"x", pickle.dumps("talk"), pickle.dumps(Intruder()), pickle.dumps(subprocess.Popen), pickle.dumps(packed),
     pickle.dumps(unpacked)],
)  # fmt: skip
def test_whatever_is_no_talk_is_refused(told: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it says no more
        unpacked([told])
    with pytest.raises(ValueError):  # noqa: PT011
        unpacked([])


def test_bytes_go_along_the_line_in_their_order_and_only_to_who_expects_them(qtbot) -> None:
    server = QLocalServer()
    assert server.listen(f"leaderdeck-test-{os.getpid()}")
    socket = QLocalSocket()
    socket.connectToServer(server.serverName())
    qtbot.waitUntil(server.hasPendingConnections)
    speaking, hearing = StageLine(server.nextPendingConnection()), StageLine(socket, most_bytes=1 << 23)
    heard: list[dict[str, object]] = []
    hearing.told.connect(heard.append)
    large = os.urandom(3 << 20)
    speaking.tell({"first": 1}, (large, b"", b"line\nline"))
    speaking.tell({"second": 2})
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [{"first": 1, "parts": [large, b"", b"line\nline"]}, {"second": 2}]
    unasked: list[object] = []
    speaking.told.connect(unasked.append)
    for sizes in ([10], ["a"], [-1], {"a": 1}, 7):
        socket.write(QByteArray(json.dumps({"parts": sizes}).encode() + b"\n"))
    hearing.tell({"third": 3})
    qtbot.waitUntil(lambda: bool(unasked))
    assert unasked == [{"third": 3}]
    socket.abort()


def test_the_speakers_view_starts_without_what_reads_a_talk() -> None:
    code = "import sys, leaderdeck.cli.present, leaderdeck.desktop.stage.stage_process; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    readers = ("leaderdeck.outline", "leaderdeck.checks.talks", "leaderdeck.talk", "leaderdeck.library", "markdown_it")
    assert not [name for name in done.stdout.split() if name.startswith(readers)]
