"""What was edited in the studio and not saved is there after a crash, with its files, and asks once."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdeck.brand.kit_editing import add_logo, set_name
from leaderdeck.desktop.brand_studio.kit_draft import KitDraft
from leaderdeck.desktop.brand_studio.studio_desk import StudioDesk
from leaderdeck.desktop.brand_studio.studio_recovery import StudioRecovery, StudioStore, files_of
from leaderdeck.desktop.documents.traces import forget_everything, kept_texts
from leaderdeck.desktop.messages import MessageBar
from leaderdeck.paths import resource_folder


@pytest.fixture
def left(kit_folder: Path, tmp_path: Path, qapp) -> Path:
    """A kit whose edits, a new logo among them, were left behind by a program that is no more."""
    store, draft = StudioStore(), KitDraft(kit_folder)
    recovery = StudioRecovery(store, draft)
    logo = tmp_path / "Nytt merke.svg"
    shutil.copyfile(resource_folder("brands", "granheim", "logo-light.svg"), logo)
    draft.edit(None, lambda text: set_name(text, "Nordly"))
    name = draft.take_file(logo)
    draft.edit(None, lambda text: add_logo(text, name, "light", "Merket til Nordly"))
    assert recovery.keeper.flush()
    store.close()
    draft.close()
    return kit_folder


def actions_of(bar: MessageBar) -> dict[str, QPushButton]:
    return {button.text(): button for button in bar.findChildren(QPushButton)}


def test_edits_come_back_with_their_files_as_one_step(left: Path, qapp, until) -> None:
    desk = StudioDesk(lambda: None)
    window = desk.open(left)
    assert not window.draft.is_edited
    actions_of(window.bar)["Hent dem tilbake"].click()
    until(lambda: not window.is_busy)
    assert 'name = "Nordly"' in window.draft.text
    assert (window.draft.work / "nytt-merke.svg").is_file()
    assert not window.reading.complaints
    assert StudioStore().left_behind_for(left) == ()
    assert window.save()
    assert (left / "nytt-merke.svg").is_file()
    window.draft.undo()
    assert 'name = "Fjordvik kommune"' in window.draft.text
    window.draft.redo()
    desk.close_all()


def test_edits_that_are_not_wanted_are_gone_with_their_files(left: Path, qapp) -> None:
    (copy,) = StudioStore().left_behind_for(left)
    assert files_of(copy).is_dir()
    desk = StudioDesk(lambda: None)
    window = desk.open(left)
    actions_of(window.bar)["Kast dem"].click()
    assert not copy.file.exists()
    assert not files_of(copy).exists()
    desk.close_all()


def test_the_start_tells_of_the_kit_and_opens_it(left: Path, qapp) -> None:
    desk, bar = StudioDesk(lambda: None), MessageBar()
    desk.offer_left_behind(bar)
    actions_of(bar)["Åpne profilen"].click()
    assert [window.draft.folder for window in desk.windows] == [left]
    desk.close_all()
    bar.deleteLater()


def test_nothing_is_kept_of_what_is_saved_undone_or_discarded(kit_folder: Path, qapp, until) -> None:
    store = StudioStore()
    draft = KitDraft(kit_folder)
    recovery = StudioRecovery(store, draft)

    def copies() -> list[Path]:
        return sorted(store.folder.glob("*.copy")) if store.folder.is_dir() else []

    draft.edit(None, lambda text: set_name(text, "Nordly"))
    assert recovery.keeper.flush()
    assert len(copies()) == 1
    draft.undo()
    until(lambda: not copies())
    draft.redo()
    assert recovery.keeper.flush()
    recovery.forget()
    until(lambda: not copies())
    store.close()
    draft.close()


def test_the_list_of_kept_texts_tells_of_them_and_forgets_them(left: Path) -> None:
    rows = {str(what): (folder, count) for what, folder, count, _ in kept_texts()}
    folder, count = rows["profiler som ikke er lagret"]
    assert count >= 2
    assert folder.stat().st_mode & 0o077 == 0
    forget_everything()
    assert not [file for file in folder.rglob("*") if file.is_file()]
