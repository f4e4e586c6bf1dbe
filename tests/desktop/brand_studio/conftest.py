"""Studios on kits of the test's own, without a screen."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.appearance import appearance_of, wear
from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.sample_slides import OwnTalk
from leaderdeck.desktop.brand_studio.studio_window import StudioWindow
from leaderdeck.paths import resource_folder, user_brand_folder

Open = Callable[..., StudioWindow]


@pytest.fixture
def kit_folder() -> Path:
    """A kit among the user's own."""
    folder = user_brand_folder() / "fjordvik"
    shutil.copytree(resource_folder("brands", "fjordvik"), folder)
    return folder


@pytest.fixture
def adopted_folder(kit_folder: Path) -> Path:
    """A kit that keeps a template as its own: the one that was made of it, its roles unsaid."""
    text = (kit_folder / "brand.toml").read_text("utf-8")
    head = text[: text.index("[style]")]
    (kit_folder / "brand.toml").write_text(head + "[template]\nadopted = true\n", "utf-8")
    return kit_folder


@pytest.fixture
def until(qapp: QApplication) -> Callable[..., None]:
    """Let the windows work until it is so."""

    def wait(is_so: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, "it never became so"
            qapp.processEvents()
            time.sleep(0.002)

    return wait


@pytest.fixture
def studio(qapp: QApplication, until: Callable[..., None]) -> Iterator[Open]:
    """Opens studios, settled, and closes them."""
    if appearance_of().name != "light":
        wear(qapp, "light", 100)
    opened: list[StudioWindow] = []

    def open_studio(folder: Path, talk: OwnTalk | None = None) -> StudioWindow:
        window = StudioWindow(KitDraft(folder), lambda: talk)
        opened.append(window)
        window.show()
        until(lambda: window.reading is not None and not window.is_busy)
        return window

    yield open_studio
    for window in opened:
        window.draft.close()
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
