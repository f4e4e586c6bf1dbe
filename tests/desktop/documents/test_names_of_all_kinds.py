"""Any name that a disk takes is opened, saved, held, kept and remembered; copies of shared folders are recognized."""

from pathlib import Path
from unicodedata import normalize

import pytest

from leaderdeck.desktop.documents.conflict_copies import conflict_copies, is_conflict_copy
from leaderdeck.desktop.documents.file_lock import hold, holder
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.text_file import moved_to, open_text, save_text, save_text_as
from leaderdeck.desktop.settings import Settings, load_settings, save_settings

NAMES = [
    "tale.md", "æøå.md", "ÆØÅ.md", "\u00e5 og \u00e9.md", "a\u030a og e\u0301.md",
    normalize("NFD", "Årsmøte é.md"), "🎤 tale 👩‍👩‍👧.md", "ø" * 126 + ".md", "a" * 252 + ".md", "a" * 255,
    "CON.md", "NUL", "aux.txt", "LPT1.md", "punktum..md", "punktum.", "mellomrom .md", " foran.md",
    "to  mellomrom.md", "tab\t.md", "linje\nskift.md", "-rf.md", "--help", "--version.md", ".skjult.md",
    "uten endelse", "a.b.c.md", "{line}.md", "{file}", "%41%s%(x)s.md", "100 %.md", "'\"`.md",
    "$HOME;|&<>.md", "spørsmål?.md", "stjerne*.md", "kolon:.md", "omvendt\\strek.md", "[1].md", "~.md",
    "\u202etxet.md", "\u200b.md", "名前.md", "اسم.md", "TALE.MD",
]  # fmt: skip


def test_there_are_forty_names() -> None:
    assert len(set(NAMES)) >= 40


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_talk_of_any_name_is_opened_saved_held_and_kept(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    saved = save_text_as(file, "# Hei\n")
    opened = open_text(file)
    assert opened.text == saved.text
    assert save_text(opened, "# Hei\n\n- å\n").text == "# Hei\n\n- å\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with hold(file) as lock:
        assert lock
        assert holder(file)
    store, history = RecoveryStore(), SaveHistory()
    copy = store.keep(store.new_name(file), Draft("utkast", file))
    assert (copy.path, store.read(copy)) == (file, "utkast")
    store.close()
    assert [left.path for left in RecoveryStore().left_behind()] == [file]
    history.keep(file, "utgave")
    assert history.read(history.versions(file)[0]) == "utgave"
    save_settings(Settings().with_recent(file))
    assert load_settings().recent == (file,)


def test_names_that_are_no_characters_at_all_are_kept_too(tmp_path: Path) -> None:
    file = Path(str(tmp_path)) / "\udce5.md"  # the byte E5 of another encoding
    save_text_as(file, "# Hei")
    assert open_text(file).text == "# Hei"
    save_settings(Settings().with_recent(file))
    assert load_settings().recent == (file,)
    store = RecoveryStore()
    store.keep(store.new_name(file), Draft("x", file))
    store.close()
    assert RecoveryStore().left_behind()[0].path == file


def test_composed_and_decomposed_names_are_two_files_and_found_when_one_becomes_the_other(tmp_path: Path) -> None:
    composed, decomposed = tmp_path / "\u00e5.md", tmp_path / "a\u030a.md"
    opened = save_text_as(composed, "# Hei")
    if decomposed.exists():
        pytest.skip("this file system takes both for the same")
    save_text_as(tmp_path / "0 annen.md", "# Hei")
    composed.rename(decomposed)
    assert moved_to(opened) == decomposed, "not the other file with the same bytes"


COPIES = {
    "Dropbox": "tale (Kari Nordmanns conflicted copy 2026-11-24).md",
    "Dropbox, Norwegian": "tale (Kari Nordmann sin motstridende kopi 2026-11-24).md",
    "Dropbox, letter case": "tale (Case Conflict 1).md",
    "Nextcloud": "tale (conflicted copy 2026-11-24 101010).md",
    "ownCloud": "tale_conflict-20261124-101010.md",
    "Syncthing": "tale.sync-conflict-20261124-101010-ABCDEFG.md",
    "Seafile": "tale (SFConflict kari@fjordvik.no 2026-11-24-10-10-10).md",
    "Resilio": "tale.Conflict.md",
    "Synology": "tale_DiskStation_Nov-24-1010-2026_Conflict.md",
    "Google Drive": "tale[Conflict].md",
    "Google Drive, number": "tale (1).md",
    "OneDrive": "tale-DESKTOP-4F7K2QX.md",
    "OneDrive, laptop": "tale-LAPTOP-ABC123-2.md",
    "iCloud": "tale 2.md",
    "Unison": "tale (conflict on 2026-11-24).md",
    "Norwegian": "tale (konfliktkopi fra Kari).md",
    "our own": "tale (2026-11-24 10.10.10).md",
}
OTHERS = ["tale.txt", "tale2.md", "tale om konflikt.md", "taler.md", "en tale (1).md", "tale-utkast.md",
          "tale (utkast).md", "tale 2026.md", "tale.md", "bilder", "tale (2026).md", "tale - kort.md"]  # fmt: skip


@pytest.mark.parametrize("service", COPIES)
def test_copies_that_shared_folders_make_are_recognized(service: str) -> None:
    assert len(COPIES) >= 12
    assert is_conflict_copy(Path(COPIES[service]), Path("tale.md"))
    assert is_conflict_copy(Path(normalize("NFD", f"Å{COPIES[service]}")), Path("Åtale.md"))


@pytest.mark.parametrize("name", OTHERS)
def test_other_talks_are_no_copies(name: str) -> None:
    assert not is_conflict_copy(Path(name), Path("tale.md"))


def test_the_copies_beside_a_talk_are_found(tmp_path: Path) -> None:
    for name in [*COPIES.values(), *OTHERS]:
        (tmp_path / name).write_text("# Hei", "utf-8")
    found = conflict_copies(tmp_path / "tale.md")
    assert {path.name for path in found} == set(COPIES.values())
    assert conflict_copies(tmp_path / "ingen" / "tale.md") == ()
