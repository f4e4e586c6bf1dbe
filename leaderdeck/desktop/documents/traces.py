"""What the app keeps of talks outside their own files: listed, and forgotten at a wish."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from leaderdeck.desktop.brand_studio.studio_recovery import StudioStore
from leaderdeck.desktop.documents.draft_folders import draft_folders_size, forget_left_behind
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.kept_text import size_of
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.library.note_draft import draft_store
from leaderdeck.desktop.library.shared_index import close_index
from leaderdeck.desktop.machine.log_file import empty_log
from leaderdeck.desktop.settings import load_settings, save_settings, settings_file
from leaderdeck.language import Sentence, say
from leaderdeck.library.index_file import index_file_of


def kept_texts() -> tuple[tuple[Sentence, Path, int, int], ...]:
    """(what it is, folder, number of files, bytes) of each place where texts of talks are kept."""
    store, history, quick, studio = RecoveryStore(), SaveHistory(), draft_store(), StudioStore()
    return (
        (say("gjenopprettingskopier"), store.folder, *store.size()),
        (say("bilder til foredrag som ikke er lagret"), *draft_folders_size()),
        (say("lagringshistorikk"), history.folder, *size_of(history.folder)),
        (say("søkeregister"), index_folder(), *size_of(index_folder())),
        (say("hurtignotater som ikke er lagret"), quick.folder, *quick.size()),
        (say("profiler som ikke er lagret"), studio.folder, *studio.size()),
    )


def forget_everything() -> None:
    """Forget recovery copies, save history, the library's index, log and the names of recent talks.

    What a running program keeps of unsaved text stays, and goes away when it is saved. It reads its library anew.
    """
    store = RecoveryStore()
    store.empty()
    forget_left_behind(store.picture_folders())
    draft_store().empty()
    StudioStore().empty()
    SaveHistory().empty()
    _forget_index()
    empty_log()
    if settings_file().exists():
        save_settings(load_settings().without_traces())


def index_folder() -> Path:
    """Where the indexes of libraries lie."""
    return index_file_of(Path()).parent


def _forget_index() -> None:
    close_index()
    with suppress(OSError):
        for file in index_folder().iterdir():
            with suppress(OSError):  # another program has it open: it stays as long as that
                file.unlink()
