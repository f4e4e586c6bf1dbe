"""The index says what the folder says, whatever is done to the folder or to the index itself."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from note_folder import any_text, bytes_of, note, on_disk, told, told_afresh, up_to_date, write

from leaderdeck.library import index_file, index_writing
from leaderdeck.library.index import LibraryIndex, index_file_of
from leaderdeck.library.search import search
from leaderdeck.note_reading import read_entry
from leaderdeck.paths import user_data_folder

EDITS = int(os.environ.get("LEADERDECK_NOTE_EDITS", "60"))
ROUNDS = max(4, EDITS // 15)
KILLS = int(os.environ.get("LEADERDECK_NOTE_KILLS", "1"))
SECRET = "hemmelighetskremmeriet"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bibliotek"
    chance = random.Random(1)
    for number in range(12):
        write(made / ("møter" if number % 3 else ".") / f"notat {number}.md", any_text(chance))
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "index" / "index.sqlite"


@pytest.fixture
def index(file: Path) -> Iterator[LibraryIndex]:
    opened = LibraryIndex(file)
    yield opened
    opened.close()


def add(folder: Path, chance: random.Random) -> None:
    place = chance.choice((".", "møter", "år/2025", "år/2026"))
    write(
        folder / place / f"{chance.choice(('Ny', 'ny', 'Blåbær', '🌱'))} {chance.randint(1, 99)}.md", any_text(chance)
    )


def change(folder: Path, chance: random.Random) -> None:
    chance.choice(texts(folder)).write_text(any_text(chance), "utf-8")


def add_a_letter(folder: Path, chance: random.Random) -> None:
    with chance.choice(texts(folder)).open("a", encoding="utf-8") as stream:
        stream.write("å")


def set_back(folder: Path, chance: random.Random) -> None:
    """Another text of the same length, with the time of the old one."""
    path = chance.choice(texts(folder))
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"tillit", b"natur ").replace(b"kultur", b"avtale"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def delete(folder: Path, chance: random.Random) -> None:
    if len(texts(folder)) > 4:
        chance.choice(texts(folder)).unlink()


def rename(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    path.rename(path.with_name(f"omdøpt {chance.randint(1, 9)}.md"))


def move_a_folder(folder: Path, chance: random.Random) -> None:
    places = sorted(path for path in folder.iterdir() if path.is_dir())
    target = folder / f"flyttet {chance.randint(1, 9)}"
    if places and not target.exists():
        chance.choice(places).rename(target)


def make_private(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    path.write_text(note("Bare mitt", SECRET, privat="ja"), "utf-8")


def make_binary(folder: Path, chance: random.Random) -> None:
    chance.choice(texts(folder)).write_bytes(bytes(range(256)) * chance.randint(1, 9))


def lock(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    path.rename(path.with_suffix(".leaderdeck-locked"))


def take_from(folder: Path, chance: random.Random) -> None:
    """A talk that takes in a note by a link."""
    path = chance.choice(texts(folder))
    talk = f"---\ntittel: Foredrag\n---\n\n## Først\n\n- Ord\n\n::: sett-inn {path.relative_to(folder).as_posix()}\n"
    write(folder / f"foredrag {chance.randint(1, 3)}.md", talk)


ACTS: tuple[Callable[[Path, random.Random], None], ...] = (
    add, add, change, change, add_a_letter, set_back, delete, rename, move_a_folder, make_private, make_binary, lock,
    take_from,
)  # fmt: skip


def texts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def test_edits_from_outside_leave_the_index_as_a_new_one_is_and_the_files_as_they_are(folder: Path, file: Path) -> None:
    chance = random.Random(20)
    programs = [LibraryIndex(file), LibraryIndex(file)]
    for number in range(EDITS):
        for _ in range(chance.choice((1, 1, 2, 5))):
            chance.choice(ACTS)(folder, chance)
        before = on_disk(folder)
        program = chance.choice(programs)
        if chance.random() < 0.1:
            for path in before:
                program.refresh(path, read_entry)
        up_to_date(program, folder, chance.choice((0.0, 0.001, 1.0)))
        assert on_disk(folder) == before
        if number % 20 == 19:
            programs.remove(program)
            program.close()
            opened = LibraryIndex(file)
            programs.append(opened)
            up_to_date(opened, folder)
            assert told(opened) == told_afresh(folder)
            assert SECRET.encode() not in bytes_of(file)
    for program in programs:
        up_to_date(program, folder)
        program.close()
    assert SECRET in "".join(path.read_text("utf-8", "replace") for path in texts(folder))


INDEXING = """
import sys
from pathlib import Path
from threading import Thread
from leaderdeck.library.index import LibraryIndex
from leaderdeck.note_reading import read_entry
index = LibraryIndex(Path(sys.argv[2]))
print("begun", flush=True)
for _ in range(int(sys.argv[3])):
    progress = index.update(Path(sys.argv[1]), read_entry, 0.001)
    print(progress.done, flush=True)
    if progress.is_complete:
        break
index.close()
"""


def start(folder: Path, file: Path, turns: int = 10_000) -> subprocess.Popen[str]:
    call = [sys.executable, "-c", INDEXING, str(folder), str(file), str(turns)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, text=True)


def lines_of(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    yield from process.stdout


def test_a_program_that_is_killed_while_it_indexes_leaves_an_index_that_is_taken_on(folder: Path, file: Path) -> None:
    chance = random.Random(3)
    for number in range(20):
        write(folder / f"mange/{number}.md", any_text(chance))
    for kill in range(KILLS):
        killed = file.with_name(f"{kill}.sqlite")
        process = start(folder, killed)
        last = chance.randint(1, 9)
        for count, _ in enumerate(lines_of(process)):
            if count == last:
                process.send_signal(signal.SIGKILL)
                break
        assert process.wait(60) == -signal.SIGKILL
        assert process.stdout is not None
        process.stdout.close()
        change(folder, chance)
        index = LibraryIndex(killed)
        assert index.entries() or last < 3
        up_to_date(index, folder)
        assert told(index) == told_afresh(folder)
        index.close()


def test_two_programs_on_one_folder_agree(folder: Path, file: Path) -> None:
    chance = random.Random(4)
    process = start(folder, file)
    index = LibraryIndex(file)
    for _ in lines_of(process):
        chance.choice(ACTS)(folder, chance)
        index.update(folder, read_entry, 0.001)
    assert process.wait(60) == 0
    assert process.stdout is not None
    process.stdout.close()
    up_to_date(index, folder)  # to the end of the pass that was begun before the last change
    up_to_date(index, folder)
    assert told(index) == told_afresh(folder)
    other = LibraryIndex(file)
    assert told(other)["entries"] == told(index)["entries"]
    other.close()
    index.close()


def halve(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def change_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    place = data.rindex(b"Kari Nordmann")
    data[place] ^= 1
    file.write_bytes(bytes(data))


def fill_with_zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def write_a_letter(file: Path) -> None:
    file.write_text("Kjære deg,\n" * 900, "utf-8")


def make_empty(file: Path) -> None:
    file.write_bytes(b"")


def take_a_table(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE files")
    connection.commit()
    connection.close()


def be_of_another_version(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [halve, change_a_byte, fill_with_zeros, write_a_letter, make_empty, take_a_table, be_of_another_version],
)
@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_damaged_index_is_made_again_without_a_word(
    folder: Path, file: Path, damage: Callable[[Path], None], *, is_sealed: bool
) -> None:
    first = LibraryIndex(file)
    up_to_date(first, folder)
    whole = told(first)
    first.close()
    if not is_sealed:
        file.with_name(file.name + "-seal").unlink()
    damage(file)
    index = LibraryIndex(file)
    up_to_date(index, folder)
    assert told(index) == whole
    index.close()


def test_rebuilt_at_will_it_says_the_same(folder: Path, index: LibraryIndex) -> None:
    up_to_date(index, folder)
    whole = told(index)
    index.rebuild()
    assert index.entries() == ()
    assert up_to_date(index, folder).changed
    assert told(index) == whole


def test_what_becomes_private_is_wiped_from_the_file(folder: Path, file: Path, index: LibraryIndex) -> None:
    path = write(folder / "åpent.md", note("Åpent", f"Alle vet om {SECRET}."))
    up_to_date(index, folder)
    assert [hit.entry.path for hit in search(index, SECRET)] == [path]
    assert SECRET.encode() in bytes_of(file)
    path.write_text(note("Nå mitt", f"Ingen vet om {SECRET}.", private="true"), "utf-8")
    index.refresh(path, read_entry)
    assert SECRET.encode() not in bytes_of(file)
    assert search(index, SECRET) == ()
    assert index.known(path) is not None
    assert index.entry(path) == read_entry(path, index.rows()[0].stamp)


def test_what_is_forgotten_is_wiped_from_the_file(folder: Path, file: Path, index: LibraryIndex) -> None:
    path = write(folder / "åpent.md", note("Åpent", f"Alle vet om {SECRET}."))
    up_to_date(index, folder)
    assert index.forget(path)
    assert not index.forget(path)
    assert SECRET.encode() not in bytes_of(file)
    assert index.known(path) is None


def test_it_lies_with_the_data_of_the_app_and_nothing_is_written_to_the_folder(folder: Path) -> None:
    file = index_file_of(folder)
    assert file.is_relative_to(user_data_folder())
    before = on_disk(folder)
    index = LibraryIndex(file)
    up_to_date(index, folder)
    assert oct(file.stat().st_mode & 0o077) == "0o0"
    index.close()
    assert on_disk(folder) == before
    assert index_file_of(folder) != index_file_of(folder.parent)


def test_a_folder_that_is_not_there_empties_nothing(folder: Path, index: LibraryIndex) -> None:
    up_to_date(index, folder)
    known = index.entries()
    folder.rename(folder.with_name("borte"))
    progress = up_to_date(index, folder)
    assert not progress.is_there
    assert index.entries() == known


def test_turns_are_short_and_tell_how_far_they_have_come(
    folder: Path, index: LibraryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "_UNSURE_NS", 0)  # or else what was written just now is read once more
    seen: list[tuple[int, int]] = []
    while True:
        progress = index.update(folder, read_entry, 0.0)
        seen.append((progress.done, progress.total))
        if progress.is_complete:
            break
    assert len(seen) > 5
    assert seen == sorted(seen)
    assert seen[-1] == (12, 12)
    assert up_to_date(index, folder).changed == 0


def test_an_update_that_is_cancelled_goes_on_where_it_was(folder: Path, index: LibraryIndex) -> None:
    progress = index.update(folder, read_entry, 5.0, lambda: True)
    assert not progress.is_complete
    assert progress.done == 0
    up_to_date(index, folder)
    assert told(index) == told_afresh(folder)


class _WithoutFullText(sqlite3.Connection):
    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
        if "fts5" in statement:
            raise sqlite3.OperationalError("no such module: fts5")
        return super().execute(statement, *values)  # type: ignore[arg-type]


def test_without_full_text_search_it_finds_the_same(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    afresh = told_afresh(folder)
    monkeypatch.setattr(index_file.sqlite3, "connect", partial(sqlite3.connect, factory=_WithoutFullText))
    index = LibraryIndex(file)
    up_to_date(index, folder)
    assert not index.has_fts
    assert told(index) == afresh
    path = texts(folder)[0]
    path.write_text(note("Helt nytt", "Zebrafinken synger."), "utf-8")
    index.refresh(path, read_entry)
    assert [hit.entry.path for hit in search(index, "zebrafink")] == [path]
    index.close()


def test_where_no_file_can_lie_it_is_kept_in_memory(folder: Path, tmp_path: Path) -> None:
    blocked = write(tmp_path / "fil", "ikke en mappe")
    index = LibraryIndex(blocked / "index.sqlite")
    up_to_date(index, folder)
    assert told(index) == told_afresh(folder)
    index.close()


def test_searching_goes_on_while_another_thread_indexes(folder: Path, index: LibraryIndex) -> None:
    chance = random.Random(8)
    problems: list[BaseException] = []

    def keep_up() -> None:
        try:
            for _ in range(ROUNDS):
                chance.choice((add, change, add_a_letter, delete, rename, take_from))(folder, chance)
                up_to_date(index, folder, 0.001)
        except BaseException as problem:  # noqa: BLE001 - told of below, in the test's own thread
            problems.append(problem)

    thread = Thread(target=keep_up)
    thread.start()
    while thread.is_alive():
        for hit in search(index, "tillit og kultur"):
            assert index.day_of(hit.entry.path) or index.known(hit.entry.path) is None
        told(index)
    thread.join()
    assert not problems
    up_to_date(index, folder)
    assert told(index) == told_afresh(folder)
