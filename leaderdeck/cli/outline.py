"""`leaderdeck outline`: prose or a note made into a talk, every word kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_json, print_text, slides_counted
from leaderdeck.cli.source_files import left_out_sentences, load_source, tell, write_markdown
from leaderdeck.intake.prose_to_talk import Outlined, make_outline
from leaderdeck.intake.prose_to_talk_guess import KIND_NAMES, TALK_KIND_WORDS
from leaderdeck.language import say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument(
        "file", metavar=str(say("FIL")), type=Path, help=str(say("teksten: .txt, .md, .docx, .odt, .html eller .pdf"))
    )
    kinds = ", ".join(f"{kind} ({words})" for kind, words in TALK_KIND_WORDS.items())
    parser.add_argument(
        "--kind", metavar=str(say("SLAG")), choices=sorted(KIND_NAMES),
        help=str(say("slaget foredrag, ellers etter teksten: {kinds}", kinds=kinds)),
    )  # fmt: skip
    parser.add_argument("-o", "--output", metavar=str(say("FIL")), type=Path, help=str(say("hvor det skal ligge")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil som finnes")))


def run(arguments: argparse.Namespace) -> int:
    """Make the talk; without a file to write it in, it goes to standard output."""
    source = load_source(arguments.file)
    made = make_outline(source, KIND_NAMES[arguments.kind] if arguments.kind else None)
    if arguments.output is not None:
        write_markdown(made.markdown, arguments.output, arguments.file, force=arguments.force)
    if arguments.json:
        print_json(_as_json(arguments.file, arguments.output, made))
        return 0
    if arguments.output is None:
        print_text(made.markdown.rstrip("\n"))
    else:
        print_text(
            str(say("Skrev {file}: {slides}, {kind}.", file=arguments.output, slides=slides_counted(len(made.links)),
                    kind=TALK_KIND_WORDS[made.kind]))
        )  # fmt: skip
    warnings = [say("advarsel: {warning}", warning=warning) for warning in made.warnings]
    tell([*warnings, *left_out_sentences(made.left_out)], beside_output=arguments.output is None)
    return 0


def _as_json(file: Path, output: Path | None, made: Outlined) -> dict[str, Any]:
    return {
        "format": 1,
        "file": str(file),
        "output": str(output) if output is not None else "",
        "kind": made.kind,
        "language": made.language,
        "slides": [{"number": link.slide, "paragraphs": list(link.places)} for link in made.links],
        "guesses": [
            {
                "paragraph": guess.place, "kind": guess.kind, "words": guess.words, "confidence": guess.confidence,
                "why": str(guess.why), "who": guess.who,
            }
            for guess in made.guesses
        ],
        "left_out": [
            {"paragraph": left.place, "words": left.words, "why": str(left.why)} for left in made.left_out
        ],
        "facts": [
            {
                "paragraph": fact.place, "label": fact.label, "value": fact.value, "unit": fact.unit,
                "source": fact.source,
            }
            for fact in made.facts
        ],
        "programme": {
            "minutes": made.minutes,
            "slots": [
                {"matter": slot.matter, "time": slot.time or None, "minutes": slot.minutes, "owner": slot.owner}
                for slot in made.slots
            ],
        },
        "warnings": [str(warning) for warning in made.warnings],
        "markdown": made.markdown,
    }  # fmt: skip
