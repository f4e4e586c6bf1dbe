"""The whole app in a process of its own, started as `leaderdeck` starts it, with somebody looking at every door.

    python watched_life.py MODE REPORT TALK CANARY

REPORT tells which sockets and files were opened; audit hooks cannot be taken away again.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
DOORS = ("open", "socket.", "subprocess.", "os.exec", "os.posix_spawn", "urllib.", "http.", "webbrowser.")
seen: list[tuple[str, str]] = []
sys.addaudithook(lambda event, args: seen.append((event, str(args[0]))) if event.startswith(DOORS) else None)

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402 - what they open is watched, too
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

import leaderdeck.desktop.app as app_module  # noqa: E402
from leaderdeck.desktop.documents import document_desk  # noqa: E402


class Life:
    """Somebody at the keyboard."""

    def __init__(self, report: Path, talk: Path, canary: str) -> None:
        self.report, self.talk, self.canary = report, talk, canary
        self.desktop: app_module.Desktop | None = None
        self.crashes: list[str] = []
        self.sockets: list[str] = []
        document_desk.ask_where_to_save = lambda *_: talk

    @property
    def window(self):
        return self.desktop.windows[-1]

    def until(self, is_so: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            QApplication.processEvents()
            time.sleep(0.002)
        self.look()

    def look(self) -> None:
        """Sockets that are open now: those of Qt as well."""
        for handle in os.listdir("/proc/self/fd"):
            try:
                where = os.readlink(f"/proc/self/fd/{handle}")
            except OSError:
                continue
            if where.startswith("socket:"):
                self.sockets.append(where)

    def type(self, text: str) -> None:
        for line in text.split("\n"):
            QTest.keyClicks(self.window.editor, line)
            if line != text.split("\n")[-1]:
                QTest.keyClick(self.window.editor, "\r")

    def settle(self) -> None:
        self.until(lambda: self.window.session.talk is not None and self.window.session.is_settled)

    def save(self) -> None:
        self.window.actions_["file.save"].trigger()
        self.until(lambda: not self.window.desk.is_edited)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found: list[QDialog] = []

        def is_there() -> bool:
            found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return bool(found)

        self.until(is_there)
        return found[0]

    def write_report(self) -> None:
        sockets = [event for event in seen if event[0].startswith("socket.")]
        opened = [event for event in seen if not event[0].startswith("socket.")]
        said = {"sockets": [*sockets, *self.sockets], "seen": opened, "crashes": self.crashes}
        self.report.write_text(json.dumps(said), "utf-8")

    # What is done

    def first_day(self) -> None:
        """Write, save, export everything, look around, meet a fault, and go down with text that is not saved."""
        from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
        from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog

        self.settle()  # the sample of the first start
        self.desktop.help._begin("", self.window)
        self.window.editor.setFocus()
        self.type(f"## Tillit\n\n- en\n\nPrivat: {self.canary}\n")
        self.settle()
        self.save()
        self.type(f"\n\n## Kontroll\n\n- to\n\nPrivat: {self.canary} igjen\n")
        self.settle()
        self.save()
        for kind in ("pptx", "pdf", "png"):
            self.window.actions_["file.export"].trigger()
            dialog = self.dialog(ExportDialog)
            dialog.form.kind_cards[kind].radio.click()
            self.until(dialog.export_button.isEnabled)
            dialog.export_button.click()
            self.until(dialog.show_button.isVisible)
            dialog.close()
        talk_window = self.window
        talk_window.editor.selectAll()
        for name in ("edit.copy", "slides.copy", "view.notes", "view.layout", "view.time", "view.findings"):
            talk_window.actions_[name].trigger()
            QApplication.processEvents()
        for wish in ("guide", "shortcuts", "doctor", "about", "preferences"):
            self.desktop.help.answer(wish, talk_window)
            self.settle()
        preferences = self.dialog(PreferencesDialog)
        preferences.language.setCurrentIndex(3)
        preferences.language.activated.emit(3)
        preferences.appearance.activated.emit(2)
        self.until(lambda: self.desktop.settings.language == "en")
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog):
                one.close()
        talk_window.activateWindow()
        QTimer.singleShot(0, lambda: self._fault(talk_window))
        self.until(lambda: self.crashes)
        self.desktop.windows.sort(key=lambda window: window is talk_window)
        talk_window.editor.go_to_line(talk_window.editor.line_count(), 10_000)
        self.type(f" {self.canary} ikke lagret")
        copies = self.desktop.store.folder
        self.until(lambda: any(b"ikke lagret" in file.read_bytes() for file in copies.glob("*.copy")))
        self.write_report()
        os.kill(os.getpid(), 9)

    def _fault(self, window) -> None:
        raise RuntimeError(window.editor.text())

    def next_day(self) -> None:
        """Take the rescued text back, save it, and have everything forgotten."""
        from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog
        from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog

        dialog = self.dialog(RecoveryDialog)
        (copy,) = self.desktop.store.left_behind()
        dialog.recover_requested.emit(copy)
        dialog.close()
        self.desktop.windows.sort(key=lambda window: window.desk.path == self.talk)
        self.until(lambda: "ikke lagret" in self.window.editor.text())
        self.settle()
        self.save()
        self.desktop.help.answer("preferences", self.window)
        kept = self.dialog(PreferencesDialog).kept
        self.until(kept.empty_button.isEnabled)
        kept.empty_button.click()
        kept.empty_button.click()
        self.until(lambda: not kept.empty_button.isEnabled() and not kept._work.is_busy)
        self.write_report()
        self.desktop.quit()

    def pictures(self) -> None:
        """Write pictures of many addresses, letter by letter at their ends."""
        self.settle()
        for number, address in enumerate(json.loads(self.canary)):
            self.window.editor.go_to_line(self.window.editor.line_count(), 10_000)
            self.window.editor.insertPlainText(f"\n\n## Bilde {number}\n\n![et bilde](<{address[:-3]}")
            self.type(f"{address[-3:]}>)")
            if number % 5 == 4:
                self.settle()
                QTest.qWait(20)
        self.settle()
        told = [finding for finding in self.window.session.talk.findings if finding.rule.startswith("file.picture")]
        self.crashes.append(str(len(told)))
        self.write_report()
        self.window.editor.document().setModified(False)
        self.desktop.quit()


class Answering(QObject):
    """Presses «go on» when the crash dialog comes."""

    def __init__(self, life: Life) -> None:
        super().__init__()
        self._life = life

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and type(watched).__name__ == "CrashDialog":
            self._life.crashes.append(watched.details.toPlainText())
            QTimer.singleShot(0, watched.continue_button.click)
        return False


def main(mode: str, report: Path, talk: Path, canary: str) -> int:
    life = Life(report, talk, canary)
    application = QApplication(["leaderdeck"])
    answering = Answering(life)
    application.installEventFilter(answering)

    class Seen(app_module.Desktop):
        def start(self, files=()) -> None:
            life.desktop = self
            super().start(files)
            QTimer.singleShot(0, begin)

    def begin() -> None:
        try:
            getattr(life, mode)()
        except BaseException as problem:  # noqa: BLE001 - the windows go on whatever is raised here
            sys.stderr.write(f"{problem!r} in line {problem.__traceback__.tb_next.tb_lineno}\n")
            os._exit(3)

    app_module.Desktop = Seen
    return app_module.run_app([talk] if talk.exists() and mode == "pictures" else [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
