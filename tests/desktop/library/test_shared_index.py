"""The one index of the program is let go of only when nobody works with it."""

from __future__ import annotations

import threading
from pathlib import Path

from leaderdeck.desktop.library.library_work import LibraryWork
from leaderdeck.desktop.library.shared_index import close_index, using_index
from leaderdeck.note_reading import read_entry

NOTE = "---\ntema: [tillit]\n---\n\n# Tillit tar tid\n\nDet begynner med å lytte.\n"


def test_whoever_works_with_the_index_can_finish_before_it_is_let_go_of(tmp_path: Path) -> None:
    note = tmp_path / "tillit.md"
    note.write_text(NOTE, encoding="utf-8")
    closing = threading.Thread(target=close_index)
    with using_index(tmp_path) as index:
        closing.start()
        closing.join(0.05)
        assert closing.is_alive(), "it waits for the one who works"
        assert index.refresh(note, read_entry)
        assert [entry.title for entry in index.entries()] == ["Tillit tar tid"]
    closing.join(60)
    assert not closing.is_alive()


def test_a_library_that_is_closed_takes_nothing_from_one_that_is_opened_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "tillit.md").write_text(NOTE, encoding="utf-8")
    old, new = LibraryWork(tmp_path), LibraryWork(tmp_path)
    while not old.turn().is_complete:
        pass
    closing = threading.Thread(target=old.close)
    with new.index() as index:
        closing.start()
        closing.join(0.05)
        (tmp_path / "mot.md").write_text(NOTE.replace("Tillit tar tid", "Mot"), encoding="utf-8")
        assert index.refresh(tmp_path / "mot.md", read_entry)
    closing.join(60)
    new.note_changed(tmp_path)
    new.look_at_changed()
    with new.index() as index:
        assert {entry.title for entry in index.entries()} == {"Tillit tar tid", "Mot"}
    new.close()
    close_index()
