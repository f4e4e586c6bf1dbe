"""A disk of which one call fails, for everything that writes."""

import builtins
import errno
import io
import os

import pytest

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
CALLS = ("open", "fsync", "replace", "unlink", "stat", "lstat", "chmod", "mkdir", "scandir", "close", "access", "rmdir")


class FailingDisk:
    """Counts the calls that reach the disk and fails one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: int, code: int) -> None:
        self.failing, self.code = failing, code
        self.done = 0
        self.failed = ""
        for name in CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name), name))
        opening = io.open
        for module in (io, builtins):
            monkeypatch.setattr(module, "open", lambda *a, **k: self._opened(opening, *a, **k))

    def _counted(self, call, name: str):
        def counted(*arguments, **options):
            self.touch(name)
            return call(*arguments, **options)

        return counted

    def touch(self, name: str) -> None:
        self.done += 1
        if self.done == self.failing:
            self.failed = name
            raise OSError(self.code, os.strerror(self.code))

    def _opened(self, opening, file, mode="r", *arguments, **options):
        self.touch(f"open {mode}")
        stream = opening(file, mode, *arguments, **options)
        return Stream(stream, self) if "b" in mode and ("w" in mode or "x" in mode) else stream


class Stream:
    """A file whose writing may fail."""

    def __init__(self, stream, disk: FailingDisk) -> None:
        self._stream, self._disk = stream, disk

    def write(self, data) -> int:
        self._disk.touch("write")
        return self._stream.write(data)

    def flush(self) -> None:
        self._disk.touch("flush")
        self._stream.flush()

    def __getattr__(self, name: str):
        return getattr(self._stream, name)

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
