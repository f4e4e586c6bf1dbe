"""`leaderdeck brand`: kits made, shown and checked; others are in `brand_adoption` and `brand_travel`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.color import contrast
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.tints import tints
from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.brand_adoption import ADOPTION_ACTIONS, add_adoption_arguments
from leaderdeck.cli.brand_travel import TRAVEL_ACTIONS, add_travel_arguments
from leaderdeck.cli.output import SEVERITY_WORDS, print_json, print_text
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import INTERFACE_LANGUAGES, say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("action", metavar="|".join(_ACTIONS), choices=_ACTIONS, help=str(say("hva som skal gjøres")))
    parser.add_argument("kit", metavar=str(say("PROFIL")), nargs="?", help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--name", metavar=str(say("NAVN")), help=str(say("kommunens navn")))
    parser.add_argument("--slogan", metavar=str(say("SLAGORD")), default="", help=str(say("slagordet i bunnteksten")))
    parser.add_argument("--lang", choices=INTERFACE_LANGUAGES, default="nb", help=str(say("profilens språk")))
    parser.add_argument("--primary", metavar="HEX", help=str(say("hovedfarge, som #0B3C49")))
    parser.add_argument("--accent", metavar="HEX", help=str(say("aksentfarge")))
    parser.add_argument("--logo", metavar=str(say("FIL")), type=Path, help=str(say("logo: SVG, PNG eller JPEG")))
    add_adoption_arguments(parser)
    add_travel_arguments(parser)
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    if arguments.places and arguments.action != "roles":
        raise FileProblem(say("«{word}» er ett ord for mye; se «leaderdeck brand --help».", word=arguments.places[0]))
    return _ACTIONS[arguments.action](arguments)


def _new(arguments: argparse.Namespace) -> int:
    from leaderdeck.brand.new_kit import write_kit_description
    from leaderdeck.brand.reader import load_design, load_kit
    from leaderdeck.powerpoint.template_maker import make_template

    if not arguments.kit or not arguments.name:
        raise FileProblem(say("Skriv hvor profilpakken skal ligge, og kommunens navn: brand new MAPPE --name NAVN."))
    folder = Path(arguments.kit)
    if folder.exists():
        raise FileProblem(say("{folder} finnes fra før; velg en annen mappe.", folder=folder))
    try:
        # Made whole beside, then moved: a kit that fails half-way leaves nothing behind.
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".leaderdeck-", dir=folder.parent) as beside:
            made = Path(beside) / folder.name
            write_kit_description(
                made,
                name=arguments.name,
                slogan=arguments.slogan,
                language=arguments.lang,
                primary=arguments.primary,
                accent=arguments.accent,
                logo=arguments.logo,
            )
            make_template(load_design(made), made / "template.pptx")
            load_kit(made)
            shutil.move(made, folder)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, folder)) from None
    kit = load_kit(folder)
    if arguments.json:
        print_json({"format": 1, "id": kit.id, "name": kit.name, "folder": str(folder)})
    else:
        print_text(str(say("Laget profilpakken {id} i {folder}.", id=kit.id, folder=folder)))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    kit = _wanted(arguments)
    document = _as_document(kit)
    if arguments.json:
        print_json(document)
        return 0
    print_text(f"{kit.name} ({kit.id} {kit.version})")
    for language, slogan in kit.slogans:
        print_text(f"  {language}: {slogan}")
    print_text(f"  {kit.heading_font.typeface} / {kit.body_font.typeface}")
    for color in document["palette"]:
        print_text(f"  {color['rgb']} {color['role']:<12} {color['name']}")
    names = {color["slot"]: color["name"] for color in document["palette"]}
    print_text(f"  {say('Tekst som kan leses:')}")
    for pair in document["text_pairs"]:
        pair_names = say("{text} på {ground}", text=names[pair["text"]], ground=names[pair["ground"]])
        print_text(f"    {pair_names}: {pair['contrast']}:1")
    if kit.contact:
        print_text(f"  {say('Kontakt')}: {kit.contact}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from leaderdeck.brand.check import check_kit
    from leaderdeck.brand.check_fonts import check_fonts

    kit = _wanted(arguments)
    findings = (*check_kit(kit), *check_fonts(kit))
    if arguments.json:
        rows = [
            {"rule": item.rule, "severity": item.severity, "message": str(item.message), "advice": str(item.advice)}
            for item in findings
        ]
        print_json({"format": 1, "kit": kit.id, "findings": rows})
    else:
        for item in findings:
            print_text(f"{kit.id}: {SEVERITY_WORDS[item.severity]}: {item.message} {item.advice}")
        if not findings:
            print_text(str(say("{name}: alt er i orden.", name=kit.name)))
    return int(any(item.severity == "error" for item in findings))


def _wanted(arguments: argparse.Namespace) -> BrandKit:
    if not arguments.kit:
        raise FileProblem(say("Skriv hvilken profilpakke: en id fra «leaderdeck brand list», eller en mappe."))
    return find_kit(arguments.kit)


def _as_document(kit: BrandKit) -> dict[str, Any]:
    return {
        "format": 1,
        "id": kit.id,
        "name": kit.name,
        "version": kit.version,
        "language": kit.language,
        "slogans": dict(kit.slogans),
        "fonts": {"heading": kit.heading_font.typeface, "body": kit.body_font.typeface},
        "palette": [
            {"name": color.name, "role": color.role, "slot": color.slot, "rgb": color.rgb}
            for color in kit.palette.colors
        ],
        "tints": [
            {
                "name": tint.name,
                "role": tint.role,
                "rgb": tint.rgb,
                "text": tint.ink,
                "contrast": round(contrast(kit.palette.rgb(tint.ink), tint.rgb), 2),
            }
            for tint in tints(kit.palette)
        ],
        "text_pairs": [
            {
                "text": text,
                "ground": ground,
                "contrast": round(contrast(kit.palette.rgb(text), kit.palette.rgb(ground)), 2),
            }
            for text, ground in sorted(kit.palette.text_pairs)
        ],
        "layouts": [layout.role for layout in kit.template.layouts],
        "contact": kit.contact,
        "valid_from": str(kit.valid_from or ""),
        "valid_to": str(kit.valid_to or ""),
        "accessible": kit.accessible,
        "folder": str(kit.folder),
    }


_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "show": _show,
    "check": _check,
    **ADOPTION_ACTIONS,
    **TRAVEL_ACTIONS,
}
