"""The quiet bar: it says, it offers a way out, it stays out of the way, and only users' trouble is caught."""

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from leaderdeck.desktop import messages
from leaderdeck.desktop.messages import MOST_ROWS, MessageBar
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.language import say, use_interface_language

SENTENCE = say("Skriv et filnavn.")
OTHER = say("Teller …")


def in_a_window(show) -> MessageBar:
    """The bar over a page that has the focus, as in the app."""
    window, bar, page = QWidget(), MessageBar(), QPlainTextEdit()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    column.addWidget(page, 1)
    window.setGeometry(200, 200, 420, 500)  # away from where the pointer rests
    show(window)
    page.setFocus()
    return bar


def words(bar: MessageBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisibleTo(bar)]


def test_a_sentence_is_said_with_its_ways_out(show, qtbot) -> None:
    bar = show(MessageBar())
    done: list[str] = []
    bar.show(SENTENCE, "error", ((say("Erstatt"), lambda: done.append("replaced")),))
    assert str(SENTENCE) in words(bar)
    way_out = next(made for made in bar.findChildren(QPushButton) if made.text() == "Erstatt")
    qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    assert done == ["replaced"]
    assert bar.sentences() == ()
    assert not bar.isVisible()


def test_the_same_sentence_is_moved_up_and_not_doubled(show) -> None:
    bar = show(MessageBar())
    bar.show(SENTENCE, "warning")
    bar.show(OTHER, "warning")
    bar.show(SENTENCE, "warning")
    assert bar.sentences() == (SENTENCE, OTHER)


def test_no_more_than_three_things_are_said_at_once(show) -> None:
    bar = show(MessageBar())
    for number in range(9):
        bar.show(say("Linje {line}", line=number), "error")
    assert len(bar.sentences()) == MOST_ROWS
    assert str(bar.sentences()[0]) == "Linje 8"


def test_information_goes_by_itself_and_trouble_stays(show, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(messages, "INFO_MILLISECONDS", 20)
    bar = in_a_window(show)
    bar.show(SENTENCE, "error")
    bar.show(OTHER, "info")
    qtbot.waitUntil(lambda: bar.sentences() == (SENTENCE,), timeout=2000)
    qtbot.wait(60)
    assert bar.sentences() == (SENTENCE,)


def test_escape_and_the_cross_close_a_message(show, qtbot) -> None:
    bar = show(MessageBar())
    bar.show(SENTENCE, "error")
    bar.show(OTHER, "error")
    row = bar._rows[0]
    row.close_button.setFocus()
    qtbot.keyClick(row.close_button, Qt.Key.Key_Escape)
    assert bar.sentences() == (SENTENCE,)
    assert bar._rows[0].close_button.accessibleName() == "Lukk meldingen"
    with qtbot.waitSignal(bar.emptied):
        bar._rows[0].close_button.click()


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FileProblem(SENTENCE), "Skriv et filnavn."),
        (BrandProblem(SENTENCE), "Skriv et filnavn."),
        (OSError(errno.ENOSPC, "No space left", "/x/tale.md"), "Kommer ikke til /x/tale.md: disken er full."),
        (PermissionError(errno.EACCES, "denied", "/x/tale.md"), "Kommer ikke til /x/tale.md: du har ikke tilgang."),
        (OSError(errno.EIO, "Input/output error"), "Det gikk ikke: Input/output error."),
    ],
)
def test_trouble_becomes_one_sentence(show, problem: Exception, said: str) -> None:
    bar = show(MessageBar())
    with bar.guarding():
        raise problem
    assert [str(sentence) for sentence in bar.sentences()] == [said]


def test_a_fault_of_the_program_is_not_hidden(show) -> None:
    bar = show(MessageBar())
    with pytest.raises(ZeroDivisionError), bar.guarding():
        1 / 0  # noqa: B018
    with pytest.raises(KeyError):
        bar.report(KeyError("x"))
    assert bar.sentences() == ()


def test_a_message_follows_the_language(show) -> None:
    bar = show(MessageBar())
    bar.show(SENTENCE, "error")
    use_interface_language("en")
    bar.retranslate()
    assert "Write a file name." in words(bar)


def test_a_long_sentence_is_shown_whole_in_a_narrow_window(show, qtbot) -> None:
    bar = in_a_window(show)
    long = say("Det gikk ikke: {reason}.", reason="en lang forklaring " * 12)
    bar.show(long, "error", ((say("Erstatt"), lambda: None), (say("Tilbake"), lambda: None)))
    label = bar._rows[0]._label
    qtbot.waitUntil(lambda: label.width() > 200)
    assert label.height() >= label.heightForWidth(label.width())
    for made in bar.findChildren(QPushButton):
        assert made.mapTo(bar, made.rect().bottomRight()).x() < bar.width()
