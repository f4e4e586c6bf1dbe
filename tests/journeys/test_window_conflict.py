"""The file changes outside while it is open: taken in quietly, compared part by part, never overwritten in silence."""

from pathlib import Path

from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog

TALK = "## En\n\n- a\n\n## To\n\n- b\n\n## Tre\n\n- c\n"


def test_a_clean_text_follows_the_file_and_keeps_its_place(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    window.session.go_to_number(3)
    started.until(lambda: window.session.place[0] == 3)
    file.write_text(TALK.replace("- a", "- a\n- ny"), "utf-8")
    started.until(lambda: "- ny" in window.editor.text())
    started.settle()
    assert window.session.place[0] == 3
    assert not window.desk.is_edited
    assert window.bar.sentences()


def test_an_edited_text_is_compared_and_both_changes_can_stay(app, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    window.editor.go_to_line(3, 3)
    started.type(" mitt")
    file.write_text(TALK.replace("- c", "- c deres"), "utf-8")
    started.until(window.bar.sentences)
    assert file.read_text("utf-8") == TALK.replace("- c", "- c deres")
    assert "mitt" in window.editor.text()
    monkeypatch.setattr(ConflictDialog, "exec", lambda self: True)
    started.do("file.save")
    started.until(lambda: "deres" in window.editor.text())
    assert window.editor.text() == TALK.replace("- a", "- a mitt").replace("- c", "- c deres")
    assert file.read_text("utf-8") == TALK.replace("- c", "- c deres")
    assert not window.bar.sentences()  # nothing offers to compare what has been dealt with
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == window.editor.text()


def test_a_file_that_vanished_is_said_and_can_be_saved_again(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    file.unlink()
    started.until(window.bar.sentences)
    assert window.desk.is_edited
    window.desk.save_over()
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == TALK


def test_a_talk_that_is_open_in_another_window_is_shown_there(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    started.desktop.open_handed_over([file])
    assert started.desktop.windows == [window]
