"""A good talk is left in peace: a false alarm costs trust."""

import os
from pathlib import Path

import pytest
from checking import findings_of, kit, names

from leaderdeck.paths import resource_folder
from leaderdeck.talk import load_talk

GOOD = """---
title: Tillit på stille dager
speaker: Kari Nordmo
event: Lederdagene
date: 2026-03-16
lang: nb
---

## Tillit koster minst på forhånd

- Faste samtaler hver måned
- Samme ord for risiko i alle rom
    - også når tallene er røde
- Spør det ingen spør om

Notat: Fortell om møtet i november. Vent litt før neste punkt.

## Slik gikk det

| Tjeneste | 2024 | 2025 |
|----------|-----:|-----:|
| Skole    |   12 |   14 |
| Helse    |    8 |    9 |

Kilde: Årsmeldingen[^1]

[^1]: Årsmelding 2025, side 4

## Hva de sier

> Den som får de dårlige nyhetene tidlig, er den folk stoler på.
>
> — En tillitsvalgt

## Les mer på

- [Planen for 2026](https://fjordvik.example/plan)
- [Kommunedirektørens side](https://fjordvik.example/om)

## Fremdrift

```chart bar
| År   | Svar |
|------|-----:|
| 2024 |   61 |
| 2025 |   74 |
```

## Takk
"""


@pytest.mark.parametrize("brand", ["fjordvik", "granheim", "plain"])
def test_a_good_talk_has_nothing_to_mend(brand: str) -> None:
    grave = [finding for finding in findings_of(GOOD, kit(brand)) if finding.severity != "info"]
    assert [(finding.rule, finding.line, str(finding.message)) for finding in grave] == []


@pytest.mark.parametrize("sample", sorted(resource_folder("samples").glob("*.md")), ids=lambda path: path.stem)
@pytest.mark.parametrize("brand", ["fjordvik", "granheim", "plain"])
def test_a_shipped_sample_has_no_error_and_hardly_a_warning(sample: Path, brand: str) -> None:
    talk = load_talk(sample, brand)
    severities = [finding.severity for finding in talk.findings]
    assert "error" not in severities
    assert severities.count("warning") <= len(talk.scenes) / 5


@pytest.mark.shared
def test_no_real_talk_has_weak_contrast_or_a_number_that_is_no_number(shared: Path) -> None:
    """Shipped kits are readable on every layout, and public talks hold no national identity numbers.

    Every second one is read, and all of them with `LEADERDECK_TALKS=all`.
    """
    files = sorted(shared.joinpath("seeds").glob("0*.txt")) + sorted(shared.joinpath("decks").rglob("*.md"))
    assert len(files) > 10
    for file in files[:: 1 if os.environ.get("LEADERDECK_TALKS") == "all" else 2]:
        found = load_talk(file, "fjordvik").findings
        assert not set(names(found)) & {"access.contrast", "privacy.national-id", "privacy.account"}, file


@pytest.mark.parametrize(
    "file",
    [*resource_folder("samples").glob("*.md"), *resource_folder("guide").glob("*.md")],
    ids=lambda path: path.stem,
)
def test_what_is_shipped_needs_no_mending(file: Path) -> None:
    """The board shows three levels on purpose."""
    found = [
        finding
        for finding in load_talk(file).findings
        if (file.stem, finding.rule) != ("alt-pa-ett-brett", "pace.levels")
    ]
    assert [(finding.rule, finding.line) for finding in found] == []


def test_a_note_is_prose_and_not_told_to_be_short() -> None:
    prose = f"# Om tillit\n\n{'Vi sier det høyt, og vi sier det først. ' * 60}\n\n- {'ord ' * 40}\n\nRing 412 34 567.\n"
    assert {"pace.slide-words", "fit.split", "pace.bullet-words"} <= set(
        names(findings_of(f"---\ntitle: T\n---\n\n{prose}"))
    )
    note = findings_of(f"---\ntype: notat\ntitle: T\n---\n\n{prose}")
    assert not {finding.rule for finding in note} & {"fit.split", "fit.shrunk"}
    assert not names(note, "pace.")
    assert names(note, "privacy.phone")


def test_nothing_is_said_twice() -> None:
    text = GOOD + "\n## Igjen\n\nSe [a](#), [b](#) og [c](#).\n"
    said = [(finding.rule, finding.slide, finding.line, finding.message) for finding in findings_of(text)]
    assert len(said) == len(set(said))
    assert names(findings_of(text), "text.link"), "the link that goes nowhere is told of"
