"""Where something of the library was told before, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.library.note import Given
from leaderdeck.library.usage import Use, last_given
from leaderdeck.outline.dates import written_date


def told_before(uses: Iterable[Use], talk: Path | None = None) -> tuple[Sentence, ...]:
    """Whether the talk itself has it, and where it was told last, or else which talk has it."""
    every = list(uses)
    here = any(use.talk.path == talk for use in every)
    others = [use for use in every if use.talk.path != talk and use.how != "own"]
    found = [say("Står i dette foredraget")] if here else []
    given = last_given(every)
    if given is not None:
        found.append(told_at(given))
    elif others:
        found.append(say("Brukt i «{title}»", title=others[0].talk.title))
    return tuple(found)


def told_at(given: Given) -> Sentence:
    """«Fortalt på Lederdagene 2025», with the day where the event's name has no year."""
    day = written_date(given.date, interface_language()) if given.date else ""
    if not given.event:
        return say("Fortalt {day}", day=day or given.place)
    if not day or given.date[:4] in given.event:
        return say("Fortalt på {event}", event=given.event)
    return say("Fortalt på {event}, {day}", event=given.event, day=day)
