"""A deck that is exported over an old one is the old or the new: whatever call fails, whenever the program is killed.

`LEADERDECK_FAULTS=all` fails every call with every error instead of one error each; `LEADERDECK_KILLS` sets how many
exports are killed (the usual run is short; 40 is the promise).
"""

import errno
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from failing_disk import ERRORS, FailingDisk

from leaderdeck.brand.catalog import find_kit
from leaderdeck.errors import LeaderDeckError
from leaderdeck.export import replacing
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import read_talk

ALL_FAULTS = os.environ.get("LEADERDECK_FAULTS") == "all"
KILLS = int(os.environ.get("LEADERDECK_KILLS", "12"))
OLD, NEW = "# Hei\n\n- gammelt\n", "# Hei\n\n- nytt\n\n| a |\n|---|\n| 1 |\n\nNotat: si det\n"


def exported(text: str, folder: Path, kind: str = "pptx") -> bytes:
    target = folder / f"ut.{kind}"
    export_talk(read_talk(text, find_kit("fjordvik"), folder), target, kind, PROFILES["stage"])
    return target.read_bytes()


def points(total: int) -> list[int]:
    """Which calls to fail: all, or every one at the beginning and the end and some of the many writes between."""
    ends = {*range(1, 16), *range(total - 28, total + 1), *range(1, total, 9)}
    return [point for point in range(1, total + 1) if point in ends or ALL_FAULTS]


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_whatever_call_fails_the_deck_is_old_or_new(tmp_path: Path, kind: str) -> None:
    talk, target = read_talk(NEW, find_kit("fjordvik"), tmp_path), tmp_path / f"ut.{kind}"
    old, new = exported(OLD, tmp_path, kind), exported(NEW, tmp_path, kind)

    def attempt(point: int, code: int) -> tuple[FailingDisk, LeaderDeckError | None]:
        target.write_bytes(old)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(replacing, "PAUSE_SECONDS", 0)
            disk = FailingDisk(patch, point, code)
            try:
                export_talk(talk, target, kind, PROFILES["stage"], force=True)
            except LeaderDeckError as caught:
                return disk, caught
        return disk, None

    total = attempt(0, 0)[0].done
    assert total > 20
    failed: set[str] = set()
    for point in points(total):
        for code in ERRORS if ALL_FAULTS else (ERRORS[point % len(ERRORS)],):
            disk, problem = attempt(point, code)
            where = f"call {point}, {disk.failed}, {errno.errorcode[code]}"
            failed.add(disk.failed)
            assert disk.failed, where
            assert target.read_bytes() == (old if problem else new), where
            if problem:
                assert "\n" not in str(problem), where
                assert any(name in str(problem) for name in (str(tmp_path), target.name, "template.pptx")), where
            if disk.failed != "unlink":
                assert sorted(path.name for path in tmp_path.iterdir()) == [target.name], where
    assert {"open xb", "write", "fsync", "replace", "chmod"} <= failed
    exported(NEW, tmp_path, kind)
    assert sorted(path.name for path in tmp_path.iterdir()) == [target.name], "what was left is swept"


def test_pictures_that_cannot_all_be_written_leave_the_old_set(tmp_path: Path) -> None:
    kit, folder = find_kit("fjordvik"), tmp_path / "bilder"
    first = read_talk("# Hei\n\n- a\n\n# To\n\n- b\n", kit, tmp_path)
    second = read_talk("# Nei\n\n- c\n\n# Tre\n\n- d\n", kit, tmp_path)
    files = export_talk(first, folder, "png", PROFILES["stage"]).files
    old = [file.read_bytes() for file in files]
    real, synced = os.fsync, []

    def fail_second(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "full")
        real(handle)

    for target, kept in ((folder, True), (tmp_path / "nye", False)):
        synced.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", fail_second)
            with pytest.raises(LeaderDeckError, match="full"):
                export_talk(second, target, "png", PROFILES["stage"])
        assert target.exists() == kept
    assert [file.read_bytes() for file in files] == old
    assert len(list(folder.iterdir())) == 2


# One warm process whose children are killed: starting Python anew would be most of the time.
KILLED = """
import os, random, sys, time
from pathlib import Path
from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import read_talk
folder, kills = Path(sys.argv[1]), int(sys.argv[2])
target, chance = folder / "ut.pptx", random.Random(2)
talks = [read_talk(text, find_kit("plain"), folder) for text in sys.argv[3:]]
whole = set()
for talk in talks:
    export_talk(talk, target, "pptx", PROFILES["stage"])
    whole.add(target.read_bytes())
assert len(whole) == 2
left = refused = 0
for _ in range(kills):
    child = os.fork()
    if not child:
        while True:
            for talk in talks:
                try:
                    export_talk(talk, target, "pptx", PROFILES["stage"])
                except BaseException:
                    os._exit(3)
    time.sleep(chance.uniform(0.005, 0.08))
    os.kill(child, 9)
    refused += os.waitpid(child, 0)[1] != 9
    left += len(os.listdir(folder)) > 1
    assert target.read_bytes() in whole, "half a deck"
export_talk(talks[0], target, "pptx", PROFILES["stage"])
print(left, refused, *os.listdir(folder))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process as only POSIX can")
def test_a_kill_at_any_moment_leaves_old_or_new_and_the_next_export_sweeps(tmp_path: Path) -> None:
    folder = tmp_path / "foredrag"
    folder.mkdir()
    environment = {**os.environ, "LEADERDECK_HOME": str(tmp_path / "hjem")}
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(KILLS), OLD, NEW],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    left, refused, *names = done.stdout.split()
    assert int(left) > 0, "no export was killed while it wrote"
    assert (refused, names) == ("0", ["ut.pptx"])


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from leaderdeck.cli.program import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as only POSIX can")
@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_a_disk_that_takes_no_more_keeps_the_old_deck(leaderdeck, tmp_path: Path, kind: str) -> None:
    (tmp_path / "tale.md").write_text(OLD, "utf-8")
    assert leaderdeck("export", tmp_path / "tale.md", "--to", kind)[0] == 0
    target = tmp_path / f"tale.{kind}"
    old = target.read_bytes()
    (tmp_path / "tale.md").write_text(NEW, "utf-8")
    call = [sys.executable, "-c", LIMITED, "2000", "export", str(tmp_path / "tale.md"), "--to", kind]
    done = subprocess.run(call, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.startswith("Disken er full")
    assert done.stderr.count("\n") == 1
    assert target.read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tale.md", target.name]


@pytest.mark.parametrize("place", ["/sys/ut.pptx", "/proc/ut.pptx", "/dev/null", "/dev/full", "/dev/null/ut.pptx"])
def test_a_place_that_takes_no_files_is_one_sentence(leaderdeck, tmp_path: Path, place: str) -> None:
    if not Path(place).parent.exists():
        pytest.skip("this system has no such place")
    (tmp_path / "tale.md").write_text(OLD, "utf-8")
    code, out, err = leaderdeck("export", tmp_path / "tale.md", "-o", place, "--force")
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert place in err or str(Path(place).parent) in err


TOO_LONG = "a" * 300 + ".md"


@pytest.mark.parametrize(
    "call", [("export", TOO_LONG), ("export", "tale.md", "-o", TOO_LONG), ("inspect", TOO_LONG), ("check", TOO_LONG),
             ("new", "tale", TOO_LONG), ("brand", "new", TOO_LONG, "--name", "Å"), ("brand", "show", TOO_LONG),
             ("export", "tale.md", "--to", "png", "-o", TOO_LONG), ("export", "tale.md", "--brand", TOO_LONG)],
)  # fmt: skip
def test_a_name_that_no_disk_takes_is_one_sentence(leaderdeck, tmp_path: Path, monkeypatch, call) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tale.md").write_text(OLD, "utf-8")
    code, out, err = leaderdeck(*call)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tale.md"]


def test_a_link_in_the_folder_leads_to_the_deck_that_is_replaced(leaderdeck, tmp_path: Path) -> None:
    (tmp_path / "tale.md").write_text(OLD, "utf-8")
    (tmp_path / "felles").mkdir()
    (tmp_path / "tale.pptx").symlink_to("felles/tale.pptx")
    for _ in range(2):
        assert leaderdeck("export", tmp_path / "tale.md")[0] == 0
    assert (tmp_path / "tale.pptx").is_symlink()
    assert [path.name for path in (tmp_path / "felles").iterdir()] == ["tale.pptx"]
    (tmp_path / "tale.pptx").unlink()
    (tmp_path / "tale.pptx").symlink_to("tale.pptx")
    code, _, err = leaderdeck("export", tmp_path / "tale.md", "--force")
    assert code == 0 or err.count("\n") == 1, "a link to itself"


@pytest.mark.parametrize("output", ["tale.md", "lenke.md", "../foredrag/tale.md"])
def test_the_talk_itself_is_never_overwritten(leaderdeck, tmp_path: Path, output: str) -> None:
    folder = tmp_path / "foredrag"
    folder.mkdir()
    (folder / "tale.md").write_text(OLD, "utf-8")
    (folder / "lenke.md").symlink_to("tale.md")
    code, _, err = leaderdeck("export", folder / "tale.md", "-o", folder / output, "--force")
    assert code == 2
    assert "foredraget selv" in err
    assert (folder / "tale.md").read_text("utf-8") == OLD


NAMES = [
    "\u00e5", "a\u030a", "tale 🎤", "ø" * 125, "a" * 250, "CON", "punktum.", "-rf", "linje\nskift", "{line}", "%41",
    "'\"",
]  # fmt: skip


@pytest.mark.parametrize("to", ["pptx", "png"])
def test_talks_with_any_names_are_exported_together(leaderdeck, tmp_path: Path, to: str) -> None:
    folder, out = tmp_path / "inn", tmp_path / "ut"
    folder.mkdir()
    made = 0
    for name in NAMES:
        with suppress(OSError):
            (folder / f"{name}.md").write_text("# Hei", "utf-8")
            made += 1
    code, _, err = leaderdeck("export", folder, "-o", out, "--to", to)
    written = {path.name for path in out.iterdir()}
    expected = {f"{name}.pptx" for name in NAMES}
    if to == "pptx":
        assert (code, err) == (0, "")
        assert written == expected
    else:
        # A folder's name is longer than the talk's: what does not fit is told of and stops no other.
        assert code == 2
        assert err.count("for langt") == 2
        assert len(written) == made - 2


@pytest.mark.parametrize(
    ("text", "said"), [("---\nprivat: ja\n---\n\n# Hei", "Foredraget, linje 2"), ("***", "Foredraget har")]
)
def test_a_talk_that_lies_in_no_file_yet_has_a_name_all_the_same(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LeaderDeckError) as caught:
        export_talk(read_talk(text, find_kit("plain")), tmp_path / "ut.pptx", "pptx", PROFILES["stage"])
    assert str(caught.value).startswith(said)
