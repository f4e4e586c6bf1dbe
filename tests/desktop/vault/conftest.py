"""The real app over a library of the test's own, with passphrases that cost little."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from PySide6.QtWidgets import QApplication, QDialog
from vault_material import CHEAP, NOTE, made_vault

from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.vault.note_files import lock_file


@dataclass(frozen=True)
class Running:
    """One start of the app, which the tests of a module share, and its user's folder."""

    app: AppWindows
    home: Path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of notes."""
    folder = tmp_path / "Bibliotek"
    folder.mkdir()
    return folder


@pytest.fixture
def locked(library: Path) -> Path:
    """A locked note in a library that has its vault."""
    plain = library / "samtalen-med-sølvi.md"
    plain.write_text(NOTE, "utf-8")
    return lock_file(plain, made_vault(library).key)


@pytest.fixture(scope="module")
def running(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app, started once: a window costs more than what most of these tests do in it."""
    home, documents = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("dokumenter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEADERDECK_HOME", str(home))
        for module in ("app", "help_desk", "vault.key_page"):
            patch.setattr(f"leaderdeck.desktop.{module}.documents_folder", lambda: documents)
        for name in ("new_vault_dialog.NewVaultDialog", "passphrase_dialog.PassphraseDialog"):
            patch.setattr(f"leaderdeck.desktop.vault.{name}.COST", CHEAP)
        app = AppWindows(qapp, Settings(has_started=True))
        app.desktop.new_window().resize(900, 600)
        yield Running(app, home)
        app.end()
        forget_windows(qapp)


@pytest.fixture
def app(running: Running, library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], AppWindows]]:
    """The app as if it had been started now: one empty window, nothing open, nothing said, nothing remembered."""
    monkeypatch.setenv("LEADERDECK_HOME", str(running.home))
    desktop = running.app.desktop
    desktop.change_settings(Settings(folder=library, has_started=True))
    yield lambda: running.app
    for dialog in running.app.application.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.reject()
    desktop.vault.lock()
    for window in desktop.windows:
        window.editor.document().setModified(False)
    for window in desktop.windows[1:]:
        window.close()
    for window in desktop.windows:
        window.desk.begin("")
        window.bar.forget()
