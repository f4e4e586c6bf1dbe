"""The threads that read a talk: what is shown comes first, and only what was asked for last counts."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.talk_reader import TalkReader
from leaderdeck.desktop.talk_reading import Reading

OLD, NEW = "# Gammelt\n\n## En\n\n![](borte.png)\n", "# Nytt\n\n## To\n\n![](vekk.png)\n"


def asked(text: str, edits: int = 0) -> tuple[object, ...]:
    return (text, None, None, edits, KitShelf())


def told_by(reader: TalkReader) -> list[Reading]:
    told: list[Reading] = []
    reader.answered.connect(told.append)
    return told


def until_checked(qtbot: QtBot, told: list[Reading]) -> Callable[[str], None]:
    def wait(title: str) -> None:
        qtbot.waitUntil(lambda: any(one.talk.is_checked and title in one.talk.text for one in told), timeout=15_000)

    return wait


def test_what_is_opened_is_told_twice(qtbot: QtBot) -> None:
    reader = TalkReader()
    told = told_by(reader)
    reader.open(*asked(OLD, 7))
    until_checked(qtbot, told)("Gammelt")
    assert [(one.talk.is_checked, bool(one.talk.findings), one.edits) for one in told] == [
        (False, False, 7), (True, True, 7),
    ]  # fmt: skip
    assert told[0].talk.scenes == told[1].talk.scenes
    assert told[0].pace == told[1].pace


def test_a_question_that_the_slides_lead_to_takes_the_place_of_their_findings(qtbot: QtBot) -> None:
    reader = TalkReader()
    told = told_by(reader)
    reader.answered.connect(lambda reading: reading.talk.is_checked or reader.read(*asked(NEW, 8)))
    reader.open(*asked(OLD, 7))
    until_checked(qtbot, told)("Nytt")
    qtbot.wait(50)
    assert [(one.talk.is_checked, one.edits) for one in told] == [(False, 7), (True, 8)]


def test_what_was_dropped_is_not_told(qtbot: QtBot) -> None:
    reader = TalkReader()
    told = told_by(reader)
    reader.open(*asked(OLD))
    reader.drop()
    reader.read(*asked(NEW))
    until_checked(qtbot, told)("Nytt")
    assert all("Nytt" in one.talk.text for one in told)
