"""The real app over a library of the test's own, with passphrases that cost little."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from vault_material import CHEAP, NOTE, made_vault

from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.vault.note_files import lock_file


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


@pytest.fixture
def app(qapp, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppWindows]]:
    """Starts of the app, each ended with the test."""
    documents = tmp_path / "Dokumenter"
    for module in ("app", "help_desk", "vault.key_page"):
        monkeypatch.setattr(f"leaderdeck.desktop.{module}.documents_folder", lambda: documents)
    for name in ("new_vault_dialog.NewVaultDialog", "passphrase_dialog.PassphraseDialog"):
        monkeypatch.setattr(f"leaderdeck.desktop.vault.{name}.COST", CHEAP)
    started: list[AppWindows] = []

    def begin() -> AppWindows:
        started.append(AppWindows(qapp, Settings(folder=library, has_started=True)))
        return started[-1]

    yield begin
    for one in started:
        one.end()
    forget_windows(qapp)
