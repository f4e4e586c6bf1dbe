"""«Vis foredrag» in the window: the text as it stands goes on stage, or a sentence says why not."""

import sys

import pytest

from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.stage import stage_start
from leaderdeck.desktop.stage.errand import Errand, errand_from
from leaderdeck.desktop.window.main_window import MainWindow

TEXT = "# Én\n\n- a\n\n# To\n\n- b\n"
ECHO = "import sys; open(sys.argv[1], 'w', encoding='utf-8').write(sys.stdin.buffer.read().decode())"


@pytest.fixture
def window(qtbot):
    made = MainWindow(KitShelf(), Settings(), RecoveryStore())
    qtbot.addWidget(made)
    made.desk.begin(TEXT)
    qtbot.waitUntil(lambda: made.session.talk is not None and made.session.is_settled)
    yield made
    made.desk.let_go()


def test_the_text_goes_on_stage_from_the_slide_under_the_cursor(window, tmp_path, monkeypatch, qtbot) -> None:
    taken = tmp_path / "errand.json"
    monkeypatch.setattr(stage_start, "PROGRAM", (sys.executable, "-c", ECHO, str(taken)))
    window.editor.go_to_line(5)
    qtbot.waitUntil(lambda: window.session.place[0] == 2)
    window.commands.run("file.present_here")
    qtbot.waitUntil(lambda: taken.is_file() and taken.read_text("utf-8").endswith("}"), timeout=10_000)
    assert errand_from(taken.read_text("utf-8")) == Errand(TEXT, number=2)


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
