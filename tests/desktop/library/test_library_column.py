"""The library's column, as it is used with keys and clicks."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from library_material import FILES, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.library.answers import from_first_found
from leaderdeck.desktop.library.column import LibraryColumn
from leaderdeck.desktop.library.empty_page import EmptyPage
from leaderdeck.desktop.library.library_keeper import LibraryKeeper
from leaderdeck.desktop.library.passage_mime import dragged_passage
from leaderdeck.desktop.library.row_model import ROW_ROLE, RowModel
from leaderdeck.desktop.library.rows import Question, Row
from leaderdeck.language import say, use_interface_language
from leaderdeck.note_reading import read_entry_text, read_private_text

Until = Callable[..., None]
Key = Qt.Key


def shown(column: LibraryColumn) -> list[str]:
    model = column.file_list.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def row(column: LibraryColumn, words: str) -> Row:
    return column.view.rows[shown(column).index(words)]  # type: ignore[union-attr]


def click(column: LibraryColumn, words: str) -> None:
    index = column.file_list.model().index(shown(column).index(words), 0)
    column.file_list.scrollTo(index)
    place = column.file_list.visualRect(index).center()
    QTest.mouseClick(column.file_list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def ask(column: LibraryColumn, text: str, until: Until) -> list[str]:
    column.search(text)
    settle(column, until)
    return shown(column)


def aloud(column: LibraryColumn, words: str) -> str:
    index = column.file_list.model().index(shown(column).index(words), 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_before_anything_is_asked_for_all_is_in_sight(column: LibraryColumn) -> None:
    rows = shown(column)
    assert rows[:2] == ["Foredrag (1)", "Ro i båten"]
    assert rows[2:8] == ["Notater (5)", "hemmelig", "Styret i juni", "Broen", "Det er mennesker", "Gammelt referat"]
    assert rows[8:12] == ["Tema", "# mot", "# tillit", "Mapper"]
    assert rows[12:] == ["Møter", "Personer", "Slag og bruk"]
    assert row(column, "# tillit").count == 2
    assert row(column, "Møter").count == 2


def test_what_is_private_shows_its_name_and_no_more(column: LibraryColumn) -> None:
    assert "privat" in aloud(column, "hemmelig")
    assert not any("Varslingssaken" in words for words in shown(column))


def test_minutes_go_by_ones_own_pace(tmp_path: Path) -> None:
    talk = "---\ntype: foredrag\n---\n\n# Tillit\n\n- a\n\nNotat: " + "ord " * 1200 + "\n\n# Takk\n"
    model = RowModel()
    model.show_rows((Row("file", "tale", entry=read_entry_text(tmp_path / "tale.md", talk)),))
    told = []
    for words_per_minute in (120, 150, 120):
        model.use_pace(words_per_minute)
        told.append(str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)))
    assert ["10 min" in told[0], "8 min" in told[1], told[2] == told[0]] == [True] * 3, told
    assert model.index(0, 0).data(ROW_ROLE).entry.seconds == 30 + 600


def test_folders_and_heads_unfold_and_fold(column: LibraryColumn, until: Until) -> None:
    click(column, "Møter")
    until(lambda: "2024" in shown(column))
    assert shown(column)[13:15] == ["2024", "Styret i juni"]
    click(column, "2024")
    until(lambda: "Gammelt referat" in shown(column)[13:])
    click(column, "2024")
    click(column, "Møter")
    click(column, "Personer")
    until(lambda: "Kari Nes" in shown(column))
    click(column, "Kari Nes")
    until(lambda: "Broen" in shown(column) and "2 treff" not in shown(column))
    assert column.filter_field.text() == 'person:"Kari Nes" '


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("mennesker", "Det er mennesker"), ("tema:tillit broen", "Broen"), ("type:møte ", "Styret i juni"),
        ("før:2024-02 ", "Gammelt referat"), ("i:foredrag ", "Ro i båten"), ("ferj", "Gammelt referat"),
    ],
)  # fmt: skip
def test_answers_come_as_it_is_typed(column: LibraryColumn, until: Until, asked: str, first: str) -> None:
    rows = ask(column, asked, until)
    assert first in rows
    assert column.file_list.currentIndex().data() == first


def test_what_was_found_is_marked(column: LibraryColumn, until: Until) -> None:
    ask(column, "november", until)
    found = row(column, "Broen")
    assert [text for text, is_found in found.snippet if is_found] == ["november"]
    assert "november" in aloud(column, "Broen")
    assert column.file_list.accessibleDescription() == "1 treff"


def test_conditions_are_offered_and_taken(column: LibraryColumn, until: Until) -> None:
    assert ask(column, "ti", until)[0] == "Tema: tillit"
    assert ask(column, "veien type:", until)[:3] == ["Slag: foredrag", "Slag: notat", "Slag: tanke"]
    assert ask(column, "før:", until)[:3] == ["før:2026", "før:2025", "før:2024"]
    ask(column, "broen te:ti", until)
    ask(column, "broen tema:ti", until)
    click(column, "Tema: tillit")
    settle(column, until)
    assert column.filter_field.text() == "broen tema:tillit "
    assert "Broen" in shown(column)


def test_the_latest_question_wins(column: LibraryColumn, until: Until) -> None:
    for text in ("b", "br", "bro", "st", "styret"):
        column.search(text)
    settle(column, until)
    assert "Styret i juni" in shown(column)
    assert "Broen" not in shown(column)


def test_the_keyboard_alone_goes_through_it(column: LibraryColumn, until: Until) -> None:
    wanted: list[Path] = []
    left: list[bool] = []
    column.file_requested.connect(wanted.append)
    column.left.connect(lambda: left.append(True))
    column.focus_filter()
    QTest.keyClicks(column.filter_field, "mot")
    settle(column, until)
    first = column.file_list.currentIndex().data()
    QTest.keyClick(column.filter_field, Key.Key_Down)
    second = column.file_list.currentIndex().data()
    assert {first, second} == {"Broen", "Det er mennesker"}
    QTest.keyClick(column.filter_field, Key.Key_Return)
    QTest.keyClick(column.filter_field, Key.Key_Up)
    QTest.keyClick(column.filter_field, Key.Key_Return)
    assert [one.stem for one in wanted] == ["bro" if title == "Broen" else "sitat" for title in (second, first)]
    QTest.keyClick(column.filter_field, Key.Key_Escape)
    assert left == [True]
    column.file_list.setFocus()
    QTest.keyClick(column.file_list, "s")
    settle(column, until)
    assert column.filter_field.text() == "mots"
    column.file_requested.disconnect()
    column.left.disconnect()


def test_a_row_says_which_passage_it_is_of_when_it_is_dragged(column: LibraryColumn, until: Until) -> None:
    ask(column, "november", until)
    index = column.file_list.model().index(shown(column).index("Broen"), 0)
    dragged = dragged_passage(column.file_list.model().mimeData([index]))
    passage = row(column, "Broen").passage
    assert dragged is not None
    assert passage is not None
    assert dragged.path.name == "bro.md"
    assert dragged.is_of(passage)
    ask(column, "", until)
    secret = column.file_list.model().index(shown(column).index("hemmelig"), 0)
    assert not column.file_list.model().flags(secret) & Qt.ItemFlag.ItemIsDragEnabled


def test_unused_notes_come_first_on_wish(
    column: LibraryColumn, folder: Path, keeper: LibraryKeeper, until: Until
) -> None:
    talk = folder / "siste.md"
    talk.write_text("---\ntitle: Siste\n---\n\n::: sett-inn Møter/styret.md\n", "utf-8")
    keeper.note_saved(talk)
    until(lambda: "Siste" in shown(column))
    column._put_unused_first(True)
    until(lambda: shown(column)[shown(column).index("Notater (5)") + 5] == "Styret i juni")
    column._put_unused_first(False)
    talk.unlink()
    keeper.note_saved(talk)
    until(lambda: "Siste" not in shown(column))


def test_what_others_do_in_the_folder_is_seen(column: LibraryColumn, folder: Path, until: Until) -> None:
    written = folder / "ny.md"
    beside = folder / ".ny.tmp"
    beside.write_text("---\ntittel: Helt nytt\ntype: notat\n---\n\nTekst.\n", "utf-8")
    os.replace(beside, written)
    until(lambda: "Helt nytt" in shown(column))
    with written.open("w", encoding="utf-8") as file:  # in place, as simple editors write
        file.write("---\ntittel: Skrevet om\ntype: notat\n---\n\nTekst.\n")
    until(lambda: "Skrevet om" in shown(column))
    written.unlink()
    until(lambda: "Skrevet om" not in shown(column))


def test_where_there_is_nothing_one_sentence_says_so(
    column: LibraryColumn, keeper: LibraryKeeper, tmp_path: Path, folder: Path, until: Until
) -> None:
    ask(column, "xyzzyx", until)
    assert column.empty_words == "Ingen treff."
    column.search("")
    keeper.use(tmp_path)
    until(lambda: column.empty_words == "Ingen foredrag eller notater i mappen ennå.")
    keeper.use(tmp_path / "borte")
    until(lambda: column.empty_words == "Mappen finnes ikke lenger, eller kan ikke leses.")
    keeper.use(None)
    assert column.empty_words == "Velg en mappe for å se foredragene og notatene i den."
    keeper.use(folder)
    until(lambda: keeper.is_ready and len(shown(column)) > len(FILES))
    assert column.empty_words == ""


@pytest.mark.parametrize("language", ["nn", "en"])
def test_all_its_words_follow_the_language(column: LibraryColumn, until: Until, language: str) -> None:
    use_interface_language(language)
    heads = {"nn": ["Notat (5)", "Personar"], "en": ["Notes (5)", "People", "Kind and use"]}[language]
    try:
        column.retranslate()
        until(lambda: set(heads) <= set(shown(column)))
        assert column.filter_field.placeholderText().startswith(
            "Search" if language == "en" else "Søk i foredrag og notat"
        )
        assert ("private" if language == "en" else "privat") in aloud(column, "hemmelig")
        column.search("topic:" if language == "en" else "tema:")
        settle(column, until)
        assert shown(column)[0] == ("Topic: mot" if language == "en" else "Tema: mot")
    finally:
        use_interface_language("nb")
        column.retranslate()


def test_open_locked_notes_are_found_among_the_others_and_leave_no_trace(
    keeper: LibraryKeeper, folder: Path, home: Path
) -> None:
    work = keeper.work
    assert work is not None
    text = "---\ntittel: Om mot\ntype: notat\n---\n\nKanarifugl\n"
    note = read_private_text(folder / "x.leaderdeck-locked", text, locked=True)
    found = work.answer(Question("kanarifugl", open_entries=(note,)))
    assert [row.entry.title for row in found.rows if row.entry] == ["Om mot"]
    among = [row.path.name for row in work.answer(Question("mot", open_entries=(note,))).rows if row.path]
    assert sorted(among) == ["bro.md", "sitat.md", "x.leaderdeck-locked"]
    assert not [row for row in work.answer(Question("kanarifugl")).rows if row.entry]
    kept = [file.read_bytes() for file in (home / "index").iterdir()]
    assert kept
    assert not any(b"anarifugl" in data for data in kept)


def test_snippets_begin_near_what_was_found() -> None:
    runs = (("Her står det svært mye før det som ", False), ("tillit", True), (" er", False))
    assert from_first_found(runs) == (("… svært mye før det som ", False), ("tillit", True), (" er", False))
    assert from_first_found((("kort ", False), ("tillit", True))) == (("kort ", False), ("tillit", True))
    assert from_first_found((("bare ord", False),)) == (("bare ord", False),)


def test_the_way_on_of_an_empty_column_is_read_whole_where_letters_are_large(qapp: QApplication) -> None:
    wear(qapp, "light", 200)
    window = QWidget()
    page = EmptyPage(window)
    page.tell(say("Ingen foredrag eller notater i mappen ennå."), say("Skriv et notat …"))
    window.resize(900, 400)
    page.resize(900, 400)
    window.show()
    qapp.processEvents()
    button = page._button
    assert "\n" not in button.text()
    page.resize(button.sizeHint().width(), 400)
    qapp.processEvents()
    assert button.text() == "Skriv et\nnotat …"
    assert button.sizeHint().width() <= button.width() <= page.width()
    page.resize(900, 400)
    qapp.processEvents()
    assert button.text() == "Skriv et notat …"
    window.close()
    wear(qapp, "light", 100)
