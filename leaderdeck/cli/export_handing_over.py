"""`leaderdeck export --to handover`: one folder or packed file with all that a receiver needs."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaderdeck.cli.arguments import Parser, UsageProblem
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import finding_line, findings_as_json, has_errors, print_json, print_text
from leaderdeck.export.handing_over import Handing, hand_over, parts_of, usual_stem
from leaderdeck.export.profiles import PROFILES, Profile
from leaderdeck.language import say
from leaderdeck.talk import Talk, load_talk


def add_handing_over_arguments(parser: Parser) -> None:
    """Describe what only a hand-over asks for."""
    parser.add_argument("--event", metavar=str(say("ARRANGEMENT")), help=str(say("hva leveransen er til")))
    parser.add_argument("--recipient", metavar=str(say("MOTTAKER")), help=str(say("hvem som får leveransen")))
    parser.add_argument("--dry-run", action="store_true", help=str(say("si bare hva som ville gått ut")))


def run_handing_over(arguments: argparse.Namespace) -> int:
    """Hand over one talk, or tell what would go out."""
    if len(arguments.files) != 1 or arguments.files[0].is_dir():
        raise UsageProblem(say("En leveranse er av ett foredrag; gi én fil."))
    file = arguments.files[0]
    talk = load_talk(file, arguments.brand, library_folder())
    profile = PROFILES[arguments.profile]
    card = talk.deck.front_matter
    wanted = Handing(
        talk,
        profile,
        Path(arguments.output) if arguments.output else file.with_name(f"{usual_stem(talk)} {profile.name}"),
        card.event if arguments.event is None else arguments.event,
        card.organizer if arguments.recipient is None else arguments.recipient,
        tuple(arguments.allow),
        arguments.embed_fonts,
    )
    if arguments.dry_run:
        _tell_contents(talk, profile, as_json=arguments.json)
        return 0
    record = hand_over(wanted)
    if arguments.json:
        files = [{"name": name, "sha256": sum_} for name, sum_ in record.files]
        print_json(
            {
                "format": 1, "file": str(file), "written": record.place, "profile": record.profile,
                "event": record.event, "recipient": record.recipient, "moment": record.moment,
                "sha256": record.sha256, "contents": files, "findings": findings_as_json(talk.findings),
            }
        )  # fmt: skip
        return int(has_errors(talk.findings))
    for finding in talk.findings:
        if finding.severity != "info":
            print_text(finding_line(file, finding))
    print_text(str(say("Leverte {place}: {count} filer.", place=record.place, count=len(record.files) + 1)))
    print_text(f"  SHA-256: {record.sha256}")
    return int(has_errors(talk.findings))


def _tell_contents(talk: Talk, profile: Profile, *, as_json: bool) -> None:
    from leaderdeck.desktop.dialogs.export_contents import goods_of

    parts, goods = parts_of(talk, profile), goods_of(talk, "pptx", profile)
    if as_json:
        print_json(
            {
                "format": 1,
                "contents": [{"name": part.name, "meaning": str(part.meaning)} for part in parts],
                "goods": [{"name": str(one.name), "detail": str(one.detail), "goes": one.goes} for one in goods],
            }
        )
        return
    for part in parts:
        print_text(f"{part.name}: {part.meaning}")
    print_text("")
    for one in goods:
        print_text(f"{'+' if one.goes else '-'} {one.name}: {one.detail}")
