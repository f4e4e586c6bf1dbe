"""What is written stays with the user: no socket, nothing private where others look, and nothing after «forget»."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

CANARY = "kanarifugl-hemmelig-personalsak"

USE = """
import os, sys
sockets = []
sys.addaudithook(lambda event, arguments: sockets.append(event) if event.startswith("socket.") else None)
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from leaderdeck.desktop.documents.text_file import ChangedOutside, open_text, save_text, save_text_as
from leaderdeck.desktop.documents.file_lock import hold, holder
from leaderdeck.desktop.documents.folder_watch import FolderWatch
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.machine.log_file import log_trouble, set_up_log
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
from leaderdeck.desktop.settings import Settings, load_settings, save_settings
from leaderdeck.desktop.machine.single_instance import SingleInstance
canary, file = sys.argv[1], Path(sys.argv[2])
application = QCoreApplication([])
log, instance, other = set_up_log(), SingleInstance(), SingleInstance()
assert instance.hand_over() is False
other.hand_over([file], 0.05)
opened = save_text_as(file, f"# Hei\\n\\nPrivat: {canary}\\n")
lock, watch, store, history = hold(file), FolderWatch(), RecoveryStore(), SaveHistory()
watch.watch(file)
holder(file)
history.keep(file, opened.text)
opened = save_text(opened, opened.text + canary)
history.keep(file, opened.text)
save_settings(Settings().with_recent(file))
log.info("saved %s", opened.text)
try:
    raise RuntimeError(canary)
except RuntimeError as problem:
    log_trouble(problem)
file.with_name("annen.md").write_bytes(b"x")
try:
    save_text_as(file.with_name("annen.md"), canary)
except ChangedOutside as problem:
    log_trouble(problem)
keeper = RecoveryKeeper(store, lambda: Draft(f"ikke lagret {canary}", file))
keeper.note_edit()
QTimer.singleShot(1200, application.quit)
application.exec()
handles = Path("/proc/self/fd")  # sees those that Qt may have opened, too
links = [handle for handle in handles.iterdir() if handle.is_symlink()] if handles.is_dir() else []
sockets += [link for link in links if os.readlink(link).startswith("socket:")]
print(len(sockets), flush=True)
os.kill(os.getpid(), 9)
"""


def holding(folder: Path, needle: str) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        found += [Path(parent) / name for name in (*folders, *names) if needle in name]
        found += [Path(parent) / name for name in names if needle.encode() in (Path(parent) / name).read_bytes()]
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="asks for rights as POSIX has them")
def test_private_text_lies_only_in_closed_folders_no_socket_is_opened_and_forgetting_forgets(
    tmp_path: Path, monkeypatch, leaderdeck
) -> None:
    places = {name: tmp_path / name for name in ("home", "data", "config", "cache", "state", "temp", "talks")}
    for folder in places.values():
        folder.mkdir()
    for variable, name in (
        ("HOME", "home"), ("TMPDIR", "temp"), ("LEADERDECK_HOME", "data"), ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"),
    ):  # fmt: skip
        monkeypatch.setenv(variable, str(places[name]))
    monkeypatch.setattr(tempfile, "tempdir", str(places["temp"]))
    talk = places["talks"] / "personalsak-kari.md"

    def found(needle: str) -> list[Path]:
        return [path for name, folder in places.items() if name != "talks" for path in holding(folder, needle)]

    done = subprocess.run(
        [sys.executable, "-c", USE, CANARY, str(talk)], cwd=places["home"], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("0\n", ""), "a socket was opened"
    assert {path.relative_to(places["data"]).parts[0] for path in found(CANARY)} == {"recovery", "history"}
    for path in found(CANARY):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        for parent in list(path.parents)[: -len(places["data"].parents) - 1]:
            assert stat.S_IMODE(parent.stat().st_mode) == 0o700, parent
    code, told, _ = leaderdeck("doctor")
    assert code == 0
    assert str(places["data"] / "recovery") in told
    assert str(places["data"] / "history") in told
    assert "--forget" in told
    assert CANARY not in told
    assert leaderdeck("doctor", "--forget")[0] == 0
    assert found(CANARY) == found("personalsak-kari") == []
    assert CANARY in talk.read_text("utf-8"), "the talk itself is the user's"
