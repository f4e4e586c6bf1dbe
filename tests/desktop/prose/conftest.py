"""One window for the tests that only look, and a fresh one for those that close it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prose_waiting import TEXT, settle

from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.prose.prose_window import ProseWindow


@pytest.fixture(scope="session")
def prose_kits() -> KitShelf:
    return KitShelf()


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "bro.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def prose(qtbot, prose_kits) -> Iterator[Callable[..., ProseWindow]]:
    """Gives a window, with this file opened in it."""
    made: list[ProseWindow] = []

    def open_window(file: Path | None = None, **options) -> ProseWindow:
        window = ProseWindow(prose_kits, **options)
        made.append(window)
        window.show()
        if file is not None:
            window.open_file(file)
            settle(qtbot, window)
        return window

    yield open_window
    for window in made:
        window._is_given_up = True
        window.close()
        qtbot.waitUntil(lambda window=window: not window.work.is_working)
        window.deleteLater()
