"""Slides are dragged, hidden, split and deleted in the strip; every step is a text edit and can be undone."""

from pathlib import Path

from leaderdeck.outline.rewrite import delete_slides, hide_slides, move_slides

TALK = "---\nbrand: fjordvik\n---\n\n## En\n\n- a\n\nNotat: si en\n\n## To\n\n- b\n\nPrivat: hysj\n\n## Tre\n\n- c\n"


def test_moving_a_slide_moves_its_text_and_undo_brings_it_back(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    window.panes.strip.rewrite_requested.emit(lambda text: move_slides(text, [2], 0))
    assert started.titles() == ["Tre", "En", "To"]
    assert "Privat: hysj" in window.editor.text()
    started.do("edit.undo")
    assert started.titles() == ["En", "To", "Tre"]
    assert window.editor.text() == TALK
    assert not window.desk.is_edited


def test_one_undo_takes_back_one_step_of_each_pane(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    for rewrite in (lambda text: hide_slides(text, [1], hidden=True), lambda text: delete_slides(text, [0])):
        window.session.apply(rewrite)
    assert started.titles() == ["To", "Tre"]
    assert window.session.talk.scenes[0][1].hidden
    started.do("edit.undo")
    assert started.titles() == ["En", "To", "Tre"]
    started.do("edit.undo")
    assert window.editor.text() == TALK
    started.do("edit.redo")
    assert started.titles() == ["En", "To", "Tre"]
    assert window.session.talk.scenes[1][1].hidden


def test_the_preview_follows_the_cursor_and_the_strip_the_preview(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    for number, title in ((3, "Tre"), (1, "En"), (2, "To")):
        window.session.go_to_number(number)
        started.application.processEvents()
        assert window.panes.preview.scene.title == title
        assert window.session.place[0] == number
    started.do("go.next_slide")
    assert window.panes.preview.scene.title == "Tre"
