"""Two versions of a text side by side: every line is somebody's, and every choice gives the text one expects."""

import itertools
import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.desktop.documents.line_differences import same_lines
from leaderdeck.desktop.documents.text_merge import changed_parts, merged

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "# d", "- e"]), max_size=14).map("\n".join)


def kinds(base: str, mine: str, theirs: str) -> list[str]:
    return [part.kind for part in changed_parts(base, mine, theirs)]


def test_parts_say_who_changed_what() -> None:
    base = "# A\n\n- en\n- to\n\n# B\n\n- tre"
    mine = "# A\n\n- EN\n- to\n\n# B\n\n- tre\n- mitt"
    theirs = "# A\n\n- en\n- to\n\n# Bé\n\n- tre\n- deres"
    parts = changed_parts(base, mine, theirs)
    assert [(part.kind, part.line, part.mine, part.theirs) for part in parts if part.kind != "same"] == [
        ("mine", 3, ("- EN",), ("- en",)),
        ("theirs", 6, ("# B",), ("# Bé",)),
        ("both", 9, ("- mitt",), ("- deres",)),
    ]
    assert merged(parts, {}) == "# A\n\n- EN\n- to\n\n# Bé\n\n- tre\n- mitt"
    last = len(parts) - 1
    assert merged(parts, {last: "both"}).endswith("- tre\n- mitt\n- deres")
    assert merged(parts, {last: "theirs", 1: "theirs"}) == theirs


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    assert kinds("a\nb", "a\nB", "a\nB") == ["same", "same"]
    assert merged(changed_parts("a\nb", "a\nB", "a\nB"), {}) == "a\nB"
    assert kinds("a", "a", "a") == ["same"]


def test_deleted_on_one_side_and_edited_on_the_other_is_both() -> None:
    parts = changed_parts("a\nb\nc", "a\nc", "a\nB\nc")
    assert [part.kind for part in parts] == ["same", "both", "same"]
    assert merged(parts, {1: "theirs"}) == "a\nB\nc"
    assert merged(parts, {1: "mine"}) == "a\nc"


@settings(max_examples=120, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_choosing_one_side_everywhere_gives_that_side(base: str, mine: str, theirs: str) -> None:
    parts = changed_parts(base, mine, theirs)
    everywhere = range(len(parts))
    assert "\n".join(line for part in parts for line in part.mine) == mine
    assert "\n".join(line for part in parts for line in part.theirs) == theirs
    assert merged(parts, dict.fromkeys(everywhere, "mine")) == mine
    assert merged(parts, dict.fromkeys(everywhere, "theirs")) == theirs
    if mine == base:
        assert merged(parts, {}) == theirs
    if theirs == base:
        assert merged(parts, {}) == mine


@settings(max_examples=120, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_pairs_of_lines_are_equal_and_rise(old: list[int], new: list[int]) -> None:
    olds, news = [str(line) for line in old], [str(line) for line in new]
    pairs = same_lines(olds, news)
    assert all(olds[at] == news[new_at] for at, new_at in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


def test_long_texts_with_much_alike_take_little_time() -> None:
    chance = random.Random(3)
    base = [f"- punkt {chance.randrange(60)}" if n % 3 else "" for n in range(30_000)]
    mine, theirs = list(base), list(base)
    for lines in (mine, theirs):
        for _ in range(300):
            lines[chance.randrange(len(lines))] = f"ny {chance.random()}"
        start = chance.randrange(20_000)
        lines[:] = lines[start:] + lines[:start]
    before = time.process_time()
    changed_parts("\n".join(base), "\n".join(mine), "\n".join(theirs))
    assert time.process_time() - before < 5
