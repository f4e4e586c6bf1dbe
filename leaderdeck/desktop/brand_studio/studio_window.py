"""The studio's window: the form at the left, every layout as a live picture at the right, and one row of steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from leaderdeck.brand.kit_editing import next_version, set_version
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading, read_draft
from leaderdeck.desktop.brand_studio.font_section import styles_of
from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.kit_saving import ChangedOutside, keep_version, save_kit
from leaderdeck.desktop.brand_studio.layout_gallery import LayoutGallery
from leaderdeck.desktop.brand_studio.layout_view import LayoutView
from leaderdeck.desktop.brand_studio.name_dialog import NameDialog
from leaderdeck.desktop.brand_studio.role_mapper import RoleMapper
from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk
from leaderdeck.desktop.brand_studio.studio_files import ask_for_fonts, ask_for_logo
from leaderdeck.desktop.brand_studio.studio_form import StudioForm
from leaderdeck.desktop.brand_studio.studio_header import StudioHeader
from leaderdeck.desktop.dialogs.local_files import show_in_folder
from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog
from leaderdeck.desktop.messages import MessageBar
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say

_SHORTCUTS = {
    "save": ("Ctrl+S",), "undo": ("Ctrl+Z",), "redo": ("Ctrl+Shift+Z", "Ctrl+Y"), "close": ("Ctrl+W",),
    "share": ("Ctrl+E",), "import": ("Ctrl+O",), "new": ("Ctrl+N",),
}  # fmt: skip


class StudioWindow(QMainWindow):
    """One kit, open."""

    closed = Signal(object)
    kit_saved = Signal(object)
    """The kit in this folder is another one now."""
    wished = Signal(str)
    """What is not of this kit alone: `new`, `import`, `share`, `copy`."""

    def __init__(self, draft: KitDraft, talk: Callable[[], OwnTalk | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._talk, self._shows_talk = talk, False
        self._wants_roles = self._was_given_up = self._is_waiting = False
        self.reading: DraftReading | None = None
        self.header, self.bar, self.form = StudioHeader(), MessageBar(), StudioForm(draft.work)
        self.gallery, self.view, self.roles = LayoutGallery(), LayoutView(), RoleMapper(self)
        self.pages, self.tabs = QStackedWidget(), QTabWidget()
        self._reader = Latest(read_draft, self)
        self._reader.answered.connect(self._take)
        self._reader.failed.connect(self._fail)
        self._arrange()
        self._connect()
        draft.changed.connect(self._read)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.setMinimumSize(640, 420)
        self.resize(1280, 800)
        self.retranslate()
        self._read()
        self.form.names.name.setFocus()
        if draft.is_read_only:
            self._tell_read_only()

    @property
    def is_busy(self) -> bool:
        """Whether what is shown is not yet all of what was edited."""
        shown = self.gallery.is_busy or self.roles.is_busy
        return self._is_waiting or shown or self.form.is_busy

    def edit(self, key: object, change: Callable[[str], str]) -> None:
        """One edit of the description, from wherever in the window."""
        if self.draft.is_read_only:
            self._tell_read_only()
            return
        with self.bar.guarding():
            self.draft.edit(key, change)

    def save(self, *, force: bool = False) -> bool:
        """Put the kit on disk, whole or not at all; gives whether it is there."""
        draft = self.draft
        reading = read_draft(draft.work, draft.text)
        if reading.complaints:
            self.form.show_reading(reading, is_editable=not draft.is_read_only)
            self.bar.show(self._unsaved_words(reading), "error")
            return False
        try:
            save_kit(draft.work, draft.text, draft.folder, None if force else draft.saved_text)
        except ChangedOutside as problem:
            self.bar.show(problem.sentence, "warning", ((say("Lagre likevel"), lambda: self.save(force=True)),))
            return False
        except (LeaderDeckError, OSError) as problem:
            self.bar.report(problem)
            return False
        draft.note_saved(draft.text)
        self.bar.show(say("Profilen er lagret."))
        self.kit_saved.emit(draft.folder)
        return True

    def save_version(self) -> None:
        """Save under a new number; the version of before is kept for talks that pin it."""
        if self.draft.is_read_only:
            self._tell_read_only()
            return
        old = str(self.reading.value("version") or "1.0") if self.reading else "1.0"
        dialog = NameDialog(say("Lagre som ny versjon"), say("Versjon"), say("Lagre"), next_version(old), self)
        dialog.exec()
        if not dialog.answer:
            return
        with self.bar.guarding():
            keep_version(self.draft.folder)
            self.draft.edit(None, lambda text: set_version(text, dialog.answer))
            self.save()

    def show_layout(self, name: str) -> None:
        """One layout, large."""
        self.view.show_layout(name)  # type: ignore[arg-type]
        self.tabs.setCurrentIndex(0)
        self.pages.setCurrentWidget(self.view)
        self.view.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """All layouts side by side."""
        self.tabs.setCurrentIndex(0)
        self.pages.setCurrentWidget(self.gallery)
        self.gallery.card(self.view.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_roles_when_known(self) -> None:
        """The roles of an adopted template, as soon as it has been read."""
        self._wants_roles = True
        if self.tabs.count() > 1:
            self.tabs.setCurrentIndex(1)

    def run(self, wish: str) -> None:
        """Do what a button, a key or the menu asks for."""
        own: dict[str, Callable[[], object]] = {
            "save": self.save, "undo": self.draft.undo, "redo": self.draft.redo, "close": self.close,
            "save_version": self.save_version, "talk": self._toggle_talk,
            "folder": lambda: show_in_folder(self.draft.folder),
        }  # fmt: skip
        if wish in own:
            own[wish]()
        else:
            self.wished.emit(wish)

    def may_close(self) -> bool:
        """Ask about unsaved edits; gives whether the window may go."""
        if not self.draft.is_edited or self._was_given_up:
            return True
        choice = SaveChangesDialog.ask(self._name(), self)
        if choice == "save":
            return self.save()
        self._was_given_up = choice == "discard"
        return self._was_given_up

    def stay_open(self) -> None:
        """The window need not go after all, and its edits are worth asking about again."""
        self._was_given_up = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost without being asked for."""
        if not self.may_close():
            event.ignore()
            return
        self.draft.close()
        self.closed.emit(self)
        event.accept()

    def retranslate(self) -> None:
        """All words anew."""
        self.tabs.setTabText(0, str(say("Oppsett")))
        if self.tabs.count() > 1:
            self.tabs.setTabText(1, str(say("Roller")))
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(str(say("Faner for profilen")))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        self.pages.addWidget(self.gallery)
        self.pages.addWidget(self.view)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.pages, "")
        self.tabs.tabBar().hide()
        self.roles.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.form)
        split.addWidget(self.tabs)
        em = self.fontMetrics().height()
        split.setSizes([22 * em, 60 * em])
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.header, 0), (self.bar, 0), (split, 1)):
            column.addWidget(widget, stretch)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        for part in (self.form, self.view, self.roles):
            part.edit_requested.connect(self.edit)
        self.form.step_ended.connect(self.draft.end_step)
        self.header.wished.connect(self.run)
        self.gallery.layout_chosen.connect(self.show_layout)
        self.roles.layout_chosen.connect(self.show_layout)
        self.view.back_wanted.connect(self.show_all)
        self.form.logos.files_dropped.connect(self._take_logos)
        self.form.logos.file_wanted.connect(self._choose_logo)
        self.form.fonts.files_wanted.connect(self._choose_fonts)
        self.form.fonts.failed.connect(self.bar.report)
        self.form.logos.failed.connect(self.bar.report)
        for wish, keys in _SHORTCUTS.items():
            made = QAction(self)
            made.setShortcuts([QKeySequence(key) for key in keys])
            made.triggered.connect(lambda _on=False, wanted=wish: self.run(wanted))
            self.addAction(made)

    def _read(self) -> None:
        self._tell()
        talk = self._talk() if self._shows_talk else None
        self._is_waiting = True
        self._reader.ask(self.draft.work, self.draft.text, talk)

    def _take(self, reading: object) -> None:
        assert isinstance(reading, DraftReading)
        self.reading, self._is_waiting = reading, False
        is_editable = not self.draft.is_read_only
        self.form.show_reading(reading, is_editable=is_editable)
        self.view.show_reading(reading, is_editable=is_editable)
        self._show_tabs(reading)
        if reading.kit is not None:
            self.gallery.show_samples(reading.kit, reading.samples)
            if reading.is_adopted:
                self.roles.show_reading(reading, is_editable=is_editable)
        self._tell()

    def _fail(self, problem: object) -> None:
        self._is_waiting = False
        self.bar.report(problem)

    def _show_tabs(self, reading: DraftReading) -> None:
        if reading.is_adopted and self.tabs.count() == 1:
            self.tabs.addTab(self.roles, str(say("Roller")))
            self.tabs.tabBar().show()
            if self._wants_roles:
                self.tabs.setCurrentIndex(1)

    def _tell(self) -> None:
        version = str(self.reading.value("version") or "") if self.reading else ""
        self.header.show_draft(self.draft, self._name(), version)
        self.setWindowTitle(str(say("Profil: {name}[*] – Profilverksted", name=self._name().replace("[*]", ""))))
        self.setWindowModified(self.draft.is_edited)

    def _name(self) -> str:
        name = self.reading.value("name") if self.reading else ""
        return " ".join(str(name or self.draft.folder.name).split())

    def _unsaved_words(self, reading: DraftReading) -> Sentence:
        count = len(reading.complaints)
        if count == 1:
            return say("Profilen er ikke lagret: {problem}", problem=reading.complaints[0].sentence)
        return say(
            "Profilen er ikke lagret, for {count} ting må rettes først: {problem}",
            count=count,
            problem=reading.complaints[0].sentence,
        )

    def _tell_read_only(self) -> None:
        self.bar.show(
            say("Denne profilen kan ikke endres her. Lag en kopi, så er den deres egen."),
            "info",
            ((say("Lag en kopi …"), lambda: self.wished.emit("copy")),),
        )

    def _toggle_talk(self) -> None:
        self._shows_talk = not self._shows_talk
        if self._shows_talk and self._talk() is None:
            self._shows_talk = False
            self.bar.show(say("Åpne et foredrag først, så kan oppsettene vises med det."))
        self._read()

    def _choose_logo(self, number: int) -> None:
        file = ask_for_logo(self)
        if file is None:
            return
        with self.bar.guarding():
            name = self.draft.take_file(file)
            if number >= 0:
                self.form.logos.replace_file(number, name)
            else:
                self.form.logos.add_file(name, self._mark_words())

    def _take_logos(self, files: list[Path]) -> None:
        for file in files:
            with self.bar.guarding():
                self.form.logos.add_file(self.draft.take_file(file), self._mark_words())

    def _mark_words(self) -> str:
        """A first description of the mark, in the kit's own language; the user says it better."""
        language = str(self.reading.value("language") or "nb") if self.reading else "nb"
        return say("Merket til {name}", name=self._name()).in_language(language)

    def _choose_fonts(self, part: str) -> None:
        files = styles_of(ask_for_fonts(self))
        if not files:
            return
        with self.bar.guarding():
            names = {style: self.draft.take_file(file) for style, file in files.items()}
            self.form.fonts.use_files(part, self.form.fonts.family(part).text(), names)
