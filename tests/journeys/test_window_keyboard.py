"""Keyboard only: a talk from the first key to the finished file; the focus is always seen and never caught."""

from collections.abc import Callable
from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.dialogs.welcome_page import WelcomePage
from leaderdeck.desktop.editor.slide_jump import SlideJump
from leaderdeck.desktop.settings import Settings
from leaderdeck.outline.reader import read_deck

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
TABS = {"findings": Key.Key_1, "notes": Key.Key_2, "layout": Key.Key_3, "time": Key.Key_4}
CARD = "---\ntitle: Tale\nbrand: fjordvik\nduration: 20 min\n---\n\n"
TALK = f"{CARD}## En\n\n- a\n- b\n\n## To\n\n![](b.png)\n\n## Tre\n\n- c\n"
MOST_STOPS = 60


class Keyboard:
    """Presses keys on whatever has the focus."""

    def __init__(self, started: AppWindows) -> None:
        self.started = started
        started.window.activateWindow()
        started.until(lambda: QApplication.focusWidget() is not None)

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None, "the focus is lost"
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """One key."""
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.started.window
        QTest.keyClick(target, key, held)
        self.started.application.processEvents()

    def write(self, text: str) -> None:
        """Letters, and Enter for line ends."""
        for letter in text:
            if letter == "\n":
                self.press(Key.Key_Return)
            else:
                QTest.keyClicks(self.focus, letter)

    def tab_to(self, is_it: Callable[[QWidget], bool], held: Qt.KeyboardModifier = Modifier.NoModifier) -> QWidget:
        """Tab until the focus stands there."""
        for _ in range(MOST_STOPS):
            if is_it(self.focus):
                return self.focus
            self.press(Key.Key_Backtab if held else Key.Key_Tab, held)
        raise AssertionError("Tab does not lead there")

    def named(self, begin: str) -> Callable[[QWidget], bool]:
        """A control whose accessible name begins so."""
        return lambda widget: widget.accessibleName().startswith(begin)


@pytest.fixture
def keyboard(app, tmp_path: Path) -> Keyboard:
    """The app with a talk of three slides, and the keyboard in its text."""
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app(Settings(language="nb", appearance="light"))
    started.start(file).resize(QSize(1280, 800))
    started.settle()
    return Keyboard(started)


def test_a_whole_talk_with_keys_alone(app, tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "Min tale.md"
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: target)
    started = app(Settings(language="nb", appearance="light"))
    started.start()
    keys = Keyboard(started)

    keys.press(Key.Key_N, CTRL)
    page = started.dialog(WelcomePage)
    started.until(lambda: page.focusWidget() is page.empty_button)
    keys.press(Key.Key_Return)
    started.until(lambda: len(started.desktop.windows) == 2)
    window = started.window
    window.activateWindow()
    started.until(lambda: keys.focus is window.editor)
    keys.write("## Tillit\n\n- billigst før stormen\n\n\n## Kontroll\n\n![](kai.png)\n\n## Mot\n\n- sagt høyt")
    assert started.titles() == ["Tillit", "Kontroll", "Mot"]

    keys.press(Key.Key_G, CTRL)
    jump = window.findChild(SlideJump)
    assert jump is not None
    QTest.keyClicks(jump.focusWidget(), "kontr")
    QTest.keyClick(jump.focusWidget(), Key.Key_Return)
    started.until(lambda: window.session.place[0] == 2)
    started.until(lambda: keys.focus is window.editor)

    keys.press(Key.Key_F6, CTRL)
    assert keys.focus is window.panes.strip
    keys.press(Key.Key_Right, CTRL | SHIFT)
    started.until(lambda: started.titles() == ["Tillit", "Mot", "Kontroll"])

    keys.press(Key.Key_Home)
    started.until(lambda: window.session.place[0] == 1)
    keys.press(Key.Key_3, ALT)
    started.until(lambda: "valgt" in keys.focus.accessibleName())
    keys.press(Key.Key_Right)
    chosen = keys.focus.accessibleName()
    assert chosen, "arrow keys go from layout to layout"
    keys.press(Key.Key_Space)
    started.until(lambda: read_deck(window.editor.text()).slides[0].layout is not None)

    started.settle()
    before = {finding.rule for finding in window.session.talk.findings}
    keys.press(Key.Key_1, ALT)
    button = keys.tab_to(keys.named("Avvis: "))
    keys.press(Key.Key_Space)
    started.until(lambda: keys.focus is not button)
    keys.write("vi tar det muntlig\n")
    started.until(lambda: read_deck(window.editor.text()).front_matter.dismissed)
    started.settle()
    assert read_deck(window.editor.text()).front_matter.dismissed[0].reason == "vi tar det muntlig"
    assert len(before - {finding.rule for finding in window.session.talk.findings}) == 1

    keys.press(Key.Key_S, CTRL)
    started.until(lambda: target.exists() and not window.desk.is_edited)

    keys.press(Key.Key_E, CTRL)
    dialog = started.dialog(ExportDialog)
    started.until(dialog.export_button.isEnabled)
    keys.tab_to(keys.named("PowerPoint"))
    keys.press(Key.Key_Right)
    assert dialog.form.kind != "pptx"
    keys.press(Key.Key_Left)
    assert dialog.form.kind == "pptx"
    started.until(dialog.export_button.isEnabled)
    keys.tab_to(lambda widget: widget is dialog.export_button)
    keys.press(Key.Key_Return)
    started.until(lambda: dialog.open_button.isVisible())
    assert target.with_suffix(".pptx").stat().st_size > 10_000
    keys.press(Key.Key_Escape)
    started.until(lambda: not any(isinstance(one, ExportDialog) for one in _shown()))

    window.activateWindow()
    started.until(lambda: QApplication.activeWindow() is window)
    keys.press(Key.Key_F6)
    assert keys.focus is window.editor
    keys.write("x")
    answered: list[str] = []
    _answer_when_asked(answered)
    keys.press(Key.Key_W, CTRL)
    assert answered == ["Ikke lagre"]
    started.until(lambda: len(started.desktop.windows) == 1)
    assert "x" not in target.read_text("utf-8")[-3:]


def _shown() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _answer_when_asked(answered: list[str]) -> None:
    """Walks with Tab to «Ikke lagre» in the question that comes, and presses it."""

    def answer() -> None:
        asked = next((one for one in _shown() if isinstance(one, SaveChangesDialog)), None)
        if asked is None or asked.focusWidget() is None:
            QTimer.singleShot(10, answer)
            return
        for _ in range(6):
            if asked.focusWidget() is asked.discard_button:
                answered.append(asked.discard_button.text())
                QTest.keyClick(asked.discard_button, Key.Key_Space)
                return
            QTest.keyClick(asked.focusWidget(), Key.Key_Tab)
        asked.reject()

    QTimer.singleShot(10, answer)


def stops(keys: Keyboard) -> list[QWidget]:
    """Where Tab stops, from the text around to the text."""
    keys.press(Key.Key_F6)
    keys.press(Key.Key_Escape)
    found = []
    for _ in range(MOST_STOPS):
        keys.press(Key.Key_Tab)
        if keys.focus is keys.started.window.editor:
            return found
        found.append(keys.focus)
    raise AssertionError(f"the focus does not come back: {found[-3:]}")


@pytest.mark.parametrize("name", TABS)
def test_tab_goes_around_the_window_in_the_order_of_the_eye(keyboard: Keyboard, name: str) -> None:
    window = keyboard.started.window
    panes = window.panes
    keyboard.press(TABS[name], ALT)
    keyboard.started.until(lambda: panes.tabs.currentWidget().isAncestorOf(keyboard.focus))
    found = stops(keyboard)
    parts = [panes.preview, panes.strip, panes.tabs.tabBar(), panes.tabs.currentWidget(), window.status, window.header,
             panes.library]  # fmt: skip
    order = [next(n for n, part in enumerate(parts) if part is one or part.isAncestorOf(one)) for one in found]
    assert order == sorted(order)
    assert set(order) == set(range(len(parts)))
    assert len(found) == len(set(found))
    assert all(one.accessibleName() for one in found)


def test_tab_in_the_text_indents_and_there_are_four_ways_out(keyboard: Keyboard) -> None:
    window = keyboard.started.window
    window.session.go_to_number(1)
    window.editor.go_to_line(10, 3)
    keyboard.press(Key.Key_F6)
    keyboard.press(Key.Key_Tab)
    assert keyboard.focus is window.editor
    assert window.editor.lines(10, 11)[0] in ("  - b", "    - b")
    for key, held, there in (
        (Key.Key_F6, SHIFT, window.panes.tabs.tabBar()),
        (Key.Key_F6, CTRL, window.panes.strip),
        (Key.Key_L, CTRL, window.panes.library.filter_field),
    ):
        keyboard.press(key, held)
        assert keyboard.focus is there
        keyboard.press(Key.Key_F6)
        assert keyboard.focus is window.editor
    keyboard.press(Key.Key_Escape)
    keyboard.press(Key.Key_Backtab, SHIFT)
    assert keyboard.focus is not window.editor


def is_seen(one: QWidget, window: QWidget, elsewhere: QWidget) -> bool:
    """Whether what has the focus looks otherwise than without it."""
    one.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    place = QRect(one.mapTo(window, QPoint(0, 0)), one.size()).adjusted(-3, -3, 3, 3)
    focused = window.grab(place).toImage()
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return bool(focused != window.grab(place).toImage())


@pytest.mark.parametrize("name", ["file.export", "file.new", "app.preferences", "app.shortcuts", "app.doctor"])
def test_in_dialogs_tab_goes_around_and_the_focus_is_seen(keyboard: Keyboard, name: str) -> None:
    started = keyboard.started
    started.do(name)
    dialog = started.dialog(QDialog)
    dialog.activateWindow()
    started.until(lambda: dialog.focusWidget() is not None and QApplication.activeWindow() is dialog)
    found: list[QWidget] = []
    while keyboard.focus not in found:
        found.append(keyboard.focus)
        assert not keyboard.focus.visibleRegion().isEmpty(), f"scrolled away: {keyboard.focus.accessibleName()}"
        keyboard.press(Key.Key_Tab)
        assert len(found) < MOST_STOPS
    assert len(found) > 1
    assert not keyboard.focus.visibleRegion().isEmpty(), "from the last one the first comes into sight again"
    assert all(dialog.isAncestorOf(one) and one.accessibleName() for one in found)
    dialog.resize(1200, 1400)  # all in sight at once
    QTest.qWait(30)
    unseen = [one for one in found if not is_seen(one, dialog, found[found.index(one) - 1])]
    assert not unseen, [one.accessibleName() for one in unseen]
    keyboard.press(Key.Key_Escape)
    started.until(lambda: not any(isinstance(one, QDialog) for one in _shown()))


def test_the_focus_is_seen_wherever_it_stands(keyboard: Keyboard) -> None:
    """What has the focus looks otherwise than it did without."""
    window = keyboard.started.window
    for key in TABS.values():
        keyboard.press(key, ALT)
        QTest.qWait(100)
        for one in stops(keyboard):
            assert is_seen(one, window, window.editor), f"{type(one).__name__} {one.accessibleName()}"


def test_menus_open_by_key_and_lead_back(keyboard: Keyboard) -> None:
    window = keyboard.started.window
    window.editor.insert_markdown("x")  # else there is nothing to undo, and keys pass over what is gray
    keyboard.press(Key.Key_Alt)
    assert window.menuBar().activeAction().text() == "&Fil"
    keyboard.press(Key.Key_Right)
    keyboard.press(Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&Rediger"
    assert menu.activeAction().text().replace("&", "") == "Angre"
    keyboard.press(Key.Key_Escape)
    keyboard.press(Key.Key_Escape)
    keyboard.press(Key.Key_F6)
    assert keyboard.focus is window.editor


def test_alt_and_a_letter_opens_a_menu_and_writes_nothing(keyboard: Keyboard) -> None:
    window = keyboard.started.window
    before = window.editor.text()
    keyboard.press(Key.Key_F6)
    keyboard.press(Key.Key_R, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&Rediger"
    keyboard.press(Key.Key_Escape)
    QTest.keyClick(window.editor, Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert window.editor.text() == before


def test_find_bar_and_message_are_left_with_escape(keyboard: Keyboard) -> None:
    window = keyboard.started.window
    keyboard.press(Key.Key_H, CTRL)
    bar = window.panes.find_bar
    assert bar.isAncestorOf(keyboard.focus)
    seen = set()
    for _ in range(12):
        seen.add(keyboard.focus)
        keyboard.press(Key.Key_Tab)
    assert sum(bar.isAncestorOf(one) for one in seen) == 9, "two fields, two ways, two steps, close, two to replace"
    keyboard.press(Key.Key_F, CTRL)
    keyboard.press(Key.Key_Escape)
    assert keyboard.focus is window.editor
    assert not bar.isVisible()
    assert not [one for one in _shown() if isinstance(one, QDialog)]
