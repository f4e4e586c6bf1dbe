"""The quick note asks what belongs to its kind and nothing else, and the file says it in the library's own words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.library.note_draft import FIELDS_OF, NoteDraft, QuickNote
from leaderdeck.desktop.library.note_saving import save_note
from leaderdeck.desktop.library.quick_note_window import KINDS, QuickNoteWindow
from leaderdeck.language import use_interface_language
from leaderdeck.note_reading import read_entry_text

Key = Qt.Key


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[QuickNoteWindow]:
    made = QuickNoteWindow(QuickNote(), tmp_path)
    made.show()
    yield made
    made.close()


def seen(window: QuickNoteWindow) -> list[str]:
    return [name for name, field in window.fields.fields.items() if field.isVisibleTo(window)]


def test_only_what_belongs_to_the_kind_is_asked(window: QuickNoteWindow) -> None:
    shown = {}
    for place, kind in enumerate(KINDS):
        window.kind.setCurrentIndex(place)
        shown[kind] = seen(window)
    assert shown["fact"] == ["value", "unit", "source", "date", "best_before"]
    assert shown["quote"] == ["source", "date"]
    assert shown["meeting"] == shown["experience"] == ["people", "place", "date"]
    assert shown["thought"] == shown["question"] == []
    assert shown["note"] == ["source"]


def test_a_fact_is_written_and_saved_with_the_keyboard_alone(window: QuickNoteWindow, tmp_path: Path) -> None:
    wanted: list[QuickNote] = []
    window.save_requested.connect(wanted.append)
    QTest.keyClicks(window.text, "Innbyggere i Fjordvik")
    QTest.keyClick(window.text, Key.Key_Tab)
    assert QApplication.focusWidget() is window.kind
    while KINDS[window.kind.currentIndex()] != "fact":
        QTest.keyClick(window.kind, Key.Key_Down)
    QTest.keyClick(window.kind, Key.Key_Tab)
    QTest.keyClicks(window.topics, "folk")
    for words in ("19 117", "innbyggere", "SSB", "1.1.2026", "2027"):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), words)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = wanted
    path = save_note(tmp_path, note.as_note())
    entry = read_entry_text(path, path.read_text("utf-8"))
    fact = next(one.fact for one in entry.passages if one.fact is not None)
    assert (fact.value, fact.unit, fact.source, fact.date) == ("19 117", "innbyggere", "SSB", "2026-01-01")
    assert fact.best_before == "2027-12-31"
    assert entry.topics == ("folk",)


def test_what_stands_in_a_field_that_is_not_asked_is_not_saved_and_not_lost(window: QuickNoteWindow) -> None:
    window.kind.setCurrentIndex(KINDS.index("fact"))
    window.fields.fields["value"].setText("40 %")
    window.kind.setCurrentIndex(KINDS.index("thought"))
    assert window.note.as_note().value == ""
    window.kind.setCurrentIndex(KINDS.index("fact"))
    assert window.fields.fields["value"].text() == "40 %"
    assert window.note.as_note().value == "40 %"


def test_dates_are_understood_as_people_write_them_and_said_so(window: QuickNoteWindow) -> None:
    window.kind.setCurrentIndex(KINDS.index("fact"))
    told = window.fields._told
    assert told.isHidden()
    window.fields.fields["best_before"].setText("mars 2027")
    assert told.text() == "Gjelder til og med 31. mars 2027."
    window.fields.fields["best_before"].setText("snart")
    assert "«snart» er ingen dato" in told.text()
    assert window.note.as_note().best_before == "snart"
    window.kind.setCurrentIndex(KINDS.index("note"))
    assert told.isHidden()


def test_a_note_without_a_day_is_of_today(window: QuickNoteWindow) -> None:
    window.kind.setCurrentIndex(KINDS.index("meeting"))
    before, day, after = date.today(), window.note.as_note().date, date.today()  # noqa: DTZ011 - the wall calendar's
    assert day in (before.isoformat(), after.isoformat()), "midnight may pass"
    window.fields.fields["date"].setText("2. mai 2026")
    window.fields.fields["people"].setText("Kari Nordli, Ola Vik ,")
    window.fields.fields["place"].setText("Rådhuset")
    made = window.note.as_note()
    assert (made.date, made.people, made.place) == ("2026-05-02", ("Kari Nordli", "Ola Vik"), "Rådhuset")


def test_every_field_is_there_next_time(qapp: QApplication) -> None:
    note = QuickNote("Folk", "fact", "a, b", value="3", unit="km", source="SSB", date="2025", best_before="2027",
                     people="Kari", place="Vik")  # fmt: skip
    draft = NoteDraft()
    draft.change(note)
    draft.close()
    after = NoteDraft()
    assert after.note == note
    after.clear()
    after.close()


def test_the_window_grows_and_shrinks_with_its_fields(window: QuickNoteWindow) -> None:
    before = window.height()
    window.kind.setCurrentIndex(KINDS.index("fact"))
    assert window.height() > before
    window.kind.setCurrentIndex(KINDS.index("thought"))
    assert window.height() < before
    assert window.height() <= window.screen().availableGeometry().height()


def test_every_field_has_a_name_in_each_language(window: QuickNoteWindow) -> None:
    names = {}
    for language in ("nb", "nn", "en"):
        use_interface_language(language)
        QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        QApplication.sendEvent(window.fields, QEvent(QEvent.Type.LanguageChange))
        names[language] = [field.accessibleName() for field in window.fields.fields.values()]
        assert all(names[language])
        assert all(label.buddy() is window.fields.fields[name] for name, label in window.fields._labels.items())
    use_interface_language("nb")
    assert names["en"][0] == "Value"
    assert names["nn"][1] == "Eining"
    assert set(FIELDS_OF) <= set(KINDS)
