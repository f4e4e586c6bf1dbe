"""Names of files that would be options, commands or other places: LibreOffice never gets to see them."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from leaderdeck.errors import FileProblem, TemplateProblem
from leaderdeck.export.rebranding_pictures import write_pictures
from leaderdeck.paths import resource_folder

DECK = resource_folder("brands", "plain", "template.pptx")
NAMES = (
    "--headless=x.pptx", "--convert-to pdf.pptx", "-env:UserInstallation=file:tmp.pptx", "--invisible", "-h",
    "--accept=socket,host=0;urp;.pptx", "macro:Standard.x.pptx", "$(touch ute).pptx", "`touch ute`.pptx",
    "; touch ute;.pptx", "| touch ute.pptx", "& touch ute.pptx", "> ute.pptx", "\n--headless.pptx", "a\tb.pptx",
    "'.pptx", '".pptx', "%2e%2e.pptx", "* ?.pptx", "~.pptx", "æøå å.pptx", "\u202exptp.pptx", "con.pptx",
    "file:kanari.pptx", " .pptx",
)  # fmt: skip


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the programs that write down how they were called, a word a line, and draw nothing."""
    if os.name != "posix":
        pytest.skip("the stand-ins are shell scripts")
    programs, told = tmp_path / "programmer", tmp_path / "kall.txt"
    programs.mkdir()
    for name in ("soffice", "libreoffice", "pdftoppm"):
        script = programs / name
        script.write_text(f"#!/bin/sh\nprintf '%s\\n' {name} \"$@\" >> '{told}'\n", "utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return told


def test_no_name_becomes_an_option_or_a_command(calls: Path, tmp_path: Path) -> None:
    assert len(NAMES) == 25
    room = tmp_path / "rom"
    room.mkdir()
    for name in NAMES:
        file = room / name
        shutil.copy(DECK, file)
        write_pictures(file, DECK.read_bytes(), tmp_path / "bilder")
        file.unlink()
    words = calls.read_text("utf-8").splitlines()
    programs = [word for word in words if word in ("soffice", "pdftoppm")]
    assert programs == ["soffice", "pdftoppm", "pdftoppm"] * len(NAMES)
    options = {word.partition("=")[0] for word in words if word.startswith("-")}
    assert options == {"-env:UserInstallation", "--headless", "--convert-to", "--outdir", "-r", "-png"}
    names = {Path(word).name for word in words if word.startswith("/")}
    assert {name for name in names if not name.startswith(("leaderdeck-", "tmp"))} == {
        "before.pptx", "after.pptx", "before.pdf", "after.pdf", "before", "after",
    }  # fmt: skip
    assert list(room.iterdir()) == []
    assert not [*tmp_path.rglob("ute*")]


def test_what_the_program_gets_leads_nowhere(calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a relationship that leads outside is spelled."""
    rels = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rows = (
        f'<Relationship Id="u1" Type="{image}" Target="http://127.0.0.1:9/a" TargetMode="External"/>'
        f'<x:Relationship xmlns:x="http://schemas.openxmlformats.org/package/2006/relationships" Id="u2" '
        f'Type="{image}" Target="http://127.0.0.1:9/b" TargetMode = "External"/>'
        f"<Relationship Id='u3' Type='{image}' Target='http://127.0.0.1:9/c' TargetMode='&#69;xternal'/>"
    )
    file = tmp_path / "gammel.pptx"
    with zipfile.ZipFile(DECK) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b"</Relationships>", rows.encode() + b"</Relationships>") if name == rels else data
            )
    kept: list[bytes] = []
    monkeypatch.setattr("leaderdeck.export.rebranding_pictures._run", lambda call, _: kept.append(given(call)))
    write_pictures(file, DECK.read_bytes(), tmp_path / "bilder")
    assert b"127.0.0.1" not in kept[0]
    assert b"slideMaster1.xml" in kept[0]
    assert not calls.exists()


def given(call: list[str]) -> bytes:
    """All relationships of the first presentation that a program is called with."""
    decks = [word for word in call if word.endswith("before.pptx")]
    if not decks:
        return b""
    with zipfile.ZipFile(decks[0]) as archive:
        return b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))


def test_without_the_programs_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises((FileProblem, TemplateProblem), match="trenger LibreOffice"):
        write_pictures(DECK, DECK.read_bytes(), tmp_path / "bilder")
