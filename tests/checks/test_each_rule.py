"""Each rule has a text that breaks it, on the line where it is broken, and one close by that does not."""

import re
from pathlib import Path
from time import process_time

import pytest
from checking import TODAY, findings_of, kit, names, only, slide

from leaderdeck.checks.all import find_problems
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck

BROKEN = [
    # rule, severity, body of the slide (its first line is line 8), line
    ("access.alt-missing", "error", "![](fjord.png)", 8),
    ("access.alt-file-name", "error", "![IMG_2034](fjord.png)", 8),
    ("access.alt-file-name", "error", "![fjord.png](fjord.png)", 8),
    ("access.alt-file-name", "error", "![Bilde](fjord.png)", 8),
    ("access.alt-file-name", "error", "![Bilete](fjord.png)", 8),
    ("access.alt-as-caption", "warning", '![Kaia](fjord.png "Kaia")', 8),
    ("access.alt-long", "info", f"![{'En fjord med fjell. ' * 9}](fjord.png)", 8),
    ("access.link-text", "warning", "Se [her](https://fjordvik.example/a).", 8),
    ("access.link-text", "warning", "Alt står på nett: [les meir](https://fjordvik.example/a).", 8),
    ("access.link-text", "warning", "Alt står på nett: [Click here](https://fjordvik.example/a).", 8),
    ("access.link-text", "warning", "Se [lenke](https://fjordvik.example/a).", 8),
    ("access.link-text", "warning", "Se <https://fjordvik.example/a>.", 8),
    ("access.table-header", "error", "|  |  |\n|--|--|\n| Skole | 12 |", 8),
    ("access.table-header", "warning", "| 12 | 14 |\n|--|--|\n| 13 | 15 |", 8),
    ("access.hand-made-list", "warning", "Før listen.\n\n• Skole\n• Helse", 10),
    ("access.capitals", "info", "DETTE ER VELDIG VIKTIG Å FÅ MED SEG.", 8),
    ("access.emphasis", "info", f"*{'Alt er like viktig når alt er skrått, ' * 3}sier han*", 8),
    ("access.color-words", "info", "Se på de røde tallene i tabellen.", 8),
    ("access.color-words", "info", "Det viktige er markert med rødt.", 8),
    ("pace.bullets", "warning", "\n".join(f"- punkt {number}" for number in "abcdef"), 8),
    (
        "pace.bullet-words",
        "info",
        "- kort\n- " + "et punkt med altfor mange ord er en setning som ingen rekker å lese",
        9,
    ),
    ("pace.levels", "info", "- a\n    - b\n        - c", 8),
    ("pace.slide-words", "warning", "Her er det mange ord. " * 10, 6),
    ("file.picture-missing", "error", "![En fjord](finnes-ikke.png)", 8),
    ("file.picture-web", "error", "![En fjord](https://fjordvik.example/fjord.png)", 8),
    ("file.picture-outside", "error", "![En fjord](../../fjord.png)", 8),
    ("fit.word-too-long", "warning", f"- {'x' * 120}", 8),
    ("text.block", "warning", "::: finnesikke\ntekst\n:::", 8),
    ("text.link", "warning", "Se [planen](javascript:alert).", 8),
    ("text.heading", "warning", "Hei.\n\n##Ikke en overskrift", 10),
    ("text.attribute", "warning", "Hei.\n\n![En fjord](https://a.no/b.png) {.left}", 10),
    ("text.attribute", "warning", "Hei.\n\n### Under {skjult}\n\nTekst.", 10),
    ("text.attribute", "warning", "- ett {.incremental}\n- to", 8),
    ("text.block", "warning", ":: fakta\na: 1\n::", 8),
    ("text.html", "warning", "Hei.\n\n<center>Midt på</center>\n\nDette er <b>viktig</b>.", 10),
]

FINE = [
    ("access.alt-missing", "![](fjord.png){.decorative}"),
    ("access.alt-file-name", "![Bilde av fjorden en morgen i mars](fjord.png)"),
    ("access.alt-as-caption", '![Kaia i tåke](fjord.png "Slik var morgenen da vi begynte")'),
    ("access.link-text", "Les [planen for 2026](https://fjordvik.example/a)."),
    ("access.link-text", "Skriv til <post@fjordvik.example>."),
    ("access.table-header", "| År | Elever |\n|--|--|\n| 2024 | 12 |"),
    ("access.table-header", "|  | 2024 | 2025 |\n|--|--|--|\n| Skole | 12 | 14 |"),
    ("access.table-header", "| 2024 | 2025 |\n|--|--|\n| 12 | 14 |"),
    ("access.hand-made-list", "- Skole\n- Helse"),
    ("access.hand-made-list", "Vi møtes 12. mars – ikke før."),
    ("access.hand-made-list", "1. Skole\n2. Helse"),
    ("access.capitals", "NAV, KS og FNs bærekraftsmål."),
    ("access.capitals", "HMS og IKT i KOSTRA."),
    ("access.emphasis", "Noe er *viktigere* enn annet."),
    ("access.color-words", "Røde Kors og Den grønne øya inviterer."),
    ("access.color-words", "Kommunen går i rødt i år."),
    ("pace.bullets", "- a\n- b\n- c\n- d\n- e"),
    ("pace.bullet-words", "- kort og godt"),
    ("pace.levels", "- a\n    - b"),
    ("text.attribute", "Kjære {navn}"),
    ("text.attribute", "Skriv `{.skjult}` i overskriften, som i `## A {.skjult}`"),
    ("text.heading", "#fjordvik er merkelappen, og C## er en tone"),
    ("text.block", "klassen std::vector\n\n:) og ::"),
    ("text.html", "Skriv <navn> og `<b>`; 3 < 5 og <post@fjordvik.example><br>ny linje.\n\n```\n<div>\n```"),
]


@pytest.mark.parametrize(("rule", "severity", "body", "line"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_told_of_once_on_its_line(
    rule: str, severity: str, body: str, line: int, tmp_path: Path
) -> None:
    finding = only(findings_of(slide(body), folder=tmp_path), rule)
    assert (finding.severity, finding.slide, finding.line) == (severity, 2, line)
    assert str(finding.message).endswith(".")
    assert str(finding.advice).endswith(".")
    fields = {name for said in (finding.message, finding.advice) for name in re.findall(r"\{(\w+)\}", said.source)}
    assert fields <= {name for said in (finding.message, finding.advice) for name, _ in said.values}


@pytest.mark.parametrize(("rule", "body"), FINE, ids=lambda value: str(value)[:40])
def test_what_only_looks_like_trouble_is_left_alone(rule: str, body: str) -> None:
    assert rule not in names(findings_of(slide(body)))


def test_a_title_that_is_used_twice_points_to_the_first() -> None:
    finding = only(findings_of("# Start\n\n## Mål\n\n- a\n\n## mål\n\n- b\n"), "access.title-duplicate")
    assert (finding.slide, finding.line) == (3, 7)
    assert "lysbilde 2" in str(finding.message)


def test_a_slide_without_title_is_an_error_on_its_own_number() -> None:
    finding = only(findings_of("# Start\n\n## Mål\n\n- a\n\n---\n\n- b\n"), "access.title-missing")
    assert (finding.severity, finding.slide) == ("error", 3)


def test_a_blank_line_of_markers_makes_no_finding() -> None:
    assert not [finding for finding in findings_of(slide("- a\n-\n- b")) if finding.severity == "error"]


def test_more_than_eight_bullets_is_said_more_strongly_than_six() -> None:
    six, nine = (only(findings_of(slide("\n".join(["- a"] * count))), "pace.bullets") for count in (6, 9))
    assert str(six.message) != str(nine.message).replace("9", "6")


def test_columns_and_callouts_are_looked_into() -> None:
    body = "::: kolonner\n\n### Før\n\n![](a.png)\n\n### Nå\n\n- b\n\n:::"
    assert "access.alt-missing" in names(findings_of(slide(body)))


def test_what_is_found_inside_a_table_cell_is_found() -> None:
    assert "access.link-text" in names(
        findings_of(slide("| Sak | Les |\n|--|--|\n| Skole | [her](https://a.example) |"))
    )


def test_signs_typed_by_hand_become_a_list_and_nothing_else_changes() -> None:
    text = slide("• Skole\n• Helse og • omsorg\n\nEtter • listen.")
    finding = only(findings_of(text), "access.hand-made-list")
    assert finding.repair is not None
    assert finding.repair(text) == text.replace("• Skole", "- Skole").replace("• Helse", "- Helse")
    windows = text.replace("\n", "\r\n")
    assert finding.repair(windows).startswith(windows.partition("•")[0] + "- Skole\r\n- Helse")


def test_a_background_without_words_can_be_marked_decorative() -> None:
    text = slide("![](fjord.png){.background}\n\n- a")
    finding = only(findings_of(text), "access.alt-missing")
    assert finding.repair is not None
    assert "![](fjord.png){.decorative .background}" in finding.repair(text)
    assert only(findings_of(slide("![](fjord.png)")), "access.alt-missing").repair is None, "only the writer knows"


def test_a_thousand_slides_are_checked_while_nobody_waits() -> None:
    """0.15 s of processor time on one core of the build machine; five times that is slow somewhere."""
    text = "# Start\n" + "".join(
        f"\n## Tittel nummer {number}\n\n- et kort punkt om tillit\n- et annet punkt om møter\n- det siste\n\n"
        f"Notat: Fortell om møtet i november, og vent litt før du går videre til neste punkt på listen.\n"
        for number in range(1000)
    )
    deck = read_deck(text)
    scenes = compose_deck(deck, kit(), None)
    before = process_time()
    find_problems(deck, kit(), scenes, text, TODAY)
    assert process_time() - before < 0.75
