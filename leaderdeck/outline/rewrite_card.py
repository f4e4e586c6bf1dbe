"""Values of the talk's card, written so that the rest of it stays as its writer left it."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.card_values import CARD_KEYS
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.slide_stretches import line_end_of, raw_lines
from leaderdeck.outline.yaml_card import Entry, read_entries

_PLAIN = late_pattern(r"[^\W_](?:[^:#\n\r\t'\"\\{}\[\]&*!|>%@`,]|:(?=\S)|,)*")
_CODE_POINTS = late_pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_LINE = late_pattern(
    r"(?P<key>[^:]*:)(?P<space>[ \t]*)(?P<value>[^\"'|>\[{&*#][^#]*?|\"[^\"\\]*\"|'[^']*')?(?P<comment>[ \t]+#.*)?"
)
_NORWEGIAN = {
    "title": "tittel", "subtitle": "undertittel", "speaker": "foredragsholder", "role": "rolle",
    "organization": "organisasjon", "event": "arrangement", "organizer": "arrangør", "place": "sted", "date": "dato",
    "duration_seconds": "varighet", "brand": "profil", "footer": "bunntekst", "language": "språk",
    "slides": "lysbilder", "prose": "brødtekst", "type": "type", "topics": "tema", "private": "privat",
    "switched_off": "av", "dismissed": "avvist", "kind": "slag", "people": "personer", "source": "kilde",
    "value": "verdi", "unit": "enhet", "best_before": "best-før", "given": "holdt",
}  # fmt: skip
_ENGLISH = {
    **{name: name for name in _NORWEGIAN},
    "duration_seconds": "duration",
    "language": "lang",
    "switched_off": "off",
    "best_before": "best-before",
}


def set_card_value(text: str, key: str, value: str | None) -> str:
    """A value on the talk's card, under the key as the card has it; None takes the key away.

    A text without a card gets one. Everything else stays byte for byte, comments included.
    """
    return write_card_entry(text, key, None if value is None else [_scalar(value)])


def write_card_entry(text: str, key: str, lines: Sequence[str] | None) -> str:
    """The same for a value that is already YAML: what stands behind the colon, and the lines below it."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rest = text[len(mark) :]
    count = read_front_matter(rest).line_count
    end = line_end_of(rest)
    if not count:
        return text if lines is None else mark + _new_card(key, lines, end) + rest
    every = raw_lines(rest)
    card = every[:count]
    entries, _ = read_entries("".join(card[1:-1]).replace("\r\n", "\n").replace("\r", "\n"))
    same = [entry for entry in entries if name_of_key(entry.key) == name_of_key(key)]
    if lines is None:
        for entry in reversed(same):
            del card[entry.line : _end_of(entry, entries, card)]
    elif same:
        first, last = same[0].line, _end_of(same[0], entries, card)
        card[first:last] = _replaced(card[first:last], lines, end)
    else:
        card[-1:-1] = _entry(_written_key(key, entries), lines, end)
    return mark + _without_empty_card(card, every[count:], had=bool(entries), wants=lines is not None)


def name_of_key(key: str) -> str:
    """The card's field that a key means; the key itself where it is unknown."""
    plain = " ".join(key.casefold().replace("_", " ").split())
    return CARD_KEYS.get(plain, CARD_KEYS.get(key, key if key in _ENGLISH else plain))


def quoted(value: str) -> str:
    """A text as a YAML scalar on one line that any YAML reader takes for that text."""
    return _scalar(value)


def _scalar(value: str) -> str:
    plain = _CODE_POINTS.sub(" ", value).strip()
    if plain and _PLAIN.fullmatch(plain) and not plain.endswith(":"):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if plain else '""'


def _new_card(key: str, lines: Sequence[str], end: str) -> str:
    return f"---{end}{''.join(_entry(_written_key(key, []), lines, end))}---{end}{end}"


def _entry(key: str, lines: Sequence[str], end: str) -> list[str]:
    first = f"{key}: {lines[0]}".rstrip()
    return [first + end, *(line + end for line in lines[1:])]


def _replaced(old: Sequence[str], lines: Sequence[str], end: str) -> list[str]:
    """The entry with its key as it was written, and the comment behind a value on one line."""
    bare = old[0].rstrip("\r\n")
    found = _LINE.fullmatch(bare) if len(old) == 1 else None
    key = found["key"] if found else bare[: bare.index(":") + 1] if ":" in bare else bare + ":"
    space = (found["space"] if found else "") or " "
    comment = (found["comment"] if found else "") or ""
    first = f"{key}{space}{lines[0]}".rstrip() + comment
    return [first + (old[0][len(bare) :] or end), *(line + end for line in lines[1:])]


def _end_of(entry: Entry, entries: Sequence[Entry], card: Sequence[str]) -> int:
    """The line behind an entry's last, without the blank lines and comments that lead to the next key."""
    end = min((other.line for other in entries if other.line > entry.line), default=len(card) - 1)
    while end > entry.line + 1 and (not card[end - 1].strip() or card[end - 1].startswith("#")):
        end -= 1
    return end


def _written_key(key: str, entries: Sequence[Entry]) -> str:
    """The key in the card's own language: Norwegian where the card has Norwegian keys, else as it was asked for."""
    name = name_of_key(key)
    norwegian = set(_NORWEGIAN.values()) - set(_ENGLISH.values())
    if name in _NORWEGIAN and any(entry.key.casefold() in norwegian for entry in entries):
        return _NORWEGIAN[name]
    return _ENGLISH.get(key, key)


def _without_empty_card(card: Sequence[str], rest: Sequence[str], *, had: bool, wants: bool) -> str:
    """Card and text; a card that lost its last key goes, unless what follows could then be taken for one."""
    if wants or not had or any(line.strip() for line in card[1:-1]):
        return "".join(card) + "".join(rest)
    bare = "".join(rest).lstrip("\r\n")
    return "".join(card) + "".join(rest) if bare.startswith("---") else bare
