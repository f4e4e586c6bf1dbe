"""`leaderdeck present FILE`: the talk on stage."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leaderdeck.cli.arguments import Parser, UsageProblem
from leaderdeck.cli.output import print_text
from leaderdeck.cli.windows import has_screen
from leaderdeck.errors import FileProblem
from leaderdeck.language import say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("file", metavar=str(say("FIL")), type=Path, nargs="?", help=str(say("foredrag")))
    parser.add_argument("--brand", metavar=str(say("PROFIL")), default="", help=str(say("profilpakke: id eller mappe")))
    parser.add_argument(
        "--slide", metavar=str(say("TALL")), type=int, default=0, help=str(say("lysbildet å begynne med"))
    )
    parser.add_argument(
        "--screen",
        metavar=str(say("SKJERM")),
        default="",
        help=str(say("skjermen som publikum ser, med navnet fra --screens")),
    )
    parser.add_argument("--screens", action="store_true", help=str(say("bare vis hvilke skjermer som finnes")))
    parser.add_argument(
        "--presenter",
        action="store_true",
        help=str(say("er det én skjerm: foredragsholdervisningen og ikke lysbildet")),
    )
    parser.add_argument(
        "--private", action="store_true", help=str(say("foredragsholdervisningen viser private notater denne gangen"))
    )
    parser.add_argument("--handed-over", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--for-speaker", default="", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Hold the talk, or list the screens."""
    if not has_screen():
        raise FileProblem(say("Et foredrag vises på en skjerm, og her er ingen; «leaderdeck export» lager en fil."))
    from leaderdeck.desktop.stage.errand import Errand
    from leaderdeck.desktop.stage.handing_over import take_over
    from leaderdeck.desktop.stage.stage_process import run_audience, run_presenter

    if arguments.for_speaker:
        return run_presenter(arguments.for_speaker)
    if arguments.handed_over:
        return run_audience(*take_over(sys.stdin.buffer))
    if arguments.screens:
        return _list_screens()
    if arguments.file is None:
        raise UsageProblem(say("Det mangler en fil å vise. «leaderdeck present --help» viser hvordan."))
    from leaderdeck.brand.catalog import find_kit
    from leaderdeck.cli.library_folder import library_folder
    from leaderdeck.talk import decode_file

    text, _ = decode_file(arguments.file)
    if arguments.brand:
        find_kit(arguments.brand)
    one_screen = "presenter" if arguments.presenter else "audience"
    return run_audience(
        Errand(
            text, arguments.file, arguments.brand, library_folder(), arguments.slide, arguments.screen, one_screen,
            arguments.private,
        )
    )  # fmt: skip


def _list_screens() -> int:
    from PySide6.QtWidgets import QApplication

    from leaderdeck.desktop.stage.screens import places_for, screens_now
    from leaderdeck.desktop.stage.stage_choices import load_choices

    application = QApplication.instance() or QApplication(["leaderdeck"])
    screens = screens_now()
    places = places_for(screens, load_choices().screen)
    for one in screens:
        size = f"{one.width} × {one.height}"
        role = say("publikum") if one.name == places.audience else say("foredragsholder")
        print_text(str(say("{name}, {size}: {role}", name=one.name or "–", size=size, role=role)))
    del application
    return 0
