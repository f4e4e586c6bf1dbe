"""What is asked for in a window and is not of its talk: a new talk, the guide, preferences, shortcuts.

Dialogs are loaded when they are first asked for, so that they cost no start.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.brand.catalog import default_kit_id, find_kit, list_kits
from leaderdeck.desktop.actions import ACTIONS
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.documents.kept_text import private_folder
from leaderdeck.desktop.documents.sample_talk import put_guide, put_locking_page, put_sample
from leaderdeck.desktop.prose.document_names import is_presentation
from leaderdeck.desktop.spelling.spelling_desk import spelling_of
from leaderdeck.desktop.window.main_window import MainWindow
from leaderdeck.language import interface_language
from leaderdeck.outline.rewrite import set_card_value
from leaderdeck.paths import resource_folder

if TYPE_CHECKING:
    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk
    from leaderdeck.desktop.brand_studio.studio_desk import StudioDesk
    from leaderdeck.desktop.prose.intake_desk import IntakeDesk
    from leaderdeck.desktop.prose.prose_desk import ProseDesk
    from leaderdeck.desktop.vault.locking_desk import LockingDesk


class HelpDesk(QObject):
    """Answers wishes by name."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._studios: StudioDesk | None = None
        self._prose: ProseDesk | None = None
        self._locking: LockingDesk | None = None
        self._intake: IntakeDesk | None = None
        self._asking: MainWindow | None = None
        self._answers: dict[str, Callable[[MainWindow], object]] = {
            "new": self._welcome,
            "quick_note": self._desktop.open_quick_note,
            "guide": lambda window: self._open_placed(window, put_guide),
            "sample": lambda window: self._open_placed(window, put_sample),
            "shortcuts": self._shortcuts,
            "preferences": self._preferences,
            "doctor": self._doctor,
            "about": self._about,
            "associate": self._associate,
            "history": self._history,
            "rebrand": self._rebrand,
            "prose": self._make_of_prose,
            "import": lambda window: self.intake().ask(window),
            "locking": lambda window: self._open_placed(window, put_locking_page),
            "lock_note": lambda window: self.locking().lock_note(window),
            "unlock": lambda window: self.locking().unlock(window),
            "lock_now": lambda _window: self._desktop.vault.lock(),
            "remove_lock": lambda window: self.locking().remove_lock(window),
            "passphrase": lambda window: self.locking().change_passphrase(window),
            "spelling.next": lambda window: spelling_of(window).seek(),
            "spelling.shown": lambda window: spelling_of(window).toggle(),
            "quit": lambda _window: self._desktop.quit(),
            "brand.studio": self._edit_brand,
            "brand.new": lambda window: self._studios_for(window).make_new(window, window.bar),
            "brand.import": lambda window: self._studios_for(window).import_template(window, window.bar),
        }

    def answer(self, wish: str, window: MainWindow) -> None:
        """Do what a window asked for."""
        self._answers[wish](window)

    def look_for_kits(self) -> None:
        """At the start: profiles whose edits were not saved when the program went down."""
        if self._desktop.windows and any(private_folder("studio").glob("*.copy")):
            window = self._desktop.windows[0]
            self._studios_for(window).offer_left_behind(window.bar)

    def rooms_may_close(self) -> bool:
        """Ask about profiles that are not saved and texts that are no talks yet; gives whether the app may end."""
        return all(room.may_close_all() for room in self._rooms())

    def keep_rooms_open(self) -> None:
        """The app does not end after all."""
        for room in self._rooms():
            room.stay_open()

    def close_rooms(self) -> None:
        """The app ends."""
        for room in self._rooms():
            room.close_all()

    def _rooms(self) -> list[StudioDesk | ProseDesk]:
        """What has windows of its own beside the talks'."""
        return [room for room in (self._studios, self._prose) if room is not None]

    def bring_in(self, file: Path, window: MainWindow) -> None:
        """A document of another program was opened or dropped: it becomes a draft of a talk."""
        if is_presentation(file):
            self.intake().bring_in(file, window)
        else:
            self._make_of_prose(window, file)

    def intake(self) -> IntakeDesk:
        """What makes drafts of presentations."""
        from leaderdeck.desktop.prose.intake_desk import IntakeDesk

        if self._intake is None:
            self._intake = IntakeDesk(self._desktop)
        return self._intake

    def locking(self) -> LockingDesk:
        """What locks notes and takes locks off."""
        from leaderdeck.desktop.vault.locking_desk import LockingDesk

        if self._locking is None:
            self._locking = LockingDesk(self._desktop.vault, self)
        return self._locking

    def _studios_for(self, window: MainWindow) -> StudioDesk:
        """The studios, which can show their layouts with the talk of the window that asked last."""
        from leaderdeck.desktop.brand_studio.studio_desk import StudioDesk

        if self._studios is None:
            self._studios = StudioDesk(self._talk_to_show, self)
            self._studios.kit_changed.connect(lambda _folder: self._desktop.show_changed_kits())
        self._asking = window
        return self._studios

    def _talk_to_show(self) -> OwnTalk | None:
        from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk

        window = self._asking
        if window is None or window not in self._desktop.windows or window.session.talk is None:
            return None
        return OwnTalk(window.session.talk.deck, window.session.folder)

    def _edit_brand(self, window: MainWindow) -> None:
        talk = window.session.talk
        with window.bar.guarding():
            kit = talk.kit if talk is not None else find_kit(default_kit_id())
            self._studios_for(window).open(kit.folder)

    def _open_placed(self, window: MainWindow, put: Callable[[Path], Path]) -> None:
        with window.bar.guarding():
            self._desktop.open_in_turn(put(documents_folder()), window)

    def _shortcuts(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(ACTIONS, window).show()

    def _doctor(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.doctor_dialog import DoctorDialog

        DoctorDialog(window).show()

    def _associate(self, window: MainWindow) -> None:
        from leaderdeck.desktop.machine.file_association import install_association, is_associated, remove_association

        with window.bar.guarding():
            done = remove_association() if is_associated() else install_association()
            window.bar.show(done.sentence)

    def _about(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.about_dialog import AboutDialog

        AboutDialog(window).show()

    def _welcome(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.welcome_page import WelcomePage

        page = WelcomePage(self._desktop.settings, window, brand=_own_brand(window))
        page.starter_requested.connect(lambda kind: self._begin(kind, window))
        page.file_requested.connect(lambda path: self._desktop.open_in_turn(path, window))
        page.open_requested.connect(window.desk.ask_to_open)
        page.sample_requested.connect(lambda: self.answer("sample", window))
        page.guide_requested.connect(lambda: self.answer("guide", window))
        page.show()

    def _begin(self, kind: str, window: MainWindow) -> None:
        text = "" if not kind else _starter(kind)
        brand = _own_brand(window)
        if brand is not None:
            text = set_card_value(text, "brand", brand)
        target = window if window.desk.is_untouched else self._desktop.new_window()
        target.desk.begin(text)
        if not kind:
            target.editor.go_to_line(target.editor.line_count())
        target.editor.setFocus()

    def _preferences(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._desktop.settings, window)
        dialog.settings_changed.connect(self._desktop.change_settings)
        dialog.show()

    def _rebrand(self, window: MainWindow) -> None:
        from leaderdeck.desktop.rebranding.rebranding_window import RebrandingWindow

        talk = window.session.talk
        chosen = talk.kit.id if talk is not None else default_kit_id()
        RebrandingWindow(list_kits(), chosen, window.session.folder or documents_folder(), window).show()

    def _make_of_prose(self, window: MainWindow, file: Path | None = None) -> None:
        from leaderdeck.desktop.prose.prose_desk import ProseDesk

        if self._prose is None:
            self._prose = ProseDesk(self._desktop.kits, self)
            self._prose.talk_wanted.connect(self._begin_made)
            self._prose.presentation_wanted.connect(self._desktop.open_file)
        talk, desk = window.session.talk, window.desk
        brand = talk.kit.id if talk is not None else ""
        has_text = bool(window.editor.text().strip()) and not desk.is_sealed
        other = (str(desk.title or desk.shown_name()), lambda: self._text_in(window)) if has_text else None
        opened = self._prose.open(brand, other)
        if file is not None:
            opened.open_file(file)

    def _text_in(self, window: MainWindow) -> str:
        open_still = window in self._desktop.windows and not window.desk.is_sealed
        return window.editor.text() if open_still else ""

    def _begin_made(self, text: str) -> None:
        """A talk that was made of prose: nobody has saved it yet."""
        free = [window for window in self._desktop.windows if window.desk.is_untouched]
        target = free[0] if free else self._desktop.new_window()
        target.desk.recover(None, text)
        target.raise_()
        target.activateWindow()
        target.editor.setFocus()

    def _history(self, window: MainWindow) -> None:
        from leaderdeck.desktop.dialogs.history_dialog import HistoryDialog

        file, history = window.desk.file, window.desk.history
        seal = file.seal if file else None
        dialog = HistoryDialog(
            history.versions(file.path) if file else (), lambda version: history.read(version, seal),
            window.editor.text(), window, name=file.path.name if file else "",
        )  # fmt: skip
        dialog.restore_requested.connect(lambda text: window.session.apply(lambda _old: text))
        dialog.show()


def _own_brand(window: MainWindow) -> str | None:
    """The brand of the talk that is open, for the next talk is the same municipality's; None where it has none."""
    talk = window.session.talk
    return talk.kit.id if talk is not None and talk.kit.id != default_kit_id() else None


def _starter(kind: str) -> str:
    return resource_folder("starters", f"{kind}.{interface_language()}.md").read_text("utf-8")
