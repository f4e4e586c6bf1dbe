"""Real old decks in new brands: every word, note, alternative text and link is kept, and nothing of the old profile."""

import os
from collections import Counter
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from rebranded_contents import Package, contents_of, words

from leaderdeck.brand.catalog import find_kit
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.rebranding.old_deck import open_old_deck
from leaderdeck.powerpoint.rebranding.rebrand import rebrand_presentation

pytestmark = pytest.mark.shared
TEMPLATES = Path(__file__).resolve().parents[3] / "shared" / "templates"
KITS = ("fjordvik", "granheim", "plain")
MORE = bool(os.environ.get("LEADERDECK_TEMPLATES"))
"""Every file in every kit; otherwise the decks, one kit each."""
FILES = sorted(file for file in TEMPLATES.glob("*.p*") if MORE or file.name.startswith("deck__"))
PAIRS = [(file, kit) for at, file in enumerate(FILES) for kit in (KITS if MORE else (KITS[at % 3],))]


def total(counters) -> Counter[str]:
    return sum(counters, Counter())


@pytest.mark.parametrize(("file", "kit_id"), PAIRS, ids=[f"{file.stem[:40]}-{kit}" for file, kit in PAIRS])
def test_a_real_deck_keeps_what_it_says_and_loses_what_it_wore(file: Path, kit_id: str) -> None:
    kit = find_kit(kit_id)
    done = None
    with nullcontext() if file.name.startswith("deck__") else suppress(TemplateProblem):
        done = rebrand_presentation(file, kit)
    if done is None:
        pytest.skip("it is no deck, and refused in a sentence")
    _compare(file, kit, done)


def _compare(file: Path, kit, done) -> None:
    before, after = contents_of(file.read_bytes()), contents_of(done.data)
    gone = [each for each in done.removed if each.kind not in ("link", "content")]
    own = total(words(each) for footers in after.footers for _, each in footers)
    assert after.words - own == before.words - total(words(each.words) for each in gone if not each.notes)
    assert after.notes == before.notes - total(words(each.words) for each in gone if each.notes)
    assert after.alts == before.alts - Counter(each.alt for each in done.removed if each.alt)
    links = Counter(each.words for each in done.removed if each.kind in ("link", "content"))
    assert after.links == before.links - links
    assert find_faults(done.data) == ()
    _assert_worn_by_the_brand(file, kit, done.data, after)


def _assert_worn_by_the_brand(file: Path, kit, data: bytes, after) -> None:
    old, new = open_old_deck(file), Package(data)
    theme = {rgb for part in old.slides for rgb in old.layout_of(part).colors.rgb.values()}
    worn = set(after.colors) & (theme - {color.rgb for color in kit.palette.colors})
    assert not worn, "a color of the old theme is named outright"
    with_footer = [footers for footers in after.footers if any(kind == "ftr" for kind, _ in footers)]
    slogans = {words_ for footers in with_footer for kind, words_ in footers if kind == "ftr"}
    assert slogans <= {slogan for _, slogan in kit.slogans}
    masters = [name for name in new.names if name.startswith("ppt/slideMasters/") and name.endswith(".xml")]
    assert len(masters) == 1, "no master of the old profile is left"
