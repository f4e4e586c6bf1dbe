"""Units and guesses → slides: which words stand on which slide, and which are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leaderdeck.intake.progress import Progress, unwatched, watched
from leaderdeck.intake.prose_to_talk_blocks import (
    caption_of,
    contrast_of,
    fact_lines,
    figure_lines,
    is_special,
    leads_up_to,
    moments_of,
    quotation_of,
    timeline_of,
)
from leaderdeck.intake.prose_to_talk_filling import (
    FEWEST_WORDS,
    STATEMENT_CHARACTERS,
    fill,
    fill_points,
    flat,
    plain,
    takes_question,
    with_capital,
)
from leaderdeck.intake.prose_to_talk_guess import Guess, GuessKind
from leaderdeck.intake.prose_to_talk_letters import subject_in, take_byline
from leaderdeck.intake.prose_to_talk_lists import LIST_MARKS, ItemLines
from leaderdeck.intake.prose_to_talk_occasion import take_occasion
from leaderdeck.intake.prose_to_talk_parallel import fill_parallel, parallel_runs
from leaderdeck.intake.prose_to_talk_people import People
from leaderdeck.intake.prose_to_talk_planned import PlannedCard, PlannedSlide, covers
from leaderdeck.intake.prose_to_talk_sentences import (
    TITLE_CHARACTERS,
    TITLE_WORDS,
    sentences_of,
    without_stop,
    word_count,
)
from leaderdeck.intake.prose_to_talk_signs import defined_in, without_genre
from leaderdeck.intake.prose_to_talk_slots import take_heading
from leaderdeck.intake.prose_to_talk_styles import Style
from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.language import Sentence
from leaderdeck.late_pattern import late_pattern

_NOT_IN_AGENDA = late_pattern(r"^kl|\b(?:ved|v/|by|med|with)(?:[ ]|$)", re.IGNORECASE)
"""Words that an agenda shows by where it puts the time and who leads."""
_FEWEST_CAPTION_WORDS = 8
"""A shorter caption says nothing without its picture, and is said where it stands."""
DEEPEST_HEADING = 7
"""Deeper than any that is marked: a subhead that is just a short line of its own."""


class SlidePlan:
    """Takes the guesses in turn; `finish` gives the slides. What it does not show is said or listed as left out."""

    def __init__(self, units: Sequence[Unit], guesses: Sequence[Guess], people: People, style: Style) -> None:
        self.units, self.guesses, self.people, self.style = units, guesses, people, style
        self.card = PlannedCard()
        self.slides: list[PlannedSlide] = []
        self.left_out: dict[int, tuple[str, Sentence]] = {}
        self.sources: list[tuple[int, str]] = []
        self.programme_slides: dict[int, list[PlannedSlide]] = {}
        """Slides of a programme by the unit that tells of it; filled before `run`."""
        self._waiting: list[tuple[int, str]] = []
        self._items = ItemLines()
        silent = ("byline", "occasion", "leave-out", "source", "private")
        self._closing = max((guess.place for guess in guesses if guess.kind not in silent), default=0)
        self._section = ""
        self._last_prose: PlannedSlide | None = None
        self._handlers: dict[GuessKind, Callable[[Unit, Guess], None]] = {
            "title": self._title, "byline": self._byline, "occasion": self._occasion, "standfirst": self._standfirst,
            "heading": self._heading,
            "question": self._question, "prose": self._prose, "quote": self._quote, "fact": self._fact,
            "point": self._point, "claim": self._claim, "speech": self._speech, "source": self._source,
            "caption": self._caption, "definition": self._definition, "baton": self._baton, "slogan": self._slogan,
            "slot": self._slot, "block": self._block, "private": self._private, "leave-out": self._leave_out,
        }  # fmt: skip

    def run(self, progress: Progress = unwatched) -> None:
        """Every unit, in its order."""
        runs = parallel_runs(self.units, self.guesses)
        told = {unit.place for run in runs.values() for unit in run}
        for unit, guess in zip(watched(self.units, progress), self.guesses, strict=True):
            if unit.place in self.programme_slides:
                self._programme(unit)
            elif unit.place in runs:
                self._parallel(runs[unit.place])
            elif unit.place not in told:
                self._handlers[guess.kind](unit, guess)
        if self._waiting:
            self._new(waits=True)

    def _new(self, title: str = "", *, level: int = 2, waits: bool = False) -> PlannedSlide:
        """Another slide; what waited to be said is said on it."""
        slide = PlannedSlide(plain(title), level)
        if waits:
            for place, words in self._waiting:
                slide.say(place, words)
            self._waiting = []
        self.slides.append(slide)
        self._last_prose = None
        return slide

    def _open_slide(self) -> PlannedSlide | None:
        return self.slides[-1] if self.slides and self.slides[-1].is_open else None

    def _finish(self, slide: PlannedSlide, unit: Unit) -> None:
        """Say the unit on its slide, unless every word of it is seen there."""
        slide.take(unit.place)
        is_apart = slide.has_room("::: agenda") and _NOT_IN_AGENDA.search(unit.said)
        if is_apart or not covers(slide.shows(), unit.said):
            slide.say(unit.place, unit.said)

    def _title(self, unit: Unit, _guess: Guess) -> None:
        if self.card.title:
            self._heading(unit, _guess)
            return
        self.card.title = plain(without_stop(subject_in(unit.words)))
        self.card.take(unit.place)

    def _byline(self, unit: Unit, _guess: Guess) -> None:
        take_byline(self.card, unit)

    def _occasion(self, unit: Unit, _guess: Guess) -> None:
        take_occasion(self.card, unit)

    def _standfirst(self, unit: Unit, _guess: Guess) -> None:
        sentences = sentences_of(without_genre(unit.words))
        slide = self._new(waits=True)
        short = next((words for each in sentences if len(words := plain(each)) <= STATEMENT_CHARACTERS), "")
        if short:
            slide.body.append([with_capital(short)])
            slide.is_set = True
        else:
            self._fill(slide, sentences)
        self._finish(slide, unit)
        self._last_prose = slide if self.style.merged_words > 130 else None

    def _heading(self, unit: Unit, _guess: Guess) -> None:
        if not unit.words.strip():
            return
        above = self._open_slide()
        if above is not None and above.depth and not above.body and not unit.opens and unit.shape == "line":
            above.body.append([plain(unit.words)])
            above.is_list = True
            self._finish(above, unit)
            return
        slide = self._new(without_stop(unit.words), level=1, waits=True)
        slide.depth = unit.level or DEEPEST_HEADING
        slide.take(unit.place)
        slide.is_open = True
        self._section = slide.title

    def _question(self, unit: Unit, guess: Guess) -> None:
        words, slide = without_genre(unit.words), self._open_slide() or self._last_prose
        beside = (self._kind_after(unit), self.guesses[unit.place - 2].kind if unit.place > 1 else "")
        is_run = "question" in beside and not guess.is_changed
        if is_run and slide is not None and (slide.depth or not slide.title) and takes_question(slide, words):
            slide.level = 2
            self._finish(slide, unit)
            return
        slide = self._new(words, waits=True)
        slide.take(unit.place)
        slide.is_open, slide.is_set = True, guess.is_changed

    def _prose(self, unit: Unit, guess: Guess) -> None:
        opened = self._open_slide()
        if opened is not None and opened.level == 2 and (opened.title.endswith("?") or not opened.is_list):
            self._answer(opened, unit)
        elif self._is_context(unit):
            self._waiting.append((unit.place, unit.said))
        elif unit.words.rstrip().endswith(":") and self._kind_after(unit) == "point":
            self._lead(unit)
        elif self._joins(unit):
            self._add_prose(unit)
        else:
            self._begin_prose(unit)

    def _parallel(self, run: Sequence[Unit]) -> None:
        slide = self._open_slide()
        if slide is None or slide.body:
            slide = self._new(waits=True)
        slide.level, slide.is_open = 2, False
        fill_parallel(slide, run)
        self._last_prose = None

    def _lead(self, unit: Unit) -> None:
        """A paragraph that leads to a list: its last sentence is the list's title, and all of it is said."""
        last = plain(sentences_of(unit.words)[-1]).rstrip(":")
        is_title = word_count(last) <= TITLE_WORDS and len(last) <= TITLE_CHARACTERS
        slide = self._new(last if is_title else self._section, waits=True)
        slide.is_open = slide.is_list = True
        slide.say(unit.place, unit.said)

    def _answer(self, slide: PlannedSlide, unit: Unit) -> None:
        if not slide.body:
            fill_points(slide, sentences_of(without_genre(unit.words)), self.style.most_points)
        slide.say(unit.place, unit.said)

    def _is_context(self, unit: Unit) -> bool:
        following = self.units[unit.place].words if unit.place < len(self.units) else ""
        return leads_up_to(unit.words, self._kind_after(unit), following, is_wanted=self.style.has_context)

    def _kind_after(self, unit: Unit) -> str:
        following = self.guesses[unit.place : unit.place + 1]
        return following[0].kind if following else ""

    def _joins(self, unit: Unit) -> bool:
        slide = self._last_prose
        if slide is None or is_special(unit.words):
            return False
        return sum(map(word_count, slide.notes)) + word_count(unit.words) <= self.style.merged_words

    def _add_prose(self, unit: Unit) -> None:
        slide = self._last_prose
        assert slide is not None
        slide.say(unit.place, unit.said)
        said = [sentence for words in slide.notes for sentence in sentences_of(words)]
        if not slide.is_set:
            slide.title, slide.body = "", []
            self._fill(slide, said)

    def _begin_prose(self, unit: Unit) -> None:
        sentences = sentences_of(unit.words)
        timeline, contrast = timeline_of(sentences), contrast_of(sentences)
        slide = self._new(waits=True)
        if timeline:
            slide.title = self._section or moments_of(timeline)
            slide.body.append(["::: tidslinje", *timeline, ":::"])
        elif contrast:
            slide.title, left, right = contrast
            slide.body.append(["::: kolonner", *left, "", "+++", "", *right, ":::"])
        else:
            self._fill(slide, sentences)
        slide.say(unit.place, unit.said)
        self._last_prose = None if timeline or contrast else slide

    def _fill(self, slide: PlannedSlide, sentences: Sequence[str]) -> None:
        fill(slide, sentences, self.style.most_points)

    def _quote(self, unit: Unit, guess: Guess) -> None:
        before = self.units[unit.place - 2].words if unit.place > 1 else ""
        shown, who = quotation_of(unit.words, guess.who, before)
        asked = self._open_slide()
        is_answer = asked is not None and asked.level == 2 and asked.title.endswith("?") and not asked.body
        slide = asked if asked is not None and is_answer else self._new(waits=True)
        slide.is_open = False
        slide.body.append([f"> {plain(shown)}", *([f"> — {who}"] if who else [])])
        self._finish(slide, unit)

    def _fact(self, unit: Unit, _guess: Guess) -> None:
        slide = self.slides[-1] if self.slides else None
        is_box = slide is not None and slide.has_room("::: fakta") and not slide.sources
        if slide is None or not (is_box or (slide.is_open and not slide.body)):
            slide = self._new(self._section, waits=True)
        slide.level, slide.is_open = 2, False
        if not is_box:
            slide.body.append(["::: fakta", ":::"])
        slide.body[-1][-1:] = [*fact_lines(unit.words), ":::"]
        self._finish(slide, unit)

    def _point(self, unit: Unit, _guess: Guess) -> None:
        slide = self.slides[-1] if self.slides else None
        goes_on = slide is not None and slide.is_open and slide.takes_items
        if slide is not None and slide is self._last_prose and slide.title:
            slide.body, slide.is_open, self._last_prose = [], True, None  # the list says more than chosen sentences
        elif slide is None or not goes_on:
            slide = self._new(self._section if self.slides else "", waits=True)
            slide.is_open = True
        slide.level, slide.is_list = 2, True
        is_bare = not slide.body or slide.body[-1][0] == "::: fakta"
        figures = figure_lines(unit.words) if is_bare else []
        if figures and not slide.body:
            slide.body.append(["::: fakta", *figures, ":::"])
        elif figures:
            slide.body[-1][-1:] = [*figures, ":::"]
        else:
            if not slide.body or not slide.body[-1][0].lstrip().startswith(LIST_MARKS):
                slide.body.append([])
                self._items.begin(unit)
            lines = slide.body[-1]
            lines.append(self._items.line(unit, flat(unit.words), is_first=not lines))
        self._finish(slide, unit)

    def _claim(self, unit: Unit, guess: Guess) -> None:
        sentences = sentences_of(unit.words)
        opened = self._open_slide()
        if opened is not None and not opened.body and not guess.is_changed:
            opened.level = 2
            self._answer(opened, unit)
            return
        is_last = unit.place >= self._closing
        slide = self._new(waits=True)
        if is_last and not guess.is_changed:
            slide.title, slide.layout = without_stop(plain(sentences[0])), "avslutning"
            if sentences[1:]:
                slide.body.append([flat(" ".join(sentences[1:]))])
        elif len(unit.words) <= STATEMENT_CHARACTERS:
            slide.body.append([plain(flat(unit.words))])
        else:
            self._fill(slide, sentences)
        self._finish(slide, unit)

    def _speech(self, unit: Unit, _guess: Guess) -> None:
        if self.slides:
            self.slides[-1].say(unit.place, unit.said)
        else:
            self._waiting.append((unit.place, unit.said))

    def _source(self, unit: Unit, _guess: Guess) -> None:
        self.sources.append((unit.place, unit.words))
        slide = self.slides[-1] if self.slides else None
        if slide is not None and slide.body and not (slide.is_set or slide.sources):
            slide.sources.append(flat(unit.words))
            slide.take(unit.place)

    def _caption(self, unit: Unit, _guess: Guess) -> None:
        """The picture is not there, so its credit waits in the notes for whoever puts it in."""
        shown = caption_of(unit.words)
        if word_count(shown) < _FEWEST_CAPTION_WORDS or "|" in shown:
            self._speech(unit, _guess)
            return
        slide = self._new(waits=True)
        self._fill(slide, [shown] if len(shown) <= STATEMENT_CHARACTERS else sentences_of(shown))
        slide.say(unit.place, unit.said)

    def _definition(self, unit: Unit, _guess: Guess) -> None:
        slide = self._open_slide()
        if unit.shape == "item" and slide is not None and slide.body:  # the list goes on below
            slide = PlannedSlide(defined_in(unit.words) or self._section)
            self.slides.insert(len(self.slides) - 1, slide)
        elif slide is None or slide.body:
            slide = self._new(defined_in(unit.words) or self._section, waits=True)
        slide.level = 2
        sentences = sentences_of(unit.words)
        has_list = self._kind_after(unit) == "point" and unit.shape != "item"
        shown = sentences[0] if word_count(unit.words) > (FEWEST_WORDS if has_list else 45) else unit.words
        slide.body.append(["::: merk", plain(flat(shown)), ":::"])
        slide.say(unit.place, unit.said)

    def _baton(self, unit: Unit, _guess: Guess) -> None:
        slide = self._open_slide() or self._new(waits=True)
        slide.body.append(["::: merk", plain(flat(unit.words)), ":::"])
        slide.say(unit.place, unit.said)
        slide.is_open = False

    def _slogan(self, unit: Unit, _guess: Guess) -> None:
        slide = self._new(unit.words, waits=True)
        slide.layout = "avslutning"
        self._finish(slide, unit)

    def _slot(self, unit: Unit, _guess: Guess) -> None:
        slide = self.slides[-1] if self.slides else None
        is_agenda = slide is not None and slide.has_room("::: agenda")
        if slide is None or not (is_agenda or (slide.is_open and not slide.body)):
            slide = self._new(self._section, waits=True)
        slide.level, slide.is_open = 2, False
        if not is_agenda:
            slide.body.append(["::: agenda", ":::"])
        slide.body[-1][-1:] = [f"- {flat(unit.words)}", ":::"]
        self._finish(slide, unit)

    def _programme(self, unit: Unit) -> None:
        made = self.programme_slides[unit.place]
        heading = self._open_slide()
        if heading is not None and heading.title and not heading.body:
            take_heading(made, heading)
            self.slides.pop()
        for place, words in self._waiting:
            made[0].say(place, words)
        self._waiting = []
        self.slides += made
        self._last_prose = None

    def _block(self, unit: Unit, _guess: Guess) -> None:
        slide = self._open_slide()
        if slide is None or slide.body:
            slide = self._new(self._section if self.slides else "", waits=True)
        slide.level, slide.is_open = 2, False
        slide.body.append(unit.text.split("\n"))
        slide.is_set = True
        slide.take(unit.place)

    def _private(self, unit: Unit, _guess: Guess) -> None:
        slide = self.slides[-1] if self.slides else self._new(waits=True)
        slide.private.append(unit.text)
        slide.take(unit.place)

    def _leave_out(self, unit: Unit, guess: Guess) -> None:
        if any(letter.isalnum() for letter in unit.words):
            self.left_out[unit.place] = (unit.said, guess.why)
