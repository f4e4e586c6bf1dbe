"""Every door that a foreign file can enter by, each tried in a process of its own that is watched and kept short.

Run as a program: reads the list of tries on standard input, writes what happened on standard output, both as JSON.
"""

import json
import os
import resource
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

MEMORY_BYTES, SECONDS = 3 << 30, 30
"""Far over what is promised: they end what has gone wrong, and the measures say whether the promise was kept."""
WATCHED = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.symlink", "os.link",
           "os.rename", "os.mkdir", "os.remove", "os.chmod", "urllib.", "http.", "ftplib.", "webbrowser.",
           "os.listdir", "os.scandir", "pty.spawn")  # fmt: skip
EMPTY_DEAL = (
    "# Møtet\n\n## Hvorfor vi er her\n\n- Det første\n- Det andre\n\n## Veien videre\n\nVi møtes igjen i mai.\n"
)


def read_package(file: Path, _: Path) -> None:
    """The kit package looked through."""
    from leaderdeck.brand.kit_package import read_kit_package

    read_kit_package(file)


def install(file: Path, _: Path) -> None:
    """The kit installed, found and used for a talk's slides."""
    from leaderdeck.brand.catalog import find_kit
    from leaderdeck.brand.kit_store import install_kit
    from leaderdeck.talk import read_talk

    installed = install_kit(file)
    read_talk(EMPTY_DEAL, find_kit(installed.kit.id))


def shared_folder(file: Path, target: Path) -> None:
    """The kit lying in the organization's shared folder; nothing is raised there."""
    from leaderdeck.brand.catalog import list_kits

    (target / "delt").mkdir()
    shutil.copy(file, target / "delt" / "kit.ldbrand")
    os.environ["LEADERDECK_BRANDS"] = str(target / "delt")
    list_kits()


def load_unpacked(file: Path, target: Path) -> None:
    """The kit unpacked by somebody else's program, and then loaded."""
    from leaderdeck.brand.reader import load_kit

    folder = _unpacked(file, target)
    if folder is not None:
        load_kit(folder)


def install_unpacked(file: Path, target: Path) -> None:
    """The kit unpacked by somebody else's program, then installed and packed again."""
    from leaderdeck.brand.kit_package import pack_kit
    from leaderdeck.brand.kit_store import install_kit

    folder = _unpacked(file, target)
    if folder is not None:
        install_kit(folder)
        with (target / "igjen.ldbrand").open("wb") as stream:
            pack_kit(folder, stream)


def open_template(file: Path, _: Path) -> None:
    """The safe door of PowerPoint's room."""
    from leaderdeck.powerpoint.package import open_safely

    open_safely(file)


def read_template(file: Path, _: Path) -> None:
    """The template's layouts."""
    from leaderdeck.brand.template_reader import read_template as read

    read(file)


def check(file: Path, _: Path) -> None:
    """`check DECK.pptx`."""
    from leaderdeck.presentation_check import check_presentation

    check_presentation(file)


def adopt(file: Path, target: Path) -> None:
    """`brand import TEMPLATE -o KIT`, and a talk exported with it."""
    from leaderdeck.cli.program import run

    talk = target / "tale.md"
    talk.write_text(EMPTY_DEAL, "utf-8")
    code = run(["brand", "import", str(file), "-o", str(target / "profil"), "--name", "Prøve kommune"])
    if code == 2:
        _raise_said(target)
    code = run(["export", str(talk), "--brand", str(target / "profil"), "-o", str(target / "ut.pptx")])
    if code == 2:
        _raise_said(target)


def kit_with_template(file: Path, target: Path) -> None:
    """The template as the one of a kit: loaded, then packed."""
    from leaderdeck.brand.kit_package import pack_kit
    from leaderdeck.brand.reader import load_kit
    from leaderdeck.paths import resource_folder

    folder = target / "kit"
    shutil.copytree(resource_folder("brands", "fjordvik"), folder)
    shutil.copy(file, folder / "template.pptx")
    load_kit(folder)
    with (target / "ut.ldbrand").open("wb") as stream:
        pack_kit(folder, stream)


DOORS: dict[str, Callable[[Path, Path], None]] = {
    each.__name__: each
    for each in (read_package, install, shared_folder, load_unpacked, install_unpacked, open_template, read_template,
                 check, adopt, kit_with_template)
}  # fmt: skip


def _unpacked(file: Path, target: Path) -> Path | None:
    """What an ordinary program makes of the package; None where even that refuses."""
    folder = target / "kit"
    folder.mkdir()
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 90 << 20 or len(archive.infolist()) > 500:
                return None
            archive.extractall(folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, zipfile.zlib.error):
        return None
    return folder


def _raise_said(target: Path) -> None:
    """What the program said on standard error, as the error that it was made of."""
    from leaderdeck.errors import TemplateProblem
    from leaderdeck.language import Sentence

    sys.stderr.flush()
    raise TemplateProblem(Sentence((target / "stderr").read_text("utf-8").strip()))


def one_try(door: str, file: Path, target: Path) -> dict[str, object]:
    """Open one door with one file in a process of its own."""
    target.mkdir(parents=True)
    (target / "hjem").mkdir()
    reading, writing = os.pipe()
    begin = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _in_child(door, file, target, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status, usage = os.wait4(child, 0)
    report = json.loads(answer) if answer else {"outcome": f"died by {os.WTERMSIG(status)}", "said": "", "seen": []}
    spent = time.perf_counter() - begin
    return report | {"seconds": spent, "processor": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss << 10}


def _in_child(door: str, file: Path, target: Path, writing: int) -> None:
    from leaderdeck.errors import LeaderDeckError

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(3 * SECONDS)
    os.environ |= {"LEADERDECK_HOME": str(target / "hjem"), "TMPDIR": str(target), "HOME": str(target / "hjem")}
    os.environ.pop("LEADERDECK_BRANDS", None)
    import tempfile

    tempfile.tempdir = str(target)
    os.chdir(target)
    said = os.open(target / "stderr", os.O_RDWR | os.O_CREAT)
    os.dup2(said, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    seen: list[tuple[str, str, str]] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.startswith(WATCHED):
            seen.append((event, *(str(part)[:300] for part in (*arguments, "", "")[:2])))

    sys.addaudithook(watch)
    outcome, words = "opened", ""
    try:
        DOORS[door](file, target)
    except LeaderDeckError as problem:
        outcome, words = type(problem).__name__, str(problem)
    except BaseException as problem:  # noqa: BLE001 - whatever it is, it is told and fails the test
        outcome, words = f"raised {type(problem).__name__}", str(problem)[:300]
    watching = False
    report = json.dumps({"outcome": outcome, "said": words, "seen": seen})
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(report.encode("utf-8", "backslashreplace"))
    os._exit(0)


def _warm(room: Path) -> None:
    """Every door is opened once with what is sound: what the tries need is imported, only their own doings count."""
    import gc
    import tempfile

    from leaderdeck.brand.kit_package import pack_kit
    from leaderdeck.paths import resource_folder

    tempfile.tempdir = None
    kept = os.dup(1), os.dup(2)
    with tempfile.TemporaryDirectory(dir=room) as place:
        folder = Path(place)
        os.environ["LEADERDECK_HOME"] = str(folder / "hjem")
        quiet = os.open(folder / "stderr", os.O_RDWR | os.O_CREAT)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        kit, deck = folder / "hel.ldbrand", folder / "hel.pptx"
        with kit.open("wb") as stream:
            pack_kit(resource_folder("brands", "fjordvik"), stream)
        shutil.copy(resource_folder("brands", "fjordvik", "template.pptx"), deck)
        for door in DOORS.values():
            with tempfile.TemporaryDirectory(dir=folder) as target:
                (Path(target) / "stderr").touch()
                door(
                    deck if door in (open_template, read_template, check, adopt, kit_with_template) else kit,
                    Path(target),
                )
        os.environ.pop("LEADERDECK_BRANDS", None)
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        os.close(quiet)
    gc.collect()
    gc.freeze()


def main() -> Iterator[dict[str, object]]:
    """Every try of the list."""
    room = Path(sys.argv[1])
    room.mkdir(parents=True)
    _warm(room)
    for number, (door, file) in enumerate(json.load(sys.stdin)):
        target = room / f"{number:05}"
        yield {"door": door, "file": file, "target": str(target)} | one_try(door, Path(file), target)


if __name__ == "__main__":
    for report in main():
        sys.stdout.write(json.dumps(report) + "\n")
        sys.stdout.flush()
