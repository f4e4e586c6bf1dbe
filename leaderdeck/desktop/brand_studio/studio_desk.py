"""The studio's windows: one for each kit; new, copied, imported and shared kits go through here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.brand.reader import DESCRIPTION_NAME
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.kit_saving import adopt_kit, copy_kit
from leaderdeck.desktop.brand_studio.name_dialog import NameDialog
from leaderdeck.desktop.brand_studio.new_kit_dialog import NewKitDialog
from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk
from leaderdeck.desktop.brand_studio.studio_files import ask_for_template, ask_where_to_share
from leaderdeck.desktop.brand_studio.studio_recovery import StudioRecovery, StudioStore, files_of
from leaderdeck.desktop.brand_studio.studio_window import StudioWindow
from leaderdeck.desktop.dialogs.moments import moment_words
from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.desktop.messages import MOST_ROWS, MessageBar
from leaderdeck.export.replacing import replace_file
from leaderdeck.language import say


class StudioDesk(QObject):
    """Opens studios, and tells when a kit has changed."""

    kit_changed = Signal(object)
    """The folder of a kit that was saved, made or imported."""

    def __init__(self, talk: Callable[[], OwnTalk | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.windows: list[StudioWindow] = []
        self._importer = Latest(adopt_kit, self)
        self._store = StudioStore()

    @property
    def is_importing(self) -> bool:
        """Whether a template is still being read."""
        return self._importer.is_busy

    def open(self, folder: Path) -> StudioWindow:
        """The studio of this kit; the window that has it already, where there is one. Raises BrandProblem."""
        for window in self.windows:
            if same_file(window.draft.folder, folder):
                window.show()
                window.raise_()
                window.activateWindow()
                return window
        window = StudioWindow(KitDraft(folder), self._talk)
        window.draft.setParent(window)
        recovery = StudioRecovery(self._store, window.draft, window)
        window.closed.connect(lambda _window: recovery.forget())
        window.closed.connect(self._forget)
        window.kit_saved.connect(self.kit_changed)
        window.wished.connect(lambda wish: self.answer(wish, window, window.bar))
        self.windows.append(window)
        window.show()
        self._offer(window)
        return window

    def offer_left_behind(self, bar: MessageBar) -> None:
        """Tell in another window, at the start, of profiles whose edits were not saved when the program went down."""
        kits = {copy.path: copy for copy in reversed(self._store.left_behind()) if copy.path is not None}
        for folder, copy in kits.items():
            if (folder / DESCRIPTION_NAME).is_file():
                words = say("Profilverkstedet har endringer fra {moment} som ikke ble lagret.",
                            moment=moment_words(copy.when))  # fmt: skip
                bar.show(words, "warning", ((say("Åpne profilen"), partial(self._open_safely, folder, bar)),))

    def _open_safely(self, folder: Path, bar: MessageBar) -> None:
        with bar.guarding():
            self.open(folder)

    def _offer(self, window: StudioWindow) -> None:
        """What was left behind of this kit: to be taken back, or not wanted."""
        copies = self._store.left_behind_for(window.draft.folder)
        if not copies:
            return
        newest = copies[0]

        def forget() -> None:
            for copy in copies:
                self._store.forget(copy)

        def take_back() -> None:
            text = self._store.read(newest)
            with window.bar.guarding():
                if text is not None:
                    window.draft.take_back(text, files_of(newest))
                forget()

        words = say("Her er endringer fra {moment} som ikke ble lagret.", moment=moment_words(newest.when))
        window.bar.show(words, "warning", ((say("Hent dem tilbake"), take_back), (say("Kast dem"), forget)))

    def answer(self, wish: str, window: QWidget, bar: MessageBar) -> None:
        """`new`, `import`; in a studio also `copy`, `share`."""
        if wish == "new":
            self.make_new(window, bar)
        elif wish == "import":
            self.import_template(window, bar)
        elif isinstance(window, StudioWindow):
            {"copy": self._copy, "share": self._share}[wish](window)

    def make_new(self, parent: QWidget, bar: MessageBar) -> NewKitDialog:
        """Ask for a name and colors, make the kit, open it."""
        dialog = NewKitDialog(parent)
        dialog.made.connect(lambda folder: self._open_made(folder, bar))
        dialog.show()
        return dialog

    def import_template(self, parent: QWidget, bar: MessageBar) -> None:
        """Let the user choose a template, adopt it off the window's thread, and open it at its roles."""
        file = ask_for_template(parent)
        if file is not None:
            self.adopt(file, bar)

    def adopt(self, file: Path, bar: MessageBar) -> None:
        """Make a kit of this template."""
        reading = say("Leser {file} …", file=file.name)
        bar.show(reading, "info", ((say("Avbryt"), self._importer.drop),))
        importer = Latest(adopt_kit, self)
        self._importer = importer

        def end(made: object) -> None:
            assert isinstance(made, tuple)
            folder, notices = made
            bar.forget(reading)
            window = self._open_made(folder, bar)
            if window is not None:
                window.show_roles_when_known()
                for notice in reversed(notices[:MOST_ROWS]):
                    window.bar.show(notice, "warning")

        def fail(problem: object) -> None:
            bar.forget(reading)
            bar.report(problem)

        importer.answered.connect(end)
        importer.failed.connect(fail)
        importer.ask(file)

    def may_close_all(self) -> bool:
        """Ask about each studio that is not saved; gives whether all may go. None goes yet."""
        return all(window.may_close() for window in self.windows)

    def stay_open(self) -> None:
        """They need not go after all."""
        for window in self.windows:
            window.stay_open()

    def close_all(self) -> None:
        """Close every studio; what may go without a question does."""
        for window in list(self.windows):
            window.close()

    def _open_made(self, folder: Path, bar: MessageBar) -> StudioWindow | None:
        self.kit_changed.emit(folder)
        with bar.guarding():
            return self.open(folder)
        return None

    def _copy(self, window: StudioWindow) -> None:
        draft = window.draft
        name = str(window.reading.value("name") or "") if window.reading else ""
        proposal = str(say("{name} (kopi)", name=name))
        dialog = NameDialog(say("Lag en kopi"), say("Navnet på kopien"), say("Lag kopien"), proposal, window)
        dialog.exec()
        if dialog.answer:
            with window.bar.guarding():
                folder = copy_kit(draft.text, draft.work, dialog.answer)
                self._open_made(folder, window.bar)
                if draft.is_read_only:
                    window.close()

    def _share(self, window: StudioWindow) -> None:
        from leaderdeck.brand.kit_package import pack_kit

        if window.draft.is_edited and not window.save():
            return
        name = str(window.reading.value("id") or "profil") if window.reading else "profil"
        file = ask_where_to_share(window, name)
        if file is None:
            return
        with window.bar.guarding():
            replace_file(file, lambda stream: _ignored(pack_kit(window.draft.folder, stream)))
            window.bar.show(say("Profilpakken ligger i {file}.", file=file))

    def _forget(self, window: StudioWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()


def _ignored(_result: object) -> None:
    """What was packed need not be known."""
