"""The notes pane: what is said, what is private, and the way to write more."""

import logging
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.appearance import APPEARANCES, wear
from leaderdeck.desktop.panes.notes_pane import NotesPane
from leaderdeck.desktop.shown_slide import ShownSlide
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk

Show = Callable[[Talk, int], ShownSlide]


@pytest.fixture
def pane(qtbot: QtBot) -> NotesPane:
    made = NotesPane()
    qtbot.addWidget(made)
    made.resize(560, 320)
    made.show()
    return made


def seen(pane: NotesPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def test_spoken_words_time_and_private_words_are_seen(pane: NotesPane, office: Talk, shown: Show) -> None:
    pane.show_slide(shown(office, 2))
    assert pane.notes_text() == "Fortell om broen. Vent på svaret."
    assert "Lysbilde 3: om lag 15 sekunder å si." in seen(pane)
    assert "Privat – vises bare her" in seen(pane)
    assert pane.private_box.text() == "Nevn ikke avdelingen."


def test_a_slide_without_private_words_has_no_amber_box(pane: NotesPane, office: Talk, shown: Show) -> None:
    pane.show_slide(shown(office, 2))
    pane.show_slide(shown(office, 3))
    assert not pane.private_box.isVisible()
    assert pane.private_box.text() == ""
    assert "Lysbilde 4 har ingen talenotater; regner med 30 sekunder." in seen(pane)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_private_words_stand_on_a_ground_of_their_own(
    pane: NotesPane, office: Talk, shown: Show, qapp: QApplication, look: str
) -> None:
    wear(qapp, look, 100)
    pane.show_slide(shown(office, 2))
    QApplication.processEvents()
    box = pane.private_box
    picture = box.grab().toImage()
    color = QColor(picture.pixel(picture.width() - 12, picture.height() // 2)).name()
    assert color == APPEARANCES[look].private_ground


def test_clicking_a_paragraph_goes_to_its_line(pane: NotesPane, office: Talk, shown: Show, qtbot: QtBot) -> None:
    pane.show_slide(shown(office, 2))
    line = 1 + office.text.split("\n").index("Notat: Fortell om broen. Vent på svaret.")
    notes = next(label for label in pane.findChildren(QLabel) if "Fortell om broen" in label.text())
    assert f'href="{line}"' in notes.text()
    with qtbot.waitSignal(pane.line_requested) as asked:
        notes.linkActivated.emit(str(line))
    assert asked.args == [line]


def test_writing_notes_asks_for_a_change_where_there_are_none(
    pane: NotesPane, office: Talk, shown: Show, qtbot: QtBot, read: Callable[[str], Talk]
) -> None:
    pane.show_slide(shown(office, 3))
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(pane.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert "Notat:" in asked.args[0](office.text).split("# Takk")[1]


def test_the_cursor_goes_to_the_new_notes(pane: NotesPane, office: Talk, shown: Show, qtbot: QtBot) -> None:
    texts = [office.text]
    pane.rewrite_requested.connect(lambda rewrite: texts.append(rewrite(texts[0])))
    pane.show_slide(shown(office, 3))
    with qtbot.waitSignal(pane.line_requested) as asked:
        qtbot.mouseClick(pane.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert texts[1].split("\n")[asked.args[0] - 1].startswith("Notat:")


def test_writing_notes_goes_to_those_there_are(pane: NotesPane, office: Talk, shown: Show, qtbot: QtBot) -> None:
    pane.show_slide(shown(office, 2))
    with qtbot.waitSignal(pane.line_requested):
        qtbot.mouseClick(pane.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_private_words_are_never_logged(
    pane: NotesPane, office: Talk, shown: Show, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        pane.show_slide(shown(office, 2))
        QApplication.processEvents()
        assert "avdelingen" not in repr(pane) + str(pane.property("text"))
    assert "avdelingen" not in caplog.text


def test_typed_markup_is_words_and_never_a_link_of_its_own(
    pane: NotesPane, read: Callable[[str], Talk], shown: Show
) -> None:
    talk = read('# A\n\nNotat: <b>ikke</b> <a href="http://x">fet</a> & slikt\n')
    pane.show_slide(shown(talk, 0))
    notes = next(label for label in pane.findChildren(QLabel) if "slikt" in label.text())
    assert "http://x" not in notes.text() or "&lt;a" in notes.text()
    assert notes.text().count("<a ") == 1


def test_a_hidden_pane_lays_out_nothing_until_it_is_shown(qtbot: QtBot, office: Talk, shown: Show) -> None:
    pane = NotesPane()
    qtbot.addWidget(pane)
    pane.show_slide(shown(office, 2))
    assert pane.private_box.text() == ""
    pane.show()
    assert pane.private_box.text() == "Nevn ikke avdelingen."


def test_words_follow_the_language(pane: NotesPane, office: Talk, shown: Show) -> None:
    pane.show_slide(shown(office, 2))
    use_interface_language("en")
    for widget in (pane, pane.private_box):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert "Private – shown only here" in seen(pane)
    assert pane.findChild(QPushButton).text() == "Write speaker notes"
