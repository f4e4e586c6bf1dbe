"""The stems are those of the Snowball package, word for word."""

import random
import re

import pytest
import snowballstemmer

from leaderdeck.library.norwegian_stems import norwegian_stem
from leaderdeck.paths import resource_folder

ENDINGS = """
    a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het ast
    erte ert s leg eleg ig eig lig elig els lov elov slov hetslov dt vt ind kk nk amm omm kap skap pp lt øst v hav giv
    k r
"""


def made_words(count: int) -> list[str]:
    chance = random.Random(11)
    endings = ENDINGS.split()
    beginnings = ("b", "st", "o", "ø", "tr", "an", "ik", "ve", "å")
    return [
        "".join(chance.choices(beginnings, k=chance.randint(0, 3)))
        + "".join(chance.choices(endings, k=chance.randint(0, 3)))
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def words() -> set[str]:
    texts = [path.read_text("utf-8") for path in resource_folder("starters").glob("*.n[bn].md")]
    assert len(texts) >= 10
    found = {word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())}
    return found | {word for word in made_words(12_000) if word}


def test_every_word_has_the_stem_of_the_snowball_package(words: set[str]) -> None:
    package = snowballstemmer.stemmer("norwegian")
    assert len(words) > 5_000
    assert not [
        (word, norwegian_stem(word)) for word in sorted(words) if norwegian_stem(word) != package.stemWord(word)
    ]
