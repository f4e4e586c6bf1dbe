"""`leaderdeck check`: findings of talks and PowerPoint files, and the list of rules."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.all import RULES
from leaderdeck.checks.finding import Finding
from leaderdeck.cli.arguments import Parser, UsageProblem
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import (
    SEVERITY_WORDS,
    counts_line,
    finding_line,
    findings_as_json,
    has_errors,
    print_json,
    print_text,
)
from leaderdeck.language import say
from leaderdeck.presentation_check import check_presentation, is_presentation
from leaderdeck.talk import load_talk


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument(
        "files", metavar=str(say("FIL")), type=Path, nargs="*", help=str(say("foredrag eller PowerPoint-filer"))
    )
    parser.add_argument("--brand", metavar=str(say("PROFIL")), help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument("--strict", action="store_true", help=str(say("advarsler gir også avslutningskode 1")))
    parser.add_argument(
        "--rules", action="store_true", help=str(say("vis reglene, hvor de kommer fra og hvordan de slås av"))
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, or the rules."""
    if arguments.rules:
        _print_rules(as_json=arguments.json)
        return 0
    if not arguments.files:
        raise UsageProblem(say("Det mangler en fil å kontrollere. «leaderdeck check --help» viser hvordan."))
    kit = find_kit(arguments.brand) if arguments.brand else None
    checked = [(file, _findings(file, arguments.brand, kit)) for file in arguments.files]
    if arguments.json:
        files = [{"file": str(file), "findings": findings_as_json(findings)} for file, findings in checked]
        # One file is by far the usual call: its findings also stand at the top, where a script expects them.
        print_json({"format": 1, "files": files, "findings": [item for file in files for item in file["findings"]]})
    else:
        for file, findings in checked:
            for finding in findings:
                print_text(finding_line(file, finding))
            print_text(f"{file}: {counts_line(findings)}")
    return int(any(has_errors(findings, strict=arguments.strict) for _, findings in checked))


def _findings(file: Path, brand: str | None, kit: BrandKit | None) -> tuple[Finding, ...]:
    """The findings of a talk, or of a PowerPoint file: those of the brand only where one is named."""
    return check_presentation(file, kit) if is_presentation(file) else load_talk(file, brand, library_folder()).findings


def _print_rules(*, as_json: bool) -> None:
    off = say("skriv regelen eller gruppen under «av:» i toppfeltet, eller under switched-off i profilpakken")
    if as_json:
        rules = [
            {
                "rule": rule.name,
                "severity": rule.severity,
                "asks": str(rule.asks),
                "source": str(rule.source),
                "switch_off": "" if rule.name.startswith("privacy.") else str(off),
            }
            for rule in RULES
        ]
        print_json({"format": 1, "rules": rules})
        return
    for rule in RULES:
        print_text(f"{rule.name} ({SEVERITY_WORDS[rule.severity]}): {rule.asks} [{rule.source}]")
    print_text(str(say("Slå av en regel: {how}.", how=off)))
