"""The library column: a folder's talks and notes at a glance, found by a word, opened by a click."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes.library_folder import read_folder
from leaderdeck.desktop.panes.library_list import LibraryRow
from leaderdeck.desktop.panes.library_pane import LibraryPane
from leaderdeck.desktop.panes.library_words import day_words, file_words, words_that_fit
from leaderdeck.language import use_interface_language
from leaderdeck.outline.reader import read_deck
from leaderdeck.paths import resource_folder

TALK = (
    "---\ntitle: Ro i båten\nduration: 20 min\ndate: 2022-03-16\ntopics: [kultur]\n---\n\n# En\n\n- a\n\n# To\n\n- b\n"
)
NOTE = "---\ntype: note\ntopics: [tillit]\n---\n\n# Samtale med **ordfører**\n\nord\n"
PRIVATE = "---\ntype: note\nprivate: true\n---\n\n# Varslingssak\n\nhemmelig innhold\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("ro.md", TALK), ("samtale.md", NOTE), ("sak.md", PRIVATE), ("Åpen.md", "# Åpen kommune\n")):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "bilde.png").write_bytes(b"\x89PNG")
    (tmp_path / ".skjult.md").write_text("# Nei\n")
    return tmp_path


@pytest.fixture
def pane(qtbot: QtBot) -> LibraryPane:
    made = LibraryPane()
    qtbot.addWidget(made)
    made.resize(262, 600)
    made.show()
    return made


def show(pane: LibraryPane, folder: Path, qtbot: QtBot, current: Path | None = None) -> None:
    pane.show_folder(folder, current)
    qtbot.waitUntil(lambda: not pane.is_busy, timeout=20000)


def listed(pane: LibraryPane) -> list[str]:
    model = pane.file_list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def aloud(pane: LibraryPane, title: str) -> str:
    index = pane.file_list.model().index(listed(pane).index(title), 0)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_talks_and_notes_stand_under_their_heads(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    assert listed(pane) == [
        "Foredrag (2)", "Ro i båten", "Åpen kommune", "Notater (2)", "Samtale med ordfører", "Varslingssak",
        "Tema", "kultur", "tillit",
    ]  # fmt: skip


def test_the_second_line_tells_slides_minutes_and_day(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    assert aloud(pane, "Ro i båten") == "Ro i båten, 3 lysbilder, 20 min, 16. mars 2022"
    assert aloud(pane, "Samtale med ordfører") == "Samtale med ordfører, tillit, i dag"
    assert aloud(pane, "Varslingssak") == "Varslingssak, privat, i dag"


def test_the_open_file_is_marked_and_says_so(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot, folder / "ro.md")
    assert pane.file_list.currentIndex().data() == "Ro i båten"
    assert aloud(pane, "Ro i båten").endswith("åpen nå")


def test_a_click_or_enter_asks_for_the_file(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot, folder / "ro.md")
    rows = pane.file_list
    with qtbot.waitSignal(pane.file_requested) as asked:
        place = rows.visualRect(rows.model().index(listed(pane).index("Varslingssak"), 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [folder / "sak.md"]
    with qtbot.waitSignal(pane.file_requested) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Up)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [folder / "samtale.md"]


def test_arrow_keys_step_over_heads(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    QTest.keyClick(pane.filter_field, Qt.Key.Key_Down)
    assert pane.file_list.currentIndex().data() == "Ro i båten"
    QTest.keyClick(pane.file_list, Qt.Key.Key_Down)
    QTest.keyClick(pane.file_list, Qt.Key.Key_Down)
    assert pane.file_list.currentIndex().data() == "Samtale med ordfører"


def test_the_filter_finds_words_of_titles_and_topics(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    QTest.keyClicks(pane.filter_field, "kommune")
    assert listed(pane) == ["Foredrag (1)", "Åpen kommune"]
    pane.filter_field.setText("finnes ikke")
    assert [label.text() for label in pane.findChildren(QLabel) if label.isVisible()] == ["Ingen treff."]
    QTest.keyClick(pane.filter_field, Qt.Key.Key_Escape)
    assert "Ro i båten" in listed(pane)


def test_a_topic_filters(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    rows = pane.file_list
    place = rows.visualRect(rows.model().index(listed(pane).index("tillit"), 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed(pane) == ["Notater (1)", "Samtale med ordfører"]


def test_what_happens_in_the_folder_is_seen(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    new = folder / "ny.tmp"
    new.write_text("# Helt nytt\n", "utf-8")
    new.replace(folder / "ny.md")
    (folder / "sak.md").unlink()
    qtbot.waitUntil(lambda: "Helt nytt" in listed(pane) and "Varslingssak" not in listed(pane), timeout=5000)


def test_a_folder_that_is_gone_or_empty_is_said(pane: LibraryPane, tmp_path: Path, qtbot: QtBot) -> None:
    def hint() -> list[str]:
        return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]

    assert hint() == ["Velg en mappe for å se foredragene og notatene i den."]
    show(pane, tmp_path / "borte", qtbot)
    assert hint() == ["Mappen finnes ikke lenger, eller kan ikke leses."]
    show(pane, tmp_path, qtbot)
    assert hint() == ["Ingen foredrag eller notater i mappen ennå."]


def test_another_folder_can_be_wished_for(pane: LibraryPane, folder: Path, qtbot: QtBot) -> None:
    show(pane, folder, qtbot)
    choose = pane.findChild(QPushButton)
    assert choose.accessibleName() == f"Mappe: {folder.name} …"
    with qtbot.waitSignal(pane.folder_requested):
        qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)


def test_five_hundred_files_block_nobody(pane: LibraryPane, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(500):
        (tmp_path / f"foredrag-{number:03d}.md").write_text(
            TALK.replace("Ro i båten", f"Foredrag {number:03d}"), "utf-8"
        )
    began = time.thread_time()
    pane.show_folder(tmp_path, None)
    slowest = time.thread_time() - began
    seen: set[int] = set()
    while pane.is_busy:
        began = time.thread_time()
        QApplication.processEvents()
        slowest = max(slowest, time.thread_time() - began)
        seen.add(len(listed(pane)))
    assert len(listed(pane)) == 503
    assert slowest < 0.12, "40 ms on a quiet machine"


def test_odd_files_are_listed_by_name_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "bilde.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "tom.md").write_bytes(b"")
    (tmp_path / "gammel.txt").write_bytes("# Blåbær på jordet\n".encode("windows-1252"))
    (tmp_path / "bred.md").write_bytes("# Utf seksten\n".encode("utf-16"))
    (tmp_path / "mappe.md").mkdir()
    os.symlink(tmp_path / "finnes-ikke.md", tmp_path / "lenke.md")
    titles = [file.title for file in read_folder(tmp_path, {}).files]
    assert titles == ["bilde", "Blåbær på jordet", "tom", "Utf seksten"]


def test_unchanged_files_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_folder(folder, {})
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read again"))
    assert read_folder(folder, first.known).files == first.files


def test_no_words_of_a_file_but_its_title_are_kept(folder: Path) -> None:
    assert "hemmelig" not in repr(read_folder(folder, {}))


@pytest.mark.parametrize("path", sorted(resource_folder("samples").glob("*.md")), ids=lambda path: path.name)
def test_slides_are_counted_as_the_reader_counts_them(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    counted = read_folder(tmp_path, {}).files[0].slides
    assert counted == len(read_deck(path.read_text("utf-8")).slides)


def test_facts_that_have_no_room_are_left_out_whole() -> None:
    facts = ("18 lysbilder", "20 min", "16. mars")
    assert words_that_fit(facts, lambda words: len(words) <= 40) == "18 lysbilder · 20 min · 16. mars"
    assert words_that_fit(facts, lambda words: len(words) <= 22) == "18 lysbilder · 20 min"
    assert words_that_fit(facts, lambda words: len(words) <= 2) == "18 lysbilder"


def test_days_are_said_as_one_says_them() -> None:
    today = date(2026, 3, 17)
    assert day_words(date(2026, 3, 17), today) == "i dag"
    assert day_words(date(2026, 3, 16), today) == "i går"
    assert day_words(date(2026, 1, 5), today) == "5. januar"
    use_interface_language("en")
    assert day_words(date(2025, 1, 5), today) == "5 January 2025"


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_column_speaks_the_language_of_the_interface(
    pane: LibraryPane, folder: Path, qtbot: QtBot, language: str
) -> None:
    show(pane, folder, qtbot)
    use_interface_language(language)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert listed(pane)[0] == {"nn": "Foredrag (2)", "en": "Talks (2)"}[language]
    row = pane.file_list.model().index(1, 0)
    assert isinstance(pane.file_list.model().row_at(1), LibraryRow)
    assert {"nn": "3 lysbilete", "en": "3 slides"}[language] in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert file_words(pane.file_list.model().row_at(1).file, date(2026, 1, 1)).count("·") == 2
