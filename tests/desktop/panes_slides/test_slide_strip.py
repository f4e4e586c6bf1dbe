"""The filmstrip: it follows the talk and the cursor, and asks for what is done to slides."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.panes import slide_strip_view
from leaderdeck.desktop.panes.slide_cell_painter import SlideCellPainter
from leaderdeck.desktop.panes.slide_cells import SectionCell, SlideCell
from leaderdeck.desktop.panes.slide_strip import SlideStrip
from leaderdeck.desktop.panes.slide_strip_menu import menu_for
from leaderdeck.desktop.panes.slide_strip_view import SLIDES_MIME
from leaderdeck.desktop.shown_slide import ShownSlide
from leaderdeck.language import use_interface_language
from leaderdeck.scene.compose import compose_deck
from leaderdeck.talk import Talk

TalkOf = Callable[..., Talk]
PLAIN = "# En\n\n- a\n\n# To\n\n- b\n\n# Tre\n\n- c\n\n# Fire\n\n- d\n"


class Desk:
    """A strip whose wishes come true: the text is rewritten, read, and shown again."""

    def __init__(self, qtbot: QtBot, talk_of: TalkOf, text: str) -> None:
        self.read = talk_of
        self.text = text
        self.lines: list[int] = []
        self.strip = SlideStrip()
        qtbot.addWidget(self.strip, before_close_func=lambda _: self.strip.hide())  # holds it until then
        self.strip.resize(900, 130)
        self.strip.show()
        self.strip.line_requested.connect(self.lines.append)
        self.strip.rewrite_requested.connect(self._rewrite)
        self.show()

    def _rewrite(self, function: Callable[[str], str]) -> None:
        self.text = function(self.text)
        self.show()

    def show(self) -> None:
        self.strip.show_talk(self.read(self.text))

    @property
    def titles(self) -> list[str]:
        return [cell.scene.title for cell in self.strip.strip_model.cells if isinstance(cell, SlideCell)]

    def choose(self, *titles: str) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.strip.selectionModel().clear()
        for row, cell in enumerate(self.strip.strip_model.cells):
            if isinstance(cell, SlideCell) and cell.scene.title in titles:
                self.strip.selectionModel().select(self.strip.strip_model.index(row), flag.Select)

    @property
    def chosen(self) -> list[str]:
        slides = self.read(self.text).deck.slides
        return [slides[index].title.text for index in self.strip.chosen_slides()]

    def do(self, name: str) -> None:
        self.strip.commands()[f"slides.{name}"]()


@pytest.fixture
def desk(qtbot: QtBot, talk_of: TalkOf) -> Desk:
    return Desk(qtbot, talk_of, PLAIN)


def press(strip: SlideStrip, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    strip.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, held))


def test_it_has_a_cell_for_every_slide_and_a_header_for_every_section(qtbot: QtBot, talk_of: TalkOf) -> None:
    strip = Desk(qtbot, talk_of, talk_of().text).strip
    kinds = [type(cell).__name__ for cell in strip.strip_model.cells]
    assert kinds == ["SlideCell", "SectionCell"] + ["SlideCell"] * 3 + ["SectionCell"] + ["SlideCell"] * 2


def test_moved_slides_stay_chosen_and_the_editor_goes_to_them(desk: Desk) -> None:
    desk.choose("To", "Tre")
    desk.do("move_later")
    assert desk.titles == ["En", "Fire", "To", "Tre"]
    assert desk.chosen == ["To", "Tre"]
    assert desk.text.splitlines()[desk.lines[-1] - 1] == "# To"


def test_slides_from_apart_come_together(desk: Desk) -> None:
    desk.choose("En", "Tre")
    desk.do("move_later")
    assert desk.titles == ["To", "Fire", "En", "Tre"]
    desk.do("move_earlier")
    assert desk.titles == ["To", "En", "Tre", "Fire"]
    assert desk.chosen == ["En", "Tre"]


def test_a_move_that_changes_nothing_asks_for_nothing(desk: Desk) -> None:
    before = desk.text
    desk.choose("En")
    desk.do("move_earlier")
    assert desk.text == before


def test_deleting_chooses_the_slide_that_comes_in_its_place(desk: Desk) -> None:
    desk.choose("To")
    desk.do("delete")
    assert desk.titles == ["En", "Tre", "Fire"]
    assert desk.chosen == ["Tre"]
    desk.choose("Fire")
    desk.do("delete")
    assert desk.chosen == ["Tre"]


def test_a_copy_stands_behind_its_slide_and_is_chosen(desk: Desk) -> None:
    desk.choose("To")
    desk.do("duplicate")
    assert desk.titles == ["En", "To", "To", "Tre", "Fire"]
    assert desk.strip.chosen_slides() == [2]


def test_cut_slides_can_be_pasted_elsewhere_and_are_markdown_on_the_clipboard(desk: Desk) -> None:
    desk.choose("En")
    desk.do("cut")
    assert desk.titles == ["To", "Tre", "Fire"]
    assert QGuiApplication.clipboard().text().strip() == "# En\n\n- a"
    desk.choose("Tre")
    desk.do("paste")
    assert desk.titles == ["To", "Tre", "En", "Fire"]
    assert desk.chosen == ["En"]


def test_hiding_marks_the_slide_and_hiding_again_shows_it(desk: Desk) -> None:
    desk.choose("To")
    desk.do("hide")
    hidden = [cell.scene.hidden for cell in desk.strip.strip_model.cells]
    assert hidden == [False, True, False, False]
    assert "skjult" in desk.strip.strip_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    desk.do("hide")
    assert not any(cell.scene.hidden for cell in desk.strip.strip_model.cells)


def test_splitting_chooses_both_halves(qtbot: QtBot, talk_of: TalkOf) -> None:
    desk = Desk(qtbot, talk_of, "# En\n\n- a\n- b\n\n# To\n\n- c\n")
    desk.choose("En")
    desk.do("split")
    assert len(desk.titles) == 3
    assert desk.strip.chosen_slides() == [0, 1]


def test_what_was_typed_since_the_talk_was_read_does_not_lead_an_edit_astray(desk: Desk) -> None:
    desk.choose("Tre")
    desk.text = "# Helt ny\n\n- x\n\n" + desk.text
    desk.do("delete")
    assert desk.titles == ["Helt ny", "En", "To", "Fire"]


def test_the_place_is_marked_chosen_and_brought_into_sight_without_leading_the_editor(desk: Desk) -> None:
    desk.strip.resize(260, 130)
    desk.strip.show_place(4, 13)
    assert desk.strip.cell_painter.place_row == 3
    assert desk.chosen == ["Fire"]
    assert desk.lines == []
    assert desk.strip.viewport().rect().contains(desk.strip.visualRect(desk.strip.strip_model.index(3)).center())


def test_several_chosen_slides_stay_chosen_while_the_cursor_is_on_one_of_them(desk: Desk) -> None:
    desk.choose("To", "Tre")
    desk.strip.show_place(3, 9)
    assert desk.chosen == ["To", "Tre"]
    desk.strip.show_place(1, 1)
    assert desk.chosen == ["En"]


def test_a_click_goes_to_the_slide(desk: Desk, qtbot: QtBot) -> None:
    middle = desk.strip.visualRect(desk.strip.strip_model.index(2)).center()
    qtbot.mouseClick(desk.strip.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desk.lines == [9]
    desk.strip.show_place(3, 11)
    qtbot.mouseClick(desk.strip.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desk.lines == [9, 9]


def test_arrows_walk_through_the_slides_and_take_the_editor_along(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.show_place(1, 1)
    desk.strip.setFocus()
    qtbot.keyClick(desk.strip, Qt.Key.Key_Right)
    qtbot.keyClick(desk.strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert desk.lines == [5, 9]
    assert desk.chosen == ["To", "Tre"]


@pytest.mark.parametrize(
    ("key", "held", "titles"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ["En", "Tre", "Fire"]),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, ["En", "To", "To", "Tre", "Fire"]),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, ["To", "En", "Tre", "Fire"]),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier, ["En", "Tre", "Fire"]),
    ],
)
def test_everything_can_be_done_with_keys(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier, titles: list[str]
) -> None:
    desk.choose("To")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    override.ignore()
    desk.strip.event(override)
    assert override.isAccepted(), "the window's own shortcut would take the key"
    press(desk.strip, key, held)
    assert desk.titles == titles


def test_a_folded_section_shows_its_header_alone_and_marks_the_place_in_it(qtbot: QtBot, talk_of: TalkOf) -> None:
    desk = Desk(qtbot, talk_of, talk_of().text)
    strip = desk.strip
    strip.setCurrentIndex(strip.strip_model.index(1))
    press(strip, Qt.Key.Key_Space)
    assert [type(cell).__name__ for cell in strip.strip_model.cells[:3]] == ["SlideCell", "SectionCell", "SectionCell"]
    strip.show_place(3, 9)
    assert strip.cell_painter.place_row == 1
    assert "lukket" in strip.strip_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    desk.show()
    assert len(strip.strip_model.cells) == 5, "the section stays folded when the talk is read again"
    press(strip, Qt.Key.Key_Plus)
    assert len(strip.strip_model.cells) == 8
    assert strip.cell_painter.place_row == 3


def drop(strip: SlideStrip, at: QPoint, data: QMimeData, held: Qt.KeyboardModifier, *, own: bool) -> None:
    strip._drags_own = own
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    strip.dropEvent(QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, held))


def test_slides_are_dragged_to_another_place_or_copied_there(desk: Desk) -> None:
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    desk.choose("En")
    third = desk.strip.visualRect(desk.strip.strip_model.index(2))
    drop(desk.strip, third.center() + QPoint(10, 0), desk.strip.dragged(), plain, own=True)
    assert desk.titles == ["To", "Tre", "En", "Fire"]
    assert desk.chosen == ["En"]
    drop(desk.strip, QPoint(1, 20), desk.strip.dragged(), control, own=True)
    assert desk.titles == ["En", "To", "Tre", "En", "Fire"]


def test_slides_of_another_talk_can_be_dropped_but_no_other_text(desk: Desk) -> None:
    data = QMimeData()
    data.setText("# Fremmed\n\n- z")
    plain = Qt.KeyboardModifier.NoModifier
    drop(desk.strip, QPoint(899, 20), data, plain, own=False)
    assert desk.titles == ["En", "To", "Tre", "Fire"]
    data.setData(SLIDES_MIME, b"# Fremmed\n\n- z")
    drop(desk.strip, QPoint(899, 20), data, plain, own=False)
    assert desk.titles == ["En", "To", "Tre", "Fire", "Fremmed"]


def test_gaps_lie_between_cells_in_one_row_and_in_many(desk: Desk, qtbot: QtBot) -> None:
    strip = desk.strip
    for row in range(4):
        cell = strip.visualRect(strip.strip_model.index(row))
        assert strip.gap_at(cell.center() - QPoint(8, 0)) == row
        assert strip.gap_at(cell.center() + QPoint(8, 0)) == row + 1
    assert strip.gap_at(QPoint(899, 5)) == 4
    strip.set_wrapping(on=True)
    strip.resize(420, 400)
    strip.doItemsLayout()
    second_row = strip.visualRect(strip.strip_model.index(2))
    assert second_row.top() > 0
    assert strip.gap_at(QPoint(419, second_row.center().y())) == 4
    assert strip.gap_at(QPoint(419, 5)) == 2
    assert strip.gap_at(QPoint(5, 399)) == 4


def test_parts_of_a_divided_slide_stay_together(qtbot: QtBot, talk_of: TalkOf) -> None:
    long = "\n".join(
        f"- Punkt {row} med så mye tekst at det går over to hele linjer på lysbildet" * 2 for row in range(9)
    )
    desk = Desk(qtbot, talk_of, f"# En\n\n{long}\n\n# To\n\n- b\n")
    model = desk.strip.strip_model
    assert [cell.index for cell in model.cells] == [0] * (len(model.cells) - 1) + [1]
    assert model.slide_at_gap(0) == 0
    assert model.slide_at_gap(1) == 1
    assert model.slide_at_gap(len(model.cells)) == 2


def test_what_is_typed_is_seen_small_a_little_later(desk: Desk, qtbot: QtBot, talk_of: TalkOf) -> None:
    new = talk_of(PLAIN.replace("- b", "- bb"))
    scene = new.scenes[1][1]
    desk.strip.show_slide(ShownSlide(1, 2, (scene,), new.kit, new.deck.slides[1], 5))
    qtbot.waitUntil(lambda: desk.strip.strip_model.cells[1].scene is scene, timeout=2000)


def test_findings_are_counted_on_their_slide(qtbot: QtBot, talk_of: TalkOf) -> None:
    desk = Desk(qtbot, talk_of, "# En\n\n- a\n\n# To\n\nRing 010190-12345 eller fødselsnummer 13097248022.\n")
    first, second = desk.strip.strip_model.cells
    assert first.weight[1] == 0
    assert second.weight[0] == "error"
    index = desk.strip.strip_model.index(1)
    assert "å se på" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "13097248022" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_it_speaks_the_language_of_the_windows(desk: Desk) -> None:
    use_interface_language("en")
    desk.strip.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert desk.strip.strip_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Slide 2: To"
    assert desk.strip.accessibleName() == "Filmstrip"


def test_nothing_of_a_talk_stays_when_there_is_none(desk: Desk) -> None:
    desk.strip.show_place(2, 5)
    desk.strip.show_nothing()
    assert desk.strip.strip_model.rowCount() == 0
    for name, run in desk.strip.commands().items():
        run()
        assert desk.text == PLAIN, name


def test_a_folded_section_says_how_it_is_in_words(qtbot: QtBot, talk_of: TalkOf) -> None:
    strip = Desk(qtbot, talk_of, talk_of().text).strip
    header = strip.strip_model.cells[1]
    assert isinstance(header, SectionCell)
    assert (header.count, header.opening.number, header.last_number) == (3, 2, 4)


def test_private_text_goes_along_on_the_clipboard_but_is_seen_nowhere(qtbot: QtBot, talk_of: TalkOf) -> None:
    desk = Desk(qtbot, talk_of, talk_of().text)
    desk.choose("Andre")
    desk.do("copy")
    assert "Bare for meg" in QGuiApplication.clipboard().text()
    for row in range(desk.strip.strip_model.rowCount()):
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            assert "Bare for meg" not in desk.strip.strip_model.index(row).data(role)


def test_who_hears_instead_of_sees_is_told_every_slide(qtbot: QtBot, talk_of: TalkOf) -> None:
    strip = Desk(qtbot, talk_of, talk_of().text).strip
    heard = QAccessible.queryAccessibleInterface(strip)
    names = [heard.child(row).text(QAccessible.Text.Name) for row in range(heard.childCount())]
    assert "Lysbilde 3: Første" in names
    assert "Kapittel: Del en (3 lysbilder), åpent" in names
    assert all(names)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_menu_does_what_it_says(desk: Desk, language: str) -> None:
    use_interface_language(language)
    desk.choose("En")
    menu = menu_for(desk.strip, desk.strip.strip_model.cells[0])
    entries = [one for one in menu.actions() if not one.isSeparator()]
    assert len(entries) == 10
    assert all(one.text() for one in entries)
    next(one for one in entries if one.text().split("\t")[0] == str(action("slides.duplicate").words)).trigger()
    assert desk.titles == ["En", "En", "To", "Tre", "Fire"]


def entries_of(desk: Desk) -> dict[str, QAction]:
    menu = menu_for(desk.strip, desk.strip.strip_model.cells[0])
    return {one.text().split("\t")[0]: one for one in menu.actions() if not one.isSeparator()}


def test_the_menu_offers_what_would_change_something_and_tells_its_keys(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.choose("En")
    entries = entries_of(desk)
    assert {name for name, one in entries.items() if not one.isEnabled()} == {
        "Lim inn", "Flytt framover", "Del lysbildet",
    }  # fmt: skip
    assert [entries[name].text().split("\t")[1] for name in ("Nytt lysbilde", "Dupliser")] == ["Ctrl+M", "Ctrl+D"]
    entries["Kopier"].trigger()
    desk.choose("En", "To", "Tre", "Fire")
    assert {name for name, one in entries_of(desk).items() if not one.isEnabled()} == {
        "Flytt framover", "Flytt bakover", "Del lysbildet",
    }  # fmt: skip


def test_the_menu_says_whether_slides_go_or_come_back(desk: Desk) -> None:
    desk.choose("To")
    entries_of(desk)["Skjul"].trigger()
    desk.choose("To")
    assert "Skjul" not in entries_of(desk)
    entries_of(desk)["Vis igjen"].trigger()
    assert desk.text == PLAIN


def test_slides_that_are_gone_are_told_of_once(desk: Desk) -> None:
    told: list[str] = []
    desk.strip.slides_removed.connect(lambda sentence: told.append(str(sentence)))
    desk.choose("To")
    desk.do("delete")
    desk.choose("En", "Tre")
    desk.do("delete")
    desk.do("duplicate")
    desk.do("cut")
    assert told == ["Lysbildet er slettet.", "2 lysbilder er slettet."], "who cuts knows where they are"


def test_a_new_slide_is_asked_for_behind_the_chosen_ones(desk: Desk) -> None:
    places: list[int] = []
    desk.strip.new_slide_requested.connect(places.append)
    desk.choose("En", "Tre")
    desk.do("new")
    desk.strip.selectionModel().clear()
    desk.do("new")
    assert places == [3, 4]


def test_the_menu_of_a_section_folds_all_of_them(qtbot: QtBot, talk_of: TalkOf) -> None:
    strip = Desk(qtbot, talk_of, talk_of().text).strip
    menu_for(strip, strip.strip_model.cells[1]).actions()[1].trigger()
    assert len(strip.strip_model.cells) == 3
    menu_for(strip, strip.strip_model.cells[1]).actions()[2].trigger()
    assert len(strip.strip_model.cells) == 8


def test_typing_a_word_lays_no_list_out_anew(qtbot: QtBot, talk_of: TalkOf, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counting(SlideCellPainter):
        def sizeHint(self, *of: object) -> QSize:  # noqa: N802
            asked.append(1)
            return super().sizeHint(*of)

    monkeypatch.setattr(slide_strip_view, "SlideCellPainter", Counting)
    desk = Desk(qtbot, talk_of, "".join(f"# {number}\n\n- b{number}.\n\n" for number in range(80)))
    qtbot.waitUntil(lambda: len(asked) >= 80)
    qtbot.wait(50)
    asked.clear()
    desk.text = desk.text.replace("- b1.", "- bb")
    desk.show()
    qtbot.wait(50)
    assert len(asked) < 80, "only those that are drawn are asked for their size, at each drawing"


def test_scenes_come_from_the_deck(talk_of: TalkOf) -> None:
    talk = talk_of()
    again = compose_deck(talk.deck, talk.kit, None)
    assert all(one is other for (_, one), (_, other) in zip(talk.scenes, again, strict=True))


def test_the_key_that_duplicates_never_deletes(qtbot: QtBot, talk_of: TalkOf) -> None:
    class KeyOfX11(QKeyEvent):
        """Ctrl+D as X11 knows it: one of the keys that delete."""

        def matches(self, key: QKeySequence.StandardKey) -> bool:
            return key == QKeySequence.StandardKey.Delete or super().matches(key)

    desk = Desk(qtbot, talk_of, PLAIN)
    desk.choose("To")
    desk.strip.keyPressEvent(KeyOfX11(QEvent.Type.KeyPress, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier))
    assert desk.titles == ["En", "To", "To", "Tre", "Fire"]


def test_the_plus_stands_beside_the_slides_and_asks_for_the_next(desk: Desk) -> None:
    places: list[int] = []
    desk.strip.new_slide_requested.connect(places.append)
    desk.choose("To")
    plus = desk.strip.new_button
    assert plus.accessibleName() == "Nytt lysbilde"
    assert "Ctrl+M" in plus.toolTip()
    assert not plus.geometry().intersects(desk.strip.viewport().geometry())
    assert desk.strip.rect().contains(plus.geometry())
    plus.click()
    assert places == [2]
