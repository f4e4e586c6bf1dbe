"""Using the library while writing, with the keyboard, the mouse and the menus of the real windows."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from used_library import TALK
from writing_window import Writing

from leaderdeck.desktop.library.passage_mime import PASSAGE_MIME, passage_mime
from leaderdeck.desktop.library.row_actions import ChosenRow
from leaderdeck.desktop.library_use.given_dialog import GivenDialog
from leaderdeck.desktop.library_use.slide_search import SlideSearch
from leaderdeck.language import say
from leaderdeck.library.note import LibraryEntry
from leaderdeck.outline.front_matter import read_front_matter


def lines(writing: Writing) -> list[str]:
    return writing.app.window.editor.text().split("\n")


def test_two_brackets_find_a_quote_and_enter_links_to_it(writing: Writing) -> None:
    window = writing.app.window
    writing.look_for("rir bort")
    offer = writing.desk.popup.model.offer(0)
    assert offer is not None
    assert [str(words) for words in offer.told] == ["Fortalt på Lederdagene 2025"]
    writing.choose("quote")
    assert "[[" not in window.editor.text()
    assert any("#sitat-1" in line for line in lines(writing))
    assert lines(writing)[window.editor.cursor_line() - 1].startswith("::: sett-inn")
    assert not writing.desk.popup.isVisible()
    window.editor.undo()
    assert "[[rir bort" in window.editor.text(), "one step"


def test_control_enter_copies_a_section_as_slides_of_its_own(writing: Writing) -> None:
    writing.look_for("tre lag")
    writing.choose("section", as_copy=True)
    text = writing.app.window.editor.text()
    assert "## Tre lag" in text
    assert "Ikke si hvem" not in text
    assert writing.app.titles() == ["Ny tale", "Start", "Tre lag", "Slutt"]
    assert [copy.state for copy in writing.app.window.session.talk.deck.copies] == ["same"]


def test_the_list_follows_what_is_typed_and_goes_with_escape(writing: Writing) -> None:
    editor, popup = writing.app.window.editor, writing.desk.popup
    writing.look_for("")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    chosen = popup.model.offer(2)
    assert popup.rows.currentIndex().row() == 2
    writing.desk.updated.emit()
    writing.app.desktop.library.changed.emit()
    writing.app.until(writing.is_shown)
    assert popup.model.offer(popup.rows.currentIndex().row()) == chosen, "the same question keeps the row"
    writing.app.type("tre")
    writing.app.until(writing.is_shown)
    first = popup.model.offer(0)
    assert popup.rows.currentIndex().row() == 0, "another question begins with the best"
    writing.app.type(" lag løfter")
    writing.app.until(lambda: popup.isVisible() and not writing.desk.is_busy and popup.model.offer(0) != first)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert popup.model.rowCount() == 0, "nothing of what was found stays behind"
    assert "[[tre lag løfter" in editor.text()
    writing.app.type("x")
    assert not popup.isVisible()


def test_words_that_nothing_answers_are_said_so(writing: Writing) -> None:
    popup = writing.desk.popup
    writing.app.window.editor.go_to_line(9)
    writing.app.type("[[xyzzyplugh")
    writing.app.until(lambda: popup.isVisible() and not writing.desk.is_busy and popup.model.rowCount() == 0)
    QTest.keyClick(writing.app.window.editor, Qt.Key.Key_Return)
    assert "[[xyzzyplugh\n" in writing.app.window.editor.text(), "Enter is Enter where nothing can be chosen"


def test_the_menu_opens_the_list_and_leaves_no_brackets(writing: Writing) -> None:
    editor = writing.app.window.editor
    editor.go_to_line(9)
    writing.app.do("edit.passage")
    writing.app.until(writing.is_shown)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == TALK


def test_without_focus_the_list_goes(writing: Writing) -> None:
    writing.look_for("tillit")
    writing.app.window.panes.library.setFocus()
    writing.app.window.editor.clearFocus()
    assert not writing.desk.popup.isVisible()


def test_when_notes_are_locked_nothing_that_was_found_is_shown(writing: Writing) -> None:
    writing.look_for("tillit")
    writing.app.desktop.vault.about_to_lock.emit(say("Notatene er låst."))
    assert not writing.desk.popup.isVisible()
    assert writing.desk.popup.model.rowCount() == 0


def test_the_buttons_of_the_list_take_the_row_too(writing: Writing) -> None:
    writing.look_for("rir bort")
    QTest.mouseClick(writing.desk.popup.copy_button, Qt.MouseButton.LeftButton)
    writing.app.until(lambda: "> — Kari Nordmann" in writing.app.window.editor.text())


def test_a_passage_is_dropped_where_it_falls(writing: Writing) -> None:
    editor = writing.app.window.editor
    note = writing.folder / "notater" / "tillit.md"
    with writing.desk.work.index() as index:
        entry = index.entry(note)
    quote = next(one for one in entry.passages if one.kind == "quote")
    drop(writing, passage_mime(note, quote), 9)
    writing.app.until(lambda: "sitat-1" in editor.text())
    assert lines(writing)[9] == "::: sett-inn ../notater/tillit.md#sitat-1"
    editor.undo()
    assert editor.text() == TALK


@pytest.mark.parametrize(
    "said",
    [b"", b"[1]", b'{"path": 7}', json.dumps({"path": "x\0y"}).encode(), json.dumps({"path": "/dev/zero"}).encode()],
)
def test_a_foreign_drop_changes_nothing(writing: Writing, said: bytes) -> None:
    data = QMimeData()
    data.setData(PASSAGE_MIME, said)
    drop(writing, data, 9)
    writing.app.until(lambda: not writing.desk.is_busy)
    assert writing.app.window.editor.text() == TALK


def drop(writing: Writing, data: QMimeData, line: int) -> None:
    """Drag over the editor to the middle of a line, and let go there."""
    editor = writing.app.window.editor
    editor.go_to_line(line)
    at = editor.cursorRect().center()
    editor.go_to_line(1)
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(at, *facts), QDragMoveEvent(at, *facts), QDropEvent(QPointF(at), *facts)):
        QApplication.sendEvent(editor.viewport(), event)
        assert event.isAccepted()


def test_what_is_wanted_at_once_comes_one_after_the_other(writing: Writing) -> None:
    window = writing.app.window
    window.editor.go_to_line(8)
    for name in ("notater/tillit.md", "notater/mot.md", "foredrag/åpenhet.md"):
        window.library_use.insert(writing.folder / name, None, as_copy=False)
    writing.app.until(lambda: not writing.desk.is_busy)
    links = [line for line in lines(writing) if line.startswith(":::")]
    assert [line.rpartition("/")[2] for line in links] == ["tillit.md", "mot.md", "åpenhet.md"]


def test_a_private_file_is_refused_with_a_sentence(writing: Writing) -> None:
    window = writing.app.window
    window.library_use.insert(writing.folder / "notater" / "hemmelig.md", None, as_copy=True)
    writing.app.until(lambda: not writing.desk.is_busy and window.bar.isVisible())
    assert window.editor.text() == TALK
    window.bar.forget()


def test_the_librarys_menu_offers_what_the_file_allows(writing: Writing) -> None:
    actions = writing.app.window.panes.library.row_actions
    path = Path("x.md")

    def offered(**facts: object) -> list[str]:
        row = ChosenRow(LibraryEntry(path, "note", **facts))
        return [one.id for one in actions.for_row(row) if one.id.startswith("use.")]

    assert offered(title="A") == ["use.link", "use.copy"]
    assert offered(title="", private=True) == []
    assert offered(title="", private=True, locked=True) == []
    assert offered(title="Åpen", private=True, locked=True) == ["use.copy"]
    note = writing.folder / "notater" / "mot.md"
    with writing.desk.work.index() as index:
        row = ChosenRow(index.known(note))
    next(one for one in actions.for_row(row) if one.id == "use.link").run(row)
    writing.app.until(lambda: "::: sett-inn ../notater/mot.md" in writing.app.window.editor.text())


def test_the_talk_remembers_that_it_was_given(writing: Writing) -> None:
    writing.app.do("file.given")
    dialog = writing.app.dialog(GivenDialog)
    assert not dialog.save.isEnabled(), "an event must be said"
    dialog.event_field.setText("Topplederkonferansen 2026")
    dialog.day.setText("en dag i mars")
    assert not dialog.save.isEnabled()
    dialog.day.setText("16. mars 2026")
    dialog.place.setText("Oslo")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    given = read_front_matter(writing.app.window.editor.text()).front_matter.given
    assert [(one.event, one.date, one.place) for one in given] == [("Topplederkonferansen 2026", "2026-03-16", "Oslo")]
    writing.app.window.editor.undo()
    assert writing.app.window.editor.text() == TALK


def test_slides_of_all_talks_are_seen_and_used_again(writing: Writing) -> None:
    window = writing.app.window
    window.editor.go_to_line(8)
    writing.app.do("slides.find")
    search = writing.app.dialog(SlideSearch)
    writing.app.until(lambda: search.gallery.found.slides and not search.is_busy)
    QTest.keyClicks(search.field, "historien om broa")
    writing.app.until(lambda: len(search.gallery.found.slides) == 1 and not search.is_busy)
    slide = search.gallery.found.slides[0]
    image = search.pictures.image(slide, search.gallery.picture_width())
    assert image is not None
    assert len({image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}) > 3
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    assert search.gallery.hasFocus()
    QTest.keyClick(search.gallery, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    writing.app.until(lambda: "Notat: Husk historien om broa." in window.editor.text())
    assert search.isVisible(), "more can be taken"
    assert "En kultur for tillit" in search.state.text()
    talk = writing.folder / "foredrag" / "åpenhet.md"
    was = talk.read_text("utf-8")
    talk.write_text(was.replace("---\n", "---\nprivat: ja\n", 1), "utf-8")
    QTest.keyClick(search.gallery, Qt.Key.Key_Return)
    writing.app.until(lambda: "privat" in search.state.text())
    talk.write_text(was, "utf-8")
    window.bar.forget()
    search.field.clear()
    search.unused_first.setChecked(True)
    writing.app.until(lambda: len(search.gallery.found.slides) == 4 and not search.is_busy)
    search.reject()
    assert writing.app.titles()[:3] == ["Ny tale", "Start", "En kultur for tillit"]


def test_everything_has_a_name_in_every_language(writing: Writing) -> None:
    for kind, action in ((GivenDialog, "file.given"), (SlideSearch, "slides.find")):
        writing.app.do(action)
        dialog = writing.app.dialog(kind)
        titles = set()
        for language in ("nn", "en", "nb"):
            writing.app.desktop.change_settings(_speaking(writing, language))
            titles.add(dialog.windowTitle())
            for one in dialog.findChildren(QWidget):
                if isinstance(one, (QAbstractButton, QLineEdit, QListView)) and one.isVisible():
                    assert one.accessibleName() or one.text(), (kind, one)
        assert len(titles) == 3
        dialog.reject()


def _speaking(writing: Writing, language: str):
    from dataclasses import replace

    return replace(writing.app.desktop.settings, language=language)
