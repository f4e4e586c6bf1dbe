"""Numbers, addresses and words that tell who somebody is, found in one text and masked at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, TypeAlias

from leaderdeck.checks.identity_numbers import (
    follows_only_new_rule,
    identity_kind,
    is_account,
    is_organization,
    is_payment_reference,
)
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

HitKind: TypeAlias = Literal[
    "birth", "birth-2032", "d-number", "help", "synthetic", "account", "organization", "duf", "payment", "mobile",
    "phone", "email", "shared-email", "birth-date", "property", "plate", "case", "named-case", "sensitive-word",
]  # fmt: skip

_MAY_HOLD = re.compile(r"[@＠]|\d(?:\W{0,3}\d){5}|\d/\d|\d{5}|[fF]\. ?\d")
_WORDS_BEFORE = """født fødd fødse born birth dob gnr gårdsn gardsn bnr barnevern sykmeld sjukmeld diagnos varsler
whistleb leave welfare"""
_SIGNALS = tuple(_WORDS_BEFORE.split())


def may_hold(text: str, lowered: str) -> bool:
    """Whether it is worth looking closer at a text; most texts hold nothing, and this is cheap."""
    return bool(_MAY_HOLD.search(text)) or any(signal in lowered for signal in _SIGNALS)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `masked` is all that may ever be shown of it."""

    kind: HitKind
    masked: str


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    hit: Hit


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_ID_GAP = re.compile(r"[\s.\-/·_:]{1,3}")
_SPLITS_AFTER_DATE = 6
_DOTTED_ACCOUNT = late_pattern(r"(?<![\d.])\d{4}\.\d{2}\.\d{5}(?![\d.]*\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SHARED = """post postmottak epost firmapost varsling varsel info kontakt servicetorg servicetorget innbyggertorg
innbyggartorg innbyggerservice kommune resepsjon personvern personvernombud presse arkiv booking kundeservice hei hello
contact office mail admin support sentralbord bibliotek biblioteket skole faktura vakt beredskap nav redaksjonen web"""
_SHARED_ADDRESSES = frozenset(_SHARED.split())
_NOT_A_PHONE = r"(?!\s?(?:kr\b|kroner|kr\.|nok\b|mill|mrd|%|prosent|tonn|euro|innbygg|kvm|m2|km))"
_PHONE = re.compile(
    r"(?<![\w./-])(?P<abroad>(?:\+|00)47 ?)?"
    r"(?P<number>[48-9]\d{2} \d{2} \d{3}|[2-9]\d(?: \d{2}){3}|[2-9]\d{7})"
    r"(?![\w/-]|[.,]\d| \d)" + _NOT_A_PHONE,
    re.IGNORECASE,
)
_FOREIGN_PHONE = re.compile(r"(?<![\w+])(?:\+|00)(?!47)[1-9]\d{0,2}[ -]?(?:\(0\))?\d(?:[ -]?\d){6,11}(?![\w])")
_PHONE_WORD = late_pattern(r"(?:tlf|tel|telefon|mob|mobil|phone|ring|call|sms)[.: ]{0,3}(?:\w+ ){0,2}\Z", re.IGNORECASE)
_DUF = re.compile(r"\bDUF\b\D{0,20}(?P<value>(?:19|20)\d{2}[ .-]?\d{6}[ .-]?\d{2})(?!\d)", re.IGNORECASE)
_PAYMENT = re.compile(r"\bKID\b\D{0,15}(?P<value>\d(?: ?\d){3,24})(?!\d)")
_ORGANIZATION = re.compile(
    r"(?<![\d.,])[89]\d{2}[ .]?\d{3}[ .]?\d{3}(?![\d/-]|[.,]\d| \d)" + _NOT_A_PHONE, re.IGNORECASE
)
_MONTHS = r"(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)[a-zæøå]*"
_BIRTH_DATE = re.compile(
    r"(?:\b(?:født|fødd|fødselsdato|fødselsdag|born|date of birth|dob)\b|(?<!\w)f\.)\D{0,12}"
    rf"(?P<value>\d{{1,2}}[./-] ?(?:\d{{1,2}}[./-] ?|{_MONTHS} )\d{{2,4}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}})",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"\b(?:g(?:år?ds)?nr|g[åa]rdsnummer)[. ]*(?:/ ?bnr[. ]*)?\d{1,4}[ ,/og]{0,5}"
    r"(?:b(?:ruks)?nr[. ]*|bruksnummer )?\d{1,4}"
    r"|\bgbnr[. ]*\d{1,4}/\d{1,4}",
    re.IGNORECASE,
)
_PLATE = re.compile(r"(?<![\w-])(?!NS|EN|PS|RS|FS|KS|OS|SN|NR|KR)[A-HJ-NPR-Z]{2} ?\d{5}(?![\w]| \d)")
_CASE = re.compile(
    r"(?<![\w/.-])(?:(?P<year>(?:19|20)\d{2})/(?P<serial>\d{1,6})(?:-\d{1,4})?"
    r"|\d{2}/\d{3,6}(?:-\d{1,4})?"
    r"|(?P<series>PS|RS|FS|OS) ?\d{1,3}/\d{2,4}"
    r"|20[0-4]\d{7})(?![\w/])"
    r"|\b(?:sak|saksnr|saksnummer|arkivsak|journalnr|ref)\.?:? ?(?P<bare>\d{2,4}/\d{1,6}(?:-\d{1,4})?)(?![\w/])",
    re.IGNORECASE,
)
_NAME = late_pattern(
    r"(?<![\w.])(?P<first>[A-ZÆØÅÁ][a-zæøåéáüöčđŋšŧž]{1,}(?:-[A-ZÆØÅ][a-zæøåé]+)?)"
    r"(?: [A-ZÆØÅÁ]\.?| (?:van|von|de|al|el))?(?: [A-ZÆØÅÁ][a-zæøåéáüöčđŋšŧž]{1,}(?:-[A-ZÆØÅ][a-zæøåé]+)?){1,3}(?!\w)"
)
_NOT_FIRST_NAMES = """Sak Saka Saken Sakene Vedtak Møte Møtet Rundskriv Den Det De Dei Dette Norsk Norges Norge Noreg
Ny Nye Kommune Statens Statsforvalteren Utvalg Formannskapet Kommunestyret Vi Jeg Eg Se Sjå Til Fra Frå For Med The
New"""
_NO_FIRST_NAMES = frozenset(_NOT_FIRST_NAMES.split())
_SENSITIVE_WORD = re.compile(
    r"\b(?:varsler(?:en|ens)?|sykmeldt|sykmelding(?:en)?|sjukmeld|sjukmelding(?:a)?|diagnos(?:e|en|ar|er|ert)|"
    r"barnevern(?:et|ssak|ssaka|ssaken)?|whistleblower|on sick leave|child welfare)\b",
    re.IGNORECASE,
)
_NEAR_CHARACTERS = 60


def normalized(text: str) -> str:
    """The text with one kind of digit, space and dash, and without characters that are not seen."""
    plain = unicodedata.normalize("NFKC", text).translate(_UNSEEN).translate(_DASHES)
    if not plain.isascii():
        plain = "".join(
            str(unicodedata.decimal(letter)) if letter.isdecimal() else " " if letter.isspace() else letter
            for letter in plain
        )
    return plain


def masked(value: str, keep: int) -> str:
    """The value with every letter and digit after the first `keep` of them made a star."""
    left = keep
    shown = []
    for letter in value:
        if letter.isalnum():
            left -= 1
            shown.append(letter if left >= 0 else "*")
        else:
            shown.append(" " if letter.isspace() else letter)
    return "".join(shown)


def find_sensitive(text: str, known_names: frozenset[str] = frozenset()) -> tuple[Hit, ...]:
    """Everything in a text that tells who somebody is, masked; the gravest reading of each stretch only.

    `known_names` are names that are public anyway: the brand's and the organization's.
    """
    plain = normalized(text)
    taken = bytearray(len(plain))
    found: list[_Span] = []
    for search in _SEARCHES:
        for span in search(plain, known_names):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
    return tuple(span.hit for span in sorted(found, key=lambda span: span.start))


def _identities(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    groups = [(found.start(), found.end()) for found in re.finditer(r"\d+", text)]
    for first in range(len(groups)):
        cuts: list[int] = []
        digits = ""
        for index in range(first, min(first + 11, len(groups))):
            start, end = groups[index]
            if index > first:
                cuts.append(len(digits))
                if not _ID_GAP.fullmatch(text[groups[index - 1][1] : start]):
                    break
            digits += text[start:end]
            if len(digits) >= 11:
                found = _identity(digits, cuts, text[groups[first][0] : end])
                if found:
                    yield _Span(groups[first][0], end, found)
                if len(digits) >= 13:
                    break


def _identity(digits: str, cuts: list[int], written: str) -> Hit | None:
    """An identity number where eleven digits are one piece or divided after the date; also with a four-digit year."""
    if len(digits) == 13 and cuts[-1:] == [8] and set(cuts) <= {2, 4, 8}:
        digits = digits[:4] + digits[6:]
    elif len(digits) != 11 or (cuts and _SPLITS_AFTER_DATE not in cuts) or _DOTTED_ACCOUNT.fullmatch(written):
        return None
    kind = identity_kind(digits)
    if kind is None:
        return None
    shown = f"{digits[:6]} *****"
    return Hit("birth-2032" if kind == "birth" and follows_only_new_rule(digits) else kind, shown)


def _accounts(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    for found in re.finditer(r"(?<![\d.])(?:\d{11}|\d{4}([ .])\d{2}\1\d{5})(?!\d|[.]\d)", text):
        if is_account(_digits(found[0])):
            yield _Span(found.start(), found.end(), Hit("account", masked(found[0], 4)))


def _checked(
    pattern: re.Pattern[str], kind: HitKind, keep: int, passes: Callable[[str], bool], text: str, _: frozenset[str]
) -> Iterator[_Span]:
    """Matches of a pattern whose value (the group of that name, or all of it) passes."""
    group = "value" if "value" in pattern.groupindex else 0
    for found in pattern.finditer(text):
        if passes(found[group]):
            yield _Span(found.start(group), found.end(group), Hit(kind, masked(found[group], keep)))


def _emails(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    for found in _EMAIL.finditer(text):
        box, _, domain = found[0].partition("@")
        shared = re.split(r"[.\-_+]", box.lower())[0] in _SHARED_ADDRESSES
        yield _Span(
            found.start(), found.end(), Hit("shared-email" if shared else "email", f"{masked(box, 1)}@{domain}")
        )


def _phones(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    for found in _FOREIGN_PHONE.finditer(text):
        yield _Span(found.start(), found.end(), Hit("mobile", masked(found[0], 3)))
    for found in _PHONE.finditer(text):
        number = found["number"]
        mobile = number[0] in "49"
        named = found["abroad"] or _PHONE_WORD.search(text[max(0, found.start() - 24) : found.start()])
        if mobile or named or " " in number:
            yield _Span(found.start(), found.end(), Hit("mobile" if mobile else "phone", masked(found[0], 3)))


def _cases(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    for found in _CASE.finditer(text):
        if found["year"] and _is_school_year(found["year"], found["serial"]):
            continue
        near = text[max(0, found.start() - _NEAR_CHARACTERS) : found.end() + _NEAR_CHARACTERS]
        kind: HitKind = "named-case" if _names_somebody(near, known_names) else "case"
        yield _Span(found.start(), found.end(), Hit(kind, _masked_case(found[0])))


def _masked_case(written: str) -> str:
    head, slash, tail = written.partition("/")
    return f"{head}{slash}{masked(tail, 0)}" if slash else masked(written, 4)


def _is_school_year(first: str, second: str) -> bool:
    return second in (str(int(first) + 1), str(int(first) + 1)[2:])


def _words(text: str, known_names: frozenset[str]) -> Iterator[_Span]:
    for found in _SENSITIVE_WORD.finditer(text):
        near = text[max(0, found.start() - _NEAR_CHARACTERS) : found.end() + _NEAR_CHARACTERS]
        if _names_somebody(near, known_names):
            yield _Span(found.start(), found.end(), Hit("sensitive-word", found[0]))


def _names_somebody(text: str, known_names: frozenset[str]) -> bool:
    return any(
        found["first"] not in _NO_FIRST_NAMES and found[0].casefold() not in known_names
        for found in _NAME.finditer(text)
    )


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _anything(value: str) -> bool:
    return True


_SEARCHES: tuple[Callable[[str, frozenset[str]], Iterator[_Span]], ...] = (
    _emails,
    _identities,
    partial(_checked, _DUF, "duf", 4, _anything),
    partial(_checked, _PAYMENT, "payment", 2, lambda value: is_payment_reference(_digits(value))),
    _accounts,
    partial(_checked, _BIRTH_DATE, "birth-date", 0, _anything),
    partial(_checked, _ORGANIZATION, "organization", 3, lambda value: is_organization(_digits(value))),
    _cases,
    _phones,
    partial(_checked, _PROPERTY, "property", 0, _anything),
    partial(_checked, _PLATE, "plate", 2, _anything),
    _words,
)
"""Gravest first: what one search takes, the next ones leave alone."""
