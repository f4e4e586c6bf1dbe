"""The processes of a show: the audience's, started from the app or a command line, and the speaker's."""

from __future__ import annotations

import subprocess
import sys
import threading

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.garbage import look_seldom
from leaderdeck.desktop.machine.log_file import set_up_log
from leaderdeck.desktop.settings import load_settings
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.language import system_language, use_interface_language

_PROGRAM = (sys.executable, "-m", "leaderdeck", "present")
HANDED_OVER, FOR_SPEAKER = "--handed-over", "--for-speaker"


def start_show(errand: Errand) -> subprocess.Popen[str]:
    """Start the show as a process of its own, which goes on whatever becomes of this one."""
    process = subprocess.Popen(
        [*_PROGRAM, HANDED_OVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )

    def hand_over() -> None:
        if process.stdin is not None:
            try:
                process.stdin.write(errand.as_json())
                process.stdin.close()
            except OSError:
                return  # it has ended already, and its exit code says so

    threading.Thread(target=hand_over, name="leaderdeck-errand", daemon=True).start()
    return process


def run_audience(errand: Errand) -> int:
    """Hold the talk until it ends; gives the exit code. Raises BrandProblem or FileProblem before anything is shown."""
    application = _application()
    from leaderdeck.desktop.stage.show import Show

    show = Show(errand, errand.read_talk(), _start_presenter)
    show.ended.connect(application.quit)
    show.begin()
    return application.exec()


def run_presenter(server: str) -> int:
    """Be the speaker's view of the show that listens under this name; gives the exit code."""
    application = _application()
    from leaderdeck.desktop.stage.presenter import Presenter

    presenter = Presenter(application)
    presenter.ended.connect(application.quit)
    presenter.fell_apart.connect(start_show)
    presenter.come_to(server)
    return application.exec()


def _start_presenter(server: str) -> QProcess:
    process = QProcess()
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
    process.start(_PROGRAM[0], [*_PROGRAM[1:], FOR_SPEAKER, server])
    return process


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(["leaderdeck"])
    if not isinstance(application, QApplication):
        raise RuntimeError
    application.setApplicationName("LeaderDeck")
    application.setDesktopFileName("leaderdeck")
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    set_up_log()
    look_seldom()
    use_interface_language(load_settings().language or system_language())
    return application
