"""A talk of notes: slides come by a link, follow their note, and become the talk's own when one wants."""

import time
from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from leaderdeck.desktop.panes.finding_row import FindingRow
from leaderdeck.desktop.panes.slide_cells import SlideCell
from leaderdeck.desktop.settings import Settings

NOTE = (
    "---\ntittel: Tillit\n---\n\n## Tre lag\n\n- løfter\n- vaner\n\nPrivat: hysj\n\n"
    "## Etterpå\n\n- ro\n\n> Sagt\n> — Kari\n"
)
TALK = "---\nbrand: fjordvik\n---\n\n## Start\n\n- a\n\n::: sett-inn notater/tillit.md\n\n## Slutt\n\n- b\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notater").mkdir()
    (tmp_path / "notater" / "tillit.md").write_text(NOTE, "utf-8")
    (tmp_path / "tale.md").write_text(TALK, "utf-8")
    return tmp_path


@pytest.fixture
def windows(qapp):
    found = AppWindows(qapp, Settings(has_started=True))
    yield found
    found.end()


def test_linked_slides_are_seen_followed_and_opened(windows: AppWindows, folder: Path) -> None:
    window = windows.start(folder / "tale.md")
    windows.settle()
    assert windows.titles() == ["Start", "Tre lag", "Etterpå", "Slutt"]
    strip, session = window.panes.strip, window.session

    cells = [cell for cell in strip.strip_model.cells if isinstance(cell, SlideCell)]
    assert [bool(cell.origin) for cell in cells] == [False, True, True, False]
    assert "tillit" in strip.strip_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    strip.setCurrentIndex(strip.strip_model.index(2))
    windows.until(lambda: session.place == (3, 9))
    assert window.panes.preview.scene is not None
    assert window.panes.preview.scene.title == "Etterpå"
    assert "tillit" in window.panes.preview.accessibleDescription() or "tillit" in _named(windows, window)
    windows.do("go.next_slide")
    assert session.place == (4, 11)
    windows.do("go.previous_slide")
    windows.do("go.previous_slide")
    assert session.place == (2, 9)
    assert window.panes.preview.scene.title == "Tre lag"

    windows.do("slides.hide")
    windows.settle()
    assert window.editor.text() == TALK
    assert window.bar.isVisible()

    strip.setCurrentIndex(strip.strip_model.index(2))
    preview = window.panes.preview
    _double_click(preview)
    windows.until(lambda: len(windows.desktop.windows) == 2 and windows.window.editor.cursor_line() > 1)
    assert windows.window.desk.path == folder / "notater" / "tillit.md"
    windows.desktop.windows[-1].close()


def test_a_note_that_changes_is_seen_within_a_second(windows: AppWindows, folder: Path) -> None:
    window = windows.start(folder / "tale.md")
    windows.settle()
    (folder / "notater" / "tillit.md").write_text(NOTE.replace("Tre lag", "Fire lag"), "utf-8")
    began = time.process_time()
    windows.until(lambda: "Fire lag" in [scene.title for _, scene in window.session.talk.scenes])
    assert time.process_time() - began < 1.0, "what the machine does besides is not counted"
    (folder / "notater" / "tillit.md").unlink()
    windows.until(lambda: any(finding.rule == "library.include" for finding in window.session.talk.findings))
    (folder / "notater" / "tillit.md").write_text(NOTE, "utf-8")
    windows.until(lambda: len(window.session.talk.scenes) == 4)
    assert window.editor.text() == TALK


def test_a_link_becomes_a_copy_in_one_step(windows: AppWindows, folder: Path) -> None:
    window = windows.start(folder / "tale.md")
    windows.settle()
    window.editor.go_to_line(9)
    windows.do("slides.make_copy")
    windows.settle()
    text = window.editor.text()
    assert windows.titles() == ["Start", "Tre lag", "Etterpå", "Slutt"]
    assert "sett-inn" not in text
    assert "hysj" not in text
    windows.do("edit.undo")
    assert window.editor.text() == TALK
    windows.settle()
    assert window.session.talk.deck.links
    window.editor.go_to_line(5)
    windows.do("slides.make_copy")
    assert window.editor.text() == TALK


def test_what_is_found_in_a_note_is_opened_there(windows: AppWindows, folder: Path) -> None:
    (folder / "notater" / "tillit.md").write_text("## Bilde\n\n![](fjord.png)\n", "utf-8")
    window = windows.start(folder / "tale.md")
    windows.settle()
    window.panes.show_tab("findings")
    windows.application.processEvents()
    rows = [row for row in window.panes.findings.findChildren(FindingRow) if row.finding and row.finding.opens]
    windows.until(lambda: rows or window.panes.findings.findChildren(FindingRow))
    rows = [row for row in window.panes.findings.findChildren(FindingRow) if row.finding and row.finding.opens]
    assert rows
    rows[0].repair_requested.emit(rows[0].finding)
    windows.until(lambda: len(windows.desktop.windows) == 2)
    windows.until(lambda: windows.window.desk.path is not None)
    assert windows.window.desk.path == folder / "notater" / "tillit.md"


def test_typing_in_the_talk_reads_no_note(windows: AppWindows, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = windows.start(folder / "tale.md")
    windows.settle()
    session = window.session
    session._settle.setInterval(60_000)
    session._at_latest.setInterval(60_000)

    def refuse(*_: object) -> None:
        pytest.fail("a file was looked for while typing")

    monkeypatch.setattr("leaderdeck.library.shelf.FolderShelf._give", refuse)
    shown: list[object] = []
    session.slide_changed.connect(shown.append)
    window.editor.go_to_line(9, 200)
    windows.type("#Tre lag")
    window.editor.go_to_line(7, 200)
    windows.type("bc")
    assert shown


def _double_click(preview) -> None:
    at = preview.slide_rect().center()
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(at), QPointF(at), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    preview.mouseDoubleClickEvent(event)


def _named(windows: AppWindows, window) -> str:
    windows.until(lambda: "tillit" in window.panes.preview.accessibleDescription())
    return window.panes.preview.accessibleDescription()
