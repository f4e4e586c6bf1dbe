"""The bar above everything has the ways to the stage as long as there is room, and gives them up before the title."""

import pytest
from PySide6.QtWidgets import QPushButton


def buttons(window) -> dict[str, QPushButton]:
    return {one.accessibleName(): one for one in window.header.findChildren(QPushButton)}


@pytest.mark.parametrize(("name", "command"), [("Vis foredrag", "file.present"), ("Øv på foredraget", "file.rehearse")])
def test_a_button_leads_to_the_stage(app, name: str, command: str) -> None:
    started = app()
    window = started.start()
    window.resize(1400, 800)
    asked: list[str] = []
    window.commands.table()[command] = lambda: asked.append(command)
    started.application.processEvents()
    assert buttons(window)[name].isVisible()
    buttons(window)[name].click()
    assert asked == [command]


def test_where_it_is_narrow_the_title_stays_whole_longest(app) -> None:
    started = app()
    window = started.start()
    title = window.header._title_label
    seen = set()
    for width in range(1400, 640, -40):
        window.resize(width, 700)
        started.application.processEvents()
        has_stage = buttons(window)["Vis foredrag"].isVisible()
        is_whole = title.width() >= title.sizeHint().width()
        seen.add((has_stage, is_whole))
    assert (True, True) in seen
    assert (True, False) not in seen
