"""Spelling in the real window, with the real process that holds the dictionaries."""

from __future__ import annotations

import stat
from collections.abc import Iterator

import pytest
from app_windows import AppWindows, forget_windows
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.spelling.own_words import OwnWords
from leaderdeck.desktop.spelling.speller import Speller
from leaderdeck.desktop.spelling.spelling_desk import SpellingDesk, spelling_of
from leaderdeck.desktop.spelling.spelling_marks import _words
from leaderdeck.language import say, use_interface_language

TEXT = "---\nspråk: nb\n---\n\n# Tillit i hverdaen\n\n- 😀 innbygerne og Nilssen\n- `feiil`\n\n<!-- feiil -->\n"


@pytest.fixture
def started(qapp: QApplication, tmp_path, monkeypatch) -> Iterator[AppWindows]:
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "home"))
    talk = tmp_path / "tale.md"
    talk.write_text(TEXT, "utf-8")
    app = AppWindows(qapp, Settings(language="nb", has_started=True))
    app.desktop.speller.begin()
    app.start(talk)
    app.settle()
    yield app
    app.window.desk.save()
    app.end()
    forget_windows(qapp)
    use_interface_language("nb")


def misspelled(started: AppWindows) -> list[str]:
    marks = spelling_of(started.window).marks
    block = started.window.editor.document().begin()
    found = []
    while block.isValid():
        found += [one.word for one in marks.misspelled_in(block)]
        block = block.next()
    return found


def waves(started: AppWindows) -> int:
    """How many pixels of the editor the waves change."""
    editor = started.window.editor
    with_waves = editor.viewport().grab().toImage()
    painter, editor.paint_over = editor.paint_over, None
    without = editor.viewport().grab().toImage()
    editor.paint_over = painter
    places = ((x, y) for y in range(without.height()) for x in range(without.width()))
    return sum(with_waves.pixel(x, y) != without.pixel(x, y) for x, y in places)


def opened_menu(started: AppWindows, desk: SpellingDesk) -> list[str]:
    started.until(lambda: desk._menu is not None and desk._asked is None)
    assert desk._menu is not None
    return [action.text() for action in desk._menu.actions() if not action.isSeparator()]


def choose(started: AppWindows, desk: SpellingDesk, words: str) -> None:
    assert desk._menu is not None
    next(action for action in desk._menu.actions() if action.text() == words).trigger()
    desk._menu.close()
    started.until(lambda: desk._menu is None)


def test_misspelled_words_of_prose_are_waved(started: AppWindows) -> None:
    started.until(lambda: misspelled(started) == ["hverdaen", "innbygerne"])
    started.until(lambda: waves(started) > 20)
    started.do("edit.spelling")
    assert not started.desktop.settings.spells
    assert not started.window.actions_["edit.spelling"].isChecked()
    assert waves(started) == 0
    started.do("edit.spelling")
    assert started.window.actions_["edit.spelling"].isChecked()
    assert waves(started) > 20


def test_f7_goes_from_one_to_the_next_and_puts_them_right_in_one_step_each(started: AppWindows) -> None:
    desk, editor = spelling_of(started.window), started.window.editor
    started.do("edit.misspelled")
    assert opened_menu(started, desk)[0] == "hverdagen"
    assert editor.selected_text() == "hverdaen"
    choose(started, desk, "hverdagen")
    started.do("edit.misspelled")
    assert "innbyggerne" in opened_menu(started, desk)
    assert editor.selected_text() == "innbygerne"
    choose(started, desk, "innbyggerne")
    assert editor.text() == TEXT.replace("hverdaen", "hverdagen").replace("innbygerne", "innbyggerne")
    editor.undo()
    assert editor.text() == TEXT.replace("hverdaen", "hverdagen")
    editor.redo()
    started.do("edit.misspelled")
    started.until(lambda: not desk._is_seeking)
    assert desk._menu is None


def test_the_menu_at_a_word_has_the_ways_out_above_the_usual(started: AppWindows) -> None:
    desk, editor = spelling_of(started.window), started.window.editor
    started.until(lambda: "hverdaen" in misspelled(started))
    editor.go_to_line(5, 14)
    desk._open_menu(editor.cursorRect().center())
    texts = opened_menu(started, desk)
    assert texts[:2] == ["hverdagen", "Legg «hverdaen» til i ordlisten min"]
    assert texts[2:5] == ["Angre", "Gjør om", "Klipp ut"]
    choose(started, desk, "hverdagen")
    assert "# Tillit i hverdagen" in editor.text()
    editor.go_to_line(5, 3)
    desk._open_menu(editor.cursorRect().center())
    started.until(lambda: desk._menu is not None)
    assert desk._menu is not None
    assert not any("ordlisten" in action.text() for action in desk._menu.actions())
    desk._menu.close()


def test_words_of_ones_own_are_right_now_and_after_a_new_start(started: AppWindows) -> None:
    desk = spelling_of(started.window)
    started.until(lambda: "innbygerne" in misspelled(started))
    desk._learn("innbygerne")
    assert misspelled(started) == ["hverdaen"]
    file = started.desktop.speller.own_words.file
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    assert OwnWords().all() == ["innbygerne"]
    again = Speller()
    again.begin()
    assert again.is_wrong("nb", "innbygerne") is False
    assert again.is_wrong("nb", "Innbygerne") is False


def test_the_word_that_is_being_typed_is_left_in_peace(started: AppWindows) -> None:
    editor = started.window.editor
    editor.set_text("\n\n")
    editor.setFocus()
    QTest.keyClicks(editor, "desverre")
    started.until(lambda: misspelled(started) == ["desverre"])
    assert waves(started) == 0
    QTest.keyClicks(editor, " ")
    started.until(lambda: waves(started) > 5)


def test_the_words_are_those_of_the_language_of_the_talk(started: AppWindows) -> None:
    started.window.editor.replace_text("---\nspråk: en\n---\n\n# The mayor and ordføreren\n")
    started.until(lambda: misspelled(started) == ["ordføreren"])


def test_where_no_process_can_be_had_nothing_is_marked(started: AppWindows, monkeypatch) -> None:
    speller = Speller()
    monkeypatch.setattr("leaderdeck.desktop.spelling.speller.PROGRAM", ("/nonexistent/python", "-m", "nothing"))
    speller.begin()
    failed: list[bool] = []
    speller.failed.connect(lambda: failed.append(True))
    for _ in range(5):
        assert speller.is_wrong("nb", "hverdaen") is None
        started.until(lambda: not speller._later.isActive() and speller._process is None)
    started.until(lambda: bool(failed))
    assert not speller.is_there
    speller.end()


def test_a_process_that_ends_is_started_again(started: AppWindows) -> None:
    speller = started.desktop.speller
    started.until(lambda: "hverdaen" in misspelled(started))
    assert speller._process is not None
    speller._process.kill()
    started.until(lambda: speller._process is None)
    started.until(lambda: speller.is_wrong("nb", "desverre"))


def test_nothing_of_it_runs_before_it_is_begun(started: AppWindows) -> None:
    speller = Speller()
    assert speller.is_wrong("nb", "hverdaen") is None
    assert not speller._later.isActive()
    assert spelling_of(started.window).marks.misspelled_at(0) is None


def test_where_there_is_no_spelling_who_asks_for_it_is_told(started: AppWindows) -> None:
    started.desktop.speller._starts = 3
    started.do("edit.misspelled")
    assert any("Stavekontrollen" in str(sentence) for sentence in started.window.bar.sentences())


def test_words_of_locked_notes_are_kept_in_mind_no_longer_than_they_are_open(started: AppWindows) -> None:
    speller = started.desktop.speller
    started.until(lambda: "hverdaen" in misspelled(started))
    assert speller.suggestions("nb", "hverdaen") is None
    started.until(lambda: speller.suggestions("nb", "hverdaen") is not None)
    assert _words.cache_info().currsize > 0
    started.desktop.vault.about_to_lock.emit(say("Notatene er låst."))
    assert speller._verdicts == speller._suggestions == {}
    assert _words.cache_info().currsize == 0


def test_a_long_text_is_looked_through_in_turns_and_around_its_end(started: AppWindows) -> None:
    editor, desk = started.window.editor, spelling_of(started.window)
    editor.set_text("# Tillit i hverdaen\n\n" + "- Vi møter noen med åpenhet\n" * 1500)
    started.until(lambda: "hverdaen" in misspelled(started))
    editor.go_to_line(700)
    turns: list[int] = []
    look = desk.marks.next_place

    def watched(line: int, after: int):
        found, line_after = look(line, after)
        turns.append(line_after - line)
        return found, line_after

    desk.marks.next_place = watched
    started.do("edit.misspelled")
    assert opened_menu(started, desk)[0] == "hverdagen"
    assert editor.selected_text() == "hverdaen"
    assert max(turns) <= 200
    assert len(turns) >= 5
