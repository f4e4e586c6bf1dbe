"""A log that tells where something went wrong and never what anybody wrote.

Only the fixed words of a message and its numbers are kept: texts, names and paths that were put into it are left out,
and of an exception its kind and the places in the program.
"""

from __future__ import annotations

import logging
import re
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from leaderdeck.desktop.documents.kept_text import make_private
from leaderdeck.late_pattern import late_pattern
from leaderdeck.paths import PACKAGE_FOLDER, user_data_folder

LARGEST_BYTES = 256 << 10
KEPT_FILES = 3
LOG = logging.getLogger("leaderdeck")
_FIELD = late_pattern(r"%(?:\(\w+\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[a-zA-Z]")
_QUOTED = late_pattern(r"\"[^\"]*\"|'[^']*'|«[^»]*»|(?:[A-Za-z]:)?[/\\]\S+")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

Trouble: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def log_file() -> Path:
    """Where the log lies."""
    return user_data_folder() / "log" / "leaderdeck.log"


def empty_log() -> None:
    """Remove the log."""
    for file in log_file().parent.glob(f"{log_file().name}*"):
        with suppress(OSError):
            file.unlink()


def set_up_log() -> logging.Logger:
    """The log, from now on on disk; Qt's own remarks go there too and not to the console. No disk: no log, no fuss."""
    for old in [handler for handler in LOG.handlers if isinstance(handler, _PrivateHandler)]:
        LOG.removeHandler(old)
        old.close()
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    logging.raiseExceptions = False
    try:
        make_private(log_file().parent)
        handler = _PrivateHandler(log_file(), maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES - 1, encoding="utf-8")
    except OSError:
        LOG.addHandler(logging.NullHandler())
    else:
        handler.setFormatter(_WordsOnly("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(handler)
    qInstallMessageHandler(_note_qt)
    return LOG


def log_trouble(problem: BaseException) -> None:
    """Note an exception: its kind and where in the program, nothing of what it was about."""
    LOG.error("trouble", exc_info=(type(problem), problem, problem.__traceback__))


class _PrivateHandler(RotatingFileHandler):
    """A log file that the user alone can read."""

    def _open(self) -> Any:  # noqa: ANN401 - as the class above has it
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


class _WordsOnly(logging.Formatter):
    """The fixed words of a message; of what was put into it only numbers."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and of an exception the places."""
        args = record.args if isinstance(record.args, tuple) else ()
        numbers = iter(args)

        def fill(_: re.Match[str]) -> str:
            value = next(numbers, None)
            return str(value) if isinstance(value, int | float) else "…"

        words = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        safe = logging.makeLogRecord({**record.__dict__, "msg": "%s", "exc_text": None, "stack_info": None})
        safe.args = (_FIELD.sub(fill, words) if record.args else words,)
        return super().format(safe)

    def formatException(self, ei: Trouble) -> str:
        """The kinds of the exception and of those behind it, and where in the program they were raised."""
        lines: list[str] = []
        problem: BaseException | None = ei[1]
        while problem is not None and len(lines) < 200:
            lines.append(f"  {type(problem).__name__}")
            for frame in traceback.extract_tb(problem.__traceback__):
                lines.append(f"    {_place(frame.filename)}:{frame.lineno} {frame.name}")
            problem = problem.__cause__ or problem.__context__
        return "\n".join(lines)


def _place(filename: str) -> str:
    file = Path(filename)
    return str(file.relative_to(PACKAGE_FOLDER)) if file.is_relative_to(PACKAGE_FOLDER) else file.name


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = _LEVELS.get(kind)
    if level is not None:
        LOG.log(level, "Qt: " + _QUOTED.sub("…", message)[:200].replace("%", "%%").replace("\n", " "))
