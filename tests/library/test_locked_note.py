"""A locked file: tells what it is and nothing else, gives its bytes back, and is never shown when it is not itself."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_material import NOTE

from leaderdeck.library.data_key import DataKey
from leaderdeck.library.folder import LOCKED_ENDINGS
from leaderdeck.library.locked_note import (
    LOCKED_ENDING,
    DamagedNote,
    OtherVault,
    is_locked_name,
    lock_note,
    neutral_name,
    new_note_id,
    read_locked,
    unlock_note,
)
from leaderdeck.library.note_seal import Keyring, NoteIsLocked, NoteSeal

ATTACKS = int(os.environ.get("LEADERDECK_ATTACKS", "500"))
VAULT = "0123456789abcdef" * 2


def locked(plain: bytes = NOTE.encode()) -> tuple[DataKey, Path, bytes]:
    key, note = DataKey.random(VAULT), new_note_id()
    return key, Path(neutral_name(note)), lock_note(key, note, plain)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000))
def test_every_byte_comes_back(plain: bytes) -> None:
    key, path, data = locked(plain)
    assert unlock_note(key, data, path) == plain
    assert unlock_note(key, data.replace(b"\n", b"\r\n"), path) == plain


def test_the_file_says_in_three_languages_what_it_is_and_no_word_of_the_note() -> None:
    _, path, data = locked()
    text = data.decode("utf-8")
    for words in ("Dette er et låst notat", "Dette er eit låst notat", "This is a locked note"):
        assert words in text
    assert "Sølvi" not in text
    assert "tillit" not in text
    assert max(map(len, text.splitlines())) < 125
    assert path.name.startswith("notat-")
    assert is_locked_name(path)
    assert LOCKED_ENDING in LOCKED_ENDINGS


def test_the_same_note_is_never_the_same_file_twice() -> None:
    key, note = DataKey.random(VAULT), new_note_id()
    assert len({lock_note(key, note, b"likt") for _ in range(50)}) == 50


def test_flipped_bytes_cuts_and_additions_are_all_noticed() -> None:
    key, path, data = locked()
    chance = random.Random(14)
    noticed = 0
    for number in range(ATTACKS):
        place = chance.randrange(len(data))
        if number % 5 == 3:
            changed = data[:place]
        elif number % 5 == 4:
            changed = data[:place] + chance.randbytes(chance.randrange(1, 9)) + data[place:]
        else:
            changed = data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        try:
            unlock_note(key, changed, path)
        except (DamagedNote, OtherVault) as problem:
            noticed += path.name in str(problem)
    assert noticed == ATTACKS


def test_every_single_byte_of_a_file_counts() -> None:
    key, path, data = locked(b"kort")
    for place in range(len(data)):
        with pytest.raises((DamagedNote, OtherVault)):
            unlock_note(key, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], path)


def test_swapped_files_and_swapped_parts_of_files_are_noticed() -> None:
    key = DataKey.random(VAULT)
    notes = [new_note_id() for _ in range(20)]
    files = {note: lock_note(key, note, f"notat {note}".encode()) for note in notes}
    for one in notes:
        for other in notes:
            if one == other:
                continue
            with pytest.raises(DamagedNote, match="byttet om"):
                unlock_note(key, files[other], Path(neutral_name(one)))
            mixed = files[one][: files[one].index(b"nonce:")] + files[other][files[other].index(b"nonce:") :]
            with pytest.raises(DamagedNote, match="endret eller"):
                unlock_note(key, mixed, Path(neutral_name(one)))


@pytest.mark.parametrize(
    "name",
    [
        "{stem} (konflikt fra Sølvis PC){end}", "{stem}.sync-conflict-20261126-101010-ABCDEFG{end}",
        "{stem}-DESKTOP-AB12{end}", "{stem} 2{end}", "mitt eget navn 202611261200{end}",
    ],
)  # fmt: skip
def test_conflict_copies_and_names_of_ones_own_open(name: str) -> None:
    key, path, data = locked()
    place = Path(name.format(stem=path.stem, end=path.suffix))
    assert unlock_note(key, data, place) == NOTE.encode()


def test_another_vault_is_said_to_be_another() -> None:
    _, path, data = locked()
    with pytest.raises(OtherVault, match=path.name):
        unlock_note(DataKey.random("f" * 32), data, path)
    with pytest.raises(DamagedNote):
        unlock_note(DataKey.random(VAULT), data, path)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DamagedNote):
        read_locked(data, Path("x.leaderdeck-locked"))


def test_a_keyring_opens_what_is_its_own_and_nothing_once_it_is_wiped() -> None:
    key, path, data = locked()
    ring = Keyring()
    with pytest.raises(NoteIsLocked):
        ring.seal_of(data, path)
    ring.add([key])
    seal = ring.seal_of(data, path)
    assert seal.open(data, path) == NOTE.encode()
    assert unlock_note(key, seal.close(b"nytt"), path) == b"nytt"
    ring.wipe()
    assert key.is_wiped
    assert not ring.is_open
    with pytest.raises(NoteIsLocked):
        ring.seal_of(data, path)


def test_older_versions_and_rescued_texts_belong_to_one_note() -> None:
    key = DataKey.random(VAULT)
    seal, other = NoteSeal(key, new_note_id()), NoteSeal(key, new_note_id())
    kept = seal.keep("Sølvi \ud83d 🦉")
    assert seal.kept(kept) == "Sølvi \ud83d 🦉"
    assert kept.isascii()
    assert other.kept(kept) is None
    assert seal.kept(kept[:-4]) is None
    assert seal.kept("ikke Base64 !") is None
    copy = seal.for_copy(Path("kopi.leaderdeck-locked"))
    assert copy.note != seal.note


def test_a_copy_under_a_neutral_name_has_the_id_that_its_name_says() -> None:
    key = DataKey.random(VAULT)
    first = NoteSeal(key, new_note_id())
    name = Path(f"{neutral_name(first.note).removesuffix(LOCKED_ENDING)} kopi{LOCKED_ENDING}")
    copy = first.for_copy(name)
    assert copy.note != first.note
    assert copy.open(copy.close(b"x"), name) == b"x"
