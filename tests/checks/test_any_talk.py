"""Whatever a talk holds, the checks answer, and what they say is in order, is listed and tells nothing private."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from checking import TODAY, findings_of, kit, names, only, slide
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.checks.all import RULES, find_problems
from leaderdeck.checks.finding import Finding
from leaderdeck.deck.slide import Deck
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck

PIECES = [
    "# Tittel", "## Mål", "## Mål", "---", "- punkt", "    - dypt", "1. først", "• hånd", "• to\n• tre", "- ", "",
    "![](a.png)", "![IMG_1](../b.png)", '![c](c.png "c")', "![d](d.png){.background}", "[her](https://a.no)", "[](b)",
    "| a |\n|--|\n| 1 |", "|  |\n|--|\n| 1 |", "> sitat\n>\n> — Kari", "::: fakta\na: 1\n:::", "::: ukjent", "```",
    "Notat: si noe", "Privat: hemmelig sak", "HELT STORE BOKSTAVER HER", "*skrått* og **fett**", "de røde tallene",
    "Ring 912 34 567", "kari.nordmann@example.no", "01010012356", "ord " * 50, "å" * 90, "[^1]", "[^1]: kilde",
    "---\ntitle: T\nduration: 3 min\nlang: xx\n---", "<!-- noe -->", "\t", "\u200b", "$x$", "::: kolonner\n### A\n- b",
]  # fmt: skip
RULE_NAMES = {rule.name for rule in RULES}
TALKS = st.lists(st.sampled_from(PIECES), max_size=14).map("\n\n".join)


@settings(max_examples=120, deadline=None)
@given(TALKS)
def test_every_finding_is_listed_in_place_and_in_order(text: str) -> None:
    found = findings_of(text)
    count = text.count("\n") + 1
    slides = len(compose_deck(read_deck(text), kit(), None))
    for finding in found:
        assert finding.rule in RULE_NAMES
        assert finding.line is None or 1 <= finding.line <= count
        assert finding.slide is None or 1 <= finding.slide <= slides
        for language in ("nb", "nn", "en"):
            assert finding.message.in_language(language).strip()
            assert finding.advice.in_language(language).strip()
    places = [(finding.slide or 0, finding.line or 0) for finding in found]
    assert places == sorted(places)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10), st.integers(0, 10))
def test_private_text_is_in_no_finding(pieces: list[str], at: int) -> None:
    """And what is private is not looked into, whatever it holds."""
    pieces.insert(at, "Privat: ola.hemmelig@example.no 01010012356 røde tall [her](https://hemmelig.no)")
    text = "# Start\n\n" + "\n\n".join(pieces)
    private = {slide.private for slide in read_deck(text).slides}
    if any("hemmelig@" in words for words in private):
        said = " ".join(f"{finding.message} {finding.advice}" for finding in findings_of(text))
        assert "hemmelig.no" not in said
        assert "o**.********@" not in said


@settings(max_examples=80, deadline=None)
@given(TALKS)
def test_a_repair_mends_what_it_was_offered_for_and_loses_no_word(text: str) -> None:
    for finding in findings_of(text):
        if finding.repair:
            assert finding.repair_name
            mended = finding.repair(text)
            assert str(finding.repair_name) == "Forkort" or not _words(text) - _words(mended)
            if str(finding.repair_name) == "Del":
                assert len(read_deck(mended).slides) == len(read_deck(text).slides) + (mended != text)
                continue
            assert mended == text or _times(finding, findings_of(mended)) < _times(finding, findings_of(text))


def _times(finding: Finding, findings: Iterable[Finding]) -> int:
    return sum((other.rule, other.message) == (finding.rule, finding.message) for other in findings)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w*[^\W\d]\w*", text))


def test_a_talk_of_nothing_has_no_findings() -> None:
    assert find_problems(Deck(), kit(), (), "", TODAY) == ()


def test_a_rule_or_its_group_can_be_switched_off_in_the_talk_and_in_the_kit() -> None:
    text = slide("![](a.png)\n\nSe [her](https://a.example).")
    assert {"access.alt-missing", "access.link-text"} <= set(names(findings_of(text)))
    for off in ("access.alt-missing", "access"):
        for found in (
            findings_of(text.replace("lang: nb", f"lang: nb\nav: [{off}]")),
            findings_of(text, replace(kit(), switched_off=(off,))),
        ):
            assert "access.alt-missing" not in names(found)
            assert ("access.link-text" in names(found)) == (off == "access.alt-missing")


def test_a_national_identity_number_is_told_of_even_where_privacy_is_switched_off() -> None:
    text = slide("Fødselsnummer 01010012356 og telefon 912 34 567.")
    kinds = {finding.rule for finding in findings_of(text)}
    assert {"privacy.national-id", "privacy.phone"} <= kinds
    still = findings_of(text, replace(kit(), switched_off=("privacy", "privacy.national-id")))
    assert names(still, "privacy") == ["privacy.national-id"]
    assert "12356" not in str(still)


def test_a_kit_outside_its_dates_is_told_of_with_its_keeper() -> None:
    text = slide("- a")
    old = replace(kit(), valid_to=date(2026, 3, 15), contact="profil@fjordvik.example")
    finding = only(findings_of(text, old), "brand.expired")
    assert finding.severity == "error"
    assert "profil@fjordvik.example" in str(finding.advice)
    assert only(findings_of(text, replace(kit(), valid_from=date(2026, 3, 17))), "brand.early").severity == "warning"
    assert not names(findings_of(text, replace(kit(), valid_from=TODAY, valid_to=TODAY)), "brand")


@pytest.mark.parametrize("length", [120, 240, 300, 360, 600])
def test_a_footer_too_long_for_its_line_is_told_of_once_on_its_own_line(length: int) -> None:
    footer = ("Sammen om det gode livet ved fjorden " * 20)[:length]
    text = f"---\ntitle: T\nfooter: {footer}\n---\n\n## A\n\n- a\n\n## B\n\n> b\n"
    found = [finding for finding in findings_of(text) if finding.rule in ("brand.slogan", "fit.overflow-footer")]
    assert [finding.line for finding in found] == [3]
    assert len(str(found[0].message)) < 120


def test_a_slogan_that_fits_is_left_alone() -> None:
    for brand in ("fjordvik", "granheim", "plain"):
        assert not names(findings_of(slide("- a"), kit(brand)), "brand")
