"""What the app remembers between two starts: language, looks, windows, recent talks. A broken file gives defaults."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import BinaryIO

from leaderdeck.desktop.documents.kept_text import make_private
from leaderdeck.export.replacing import replace_file
from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.rehearsal.learned_pace import MEMORY_WORDS, LearnedPace

MOST_RECENT = 20
MOST_VAULT_MINUTES = 240
LANGUAGES = ("", "nb", "nn", "en")
APPEARANCES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where a window stood and how its panes were arranged; `geometry` and `panes` are Qt's own bytes in Base64."""

    geometry: str = ""
    panes: str = ""
    hidden: tuple[str, ...] = ()
    """Names of the panes that are hidden."""
    tab: str = ""
    file: Path | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices."""

    language: str = ""
    """`nb`, `nn` or `en`; nothing follows the system."""
    appearance: str = "system"
    """`system`, `light`, `dark` or `contrast`."""
    text_percent: int = 100
    editor_percent: int = 100
    folder: Path | None = None
    """The folder that the library shows."""
    recent: tuple[Path, ...] = ()
    """The newest first."""
    windows: tuple[WindowPlace, ...] = ()
    export_kind: str = "pptx"
    export_profile: str = "stage"
    vault_minutes: int = 10
    """How long nobody may write before locked notes that are open are locked again."""
    shared_brands: str = ""
    """The organization's folder of brand kits; `brand/shared_kits.py` reads it from the file by itself."""
    has_started: bool = False
    """Whether the app has been started before."""
    folder_is_chosen: bool = False
    """Whether the user has chosen the library's folder; where not, it is that of the talk that was opened last."""
    pace: LearnedPace = LearnedPace()
    """How fast the user speaks, learned from her rehearsals."""
    mends_signs: bool = True
    """Whether quotation marks and dashes become those of the talk's language as they are typed."""
    spells: bool = True
    """Whether misspelled words are shown."""

    def with_recent(self, path: Path) -> Settings:
        """The settings when this talk was just opened or saved."""
        from leaderdeck.desktop.documents.text_file import same_file  # reads talks; who only reads settings does not

        others = [other for other in self.recent if not same_file(other, path)]
        return replace(self, recent=(path, *others)[:MOST_RECENT])

    def without_traces(self) -> Settings:
        """The settings without anything that tells which talks there are."""
        places = tuple(replace(window, file=None, line=1) for window in self.windows)
        return replace(self, recent=(), windows=places, folder=None, folder_is_chosen=False)


def settings_file() -> Path:
    """Where the settings lie."""
    return user_data_folder() / "settings.json"


def load_settings() -> Settings:
    """The settings from disk; what is missing, broken or impossible there has its default."""
    try:
        said = json.loads(settings_file().read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(said, dict):
        return Settings()
    known: dict[str, object] = {}
    for name, read in _READERS.items():
        if name in said:
            with suppress(ValueError, TypeError, KeyError, OverflowError):
                known[name] = read(said[name])
    return replace(Settings(), **known)  # type: ignore[arg-type]


def save_settings(settings: Settings) -> None:
    """Write the settings, readable by the user alone. Raises FileProblem or OSError."""
    data = json.dumps(asdict(settings), default=os.fspath, ensure_ascii=True, indent=1).encode()

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    make_private(settings_file().parent)
    replace_file(settings_file(), write, remember=False, private=True)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError
        return str(value)

    return read


def _percent(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return min(400, max(50, value))


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return min(MOST_VAULT_MINUTES, max(1, value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _pace(value: object) -> LearnedPace:
    if not isinstance(value, dict):
        raise TypeError
    rate, words, count = value["words_per_minute"], value["words"], value["rehearsals"]
    pace = LearnedPace(float(rate), min(int(words), MEMORY_WORDS), int(count))
    if not pace.is_known:
        raise ValueError
    return pace


def _path(value: object) -> Path:
    text = _text(value)
    if not text or "\0" in text:
        raise ValueError
    return Path(text)


def _several(read: Callable[[object], object], most: int = 200) -> Callable[[object], tuple[object, ...]]:
    def read_all(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise TypeError
        found: list[object] = []
        for one in value[:most]:
            with suppress(ValueError, TypeError):
                found.append(read(one))
        return tuple(found)

    return read_all


def _window(value: object) -> WindowPlace:
    if not isinstance(value, dict):
        raise TypeError
    readers: dict[str, Callable[[object], object]] = {
        "geometry": _text, "panes": _text, "hidden": _several(_text), "tab": _text, "file": _path, "line": _line,
    }  # fmt: skip
    known: dict[str, object] = {}
    for field in fields(WindowPlace):
        with suppress(ValueError, TypeError, KeyError):
            known[field.name] = readers[field.name](value[field.name])
    return replace(WindowPlace(), **known)  # type: ignore[arg-type]


def _line(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError
    return value


_READERS: dict[str, Callable[[object], object]] = {
    "language": _one_of(LANGUAGES),
    "appearance": _one_of(APPEARANCES),
    "text_percent": _percent,
    "editor_percent": _percent,
    "mends_signs": _flag,
    "spells": _flag,
    "folder": _path,
    "folder_is_chosen": _flag,
    "recent": _several(_path, MOST_RECENT),
    "windows": _several(_window, 20),
    "export_kind": _text,
    "export_profile": _text,
    "vault_minutes": _minutes,
    "shared_brands": _text,
    "has_started": _flag,
    "pace": _pace,
}
