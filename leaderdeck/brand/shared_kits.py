"""The organization's shared folder of kits: looked at with care, copied, and remembered when the network is away.

Only copies are ever used: kits from the folder are looked through as any other from outside, and a talk opens as fast
as from the own disk. A folder that does not answer costs a moment, once a minute.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from leaderdeck.brand.kit_folders import put_kit, shared_copies_folder, version_folder
from leaderdeck.brand.kit_summary import MOST_KITS, KitSummary, read_summary
from leaderdeck.brand.reader import DESCRIPTION_NAME, PACKAGE_SUFFIX, TEMPLATE_NAME
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say
from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass

FOLDER_VARIABLE = "LEADERDECK_BRANDS"
SETTINGS_KEY = "shared_brands"
PATIENCE_SECONDS = 2.0
"""How long a window or a command waits for the folder; what is found later is there the next time."""
REST_SECONDS = 60.0
"""How long a folder that did not answer is left alone."""
_MEMORY_NAME = "seen.json"
_LARGEST_MEMORY = 1 << 20


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """What there is of the shared folder now."""

    kits: tuple[KitSummary, ...] = ()
    """Every version that was there the last time it could be read."""
    folder: Path | None = None
    answered: bool = True
    troubles: tuple[Sentence, ...] = ()
    """Packages in the folder that cannot be used, each with its reason; told in the look that found them."""


def shared_folder() -> Path | None:
    """Where the organization's kits lie: `LEADERDECK_BRANDS`, or `shared_brands` in the settings; None for nowhere."""
    said: object = os.environ.get(FOLDER_VARIABLE)
    if not said:
        try:
            settings = json.loads((user_data_folder() / "settings.json").read_bytes()[:_LARGEST_MEMORY])
        except (OSError, ValueError, RecursionError):
            return None
        said = settings.get(SETTINGS_KEY) if isinstance(settings, dict) else None
    return Path(said) if isinstance(said, str) and said and "\0" not in said else None


def look_at_shared(patience_seconds: float = PATIENCE_SECONDS) -> SharedFolder:
    """The kits of the shared folder, new ones copied first. Never raises, and never waits longer than this."""
    folder = shared_folder()
    if folder is None:
        return SharedFolder()
    troubles: list[Sentence] = []
    answered = _within(patience_seconds, str(folder), lambda: _copy_new(folder, troubles))
    return SharedFolder(tuple(_copies(folder)), folder, answered, tuple(troubles))


_silent_since: dict[str, float] = {}
"""Folders that did not answer, and when (monotonic seconds)."""
_looking: dict[str, threading.Thread] = {}


def _within(seconds: float, name: str, look: Callable[[], bool]) -> bool:
    """Whether the look came to its end in time. One that hangs goes on by itself, and no second one is begun."""
    now = time.monotonic()
    if now - _silent_since.get(name, -REST_SECONDS) < REST_SECONDS:
        return False
    thread = _looking.get(name)
    if thread is None or not thread.is_alive():
        answers: list[bool] = []
        thread = threading.Thread(target=lambda: answers.append(look()), name="shared kits", daemon=True)
        _looking[name] = thread
        thread.start()
        thread.join(seconds)
        if answers:
            return answers[0]
    else:
        thread.join(seconds)
        if not thread.is_alive():
            return True
    _silent_since[name] = time.monotonic()
    return False


def _copy_new(folder: Path, troubles: list[Sentence]) -> bool:
    """Copy what is new in the folder and write down what is there; whether the folder could be read."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)[:MOST_KITS]
    except (OSError, ValueError):
        return False
    known = _remembered(folder)
    seen: dict[str, Mapping[str, str]] = {}
    for entry in entries:
        source = folder / entry.name
        stamp = _stamp(source)
        if stamp:
            old = known.get(entry.name, {})
            seen[entry.name] = old if _is_copied(old, stamp) else _copied(source, stamp, troubles)
    if seen != known:
        _remember(folder, seen)
    return True


def _stamp(source: Path) -> str:
    """When the kit was changed and how large it is; empty for what is no kit, by its name and kind."""
    files = [source]
    try:
        if source.is_dir():
            files = [source / DESCRIPTION_NAME, source / TEMPLATE_NAME]
        elif source.suffix.lower() != PACKAGE_SUFFIX:
            return ""
        facts = [file.stat() for file in files]
    except (OSError, ValueError):
        return ""
    return " ".join(f"{fact.st_mtime_ns}:{fact.st_size}" for fact in facts)


def _is_copied(old: Mapping[str, str], stamp: str) -> bool:
    if old.get("stamp") != stamp or not old.get("copy"):
        return False
    return (shared_copies_folder() / old["copy"] / DESCRIPTION_NAME).is_file()


def _copied(source: Path, stamp: str, troubles: list[Sentence]) -> dict[str, str]:
    from leaderdeck.brand.kit_package import read_kit  # costs no start: few have a shared folder

    try:
        package = read_kit(source)
        place = version_folder(shared_copies_folder(), package.id, package.version)
        put_kit(package, place, {"source": str(source), "origin": "shared"})
    except LeaderDeckError as problem:
        troubles.append(problem.sentence)
        return {"stamp": stamp, "copy": ""}
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        troubles.append(say("Kunne ikke lese {file}: {reason}.", file=source.name, reason=reason))
        return {"stamp": stamp, "copy": ""}
    return {"stamp": stamp, "copy": place.name}


def _copies(folder: Path) -> list[KitSummary]:
    names = dict.fromkeys(row["copy"] for row in _remembered(folder).values() if row.get("copy"))
    found = (read_summary(shared_copies_folder() / name, "shared") for name in names)
    return [summary for summary in found if summary is not None]


def _remembered(folder: Path) -> dict[str, dict[str, str]]:
    """What was in the folder the last time it could be read, by the names there; nothing for another folder."""
    try:
        said = json.loads((shared_copies_folder() / _MEMORY_NAME).read_bytes()[:_LARGEST_MEMORY])
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict) or said.get("folder") != str(folder) or not isinstance(said.get("seen"), dict):
        return {}
    rows = {str(name): row for name, row in said["seen"].items() if isinstance(row, dict)}
    return {name: {"stamp": str(row.get("stamp")), "copy": _plain(row.get("copy"))} for name, row in rows.items()}


def _plain(name: object) -> str:
    """A copy's folder, which lies among the copies and nowhere else."""
    text = name if isinstance(name, str) else ""
    return text if "/" not in text and "\\" not in text and not text.startswith(".") else ""


def _remember(folder: Path, seen: Mapping[str, Mapping[str, str]]) -> None:
    """A full disk costs only that the kits are looked at again."""
    data = json.dumps({"folder": str(folder), "seen": {name: dict(row) for name, row in seen.items()}})
    fresh = shared_copies_folder() / f".seen-{os.getpid()}-{threading.get_ident()}"
    with suppress(OSError):
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(data, "utf-8")
        os.replace(fresh, fresh.with_name(_MEMORY_NAME))
