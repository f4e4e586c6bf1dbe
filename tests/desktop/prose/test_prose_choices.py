"""Steps that can be undone, chips that can be read, and what the thread makes of a text."""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtGui import QColor

from leaderdeck.deck.source_marks import read_source_mark
from leaderdeck.desktop.appearance import APPEARANCES
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.prose.kind_colors import chip_colors
from leaderdeck.desktop.prose.paragraph_entries import KEY_KINDS, MORE_KINDS, MOST_SHOWN, chip_words, entries_of
from leaderdeck.desktop.prose.prose_choices import ProseChoices, ProseSteps
from leaderdeck.desktop.prose.prose_reading import GivenUp, make_prose_talk, read_clipboard, read_prose_file
from leaderdeck.errors import FileProblem
from leaderdeck.intake.prose_to_talk_guess import CHANGES, GuessKind
from leaderdeck.intake.source_text import SourceText, pasted

TEXT = pasted(
    "Broen over fjorden\n\nKari Nordli, ordfører i Fjordvik\n\n"
    "En bro er mer enn stål. Den er et løfte mellom to bygder.\n\nHvorfor tok det så lang tid?\n\n"
    "Vi hadde ikke snakket sammen. Ferja gikk hver time, og hver time lot vi den gå.\n\n"
    "«Ingen bygger bro alene», sa fergemannen.\n\nLengde: 840 meter\nPris: 1,2 milliarder\n\n"
    "Kilde: Fjordvik Blad\n\nPrivat: Ikke nevn Olsen.\n"
)


def test_steps_go_back_and_forth_and_know_what_would_be_lost() -> None:
    steps = ProseSteps()
    assert steps.now is None
    assert not steps.undo()
    steps.begin(ProseChoices(TEXT, "bro.txt"))
    assert not steps.is_changed
    assert steps.change(lambda now: now.with_change(3, "quote"))
    assert not steps.change(lambda now: now.with_change(3, "quote"))
    assert steps.change(lambda now: now.with_change(4, "claim"))
    assert steps.is_changed
    assert steps.now is not None
    assert steps.now.changes == {3: "quote", 4: "claim"}
    assert steps.undo()
    assert steps.now.changes == {3: "quote"}
    assert steps.redo()
    assert not steps.redo()
    assert steps.change(lambda now: now.with_change(4, None))
    assert steps.now.changes == {3: "quote"}
    while steps.undo():
        pass
    assert not steps.is_changed
    assert steps.can_redo


def test_a_length_that_is_turned_is_one_step() -> None:
    steps = ProseSteps()
    steps.begin(ProseChoices(TEXT))
    for minutes in (5, 10, 15):
        steps.change(lambda now, minutes=minutes: replace(now, minutes=minutes), "minutes")
    assert steps.now is not None
    assert steps.now.minutes == 15
    steps.undo()
    assert steps.now.minutes is None
    assert not steps.can_undo


def test_another_text_can_be_taken_back_where_something_was_chosen_in_the_first() -> None:
    steps = ProseSteps()
    steps.begin(ProseChoices(TEXT, "en.txt"))
    steps.begin(ProseChoices(TEXT, "to.txt"))
    assert not steps.can_undo
    steps.change(lambda now: replace(now, kind="keynote"))
    shown = steps.now
    steps.begin(ProseChoices(TEXT, "tre.txt"))
    assert not steps.is_changed
    assert steps.undo()
    assert steps.now is shown
    assert steps.is_changed
    steps.return_to(None)
    assert steps.now is None


@pytest.mark.parametrize("name", APPEARANCES)
def test_chips_can_be_read_in_every_look(name: str) -> None:
    appearance = APPEARANCES[name]  # type: ignore[index]
    for kind in get_args(GuessKind):
        colors = chip_colors(kind, appearance)
        assert _contrast(colors.ink, colors.ground) >= 4.5, (kind, colors)


def _contrast(one: str, other: str) -> float:
    def light(color: str) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                 for part in QColor(color).getRgbF()[:3]]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_keys_give_the_kinds_that_the_engine_names_first() -> None:
    assert KEY_KINDS[: len(CHANGES)] == CHANGES
    assert len(KEY_KINDS) == 9
    assert not set(KEY_KINDS) & set(MORE_KINDS)


def test_a_text_is_made_into_a_talk_with_links_both_ways() -> None:
    stages: list[str] = []
    choices = ProseChoices(TEXT, brand="fjordvik", minutes=12)
    made = make_prose_talk(choices, KitShelf(), lambda stage, *_done: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["guessing", "composing"]
    assert made.talk.kit.id == "fjordvik"
    assert made.talk.deck.front_matter.brand == "fjordvik"
    assert made.talk.deck.front_matter.duration_seconds == 720
    kinds = {guess.kind: guess.place for guess in made.outlined.guesses}
    title = made.talk.scenes[made.numbers[kinds["question"]][0] - 1][1].title
    assert title == "Hvorfor tok det så lang tid?"
    for place, numbers in made.numbers.items():
        assert all(place in made.places[number] for number in numbers)
    unlinked = {guess.kind for guess in made.outlined.guesses if guess.place not in made.numbers}
    assert unlinked <= {"leave-out"}
    assert made.words.on_slides > 20
    assert made.words.in_notes > 20
    assert made.words.left_out == 0
    places = [read_source_mark(line[4:-3]) for line in made.markdown.split("\n") if line.startswith("<!--")]
    assert set().union(*places) == set(made.numbers)


def test_a_text_that_is_a_talk_already_finds_its_slides_without_marks() -> None:
    text = "# Start\n\nVelkommen.\n\n# Midten\n\n- en\n- to\n\n# Slutt\n\nTakk.\n"
    made = make_prose_talk(ProseChoices(SourceText(text, "markdown")), KitShelf())
    assert "<!--" not in made.markdown
    assert made.places == {1: (1, 2), 2: (3, 4, 5), 3: (6, 7)}


@pytest.mark.parametrize("stopped", ["guessing", "composing"])
def test_work_that_nobody_waits_for_stops_in_the_midst_of_a_stage(stopped: str) -> None:
    told: list[tuple[str, float]] = []

    def note_stage(stage: str, done: int, whole: int) -> None:
        told.append((stage, done / whole))
        if stage == stopped and done / whole > 0.4:
            raise GivenUp

    long = SourceText("\n\n".join(f"Hva gjør vi i år {number}?\n\nVi lytter mer." for number in range(120)))
    with pytest.raises(GivenUp):
        make_prose_talk(ProseChoices(long), KitShelf(), note_stage)
    assert told[-1][0] == stopped
    assert 0.4 < told[-1][1] < 0.5
    assert len([place for stage, place in told if stage == stopped]) > 20


def test_headings_of_another_program_are_headings_and_plain_text_is_plain() -> None:
    source, name = read_clipboard("<h1>Bro</h1><p>En <b>lang</b> vei.</p>", "Bro\nEn lang vei.")
    assert source.is_markdown
    assert source.text.startswith("# Bro")
    assert name == ""
    assert read_clipboard("", "Bro\r\nVei")[0] == SourceText("Bro\nVei")


def test_a_file_that_is_no_text_is_told_in_one_sentence(tmp_path) -> None:
    (tmp_path / "bilde.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(FileProblem, match=r"bilde\.png"):
        read_prose_file(tmp_path / "bilde.png")


def test_private_words_are_seen_by_their_writer_and_long_ones_are_cut() -> None:
    made = make_prose_talk(ProseChoices(pasted(TEXT.text + "\nlangt " * 900)), KitShelf())
    entries = entries_of(made.choices.source.text, made.outlined.guesses, made.numbers, {1: "claim"})
    private = next(entry for entry in entries if entry.guess.kind == "private")
    assert "Olsen" in private.words
    assert all(len(entry.words) <= MOST_SHOWN + 2 for entry in entries)
    assert entries[0].is_changed
    assert all(chip_words(entry).endswith("?") == entry.is_unsure for entry in entries)


def test_only_what_became_otherwise_is_drawn_anew() -> None:
    kits = KitShelf()
    first = make_prose_talk(ProseChoices(TEXT), kits)
    changed = first.choices.with_change(3, "claim")
    expected = first.entries_for(changed)
    second = make_prose_talk(changed, kits, before=first)
    kept = [old is new for old, new in zip(first.entries, second.entries, strict=True)]
    assert not kept[2]
    assert sum(kept) >= len(kept) - 3
    assert [entry.guess.kind for entry in expected] == [entry.guess.kind for entry in second.entries]
    assert second.entries_for(changed) == second.entries


def test_one_title_above_many_subheads_is_no_talk_of_one_slide() -> None:
    text = "# Tillit\n\nTillit bygges i fred.\n\n## Først\n\nDet tar tid.\n\n## Så\n\nDet tar mer tid.\n"
    made = make_prose_talk(ProseChoices(SourceText(text, "markdown")), KitShelf())
    assert len(made.talk.deck.slides) >= 3
    assert made.talk.scenes[0][1].title == "Tillit"
