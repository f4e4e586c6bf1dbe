"""«Vis foredrag» in the window: the text as it stands goes on stage, or a sentence says why not."""

import io
import sys

import pytest

from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.stage import stage_start
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.handing_over import take_over
from leaderdeck.desktop.window.main_window import MainWindow

TEXT = "# Én\n\n- a\n\n# To\n\n- b\n"
ECHO = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"


@pytest.fixture
def window(qtbot):
    made = MainWindow(KitShelf(), Settings(), RecoveryStore())
    qtbot.addWidget(made)
    made.desk.begin(TEXT)
    qtbot.waitUntil(lambda: made.session.talk is not None and made.session.is_settled)
    yield made
    made.desk.let_go()


def test_the_text_goes_on_stage_from_the_slide_under_the_cursor(window, tmp_path, monkeypatch, qtbot) -> None:
    taken = tmp_path / "errand"
    monkeypatch.setattr(stage_start, "PROGRAM", (sys.executable, "-c", ECHO, str(taken)))
    window.editor.go_to_line(5)
    qtbot.waitUntil(lambda: window.session.place[0] == 2)
    window.commands.run("file.present_here")
    qtbot.waitUntil(lambda: not window.commands._stage._show.is_running, timeout=10_000)
    errand, talk = take_over(io.BytesIO(taken.read_bytes()))
    assert errand == Errand(TEXT, number=2)
    assert talk is not None
    assert talk.scenes == tuple(scene for _, scene in window.session.talk.scenes)
    assert len(talk.plan) == len(talk.scenes)


def test_a_text_that_is_still_being_read_is_read_where_it_is_shown(window, tmp_path, monkeypatch, qtbot) -> None:
    taken = tmp_path / "errand"
    monkeypatch.setattr(stage_start, "PROGRAM", (sys.executable, "-c", ECHO, str(taken)))
    window.editor.insert_markdown("ny ")
    assert not window.session.is_settled
    window.commands.run("file.present")
    qtbot.waitUntil(lambda: not window.commands._stage._show.is_running, timeout=10_000)
    errand, talk = take_over(io.BytesIO(taken.read_bytes()))
    assert (errand.text, talk) == (window.editor.text(), None)
    window.editor.document().setModified(False)


@pytest.mark.parametrize("rest", [b"", b"[5]\nabcde", b"{}\n", b"[9, -1]\nabc", b"[true", b"[10, 10]\nabc"])
def test_a_talk_that_did_not_come_whole_is_none(rest: bytes) -> None:
    errand = Errand(TEXT)
    assert take_over(io.BytesIO(errand.as_json().encode() + b"\n" + rest)) == (errand, None)


def test_a_show_that_cannot_begin_says_why_in_the_window(window, monkeypatch, qtbot) -> None:
    said: list[str] = []
    monkeypatch.setattr(window.bar, "show", lambda sentence, *_: said.append(str(sentence)))
    refusing = (
        sys.executable,
        "-c",
        "import sys; sys.stdin.read(); print('Ingen skjerm.', file=sys.stderr); sys.exit(2)",
    )
    monkeypatch.setattr(stage_start, "PROGRAM", refusing)
    window.commands.run("file.present")
    qtbot.waitUntil(lambda: said == ["Foredraget kunne ikke vises: Ingen skjerm."], timeout=10_000)
