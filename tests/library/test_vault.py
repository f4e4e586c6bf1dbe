"""The vault file: opened by what it should be, by nothing else, and by nothing when a byte of it is another."""

import base64
import json
import random
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_material import CHEAP, PASSPHRASE, made_vault

from leaderdeck.errors import FileProblem
from leaderdeck.library.data_key import DataKey, NotGenuine, VaultShut
from leaderdeck.library.recovery_key import new_recovery_key, secret_of
from leaderdeck.library.vault import (
    DamagedVault,
    KeyCost,
    WrongPassphrase,
    new_vault,
    open_with_passphrase,
    open_with_recovery_key,
    read_vault,
    vault_bytes,
    with_new_recovery_key,
    with_passphrase,
)
from leaderdeck.library.vault_files import (
    VAULT_NAME,
    NoVault,
    folder_for_new_vault,
    open_vaults,
    open_vaults_with_recovery_key,
    vault_files,
    vault_folder_of,
)


def test_the_passphrase_and_the_recovery_key_open_the_same_key() -> None:
    new = new_vault(PASSPHRASE, CHEAP)
    vault = read_vault(vault_bytes(new.vault), "hvelv")
    by_words, by_paper = open_with_passphrase(vault, PASSPHRASE), open_with_recovery_key(vault, new.recovery_key)
    assert by_words.material() == by_paper.material() == new.key.material()
    assert len(new.key.material()) == 32


def test_the_cost_of_a_try_is_what_the_file_says_and_what_is_promised() -> None:
    said = json.loads(vault_bytes(new_vault(PASSPHRASE).vault))
    (way,) = [one for one in said["keys"] if one["opened_by"] == "passphrase"]
    assert (way["kdf"], way["memory_kib"], way["passes"], way["lanes"]) == ("argon2id", 65536, 3, 4)


def test_neither_key_nor_passphrase_is_in_the_file() -> None:
    new = new_vault(PASSPHRASE, CHEAP)
    data = vault_bytes(new.vault)
    key = bytes(new.key.material())
    for secret in (PASSPHRASE.encode(), new.recovery_key.encode(), key, key.hex().encode(), base64.b64encode(key)):
        assert secret not in data


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.upper(), "sju blåbær på en fjøl"])
def test_another_passphrase_opens_nothing(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(new_vault(PASSPHRASE, CHEAP).vault, wrong)


def test_letters_of_one_sign_and_of_two_are_the_same_passphrase() -> None:
    vault = new_vault(unicodedata.normalize("NFD", PASSPHRASE), CHEAP).vault
    assert open_with_passphrase(vault, unicodedata.normalize("NFC", PASSPHRASE))


def test_a_short_passphrase_is_refused_before_anything_is_made() -> None:
    with pytest.raises(FileProblem, match="minst 12"):
        new_vault("elleve tegn", CHEAP)
    with pytest.raises(FileProblem):
        new_vault(unicodedata.normalize("NFD", "åååååå"), CHEAP)


def test_the_passphrase_is_changed_and_the_key_stays() -> None:
    new = new_vault(PASSPHRASE, CHEAP)
    changed = with_passphrase(new.vault, new.key, "noe helt annet nå", CHEAP)
    assert open_with_passphrase(changed, "noe helt annet nå").material() == new.key.material()
    assert open_with_recovery_key(changed, new.recovery_key).material() == new.key.material()
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(changed, PASSPHRASE)
    again, paper = with_new_recovery_key(changed, new.key)
    assert open_with_recovery_key(again, paper).material() == new.key.material()
    with pytest.raises(WrongPassphrase):
        open_with_recovery_key(again, new.recovery_key)


def test_every_changed_byte_of_a_vault_file_is_noticed() -> None:
    new = new_vault(PASSPHRASE, CHEAP)
    data = vault_bytes(new.vault)
    chance = random.Random(16)
    noticed = 0
    for _ in range(500):
        place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        changed = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
        try:
            vault = read_vault(changed, "hvelv")
            open_with_passphrase(vault, PASSPHRASE)
            open_with_recovery_key(vault, new.recovery_key)
        except (DamagedVault, WrongPassphrase):
            noticed += 1
    assert noticed == 500


@pytest.mark.parametrize(
    "spoiled",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id": "00"}',
        b'{"leaderdeck_vault": 1, "id": 3, "keys": 5}',
    ],
)
def test_what_is_no_vault_file_is_refused_in_a_sentence(spoiled: bytes) -> None:
    with pytest.raises(DamagedVault, match=r"hvelv\.json"):
        read_vault(spoiled, "hvelv.json")


def test_a_newer_format_is_said_to_be_newer() -> None:
    with pytest.raises(DamagedVault, match="nyere"):
        read_vault(b'{"leaderdeck_vault": 2, "id": "x"}', "hvelv")


@pytest.mark.parametrize("cost", [KeyCost(1 << 30, 1, 1), KeyCost(64, 10_000, 1), KeyCost(64, 1, 4000)])
def test_a_file_that_wants_to_stop_the_machine_is_refused(cost: KeyCost) -> None:
    vault = new_vault(PASSPHRASE, CHEAP).vault
    hostile = replace(vault, keys=tuple(replace(kept, cost=cost) if kept.cost else kept for kept in vault.keys))
    with pytest.raises(DamagedVault):
        read_vault(vault_bytes(hostile), "hvelv")


def test_line_ends_that_a_version_control_system_made_do_no_harm() -> None:
    new = new_vault(PASSPHRASE, CHEAP)
    assert read_vault(vault_bytes(new.vault).replace(b"\n", b"\r\n"), "hvelv") == new.vault


def test_a_key_that_was_wiped_is_gone() -> None:
    key = DataKey.random("00")
    held = key.material()
    nonce, sealed = key.seal(b"noe", b"til")
    key.wipe()
    assert held == bytes(32)
    for use in (lambda: key.seal(b"noe", b"til"), lambda: key.reveal(nonce, sealed, b"til"), key.material):
        with pytest.raises(VaultShut):
            use()
    assert "open" not in repr(key)


def test_what_is_sealed_for_one_purpose_is_not_opened_for_another() -> None:
    key = DataKey.random("00")
    nonce, sealed = key.seal(b"noe", b"historikk")
    assert key.reveal(nonce, sealed, b"historikk") == b"noe"
    for attempt in ((nonce, sealed, b"notat"), (nonce[:-1], sealed, b"historikk"), (nonce, b"kort", b"historikk")):
        with pytest.raises(NotGenuine):
            key.reveal(*attempt)


# The recovery key


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_recovery_key_is_understood_however_it_is_written(chance: random.Random) -> None:
    key = new_recovery_key()
    assert re.fullmatch(r"([A-Z2-7]{4}-){8}[A-Z2-7]{4}", key)
    letters = "".join(chance.choice([letter, letter.lower()]) + chance.choice(["", " ", "\n"]) for letter in key)
    letters = letters.replace("O", "0").replace("l", "l").replace("B", "8")
    assert secret_of(letters) == secret_of(key)
    assert len(secret_of(key)) == 20


def test_a_slip_of_the_pen_is_noticed() -> None:
    key = new_recovery_key()
    for place in [index for index, letter in enumerate(key) if letter != "-"]:
        other = "A" if key[place] != "A" else "C"
        with pytest.raises(FileProblem):
            secret_of(key[:place] + other + key[place + 1 :])
    for wrong in ("", "ABCD", key[:-1], key + "A", "ø" * 36):
        with pytest.raises(FileProblem, match="ni grupper"):
            secret_of(wrong)


# On disk


def test_the_vault_is_found_from_a_note_upward_and_else_in_the_library(tmp_path: Path) -> None:
    library, elsewhere = tmp_path / "bibliotek", tmp_path / "annet"
    (library / "2026" / "uke 12").mkdir(parents=True)
    elsewhere.mkdir()
    assert vault_folder_of(library / "2026", library) is None
    assert folder_for_new_vault(library / "2026" / "notat.md", library) == library
    assert folder_for_new_vault(elsewhere / "notat.md", library) == elsewhere
    made_vault(library)
    assert vault_folder_of(library / "2026" / "uke 12") == library
    assert vault_folder_of(elsewhere, library) == library


def test_two_vault_files_by_conflict_are_both_tried(tmp_path: Path) -> None:
    first = made_vault(tmp_path, "den ene setningen")
    second = new_vault("den andre setningen", CHEAP)
    copy = tmp_path / ".leaderdeck-vault (konflikt fra Sølvis PC).json"
    copy.write_bytes(vault_bytes(second.vault))
    both = new_vault("den ene setningen", CHEAP)
    (tmp_path / ".leaderdeck-vault.sync-conflict-20261126-101010-ABCDEFG.json").write_bytes(vault_bytes(both.vault))
    assert len(vault_files(tmp_path)) == 3
    assert vault_files(tmp_path)[0].name == VAULT_NAME
    opened = open_vaults(tmp_path, "den ene setningen")
    assert {key.vault for key in opened} == {first.vault.id, both.vault.id}
    assert [key.vault for key in open_vaults(tmp_path, "den andre setningen")] == [second.vault.id]
    assert [key.vault for key in open_vaults_with_recovery_key(tmp_path, second.recovery_key)] == [second.vault.id]
    with pytest.raises(WrongPassphrase):
        open_vaults(tmp_path, "ingen av de to her")


def test_a_passphrase_that_was_changed_on_another_machine_is_tried_on_both_copies(tmp_path: Path) -> None:
    new = made_vault(tmp_path)
    changed = with_passphrase(new.vault, new.key, "den nye setningen", CHEAP)
    (tmp_path / ".leaderdeck-vault-PC-2.json").write_bytes(vault_bytes(changed))
    for passphrase in (PASSPHRASE, "den nye setningen"):
        (key,) = open_vaults(tmp_path, passphrase)
        assert key.material() == new.key.material()


def test_a_damaged_copy_does_not_shut_out_who_knows_the_passphrase(tmp_path: Path) -> None:
    made_vault(tmp_path)
    (tmp_path / ".leaderdeck-vault (1).json").write_bytes(b"{")
    assert len(open_vaults(tmp_path, PASSPHRASE)) == 1
    (tmp_path / VAULT_NAME).write_bytes(b"{")
    with pytest.raises(DamagedVault):
        open_vaults(tmp_path, PASSPHRASE)


def test_no_vault_file_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoVault, match=re.escape(VAULT_NAME)):
        open_vaults(tmp_path, PASSPHRASE)
