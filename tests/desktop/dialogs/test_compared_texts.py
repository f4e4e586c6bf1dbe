"""Conflicts, recovery copies and earlier saves: what differs is seen, and no word is lost by choosing nothing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog
from leaderdeck.desktop.dialogs.history_dialog import HistoryDialog
from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.dialogs.text_comparison import compare_texts
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import Draft, RecoveryCopy, RecoveryStore
from leaderdeck.desktop.documents.text_merge import changed_parts, merged

BASE = "# En\n\n- a\n- b\n- c\n\n# To\n\n- d\n"
MINE = BASE.replace("- a", "- min a").replace("- d", "- min d")
THEIRS = BASE.replace("- a", "- deres a").replace("# To", "# Nummer to")
SOME_TEXT = some.lists(some.sampled_from(["", "# En", "- a", "- b", "- c"]), max_size=14).map("\n".join)


@given(SOME_TEXT, SOME_TEXT)
def test_both_texts_can_be_read_out_of_a_comparison(old: str, new: str) -> None:
    lines = compare_texts(old, new)
    assert bool(lines) == (old != new)
    gone = [line.text for line in lines if line.sign == "−"]
    come = [line.text for line in lines if line.sign == "+"]
    same = sum(int(line.text) if line.sign == "…" else line.sign == " " for line in lines)
    if lines:
        assert same + len(gone) == len(old.split("\n"))
        assert same + len(come) == len(new.split("\n"))


def test_far_from_changes_nothing_is_shown() -> None:
    old = "\n".join(f"linje {number}" for number in range(100))
    lines = compare_texts(old, old.replace("linje 50", "ny linje"))
    assert [(line.sign, line.text) for line in lines] == [
        ("…", "48"), (" ", "linje 48"), (" ", "linje 49"), ("−", "linje 50"), ("+", "ny linje"),
        (" ", "linje 51"), (" ", "linje 52"), ("…", "47"),
    ]  # fmt: skip


def test_choosing_nothing_keeps_every_word_of_both(show) -> None:
    parts = changed_parts(BASE, MINE, THEIRS)
    dialog = show(ConflictDialog(parts, "tale.md"))
    text = merged(parts, dialog.choices())
    for line in ("- min a", "- deres a", "- min d", "# Nummer to"):
        assert line in text
    assert text.index("- min a") < text.index("- deres a")


def test_a_side_is_chosen_part_by_part_or_everywhere(show, qtbot) -> None:
    parts = changed_parts(BASE, MINE, THEIRS)
    dialog = show(ConflictDialog(parts, "tale.md"))
    dialog.theirs_button.click()
    assert merged(parts, dialog.choices()) == THEIRS
    dialog.mine_button.click()
    assert merged(parts, dialog.choices()) == MINE
    first = min(dialog.parts)
    qtbot.mouseClick(dialog.parts[first].buttons["theirs"], Qt.MouseButton.LeftButton)
    assert merged(parts, dialog.choices()) == MINE.replace("- min a", "- deres a")


def test_many_differences_are_built_in_slices_and_all_are_there(show, qtbot) -> None:
    base = "\n".join(f"linje {number}" for number in range(120))
    theirs = "\n".join(f"deres {number}" if number % 2 else f"linje {number}" for number in range(120))
    parts = changed_parts(base, base, theirs)
    dialog = show(ConflictDialog(parts, "lang.md"))
    assert len(dialog.parts) < 60
    qtbot.waitUntil(lambda: len(dialog.parts) == 60, timeout=5000)
    assert merged(parts, dialog.choices()) == theirs


def test_an_earlier_save_is_compared_and_taken_back(tmp_path: Path, show, qtbot) -> None:
    history, path = SaveHistory(), tmp_path / "tale.md"
    history.keep(path, BASE)
    history.keep(path, MINE)
    dialog = show(HistoryDialog(history.versions(path), history.read, MINE, name="tale.md"))
    assert dialog.entries.list.count() == 2
    qtbot.waitUntil(lambda: dialog.entries.text is not None)
    assert not dialog.restore_button.isEnabled(), "the newest is what stands here"
    dialog.entries.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: dialog.entries.text == BASE)
    assert "− - min a" in dialog.entries.comparison.toPlainText()
    assert "+ - a" in dialog.entries.comparison.toPlainText()
    with qtbot.waitSignal(dialog.restore_requested) as told:
        dialog.restore_button.click()
    assert told.args == [BASE]


def test_each_save_tells_when_it_was_and_how_much_it_holds(tmp_path: Path, show, qtbot) -> None:
    history, path = SaveHistory(), tmp_path / "tale.md"
    for text in (BASE, MINE, f"{BASE} to ord"):
        history.keep(path, text)
    dialog = show(HistoryDialog(history.versions(path), history.read, MINE, name="tale.md"))
    rows = [dialog.entries.list.item(row) for row in range(3)]
    qtbot.waitUntil(lambda: rows[1].text().endswith("Slik teksten er nå"))
    assert rows[0].text().endswith(f"\n{len(BASE.split()) + 2} ord")
    assert rows[2].text().endswith(f"\n{len(BASE.split())} ord")
    assert all(", " in row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows)


def test_a_talk_without_saves_says_so(show) -> None:
    dialog = show(HistoryDialog((), lambda _: None, "", name="ny.md"))
    assert not dialog.restore_button.isEnabled()
    assert not dialog.entries.isVisible()
    assert dialog._words.text() == "Her kommer en utgave for hver gang du lagrer."


def test_a_broken_save_is_said_and_cannot_be_taken_back(tmp_path: Path, show, qtbot) -> None:
    history, path = SaveHistory(), tmp_path / "tale.md"
    history.keep(path, BASE)
    dialog = show(HistoryDialog(history.versions(path), lambda _: None, MINE))
    qtbot.waitUntil(lambda: dialog.entries._words.text() == "Kopien kan ikke leses.")
    assert not dialog.restore_button.isEnabled()


def left_behind(tmp_path: Path) -> RecoveryStore:
    saved = tmp_path / "tale.md"
    saved.write_text(BASE, "utf-8")
    store = RecoveryStore()
    store.keep(store.new_name(saved), Draft(MINE, saved))
    store.keep(store.new_name(None), Draft("# Uten navn\n", None))
    store.close()
    return RecoveryStore()


def test_rescued_texts_are_compared_with_their_files_and_taken_back(tmp_path: Path, show, qtbot) -> None:
    store = left_behind(tmp_path)
    copies = store.left_behind()
    dialog = show(RecoveryDialog(copies, store.read))
    row = next(number for number, copy in enumerate(copies) if copy.path)
    dialog.entries.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: dialog.entries.text == MINE)
    assert "+ - min d" in dialog.entries.comparison.toPlainText()
    taken: list[RecoveryCopy] = []
    dialog.recover_requested.connect(taken.append)
    dialog.recover_button.click()
    assert taken == [copies[row]]
    assert dialog.isVisible(), "there is one left"
    qtbot.waitUntil(lambda: dialog.entries.text == "# Uten navn\n")
    dialog.recover_button.click()
    assert len(taken) == 2
    assert not dialog.isVisible()


def test_throwing_a_copy_away_takes_two_presses(tmp_path: Path, show, qtbot) -> None:
    store = left_behind(tmp_path)
    dialog = show(RecoveryDialog(store.left_behind(), store.read))
    gone: list[RecoveryCopy] = []
    dialog.discard_requested.connect(gone.append)
    dialog.forget_button.click()
    assert not gone
    assert dialog.forget_button.text() == "Ja, forkast kopien"
    dialog.keep_button.click()
    assert dialog.forget_button.text() == "Forkast …"
    dialog.forget_button.click()
    dialog.forget_button.click()
    assert len(gone) == 1
    QApplication.processEvents()
    assert dialog.entries.list.count() == 1


def test_what_is_left_for_later_is_untouched(tmp_path: Path, show) -> None:
    store = left_behind(tmp_path)
    dialog = show(RecoveryDialog(store.left_behind(), store.read))
    dialog.later_button.click()
    assert len(store.left_behind()) == 2
