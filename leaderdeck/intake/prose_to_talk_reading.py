"""What a text is made of: each unit is looked at in turn, and the first sign that fits decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_letters import is_hello, may_name
from leaderdeck.intake.prose_to_talk_occasion import is_date_line, labeled_detail
from leaderdeck.intake.prose_to_talk_people import (
    as_byline,
    dashed_source,
    is_office,
    is_spoken,
    spoken_in,
    trailing_name,
)
from leaderdeck.intake.prose_to_talk_programme import begins_with_time
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, word_count
from leaderdeck.intake.prose_to_talk_signs import (
    asks_without_mark,
    credit_in,
    defined_in,
    entry_fact,
    is_question,
    is_source,
    tells_baton,
)
from leaderdeck.intake.prose_to_talk_surroundings import Found, Sign, Surroundings, is_on_every_slide
from leaderdeck.intake.prose_to_talk_told import told_quotation
from leaderdeck.intake.prose_to_talk_units import Unit, ends_sentence, split_entry
from leaderdeck.language import say
from leaderdeck.late_pattern import late_pattern

_MARKED = re.compile(r"[\"«“„](?P<words>[^»”]+)[\"»”“][.!?]?", re.DOTALL)
_NOTES = re.compile(r"[*_]{0,3}(?:notat|notater|notes?)[*_]{0,3}[ \t]*:", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_PART = late_pattern(
    r"(?:modul|del|kapittel|øvelse|øving|oppgave|oppgåve|økt|steg|trinn|tema|sak|module|part|chapter|exercise|session|step"
    r"|lesson)[ ]\d{1,2}",
    re.IGNORECASE,
)
_WHO_MEETS = late_pattern(
    r"(?:til ?stede|til ?stades|tilstede|deltakere|deltakarar|møtte|forfall|fravær"
    r"|møteleder|møteleiar|referent|present|apologies|chair"
    r"|minutes by|attendees)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:han|hun|ho|de|dei|vi|jeg|eg|man|mange|noen|nokon|he|she|they|we|some|many)\b", re.IGNORECASE)
_AGAINST = re.compile(r"(?:men|but|derimot)\b", re.IGNORECASE)
_WHAT_IS = re.compile(r"(?:hva|kva|what) (?:er|betyr|tyder|is|does)(?: \S+){1,4}\?", re.IGNORECASE)
_LONGEST_HEADING, _MOST_HEADING_WORDS = 90, 13
_LONGEST_QUOTE_WORDS = 70
_LONGEST_TELLING_WORDS = 110
_MOST_SLOT_WORDS = 8
_MOST_CALLING_WORDS = 6
_EXPLAINING_WORDS, _MOST_ENTRIES = 5, 12


def guess_of(at: int, around: Surroundings) -> Found:
    """What the unit at this index is."""
    unit = around.units[at]
    for sign in _SIGNS:
        found = sign(unit, at, around)
        if found:
            return found
    return "prose", 0.6, say("Vanlig avsnitt: punktene er setninger herfra, og resten er talenotat.")


def _private_or_rule(unit: Unit, _at: int, _around: Surroundings) -> Found | None:
    if unit.shape == "private":
        return "private", 1.0, say("Teksten er merket som privat og forblir privat.")
    if unit.shape == "rule":
        return "leave-out", 1.0, say("En strek som skiller, uten ord.")
    return None


def _by_shape(unit: Unit, at: int, around: Surroundings) -> Found | None:
    match unit.shape:
        case "table" | "code":
            return "block", 0.9, say("En tabell eller blokk, som den står.")
        case "heading":
            below = around.unit(at + 1)
            has_cover = at + 1 in around.cover or (below is not None and as_byline(below.words) is not None)
            is_first = at == around.first and (unit.level == 1 or has_cover)
            return ("title" if is_first else "heading"), 1.0, say("Overskrift i kilden.")
        case "run-in":
            return "heading", 0.85, say("Noen få ord med punktum, og teksten følger: en innledende mellomtittel.")
        case "quoted":
            return "quote", 1.0, say("Merket som sitat i kilden.")
    return None


def _furniture(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if at in around.furniture:
        return "leave-out", 0.95, say("Hører til nettsiden eller arkivet, ikke til teksten.")
    is_short = 0 < word_count(unit.words) <= 10 and unit.shape in ("line", "prose")
    is_last_twin = is_short and around.plain[at] == around.plain[around.last] and at < around.last
    if is_on_every_slide(unit, around.counts[around.plain[at]]) or is_last_twin:
        return (
            "leave-out",
            0.85,
            say("Står flere ganger for seg selv: navn eller slagord fra den gamle presentasjonen."),
        )
    if is_short and at == around.last and word_count(unit.words) >= 4 and around.first_at[around.plain[at]] < at:
        return "slogan", 0.8, say("Slagordet som den gamle presentasjonen sluttet med.")
    if is_short and around.first_at[around.plain[at]] < at:
        return "leave-out", 0.8, say("Står ordrett tidligere i teksten.")
    return None


def _notes(unit: Unit, _at: int, _around: Surroundings) -> Found | None:
    return ("speech", 0.95, say("Merket som talenotat i kilden.")) if _NOTES.match(unit.words) else None


def _letter(unit: Unit, at: int, around: Surroundings) -> Found | None:
    letter = around.letter
    if at == letter.subject:
        return "title", 0.9, say("Emnet i e-posten.")
    if at == letter.sender and as_byline(unit.words):
        return "byline", 0.9, say("Et navn med stilling: hvem teksten er av eller om.")
    if at in letter.head:
        return "leave-out", 0.9, say("Hodet på e-posten: hvem den er til, og når den ble sendt.")
    if at in letter.below:
        return "leave-out", 0.85, say("Adresser, numre og faste linjer: de hører til brevet, ikke til det du sier.")
    if at in letter.signature and (word_count(unit.words) > 1 or is_office(unit.words)):
        return "byline", 0.8, say("Et navn med stilling: hvem teksten er av eller om.")
    if at == letter.goodbye or at in letter.signature:
        return "leave-out", 0.8, say("Hilsenen som avslutter brevet.")
    is_title = at == around.first and (not ends_sentence(unit.words) or may_name(unit.words))
    if at <= around.first + 3 and not is_title and unit.shape in ("line", "prose") and is_hello(unit.words):
        return "speech", 0.8, say("En hilsen til dem som hører på: den sies, og står ikke på lysbildet.")
    return None


def _occasion(unit: Unit, at: int, around: Surroundings) -> Found | None:
    is_labeled = unit.shape == "entry" and at <= around.first + 8 and labeled_detail(unit.words)
    if is_labeled or (at in around.cover and not as_byline(unit.words)):
        return "occasion", 0.8, say("Sier hva, hvor eller når: det står på forsiden.")
    return None


def _source(unit: Unit, _at: int, _around: Surroundings) -> Found | None:
    return ("source", 0.95, say("Begynner med «Kilde» eller «Kilder».")) if is_source(unit.words) else None


def _caption(unit: Unit, _at: int, _around: Surroundings) -> Found | None:
    if credit_in(unit.words):
        return "caption", 0.9, say("Bildetekst: den sier hvem som har tatt bildet.")
    return None


def _slot(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if unit.shape in ("line", "entry", "item", "dash", "prose") and begins_with_time(unit.words):
        return "slot", 0.9, say("Begynner med et klokkeslett.")
    before = around.unit(at - 1)
    is_among = before is not None and not unit.opens and begins_with_time(before.words)
    if is_among and unit.shape == "line" and word_count(unit.words) <= _MOST_SLOT_WORDS:
        return "slot", 0.7, say("En kort linje blant klokkeslettene: en del av programmet.")
    return None


def _question(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if not is_question(unit.words) or unit.shape not in ("line", "prose", "dash", "entry"):
        return None
    if unit.shape == "dash" and around.dashes[at][0] > 1:
        return None
    following = around.unit(at + 1)
    is_answered = following is not None and not is_question(following.words)
    return "question", 0.95 if is_answered else 0.7, say("Et spørsmål som står alene.")


def _asked(unit: Unit, at: int, around: Surroundings) -> Found | None:
    following = around.unit(at + 1)
    if unit.shape != "line" or not unit.opens or following is None or following.shape not in ("line", "prose"):
        return None
    if following.opens and ends_sentence(following.words) and asks_without_mark(unit.words):
        return "question", 0.8, say("Begynner som et spørsmål, og svaret følger; spørsmålstegnet mangler.")
    return None


def _byline(unit: Unit, at: int, around: Surroundings) -> Found | None:
    is_placed = at <= around.first + 3 or at >= around.last - 2
    is_short = unit.shape in ("line", "entry") or (unit.shape == "prose" and word_count(unit.words) <= 20)
    if is_short and is_placed and as_byline(unit.words):
        return "byline", 0.9, say("Et navn med stilling: hvem teksten er av eller om.")
    return None


def _entry(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if unit.shape != "entry" or entry_fact(unit.place, unit.words) is None:
        return None
    label, value = unit.words.split(":", 1)
    if unit.opens and _PART.fullmatch(label.strip("*_ ")) and word_count(value) <= _MOST_HEADING_WORDS:
        return "heading", 0.85, say("En nummerert del: en mellomtittel.")
    if _WHO_MEETS.fullmatch(label.strip("*_ ")):
        return "speech", 0.7, say("Hvem som var med på møtet: det står i talenotatene.")
    if is_date_line(value) and at >= around.closing:
        return None
    values = _values_beside(at, around)
    explains = any(word_count(each) >= _EXPLAINING_WORDS for each in values)
    if len(values) > 1 and explains and not any(each.strip()[:1].isdigit() for each in values):
        return "point", 0.7, say("Et ord og en forklaring med kolon mellom: et punkt.")
    if len(values) > 1:
        return "fact", 0.9, say("Navn og verdi i en faktaboks.")
    if any(letter.isdigit() for letter in value):
        return "fact", 0.6, say("Navn og tall med kolon mellom.")
    return None


def _values_beside(at: int, around: Surroundings) -> list[str]:
    """The values of the lines `label: value` that stand together with this one, its own among them."""
    first, last = at, at
    while first > max(0, at - _MOST_ENTRIES) and around.units[first - 1].shape == "entry":
        first -= 1
    while last + 1 < min(len(around.units), at + _MOST_ENTRIES) and around.units[last + 1].shape == "entry":
        last += 1
    return [unit.words.split(":", 1)[1] for unit in around.units[first : last + 1]]


def _dash(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if unit.shape != "dash":
        return None
    if spoken_in(unit.words):
        return "quote", 0.95, say("Replikkstrek, og teksten sier hvem som snakker.")
    lines, is_spoken_among = around.dashes[at]
    if lines >= 2 and not is_spoken_among and _is_figure_in_box(unit, at, around):
        return "fact", 0.8, say("Navn og verdi i en faktaboks.")
    if lines >= 2 and not is_spoken_among:
        return "point", 0.85, say("Flere linjer med strek rett under hverandre: en liste.")
    if word_count(unit.words) >= 4 and ends_sentence(unit.words):
        return "quote", 0.75, say("Replikkstrek foran hele setninger.")
    return "point", 0.6, say("Strek foran noen få ord: et punkt.")


def _is_figure_in_box(unit: Unit, at: int, around: Surroundings) -> bool:
    """Whether a line of a list is `label: value`, as the lines beside it are, and figures are among them."""
    near = [other for other in (around.unit(at - 1), unit, around.unit(at + 1)) if other and other.shape == unit.shape]
    values = [split[1] for other in near if (split := split_entry(other.words)) and len(split[1].split()) < 5]
    return len(values) == len(near) > 1 and sum(any(map(str.isdigit, value)) for value in values) > 1


def _item(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if unit.shape != "item":
        return None
    if _is_figure_in_box(unit, at, around):
        return "fact", 0.8, say("Navn og verdi i en faktaboks.")
    if len(sentences_of(unit.words)) > 1 and defined_in(unit.words):
        return "definition", 0.7, say("Sier hva et ord betyr.")
    return "point", 0.95, say("Et punkt i en liste.")


def _marked(unit: Unit, at: int, around: Surroundings) -> Found | None:
    found = _MARKED.fullmatch(unit.words.strip())
    if not found:
        return None
    if at >= around.last and word_count(found["words"]) <= 14:
        return "slogan", 0.85, say("En kort setning i anførselstegn til slutt: et slagord.")
    return "quote", 0.9, say("Hele avsnittet står i anførselstegn.")


def _attributed(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if word_count(unit.words) > _LONGEST_QUOTE_WORDS or unit.shape not in ("line", "prose"):
        return None
    if len(sentences_of(unit.words)) <= 4 and dashed_source(unit.words):
        return "quote", 0.9, say("Et navn bak tankestrek til slutt: det er hentet fra noen.")
    named = trailing_name(unit.words)
    if named and (around.recurs(at) or named[1] in around.people.names):
        why = say("Et navn til slutt uten tegn foran, og de samme ordene står i teksten: et uthevet sitat.")
        plain = say("Et navn til slutt uten tegn foran: et uthevet sitat.")
        return ("quote", 0.9, why) if around.recurs(at) else ("quote", 0.6, plain)
    spoken = spoken_in(unit.words) if is_spoken(unit.words) else None
    if spoken and not _PRONOUN.match(spoken.who):
        return "quote", 0.85, say("Teksten sier hvem som snakker.")
    return None


def _told(unit: Unit, _at: int, _around: Surroundings) -> Found | None:
    is_prose = unit.shape in ("line", "prose", "entry") and word_count(unit.words) <= _LONGEST_TELLING_WORDS
    if is_prose and told_quotation(unit.words):
        return "quote", 0.8, say("Ord i anførselstegn, og teksten sier at noen har sagt dem.")
    return None


def _title(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if at != around.first or unit.shape not in ("line", "entry", "dash") or around.has_title:
        return None
    if word_count(unit.words) > 16 or len(around.units) < 3:
        return None
    following = around.unit(at + 1)
    has_byline = following is not None and as_byline(following.words) is not None
    is_alone = unit.shape == "line" or (following is not None and following.opens and following.shape != "dash")
    has_value = unit.shape == "entry" and any(letter.isdigit() for letter in unit.words)
    calls = unit.words.rstrip().endswith("!") and word_count(unit.words) <= _MOST_CALLING_WORDS
    ends = ends_sentence(unit.words) and not (calls and may_name(unit.words))
    if has_byline or (is_alone and not has_value and not ends):
        return "title", 0.9, say("Den første linjen, alene og kort.")
    return None


def _heading(unit: Unit, at: int, around: Surroundings) -> Found | None:
    words = unit.words.strip()
    if unit.shape != "line" or ends_sentence(words) or len(words) > _LONGEST_HEADING:
        return None
    if word_count(words) > _MOST_HEADING_WORDS or not (
        words[:1].isupper() or words[:1].isdigit() or words[:1] in '«"*'
    ):
        return None
    following = around.unit(at + 1)
    if following is None or following.shape in ("heading", "rule") or not _LETTERS.search(words):
        return None
    if _AGAINST.match(following.words):
        return None  # the two lines stand against each other
    is_text = word_count(following.words) > 12 or (
        unit.opens and word_count(words) <= 6 and word_count(following.words) > (6 if following.opens else 2)
        and following.shape in ("line", "prose") and following.words.rstrip()[-1:] in ".!?"
    )  # fmt: skip
    below = around.unit(at + 2)
    leads_list = below is not None and below.shape == "item" and following.shape == "line" and not following.opens
    is_led = (
        is_text
        or leads_list
        or begins_with_time(following.words)
        or following.shape in ("entry", "item", "dash", "table", "quoted")
    )
    if is_led and unit.opens and following.opens:
        return "heading", 0.85, say("En kort linje alene, uten punktum, med tekst under: en mellomtittel.")
    return ("heading", 0.55, say("En kort linje alene, uten punktum.")) if is_led else None


def _recurring(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if unit.shape in ("line", "prose") and 6 <= word_count(unit.words) <= 45 and around.recurs(at):
        return "quote", 0.7, say("De samme ordene står i teksten: et uthevet sitat.")
    return None


def _under_question(unit: Unit, at: int, around: Surroundings) -> Found | None:
    before = around.unit(at - 1)
    if before is None or not is_question(before.words) or unit.shape not in ("line", "prose"):
        return None
    if tells_baton(before.words) and (tells_baton(unit.words) or word_count(unit.words) <= 40):
        return "baton", 0.85, say("Hvem som får stafettpinnen videre.")
    if _WHAT_IS.fullmatch(before.words.strip("*_ ")):
        return "definition", 0.75, say("Svar på hva noe er.")
    return None


def _standfirst(unit: Unit, at: int, around: Surroundings) -> Found | None:
    early = around.units[around.first : at]
    if at > around.first + 4 or unit.shape not in ("line", "prose") or not ends_sentence(unit.words):
        return None
    if any(word_count(other.words) > 16 or other.shape in ("dash", "run-in", "item") for other in early):
        return None
    if any(is_question(other.words) for other in early) or len(around.units) < 6:
        return None
    if any(ends_sentence(other.words) and not is_hello(other.words) for other in early[1:]):
        return None  # there was one
    before = around.units[at - 1] if at - 1 > around.first else None
    is_framed = before is not None and (at - 1 in around.furniture | around.cover or as_byline(before.words))
    if before is not None and not is_framed and (before.shape == "heading" or _heading(before, at - 1, around)):
        return None  # it stands under a heading
    return "standfirst", 0.75, say("Det første avsnittet: ingressen.")


def _appeal(unit: Unit, at: int, around: Surroundings) -> Found | None:
    if (
        at >= around.closing
        and unit.shape in ("line", "prose", "entry")
        and 2 <= word_count(unit.words) <= 18
        and len(around.units) > 3
    ):
        return "claim", 0.75, say("Noen få ord til slutt: oppfordringen.")
    return None


_SIGNS: Sequence[Sign] = (
    _private_or_rule, _letter, _by_shape, _notes, _furniture, _source, _caption, _slot, _question, _byline, _title,
    _occasion, _entry, _dash, _item, _marked, _attributed, _told, _asked, _heading, _recurring, _under_question,
    _appeal, _standfirst,
)  # fmt: skip
