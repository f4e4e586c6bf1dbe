"""A list of real rows: whatever comes and wherever one scrolls, what is in sight is there, whole and in order."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes.row_list import Entry, Row, RowList


@dataclass(frozen=True)
class Plank:
    """An entry that is so high, whatever is guessed of it."""

    key: int
    height: int
    kind: str = "plank"


class PlankRow(Row):
    def __init__(self) -> None:
        super().__init__()
        self.entry: Plank | None = None

    def show_entry(self, entry: Entry) -> None:
        assert isinstance(entry, Plank)
        self.entry = entry

    def height_at(self, width: int) -> int:
        return self.entry.height if self.entry else 1


def new_list(qtbot: QtBot) -> RowList:
    made = RowList(lambda kind: PlankRow(), lambda width: lambda entry: 30)
    qtbot.addWidget(made)
    made.resize(200, 150)
    made.show()
    return made


def settle(rows: RowList) -> None:
    while rows.is_busy:
        QApplication.processEvents()


def check_in_sight(rows: RowList, planks: list[Plank]) -> None:
    """Rows touch each other, in the order of the entries, and cover all of the list that there is something for."""
    page = rows.viewport().height()
    laid = [row for row in rows.rows() if row.y() < page and row.y() + row.height() > 0]
    assert [row.entry.key for row in laid] == sorted(row.entry.key for row in laid)
    for above, below in pairwise(laid):
        assert above.y() + above.height() == below.y()
        assert above.height() == above.entry.height
    if planks:
        assert laid[0].y() <= 0 or laid[0].entry == planks[0]
        assert laid[-1].y() + laid[-1].height() >= page or laid[-1].entry == planks[-1]
    assert len(rows.rows()) <= len(laid) + 4, "one on either side, and those that only touch the edges"


deed = st.one_of(
    st.tuples(st.just("scroll"), st.integers(0, 5000)),
    st.tuples(st.just("show"), st.lists(st.integers(0, 80), unique=True, max_size=60).map(sorted)),
    st.tuples(st.just("go"), st.integers(0, 80)),
    st.tuples(st.just("size"), st.integers(20, 400)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deed, max_size=12), st.integers(0, 1000))
def test_what_is_in_sight_is_there_whole_and_in_order(qtbot: QtBot, deeds: list[tuple[str, object]], seed: int) -> None:
    rows = new_list(qtbot)
    planks: list[Plank] = []
    for name, value in deeds:
        if name == "scroll":
            rows.verticalScrollBar().setValue(value)
        elif name == "show":
            planks = [Plank(key, 8 + (key * 37 + seed) % 70) for key in value]
            rows.show_entries(planks)
        elif name == "go":
            shown = rows.bring_into_sight(value)
            assert (shown is not None) == (value in {plank.key for plank in planks})
        else:
            rows.resize(200, value)
        settle(rows)
        check_in_sight(rows, planks)
    rows.close()
    rows.deleteLater()


def test_rows_are_used_again_while_one_scrolls_through_ten_thousand(qtbot: QtBot) -> None:
    rows = new_list(qtbot)
    rows.show_entries([Plank(key, 30) for key in range(10_000)])
    for value in range(0, 299_000, 13_000):
        rows.verticalScrollBar().setValue(value)
        settle(rows)
    assert len(rows.viewport().findChildren(PlankRow)) <= 34
    assert isinstance(rows.bring_into_sight(9_999), QWidget)
