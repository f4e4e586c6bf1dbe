"""What tells who somebody is, is found wherever it stands and however it is written, and never shown whole."""

import random
import time
from pathlib import Path

import pytest
from checking import findings_of, only, slide
from hypothesis import given, settings
from hypothesis import strategies as st
from test_identity_numbers import made, numbers

from leaderdeck.checks.sensitive import find_sensitive, may_hold


@pytest.fixture(scope="module")
def number() -> str:
    return next(found for serial in range(999) if (found := made(14, 83, 79, serial)))


SEPARATORS = ["", " ", "\u00a0", "\u2009", ".", "-", "\u2011", " \u2013 ", "\u200b", "\n"]


@given(numbers("birth", remainders=(0, 1, 2, 3)), st.sampled_from(SEPARATORS), st.booleans())
@settings(max_examples=250, deadline=None)
def test_a_number_is_found_with_any_separator_and_any_digits(number: str, separator: str, wide: bool) -> None:
    written = number[:6] + separator + number[6:]
    if wide:
        written = written.translate({ord("0") + value: 0xFF10 + value for value in range(10)})
    (hit,) = find_sensitive(f"Saken gjelder {written}, som vi vet.")
    assert hit.kind in ("birth", "birth-2032")
    assert hit.masked == f"{number[:6]} *****"
    assert may_hold(written, written)


@pytest.mark.parametrize("cut", range(1, 11))
def test_a_number_is_found_across_the_borders_of_runs(number: str, cut: int) -> None:
    body = f"Gjelder {number[:cut]}**{number[cut:]}** i dag."
    assert only(findings_of(slide(body)), "privacy.national-id").line == 8


PLACES = {
    "title": "## {number}\n\n- a",
    "list": "- a\n- {number}",
    "table": "| A | B |\n|--|--|\n| a | {number} |",
    "notes": "- a\n\nNotat: Ring {number}.",
    "alt": "![{number}](a.png)",
    "caption": '![Et fjell](a.png "{number}")',
    "link": "[Les planen](https://a.example/{number})",
    "chart": "::: diagram column\n\n| A | B |\n|--|--|\n| {number} | 1 |\n\n:::",
    "chart value": "::: diagram column\n\n| A | B |\n|--|--|\n| a | {number} |\n\n:::",
    "footnote": "- a[^1]\n\n[^1]: {number}",
    "code": "```\n{number}\n```",
    "fact": "::: fakta\n\nnummer: {number}\n\n:::",
    "callout": "::: merk\n\n{number}\n\n:::",
    "column": "::: kolonner\n\n{number}\n\n+++\n\nb\n\n:::",
    "quote": "> a\n>\n> — {number}",
    "step": "::: steg\n\nEn: {number}\nTo: b\n\n:::",
    "agenda": "::: agenda\n\n- 10.00 {number}\n- 11.00 b\n\n:::",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_found_in_every_place_that_leaves(number: str, place: str, tmp_path: Path) -> None:
    text = slide(PLACES[place].format(number=number))
    found = [finding for finding in findings_of(text, folder=tmp_path) if finding.rule == "privacy.national-id"]
    assert [finding.severity for finding in found] == ["error"]
    assert number not in repr(findings_of(text, folder=tmp_path))


@pytest.mark.parametrize("key", ["title", "subtitle", "speaker", "event", "footer", "place"])
def test_a_number_is_found_in_the_front_matter_once(number: str, key: str) -> None:
    text = f'---\n{key}: "{number}"\nlang: nb\n---\n\n## En\n\n- a\n\n## To\n\n- b\n'
    assert only(findings_of(text), "privacy.national-id").line == 2


def test_words_inside_a_drawing_are_read(number: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text y="15">{number}</text></svg>', "utf-8"
    )
    assert only(findings_of(slide("![Et skilt](a.svg)"), folder=tmp_path), "privacy.national-id").line == 8


def test_private_text_is_not_searched_since_it_never_leaves(number: str) -> None:
    assert not [f for f in findings_of(slide(f"- a\n\nPrivat: {number}")) if f.rule.startswith("privacy.")]


def test_errors_cannot_be_switched_off_and_warnings_can(number: str) -> None:
    body = f"Gjelder {number}, ring 912 00 000."
    text = slide(body).replace("lang: nb", "lang: nb\nav: privacy")
    assert [f.rule for f in findings_of(text) if f.rule.startswith("privacy.")] == ["privacy.national-id"]
    one = slide(body).replace("lang: nb", "lang: nb\nav: privacy.phone")
    assert "privacy.phone" not in [finding.rule for finding in findings_of(one)]


KINDS = [
    ("Konto 1234.56.78911 brukes.", "account", "warning"),
    ("Konto 12345678911 brukes.", "account", "warning"),
    ("DUF-nummer 201412345605 brukes.", "duf", "warning"),
    ("Ola er født 14.03.1979.", "birth-date", "warning"),
    ("Ho er fødd 14. mars 1979.", "birth-date", "warning"),
    ("Ring 912 00 000 i morgen.", "phone", "warning"),
    ("Ring +47 412 34 567 i morgen.", "phone", "warning"),
    ("Ring 41234567 i morgen.", "phone", "warning"),
    ("Sentralbordet har 32 25 10 00.", "phone", "info"),
    ("Skriv til kari.nordmo@fjordvik.example.", "email", "warning"),
    ("Skriv til varsling@fjordvik.example.", "email", "info"),
    ("Se sak 2026/1187-4.", "case-number", "info"),
    ("Se sak 2026/1187-4 om Kari Nordmo.", "case-number", "warning"),
    ("PS 35/26 ble vedtatt.", "case-number", "info"),
    ("KID 1234567897 står på den.", "payment", "info"),
    ("Vi er 974 760 673 i registeret.", "organization", "info"),
    ("Gjelder gnr. 12 bnr. 34.", "property", "info"),
    ("Bilen AB 12345 stod der.", "plate", "info"),
    ("Kari Nordmo er sykmeldt.", "sensitive-word", "info"),
]


@pytest.mark.parametrize(("text", "rule", "severity"), KINDS)
def test_every_kind_has_its_level_and_is_masked(text: str, rule: str, severity: str) -> None:
    finding = only(findings_of(slide(text)), f"privacy.{rule}")
    assert (finding.severity, finding.line) == (severity, 8)
    assert not any(len(part) > 6 and part in str(finding.message) for part in text.split() if part[:1].isdigit())


INNOCENT = [
    "Ring 110, 112, 113 eller 116 117.",
    "Vi har 45 000 000 kr i fond og 1 200 350 i reserve.",
    "12.08.2026 130 deltakere møttes i skoleåret 2025/2026.",
    "Klokka 10.00–15.30 den 16.03.2026.",
    "Tallene for 2021, 2022, 2023, 2024 og 2025.",
    "Vi var 19 120 innbyggere og 1 640 ansatte i 2025.",
    "NS 11001 og ISO 27001 gjelder.",
    "Varsleren er vernet av loven.",
    "Barnevernet i Fjordvik kommune.",
    "Vakta er åpen 24/7 hele året.",
    "Les § 2 A-6 og § 13.",
    "123 456 789 kr",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_ordinary_figures_are_left_alone(text: str) -> None:
    assert not [finding for finding in findings_of(slide(text)) if finding.rule.startswith("privacy.")]


def test_random_eleven_digits_seldom_stop_an_export() -> None:
    chance = random.Random(11)
    texts = [f"Totalt {chance.randrange(10**11):011d} poster." for _ in range(2000)]
    stopped = [text for text in texts if any(hit.kind in ("birth", "synthetic") for hit in find_sensitive(text))]
    assert len(stopped) < 30


@pytest.mark.parametrize("piece", ["1 ", "2026/1187 ", "a@", "1.", "Ola Nordmann varsler ", "+1 ", "gnr 1 ", "KID 1 "])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        find_sensitive((piece * length)[:length])
        return time.process_time() - started

    seconds(2_000)
    assert seconds(80_000) < 60 * max(seconds(8_000), 0.002)
