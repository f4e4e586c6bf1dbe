"""Language: the slogan in the talk's own, a known code, and text that seems to be in another than it says."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import TalkView
from leaderdeck.language import Sentence, language_tag, say

RULES = (
    Rule("language.unknown", "warning", say("Språkkoden er en kjent språkkode."), say("WCAG 2.1, 3.1.1 og BCP 47")),
    Rule("language.slogan", "info", say("Slagordet finnes på foredragets språk."), say("Profilen selv")),
    Rule(
        "language.mismatch", "info", say("Teksten er på det språket som toppfeltet sier."),
        say("WCAG 2.1, 3.1.1; vanlige småord talt opp"),
    ),
)  # fmt: skip

_CODES = """nb nn no en se sma smj sms sv da de fr fi es it nl pl pt uk ru lt lv et is fo ar fa ku so ti am tr ur hi pa
bn ta th vi zh ja ko el he ro hu cs sk bg sr hr bs sq mk sl ka hy az kk uz ps sw rw ga cy gd eu ca gl mt fit fkv rom
rmn rmy yi tl id ms my ne si km lo mn la eo"""
_KNOWN = frozenset(_CODES.split())
_BOKMAL = """ikke jeg hva hvordan hvorfor fra noe noen hvor hvem hver dere ble være vært hun mye også nå begynner gjør
sier flere hvis hjem bare uten"""
_NYNORSK = """ikkje eg kva korleis kvifor frå noko nokon kvar kven kvart dykk vart vere vore ho mykje òg byrjar gjer
seier fleire heim berre utan dei ein"""
_ENGLISH = "the and of is are with that this from what how not you they we our have has was were will"
_SMALL_WORDS: dict[str, str] = {
    word: language
    for language, words in (("nb", _BOKMAL), ("nn", _NYNORSK), ("en", _ENGLISH))
    for word in words.split()
}
"""Words that only one of the languages has, and that every text in it is full of."""
_LEAST_WORDS = 8
"""Small words of the other language before anything is said."""
_TIMES_AS_MANY = 3
_NAMES: dict[str, Sentence] = {"nb": say("bokmål"), "nn": say("nynorsk"), "en": say("engelsk")}


def find(view: TalkView) -> Iterator[Finding]:
    """What there is to say of the language."""
    language = view.deck.front_matter.language
    code = language.lower().replace("_", "-").split("-")[0]
    line = view.card_line("language")
    if code not in _KNOWN:
        yield Finding(
            "language.unknown", "warning", None, line,
            say("«{code}» er ikke en språkkode som skjermlesere kjenner.", code=language[:20]),
            say("Skriv nb, nn, en eller en annen kode etter «språk:»."),
        )  # fmt: skip
        return
    slogans = [known for known, slogan in view.kit.slogans if slogan]
    if slogans and code not in slogans and view.deck.front_matter.footer is None and code != "no":
        yield Finding(
            "language.slogan", "info", None, line,
            say("Slagordet til {name} finnes ikke på språket {tag}.", name=view.kit.name, tag=language_tag(language)),
            say("Skriv en egen «bunntekst:» i toppfeltet, eller la slagordet stå som det er."),
        )  # fmt: skip
    yield from _mismatch(view, "nb" if code == "no" else code, line)


def _mismatch(view: TalkView, code: str, line: int | None) -> Iterator[Finding]:
    if code not in _NAMES:
        return
    counts = _counts(view)
    other = max((name for name in _NAMES if name != code), key=lambda name: counts[name])
    if counts[other] >= _LEAST_WORDS and counts[other] > _TIMES_AS_MANY * counts[code]:
        yield Finding(
            "language.mismatch", "info", None, line,
            say("Teksten ser ut til å være på {language}, men foredraget er satt til {tag}.",
                language=_NAMES[other], tag=language_tag(code)),
            say("Skriv «språk: {code}» i toppfeltet hvis det stemmer.", code=other),
        )  # fmt: skip


def _counts(view: TalkView) -> dict[str, int]:
    """How often each language's own small words occur; the few beside a comma or a quotation mark are not missed."""
    counts = dict.fromkeys(_NAMES, 0)
    for slide in view.slides:
        for word in slide.lowered.split():
            if word in _SMALL_WORDS:
                counts[_SMALL_WORDS[word]] += 1
    return counts
