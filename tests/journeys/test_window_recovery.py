"""The program goes down with text that is not saved: the next start offers it, and nothing is lost."""

from pathlib import Path

from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.documents import recovery_keeper
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.text_file import stamp_of

TALK = "## En\n\n- a\n\n## To\n\n- b\n"


def leave_behind(text: str, path: Path | None, line: int = 1) -> None:
    """What a program that was killed leaves: a copy without anybody who keeps it."""
    store = RecoveryStore()
    stamp = stamp_of(path) if path else None
    digest = stamp.digest if stamp else ""
    store.keep(store.new_name(path), Draft(text, path, base_digest=digest, line=line))
    store.close()


def test_a_rescued_text_is_offered_and_taken_back(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    leave_behind(TALK + "- reddet\n", file, line=8)
    started = app()
    window = started.start(file)
    dialog = started.dialog(RecoveryDialog)
    (copy,) = RecoveryStore().left_behind()
    dialog.recover_requested.emit(copy)
    started.until(lambda: "- reddet" in window.editor.text())
    dialog.close()
    assert window.desk.is_edited
    assert window.editor.cursor_line() == 8
    assert file.read_text("utf-8") == TALK
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == TALK + "- reddet\n"
    assert RecoveryStore().left_behind() == ()


def test_a_text_that_was_never_saved_is_offered_too(app, tmp_path: Path) -> None:
    leave_behind("## Bare her\n", None)
    started = app()
    started.start()
    dialog = started.dialog(RecoveryDialog)
    (copy,) = RecoveryStore().left_behind()
    dialog.recover_requested.emit(copy)
    dialog.close()
    assert started.titles() == ["Bare her"]
    assert started.window.desk.path is None
    assert started.window.desk.is_edited


def test_writing_is_kept_within_two_seconds_and_dropped_when_saved(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    window.editor.go_to_line(3, 3)
    started.type(" mer")
    copies = started.desktop.store.folder
    assert recovery_keeper.KEEP_MS <= 1000, "the timer leaves time to write; a busy machine may take longer"
    started.until(lambda: any(copies.glob("*.copy")))
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert not any(copies.glob("*.copy"))


def test_opening_and_looking_keeps_nothing(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    window.session.go_to_number(2)
    started.settle()
    window.desk.keep_now()
    assert not any(started.desktop.store.folder.glob("*.copy"))


def test_what_is_taken_back_at_once_is_not_replaced_by_the_talk_that_is_still_being_read(app, tmp_path: Path) -> None:
    leave_behind("## Reddet\n", None)
    (copy,) = RecoveryStore().left_behind()
    started = app()
    started.desktop.start()  # the sample is on its way
    started.desktop._offer._recover(copy)
    started.until(lambda: all(window.session.talk for window in started.desktop.windows))
    assert "## Reddet\n" in [window.editor.text() for window in started.desktop.windows]


def test_what_is_taken_back_does_not_replace_what_was_written_since(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    leave_behind(TALK + "- reddet\n", file)
    (copy,) = RecoveryStore().left_behind()
    started = app()
    window = started.start(file)
    window.editor.go_to_line(3, 3)
    started.type(" nytt")
    started.desktop._offer._recover(copy)
    assert window.editor.text() == TALK.replace("- a", "- a nytt")
    assert started.window.editor.text() == TALK + "- reddet\n"
