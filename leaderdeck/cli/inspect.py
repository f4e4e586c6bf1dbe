"""`leaderdeck inspect`: what the engine understood, and where everything stands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from leaderdeck.checks.pace import pace_of
from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import counts_line, finding_line, findings_as_json, print_json, print_text, slides_counted
from leaderdeck.cli.scene_json import shapes_as_json, text_of
from leaderdeck.deck.blocks import Block, List, Subheading, Text
from leaderdeck.language import language_tag, say
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk, load_talk

FORMAT = 1


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("file", metavar=str(say("FIL")), type=Path, help=str(say("foredraget")))
    parser.add_argument("--brand", metavar=str(say("PROFIL")), help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--scene", action="store_true", help=str(say("ta med hver figur, ramme og linje")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))


def run(arguments: argparse.Namespace) -> int:
    """Print what was understood."""
    talk = load_talk(arguments.file, arguments.brand, library_folder())
    document = as_document(talk, with_shapes=arguments.scene)
    if arguments.json:
        print_json(document)
        return 0
    _print(talk, document)
    return 0


def as_document(talk: Talk, *, with_shapes: bool) -> dict[str, Any]:
    """The talk as the command line contract's `inspect --json` document. Private text is never in it."""
    deck, template = talk.deck, talk.kit.template
    pace = pace_of(deck)
    first_of: dict[int, int] = {}
    slides = []
    for number, (index, scene) in enumerate(talk.scenes, start=1):
        first = first_of.setdefault(index, number) == number
        slides.append(_slide(talk, number, index, scene, pace.slide_seconds[index] if first else 0, with_shapes))
    return {
        "format": FORMAT,
        "file": str(talk.file or ""),
        "title": deck.front_matter.title or (slides[0]["title"] if slides else ""),
        "language": language_tag(deck.front_matter.language),
        "brand": talk.kit.id,
        "slide_size_pt": [round(side * template.scale, 2) for side in (template.width_pt, template.height_pt)],
        "words": pace.words,
        "seconds": pace.seconds,
        "slides": slides,
        "findings": findings_as_json(talk.findings),
    }


def _slide(
    talk: Talk,
    number: int,
    index: int,
    scene: Scene,
    seconds: int,
    with_shapes: bool,  # noqa: FBT001 - passed on as it came
) -> dict[str, Any]:
    section = next(
        (known.name for known in talk.deck.sections if known.first <= index < known.first + known.count), None
    )
    entry: dict[str, Any] = {
        "number": number,
        "line": talk.deck.line_in_file(index, 0),
        "layout": scene.layout,
        "title": scene.title,
        "section": section,
        "text": text_of(scene),
        "speaker_notes": notes_text(scene.speaker_notes),
        "private": bool(talk.deck.slides[index].private),
        "seconds": seconds,
    }
    if scene.hidden:
        entry["hidden"] = True
    if with_shapes:
        entry["shapes"] = shapes_as_json(scene, number, talk.kit)
    return entry


def notes_text(notes: tuple[Block, ...]) -> str:
    """Speaker notes as plain paragraphs, a line each."""
    lines: list[str] = []
    for block in notes:
        if isinstance(block, Text | Subheading):
            lines.append(block.paragraph.text)
        elif isinstance(block, List):
            lines.extend(item.paragraph.text for item in block.items)
    return "\n".join(lines)


def _print(talk: Talk, document: dict[str, Any]) -> None:
    print_text(f"{document['title']} ({document['language']}, {document['brand']})")
    minutes = max(1, round(document["seconds"] / 60))
    print_text(
        str(
            say(
                "{slides}, {words} ord, omtrent {minutes} min",
                slides=slides_counted(len(document["slides"])),
                words=document["words"],
                minutes=minutes,
            )
        )
    )
    for slide in document["slides"]:
        print_text(f"{slide['number']:>4}  {slide['layout']:<12}  {slide['title']}")
    for finding in talk.findings:
        print_text(finding_line(talk.file or Path(), finding))
    print_text(counts_line(talk.findings))
