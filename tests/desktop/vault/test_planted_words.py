"""After a day's use, a crash, a kill and the morning after, no file of the app tells a word of a locked note.

`LEADERDECK_LOCKED_DAYS=20` has as many more days killed at moments spread over what is done with an open locked note.
"""

import base64
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from planted_words import places_of
from vault_day import early_morning, morning

from leaderdeck.desktop.settings import load_settings
from leaderdeck.library.locked_note import LOCKED_ENDING

WORDS = [
    "kanarifugl-i-navnet", "Kanarifugl-i-tittelen", "kanarifugl-i-brødteksten", "kanarifugl-i-talenotatet",
    "kanarifugl-før-låsen", "kanarifugl i passordsetningen", "kanarifugl-etter-låsen", "kanarifugl-i-stansen",
    "kanarifugl-ved-drapet",
]  # fmt: skip
DAY = Path(__file__).with_name("vault_day.py")
MORE_DAYS = int(os.environ.get("LEADERDECK_LOCKED_DAYS", "0"))
_LAST_MOMENT = 4.5
"""Seconds from the lock to the end of the day on a machine that has nothing else to do."""
_VARIABLES = (
    ("HOME", "home"), ("TMPDIR", "temp"), ("LEADERDECK_HOME", "data"), ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run"),
)  # fmt: skip


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """All folders that a program may write in, each the day's own."""
    names = ("home", "temp", "data", "config", "cache", "state", "run", "library")
    made = {name: tmp_path / name for name in names}
    for folder in made.values():
        folder.mkdir(mode=0o700)
    return made


def run_day(places: dict[str, Path], note: Path, moment: float | None) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "LEADERDECK_"))},
        **{variable: str(places[name]) for variable, name in _VARIABLES},
        "QT_QPA_PLATFORM": "offscreen", "LEADERDECK_LANG": "nb", "PYTHONUTF8": "1",
    }  # fmt: skip
    arguments = [sys.executable, str(DAY), str(places["library"]), str(note)]
    if moment is not None:
        arguments.append(str(moment))
    return subprocess.run(
        arguments, env=environment, cwd=places["home"], input="\n".join(WORDS), capture_output=True, text=True,
        timeout=150,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX can")
@pytest.mark.parametrize("moment", [None, *(_LAST_MOMENT * day / MORE_DAYS for day in range(MORE_DAYS))])
def test_nothing_of_a_locked_note_lies_anywhere_after_a_day_and_a_kill(
    places: dict[str, Path], qapp, monkeypatch: pytest.MonkeyPatch, moment: float | None
) -> None:
    everywhere = [places["library"].parent]
    note = places["library"] / f"notat{LOCKED_ENDING}"
    done = run_day(places, note, moment)
    assert (done.stdout, done.returncode) == ("killed\n", -9), done.stderr
    assert note.is_file()
    kept = {path.suffix for path in places["data"].rglob("*") if path.is_file()}
    assert {".log", ".sqlite", ".json"} <= kept
    assert {".copy", ".save"} <= kept or moment is not None, "it was a day of much use"
    assert places_of(WORDS, everywhere) == []
    assert not any(word in done.stderr for word in WORDS)
    for variable, name in _VARIABLES:
        monkeypatch.setenv(variable, str(places[name]))
    monkeypatch.setattr(tempfile, "tempdir", str(places["temp"]))
    app = AppWindows(qapp, load_settings())
    (morning if moment is None else early_morning)(app, note, WORDS)
    app.end()
    forget_windows(qapp)
    assert places_of(WORDS, everywhere) == []


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
