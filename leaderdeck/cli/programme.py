"""`leaderdeck programme`: a day's programme as a page to print, a Word document, or events for a calendar."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import print_json, print_text
from leaderdeck.deck.programme import times_of
from leaderdeck.export.programme_export import export_programme
from leaderdeck.language import Sentence, say
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.talk import Talk, load_talk


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    where = say("filen som lages: .html å skrive ut, .docx for Word, .ics for kalenderen")
    allowed = say("eksporter selv om denne personvernregelen (eller gruppen) slår ut")
    parser.add_argument("file", metavar=str(say("FIL")), type=Path, help=str(say("foredrag med et program")))
    parser.add_argument("-o", "--output", metavar=str(say("UT")), type=Path, help=str(where))
    parser.add_argument("--brand", metavar=str(say("PROFIL")), help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--allow", metavar=str(say("REGEL")), action="append", default=[], help=str(allowed))
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil som finnes")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))


def run(arguments: argparse.Namespace) -> int:
    """Write the programme and tell what is in it, and what is not and why."""
    talk = load_talk(arguments.file, arguments.brand, library_folder())
    target = arguments.output or arguments.file.with_name(f"{arguments.file.stem}-{say('program')}.html")
    written = export_programme(talk, target, allow=tuple(arguments.allow), force=arguments.force)
    if arguments.json:
        print_json(
            {
                "format": 1, "file": str(arguments.file), "written": str(written.file), "slots": written.slots,
                "remarks": [str(remark) for remark in written.remarks],
            }
        )  # fmt: skip
        return 0
    print_text(str(say("Skrev {file}: {slots}.", file=written.file, slots=_slots_counted(written.slots))))
    for remark in (*written.remarks, *_worked_out(talk)):
        print_text(f"  {remark}")
    return 0


def _slots_counted(count: int) -> Sentence:
    return say("1 bolk") if count == 1 else say("{count} bolker", count=count)


def _worked_out(talk: Talk) -> list[Sentence]:
    """How many of the starts nobody wrote."""
    times = [time for programme in programmes_of(talk.deck) for time in times_of(programme)]
    count = sum(time.start_is_worked_out for time in times)
    if not count:
        return []
    if count == 1:
        return [say("1 klokkeslett er regnet ut av starten og varighetene.")]
    return [say("{count} klokkeslett er regnet ut av starten og varighetene.", count=count)]
