"""A library of a few files, its keeper, and a column that shows it; made once for each file of tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from library_material import fill, settle
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.library.column import LibraryColumn
from leaderdeck.desktop.library.library_keeper import LibraryKeeper
from leaderdeck.desktop.library.shared_index import close_index


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The app's own folder lies with the module's files, which live longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("LEADERDECK_HOME", str(folder))
        yield folder
        close_index()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("bibliotek"))


@pytest.fixture(scope="module")
def until(qapp: QApplication) -> Callable[[Callable[[], object]], None]:
    """Let the windows work until it is so."""
    import time

    def wait(is_so: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, "it never became so"
            qapp.processEvents()
            time.sleep(0.002)

    return wait


@pytest.fixture(scope="module")
def keeper(qapp: QApplication, folder: Path, home: Path, until: Callable[..., None]) -> Iterator[LibraryKeeper]:
    made = LibraryKeeper()
    made.use(folder)
    made.begin()
    until(lambda: made.is_ready)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shown_column(qapp: QApplication, keeper: LibraryKeeper) -> Iterator[LibraryColumn]:
    wear(qapp, "light", 100)
    made = LibraryColumn()
    made.serve(keeper)
    made.resize(300, 900)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def column(shown_column: LibraryColumn, until: Callable[..., None]) -> LibraryColumn:
    """The column before anything was asked for."""
    shown_column.search("")
    settle(shown_column, until)
    return shown_column
