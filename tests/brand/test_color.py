import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leaderdeck.brand.color import (
    channels,
    contrast,
    from_channels,
    lightness,
    luminance,
    mix,
    readable_on,
    rotated,
    shade_that_reads,
    with_lightness,
)

colors = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: from_channels(*rgb))


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#43F8B6", "#FFFFFF", 1.37),
        ("#FF8274", "#FFFFFF", 2.41),
        ("#1F42AA", "#FFFFFF", 8.7),
    ],
)
def test_contrast_is_what_wcag_and_others_measure(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.05)


@given(colors, colors)
@settings(max_examples=60, deadline=None)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21.0001
    assert contrast(first, first) == 1


@given(colors, colors)
@settings(max_examples=60, deadline=None)
def test_mixing_nothing_keeps_a_color_and_mixing_all_replaces_it(first: str, second: str) -> None:
    assert mix(first, second, 0) == first
    assert mix(first, second, 1) == second


@given(colors)
@settings(max_examples=60, deadline=None)
def test_a_color_at_its_own_lightness_stays_itself(rgb: str) -> None:
    kept = channels(with_lightness(rgb, lightness(rgb)))
    assert all(abs(a - b) <= 8 for a, b in zip(kept, channels(rgb), strict=True))


@given(colors, st.sampled_from([3.0, 4.5, 7.0]))
@settings(max_examples=60, deadline=None)
def test_a_shade_always_reads_on_white(rgb: str, wanted: float) -> None:
    shade = shade_that_reads(rgb, ("#FFFFFF", "#F4EFE6"), wanted)
    assert contrast(shade, "#FFFFFF") >= wanted
    assert contrast(shade, "#F4EFE6") >= wanted
    if contrast(rgb, "#F4EFE6") >= wanted:
        assert shade == rgb


def test_a_readable_color_is_the_first_that_suffices() -> None:
    assert readable_on("#0B3C49", ("#12303A", "#FFFFFF", "#8FC1B5")) == "#FFFFFF"
    assert readable_on("#808080", ("#818181", "#909090")) == "#909090"


@given(colors)
@example("#010000")
@settings(max_examples=40, deadline=None)
def test_turning_the_hue_keeps_the_lightness(rgb: str) -> None:
    # Near black, colors lie far apart in eight bits: from #000000 to #010101 is 0.067 of lightness, and one step of
    # one channel most of that. Above, the nearest color is never further off than 0.004.
    nearest = 0.05 if lightness(rgb) < 0.1 else 0.005
    assert lightness(rotated(rgb, 2.0)) == pytest.approx(lightness(rgb), abs=nearest)


@pytest.mark.parametrize("text", ["", "red", "#FFF", "#GGGGGG", "#0000000", "0B3C49#"])
def test_what_is_no_color_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        luminance(text)
