"""A director with an empty folder: three thoughts are written down, and become a talk of five slides."""

from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from leaderdeck.desktop.library.quick_note_window import QuickNoteWindow
from leaderdeck.desktop.library_use.given_dialog import GivenDialog
from leaderdeck.desktop.library_use.use_desk import UseDesk
from leaderdeck.desktop.settings import Settings
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES

THOUGHT = "# Tillit bygges i stille vær\n\nDen som venter til det stormer, har ventet for lenge."
QUOTE = "Det er lov å si at man ikke vet."
FACT = "## Det vi vet\n\n::: fakta\nSvarte at de tør å si fra: 74 %\n:::\n\nKilde: Medarbeiderundersøkelsen 2025"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "Mine notater"
    folder.mkdir()
    return folder


def test_three_notes_become_a_talk_of_five_slides(app, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: AppWindows = app(Settings(has_started=True, folder=documents))
    monkeypatch.setattr(
        "leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: documents / "tale.md"
    )
    window = started.desktop.new_window()
    window.resize(1200, 760)
    window.desk.begin("")
    started.settle()

    for text, kind, topics, source in ((THOUGHT, 1, "tillit", ""), (QUOTE, 2, "åpenhet", "Kari Nordmann"),
                                       (FACT, 0, "tillit", "")):  # fmt: skip
        write_down(started, text, kind, topics, source)
    assert len(list(documents.glob("*.md"))) == 3
    with started.desktop.library.work.index() as index:
        started.until(lambda: len(index.rows()) == 3)

    editor = window.editor
    window.activateWindow()  # no desktop does it here when a dialog closes
    editor.setFocus()
    started.type("# Si fra i tide\n\n## Hvorfor nå\n\n- vi blir flere\n\n")
    use(started, "stille vær")
    assert "::: sett-inn" in editor.text()
    go_to_end(started)
    use(started, "ikke vet")
    go_to_end(started)
    use(started, "tør å si fra", downs=1, as_copy=True)
    assert "[[" not in editor.text()
    assert started.titles() == ["Si fra i tide", "Hvorfor nå", "Tillit bygges i stille vær", QUOTE, "Det vi vet"]
    talk = window.session.talk
    assert [bool(slide.origin) for slide in talk.deck.slides] == [False, False, True, True, False]
    assert [scene.layout for _, scene in talk.scenes][-2:] == ["quote", "content"]
    assert [one for one in talk.findings if one.severity == "error"] == []

    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    thought = next(path for path in documents.glob("*.md") if "stille" in path.name)
    thought.write_text(thought.read_text("utf-8").replace("ventet for lenge", "allerede tapt"), "utf-8")
    started.until(lambda: "allerede tapt" in said(window.session.talk))
    started.until(lambda: "er endret" in str(window.bar.sentences()[0]))

    started.do("file.given")
    dialog = started.dialog(GivenDialog)
    dialog.event_field.setText("Lederdagene 2026")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert "holdt:\n  - Lederdagene 2026" in (documents / "tale.md").read_text("utf-8")

    export_talk(window.session.talk, documents / "tale.pptx", "pptx", PROFILES["stage"])
    assert (documents / "tale.pptx").stat().st_size > 10_000

    started.until(lambda: told(started, "ikke vet") == ["Står i dette foredraget", "Fortalt på Lederdagene 2026"])


def write_down(started: AppWindows, text: str, kind: int, topics: str, source: str) -> None:
    """A quick note: the shortcut, the words, Ctrl+Enter."""
    started.do("file.quick_note")
    note = started.dialog(QuickNoteWindow)
    note.text.setPlainText(text)
    note.kind.setCurrentIndex(kind)
    note.topics.setText(topics)
    note.fields.fields["source"].setText(source)
    before = len(list(started.desktop.settings.folder.glob("*.md")))
    note.save_button.click()
    started.until(lambda: len(list(started.desktop.settings.folder.glob("*.md"))) > before)
    started.until(lambda: not note_is_open(started))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the test's loop takes nothing apart


def note_is_open(started: AppWindows) -> bool:
    windows = started.application.topLevelWidgets()
    return any(isinstance(one, QuickNoteWindow) and one.isVisible() for one in windows)


def use(started: AppWindows, words: str, *, downs: int = 0, as_copy: bool = False) -> None:
    """Type two brackets and words, go down some rows, and take what the library offers there."""
    editor, desk = started.window.editor, look_for(started, words)
    before = editor.text()
    for _ in range(downs):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    modifiers = Qt.KeyboardModifier.ControlModifier if as_copy else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(editor, Qt.Key.Key_Return, modifiers)
    started.until(lambda: editor.text() != before and not desk.is_busy)
    started.settle()


def look_for(started: AppWindows, words: str) -> UseDesk:
    started.type(f"[[{words}")
    desk = started.window.library_use.desk()
    started.until(lambda: desk.popup.isVisible() and not desk.is_busy and desk.popup.model.rowCount())
    return desk


def told(started: AppWindows, words: str) -> list[str]:
    """What the list says of the first that it offers."""
    go_to_end(started)
    desk = look_for(started, words)
    offer = desk.popup.model.offer(0)
    QTest.keyClick(started.window.editor, Qt.Key.Key_Escape)
    started.window.editor.undo()
    return [str(one) for one in offer.told] if offer else []


def go_to_end(started: AppWindows) -> None:
    editor = started.window.editor
    started.window.activateWindow()
    editor.setFocus()
    editor.go_to_line(editor.line_count())
    QTest.keyClick(editor, Qt.Key.Key_End)


def said(talk: object) -> str:
    return " ".join(str(slide) for slide in talk.deck.slides)  # type: ignore[attr-defined]
