"""Who is named in a text, in which office, and who is quoted where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.intake.progress import SHARES, Progress, unwatched
from leaderdeck.quick_dataclass import dataclass

_NAME_WORD = r"[A-ZÆØÅÄÖÉ][a-zæøåäöéü]+(?:-[A-ZÆØÅ]?[a-zæøåäöé]+)?"
NAME = rf"{_NAME_WORD}(?:[ ](?:van|von|de|den|af|Mc)?[ ]?{_NAME_WORD}){{1,3}}"
"""Two to four words that begin with capitals."""
_OFFICES = (
    r"(?:rådmann|rådmannen|kommunedirektør|kommunedirektøren|kommunaldirektør|direktør|direktøren"
    r"|ordfører|ordføreren"
    r"|ordførar|ordføraren|rektor|leder|lederen|leiar|leiaren|rådgiver|rådgivar|professor|forsker|forskar"
    r"|statsråd|statsråden"
    r"|minister|sjef|sjefen|fylkesmann|statsforvalter|statsforvaltar|sekretær|koordinator|ingeniør|lege"
    r"|sykepleier|lærer"
    r"|chief executive|mayor|director|manager|head of \w+|adviser|advisor|secretary|professor|editor)"
)
_OFFICE = rf"[\w-]{{0,30}}{_OFFICES}"
_OFFICE_END = re.compile(_OFFICES)
_WORD_BEFORE = re.compile(r"[\w-]{0,30}$")
_OFFICE_AND_NAME = re.compile(rf"\b(?P<office>(?i:{_OFFICE}))[ ,]+(?P<name>{NAME})")
_NAME_AND_OFFICE = re.compile(
    rf"(?P<name>{NAME}),[ ](?P<office>(?i:{_OFFICE})(?:[ ](?:for|i|ved|in|at|of)[ ][^,.;:\n]{{2,50}})?)"
    r"(?:,[ ](?P<where>[A-ZÆØÅ][^,.;:\n]{2,50}))?"
)
_OFFICE_LINE = re.compile(rf"(?i:{_OFFICE})(?:[ ](?:for|of)[ ][^,.;:\n]{{2,50}})?(?:,[ ][^,.;:\n]{{2,30}})?")
_SPEAKER_PRONOUN = re.compile(r"(?:han|hun|ho|de|dei|jeg|eg|vi|he|she|they|we|i)\b(?:[ ].*)?", re.IGNORECASE)
_IS_OFFICE = re.compile(
    rf"(?P<name>{NAME})(?:[ ]\(\d{{2}}\))?,?[ ](?:er|is)[ ](?:(?:en|ein|ei|a|an|the)[ ])?"
    rf"(?P<office>(?i:{_OFFICE})(?:[ ](?:for|of)[ ][^,.;:\n]{{2,40}}?)?)"
    r"(?:[ ](?:i|ved|in|at)[ ](?P<where>[A-ZÆØÅ][^,.;:\n]{1,60}))?(?:[.][^\n]{0,80})?"
)
_NO_SPEAKER = re.compile(
    r"(?:det|at|ja|nei|ikke|ikkje|fra|frå|til|takk|opp|noe|noko|hva|kva|it|that|this|yes|no|so|what|to)\b",
    re.IGNORECASE,
)
_OFFICE_IN = re.compile(r"(?P<office>.+?)[ ](?:i|ved|in|at|of)[ ](?P<where>[A-ZÆØÅ].+)")
_WHERE = re.compile(rf"[ ](?:i|ved|in|at|of)[ ](?P<where>{_NAME_WORD}(?:[ ]{_NAME_WORD})*(?:[ ]kommune)?)")
_OFFICE_AT = re.compile(
    rf"\b(?P<office>(?i:{_OFFICE}))[ ](?:i|ved)[ ](?P<where>{_NAME_WORD}(?:[ ]{_NAME_WORD})*[ ]kommune)"
)
_SAYS = (
    r"(?:sier|seier|sa|sade|mener|meiner|forteller|fortel|fortalte|fortalde|understreker|understrekar|påpeker"
    r"|påpeikar"
    r"|legger til|legg til|svarer|svarar|skriver|skriv|poengterer|framhever|fremhever|minner om|forklarer|forklarar"
    r"|spør|konkluderer|innrømmer|vedgår|ler|smiler|smilar|opplyser|hevder|hevdar|oppsummerer|avslutter"
    r"|fastslår|kommenterer|says|said|admits|laughs|recalls|explains|adds|argues|notes|writes|asks|stresses)"
)
_REPORT = re.compile(rf"(?:(?P<mark>[,?!])[\"»”]?|(?P<close>[»”\"]),?)[ ]+(?:{_SAYS})[ ]+(?P<who>[^\n]+)$")
_ANY_REPORT = re.compile(rf"(?:(?<=[,?!])|(?<=[»”\"]))[ ]+{_SAYS}[ ]+")
_MOTTO = re.compile(
    r",[ ]er[ ](?P<who>\w+?)s[ ](?:mantra|motto|budskap|bodskap|poeng|råd|credo|visjon|svar)\b.*$", re.IGNORECASE
)
_DASHED = re.compile(r"(?:[ \t]+[–—-]|[ \t]*\n[ \t]*(?:[–—-]{1,2})?|[ \t]+--)[ \t]*(?P<who>[^–—\n]{3,70})$")
_TRAILING_NAME = re.compile(rf"(?<=[^\W\d_]|[.!?»”\"])[ \n](?P<who>{NAME})$")
_BEFORE_NAMES = re.compile(
    r"\b(?:Av|Hilsen|Helsing|Mvh|Tekst|Foto|Med|Fra|Frå|For|Som|Da|Når|Men|Og|Hos|Ved|Til|Hvis|Dersom|Så|Nå|No|Også|Har|Er|Kan|Vil"
    r"|By|From|With|When|If|And|But|So|To|At|The|Has|Is|Can|Will)[ ](?=[A-ZÆØÅÄÖ])"
)
"""Words that begin a sentence or a byline with a capital, and are no part of the name behind them."""
_NEAR = 260
"""Characters after a surname in which its office may be told: two or three sentences."""
_WRAPPED = 50
"""Characters of a line that goes on in the next."""
_NOT_NAMES = {"Kommunen", "Kommunene", "Etter", "Norske", "Historisk", "Den", "Det"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the text names."""

    name: str
    office: str = ""
    where: str = ""

    @property
    def surname(self) -> str:
        """The last of the names."""
        return self.name.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, by whom as the text has it, and the words that report it."""

    words: str
    who: str
    report: str = ""


class People:
    """All persons of a text."""

    def __init__(self, text: str, progress: Progress = unwatched) -> None:
        text = _BEFORE_NAMES.sub(lambda found: found[0].lower(), text)
        progress(0, SHARES)
        flat = "\n".join(_joined_lines(paragraph) for paragraph in text.split("\n\n"))
        found: dict[str, Person] = {}
        for match in _NAME_AND_OFFICE.finditer(text):
            self._add(found, Person(match["name"], match["office"].strip(), (match["where"] or "").strip()))
        progress(300, SHARES)
        for match in _offices_and_names(flat):
            where = _WHERE.match(flat, match.end())
            self._add(found, Person(match["name"], match["office"].lower(), where["where"] if where else ""))
        progress(600, SHARES)
        for match in re.finditer(NAME, flat):
            if match[0].split(" ")[0] not in _NOT_NAMES:
                self._add(found, Person(match[0]))
        self._people, self._flat = found, flat

    @property
    def names(self) -> frozenset[str]:
        """Every full name."""
        return frozenset(self._people)

    def named(self, name: str) -> Person:
        """This person, with the office that the text gives, there or soon after it speaks of the surname."""
        person = self._people.get(name, Person(name))
        if person.office:
            return person
        for found in re.finditer(rf"\b{re.escape(person.surname)}\b", self._flat):
            office = _OFFICE_AT.search(self._flat, found.end(), found.end() + _NEAR)
            if office:
                return replace(person, office=office["office"].lower(), where=office["where"])
        return person

    def resolve(self, who: str) -> str:
        """Whoever «sier Bjerke» or «rådmannens» means, by full name as far as the text tells; else as written."""
        clean = re.split(r"[,.;]|[ ](?:som|who)[ ]", who.strip(' «»"*_'), maxsplit=1)[0].strip()
        full = re.search(NAME, clean)
        if full and full[0] in self._people:
            return full[0]
        for word in clean.split():
            for person in self._people.values():
                if word == person.surname or word == person.name.split(" ")[0]:
                    return person.name
        office = clean.casefold().removesuffix("en").removesuffix("s")
        holders = [person for person in self._people.values() if person.office and office.startswith(person.office)]
        return holders[0].name if holders else clean

    def last_named(self, words: str) -> str:
        """The one person whom the words name; empty where they name none, or several."""
        names = {self.resolve(found[0]) for found in re.finditer(NAME, words)} & self.names
        return names.pop() if len(names) == 1 else ""

    def _add(self, found: dict[str, Person], person: Person) -> None:
        known = found.get(person.name)
        if known is None:
            found[person.name] = person
        else:
            found[person.name] = replace(known, office=known.office or person.office, where=known.where or person.where)


def _joined_lines(paragraph: str) -> str:
    """The lines that a program broke in one; short ones, as in lists and heads of mails, stay apart."""
    pieces: list[str] = []
    for line in paragraph.split("\n"):
        words = " ".join(line.split())
        pieces += [words, "\n" if len(line) < _WRAPPED else " "]
    return "".join(pieces).strip()


def _offices_and_names(flat: str) -> Iterator[re.Match[str]]:
    """Where an office stands before a name. The offices are looked for first: that takes a tenth of the time."""
    last = 0
    small = flat.lower()  # twice as fast as to look for small and large letters
    for found in _OFFICE_END.finditer(small if len(small) == len(flat) else flat):
        before = _WORD_BEFORE.search(flat, max(last, found.start() - 30), found.start())
        match = _OFFICE_AND_NAME.match(flat, before.start() if before else found.start())
        if match:
            last = match.end()
            yield match


def spoken_in(words: str) -> Said | None:
    """What a person says in «…, sier NN», and who; None where nobody is said to say it."""
    motto = _MOTTO.search(words)
    if motto:
        return Said(words[: motto.start()].strip(), motto["who"], words[motto.start() :].strip(" ,"))
    last = None
    for found in _ANY_REPORT.finditer(words):
        last = found
    if last is None:
        return None
    said, rest = words[: last.start()].strip(), words[last.end() :]
    who, stop, more = _report_and_more(rest)
    if not _may_speak(who):
        return None
    said = said[:-1] if said.endswith(",") else said
    if more and said[-1:].isalnum():
        said += "."
    report = words[last.start() : last.end()].strip() + " " + who + stop
    return Said(f"{said} {more}".strip(), who, report)


def _may_speak(who: str) -> bool:
    """Whether somebody is meant: «Kari», «ordføreren», «hun»; in «den som er i tvil, sier det høyt» nobody is."""
    if not who or _NO_SPEAKER.match(who):
        return False
    first = " ".join(who.split()[:5])
    return any(letter.isupper() for letter in first) or is_pronoun(who) or bool(_OFFICE_END.search(first.lower()))


def is_pronoun(who: str) -> bool:
    """Whether the one who speaks is named by a pronoun only."""
    return bool(_SPEAKER_PRONOUN.fullmatch(who.strip(" .,")))


def is_office(words: str) -> bool:
    """Whether the words are an office and nothing else, as in a line of a signature."""
    return bool(_OFFICE_LINE.fullmatch(words.strip()))


def _report_and_more(rest: str) -> tuple[str, str, str]:
    """Who said it (with the clause about them), and what they go on to say after that sentence."""
    found = re.search(r"[.](?=\s+[A-ZÆØÅ«–-])", rest)
    if found is None:
        return rest.strip().rstrip("."), ".", ""
    return rest[: found.start()].strip(), ".", rest[found.end() :].strip(" -–")


def is_spoken(words: str) -> bool:
    """Whether a sentence ends by saying who said it."""
    return bool(_REPORT.search(words))


def dashed_source(words: str) -> tuple[str, str] | None:
    """A quotation and its source behind a dash or in a line of its own; None where the end is no name."""
    found = _DASHED.search(words)
    if not found or found.start() < 8:
        return None
    who = found["who"].strip()
    is_own_line = "\n" in found[0] and found[0].strip()[:1] in "–—-"
    if not is_name_like(who) and not (is_own_line and 0 < len(who.split()) <= 8 and who[-1:] not in ".?!"):
        return None
    return words[: found.start()].strip(), who


def trailing_name(words: str) -> tuple[str, str] | None:
    """A quotation and the name that follows it without any sign; None where no name ends it."""
    found = _TRAILING_NAME.search(words)
    if not found or len(words[: found.start()].split()) < 5 or words.rstrip().endswith((".", "?", "!")):
        return None
    return words[: found.start()].strip(), found["who"]


def is_name_like(who: str) -> bool:
    """Whether the words are a person's name, with or without office and place."""
    words = who.strip("()*_ .").split()
    if not 1 <= len(words) <= 10 or not words[0][:1].isalpha():
        return False
    if re.match(rf"(?:{NAME})(?:$|,)", who.strip()) or _OFFICE_AND_NAME.match(who.strip()):
        return True
    return len(words) <= 4 and all(word[:1].isupper() for word in words) and not who.strip().endswith((".", "?", "!"))


def as_byline(words: str) -> Person | None:
    """Name, office and place of a line that is a signature: «Kari Nord, rådmann, X kommune», «Rådmann Kari Nord»."""
    plain = re.sub(
        r"^(?:av|tekst|skrevet av|skriven av|forfatter|(?:vennlig |venleg |beste )?(?:hilsen|helsing)|mvh|by|text"
        r"|written by|fra|frå|from|ved|v/)[ \t]*:?[ \t]+",
        "",
        re.sub(r"[ ,]*\n[ ]*", ", ", words.replace("**", "").replace("__", "").replace(" | ", ", ").strip("*_ ")),
        flags=re.I,
    )
    plain = re.sub(r"[ ]*[<\[(]\S+@\S+[>\])]$", "", plain.rstrip("."))
    both = _NAME_AND_OFFICE.match(plain)
    if both and both.end() >= len(plain) - 1:
        office, where = both["office"].strip(), (both["where"] or "").strip()
        inside = _OFFICE_IN.fullmatch(office) if not where else None
        return Person(both["name"], inside["office"] if inside else office, inside["where"] if inside else where)
    told = _IS_OFFICE.fullmatch(plain)
    if told:
        return Person(told["name"], told["office"], told["where"] or "")
    first = _OFFICE_AND_NAME.match(plain)
    if first:
        rest = plain[first.end() :]
        where = _WHERE.match(rest) or re.match(r",[ ](?P<where>[A-ZÆØÅ][^,.;:]{2,50})$", rest)
        if not rest or (where and where.end() == len(rest)):
            return Person(first["name"], first["office"], where["where"] if where else "")
    if plain != words.strip("*_ ").rstrip(".") and re.fullmatch(NAME, plain):
        return Person(plain)
    return None
