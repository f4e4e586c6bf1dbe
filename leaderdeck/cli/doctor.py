"""`leaderdeck doctor`: what works on this machine, and how to mend what does not."""

from __future__ import annotations

import argparse
import platform
from pathlib import Path

from leaderdeck import __version__
from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_json, print_text
from leaderdeck.desktop.machine.machine_signs import look, look_at_fonts
from leaderdeck.language import say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument(
        "file", metavar=str(say("FIL")), type=Path, nargs="?",
        help=str(say("en PowerPoint-fil: finnes skriftene den trenger, på denne maskinen?")),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument(
        "--forget", action="store_true",
        help=str(say("tømmer gjenopprettingskopier, lagringshistorikk, logg og listen over nylige foredrag")),
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Look, and tell. What is optional (LibreOffice, a screen) is told and does not fail."""
    if arguments.forget:
        _forget()
    signs = list(look_at_fonts(arguments.file) if arguments.file else look())
    if arguments.json:
        rows = [
            {"name": str(sign.name), "works": sign.works, "found": str(sign.found), "mend": str(sign.mend or "")}
            for sign in signs
        ]
        print_json({"format": 1, "version": __version__, "system": platform.platform(), "signs": rows})
    else:
        for sign in signs:
            mark = "✓" if sign.works else "✗"
            way_out = f" – {sign.mend}" if sign.mend and not sign.works else ""
            print_text(f"{mark} {sign.name}: {sign.found}{way_out}")
    return 0


def _forget() -> None:
    from leaderdeck.desktop.documents.traces import forget_everything

    forget_everything()
