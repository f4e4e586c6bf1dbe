"""`leaderdeck import`: the text of a document as Markdown, as it stands there."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_text
from leaderdeck.cli.source_files import left_out_sentences, load_source, tell, write_markdown
from leaderdeck.language import say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument(
        "file",
        metavar=str(say("FIL")),
        type=Path,
        help=str(say("dokumentet: .docx, .odt, .html, .txt, .md, .pdf, .pptx eller .potx")),
    )
    parser.add_argument("-o", "--output", metavar=str(say("FIL")), type=Path, help=str(say("hvor det skal ligge")))
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil som finnes")))


def run(arguments: argparse.Namespace) -> int:
    """Read the document; without a file to write it in, its text goes to standard output."""
    source = load_source(arguments.file)
    markdown = source.text.strip("\n") + "\n"
    if arguments.output is None:
        print_text(markdown.rstrip("\n"))
    else:
        write_markdown(markdown, arguments.output, arguments.file, force=arguments.force)
        print_text(str(say("Skrev {file}. Åpne den og begynn å skrive.", file=arguments.output)))
    tell(left_out_sentences(source.left_out), beside_output=arguments.output is None)
    return 0
