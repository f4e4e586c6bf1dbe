"""What fitting did to the slides: shrunk, continued, or more than there is room for."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say
from leaderdeck.scene.shapes import FitNote, Scene, TableShape

RULES = (
    Rule(
        "fit.shrunk", "warning", say("Teksten får plass uten å krympe; det som fremdeles er lett å lese, er et tips."),
        say("Bufdir: minst 28 punkt brødtekst, 24 for den som taler"),
    ),
    Rule(
        "fit.split", "warning", say("Innholdet får plass på ett lysbilde."),
        say("Bufdir: fire til fem punkter på et lysbilde"),
    ),
    Rule("fit.word-too-long", "warning", say("Hvert ord får plass på en linje."), say("Måling av hvert ord")),
    Rule("fit.overflow", "error", say("Alt får plass, også i den minste størrelsen."), say("Måling av hver linje")),
    Rule("fit.overflow-table", "error", say("Tabellens kolonner får plass i bredden."), say("Måling av hver rute")),
    Rule("fit.overflow-footer", "warning", say("Bunnteksten får plass på én linje."), say("Måling av bunnteksten")),
)  # fmt: skip

_FEW_WORDS = frozenset({"cover", "closing"})
_SHORTEN = say("Kort ned, eller del lysbildet i to.")
_OVERFLOW: dict[str, tuple[Sentence, Sentence]] = {
    "fit.overflow": (say("Det er mer på lysbildet enn det er plass til."), _SHORTEN),
    "fit.overflow-table": (
        say("Tabellen er bredere enn lysbildet, så ord deles."), say("Ta bort kolonner, eller del tabellen i to."),
    ),
}  # fmt: skip


def find(view: TalkView) -> Iterator[Finding]:
    """A finding for each thing that fitting did; the footer, which is the same everywhere, once."""
    footer_told = False
    for slide in view.slides:
        yield from _of_slide(slide, view)
        if not footer_told and any(note.rule == "fit.overflow-footer" for _, note, _ in _notes(slide)):
            footer_told = True
            yield Finding(
                "fit.overflow-footer", "warning", None, view.card_line("footer"),
                say("Bunnteksten er for lang for én linje."), say("Kort den ned."),
            )  # fmt: skip


def _notes(slide: SlideView) -> Iterator[tuple[int, FitNote, Scene]]:
    for number, scene in slide.scenes:
        for note in scene.fit_notes:
            yield number, note, scene


def _of_slide(slide: SlideView, view: TalkView) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for number, note, scene in _notes(slide):
        key = (note.rule, note.detail)
        if note.rule == "fit.split":
            key = (note.rule, "")
        if key in told:
            continue
        told.add(key)
        if note.rule == "fit.shrunk":
            if _size(note.detail) > view.kit.sizes.body[0]:
                continue  # still larger than running text should be
            yield _shrunk(slide, number, note, scene, view)
        elif note.rule == "fit.split":
            parts = note.detail.partition("/")[2]
            yield slide.find(
                "fit.split", "warning", note.line,
                say(
                    "Innholdet er mer enn ett lysbilde rommer, og er delt på {parts}.",
                    parts=parts or len(slide.scenes),
                ),
                _SHORTEN,
            )  # fmt: skip
        elif note.rule == "fit.word-too-long":
            yield slide.find(
                "fit.word-too-long", "warning", note.line,
                say("Ordet «{word}» er lengre enn linjen og deles.", word=note.detail[:60]),
                say("Velg et kortere ord, eller vis hvor det kan deles."), number=number,
            )  # fmt: skip
        elif note.rule in _OVERFLOW:
            message, advice = _OVERFLOW[note.rule]
            yield slide.find(note.rule, "error", note.line, message, advice, number=number)


def _shrunk(slide: SlideView, number: int, note: FitNote, scene: Scene, view: TalkView) -> Finding:
    size = _size(note.detail)
    severity: Severity = "warning" if size < _floor(scene, size, view) else "info"
    return slide.find(
        "fit.shrunk", severity, note.line,
        say("Teksten er krympet til {size} punkt for å få plass.", size=f"{size:g}".replace(".", ",")),
        _SHORTEN, number=number,
    )  # fmt: skip


def _floor(scene: Scene, size: float, view: TalkView) -> float:
    """The size below which shrinking is a warning. Tables have their own; names and places are smaller by design."""
    if scene.layout in _FEW_WORDS:
        return view.kit.sizes.source
    tables = [shape for shape in scene.shapes if isinstance(shape, TableShape)]
    sizes = view.kit.sizes.table
    return sizes[-2] if tables and size <= sizes[0] and len(sizes) > 1 else view.kit.sizes.warn_below


def _size(detail: str) -> float:
    try:
        return float(detail)
    except ValueError:
        return 0.0
