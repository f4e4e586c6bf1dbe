"""What the time pane says of words, pace and readability."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.desktop.panes.slide_times import TalkTime
from leaderdeck.desktop.panes.spoken_time import slides_words, thousands
from leaderdeck.language import Sentence, say

_EASY, _HARD = 40, 50
"""Below the one, what is said is easy to follow; from the other on it is as heavy as documents."""


def spoken_words(time: TalkTime) -> Sentence:
    """How much is said, and whose pace that is reckoned in."""
    reckoning = time.reckoning
    fields = {
        "words": thousands(time.words),
        "slides": slides_words(time.shown_slides),
        "rate": round(reckoning.words_per_minute),
    }
    if reckoning.has_interpreter:
        return say("{words} ord å si på {slides}, {rate} ord i minuttet med tolk.", **fields)
    if reckoning.pace.is_known:
        return say("{words} ord å si på {slides}, {rate} ord i minuttet: ditt tempo, lært når du øver.", **fields)
    return say("{words} ord å si på {slides}, {rate} ord i minuttet.", **fields)


def measures_words(time: TalkTime) -> Iterator[Sentence]:
    """Words for each slide, and how hard they are: LIKS for Norwegian, the bare figure for other languages."""
    if time.shown_slides:
        yield say("{count} ord per lysbilde.", count=round(time.words / time.shown_slides))
    figure = time.said if time.said.is_known else time.shown
    if not figure.is_known:
        return
    if time.talk.deck.front_matter.language[:2] not in ("nb", "nn", "no"):
        yield say("Lix {figure}.", figure=figure.liks)
        return
    verdict = _verdict(figure.liks)
    if time.said.is_known:
        yield say("Liks {figure} i talenotatene: {verdict}.", figure=figure.liks, verdict=verdict)
    if time.shown.is_known:
        yield say("Liks {figure} på lysbildene: {verdict}.", figure=time.shown.liks, verdict=_verdict(time.shown.liks))


def _verdict(liks: int) -> Sentence:
    if liks < _EASY:
        return say("lett å følge")
    return say("middels") if liks < _HARD else say("tungt, prøv kortere setninger og ord")
