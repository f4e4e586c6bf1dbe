"""Languages: what the user reads (bokmål, nynorsk, English) and what a talk is written in.

Bokmål is the source. A `Sentence` keeps its source text and its values apart, so that the same finding can be read in
another language without being found again. Translations lie in `resources/translations/<room>.json` as
``{"kilde": {"nn": "...", "en": "..."}}``.
"""

from __future__ import annotations

import json
import locale
import os
import re
from contextvars import ContextVar
from functools import cache

from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass

INTERFACE_LANGUAGES = ("nb", "nn", "en")

_FIELD = re.compile(r"\{(\w+)\}")
_chosen: ContextVar[str] = ContextVar("interface_language", default="nb")

_TAGS = {
    "nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "en": "en-GB", "se": "se-NO", "sv": "sv-SE", "da": "da-DK",
    "de": "de-DE", "fr": "fr-FR", "fi": "fi-FI", "es": "es-ES", "pl": "pl-PL", "uk": "uk-UA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence for the user: bokmål source with ``{name}`` fields, and the values for them."""

    source: str
    values: tuple[tuple[str, str | Sentence], ...] = ()
    """(name, value); a sentence within the sentence is kept as one, so that it is read in the same language."""

    def __str__(self) -> str:
        return self.in_language(_chosen.get())

    def in_language(self, language: str) -> str:
        """The sentence in `nb`, `nn` or `en`; the bokmål source where a translation is missing."""
        text = self.source if language == "nb" else _catalog().get(self.source, {}).get(language, self.source)
        values = {name: _in_language(value, language) for name, value in self.values}
        # In one go: a file may be called «{line}.md».
        return _FIELD.sub(lambda field: values.get(field[1], field[0]), text) if values else text


def say(source: str, **values: object) -> Sentence:
    """A sentence in the making: ``say("Fant ikke {file}.", file=name)``. The first argument is always a literal."""
    kept = ((name, value if isinstance(value, Sentence) else str(value)) for name, value in values.items())
    return Sentence(source, tuple(kept))


def _in_language(value: str | Sentence, language: str) -> str:
    return value if isinstance(value, str) else value.in_language(language)


def use_interface_language(language: str) -> None:
    """Sentences are read in this language from now on; anything but `nb`, `nn`, `en` means bokmål."""
    _chosen.set(language if language in INTERFACE_LANGUAGES else "nb")


def interface_language() -> str:
    """The language that sentences are read in now: `nb`, `nn` or `en`."""
    return _chosen.get()


def system_language() -> str:
    """The interface language that suits this machine: `LEADERDECK_LANG`, then the locale; bokmål if it is silent."""
    named = os.environ.get("LEADERDECK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    named = named or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    code = named.lower().replace("-", "_").split("_")[0].split(".")[0]
    if code in INTERFACE_LANGUAGES:
        return code
    return "nb" if code in ("", "no", "c", "posix", "norwegian") else "en"


def language_tag(language: str) -> str:
    """The BCP 47 tag that PowerPoint stores on a run: `nb` gives `nb-NO`; a tag with a region stays as it is."""
    clean = language.strip().replace("_", "-")
    if "-" in clean:
        first, _, region = clean.partition("-")
        return f"{first.lower()}-{region.upper()}" if len(region) == 2 else clean
    return _TAGS.get(clean.lower(), clean.lower() or "nb-NO")


@cache
def _catalog() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for file in sorted(resource_folder("translations").glob("*.json")):
        merged.update(json.loads(file.read_text("utf-8")))
    return merged
