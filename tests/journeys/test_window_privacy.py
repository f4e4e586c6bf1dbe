"""The app opens no connection and no file that is not the talk's; what is private stays where the user put it."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from file_contents import holds, unpacked
from test_closed_doors import picture, spellings

CANARY = "kanarifugl-hemmelig-personalsak"
LIFE = Path(__file__).with_name("watched_life.py")
SECRET = "hemmelig-kanari"


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """A user's whole world: home, data, settings, cache, temporary files, and where the talk lies."""
    found = {name: tmp_path / name for name in ("home", "data", "config", "cache", "state", "run", "temp", "talks")}
    for folder in found.values():
        folder.mkdir(mode=0o700)
    return found


def live(mode: str, places: dict[str, Path], talk: Path, canary: str) -> tuple[int, dict[str, list]]:
    """One start of the app; gives its exit code and what was seen at the doors. The console gets nothing."""
    report = places["talks"].parent / f"{mode}.json"
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(places["home"]), "TMPDIR": str(places["temp"]),
        "LEADERDECK_HOME": str(places["data"]), "XDG_DATA_HOME": str(places["data"]), "LEADERDECK_LANG": "nb",
        "XDG_CONFIG_HOME": str(places["config"]), "XDG_CACHE_HOME": str(places["cache"]),
        "XDG_STATE_HOME": str(places["state"]), "XDG_RUNTIME_DIR": str(places["run"]),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(LIFE), mode, str(report), str(talk), canary],
        env=environment, cwd=places["home"], capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("", "")
    return done.returncode, json.loads(report.read_text("utf-8"))


def holding(folder: Path, needle: str) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent) / name for name in (*folders, *names) if needle in name)
        yield from (Path(parent) / name for name in names if needle.encode() in (Path(parent) / name).read_bytes())


@pytest.mark.timeout(200)
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at open handles as Linux shows them")
def test_no_socket_and_private_text_only_where_it_may_be_until_it_is_forgotten(places: dict[str, Path]) -> None:
    talk = places["talks"] / "personalsak.md"

    def found() -> set[Path]:
        return {path for name, folder in places.items() if name != "talks" for path in holding(folder, CANARY)}

    code, seen = live("first_day", places, talk, CANARY)
    assert code == -9, "it goes down with text that is not saved"
    assert seen["sockets"] == []
    assert {Path(program).name for event, program in seen["seen"] if not event.startswith("open")} <= {"fc-list"}
    (crash,) = seen["crashes"]
    assert "_fault" in crash
    assert CANARY not in crash
    exported = sorted(path for path in places["talks"].rglob("*") if path.is_file() and path != talk)
    assert {path.suffix for path in exported} == {".pptx", ".pdf", ".png"}
    for file in exported:
        parts = unpacked(file.read_bytes()) if file.suffix == ".pptx" else [("", file.read_bytes())]
        assert not [name for name, data in parts if holds(data, CANARY)], file
    log = (places["data"] / "log" / "leaderdeck.log").read_text("utf-8")
    assert "RuntimeError" in log, "the fault itself is noted"
    assert {path.relative_to(places["data"]).parts[0] for path in found()} == {"recovery", "history"}
    for path in found():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        above = path.parent
        while above != places["data"]:
            assert stat.S_IMODE(above.stat().st_mode) == 0o700, above
            above = above.parent

    code, seen = live("next_day", places, talk, CANARY)
    assert (code, seen["sockets"], seen["crashes"]) == (0, [], [])
    assert f"{CANARY} ikke lagret" in talk.read_text("utf-8"), "what was rescued is saved"
    assert found() == set()


def test_forty_addresses_written_in_the_window_open_nothing_outside(places: dict[str, Path], tmp_path: Path) -> None:
    folder, outside = places["talks"] / "foredrag", tmp_path / "utenfor" / "hemmelig.png"
    (folder / "bilder").mkdir(parents=True)
    outside.parent.mkdir()
    secrets = [outside, places["talks"] / outside.name]
    for place in secrets:
        place.write_bytes(picture(SECRET))
        os.utime(place, (1, place.stat().st_mtime))
    (folder / "lenke.png").symlink_to(outside)
    (folder / "mappe").symlink_to(outside.parent)
    (folder / "bilder" / "egen.png").write_bytes(picture())
    talk = folder / "tale.md"
    talk.write_text("## Egen\n\n![eget](bilder/egen.png)\n", "utf-8")
    asked = [address for address in spellings(outside) if "\0" not in address]
    assert len(asked) >= 40
    code, seen = live("pictures", places, talk, json.dumps(asked))
    assert (code, seen["sockets"]) == (0, [])
    assert int(seen["crashes"][0]) >= 40, "each is told of"
    program = [Path(place).resolve() for place in (sys.prefix, sys.base_prefix, *sys.path) if place]
    own = [folder, *(place for name, place in places.items() if name != "talks"), Path(__file__).parents[2]]
    rooms = [*(room.resolve() for room in own), *program, Path("/etc"), Path("/usr"), Path("/dev/null")]
    for event, place in seen["seen"]:
        assert event == "open", (event, place)
        if not place.isdigit() and place != str(tmp_path / "pictures.json"):
            where = Path(os.path.realpath(place))
            assert any(where.is_relative_to(room) for room in rooms) or where.suffix == ".so", place
    assert any("egen.png" in place for _, place in seen["seen"]), "the talk's own picture is read"
    assert [place for place in secrets if place.stat().st_atime != 1] == [], "not by Qt either"
