"""Values on the card: set, changed, taken away, with the rest to the letter; and findings that were dismissed there."""

from dataclasses import dataclass

import pytest

from leaderdeck.deck.slide import Dismissal, Severity
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import dismiss, set_card_value, undismiss

CARD = (
    '---\r\n# mitt kort\r\ntittel: "A: b" # navnet\r\ntema:\r\n  - en\r\n  - to\r\n\r\n'
    "# profilen\r\nprofil: x\r\n---\r\n# A"
)


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("title", "Ny", '"A: b" # navnet', "Ny # navnet"),
        ("tittel", 'Si "nei": nå', '"A: b" # navnet', '"Si \\"nei\\": nå" # navnet'),
        ("topics", "en, to", "tema:\r\n  - en\r\n  - to\r\n", "tema: en, to\r\n"),
        ("topics", None, "tema:\r\n  - en\r\n  - to\r\n", ""),
        ("brand", "fjordvik", "profil: x", "profil: fjordvik"),
        ("brand", None, "profil: x\r\n", ""),
        ("duration", "20 min", "profil: x\r\n", "profil: x\r\nvarighet: 20 min\r\n"),
        ("footer", "", "profil: x\r\n", 'profil: x\r\nbunntekst: ""\r\n'),
        ("min nøkkel", "ja", "profil: x\r\n", "profil: x\r\nmin nøkkel: ja\r\n"),
    ],
)
def test_one_value_changes_and_all_else_stays(key: str, value: str | None, old: str, new: str) -> None:
    assert set_card_value(CARD, key, value) == CARD.replace(old, new)


def test_a_text_without_a_card_gets_one_and_an_empty_card_goes() -> None:
    text = set_card_value("# A\n", "brand", "fjordvik")
    assert text == "---\nbrand: fjordvik\n---\n\n# A\n"
    assert set_card_value(text, "profil", None) == "# A\n"
    assert set_card_value("\ufeff# A\r\n", "lang", "nn") == "\ufeff---\r\nlang: nn\r\n---\r\n\r\n# A\r\n"
    assert set_card_value("# A\n", "brand", None) == "# A\n"
    rule = "---\nbrand: x\n---\n---\nkey: y\n---\n"
    assert read_deck(set_card_value(rule, "brand", None)).front_matter.unknown == ()


def test_a_key_written_twice_goes_wholly() -> None:
    assert set_card_value("---\nlang: nb\nspråk: nn\ntype: talk\n---\n", "lang", None) == "---\ntype: talk\n---\n"


@pytest.mark.parametrize(
    "value", ["a: b", "- x", "#1", "'", '"', "ja, nei", "{a}", "[b", "*c", "@d", "12:30", "å", "x:", "\\"]
)
def test_every_value_is_read_back_as_it_was_set(value: str) -> None:
    for text in ("# A\n", "---\nfooter: |\n  flere\n  linjer\ntype: talk\n---\n"):
        assert read_front_matter(set_card_value(text, "footer", value)).front_matter.footer == value


@dataclass(frozen=True)
class _Finding:
    rule: str
    severity: Severity
    fingerprint: str


ONE = _Finding("pace.bullets", "warning", "0123456789")
TWO = _Finding("access.alt-long", "info", "abcdef0123-2")


@pytest.mark.parametrize(
    ("card", "key"), [("", "avvist"), ("---\nlang: en\n---\n\n", "dismissed"), ("---\nlang: nn\n---\n", "avvist")]
)
def test_a_finding_is_dismissed_with_its_reason_and_taken_back(card: str, key: str) -> None:
    text = f"{card}# A\n"
    once = dismiss(text, ONE, " Den er: grei\nslik ")
    assert f'{key}:\n  - "pace.bullets 0123456789 Den er: grei slik"\n' in once
    twice = dismiss(once, TWO, "")
    deck = read_deck(twice)
    assert deck.front_matter.dismissed == (
        Dismissal("pace.bullets", "0123456789", "Den er: grei slik"), Dismissal("access.alt-long", "abcdef0123-2", "")
    )  # fmt: skip
    assert not deck.remarks
    assert undismiss(undismiss(twice, "pace.bullets 0123456789"), "access.alt-long abcdef0123-2") == text
    assert undismiss(text, "pace.bullets 0123456789") == text
    assert dismiss(once, ONE, "Ny grunn").count("0123456789") == 1


def test_privacy_errors_and_findings_without_a_fingerprint_are_not_dismissed() -> None:
    assert dismiss("# A\n", _Finding("privacy.national-id", "error", "0123456789"), "x") == "# A\n"
    assert dismiss("# A\n", _Finding("pace.bullets", "warning", ""), "x") == "# A\n"
    assert dismiss("# A\n", _Finding("privacy.phone", "warning", "0123456789"), "x") != "# A\n"


def test_what_others_wrote_in_the_list_stays_and_is_told_of() -> None:
    text = "---\navvist:\n    - 'pace.bullets 0123456789 min grunn'\n    - noe rart\n---\n# A\n"
    deck = read_deck(text)
    assert [remark.rule for remark in deck.remarks] == ["text.front_matter"]
    assert deck.front_matter.dismissed == (Dismissal("pace.bullets", "0123456789", "min grunn"),)
    assert undismiss(text, "pace.bullets 0123456789") == "---\navvist:\n    - noe rart\n---\n# A\n"
    assert "    - access.alt-long abcdef0123-2\n" in dismiss(text, TWO, "")
    flow = "---\navvist: [pace.bullets 0123456789 en, to]\n---\n# A\n"
    assert "  - pace.bullets 0123456789 en\n  - to\n  - access" in dismiss(flow, TWO, "")
