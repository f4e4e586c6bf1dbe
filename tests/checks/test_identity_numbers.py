"""National identity numbers are told from other numbers, by the rule of today and by the rule of 2032.

Every number here is made by the generator below; none is anybody's but by chance.
"""

import calendar
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.checks.identity_numbers import (
    FIRST_WEIGHTS,
    SECOND_WEIGHTS,
    follows_only_new_rule,
    identity_kind,
    is_account,
    is_organization,
    is_payment_reference,
)

SHIFTS = {"birth": (0, 0), "d-number": (40, 0), "help": (0, 40), "synthetic": (0, 80)}


def weighted(digits, weights):
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def made(day: int, month: int, year: int, serial: int, remainder: int = 0) -> str | None:
    """Eleven digits with this remainder of the first control sum, or None where no control digits exist."""
    start = f"{day:02d}{month:02d}{year:02d}{serial:03d}"
    first = (remainder - weighted(start, FIRST_WEIGHTS)) % 11
    if first > 9:
        return None
    second = -weighted(f"{start}{first}", SECOND_WEIGHTS) % 11
    return f"{start}{first}{second}" if second < 10 else None


@st.composite
def numbers(draw, kind: str, remainders=(0,)):
    year, month = draw(st.integers(0, 99)), draw(st.integers(1, 12))
    last = calendar.monthrange(2000 + year, month)[1]
    day_shift, month_shift = SHIFTS[kind]
    day = draw(st.integers(1, last)) + day_shift
    for serial in range(draw(st.integers(0, 900)), 1000):
        found = made(day, month + month_shift, year, serial, draw(st.sampled_from(remainders)))
        if found:
            return found
    return made(day, month + month_shift, year, 1) or "01010100131"


@pytest.mark.parametrize("kind", SHIFTS)
@given(data=st.data())
@settings(max_examples=120, deadline=None)
def test_every_kind_is_recognized(kind: str, data: st.DataObject) -> None:
    number = data.draw(numbers(kind))
    assert identity_kind(number) == kind
    assert not follows_only_new_rule(number)
    assert is_account(number), "which is why identity is tried first"


@given(numbers("birth", remainders=(1, 2, 3)))
@settings(max_examples=120, deadline=None)
def test_the_rule_of_2032_accepts_remainders_up_to_three(number: str) -> None:
    assert identity_kind(number) == "birth"
    assert weighted(number[:9], FIRST_WEIGHTS) + int(number[9]) < 1000
    assert follows_only_new_rule(number) == ((weighted(number, FIRST_WEIGHTS) + int(number[9])) % 11 != 0)


@pytest.mark.parametrize("number", ["02013299997", "30108299920", "30108299939"])
def test_the_tax_administrations_own_examples_pass(number: str) -> None:
    assert identity_kind(number) == "birth"


@given(numbers("birth"), st.integers(0, 10), st.integers(1, 9))
@settings(max_examples=200, deadline=None)
def test_one_wrong_digit_is_noticed_by_the_second_control_digit(number: str, place: int, change: int) -> None:
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert identity_kind(wrong) is None


def test_year_00_has_a_leap_day_and_other_centuries_none_to_miss() -> None:
    assert any(identity_kind(made(29, 2, 0, serial) or "") == "birth" for serial in range(50))
    assert not any(identity_kind(made(29, 2, 1, serial) or "") for serial in range(1000))
    assert not any(identity_kind(made(31, 4, 80, serial) or "") for serial in range(1000))


def test_few_random_numbers_pass() -> None:
    chance = random.Random(7)
    passed = sum(identity_kind(f"{chance.randrange(10**11):011d}") is not None for _ in range(20_000))
    assert passed < 20_000 * 0.012, "1 % was measured with the rule of 2032 and all synthetic months"


@pytest.mark.parametrize(("digits", "is_one"), [("12345678911", True), ("12345678912", False), ("123", False)])
def test_account_numbers(digits: str, is_one: bool) -> None:
    assert is_account(digits) is is_one


@pytest.mark.parametrize(("digits", "is_one"), [("974760673", True), ("974760674", False), ("123456785", False)])
def test_organization_numbers_begin_with_eight_or_nine(digits: str, is_one: bool) -> None:
    assert is_organization(digits) is is_one


@pytest.mark.parametrize(("digits", "is_one"), [("1234567897", True), ("1234567898", False), ("1", False)])
def test_payment_references(digits: str, is_one: bool) -> None:
    assert is_payment_reference(digits) is is_one
