"""Lines moved and indented by keys: nothing is lost, and back is back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.desktop.editor.emphasis import linked, toggled
from leaderdeck.desktop.editor.line_operations import Passage, broken, moved_down, moved_up, with_indent

LINE = st.text("ab *_-#>1. 😀\t", max_size=14)
LINES = st.lists(LINE, min_size=2, max_size=6)


def passage(lines: list[str]) -> Passage:
    return Passage(tuple(lines), (0, 0), (len(lines) - 1, len(lines[-1])))


def _words(line: str) -> str:
    """The line without its indent and the mark of an item."""
    return re.sub(r"^(?:[-+*]|\d{1,9}[.)])(?=[ \t])", "", line.lstrip(" \t"))


@given(LINES)
def test_up_and_down_again_is_as_before(lines: list[str]) -> None:
    own = passage(lines)
    assert moved_down(moved_up(own)).lines == own.lines
    assert sorted(moved_up(own).lines) == sorted(lines)


@given(LINES, st.lists(LINE, max_size=5))
def test_indenting_changes_nothing_but_spaces_in_front_and_the_mark(lines: list[str], above: list[str]) -> None:
    for further in (True, False):
        changed = with_indent(passage(lines), above, further=further)
        assert [_words(line) for line in changed.lines] == [_words(line) for line in lines]
        for line, column in (changed.anchor, changed.cursor):
            assert 0 <= column <= len(changed.lines[line])


@given(LINE, st.integers(0, 14))
def test_a_broken_item_loses_no_word(line: str, column: int) -> None:
    parts = broken(line, min(column, len(line)))
    if parts:
        words = [word for word in line.split() if word.strip("-*>#1.[]xX ")]
        assert [word for word in " ".join(parts).split() if word.strip("-*>#1.[]xX02 ")] or not words


@given(LINE, st.integers(0, 14), st.integers(0, 14), st.sampled_from(["*", "**"]))
def test_emphasis_adds_or_takes_only_its_marks(line: str, one: int, other: int, mark: str) -> None:
    first, end = sorted((min(one, len(line)), min(other, len(line))))
    new, start, stop = toggled(line, first, end, mark)
    assert len(new) - len(line) in (2 * len(mark), -2 * len(mark))
    assert new.replace("*", "") == line.replace("*", "")
    assert 0 <= start <= stop <= len(new)


def test_emphasis_twice_is_as_before() -> None:
    line = "- et ord, til"
    bold, first, end = toggled(line, 5, 8, "**")
    assert bold == "- et **ord**, til"
    assert toggled(bold, first, end, "**") == (line, 5, 8)


@given(LINE, st.integers(0, 14))
def test_a_link_keeps_the_words(line: str, place: int) -> None:
    new, first, end = linked(line, min(place, len(line)), min(place, len(line)), "https://a.no")
    assert "](https://a.no)" in new
    assert 0 <= first <= end <= len(new)
