"""A talk is handed over whole or not at all, with checksums that hold, and stays as it was that day."""

import errno
import hashlib
import os
import re
import zipfile
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.errors import ExportStopped, FileProblem
from leaderdeck.export import handing_over
from leaderdeck.export.exporting import ExportCanceled
from leaderdeck.export.handing_over import Handing, hand_over, parts_of
from leaderdeck.export.handing_over_record import CHECKSUMS, hand_overs, record_file, state_of_hand_over
from leaderdeck.export.leak_scan import LeakFound
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paint import pdf_tags
from leaderdeck.talk import Talk, load_talk, read_talk

SECRET = "Avdelingslederen slutter i mai"
TEXT = f"""---
title: Ro i båten
speaker: Ingrid Solbakk
duration: 20 min
---

# Tillit

- Tillit er billigst før stormen

Notat: Vent på svaret.

Privat: {SECRET}
"""


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TEXT, find_kit("plain"))


def test_a_folder_holds_what_the_list_said_and_its_checksums_hold(talk: Talk, tmp_path: Path) -> None:
    target = tmp_path / "til scenen"
    record = hand_over(Handing(talk, PROFILES["stage"], target, "Lederdagene", "Fjordvik kommune"))
    assert {file.name for file in target.iterdir()} == {part.name for part in parts_of(talk, PROFILES["stage"])}
    assert list(tmp_path.iterdir()) == [target], "nothing half-written lies beside it"
    for line in (target / CHECKSUMS).read_text("utf-8").splitlines():
        sum_, _, name = line.partition(" *")
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == sum_
    assert record.sha256 == hashlib.sha256((target / CHECKSUMS).read_bytes()).hexdigest()
    assert all(file.stat().st_mode & 0o222 == 0 for file in target.iterdir()), "it can only be read"


@pytest.mark.parametrize(("profile", "page"), [("organizer", "sjekkliste.html"), ("publish", "tilgjengelighet.html")])
def test_a_packed_file_tells_nothing_of_this_machine(talk: Talk, tmp_path: Path, profile: str, page: str) -> None:
    target = tmp_path / "levering.zip"
    hand_over(Handing(talk, PROFILES[profile], target))
    with zipfile.ZipFile(target) as archive:
        entries = {entry.filename.partition("/")[2]: entry for entry in archive.infolist()}
        assert set(entries) == {part.name for part in parts_of(talk, PROFILES[profile])}
        assert {entry.date_time for entry in entries.values()} == {(1980, 1, 1, 0, 0, 0)}
        text = archive.read(entries[page].filename).decode()
    assert 'lang="nb-NO"' in text
    assert "<script" not in text
    assert ("Ingrid" in text) is False


def test_what_was_handed_over_is_never_written_again(talk: Talk, tmp_path: Path) -> None:
    target = tmp_path / "levering.zip"
    first = hand_over(Handing(talk, PROFILES["organizer"], target, "Lederdagene", "Arrangøren"))
    before = target.read_bytes()
    with pytest.raises(FileProblem, match="endres aldri"):
        hand_over(Handing(talk, PROFILES["organizer"], target))
    assert target.read_bytes() == before
    assert state_of_hand_over(first) == "same"
    os.chmod(target, 0o600)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("levering/x.txt", "noe annet")
    assert state_of_hand_over(first) == "changed"
    target.unlink()
    assert state_of_hand_over(first) == "gone"


@pytest.mark.parametrize("changed", ["ro.pptx", "sjekkliste.html", CHECKSUMS])
def test_any_file_that_was_changed_afterwards_is_noticed(tmp_path: Path, changed: str) -> None:
    file = tmp_path / "ro.md"
    file.write_text(TEXT, "utf-8")
    record = hand_over(Handing(load_talk(file, "plain"), PROFILES["organizer"], tmp_path / "levering"))
    assert state_of_hand_over(record) == "same"
    touched = tmp_path / "levering" / changed
    touched.chmod(0o600)
    touched.write_bytes(touched.read_bytes() + b" ")
    assert state_of_hand_over(record) == "changed"


@pytest.mark.parametrize("target", ["levering", "levering.zip"])
def test_a_full_disk_is_told_of_the_whole(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    right = os.fsync
    calls = iter(range(100))

    def full(handle: int) -> None:
        if next(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        right(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="Disken er full") as caught:
        hand_over(Handing(talk, PROFILES["organizer"], tmp_path / target))
    assert str(tmp_path / target) in str(caught.value)
    assert ".tmp" not in str(caught.value), "nobody knows the names that files have on their way"
    assert not list(tmp_path.iterdir())


def test_a_pdf_without_tags_is_told_in_the_statement(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    hand_over(Handing(talk, PROFILES["publish"], tmp_path / "ut"))
    assert "uten merker for skjermlesere" in (tmp_path / "ut" / "tilgjengelighet.html").read_text("utf-8")


def test_the_record_tells_what_went_to_whom(talk: Talk, tmp_path: Path) -> None:
    for name, recipient in (("a.zip", "Kari"), ("b.zip", "Ola")):
        hand_over(Handing(talk, PROFILES["organizer"], tmp_path / name, "Lederdagene", recipient))
    assert [(one.event, one.recipient, Path(one.place).name) for one in hand_overs()] == [
        ("Lederdagene", "Ola", "b.zip"),
        ("Lederdagene", "Kari", "a.zip"),
    ]
    assert record_file().stat().st_mode & 0o077 == 0, "nobody else reads it"
    assert SECRET not in record_file().read_text("utf-8")
    record_file().write_text("{ikke json", "utf-8")
    assert hand_overs() == ()


def test_a_leak_leaves_nothing(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = handing_over.stage_checklist
    monkeypatch.setattr(
        handing_over, "stage_checklist", lambda *given: right(*given).replace("</main>", f"<p>{SECRET}</p></main>")
    )
    with pytest.raises(LeakFound, match="Linje 13: privat tekst"):
        hand_over(Handing(talk, PROFILES["organizer"], tmp_path / "levering"))
    assert not list(tmp_path.iterdir())
    assert hand_overs() == ()


def test_a_leak_in_the_packing_leaves_nothing(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = handing_over._packing
    monkeypatch.setattr(handing_over, "_packing", lambda staging, name: right(staging, SECRET))
    with pytest.raises(LeakFound):
        hand_over(Handing(talk, PROFILES["organizer"], tmp_path / "levering.zip"))
    assert not list(tmp_path.iterdir())


def test_one_that_is_stopped_leaves_nothing(talk: Talk, tmp_path: Path) -> None:
    def stop(done: int, slides: int) -> None:
        raise ExportCanceled

    with pytest.raises(ExportCanceled):
        hand_over(Handing(talk, PROFILES["stage"], tmp_path / "levering"), stop)
    assert not list(tmp_path.iterdir())


def test_private_talks_and_stopping_findings_stay(tmp_path: Path) -> None:
    for text in ("---\nprivate: ja\n---\n\n# Tillit\n", "# Tillit\n\n- 01010750160\n"):
        with pytest.raises(ExportStopped):
            hand_over(Handing(read_talk(text, find_kit("plain")), PROFILES["stage"], tmp_path / "levering"))
    assert not list(tmp_path.iterdir())


def test_the_command_lists_first_and_then_hands_over(leaderdeck, tmp_path: Path) -> None:
    file = tmp_path / "ro.md"
    file.write_text(TEXT, "utf-8")
    call = ("export", str(file), "--brand", "plain", "--to", "handover", "--profile", "publish")
    code, out, _ = leaderdeck(*call, "--dry-run")
    assert code == 0
    assert "ro.html" in out
    assert [one.name for one in tmp_path.iterdir()] == ["ro.md"], "nothing is written yet"
    code, out, err = leaderdeck(*call, "-o", str(tmp_path / "ut.zip"), "--event", "Lederdagene")
    assert (code, err) == (0, "")
    assert re.search(r"ut\.zip: 6 filer", out)
    assert leaderdeck(*call, "-o", str(tmp_path / "ut.zip"))[0] == 2, "and never again in the same place"
