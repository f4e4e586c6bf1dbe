"""Offices that changed their name: old notes use the old one, and are found by the new one and the other way round.

Sources: Local Government Act of 22 June 2018 (kommunedirektør); laws and decisions that renamed the County Governor
(1 January 2021), the Parliamentary Ombud (1 July 2021), the Governor of Svalbard (1 July 2021), public health nurses
(1 January 2019), the Consumer Authority (1 January 2018), the Digitalisation Agency (1 January 2020), NAV (1 July
2006) and the tax offices (1 January 2008).
"""

from __future__ import annotations

from functools import cache

from leaderdeck.library.words import fold, stem

_OFFICES: tuple[tuple[str, ...], ...] = (
    ("rådmann", "administrasjonssjef", "kommunedirektør"),
    ("fylkesrådmann", "fylkeskommunedirektør", "fylkesdirektør"),
    ("fylkesmann", "statsforvalter", "statsforvaltar"),
    ("fylkesmannsembete", "statsforvalterembete"),
    ("sivilombudsmann", "sivilombud"),
    ("sysselmann", "sysselmester", "sysselmeister"),
    ("helsesøster", "helsesykepleier", "helsesjukepleiar"),
    ("forbrukerombud", "forbrukertilsyn", "forbrukartilsyn"),
    ("difi", "digdir", "digitaliseringsdirektorat"),
    ("trygdekontor", "aetat", "nav"),
    ("ligningskontor", "likningskontor", "skattekontor"),
)


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for office in _OFFICES:
        stems = [stem(fold(name)) for name in office]
        for own in stems:
            names.setdefault(own, []).extend(other for other in stems if other != own)
    return {own: tuple(dict.fromkeys(others)) for own, others in names.items()}


def other_names(stem_of_word: str) -> tuple[str, ...]:
    """Stems of the other names of the office that a word of this stem names; none for other words."""
    return _other_names().get(stem_of_word, ())
