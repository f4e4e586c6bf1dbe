"""After a day's use, a crash, a kill and the morning after, no file of the app tells a word of a locked note."""

import base64
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from planted_words import places_of

from leaderdeck.library.locked_note import LOCKED_ENDING

WORDS = [
    "kanarifugl-i-navnet", "Kanarifugl-i-tittelen", "kanarifugl-i-brødteksten", "kanarifugl-i-talenotatet",
    "kanarifugl-før-låsen", "kanarifugl i passordsetningen", "kanarifugl-etter-låsen", "kanarifugl-i-stansen",
    "kanarifugl-ved-drapet",
]  # fmt: skip
DAY = Path(__file__).with_name("vault_day.py")
_VARIABLES = (
    ("HOME", "home"), ("TMPDIR", "temp"), ("LEADERDECK_HOME", "data"), ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run"),
)  # fmt: skip


def run(part: str, places: dict[str, Path], note: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "LEADERDECK_"))},
        **{variable: str(places[name]) for variable, name in _VARIABLES},
        "QT_QPA_PLATFORM": "offscreen", "LEADERDECK_LANG": "nb", "PYTHONUTF8": "1",
    }  # fmt: skip
    arguments = [sys.executable, str(DAY), part, str(places["library"]), str(note)]
    return subprocess.run(
        arguments, env=environment, cwd=places["home"], input="\n".join(WORDS), capture_output=True, text=True,
        timeout=150,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX can")
def test_nothing_of_a_locked_note_lies_anywhere_after_a_day_and_a_kill(tmp_path: Path) -> None:
    names = ("home", "temp", "data", "config", "cache", "state", "run", "library")
    places = {name: tmp_path / name for name in names}
    for folder in places.values():
        folder.mkdir(mode=0o700)
    note = places["library"] / f"notat{LOCKED_ENDING}"
    done = run("day", places, note)
    assert (done.stdout, done.returncode) == ("killed\n", -9), done.stderr
    assert note.is_file()
    kept = {path.suffix for path in places["data"].rglob("*") if path.is_file()}
    assert {".copy", ".save", ".log", ".sqlite", ".json"} <= kept, "it was a day of much use"
    assert places_of(WORDS, [tmp_path]) == []
    assert not any(word in done.stderr for word in WORDS)
    done = run("morning", places, note)
    assert (done.stdout, done.returncode) == ("ended\n", 0), done.stderr
    assert places_of(WORDS, [tmp_path]) == []


def test_the_search_for_planted_words_would_find_them(tmp_path: Path) -> None:
    word = "kanarifugl-i-brødteksten"
    plain = f"foran {word} bak"
    files = {
        "utf8": plain.encode(), "utf16": plain.encode("utf-16"), "utf32": plain.encode("utf-32-le"),
        "cp1252": plain.encode("windows-1252"), "base64": base64.b64encode(plain.encode()),
        "lines": base64.encodebytes(b"!" * 50 + plain.encode()),
        "url": base64.urlsafe_b64encode(b"??>>" + plain.encode()),
        "packed": b"..." + zlib.compress(plain.encode()), "json": b'"kanarifugl-i-br\\u00f8dteksten"',
        "hex": plain.encode().hex().encode(), "wide64": base64.b64encode(b"!" + plain.encode("utf-16-le")),
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with zipfile.ZipFile(tmp_path / "zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", plain)
    (tmp_path / f"navn {word}").mkdir()
    found = {path.name for _, path in places_of([word], [tmp_path])}
    assert found == {*files, "zip", f"navn {word}"}
    assert places_of(["noe ganske annet"], [tmp_path]) == []
