"""What a new user opens first: samples and starters with nothing to mend."""

from pathlib import Path

import pytest

from leaderdeck.checks.talks import dismissed_findings
from leaderdeck.paths import resource_folder
from leaderdeck.talk import load_talk

SAMPLES = sorted(resource_folder("samples").glob("*.md"))
STARTERS = sorted(resource_folder("starters").glob("*.md"))


@pytest.mark.parametrize("file", [*SAMPLES, *STARTERS], ids=lambda file: file.stem)
def test_it_opens_without_errors_and_warnings(file: Path) -> None:
    talk = load_talk(file)
    assert [(f.rule, f.line) for f in talk.findings if f.severity != "info"] == []
    assert len([f for f in talk.findings if f.severity == "info"]) <= 2


def test_what_the_board_of_everything_breaks_on_purpose_is_dismissed_with_a_reason() -> None:
    talk = load_talk(resource_folder("samples", "alt-pa-ett-brett.md"))
    dismissed = dismissed_findings(talk.deck, talk.kit, talk.scenes, talk.text)
    assert [one.dismissal.rule for one in dismissed] == ["fit.split", "pace.slide-words", "fit.split"]
    assert all(one.finding for one in dismissed), "none is left from an older text"
    assert all(len(one.dismissal.reason.split()) > 3 for one in dismissed)
