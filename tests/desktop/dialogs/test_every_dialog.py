"""All dialogs at 200 % text on a small screen: they fit, nothing is cut, all has a name, keys reach all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.dialogs.about_dialog import AboutDialog
from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog
from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog
from leaderdeck.desktop.dialogs.dialog_frame import SCREEN_SHARE, DialogFrame
from leaderdeck.desktop.dialogs.doctor_dialog import DoctorDialog
from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
from leaderdeck.desktop.dialogs.history_dialog import HistoryDialog
from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog
from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from leaderdeck.desktop.dialogs.sign_dialog import SignDialog
from leaderdeck.desktop.dialogs.table_dialog import TableDialog
from leaderdeck.desktop.dialogs.welcome_page import WelcomePage
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.text_merge import changed_parts
from leaderdeck.desktop.settings import Settings
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk

SMALL = QSize(1280, 800)
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QSpinBox, QTextEdit, QProgressBar)
LONG_NAME = "Et svært langt filnavn om tillit og åpenhet i kommunen 2026.md"


def recovery(tmp_path: Path) -> DialogFrame:
    store = RecoveryStore()
    store.keep(store.new_name(None), Draft("# En\n"))
    store.close()
    return RecoveryDialog(RecoveryStore().left_behind(), store.read)


def history(tmp_path: Path) -> DialogFrame:
    saves, path = SaveHistory(), tmp_path / LONG_NAME
    saves.keep(path, "# En\n")
    return HistoryDialog(saves.versions(path), saves.read, "# To\n", name=path.name)


DIALOGS: dict[str, Callable[[Talk, Talk, Path], DialogFrame]] = {
    "export": lambda talk, _stopped, _folder: ExportDialog(talk, Settings()),
    "export stopped": lambda _talk, stopped, _folder: ExportDialog(stopped, Settings()),
    "welcome": lambda _talk, _stopped, folder: WelcomePage(Settings(recent=(folder / LONG_NAME,))),
    "preferences": lambda *_: PreferencesDialog(Settings()),
    "conflict": lambda *_: ConflictDialog(changed_parts("a\nb", "c\nb", "d\nb\ne"), LONG_NAME),
    "recovery": lambda _talk, _stopped, folder: recovery(folder),
    "history": lambda _talk, _stopped, folder: history(folder),
    "shortcuts": lambda *_: ShortcutsDialog(),
    "crash": lambda *_: CrashDialog("ValueError"),
    "about": lambda *_: AboutDialog(),
    "save": lambda *_: SaveChangesDialog(LONG_NAME),
    "doctor": lambda *_: DoctorDialog(),
    "table": lambda *_: TableDialog(),
    "signs": lambda *_: SignDialog(),
}


@pytest.fixture(scope="module", autouse=True)
def _large_text(qapp: QApplication) -> Iterator[None]:
    wear(qapp, "dark", 200)
    yield
    wear(qapp, "light", 100)


def seen(dialog: DialogFrame) -> list[QWidget]:
    return [widget for widget in dialog.findChildren(QWidget) if widget.isVisible()]


def is_inner(widget: QWidget) -> bool:
    """Parts that Qt itself puts inside a control: they are reached through it."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(parent, QComboBox | QSpinBox | QLineEdit)


def is_cut(label: QLabel) -> bool:
    """Whether there is less height than its words need."""
    return bool(label.text()) and label.height() < label.heightForWidth(label.width()) - 1


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_whole_and_named(
    name: str, language: str, talk: Talk, stopped_talk: Talk, tmp_path: Path, show, qtbot
) -> None:
    use_interface_language("nb")
    dialog = show(DIALOGS[name](talk, stopped_talk, tmp_path))
    use_interface_language(language)
    for widget in [dialog, *dialog.findChildren(QWidget)]:
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    dialog.fit(SMALL)
    QApplication.processEvents()
    dialog.fit(SMALL)
    QApplication.processEvents()
    for _ in range(1000):  # what a thread finds out, as the doctor's does, comes later and is laid out then
        if not any(is_cut(label) for label in seen(dialog) if isinstance(label, QLabel)):
            break
        qtbot.wait(20)
    assert dialog.width() <= SMALL.width() * SCREEN_SHARE
    assert dialog.height() <= SMALL.height() * SCREEN_SHARE
    for widget in seen(dialog):
        words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        assert "{" not in words, words
        if isinstance(widget, CONTROLS) and not is_inner(widget):
            assert widget.accessibleName().strip(), f"{widget} has no name"
        if isinstance(widget, QLabel) and words:
            assert not is_cut(widget), f"cut: {words}"
        if isinstance(widget, QAbstractButton) and words and not is_inner(widget):
            right = widget.mapTo(dialog, widget.rect().bottomRight()).x()
            assert 0 <= widget.mapTo(dialog, widget.rect().topLeft()).x() <= right <= dialog.width(), (
                f"outside: {words}"
            )
            assert widget.width() >= widget.minimumSizeHint().width(), f"cut: {words}"


@pytest.mark.parametrize("name", DIALOGS)
def test_the_buttons_are_in_view_without_scrolling_and_tab_reaches_every_control(
    name: str, talk: Talk, stopped_talk: Talk, tmp_path: Path, show, qtbot
) -> None:
    dialog = show(DIALOGS[name](talk, stopped_talk, tmp_path))
    dialog.fit(SMALL)
    QApplication.processEvents()
    buttons = [
        item.widget()
        for number in range(dialog.foot.count())
        if (item := dialog.foot.itemAt(number)).widget() and item.widget().isVisible()
    ]
    assert buttons
    for made in buttons:
        assert dialog.rect().contains(made.geometry()), made.text()
        assert made.height() >= made.sizeHint().height()
    wanted = {
        widget
        for widget in seen(dialog)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(widget, CONTROLS)
        if not is_inner(widget)
        and not (isinstance(widget, QAbstractButton) and widget.group() and not widget.isChecked())
    }
    reached = set()
    dialog.activateWindow()
    for _ in range(60):
        QApplication.processEvents()
        if dialog.focusWidget():
            reached.add(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    missed = {f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted - reached}
    assert not missed
