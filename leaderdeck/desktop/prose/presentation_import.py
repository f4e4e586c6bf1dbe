"""A PowerPoint file → a draft of a talk with its pictures, and the account of what did not come along. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from leaderdeck.brand.catalog import default_kit_id
from leaderdeck.deck.blocks import Chart, Picture
from leaderdeck.deck.presentation import Presentation
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder, forget_left_behind, new_draft_folder
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.editor.picture_drop import PICTURE_FOLDER, keep_picture
from leaderdeck.desktop.prose.presentation_pictures import PresentationPictures
from leaderdeck.errors import FileProblem
from leaderdeck.intake.slide_furniture import without_furniture
from leaderdeck.intake.slides_to_markdown import slides_to_markdown
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import Sentence, say
from leaderdeck.outline.rewrite import set_card_value
from leaderdeck.powerpoint.reader import read_presentation
from leaderdeck.quick_dataclass import dataclass

_FORGOTTEN_SECONDS = 14 * 86_400.0
"""Pictures that wait for a talk which nobody saved, and whose text is not to be recovered either, go after this."""
_LEFT_BEHIND: dict[str, Sentence] = {
    "film": say("Filmer blir ikke med; vis dem fra filen sin."),
    "sound": say("Lyd blir ikke med; spill den fra filen sin."),
    "object": say("Innebygde dokumenter blir ikke med; åpne dem i PowerPoint-filen."),
    "diagram": say("Ordene i SmartArt-figuren er med som en liste; tegningen er det ikke."),
}
_ANIMATED = say("Animasjoner blir ikke med; alt på lysbildet er synlig fra først av.")
_CHART = say("Diagrammet kan ikke leses; lag det på nytt av tallene.")
_DRAWN = say("Ordene i figurene er med; former, piler og farger er det ikke.")
_FEWEST_DRAWN = 2
"""Shapes with words in them: one alone is a box for a word, several are a drawing."""
_COMMENTS = say("Kommentarene i filen blir ikke med.")
_MERGED = say("Celler som var slått sammen i tabellen, står hver for seg.")


@dataclass(frozen=True, slots=True)
class ImportedTalk:
    """The draft."""

    name: str
    """The file that it is from."""
    markdown: str
    folder: Path | None
    """Where its pictures wait, in `bilder`, until the talk is saved; None where it has none."""
    slides: int
    pictures: int
    left_out: tuple[LeftOut, ...]


def import_presentation(file: Path, brand: str, progress: Callable[[int, int], object]) -> ImportedTalk:
    """The draft, in this brand. Raises TemplateProblem or FileProblem in one sentence, and what `progress` raises."""
    presentation = read_presentation(file, lambda done, slides: progress(done, 2 * max(1, slides)))
    if not presentation.deck.slides:
        raise FileProblem(say("{file} har ingen lysbilder.", file=file.name))
    forget_left_behind(RecoveryStore().picture_folders(), seconds=_FORGOTTEN_SECONDS)
    place = _new_place()
    try:
        pictures = PresentationPictures(presentation, place, file.stem)
        count = len(presentation.deck.slides)

        def bring(number: int, picture: Picture) -> str | Sentence | None:
            progress(count + number - 1, 2 * count)
            return pictures.bring(number, picture)

        deck, furniture = without_furniture(presentation.deck, pictures.part_of)
        markdown, left_out = slides_to_markdown(deck, bring)
    except BaseException:
        forget_draft_folder(place)
        raise
    if not pictures.count:
        forget_draft_folder(place)
    changed = [LeftOut(number, name, why) for number, name, why in pictures.changed]
    everything = sorted([*furniture, *left_out, *changed, *_unread(presentation)], key=lambda left: left.place)
    return ImportedTalk(
        file.name,
        set_card_value(markdown, "brand", brand) if brand not in ("", default_kit_id()) else markdown,
        place if pictures.count else None,
        count,
        pictures.count,
        tuple(everything),
    )


def move_pictures(waiting: Path, folder: Path) -> dict[str, str]:
    """Put the pictures that wait beside the talk in `folder`; gives those that had to get another name: old → new.

    Raises FileProblem where the disk does not take them; those that wait are still there then.
    """
    renamed = {}
    try:
        place = waiting / PICTURE_FOLDER
        for path in sorted(place.iterdir()) if place.exists() else ():
            kept = keep_picture(path.read_bytes(), path.name, folder)
            if kept.name != path.name:
                renamed[f"{PICTURE_FOLDER}/{path.name}"] = f"{PICTURE_FOLDER}/{kept.name}"
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise FileProblem(say("Kunne ikke lagre bildet i {folder}: {reason}.", folder=folder, reason=reason)) from None
    forget_draft_folder(waiting)
    return renamed


def _unread(presentation: Presentation) -> Iterator[LeftOut]:
    """What is on the slides and in the file besides words and pictures."""
    for number, look in enumerate(presentation.looks, start=1):
        for drawing in look.drawings:
            if drawing.kind in _LEFT_BEHIND:
                yield LeftOut(number, drawing.alt or drawing.name, _LEFT_BEHIND[drawing.kind])
            elif drawing.merged:
                yield LeftOut(number, drawing.alt or drawing.name, _MERGED)
        blocks = presentation.deck.slides[number - 1].blocks
        charts = [drawing for drawing in look.drawings if drawing.kind == "chart"]
        for drawing in charts[sum(isinstance(block, Chart) for block in blocks) :]:
            yield LeftOut(number, drawing.alt or drawing.name, _CHART)
        if sum(text.drawn and not text.placeholder for text in look.texts) >= _FEWEST_DRAWN:
            yield LeftOut(number, str(say("Tegning")), _DRAWN)
        if look.animated:
            yield LeftOut(number, str(say("Animasjoner")), _ANIMATED)
    if presentation.contents.comments:
        yield LeftOut(0, str(say("Kommentarer")), _COMMENTS)


def _new_place() -> Path:
    try:
        return new_draft_folder()
    except OSError as problem:
        folder, reason = problem.filename or "", problem.strerror or type(problem).__name__
        raise FileProblem(say("Kunne ikke lagre bildet i {folder}: {reason}.", folder=folder, reason=reason)) from None
