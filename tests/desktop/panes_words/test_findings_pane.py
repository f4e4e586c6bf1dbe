"""The findings pane: grouped by weight, each finding with its ways out, whatever their number."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderdeck.checks.finding import Finding
from leaderdeck.deck.slide import Severity
from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.panes.finding_entries import DismissedNote, list_entries
from leaderdeck.desktop.panes.finding_group_rows import DismissedRow, GroupRow
from leaderdeck.desktop.panes.finding_row import FindingRow
from leaderdeck.desktop.panes.findings_pane import FindingsPane
from leaderdeck.language import say, use_interface_language
from leaderdeck.outline.rewrite import dismiss
from leaderdeck.talk import Talk


def a_finding(rule: str = "pace.bullets", severity: Severity = "warning", line: int = 9, **more: object) -> Finding:
    message, advice = (
        say("{count} punkter er mange på ett lysbilde.", count=line),
        say("Fire til fem er nok; si resten."),
    )
    return Finding(rule, severity, 2, line, message, advice, fingerprint=rule, **more)


def with_findings(talk: Talk, *findings: Finding) -> Talk:
    from dataclasses import replace

    return replace(talk, findings=findings)


@pytest.fixture
def pane(qtbot: QtBot) -> FindingsPane:
    made = FindingsPane()
    qtbot.addWidget(made)
    made.resize(620, 420)
    made.show()
    return made


def rows(pane: FindingsPane, kind: type[QWidget] = FindingRow) -> list[QWidget]:
    while pane.row_list.is_busy:
        QApplication.processEvents()
    return [row for row in pane.row_list.rows() if isinstance(row, kind)]


def button(row: QWidget, words: str) -> QAbstractButton:
    found = [one for one in row.findChildren(QAbstractButton) if one.text() == words and one.isVisible()]
    assert found, [one.text() for one in row.findChildren(QAbstractButton)]
    return found[0]


def settle(pane: FindingsPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.row_list.is_busy)
    QApplication.processEvents()


def test_findings_stand_gravest_first_under_heads_with_counts(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    told: list[tuple[int, str]] = []
    pane.count_changed.connect(lambda count, worst: told.append((count, worst)))
    pane.show_talk(office)
    settle(pane, qtbot)
    heads = [head.findChild(QAbstractButton).text() for head in rows(pane, GroupRow)]
    assert heads[0].startswith("Feil (")
    assert told == [(len(office.findings), "error")]
    severities = [row.finding.severity for row in rows(pane)]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert any("Bildet «fjord.png» har ingen alternativ tekst" in label.text() for label in pane.findChildren(QLabel))


def test_a_talk_without_findings_is_told_so(pane: FindingsPane, office: Talk) -> None:
    pane.show_talk(with_findings(office))
    assert [label.text() for label in pane.findChildren(QLabel) if label.isVisible()] == ["Ingen funn. Alt er i orden."]


def test_nobody_is_told_that_all_is_well_before_anybody_has_looked(pane: FindingsPane, office: Talk) -> None:
    from dataclasses import replace

    def shown() -> list[str]:
        return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]

    pane.show_talk(replace(office, findings=(), is_checked=False))
    assert shown() == ["Ser over lysbildene …"]
    pane.show_talk(with_findings(office))
    assert shown() == ["Ingen funn. Alt er i orden."]


def test_going_there_by_button_and_by_clicking_the_words(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding(line=33)))
    settle(pane, qtbot)
    row = rows(pane)[0]
    with qtbot.waitSignal(pane.line_requested) as asked:
        qtbot.mouseClick(button(row, "Gå til"), Qt.MouseButton.LeftButton)
    assert asked.args == [33]
    with qtbot.waitSignal(pane.line_requested) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 14))
    assert asked.args == [33]


def test_a_repair_is_a_change_of_the_text(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding(repair=str.upper)))
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(button(rows(pane)[0], "Rett"), Qt.MouseButton.LeftButton)
    assert asked.args[0]("tekst") == "TEKST"


def test_a_finding_without_repair_offers_none(pane: FindingsPane, office: Talk) -> None:
    pane.show_talk(with_findings(office, a_finding()))
    words = [one.text() for one in rows(pane)[0].findChildren(QAbstractButton) if one.isVisible()]
    assert words == ["Gå til", "×"]


def test_dismissing_asks_for_a_reason_in_the_row(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding()))
    row = rows(pane)[0]
    before = row.height()
    qtbot.mouseClick(button(row, "×"), Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    field = row.findChild(QLineEdit)
    assert row.height() > before
    assert not button(row, "Avvis").isEnabled()
    QTest.keyClicks(field, "  det er en   huskeliste ")
    given: list[tuple[Finding, str]] = []
    row.dismissal_given.connect(lambda finding, reason: given.append((finding, reason)))
    with qtbot.waitSignal(pane.rewrite_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == [(a_finding(), "det er en huskeliste")]
    settle(pane, qtbot)
    assert row.height() == before


def test_escape_gives_up_without_a_change(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding()))
    row = rows(pane)[0]
    qtbot.mouseClick(button(row, "×"), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(pane.rewrite_requested):
        QTest.keyClick(row.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert row.question is None


def test_what_is_typed_in_a_row_survives_that_the_talk_is_read_again(
    pane: FindingsPane, office: Talk, qtbot: QtBot
) -> None:
    pane.show_talk(with_findings(office, a_finding()))
    row = rows(pane)[0]
    qtbot.mouseClick(button(row, "×"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(row.findChild(QLineEdit), "halv")
    moved = a_finding(line=12)
    pane.show_talk(with_findings(office, a_finding("x", "error", 3), moved))
    settle(pane, qtbot)
    assert row in rows(pane)
    assert row.findChild(QLineEdit).text() == "halv"
    assert row.finding.line == 12


def test_privacy_errors_cannot_be_dismissed(pane: FindingsPane, office: Talk) -> None:
    grave = a_finding("privacy.national-id", "error")
    pane.show_talk(with_findings(office, grave))
    assert [one.text() for one in rows(pane)[0].findChildren(QAbstractButton) if one.isVisible()] == ["Gå til"]


def test_groups_fold_and_dismissed_findings_are_folded_at_first(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding(), a_finding("x", "info")))
    settle(pane, qtbot)
    head = rows(pane, GroupRow)[0].findChild(QAbstractButton)
    assert head.accessibleName() == "Advarsler (1), vist"
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    assert [row.finding.severity for row in rows(pane)] == ["info"]
    entries = list_entries((), [DismissedNote("a b", say("Høyst fem punkter i en liste."), "fordi")], frozenset())
    assert [entry.kind for entry in entries] == ["group", "dismissed"]


def test_a_dismissed_row_offers_the_way_back(qtbot: QtBot) -> None:
    entry = list_entries((), [DismissedNote("a b", say("Høyst fem punkter i en liste."), "fordi")], frozenset())[1]
    row = DismissedRow()
    qtbot.addWidget(row)
    row.show_entry(entry)
    row.show()
    assert "Begrunnelse: fordi" in [label.text() for label in row.findChildren(QLabel)]
    with qtbot.waitSignal(row.return_requested) as asked:
        qtbot.mouseClick(button(row, "Ta tilbake"), Qt.MouseButton.LeftButton)
    assert asked.args == ["a b"]


def many(count: int) -> tuple[Finding, ...]:
    return tuple(a_finding(f"rule.{number}", "warning", number + 1) for number in range(count))


def test_many_findings_make_only_the_rows_in_sight(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, *many(544)))
    qtbot.waitUntil(lambda: len(pane.row_list.entries) == 545)
    settle(pane, qtbot)
    assert 4 <= len(pane.row_list.rows()) <= 20
    pane.row_list.verticalScrollBar().setValue(pane.row_list.verticalScrollBar().maximum())
    settle(pane, qtbot)
    assert rows(pane)[-1].finding.line == 544
    assert len(pane.row_list.rows()) <= 20


def test_showing_many_findings_blocks_nobody(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, *many(3)))
    settle(pane, qtbot)
    talk, slowest = with_findings(office, *many(544)), 0.0
    began = time.thread_time()
    pane.show_talk(talk)
    slowest = time.thread_time() - began
    while len(pane.row_list.entries) < 545 or pane.row_list.is_busy:
        began = time.thread_time()
        QApplication.processEvents()
        slowest = max(slowest, time.thread_time() - began)
    assert slowest < 0.09, "30 ms on a quiet machine"


def test_the_keyboard_visits_every_finding(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.activateWindow()
    pane.show_talk(with_findings(office, *many(40)))
    settle(pane, qtbot)
    assert pane.row_list.focus_row(pane.row_list.entries[1].key)
    for expected in range(2, 41):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        number, _ = pane.row_list.focused_place()
        assert number == expected
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert pane.row_list.focused_place() == (0, 0)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert pane.row_list.focused_place() == (40, 0)


def test_tab_walks_from_button_to_button_and_row_to_row(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.activateWindow()
    pane.show_talk(with_findings(office, *many(30)))
    settle(pane, qtbot)
    pane.row_list.focus_row(pane.row_list.entries[1].key)
    places = [pane.row_list.focused_place()]
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle(pane, qtbot)
        places.append(pane.row_list.focused_place())
    assert places == [(1 + step // 2, step % 2) for step in range(41)]


def test_what_is_in_sight_stays_when_findings_come_above(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, *many(100)))
    settle(pane, qtbot)
    pane.row_list.bring_into_sight(pane.row_list.entries[50].key)
    settle(pane, qtbot)
    row = next(row for row in rows(pane) if row.finding.rule == "rule.49")
    before = row.y()
    pane.show_talk(with_findings(office, a_finding("new", "error", 1), *many(100)))
    settle(pane, qtbot)
    after = next(row for row in rows(pane) if row.finding.rule == "rule.49")
    assert abs(after.y() - before) <= 2


def test_next_and_previous_finding_from_where_the_cursor_is(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(with_findings(office, a_finding(line=5), a_finding("y", line=9), a_finding("z", "info", 20)))
    lines: list[int] = []
    pane.line_requested.connect(lines.append)
    pane.show_place(2, 9)
    commands = pane.commands()
    commands["go.next_finding"]()
    commands["go.next_finding"]()
    commands["go.previous_finding"]()
    assert lines == [20, 5, 20]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_control_has_a_name_in_every_language(
    pane: FindingsPane, office: Talk, qtbot: QtBot, language: str
) -> None:
    pane.show_talk(office)
    settle(pane, qtbot)
    use_interface_language(language)
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    rows(pane)[0].ask("reason")
    for widget in pane.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget
    say_go = {"nb": "Gå til", "nn": "Gå til", "en": "Go to"}[language]
    assert any(one.text() == say_go for one in pane.findChildren(QAbstractButton))


def test_large_letters_and_a_narrow_pane_cut_nothing_off(
    pane: FindingsPane, office: Talk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp, "dark", 200)
    pane.resize(400, 600)
    pane.show_talk(office)
    settle(pane, qtbot)
    for row in rows(pane):
        for label in row.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()) - 1
        for one in row.findChildren(QAbstractButton):
            if one.isVisible():
                assert row.rect().contains(one.mapTo(row, one.rect().bottomRight()))


def test_a_hidden_pane_makes_no_rows(qtbot: QtBot, office: Talk, read: Callable[[str], Talk]) -> None:
    pane = FindingsPane()
    qtbot.addWidget(pane)
    pane.show_talk(office)
    assert not pane.row_list.rows()
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.row_list.rows()))


def test_a_dismissed_finding_is_listed_with_its_reason_and_can_be_taken_back(
    pane: FindingsPane, office: Talk, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    finding = next(one for one in office.findings if one.rule == "pace.bullets")
    talk = read(dismiss(office.text, finding, "listen er en huskeliste"))
    assert finding not in talk.findings
    pane.show_talk(talk)
    head = next(entry for entry in pane.row_list.entries if entry.key == ("group", "dismissed"))
    assert head.count == 1
    pane.row_list.focus_row(head.key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(str(finding.message) == row.accessibleName() for row in rows(pane, DismissedRow)))
    row = rows(pane, DismissedRow)[0]
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(button(row, "Ta tilbake"), Qt.MouseButton.LeftButton)
    assert finding.rule in {one.rule for one in read(asked.args[0](talk.text)).findings}


def test_alternative_text_is_asked_for_in_the_row_and_written(
    pane: FindingsPane, office: Talk, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    pane.show_talk(office)
    settle(pane, qtbot)
    row = next(row for row in rows(pane) if row.finding.rule == "access.alt-missing")
    qtbot.mouseClick(button(row, str(row.finding.repair_name)), Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    QTest.keyClicks(row.findChild(QLineEdit), "Fjord med lav sol")
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(button(row, "Sett inn"), Qt.MouseButton.LeftButton)
    assert "![Fjord med lav sol](fjord.png)" in asked.args[0](office.text)


def test_a_picture_can_be_marked_as_decorative_in_the_row(pane: FindingsPane, office: Talk, qtbot: QtBot) -> None:
    pane.show_talk(office)
    settle(pane, qtbot)
    row = next(row for row in rows(pane) if row.finding.rule == "access.alt-missing")
    row.ask("alt")
    settle(pane, qtbot)
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        qtbot.mouseClick(button(row, "Merk som pynt"), Qt.MouseButton.LeftButton)
    assert asked.args[0](office.text) != office.text


def test_a_row_that_showed_a_repair_gives_its_other_button_the_room_it_needs(
    pane: FindingsPane, qtbot: QtBot, office: Talk
) -> None:
    pane.show_talk(with_findings(office, a_finding("a", repair=str.upper)))
    settle(pane, qtbot)
    pane.show_talk(with_findings(office, a_finding("b")))
    settle(pane, qtbot)
    go = button(rows(pane)[0], "Gå til")
    fresh = FindingsPane()
    qtbot.addWidget(fresh)
    fresh.resize(pane.size())
    fresh.show()
    fresh.show_talk(with_findings(office, a_finding("b")))
    settle(fresh, qtbot)
    assert go.width() == button(rows(fresh)[0], "Gå til").width()
