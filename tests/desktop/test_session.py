"""The session: what is typed is on its slide at once, the whole talk follows, and every wish is one edit."""

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.session import TalkSession
from leaderdeck.desktop.talk_reading import LONG_TEXT, head_of, read_whole, rewritten
from leaderdeck.outline.rewrite import set_card_value
from leaderdeck.talk import Talk, read_slide_now

TALK = "---\nbrand: fjordvik\n---\n\n## En\n\n- a\n\n## To\n\n- b\n\n## Tre\n\n- c\n"
LONG = "---\nbrand: fjordvik\n---\n\n" + "".join(
    f"## Lysbilde {n}\n\n- " + "ord om tillit og kontroll i kommunen " * 6 + "\n\n" for n in range(300)
)


class Desk:
    """A session with its editor, and all that it has told."""

    def __init__(self, qtbot, text: str, folder: Path | None = None) -> None:
        self.editor = OutlineEditor()
        qtbot.addWidget(self.editor)
        self.session = TalkSession(self.editor, KitShelf(), self.editor)
        self.talks: list[object] = []
        self.slides: list[object] = []
        self.places: list[tuple[int, int]] = []
        self.problems: list[object] = []
        self.editor.lines_edited.connect(self.session.note_edit)
        self.editor.cursor_line_changed.connect(self.session.note_cursor)
        self.session.talk_changed.connect(self.talks.append)
        self.session.slide_changed.connect(self.slides.append)
        self.session.place_changed.connect(lambda number, line: self.places.append((number, line)))
        self.session.brand_problem_changed.connect(self.problems.append)
        self.editor.set_text(text)
        self.session.begin(folder / "tale.md" if folder else None, text)

    def settle(self, qtbot) -> None:
        qtbot.waitUntil(lambda: self.session.talk is not None and self.session.is_settled, timeout=15_000)


def words_of(shown) -> str:
    return " ".join(
        paragraph.text
        for scene in shown.scenes
        for shape in scene.shapes
        if getattr(shape, "text", None)
        for paragraph in shape.text.body.paragraphs
    )


def test_what_is_typed_is_on_its_slide_before_the_whole_talk_is_read(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.editor.go_to_line(11, 3)
    known = len(desk.talks)
    desk.session._settle.setInterval(60_000)
    desk.session._at_latest.setInterval(60_000)
    QTest.keyClicks(desk.editor, "ok")
    qtbot.waitUntil(lambda: "bok" in words_of(desk.slides[-1]))
    assert (desk.slides[-1].index, desk.slides[-1].number, desk.slides[-1].first_line) == (1, 2, 9)
    assert len(desk.talks) == known
    assert not desk.session.is_settled
    desk.session.read_again()
    desk.settle(qtbot)
    assert "bok" in desk.talks[-1].text


def test_lines_above_move_what_stands_below_at_once(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.editor.go_to_line(7, 3)
    QTest.keyClicks(desk.editor, "\r\r\r")
    assert desk.session.line_of(3) > 13
    assert desk.editor.lines(desk.session.line_of(3), desk.session.line_of(3) + 1) == ["## Tre"]
    desk.settle(qtbot)
    assert desk.editor.lines(desk.session.line_of(3), desk.session.line_of(3) + 1) == ["## Tre"]


def test_the_place_follows_the_cursor(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    for line, number in ((5, 1), (11, 2), (15, 3), (1, 1)):
        desk.session.go_to_line(line)
        assert desk.session.place == (number, line)
        assert desk.places[-1] == (number, line)
        assert desk.slides[-1].number == number


def test_a_wish_is_one_step_back(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.session.apply(lambda text: set_card_value(text, "brand", "granheim"))
    desk.settle(qtbot)
    assert desk.talks[-1].kit.id == "granheim"
    desk.editor.undo()
    assert desk.editor.text() == TALK


def test_a_long_text_is_rewritten_in_a_thread_and_what_is_typed_meanwhile_stays(qtbot) -> None:
    assert len(LONG) > LONG_TEXT
    desk = Desk(qtbot, LONG)
    desk.settle(qtbot)
    desk.editor.go_to_line(5, 12)

    def slow(text: str) -> str:
        time.sleep(0.05)
        return set_card_value(text, "footer", "Sammen")

    desk.session.apply(slow)
    QTest.keyClicks(desk.editor, "X")
    qtbot.waitUntil(lambda: "footer: Sammen" in desk.editor.text(), timeout=10_000)
    assert "## Lysbilde X0" in desk.editor.text()


def test_the_slides_stand_before_anybody_has_looked_for_findings(qtbot) -> None:
    desk = Desk(qtbot, TALK.replace("## Tre", "## Tre\n\n![](borte.png)"))
    seen: list[tuple[bool, bool]] = []
    desk.session.talk_changed.connect(lambda _talk: seen.append((desk.session.is_settled, bool(desk.slides))))
    desk.settle(qtbot)
    first, whole = desk.talks
    assert (first.is_checked, first.findings) == (False, ())
    assert whole.is_checked
    assert whole.findings
    assert all(one is other for (_, one), (_, other) in zip(first.scenes, whole.scenes, strict=True))
    assert seen == [(False, False), (True, True)]


def test_whoever_types_before_the_findings_are_there_gets_those_of_the_new_text(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    qtbot.waitUntil(lambda: bool(desk.talks), timeout=15_000)
    desk.editor.go_to_line(11, 3)
    QTest.keyClicks(desk.editor, "ok ![](borte.png)")
    desk.settle(qtbot)
    assert "borte.png" in desk.talks[-1].text
    assert any("borte.png" in finding.message.in_language("nb") for finding in desk.talks[-1].findings)


def test_the_first_slide_of_a_long_talk_is_shown_before_the_rest_is_read(qtbot) -> None:
    desk = Desk(qtbot, LONG)
    qtbot.waitUntil(lambda: bool(desk.slides), timeout=10_000)
    assert desk.talks == []
    assert "Lysbilde 0" in words_of(desk.slides[0])
    desk.settle(qtbot)
    assert len(desk.talks[-1].deck.slides) == 300


def test_the_head_of_a_text_is_whole_lines(qtbot) -> None:
    assert head_of(TALK) == TALK
    assert LONG.startswith(head_of(LONG))
    assert head_of(LONG).endswith("\n")


def test_a_brand_that_cannot_be_had_is_said_once_and_taken_back(qtbot) -> None:
    desk = Desk(qtbot, TALK.replace("fjordvik", "fjordvikk"))
    desk.settle(qtbot)
    assert desk.talks[-1].kit.id == "plain"
    assert len(desk.problems) == 1
    assert "fjordvik" in str(desk.problems[0])
    desk.session.apply(lambda text: set_card_value(text, "brand", "fjordvik"))
    desk.settle(qtbot)
    assert desk.problems[1:] == [None]
    assert desk.talks[-1].kit.id == "fjordvik"


def test_an_export_reads_what_was_typed_last(qtbot) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.editor.go_to_line(15, 3)
    QTest.keyClicks(desk.editor, "aos")
    assert "caos" in desk.session.read_now().text


@pytest.mark.parametrize("text", ["", "\n", "bare tekst", "---\n---\n", "\ufeff## a"])
def test_any_text_is_a_talk(qtbot, text: str) -> None:
    desk = Desk(qtbot, text)
    desk.settle(qtbot)
    desk.editor.insert_markdown("## ny\n")
    desk.settle(qtbot)
    assert desk.talks[-1].text == desk.editor.text()


def test_a_rewrite_counts_slides_as_on_the_screen(qtbot) -> None:
    assert rewritten(lambda text: text + "x", "a", None, 3).new == "ax"


def test_no_key_waits_for_its_slide(qtbot, monkeypatch) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    threads: list[threading.Thread] = []

    def read(*asked: object) -> object:
        threads.append(threading.current_thread())
        return read_slide_now(*asked)

    monkeypatch.setattr("leaderdeck.desktop.talk_reading.read_slide_now", read)
    desk.editor.go_to_line(11, 3)
    QTest.keyClicks(desk.editor, "ok")
    qtbot.waitUntil(lambda: "bok" in words_of(desk.slides[-1]))
    assert threads
    assert threading.main_thread() not in threads


def test_a_slide_that_the_cursor_has_left_is_not_shown_again(qtbot, monkeypatch) -> None:
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.session._settle.setInterval(60_000)
    desk.session._at_latest.setInterval(60_000)
    may_go = threading.Event()
    asked: list[int] = []

    def read(talk: Talk, index: int, *more: object) -> object:
        asked.append(index)
        may_go.wait(10)
        return read_slide_now(talk, index, *more)

    monkeypatch.setattr("leaderdeck.desktop.talk_reading.read_slide_now", read)
    desk.editor.go_to_line(11, 3)
    QTest.keyClicks(desk.editor, "k")
    qtbot.waitUntil(lambda: asked == [1])
    desk.session.go_to_line(15)
    assert desk.slides[-1].index == 2
    known = len(desk.slides)
    may_go.set()
    qtbot.waitUntil(lambda: not desk.session._typed.is_busy)
    assert [shown.index for shown in desk.slides[known:]] == []


def test_the_newest_letter_is_shown_though_the_talk_was_read_meanwhile(qtbot, monkeypatch) -> None:
    """The slide that is being read is of a talk that is gone when it comes, and another one without the letter."""
    desk = Desk(qtbot, TALK)
    desk.settle(qtbot)
    desk.session._settle.setInterval(60_000)
    desk.session._at_latest.setInterval(60_000)
    older = read_whole(TALK, None, None, desk.session._edits, KitShelf())
    may_go = threading.Event()
    asked_of: list[object] = []

    def read(talk: Talk, *asked: object) -> object:
        asked_of.append(talk)
        may_go.wait(10)
        return read_slide_now(talk, *asked)

    monkeypatch.setattr("leaderdeck.desktop.talk_reading.read_slide_now", read)
    desk.editor.go_to_line(11, 3)
    QTest.keyClicks(desk.editor, "k")
    qtbot.waitUntil(lambda: bool(asked_of))
    desk.session._take(older)
    may_go.set()
    qtbot.waitUntil(lambda: "bk" in words_of(desk.slides[-1]))
    assert asked_of[-1] is desk.session.talk
