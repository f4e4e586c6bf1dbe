"""A command in the strip hits the slides that were chosen, whatever the text has become since the talk was read."""

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.panes.slide_edits import delete, move
from leaderdeck.talk import read_talk

TEXT = "## En\n\n- a\n\n## To\n\n- b\n\n## Tre\n\n- c\n\n## Fire\n\n- d\n"
TURNED = "## Fire\n\n- d\n\n## En\n\n- a\n\n## To\n\n- b\n\n## Tre\n\n- c\n"


def titles(text: str) -> list[str]:
    return [line[3:] for line in text.split("\n") if line.startswith("## ")]


def test_slides_that_changed_places_are_found_where_they_are() -> None:
    edit = delete(read_talk(TEXT, find_kit("plain")), [0])
    assert edit is not None
    assert titles(edit.rewrite(TURNED)) == ["Fire", "To", "Tre"]


def test_a_slide_that_is_gone_takes_no_other_along() -> None:
    edit = delete(read_talk(TEXT, find_kit("plain")), [1])
    assert edit is not None
    without = TEXT.replace("## To\n\n- b\n\n", "")
    assert edit.rewrite(without) == without


def test_a_slide_that_was_written_on_is_still_the_one() -> None:
    edit = delete(read_talk(TEXT, find_kit("plain")), [1])
    assert edit is not None
    assert titles(edit.rewrite(TEXT.replace("- b", "- b og mer"))) == ["En", "Tre", "Fire"]


def test_a_move_goes_before_the_slide_that_was_meant() -> None:
    edit = move(read_talk(TEXT, find_kit("plain")), [3], 1)
    assert edit is not None
    new = TEXT.replace("## En", "## Null\n\n- z\n\n## En")
    assert titles(edit.rewrite(new)) == ["Null", "En", "Fire", "To", "Tre"]
