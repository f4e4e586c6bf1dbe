"""`leaderdeck check`: findings of one or more talks, and the list of rules."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaderdeck.checks.all import RULES
from leaderdeck.cli.arguments import Parser, UsageProblem
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
from leaderdeck.talk import load_talk


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("files", metavar=str(say("FIL")), type=Path, nargs="*", help=str(say("foredrag")))
    parser.add_argument("--brand", metavar=str(say("PROFIL")), help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument("--strict", action="store_true", help=str(say("også advarsler gir avslutningskode 1")))
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
    talks = [load_talk(file, arguments.brand) for file in arguments.files]
    if arguments.json:
        files = [{"file": str(talk.file), "findings": findings_as_json(talk.findings)} for talk in talks]
        # One file is by far the usual call: its findings also stand at the top, where a script expects them.
        print_json({"format": 1, "files": files, "findings": [item for file in files for item in file["findings"]]})
    else:
        for talk in talks:
            for finding in talk.findings:
                print_text(finding_line(talk.file or Path(), finding))
            print_text(f"{talk.file}: {counts_line(talk.findings)}")
    return int(any(has_errors(talk.findings, strict=arguments.strict) for talk in talks))


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
