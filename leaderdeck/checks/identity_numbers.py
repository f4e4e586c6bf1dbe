"""Numbers that name a person or an account, told from other numbers by their control digits.

Sources: Skatteetaten, "Nytt fødselsnummer fra 2032" and its published validator; Brønnøysundregistrene, "Organisasjons-
nummeret"; Bits, "Kontonummer". Both control rules for national identity numbers run side by side: old numbers stay
valid after 1 January 2032. Every valid identity number passes the account check too, so identity is tried first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

IdentityKind: TypeAlias = Literal["birth", "d-number", "help", "synthetic"]

FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_ORGANIZATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_NEW_RULE_REMAINDERS = frozenset({0, 1, 2, 3})
_MONTH_SHIFTS: dict[int, IdentityKind] = {0: "birth", 40: "help", 65: "synthetic", 80: "synthetic"}
"""What is added to the month: help numbers 40, NAV's test people 65, Skatteetaten's 80."""
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def identity_kind(digits: str) -> IdentityKind | None:
    """Which kind of national identity number eleven digits are, or None. Year 00 counts as a leap year."""
    if len(digits) != 11 or not _has_control_digits(digits):
        return None
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    is_d_number = day > 40
    for shift, kind in _MONTH_SHIFTS.items():
        if _is_date(day - 40 if is_d_number else day, month - shift, year):
            return "d-number" if is_d_number and kind == "birth" else kind
    return None


def follows_only_new_rule(digits: str) -> bool:
    """Whether an identity number's first control digit is right only by the rule of 2032."""
    return _sum(digits, FIRST_WEIGHTS, int(digits[9])) % 11 != 0


def is_account(digits: str) -> bool:
    """Whether eleven digits pass the check of Norwegian bank accounts."""
    return len(digits) == 11 and _sum(digits, SECOND_WEIGHTS, int(digits[10])) % 11 == 0


def is_organization(digits: str) -> bool:
    """Whether nine digits are an organization number: they begin with 8 or 9 and pass modulus 11."""
    return len(digits) == 9 and digits[0] in "89" and _sum(digits, _ORGANIZATION_WEIGHTS, int(digits[8])) % 11 == 0


def is_payment_reference(digits: str) -> bool:
    """Whether 2 to 25 digits pass modulus 10 or modulus 11, as a KID does."""
    if not 2 <= len(digits) <= 25:
        return False
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(digits[:-1])))
    luhn = sum(value - 9 if value > 9 else value for value in doubled) + int(digits[-1])
    weights = [2 + index % 6 for index in range(len(digits) - 1)][::-1]
    return luhn % 10 == 0 or _sum(digits, weights, int(digits[-1])) % 11 == 0


def _has_control_digits(digits: str) -> bool:
    first = _sum(digits, FIRST_WEIGHTS, int(digits[9])) % 11
    return first in _NEW_RULE_REMAINDERS and _sum(digits, SECOND_WEIGHTS, int(digits[10])) % 11 == 0


def _sum(digits: str, weights: Sequence[int], control: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) + control


def _is_date(day: int, month: int, year: int) -> bool:
    if not 1 <= month <= 12:
        return False
    leap = month == 2 and year % 4 == 0
    return 1 <= day <= _DAYS_IN_MONTH[month - 1] + leap
