"""The script in the guide opens a locked note where there is no LeaderDeck."""

import ast
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from vault_material import CHEAP, NOTE, PASSPHRASE, made_vault

from leaderdeck.library.locked_note import LOCKED_ENDING
from leaderdeck.library.note_seal import NoteSeal
from leaderdeck.library.vault import NewVault, new_vault, vault_bytes
from leaderdeck.library.vault_files import VAULT_NAME
from leaderdeck.paths import resource_folder

PAGES = ("laaste-notater.nb.md", "laaste-notat.nn.md", "locked-notes.en.md")


def script_of(page: str) -> str:
    (script,) = re.findall(r"^```python\n(.+?)^```", resource_folder("guide", page).read_text("utf-8"), re.S | re.M)
    return script


def locked_note(folder: Path, new: NewVault) -> Path:
    note = folder / f"n{LOCKED_ENDING}"
    note.write_bytes(NoteSeal(new.key, "ab" * 16).close(NOTE.encode()))
    return note


@pytest.mark.parametrize("page", PAGES)
def test_the_script_is_short_and_needs_one_package(page: str) -> None:
    script = script_of(page)
    assert len(script.splitlines()) <= 40
    found = [node for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in found if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in found if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"cryptography"}


@pytest.mark.parametrize("page", PAGES)
def test_the_script_opens_a_note_with_the_passphrase_alone(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    note = locked_note(tmp_path, made_vault(tmp_path))
    program = compile(script_of(page), page, "exec")
    monkeypatch.setattr(sys, "argv", ["open_note.py", str(tmp_path / VAULT_NAME), str(note)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    exec(program, {})
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.decode() == NOTE
    monkeypatch.setattr(sys, "stdin", io.StringIO("noe ganske annet\n"))
    with pytest.raises(InvalidTag):
        exec(program, {})
    note.write_bytes(NoteSeal(new_vault(PASSPHRASE, CHEAP).key, "ab" * 16).close(NOTE.encode()))
    with pytest.raises(SystemExit):
        exec(program, {})


def test_the_script_opens_a_note_that_costs_what_it_costs_the_user(tmp_path: Path) -> None:
    new = new_vault(PASSPHRASE)
    (tmp_path / VAULT_NAME).write_bytes(vault_bytes(new.vault))
    note = locked_note(tmp_path, new)
    script = tmp_path / "open_note.py"
    script.write_text(script_of(PAGES[0]), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script), VAULT_NAME, note.name],
        cwd=tmp_path, input=PASSPHRASE.encode(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.stdout.decode(), done.returncode) == (NOTE, 0), done.stderr
