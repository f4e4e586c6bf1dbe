"""A new note: its text with a card, and a name for its file that no other file has."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from leaderdeck.library.note import NoteKind
from leaderdeck.quick_dataclass import dataclass

_PLAIN = re.compile(r"[^\W_](?:[^:#\n\r\t'\"\\{}\[\]&*!|>%@`,\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff])*")
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff#]+')
_LONGEST_NAME = 60
_NORWEGIAN = {"note": "", "thought": "tese", "quote": "sitat", "fact": "faktum", "question": "spørsmål",
              "experience": "erfaring", "meeting": "møte"}  # fmt: skip
_KEYS = {
    "nb": ("tittel", "type: notat", "slag", "tema", "personer", "sted", "kilde", "verdi", "enhet", "best-før",
           "dato"),
    "nn": ("tittel", "type: notat", "slag", "tema", "personar", "stad", "kjelde", "verdi", "eining", "best-før",
           "dato"),
    "en": ("title", "type: note", "kind", "topics", "people", "place", "source", "value", "unit", "best-before",
           "date"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewNote:
    """What somebody has just thought of."""

    text: str = ""
    title: str = ""
    kind: NoteKind = "note"
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    source: str = ""
    value: str = ""
    unit: str = ""
    best_before: str = ""
    date: str = ""
    """ISO date."""
    private: bool = False
    place: str = ""


def note_text(note: NewNote, language: str = "nb") -> str:
    """The file's text: a card with what was said, in this language's words, and the text below it as it is."""
    title, type_line, *names = _KEYS.get(language, _KEYS["nb"])
    kind = (note.kind if language == "en" else _NORWEGIAN.get(note.kind, "")) if note.kind != "note" else ""
    values: tuple[str | tuple[str, ...], ...] = (
        kind, note.topics, note.people, note.place, note.source, note.value, note.unit, note.best_before, note.date,
    )  # fmt: skip
    lines = [f"{title}: {_scalar(note.title)}"] if note.title.strip() else []
    lines.append(type_line)
    lines += [f"{name}: {_value(value)}" for name, value in zip(names, values, strict=True) if value]
    if note.private:
        lines.append("private: true" if language == "en" else "privat: ja")
    body = note.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if language != "nb":
        lines.append(f"lang: {language}")
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def note_file(folder: Path, title: str, fallback: str = "notat") -> Path:
    """A file in the folder named by the title's words that is not there yet; `fallback` where no word can be a name."""
    plain = unicodedata.normalize("NFC", " ".join(_NO_NAME.sub(" ", title).split()))
    name = plain[:_LONGEST_NAME].rpartition(" ")[0] or plain[:_LONGEST_NAME] if len(plain) > _LONGEST_NAME else plain
    name = name.strip(" .,;–-~").lower() or fallback
    number = 1
    while True:
        path = folder / (f"{name}.md" if number == 1 else f"{name} {number}.md")
        if not path.exists() and not path.is_symlink():
            return path
        number += 1


def _value(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return f"[{', '.join(_scalar(one) for one in value)}]"


def _scalar(value: str) -> str:
    """The value as YAML on one line, in quotation marks where it must."""
    plain = " ".join(value.split())
    if plain and _PLAIN.fullmatch(plain):
        return plain
    return json.dumps(plain.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False)
