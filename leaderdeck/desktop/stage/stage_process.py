"""The processes of a show: the audience's, started from the app or a command line, and the speaker's."""

from __future__ import annotations

import signal

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.garbage import GarbageCollector, look_seldom
from leaderdeck.desktop.machine.log_file import set_up_log
from leaderdeck.desktop.settings import load_settings
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.presenter import Presenter
from leaderdeck.desktop.stage.show import Show
from leaderdeck.desktop.stage.stage_start import FOR_SPEAKER, PROGRAM
from leaderdeck.language import system_language, use_interface_language

LISTEN_MS = 500


def run_audience(errand: Errand, talk: HeldTalk | None = None) -> int:
    """Hold the talk until it ends; gives the exit code. `talk` is the errand's where it has been read already.

    Raises BrandProblem or FileProblem before anything is shown.
    """
    application = _application()
    _hold(application, Show(errand, talk or _read(errand), _start_presenter))
    return application.exec()


def _read(errand: Errand) -> HeldTalk:
    # Only who reads a talk needs what reads it: whoever is handed the whole stands sooner without.
    from leaderdeck.desktop.stage.talk_for_stage import talk_for

    return talk_for(errand)


def run_presenter(server: str) -> int:
    """Be the speaker's view of the show that listens under this name; gives the exit code."""
    application = _application()
    presenter = Presenter(application)
    presenter.ended.connect(application.quit)
    presenter.left_alone.connect(lambda errand, talk: _hold(application, Show(errand, talk, _start_presenter)))
    presenter.come_to(server)
    return application.exec()


def _hold(application: QApplication, show: Show) -> None:
    """Begin the show; the process ends with it, and it with the process when that is told to end."""
    show.ended.connect(application.quit)
    for end in (signal.SIGTERM, signal.SIGINT):
        # Not at once: whatever is being done when the signal comes is done first.
        signal.signal(end, lambda _number, _frame: QTimer.singleShot(0, show, show.end))
    listening = QTimer(show, interval=LISTEN_MS)
    listening.timeout.connect(lambda: None)  # Python hears of signals only while it runs
    listening.start()
    show.begin()


def _start_presenter(server: str) -> QProcess:
    process = QProcess()
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
    process.start(PROGRAM[0], [*PROGRAM[1:], FOR_SPEAKER, server])
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
    GarbageCollector(application)
    use_interface_language(load_settings().language or system_language())
    return application
