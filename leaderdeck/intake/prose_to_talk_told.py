"""Quotations inside a paragraph that tells who said them: «Forskeren sier det slik: «…»»."""

from __future__ import annotations

import re

from leaderdeck.intake.prose_to_talk_people import NAME, Said
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, word_count
from leaderdeck.late_pattern import late_pattern

_MARKED = late_pattern(r"[«“„\"](?P<said>[^«»“”„\"]{12,500})[»”“\"]")
_VERB = late_pattern(
    r"\b(?:sier|seier|sa|sagt|seie|si|svarer|svarar|svarte|svara|skriver|skriv|skrev|skreiv|spurte|spør|las|leste|les|forteller|fortel"
    r"|fortalte|fortalde|mener|meiner|minner|lyder|lyd|says?|said|saying|asks?|asked|answers?|answered|replied|read"
    r"|writes?|wrote|puts?)\b",
    re.IGNORECASE,
)
_TOLD_BEHIND = late_pattern(
    r"[«“„\"](?P<said>[^«»“”„\"]{12,500})[»”“\"],?[ ](?P<who>(?:\w+[ ]){1,4}?)(?:told (?:me|us)"
    r"|said|says|used to say|wrote|asked"
    r"|sa (?:han|hun|ho)\b|sa)\b(?P<rest>[^«»“”„\"]{0,120})$"
)
_NAMED_BEHIND = late_pattern(
    rf"[«“„\"](?P<said>[^«»“”„\"]{{8,500}})[»”“\"],?[ ][a-zæøå]{{2,14}}[ ](?:[a-zæøå-]{{3,30}}[ ])?"
    rf"(?P<who>{NAME})(?:[ ]til)?\."
)
_DASHED = late_pattern(r"(?P<lead>[^.!?:\n]{8,120}):[ ][–—-][ ](?P<said>[^\n]{12,400})")
_FEWEST_NAMED = 3
_LEAD_SENTENCE = re.compile(r"(?:^|[.!?][»”\"]?[ ])(?P<lead>[^.!?]*)$")
_JOINING = late_pattern(
    r"(?:som|as|og|men|da|så|and|but|for (?:det )?(?:første|andre|tredje)[:,]?|en gang|ein gong|once)[ ]+",
    re.IGNORECASE,
)
_USED_TO = late_pattern(
    r"[ ]+(?:used to|always|once|pleide å|pleier å|brukte å|brukar å|plar å|alltid|en gang|har|had|has)$", re.IGNORECASE
)
_IN_WORK = late_pattern(r"[ ](?i:i|hos|frå|fra|in)[ ](?P<who>[A-ZÆØÅ][\w-]+)\b")
_PRONOUN = late_pattern(r"(?:jeg|eg|du|han|hun|ho|vi|de|dei|det|den|man|i|you|he|she|we|they|it|one)\b", re.IGNORECASE)
_FEWEST_WORDS, _MOST_WORDS, _MOST_BEHIND = 5, 60, 14
_MOST_WHO_WORDS = 5
_MOST_LEAD = 160


def told_quotation(words: str) -> Said | None:
    """What somebody is told to have said, in marks near the end of a paragraph, and who as far as it is told.

    `who` is empty where only «jeg» or «hun» is named. None where no verb of saying leads to the marks.
    """
    flat = " ".join(words.split())
    first = _TOLD_BEHIND.search(flat)
    before = flat[: first.start()].rstrip() if first else ""
    if first and (not before or before[-1:] in ".!?") and _FEWEST_WORDS <= word_count(first["said"]) <= _MOST_WORDS:
        names = {found[0] for found in re.finditer(NAME, before)}
        told = first["who"].strip()
        who = told if not _PRONOUN.match(told) else names.pop() if len(names) == 1 else ""
        return Said(first["said"].strip().rstrip(","), who, told)
    named = _NAMED_BEHIND.fullmatch(flat)
    if named and _FEWEST_NAMED <= word_count(named["said"]) <= _MOST_WORDS:
        return Said(named["said"].strip().rstrip(","), named["who"], flat[named.end("said") :])
    dashed = _DASHED.fullmatch(flat)
    if dashed and _VERB.search(dashed["lead"]) and _FEWEST_WORDS <= word_count(dashed["said"]) <= _MOST_WORDS:
        name = re.search(NAME, dashed["lead"])
        return Said(dashed["said"].strip(), name[0] if name else "", dashed["lead"])
    last = None
    for found in _MARKED.finditer(flat):
        last = found
    if last is None or not _FEWEST_WORDS <= word_count(last["said"]) <= _MOST_WORDS:
        return None
    before, behind = flat[: last.start()].rstrip(), flat[last.end() :]
    if before[-1:] not in (":", ",") or word_count(behind) > _MOST_BEHIND:
        return None
    lead = _LEAD_SENTENCE.search(before[-_MOST_LEAD:])
    if lead is None or len(sentences_of(behind)) > 2:
        return None
    named = re.fullmatch(rf"(?P<who>{NAME}):", lead["lead"].strip())
    if named:
        return Said(last["said"].strip(), named["who"], before)
    verb = _VERB.search(lead["lead"])
    if verb is None:
        return None
    return Said(last["said"].strip(), _who(lead["lead"], verb), before)


def _who(lead: str, verb: re.Match[str]) -> str:
    """Who says it: a name in the clause, else the few words before the verb."""
    name = re.search(NAME, lead[: verb.start()]) or re.search(NAME, lead[verb.end() :])
    if name:
        return name[0]
    work = _IN_WORK.search(lead, verb.end())
    if work:
        return work["who"]
    before = _USED_TO.sub("", lead[: verb.start()].strip(), count=1)
    joined = _JOINING.match(before)
    subject = (before[joined.end() :] if joined else before).strip(" ,:")
    is_named = 0 < word_count(subject) <= _MOST_WHO_WORDS and not _PRONOUN.match(subject) and "," not in subject
    return subject if is_named else ""
