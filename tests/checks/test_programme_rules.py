"""What is said of programmes: what does not add up, and nothing of what is not known."""

import pytest
from checking import findings_of, names, only

RULES = {"pace.overlap", "pace.gap", "pace.two-lengths", "pace.past-end", "pace.programme-sum", "pace.break",
         "pace.lunch", "text.slot"}  # fmt: skip


def talk(*lines: str, opening: str = "", card: str = "", after: str = "") -> str:
    """A talk whose programme begins on line 9 and its slots on line 10."""
    block = "\n".join((f"::: agenda {opening}".rstrip(), *lines, ":::"))
    return f"---\ntitle: Samling\nlang: nb\n{card or 'event: Dagen'}\n---\n\n## Dagen\n\n{block}\n{after}"


def found(text: str) -> list[tuple[str, str, int | None]]:
    return [(one.rule, one.severity, one.line) for one in findings_of(text) if one.rule in RULES]


def test_three_sessions_of_ninety_minutes_leave_half_an_hour_of_a_five_hour_day() -> None:
    text = talk("- Åpning", "- Kommune 1 (90 min)", "- Kaffe (10 min)", "- Kommune 2 (90 min)", "- Lunsj",
                "- Kommune 3 (90 min)", "- Evaluering", card='duration: "5:00"')  # fmt: skip
    finding = only(findings_of(text), "pace.programme-sum")
    assert (finding.severity, finding.line) == ("info", 9)
    assert str(finding.message) == "Bolkene med varighet tar 4 t 40 min av 5 t; 20 min er igjen til de 3 uten."
    assert finding.message.in_language("en").startswith("The slots with a length take 4 h 40 min of 5 h")


def test_gaps_and_overlaps_are_mended_with_all_that_follows() -> None:
    text = talk("- 09.00–09.30 En", "- 09.45–10.15 To", "- 10.00 Tre (30 min)", "- 10.30 Fire (15 min)")
    gap, overlap = only(findings_of(text), "pace.gap"), only(findings_of(text), "pace.overlap")
    assert (gap.line, str(gap.message)) == (11, "Det er 15 min uten noe før «To».")
    assert (overlap.line, str(overlap.message)) == (12, "«Tre» begynner 15 min før bolken foran er ferdig.")
    assert gap.repair
    closed = gap.repair(text)
    assert closed.split("\n")[9:13] == [
        "- 09.00–09.30 En", "- 09.30–10.00 To", "- 09.45 Tre (30 min)", "- 10.15 Fire (15 min)",
    ]  # fmt: skip
    assert overlap.repair
    assert "pace.overlap" not in names(findings_of(overlap.repair(text)))
    assert "pace.gap" not in names(findings_of(closed))


def test_a_programme_that_ends_too_late_says_by_how_much() -> None:
    text = talk("- En (60 min)", "- Pause (15 min)", "- To (60 min)", opening="kl. 09.00–11.00")
    finding = only(findings_of(text), "pace.past-end")
    assert (finding.line, str(finding.message)) == (12, "«To» varer 15 min lenger enn programmet har tid til.")


def test_a_clock_and_a_length_that_differ() -> None:
    assert ("pace.two-lengths", "warning", 10) in found(talk("- 09.00–10.00 En (45 min)", "- 10.00 To (10 min)"))


@pytest.mark.parametrize(
    "lines",
    [
        ("- 09.00 En", "- 10.00 To", "- 10.30 Pause"),
        ("- En", "- To", "- Tre"),
        ("- 09.00 En (60 min)", "- Kaffe (15 min)", "- To (90 min)", "- 11.45 Slutt"),
    ],
)
def test_a_programme_in_order_is_left_in_peace(lines: tuple[str, ...]) -> None:
    assert found(talk(*lines)) == []


def test_long_stretches_and_days_get_a_tip() -> None:
    text = talk("- En (90 min)", "- To (60 min)", "- Pause (15 min)", "- Tre (90 min)", opening="09.00")
    assert found(text) == [("pace.lunch", "info", 9), ("pace.break", "info", 11)]


def test_a_short_talk_on_a_long_day_is_not_measured_by_it() -> None:
    text = talk("- En (90 min)", "- Lunsj (60 min)", "- To (90 min)", opening="09.00", card="duration: 20 min")
    assert "pace.programme-sum" not in names(findings_of(text))
    assert "pace.past-end" not in names(findings_of(text))


def test_the_slides_of_a_full_day_are_not_too_few() -> None:
    text = talk("- En (90 min)", "- Lunsj (60 min)", "- To (90 min)", opening="09.00", card="duration: 4 t")
    assert "pace.too-short" not in names(findings_of(text))
    assert "pace.too-short" in names(findings_of(text.replace("::: agenda 09.00", "::: steg")))


def test_a_slide_of_no_slot_is_told_of() -> None:
    text = talk("- Velkommen (10 min)", after="\n## Velkommen {.bolk}\n\n- a\n\n## Lunsj {.bolk}\n\n- b\n")
    finding = only(findings_of(text), "text.slot")
    assert (finding.line, finding.slide) == (17, 4)
    assert "«Lunsj»" in str(finding.message)
