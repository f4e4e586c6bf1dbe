"""The app: its windows, its settings, and what happens between start and end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leaderdeck.desktop.appearance import Choice, wear
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.documents.recovery_offer import RecoveryOffer
from leaderdeck.desktop.documents.sample_talk import put_sample
from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.desktop.garbage import GarbageCollector, look_seldom
from leaderdeck.desktop.help_desk import HelpDesk
from leaderdeck.desktop.icons import app_icon
from leaderdeck.desktop.kit_desk import KitDesk, is_kit
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.library.library_desk import LibraryDesk
from leaderdeck.desktop.library.library_keeper import LibraryKeeper
from leaderdeck.desktop.library.quick_note_shortcut import QuickNoteShortcut
from leaderdeck.desktop.machine.crash import CrashGuard
from leaderdeck.desktop.machine.log_file import set_up_log
from leaderdeck.desktop.machine.single_instance import SingleInstance
from leaderdeck.desktop.prose.document_names import is_document
from leaderdeck.desktop.prose.text_offer import TextOffer
from leaderdeck.desktop.qt_words import QtWords
from leaderdeck.desktop.settings import Settings, WindowPlace, load_settings, save_settings
from leaderdeck.desktop.spelling.speller import Speller
from leaderdeck.desktop.spelling.spelling_desk import SpellingDesk
from leaderdeck.desktop.vault.vault_desk import VaultDesk
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.desktop.window.main_window import MainWindow
from leaderdeck.desktop.window.window_reserve import WindowReserve
from leaderdeck.errors import FileProblem, LeaderDeckError
from leaderdeck.language import system_language, use_interface_language
from leaderdeck.library.locked_note import is_locked_name
from leaderdeck.paths import resource_folder

if TYPE_CHECKING:
    from leaderdeck.desktop.library.quick_note_desk import QuickNoteDesk

_PATIENCE_MS = 400
"""How long a file may take to be read before its window is shown empty."""


def run_app(files: Sequence[Path] = ()) -> int:
    """Open the app with these files, or hand them to the one that runs already; gives the exit code."""
    application = QApplication.instance() or QApplication(["leaderdeck"])
    if not isinstance(application, QApplication):
        raise RuntimeError
    set_up_log()
    instance = SingleInstance()
    if instance.hand_over([file.absolute() for file in files]):
        return 0
    desktop = Desktop(application, load_settings())
    GarbageCollector(desktop)
    instance.files_handed_over.connect(desktop.open_handed_over)
    with CrashGuard(desktop.keep_everything, desktop.quit):
        desktop.start(files)
        desktop.reserve.keep()
        desktop.speller.begin_soon()
        code = application.exec()
    instance.close()
    return code


class Desktop(QObject):
    """All windows and what they share: kits, settings, recovery copies."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        look_seldom()
        self._application = application
        self.settings = settings
        self.kits, self.store = KitShelf(), RecoveryStore()
        self.windows: list[MainWindow] = []
        self._closing: list[WindowPlace] | None = None
        self._changes = self._saved = 0
        self._saving = Lock()
        self._saver = Latest(self._save, self)
        self.vault = VaultKeeper(lambda: self.settings.folder, lambda: self.settings.vault_minutes, self)
        self.library = LibraryKeeper(self)
        self.library.use(settings.folder)
        self.speller = Speller(self)
        self.speller.use(wanted=settings.spells)
        self.vault.about_to_lock.connect(self.speller.forget)
        self._quick_notes: QuickNoteDesk | None = None
        self._quick_note_keys = QuickNoteShortcut(application, self.open_quick_note)
        self.reserve = WindowReserve(self._begin_window, self._is_calm, self)
        self.help = HelpDesk(self)
        self._offer = RecoveryOffer(self)
        self._kit_desk = KitDesk(self)
        self._kit_desk.installed.connect(self._take_kits)
        self._words = QtWords(self)
        application.setApplicationName("LeaderDeck")
        application.setApplicationDisplayName("LeaderDeck")
        application.setDesktopFileName("leaderdeck")
        application.setStyle("Fusion")
        application.setWindowIcon(app_icon())
        application.styleHints().colorSchemeChanged.connect(lambda _: self._dress())
        self._speak()
        self._dress()

    def start(self, files: Sequence[Path] = ()) -> None:
        """The windows of last time, these files, or the sample at the very first start; then what was rescued."""
        if files:
            for file in files:
                self.open_file(file)
        elif self.settings.windows:
            self._restore()
        if not self.windows:
            self._begin_with_sample()
        self._remember(replace(self.settings, has_started=True))
        QTimer.singleShot(0, self._offer.look)
        QTimer.singleShot(0, self.help.look_for_kits)

    def new_window(self, place: WindowPlace | None = None, *, shown: bool = True) -> MainWindow:
        """Another window, empty."""
        window = self.reserve.take() or self._begin_window()
        window.stand_at(place or self._place_for_next(), self.settings)
        VaultDesk(window, self.vault)
        LibraryDesk(window, self)
        SpellingDesk(window, self.speller)
        TextOffer(window, self.help.bring_in)
        window.library_use.serve(self.library, self.vault)
        window.file_requested.connect(lambda path: self.open_in_turn(path, window))
        window.source_requested.connect(lambda path, line: self.open_source(path, line, window))
        window.talk_requested.connect(lambda path: self.open_file(path, window, takes_place=not window.desk.is_edited))
        window.settings_requested.connect(self.change_settings)
        window.help_requested.connect(lambda wish: self.help.answer(wish, window))
        window.closed.connect(self._window_closed)
        window.desk.text_begun.connect(self._note_opened)
        window.desk.path_changed.connect(self._note_opened)
        self.windows.append(window)
        if shown:
            window.appear()
        return window

    def _begin_window(self) -> MainWindow:
        return MainWindow(self.kits, self.settings, self.store, at_once=False)

    def _is_calm(self) -> bool:
        return all(window.session.is_settled for window in self.windows)

    def open_file(self, path: Path, asking: MainWindow | None = None, *, takes_place: bool = False) -> MainWindow:
        """Show a file: in the window that has it, in the asking one if that is untouched, or in a new one.

        Where it `takes_place`, it comes in the asking window instead of the talk there. A brand kit is offered in the
        window instead.
        """
        if is_kit(path):
            return self._offer_kit(path, asking)
        if is_document(path):
            window = asking or self._some_window()
            self.help.bring_in(path, window)
            return window
        shown = self._shows(path)
        if shown is not None:
            shown.show()
            shown.raise_()
            shown.activateWindow()
            return shown
        if asking is not None and (takes_place or asking.desk.is_untouched):
            window = asking
        elif not self.windows:
            window = self.new_window()
        else:
            window = self._window_once_read(asking or self.windows[-1])
        window.desk.open(path)
        return window

    def open_in_turn(self, path: Path, asking: MainWindow) -> None:
        """Open a file without keeping the windows from being written in while one is made for it."""
        if asking.desk.is_untouched or self._shows(path) is not None or is_kit(path) or is_document(path):
            self.open_file(path, asking)
        else:
            self.reserve.when_whole(lambda: self.open_file(path, asking))

    def _shows(self, path: Path) -> MainWindow | None:
        for window in self.windows:
            if window.desk.wanted_path is not None and same_file(window.desk.wanted_path, path):
                return window
        return None

    def open_source(self, path: Path, line: int, asking: MainWindow) -> MainWindow:
        """Show what a slide is from, at this line (from 1), beside the talk that it is used in."""
        window = self.open_file(path, asking)
        if window.desk.path is not None and same_file(window.desk.path, path):
            window.session.go_to_line(line)
        else:
            window.go_to_line_when_read(line)
        return window

    def _offer_kit(self, path: Path, asking: MainWindow | None) -> MainWindow:
        window = asking or self._some_window()
        self._kit_desk.offer(path, window.bar)
        return window

    def _some_window(self) -> MainWindow:
        """The last window; those of last time, or the sample, where there is none."""
        if not self.windows:
            self._restore()
        if not self.windows:
            self._begin_with_sample()
        return self.windows[-1]

    def _take_kits(self) -> None:
        """Kits were installed: every window shows its talk with what there is now."""
        self.kits.forget()
        for window in self.windows:
            window.session.read_again()

    def _window_once_read(self, asking: MainWindow) -> MainWindow:
        """A window that is shown when its file has been read; where it cannot be, the asking one says so instead."""
        window = self.new_window(shown=False)
        patience = QTimer(window, singleShot=True, interval=_PATIENCE_MS)
        patience.timeout.connect(window.appear)

        def read(*_opened: object) -> None:
            patience.stop()
            QTimer.singleShot(0, window, window.appear)  # by itself: the text has just taken its share of the moment

        def failed(problem: FileProblem) -> None:
            if asking in self.windows and window.desk.is_untouched:
                patience.stop()
                asking.desk.tell_unopened(problem)
                self._window_closed(window)
            else:
                window.appear()

        window.desk.text_begun.connect(read)
        window.desk.opening_failed.connect(failed)
        patience.start()
        return window

    def open_quick_note(self, over: QWidget) -> None:
        """A small window for one thought, over the window that asks."""
        if self._quick_notes is None:
            from leaderdeck.desktop.library.quick_note_desk import QuickNoteDesk

            self._quick_notes = QuickNoteDesk(self)
        self._quick_notes.open(over)

    def window_for(self, path: Path | None) -> MainWindow:
        """The window that shows this file and in which nobody has written, or one that is free for it."""
        for window in self.windows:
            place = window.desk.wanted_path
            if path is not None and place is not None and same_file(place, path) and not window.desk.is_edited:
                return window
        free = [window for window in self.windows if window.desk.is_untouched]
        return free[0] if free else self.new_window()

    def open_handed_over(self, files: Sequence[Path]) -> None:
        """Files that a second start gave to this one."""
        for file in files:
            self.open_file(Path(file))
        if not files and self.windows:
            self.windows[-1].raise_()
            self.windows[-1].activateWindow()

    def change_settings(self, settings: Settings) -> None:
        """The user chose; every window follows at once."""
        old = self.settings
        self._remember(settings)
        if settings.language != old.language:
            self._speak()
        if (settings.appearance, settings.text_percent) != (old.appearance, old.text_percent):
            self._dress()
        self.vault.follow_settings()

    def keep_everything(self) -> bool:
        """Recovery copies of all that is not saved, now; False where no disk takes one of them."""
        kept = [window.desk.keep_now() for window in self.windows]
        return all(kept)

    def quit(self) -> None:
        """Close all windows, or none of them where the user keeps one open."""
        windows = list(self.windows)
        if not self.help.rooms_may_close() or not all(window.desk.may_close() for window in windows):
            self.help.keep_rooms_open()
            for window in windows:
                window.desk.stay_open()
            return
        self.help.close_rooms()
        self._closing = []
        for window in windows:
            window.close()

    def show_changed_kits(self) -> None:
        """A kit was edited, made or imported: every talk is shown in what its brand is now."""
        self.kits.forget()
        for window in self.windows:
            window.session.read_again()

    def _restore(self) -> None:
        for place in self.settings.windows:
            if place.file is not None and not _is_there(place.file):
                continue
            window = self.new_window(place)
            if place.file is not None:
                window.go_to_line_when_read(place.line)
                window.desk.open(place.file)
            else:
                window.desk.begin("")

    def _begin_with_sample(self) -> None:
        window = self.new_window()
        try:
            window.desk.open(put_sample(documents_folder()))
        except OSError:
            window.desk.begin(resource_folder("samples", "ro-i-baten.md").read_text("utf-8"))

    def _window_closed(self, window: MainWindow) -> None:
        place = window.place()
        if window in self.windows:
            self.windows.remove(window)
        if window.desk.is_sealed and not any(other.desk.is_sealed for other in self.windows):
            self.vault.lock()
        if self._closing is not None:
            self._closing.append(place)
        if not self.windows:
            self.reserve.end()
            self.speller.end()
            self._remember(replace(self.settings, windows=tuple(self._closing or [place])))
            self.store.close()
            self.library.close()
            if self._quick_notes is not None:
                self._quick_notes.close()
        window.deleteLater()

    def _place_for_next(self) -> WindowPlace:
        """As the last window was arranged."""
        if self.windows:
            return replace(self.windows[-1].place(), geometry="", file=None, line=1)
        return replace(self.settings.windows[0], file=None, line=1) if self.settings.windows else WindowPlace()

    def _note_opened(self, path: Path | None, *_text: str) -> None:
        """Another talk is open: also after a crash the windows of now are there again."""
        if path is not None:
            places = tuple(window.place() for window in self.windows)
            known = self.settings if is_locked_name(path) else self.settings.with_recent(path)
            self._remember(replace(known, folder=self._library_with(path), windows=places))

    def _library_with(self, path: Path) -> Path | None:
        """The library's folder where the user has chosen it or this talk lies in it; else the talk's own.

        A home folder is none: too much lies below it that is nobody's talk.
        """
        folder = self.settings.folder
        if folder is not None and (self.settings.folder_is_chosen or path.is_relative_to(folder)):
            return folder
        return folder if Path.home().is_relative_to(path.parent) else path.parent

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        self.speller.use(wanted=settings.spells)
        self.library.use(settings.folder)
        for window in self.windows:
            window.show_settings(settings)
        self._changes += 1
        if self.windows:
            self._saver.ask(self._changes, settings)
        else:
            self._save(self._changes, settings)

    def _save(self, change: int, settings: Settings) -> None:
        """Write the settings, from whichever thread, unless newer ones are written already."""
        with self._saving:
            if change > self._saved:
                self._saved = change
                with suppress(LeaderDeckError, OSError):  # a full disk costs only what is remembered
                    save_settings(settings)

    def _speak(self) -> None:
        self.reserve.make_rest()
        use_interface_language(self.settings.language or system_language())
        self._words.follow_language()
        for window in QApplication.topLevelWidgets():
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))

    def _dress(self) -> None:
        self.reserve.make_rest()
        choice: Choice = self.settings.appearance  # type: ignore[assignment]
        wear(self._application, choice, self.settings.text_percent)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
