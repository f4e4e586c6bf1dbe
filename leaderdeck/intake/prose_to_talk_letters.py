"""Letters and mails: their heads, greetings, signatures and what stands below, told from what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.intake.prose_to_talk_people import NAME, Person, as_byline, is_office
from leaderdeck.intake.prose_to_talk_planned import PlannedCard
from leaderdeck.intake.prose_to_talk_sentences import word_count
from leaderdeck.intake.prose_to_talk_units import Unit, ends_sentence, split_entry
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_HEAD = frozenset(
    ("fra", "frå", "from", "til", "to", "kopi", "cc", "bcc", "sendt", "sent", "dato", "date", "emne", "subject",
     "svar til", "reply-to", "vedlegg", "attachments")
)  # fmt: skip
_SENDERS = frozenset(("fra", "frå", "from"))
_SUBJECTS = frozenset(("emne", "subject"))
_ANSWER = late_pattern(r"(?:(?:sv|re|vs|fw|fwd)[ \t]*:[ \t]*)+", re.IGNORECASE)
_FEWEST_HEAD_LINES = 2
_LONGEST_HEAD = 8
_HELLO = late_pattern(
    r"(?:hei(?: igjen)?|heisann|kjære|kjere|høytidelige|god (?:dag|morgen|morgon|kveld|aften|ettermiddag)"
    r"|godt folk|mine (?:damer|herrer)|good (?:morning|evening|afternoon)|hello|dear|hi|ladies and gentlemen)\b"
    r"[^.!?:]{0,70}[.!,]?",
    re.IGNORECASE,
)
_MOST_HELLO_WORDS = 9
_GOODBYE = late_pattern(
    r"(?:(?:med )?(?:vennlig|vennleg|venleg|beste|hjertelig|hjarteleg|varm|varme|kind|best|warm)[ ]"
    r"(?:hilsen|hilsener|helsing|helsingar|regards|wishes)|(?:alt godt|hilsen|helsing|mvh|regards"
    r"|yours (?:sincerely|faithfully|truly)|sincerely))(?:[ ](?:fra|frå|from)?[ ]?[A-ZÆØÅ][^\n.!?]{1,40})?[,.!]?",
    re.IGNORECASE,
)
_CONTACT = late_pattern(
    rf"(?:(?:(?-i:{NAME}),?[ ]+)?(?:tlf|tel|telefon|mobil|mob|phone)\b\.?[ \t:]*\+?[\d(][\d ()]{{5,}}"
    r"(?:[ ]?(?:www\.|https?://|\S+@)\S+)?|\+?\d[\d ]{7,}|(?:www\.|https?://)\S+"
    r"|(?:e-?post|e-?mail|epost)?[ \t:]*\S+@\S+\.\w+"
    r"|(?:kontakt|kontaktperson|pressekontakt|mediekontakt|contact|press contact|media contact)[ \t]*:.*"
    r"|[A-ZÆØÅ][\w-]+,[ ](?:den[ ])?\d{1,2}\.[ ]\w+[ ]\d{4}"
    r"|org\.?(?: ?nr)?\.?[ \t:]*[\d ]{9,}.*|besøksadresse\b.*|postadresse\b.*)",
    re.IGNORECASE,
)
_DISCLAIMER = late_pattern(
    r"\b(?:konfidensiell\w*|fortrolig\w*|confidential\w*|rett mottaker|rett mottakar|riktig mottaker"
    r"|intended recipient|tiltenkt mottaker)\b",
    re.IGNORECASE,
)
_MAIL_WORD = late_pattern(r"\b(?:e-?post\w*|e-?mail|melding\w*|message)\b", re.IGNORECASE)
_THREAD = late_pattern(
    r"(?:-{2,}[ ]?(?:opprinnelig melding|opphavleg melding|original message|videresendt melding)"
    r"|(?:den|on)?[ ]?\d{1,2}[. ].{5,90}\b(?:skrev|skreiv|wrote)\b.{0,80}:|[\w,. ]{0,40}\d{4}.{0,80}\bwrote:)",
    re.IGNORECASE,
)
_PLACE_LINE = late_pattern(
    r"[A-ZÆØÅ][^\n.!?:]{0,50}\b(?:kommune|fylkeskommune|council|departement\w*|direktorat\w*|as|foretak"
    r"|universitet\w*|forening|avdeling|seksjon)\b[^\n.!?:]{0,30}",
    re.IGNORECASE,
)
_MOST_BELOW = 14
_LONGEST_BELOW, _LONGEST_CONTACT = 1200, 300
"""Characters; a paragraph longer than that is the letter's own."""
_MOST_SIGNATURE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """Which units of a text belong to a letter's frame, by their index."""

    head: frozenset[int] = frozenset()
    subject: int = -1
    sender: int = -1
    goodbye: int = -1
    """Where the words of farewell stand; -1 where there are none."""
    signature: frozenset[int] = frozenset()
    """Lines below them that tell of who writes."""
    below: frozenset[int] = frozenset()
    """Addresses, numbers and what a mail program adds."""


def letter_of(units: Sequence[Unit]) -> Letter:
    """The frame of a letter or mail around the text; empty for other texts."""
    tail = max(1, len(units) - _MOST_BELOW)
    labels = [_label(unit) for unit in units[:_LONGEST_HEAD]]
    head = next((at for at, label in enumerate(labels) if label not in _HEAD), len(labels))
    lines = range(head if head >= _FEWEST_HEAD_LINES else 0)
    thread = next((at for at, unit in enumerate(units) if at and _is_thread(unit)), len(units))
    goodbye = _goodbye(units[:thread])
    names = _names_below(units, goodbye)
    signature = {at for at in range(goodbye + 1, thread) if _is_signature(units[at])} if goodbye >= 0 else set()
    return Letter(
        frozenset(lines),
        next((at for at in lines if labels[at] in _SUBJECTS), -1),
        next((at for at in lines if labels[at] in _SENDERS and not names), -1),
        goodbye,
        frozenset(signature),
        frozenset(at for at in range(len(units)) if at >= thread or (at >= tail and is_below(units[at].words))),
    )


def _is_thread(unit: Unit) -> bool:
    """Whether the mail that this one answers begins here."""
    first = unit.words.strip()[:_LONGEST_CONTACT]
    return bool(_THREAD.match(" ".join(first.split()))) and len(unit.words) <= _LONGEST_BELOW


def _label(unit: Unit) -> str:
    return unit.words.split(":", 1)[0].strip("*_ ").casefold() if ":" in unit.words else ""


def _goodbye(units: Sequence[Unit]) -> int:
    first = max(0, len(units) - _MOST_BELOW)
    at = next((at for at in range(len(units) - 1, first - 1, -1) if _GOODBYE.fullmatch(units[at].words.strip())), -1)
    rest = units[at + 1 :]
    is_end = all(_is_signature(unit) or is_below(unit.words) or unit.shape == "rule" for unit in rest)
    return at if at > 0 and is_end else -1


def _names_below(units: Sequence[Unit], goodbye: int) -> bool:
    """Whether somebody signs with a full name: then the mail's head need not tell it."""
    return goodbye >= 0 and any(re.fullmatch(NAME, unit.words.strip("*_ ")) for unit in units[goodbye + 1 :])


def _is_signature(unit: Unit) -> bool:
    is_line = unit.shape in ("line", "entry") and word_count(unit.words) <= _MOST_SIGNATURE_WORDS
    return is_line and not ends_sentence(unit.words) and not is_below(unit.words)


def is_below(words: str) -> bool:
    """Whether the words are an address or number, or what a mail program writes below each mail."""
    if len(words) > _LONGEST_BELOW:
        return False
    text = " ".join(words.split())
    if len(text) <= _LONGEST_CONTACT and _CONTACT.fullmatch(text):
        return True
    return bool(_DISCLAIMER.search(text) and _MAIL_WORD.search(text))


def is_hello(words: str) -> bool:
    """Whether the words only greet those who listen."""
    return word_count(words) <= _MOST_HELLO_WORDS and bool(_HELLO.fullmatch(words.strip(" *_")))


def may_name(words: str) -> bool:
    """Whether a call may be a talk's name: «Hei, og takk for meg!» may, «Kjære kollega!» may not."""
    return not is_hello(words) or ("takk for" in words.casefold() and words.rstrip().endswith("!"))


def subject_in(words: str) -> str:
    """What a mail is about, from its line «Emne: …»; the words themselves where they are no such line."""
    entry = split_entry(words)
    if entry is None or entry[0].strip("*_ ").casefold() not in _SUBJECTS:
        return words
    answer = _ANSWER.match(entry[1])
    return entry[1][answer.end() :] if answer else entry[1]


def take_byline(card: PlannedCard, unit: Unit) -> None:
    """Put who speaks on the cover, from a line with a name, or a line of a signature: name, office or place."""
    words = unit.words.strip(" *_")
    found = as_byline(unit.words)
    known = card.person
    if known is None:
        name = re.fullmatch(NAME, words)
        card.person = found or (Person(words) if name else None)
    elif known.office == "" and found is not None and found.office:
        card.person = found  # who wrote it down has no office, and whom it is about has one
    elif known.office == "" and is_office(words):
        card.person = replace(known, office=words)
    elif known.where == "" and _PLACE_LINE.fullmatch(words):
        card.person = replace(known, where=words)
    card.take(unit.place)
    card.say(unit.said)
