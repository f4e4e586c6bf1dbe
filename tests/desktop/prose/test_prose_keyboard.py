"""The window without a mouse: from the clipboard to the talk."""

from prose_waiting import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.prose.paragraph_entries import chip_words
from leaderdeck.desktop.prose.paragraph_row import ParagraphButton

Key = Qt.Key


def test_from_the_clipboard_to_the_talk_without_a_mouse(qtbot, prose) -> None:
    QGuiApplication.clipboard().setText("Et løfte\n\nVi lover å lytte. Vi svarer etterpå.\n\nIngen går alene hjem.\n")
    window = prose()
    given: list[str] = []
    window.talk_wanted.connect(given.append)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.empty.paste)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.made is not None)
    assert isinstance(QApplication.focusWidget(), ParagraphButton)
    press(Key.Key_Down)
    press(Key.Key_1)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_F2)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Escape)
    window.activateWindow()  # without a screen nobody else does it when a menu closes
    settle(qtbot, window)
    assert chip_words(window.paragraphs.entries[1]) == "Sitat"
    focused = QApplication.focusWidget()
    assert isinstance(focused, ParagraphButton)
    QTest.keyPress(focused, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # the window is gone at the release
    qtbot.waitUntil(lambda: bool(given))
    assert "> Vi lover å lytte." in given[0]


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)
