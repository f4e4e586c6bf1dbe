"""The index's file: opened for several processes, checked for damage, and thrown away where it is damaged.

Nothing in it is worth keeping: the notes are the truth, and the next update reads them again.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.word_merging import merge_now_and_then
from leaderdeck.paths import user_data_folder

FORMAT = 7
_BUSY_SECONDS = 10
_ATTEMPTS = 9
_READ_BYTES = 1 << 20
COLUMNS = ("title", "quotes", "heads", "names", "body")
"""What of a file is searched: folded words with a space before and behind each, and lines between passages."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, mtime INTEGER NOT NULL, size INTEGER NOT NULL,
    ctime INTEGER NOT NULL, day TEXT NOT NULL, trouble TEXT NOT NULL, generation INTEGER NOT NULL,
    checksum INTEGER NOT NULL, facts TEXT NOT NULL, marks BLOB NOT NULL
);
CREATE TABLE passages (id INTEGER PRIMARY KEY, said TEXT NOT NULL);
CREATE INDEX files_by_generation ON files (generation);
CREATE TABLE gone (id INTEGER NOT NULL, generation INTEGER NOT NULL);
"""
# What is long lies apart, so that the facts of all files are read at once.
_ROWS = "SELECT facts, said, marks, day, trouble, checksum FROM files LEFT JOIN passages USING (id)"


class DamagedIndexError(Exception):
    """The file is no index that can be trusted."""


def index_file_of(folder: Path) -> Path:
    """Where the index of a library folder lies: with the app's data, never in the folder itself."""
    name = hashlib.sha256(os.fsencode(os.path.abspath(folder))).hexdigest()[:24]
    return user_data_folder() / "index" / f"{name}.sqlite"


def is_busy(problem: Exception) -> bool:
    """Whether another process is at work in the file: try again later."""
    return _code(problem) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT)


def is_disk_trouble(problem: Exception) -> bool:
    """Whether the disk refuses, and a new file would fare no better."""
    return _code(problem) in (
        sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    )  # fmt: skip


def index_problem(file: Path | None, problem: Exception) -> FileProblem:
    """What to tell where the disk refuses."""
    folder = file.parent if file else ""
    return FileProblem(
        say(
            "Kan ikke skrive søkeregisteret i {folder} ({reason}); gjør plass på disken.", folder=folder, reason=problem
        )
    )


def _code(problem: Exception) -> int:
    return int(getattr(problem, "sqlite_errorcode", None) or 0) & 0xFF


class IndexFile:
    """One connection to write and one to read, so that searching does not wait for indexing."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.has_fts = True
        self.is_new = False
        self._identity: tuple[int, int] | None = None
        self.writing, self.reading = self._open()

    @property
    def is_current(self) -> bool:
        """Whether the file is still the one that was opened: another process may have thrown it away."""
        return self.file is None or self._identity == _identity(self.file)

    @property
    def texts(self) -> tuple[str, str, tuple[str, ...]]:
        """The table that the searched texts lie in, its column of numbers, and those of `COLUMNS`.

        FTS5 keeps texts in a table of its own (sqlite.org/fts5.html). Asked directly, 400 of them take 3 ms instead of
        5 (measured).
        """
        if self.has_fts:
            return "words_content", "id", tuple(f"c{place}" for place in range(len(COLUMNS)))
        return "words", "rowid", COLUMNS

    def replace(self) -> None:
        """Throw the file away and begin an empty one."""
        self.close_connections()
        if self.file is not None:
            _remove(self.file)
            self.file = _free_name(self.file)
        self.writing, self.reading = self._open()

    def reopen(self) -> None:
        """The file that now has the name."""
        self.close_connections()
        self.writing, self.reading = self._open()

    def close_connections(self) -> None:
        """Let go of the file as it is."""
        for connection in {self.writing, self.reading}:
            with suppress(sqlite3.Error):
                connection.close()

    def close(self) -> None:
        """Write all of it into one file and seal that with a checksum, unless another process is at work in it."""
        if self.file is not None:
            with suppress(sqlite3.Error, OSError):
                self.reading.close()
                self._seal()
        self.close_connections()

    def unseal(self) -> None:
        """The file is about to change; called inside each writing transaction, before its first change."""
        if self.file is not None:
            _seal_of(self.file).unlink(missing_ok=True)

    def check(self) -> None:
        """Raise DamagedIndexError where a byte is not as it was written. Takes a second for 20 000 notes at worst.

        A sealed file is compared with its checksum; one that was never closed, as after a power cut, is looked
        through by SQLite, and each file's row has a checksum of its own.
        """
        if self.file is None:
            return
        seal = _seal_of(self.file)
        try:
            if seal.exists():
                said = seal.read_text("ascii", "replace")
                if said != _checksum(self.file) and seal.exists():
                    raise DamagedIndexError
                return
        except OSError:
            raise DamagedIndexError from None
        self._look_through()

    def _look_through(self) -> None:
        try:
            found = self.reading.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise DamagedIndexError
            for row in self.reading.execute(_ROWS):
                if row_checksum(*row[:5]) != row[5]:
                    raise DamagedIndexError
            if self.has_fts:
                self.writing.execute("INSERT INTO words (words) VALUES ('integrity-check')")
                self.writing.commit()
        except (sqlite3.DatabaseError, TypeError, ValueError) as problem:
            if not is_busy(problem):
                raise DamagedIndexError from None

    def _seal(self) -> None:
        if self.file is None or not self.is_current:
            return
        busy = self.writing.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy is None or busy[0]:
            return
        self.writing.execute("BEGIN IMMEDIATE")  # nobody writes while the checksum is taken
        try:
            if not _wal_of(self.file).exists() or not _wal_of(self.file).stat().st_size:
                _seal_of(self.file).write_text(_checksum(self.file), "ascii")
        finally:
            self.writing.rollback()

    def _open(self) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        if self.file is None:
            connection = _connect(":memory:")
            self._prepare(connection)
            return connection, connection
        for _ in range(_ATTEMPTS):
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                return self._open_file(self.file)
            except (sqlite3.DatabaseError, DamagedIndexError, OverflowError) as problem:
                if is_busy(problem) or is_disk_trouble(problem):
                    break
                self._start_anew()
            except OSError:
                break
        self.file = None  # there is no place for it: it is made anew in memory at each start
        return self._open()

    def _start_anew(self) -> None:
        if self.file is not None:
            _remove(self.file)
            self.file = _free_name(self.file)

    def _open_file(self, file: Path) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        writing = _connect(str(file))
        try:
            self._prepare(writing)
            reading = _connect(str(file))
        except BaseException:
            writing.close()
            raise
        self._identity = _identity(file)
        return writing, reading

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == FORMAT:
            self.has_fts = _has_words_index(connection)
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0 and not _has_tables(connection):
                self._create(connection)
                connection.commit()
                self.is_new = True
        finally:
            connection.rollback()
        if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            raise DamagedIndexError
        self.has_fts = _has_words_index(connection)

    def _create(self, connection: sqlite3.Connection) -> None:
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        names = ", ".join(COLUMNS)
        try:
            connection.execute(f"CREATE VIRTUAL TABLE words USING fts5({names}, tokenize='ascii')")
            merge_now_and_then(connection)
            connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
        except sqlite3.OperationalError:  # a Python whose SQLite has no full text search: slower, with the same answers
            connection.execute(f"CREATE TABLE words ({names})")
        connection.execute("INSERT INTO meta VALUES ('generation', 0), ('gone_from', 0)")
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def row_checksum(facts: str, passages: str, marks: bytes, day: str, trouble: str) -> int:
    """A checksum of what a row says of its file."""
    text = "\0".join((facts, passages, day, trouble)).encode("utf-8", "surrogatepass")
    return zlib.crc32(marks, zlib.crc32(text))


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA page_size = 8192")  # passages of a note, a few kilobytes, lie side by side
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA wal_autocheckpoint = 2000")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _has_words_index(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    if found is None:
        raise DamagedIndexError
    is_virtual = "VIRTUAL" in str(found[0])
    if is_virtual:
        connection.execute("SELECT rowid FROM words LIMIT 1").fetchone()
    return is_virtual


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        facts = file.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _checksum(file: Path) -> str:
    total, size = 0, 0
    with file.open("rb") as stream:
        while part := stream.read(_READ_BYTES):
            total, size = zlib.crc32(part, total), size + len(part)
    return f"{size} {total:08x}"


def _seal_of(file: Path) -> Path:
    return file.with_name(file.name + "-seal")


def _wal_of(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def _remove(file: Path) -> None:
    """The file and what SQLite lays beside it; what another program holds on to stays, and is not used again."""
    for ending in ("-seal", "-wal", "-shm", ""):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _free_name(file: Path) -> Path:
    """The same name where it is free; another where the old file could not be removed."""
    if not file.exists():
        return file
    stem, _, number = file.stem.partition("-")
    return file.with_name(f"{stem}-{int(number or 1) + 1}{file.suffix}")
