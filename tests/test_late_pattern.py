"""A late pattern answers as a compiled one, and is compiled once, when it is asked first."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from leaderdeck.late_pattern import late_pattern

TEXT = "Tillit tar tid; tid har vi."


@pytest.mark.parametrize(
    "ask",
    [
        lambda pattern: pattern.search(TEXT).span(),
        lambda pattern: pattern.match(TEXT)["word"],
        lambda pattern: pattern.fullmatch("tid")["word"],
        lambda pattern: [found.start() for found in pattern.finditer(TEXT)],
        lambda pattern: pattern.findall(TEXT),
        lambda pattern: pattern.sub("-", TEXT),
        lambda pattern: pattern.subn("-", TEXT, count=1),
        lambda pattern: pattern.split(TEXT),
        lambda pattern: (pattern.pattern, pattern.flags, dict(pattern.groupindex)),
    ],
)
def test_it_answers_as_one_that_was_compiled_at_once(ask: Callable[[re.Pattern[str]], Any]) -> None:
    of = (r"(?P<word>t\w+)", re.IGNORECASE)
    late = late_pattern(*of)
    assert ask(late) == ask(re.compile(*of))
    assert ask(late) == ask(re.compile(*of)), "and so the second time"


def test_it_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    plain = re.compile
    monkeypatch.setattr(re, "compile", lambda *of: compiled.append(of) or plain(*of))
    late = late_pattern(rb"\d+")
    assert not compiled
    assert late.search(b"9")
    assert late.match(b"9")
    assert len(compiled) == 1


def test_a_wrong_one_is_told_of_when_it_is_asked() -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("")
