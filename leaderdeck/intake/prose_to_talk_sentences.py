"""Sentences and clauses of the writer's own: titles and points are chosen among them, never made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_people import is_spoken

TITLE_WORDS, TITLE_CHARACTERS = 12, 84
POINT_WORDS = 14
LONGEST_POINT_WORDS = 22
_GAP = re.compile(r"[.!?…][\"»”’)*_]*(?P<space>\s+)(?=[\"«“‘(*_]*[A-ZÆØÅÄÖ0-9–-])")
_NO_END = re.compile(
    r"(?:\b(?:f\.?eks|bl\.?a|d\.?v\.?s|o\.?s\.?v|m\.?m|m\.?fl|kl|nr|ca|pr|st|dr|prof|jf|mv|adm|tlf|vs|etc|e\.g"
    r"|i\.e|mr|mrs|ms"
    r"|[A-ZÆØÅ]))\.$",
    re.IGNORECASE,
)
_NUMBER_END = re.compile(r"(?<!\d)\d{1,2}\.$")
"""It ends no sentence where it counts one, or another number follows: `1. Først`, `16. 3. 2026`."""
_LONGEST_SHORT = 14
"""Characters of the longest abbreviation, and then some."""
_CLAUSE = re.compile(r"(?:[,;:]\s+|\s+[–—]\s+)")
_LEANING = re.compile(
    r"(?!for det (?:første|andre|tredje|fjerde|femte)\b)(?:og|men|for|så|eller|derfor|dermed|likevel|da|dette|denne"
    r"|disse|det|de|den|han|hun|ho|dei|der|derfra|her|slik|siden|deretter|også|ikke minst|ikkje minst|and|but|so|or"
    r"|this|these|that|they|he|she|it|then|therefore)\b",
    re.IGNORECASE,
)
"""Words that lean on the sentence before: a title that begins so says nothing by itself."""
_JOINING = re.compile(
    r"(?:og|men|der|som|slik|fordi|da|når|hvis|dersom|mens|medan|så|for å|noe som|noko som|eller|and|but|which"
    r"|who|where"
    r"|because|when|while|so)\b",
    re.IGNORECASE,
)
_NEAR = 200
_CLEFT = re.compile(
    r"\b(?:(?:er|var|blir|ble|vart) det|det (?:er|var|blir)|it (?:is|was)|is it)\b[^,]*\b(?:som|who|that)\b", re.I
)
_ADDING = re.compile(r"(?:og|men|and|but)\b", re.IGNORECASE)
_AND = re.compile(r"^(?:[–-][ ]+|(?:og|and)[ ]+)", re.IGNORECASE)
_SPOKEN = re.compile(r"[–—-][ ]")
_SUBORDINATE = re.compile(
    r"(?:når|hvis|dersom|da|fordi|selv om|sjølv om|siden|sidan|mens|medan|etter|før|ved|til|fra|frå|på|i|med|om|som"
    r"|ifølge|ifølgje|if|when|because|although|while|after|before|as|in|on|at|since|once|according)\b",
    re.IGNORECASE,
)
"""Words that begin a clause which waits for the rest of its sentence."""
_VERB = re.compile(
    r"\b(?:er|var|har|hadde|kan|kunne|må|måtte|skal|skulle|vil|ville|bør|får|fikk|fekk|gir|gav|ga|går|gikk|gjekk|kommer|kjem"
    r"|kom|blir|ble|vart|blei|gjør|gjer|gjorde|ser|så|sier|seier|sa|vet|veit|visste|trenger|treng|trengte|tror|trur|tar|tek"
    r"|tok|står|stod|sto|jobber|jobbar|jobbet|lærer|lærte|bygger|byggjer|bygget|ønsker|ønskjer|finnes|finst|handler|handlar"
    r"|betyr|tyder|våger|vågar|prøver|prøvde|begynte|byrja|laget|laga|viser|viste|is|are|was|were|has|have|had|can|could|must"
    r"|shall|should|will|would|do|does|did|need|needs|know|knew|learned|built|make|made|take|took|see|saw)\b",
    re.IGNORECASE,
)
"""A clause before a comma is a whole thought where it has a verb; «den minste kommunen i fylket» is none."""
_POINTING = re.compile(r"\b(?:dette|denne|disse|desse|this|these|those)\b", re.IGNORECASE)
_NO_ITEM = {"og", "men", "som", "der", "and", "but", "which", "who"}
_FILLER = re.compile(
    r"(?:for å nevne noe|for å nemne noko|for eksempel|blant annet|to name a few|for example)\W*$", re.I
)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ENDING = re.compile(r"(?<=[^.])\.[*_]*$")


def sentences_of(text: str) -> list[str]:
    """The sentences, each as it stands; dates, initials and abbreviations end none."""
    flat = " ".join(text.split())
    found: list[str] = []
    start = 0
    for gap in _GAP.finditer(flat):
        end = flat[max(start, gap.start("space") - _LONGEST_SHORT) : gap.start("space")]
        counts = _NUMBER_END.search(end)
        if _NO_END.search(end) or (
            counts and (counts[0] == flat[start : gap.start("space")] or flat[gap.end()].isdigit())
        ):
            continue
        found.append(flat[start : gap.start("space")])
        start = gap.end("space")
    return [*found, flat[start:]] if flat[start:].strip() else found


def word_count(text: str) -> int:
    """How many words."""
    return len(_WORD.findall(text))


def without_stop(text: str) -> str:
    """Without the full stop at its end: titles and points have none."""
    return _ENDING.sub("", text.strip())


def leans(text: str) -> bool:
    """Whether a sentence begins with a word that leans on what was said before."""
    return bool(_LEANING.match(text.lstrip('*_«"')))


def title_among(sentences: Sequence[str]) -> str:
    """The sentence that serves best as a title, or a clause of the first; empty where all are too long."""
    fitting = [
        (leans(sentence), _is_question(sentence), place, sentence)
        for place, sentence in enumerate(sentences)
        if 2 < word_count(sentence) <= TITLE_WORDS
        and len(sentence) <= TITLE_CHARACTERS
        and not _SPOKEN.match(sentence)
        and not is_spoken(sentence)
    ]
    firm = [entry for entry in fitting if not entry[0]]
    if firm:
        return min(firm)[3]
    for sentence in sentences[:2]:
        clause = first_clause(sentence)
        if clause:
            return clause
    return fitting[0][3] if fitting else ""


def first_clause(sentence: str) -> str:
    """What stands before the first dash, colon, semicolon or comma, where it is a fitting title; else empty."""
    for gap in _CLAUSE.finditer(sentence):
        clause = sentence[: gap.start()].strip()
        if word_count(clause) > TITLE_WORDS or len(clause) > TITLE_CHARACTERS:
            return ""
        may_stand = word_count(clause) >= 4 and not (
            leans(clause) or _SPOKEN.match(clause) or _SUBORDINATE.match(clause)
        )
        if may_stand and _is_balanced(clause) and (not gap[0].startswith(",") or _VERB.search(clause)):
            return clause
    return ""


def points_among(sentences: Sequence[str], most: int, words: int) -> list[str]:
    """At most so many sentences, or clauses of long ones, in their order, with at most so many words in all.

    The last sentence, which concludes, goes first, then short ones that lean on nothing. One is given at least, where
    there is one short enough for a point.
    """
    candidates = [point for sentence in sentences for point in _points_of(sentence)]
    last = len(candidates) - len(_points_of(sentences[-1])) if sentences else 0
    whole = [at for at, point in enumerate(candidates) if at >= last or not _ADDING.match(point)]
    wanted = whole if len(whole) > 1 else range(len(candidates))
    wanted = sorted(wanted, key=lambda at: (at != last, _weight(candidates[at]), at))
    chosen: list[int] = []
    for at in wanted:
        words -= word_count(candidates[at])
        if words >= 0 or not chosen:
            chosen.append(at)
        if words < 0 or len(chosen) == most:
            break
    return [_as_point(candidates[at]) for at in sorted(chosen)]


def point_of(sentence: str) -> str:
    """One sentence as a point: its main clause where it is long."""
    clauses = _points_of(sentence)
    return _as_point(clauses[0] if clauses else sentence)


def _as_point(clause: str) -> str:
    """A clause as it stands on a slide by itself: without the «og» that joined it, and with a capital."""
    point = without_stop(_AND.sub("", clause, count=1))
    return point[:1].upper() + point[1:]


def _weight(point: str) -> int:
    """How little a point is wanted: long ones, and those that lean."""
    words = word_count(point)
    return (0 if words <= POINT_WORDS else 3) + (1 if leans(point) or _POINTING.search(point) else 0) + (words < 3)


def _points_of(sentence: str) -> list[str]:
    """The sentence where it is short; else the items of its list, or its main clause with what «og» or «men» adds."""
    words = word_count(sentence)
    if words <= POINT_WORDS:
        return [sentence]
    items = _items_of(clauses_of(sentence))
    if items:
        return items
    main, *others = _joined_clauses(sentence)
    added = [clause for clause in others if _ADDING.match(clause) and 5 <= word_count(clause) <= POINT_WORDS + 2]
    if 4 <= word_count(main) <= LONGEST_POINT_WORDS and (words > LONGEST_POINT_WORDS - 6 or added):
        return [main, *added]
    return [sentence] if words <= LONGEST_POINT_WORDS else []


def _items_of(clauses: Sequence[str]) -> list[str]:
    """Clauses that begin with the same word, as a list in a sentence does, with the first of them out of its lead."""
    for at in range(1, len(clauses) - 1):
        word = clauses[at].split()[0]
        alike = [clause for clause in clauses[at:] if clause.split()[0] == word and word_count(clause) > 1]
        if len(alike) >= 2 and word.casefold() not in _NO_ITEM:
            _, found, behind = clauses[at - 1].partition(f" {word} ")
            first = word + found[len(word) + 1 :] + behind if found and word_count(behind) > 1 else clauses[at - 1]
            fitting = [clause for clause in alike if word_count(clause) >= 3 and not _FILLER.match(clause)]
            return [clause for clause in (first, *fitting) if word_count(clause) <= LONGEST_POINT_WORDS]
    return []


def _joined_clauses(sentence: str) -> list[str]:
    """The sentence cut only where a clause ends: before a dash, a semicolon, or a comma that a joining word follows."""
    found: list[str] = []
    start = 0
    for gap in _CLAUSE.finditer(sentence):
        is_comma = gap[0].startswith(",")
        if is_comma and not _JOINING.match(sentence, gap.end()):
            continue
        if is_comma and _CLEFT.search(sentence, max(start, gap.start() - _NEAR), gap.start()):
            continue  # «det er den som eier feilen, som sier det»: what is said of it comes behind
        if _is_balanced(sentence[start : gap.start()]) and gap.start() > start:
            found.append(sentence[start : gap.start()].strip())
            start = gap.end()
    return [*found, sentence[start:].strip()]


def clauses_of(sentence: str) -> list[str]:
    """The sentence cut at its commas, semicolons, colons and dashes, never inside marks of quotation or brackets."""
    found: list[str] = []
    start = 0
    for gap in _CLAUSE.finditer(sentence):
        if _is_balanced(sentence[start : gap.start()]):
            found.append(sentence[start : gap.start()].strip())
            start = gap.end()
    found.append(sentence[start:].strip())
    return [clause for clause in found if clause]


def _is_balanced(text: str) -> bool:
    marks = (("(", ")"), ("«", "»"), ("“", "”"), ("[", "]"))
    return all(text.count(left) == text.count(right) for left, right in marks) and text.count("**") % 2 == 0


def _is_question(sentence: str) -> bool:
    return sentence.rstrip('»"”').endswith("?")
