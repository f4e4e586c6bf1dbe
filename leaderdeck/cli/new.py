"""`leaderdeck new`: a starter, ready to be changed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import BinaryIO

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_text
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import replace_file
from leaderdeck.language import INTERFACE_LANGUAGES, interface_language, say
from leaderdeck.paths import resource_folder

KINDS = ("keynote", "tale", "intervju", "foredrag", "workshop", "kommune", "opplaering", "varslingsrutine")


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("kind", metavar=str(say("SLAG")), choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("file", metavar=str(say("FIL")), type=Path, nargs="?", help=str(say("hvor det skal ligge")))
    parser.add_argument("--lang", choices=INTERFACE_LANGUAGES, help=str(say("språket i foredraget")))


def run(arguments: argparse.Namespace) -> int:
    """Write the starter; an existing file is never replaced."""
    language = arguments.lang or interface_language()
    text = resource_folder("starters", f"{arguments.kind}.{language}.md").read_bytes()
    target = arguments.file or Path(f"{arguments.kind}.md")
    if target.is_dir():
        target = target / f"{arguments.kind}.md"
    if target.exists():
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))

    def write(stream: BinaryIO) -> None:
        stream.write(text)

    replace_file(target, write)
    print_text(str(say("Skrev {file}. Åpne den og begynn å skrive.", file=target)))
    return 0
