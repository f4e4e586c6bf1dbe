"""What the app keeps of talks outside their own files: listed, and forgotten at a wish."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.kept_text import size_of
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.machine.log_file import empty_log
from leaderdeck.desktop.settings import load_settings, save_settings, settings_file
from leaderdeck.language import Sentence, say


def kept_texts() -> tuple[tuple[Sentence, Path, int, int], ...]:
    """(what it is, folder, number of files, bytes) of each place where texts of talks are kept."""
    store, history = RecoveryStore(), SaveHistory()
    return (
        (say("gjenopprettingskopier"), store.folder, *store.size()),
        (say("lagringshistorikk"), history.folder, *size_of(history.folder)),
    )


def forget_everything() -> None:
    """Forget recovery copies, save history, log and the names of recent talks.

    What a running program keeps of unsaved text stays, and goes away when it is saved.
    """
    RecoveryStore().empty()
    SaveHistory().empty()
    empty_log()
    if settings_file().exists():
        save_settings(load_settings().without_traces())
