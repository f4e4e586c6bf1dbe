"""The second lock on private text: a finished file is opened anew and searched before it gets its name.

The first lock is that private text is not given to the writers. Both what they are given and what they wrote is looked
through, in every kind of file; where anything is found that stays at home, nothing is left of the file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from leaderdeck.errors import ExportStopped, LeaderDeckError, TemplateProblem
from leaderdeck.export.leak_found import Found
from leaderdeck.export.leak_letters import identity_numbers, letters, spaced
from leaderdeck.export.leak_secrets import Secret, SecretKind, Secrets, secrets_of
from leaderdeck.export.leak_texts import texts_in_file
from leaderdeck.export.leak_words import given_words, scene_words, words_in
from leaderdeck.export.profiles import Profile, deck_for
from leaderdeck.export.replacing import watched_by
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

_BY_CHANCE = 16
"""Letters: what has fewer may also be a word that a page says by itself, such as a date written out or «1 av 2»."""


class LeakFound(ExportStopped):
    """Something that stays at home was about to leave the house."""


_WHAT: dict[SecretKind, Sentence] = {
    "private": say("privat tekst"),
    "comment": say("en kommentar"),
    "notes": say("talenotater"),
    "hidden": say("tekst fra et skjult lysbilde"),
    "name": say("navnet ditt"),
    "folder": say("navnet på mappen"),
}


@contextmanager
def searched_for_leaks(
    talk: Talk, profile: Profile, scenes: tuple[Scene, ...], names: Iterable[str] = ()
) -> Iterator[None]:
    """Every file that is written meanwhile is searched before it gets its name. Raises LeakFound in one sentence.

    `names`: what the files will be called, which is searched too.
    """
    watch = LeakWatch(talk, profile, scenes)
    watch.look_at_names(names)
    watch.look_at_scenes()
    with watched_by(watch):
        yield


@dataclass(frozen=True, slots=True)
class _OwnWords:
    """What a file says by itself, asked for only when something short or common was found."""

    template: str
    said: str
    words: str


class LeakWatch:
    """Looks through what is given to the writers of one talk for one receiver, and through each file they make."""

    def __init__(self, talk: Talk, profile: Profile, scenes: tuple[Scene, ...]) -> None:
        self._talk = talk
        self._profile = profile
        self._scenes = scenes
        self._secrets: Secrets = secrets_of(talk, profile)
        self._long = [secret for secret in self._secrets.hidden if not secret.is_short]
        self._short = [secret for secret in self._secrets.hidden if secret.is_short]
        self._own_words: _OwnWords | None = None
        self._with_notes = profile.with_notes

    def look_at_names(self, names: Iterable[str]) -> None:
        """Raise LeakFound where a file would be called what stays at home. Short words in names say too little."""
        for name in names:
            close = letters(name)
            for secret in self._long:
                if secret.letters in close and not self._is_own_word(secret):
                    raise LeakFound(
                        say(
                            "Linje {line}: {what} står i navnet «{name}»; gi det et annet navn. Ingenting er laget.",
                            line=secret.line,
                            what=_WHAT[secret.kind],
                            name=name,
                        )
                    )

    def look_at_scenes(self) -> None:
        """Raise LeakFound where the scenes hold what stays at home: pictures of them cannot be read afterwards."""
        for number, scene in enumerate(self._scenes, start=1):
            notes = words_in(scene.speaker_notes) if self._with_notes else []
            text = "\n".join((*scene_words(scene), *notes))
            self._look_at(Found(str(say("lysbilde {number}", number=number)), text))

    def __call__(self, file: Path) -> None:
        """Raise LeakFound where the file holds what stays at home, ExportStopped where it cannot be looked through."""
        try:
            for found in texts_in_file(file):
                self._look_at(found)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as problem:
            raise ExportStopped(
                say(
                    "Den ferdige filen kunne ikke gjennomsøkes og ble derfor ikke laget: {reason}.",
                    reason=type(problem).__name__,
                )
            ) from problem

    def _look_at(self, found: Found) -> None:
        close = letters(found.text)
        if not close:
            return
        for secret in self._long:
            if secret.letters in close and not self._is_own_word(secret):
                self._refuse(secret, found.place)
        if not found.is_read:
            return
        if self._short:
            words = spaced(found.text)
            for secret in self._short:
                if secret.letters in words and not self._is_own_word(secret):
                    self._refuse(secret, found.place)
        for digits in identity_numbers(found.text):
            if digits not in self._secrets.open_digits:
                raise LeakFound(
                    say(
                        "Et fødselsnummer ({number}) sto i {part} av den ferdige filen; filen ble slettet, og "
                        "ingenting er levert.",
                        number=f"{digits[:6]} *****",
                        part=found.place or say("teksten"),
                    )
                )

    def _is_own_word(self, secret: Secret) -> bool:
        """Whether the text also stands in the template, or is one that slides say by themselves: a date written out."""
        if self._own_words is None:
            said = "\n".join(self._added_words())
            template = self._template_words()
            self._own_words = _OwnWords(letters(template), letters(said), spaced(f"{template}\n{said}"))
        own = self._own_words
        if secret.is_short:
            return secret.letters in own.words
        return secret.letters in own.template or (len(secret.letters) < _BY_CHANCE and secret.letters in own.said)

    def _added_words(self) -> Iterator[str]:
        """What slides say that nobody wrote, as they are composed anew of the talk without anything private."""
        given = letters("\n".join(given_words(self._talk, self._profile)))
        file = self._talk.file
        scenes = compose_deck(
            deck_for(self._talk, self._profile), self._talk.kit, file.resolve().parent if file else None
        )
        for _, scene in scenes:
            for word in scene_words(scene):
                if letters(word) not in given:
                    yield word

    def _template_words(self) -> str:
        try:
            return "\n".join(found.text for found in texts_in_file(self._talk.kit.template.file))
        except (OSError, zipfile.BadZipFile, ValueError, TemplateProblem, LeaderDeckError):
            return ""

    def _refuse(self, secret: Secret, place: str | Sentence) -> None:
        raise LeakFound(
            say(
                "Linje {line}: {what} sto i {part} av den ferdige filen; filen ble slettet, og ingenting er levert. "
                "Meld fra om feilen.",
                line=secret.line,
                what=_WHAT[secret.kind],
                part=place or say("teksten"),
            )
        )
