"""The quick note: three keys from a thought to a file, and nothing lost on the way."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.documents.traces import forget_everything, kept_texts
from leaderdeck.desktop.library import note_saving
from leaderdeck.desktop.library.note_draft import NoteDraft, QuickNote
from leaderdeck.desktop.library.note_saving import save_note
from leaderdeck.desktop.library.quick_note_window import QuickNoteWindow
from leaderdeck.errors import FileProblem
from leaderdeck.library.new_note import NewNote
from leaderdeck.note_reading import read_entry_text

Key = Qt.Key


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[QuickNoteWindow]:
    made = QuickNoteWindow(QuickNote(), tmp_path)
    made.show()
    yield made
    made.close()


def test_text_and_two_keys_are_enough(window: QuickNoteWindow) -> None:
    wanted: list[QuickNote] = []
    window.save_requested.connect(wanted.append)
    QTest.keyClicks(window.text, "Tillit tar tid")
    QTest.keyClick(window.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [QuickNote("Tillit tar tid")]


def test_nothing_is_saved_of_an_empty_window(window: QuickNoteWindow) -> None:
    wanted: list[QuickNote] = []
    window.save_requested.connect(wanted.append)
    QTest.keyClick(window.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not wanted
    assert not window.save_button.isEnabled()


def test_tab_goes_to_what_it_is_about_and_enter_does_not_save(window: QuickNoteWindow) -> None:
    wanted: list[QuickNote] = []
    window.save_requested.connect(wanted.append)
    QTest.keyClicks(window.text, "En tanke")
    window.topics.setFocus()
    QTest.keyClicks(window.topics, "mot, vei")
    QTest.keyClick(window.topics, Key.Key_Return)
    window.fields.fields["source"].setFocus()
    QTest.keyClicks(window.fields.fields["source"], "Kari")
    window.kind.setCurrentIndex(2)
    assert not wanted
    window.save_button.click()
    (note,) = wanted
    assert (note.kind, note.as_note().topics, note.source) == ("quote", ("mot", "vei"), "Kari")


def test_known_topics_are_proposed_one_by_one(window: QuickNoteWindow) -> None:
    window.show_topics(("kultur", "tillit"))
    window.topics.setText("kultur, ")
    window.topics.setFocus()
    QTest.keyClicks(window.topics, "til")
    completer = window.topics._completer
    assert completer.currentCompletion() == "tillit"
    completer.activated.emit("tillit")
    assert window.topics.text() == "kultur, tillit, "


def test_what_is_not_saved_is_there_next_time_also_after_a_start(qapp: QApplication) -> None:
    draft = NoteDraft()
    draft.change(QuickNote("Ikke ferdig", "quote", "mot", "Kari", private=True))
    draft.close()
    after = NoteDraft()
    assert after.note == QuickNote("Ikke ferdig", "quote", "mot", "Kari", private=True)
    after.clear()
    after.close()
    assert NoteDraft().note == QuickNote()


def test_what_is_to_be_locked_is_never_on_disk_as_it_is(qapp: QApplication) -> None:
    draft = NoteDraft()
    draft.change(QuickNote("Hemmelig"))
    assert draft.keep_now()
    draft.change(QuickNote("Hemmelig navn", private=True, locked=True))
    assert draft.keep_now()
    assert not [file for _, folder, _, _ in kept_texts() if folder.is_dir() for file in folder.glob("*.copy")]
    draft.close()
    assert NoteDraft().note == QuickNote()


def test_everything_kept_of_it_can_be_forgotten(qapp: QApplication) -> None:
    draft = NoteDraft()
    draft.change(QuickNote("Glem dette"))
    draft.close()
    forget_everything()
    assert NoteDraft().note == QuickNote()


def test_the_file_says_what_was_said_and_is_named_by_its_first_line(tmp_path: Path) -> None:
    note = NewNote("## Tillit: tar tid\n\nog mot", kind="thought", topics=("mot",), source="Kari", date="2026-03-16")
    path = save_note(tmp_path / "ny mappe", note)
    assert path.name == "tillit tar tid.md"
    entry = read_entry_text(path, path.read_text("utf-8"))
    assert (entry.kind, entry.topics, entry.source, entry.date) == ("thought", ("mot",), "Kari", "2026-03-16")
    assert "og mot" in path.read_text("utf-8")
    assert save_note(tmp_path / "ny mappe", note).name == "tillit tar tid 2.md"
    assert len(list((tmp_path / "ny mappe").iterdir())) == 2


def test_the_name_of_a_private_note_tells_only_its_day(tmp_path: Path) -> None:
    path = save_note(tmp_path, NewNote("Om Kari", date="2026-03-16", private=True))
    assert path.name == "privat notat 2026-03-16.md"
    assert read_entry_text(path, path.read_text("utf-8")).private
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("has_links", [True, False])
def test_no_other_file_is_ever_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    names = iter(["a.md", "b.md"])
    (tmp_path / "a.md").write_text("andres", "utf-8")
    monkeypatch.setattr(note_saving, "note_file", lambda folder, _title, _fallback: folder / next(names))
    assert save_note(tmp_path, NewNote("mitt")).name == "b.md"
    assert (tmp_path / "a.md").read_text("utf-8") == "andres"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(FileProblem):
        save_note(tmp_path, NewNote("mitt"))
    assert not list(tmp_path.iterdir())


def _no_links(*_names: object) -> None:
    raise OSError(1, "no second names here")


def _full(_number: int) -> None:
    raise OSError(28, "full")
