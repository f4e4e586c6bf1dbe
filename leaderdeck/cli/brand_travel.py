"""`leaderdeck brand pack|install|update|remove|list`: kits as files that travel."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from leaderdeck.brand.catalog import find_kit, list_all_kits
from leaderdeck.brand.kit_folders import origin_of
from leaderdeck.brand.kit_package import pack_kit
from leaderdeck.brand.kit_store import (
    Installation,
    KitConflict,
    NewerKit,
    install_kit,
    newer_kits,
    remove_kit,
    update_kit,
)
from leaderdeck.brand.kit_summary import KitSummary
from leaderdeck.brand.reader import PACKAGE_SUFFIX
from leaderdeck.brand.shared_kits import SharedFolder, look_at_shared
from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_json, print_text
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.export.replacing import check_may_replace, replace_file
from leaderdeck.language import Sentence, say

_LIST_PATIENCE_SECONDS = 20.0
"""Who asks for the list waits for a slow network; a talk that is opened does not."""
_ORIGINS: dict[str, Sentence] = {
    "installed": say("installert"),
    "shared": say("fra den delte mappen"),
    "shipped": say("følger med"),
    "kept": say("eldre versjon, for foredrag som ber om den"),
}


def add_travel_arguments(parser: Parser) -> None:
    """Describe what only these actions need."""
    parser.add_argument(
        "-o",
        "--output",
        metavar=str(say("FIL")),
        type=Path,
        help=str(say("pack: filen som lages (.ldbrand); import: mappen som lages")),
    )
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil, eller bytt til en eldre utgave")))


def _pack(arguments: argparse.Namespace) -> int:
    kit = find_kit(_named(arguments))
    target: Path = arguments.output or Path(f"{kit.id}-{kit.version}{PACKAGE_SUFFIX}")
    check_may_replace(target, force=arguments.force)
    replace_file(target, lambda stream: _only_write(kit.folder, stream))
    size = target.stat().st_size
    if arguments.json:
        print_json({"format": 1, "id": kit.id, "version": kit.version, "file": str(target), "bytes": size})
    else:
        print_text(str(say("Pakket «{name}» {version} i {file}.", name=kit.name, version=kit.version, file=target)))
    return 0


def _only_write(folder: Path, stream: Any) -> None:  # noqa: ANN401 - a file open for writing
    pack_kit(folder, stream)


def _install(arguments: argparse.Namespace) -> int:
    try:
        done = install_kit(Path(_named(arguments)), force=arguments.force)
    except KitConflict as problem:
        raise BrandProblem(
            say("{problem} Bruk --force om den skal installeres likevel.", problem=problem.sentence)
        ) from None
    return _tell([done], arguments)


def _update(arguments: argparse.Namespace) -> int:
    look_at_shared(_LIST_PATIENCE_SECONDS)
    newer = [each for each in newer_kits() if arguments.kit in (None, each.installed.id)]
    if arguments.kit and not newer:
        find_kit(arguments.kit)
    done = [update_kit(each) for each in newer]
    if not done and not arguments.json:
        print_text(str(say("Ingen installert profilpakke finnes i en nyere versjon.")))
        return 0
    return _tell(done, arguments)


def _remove(arguments: argparse.Namespace) -> int:
    versions = remove_kit(_named(arguments))
    if arguments.json:
        print_json({"format": 1, "id": arguments.kit, "removed": list(versions)})
    else:
        removed = say("Fjernet «{id}» {versions}.", id=arguments.kit, versions=", ".join(versions))
        print_text(str(removed))
    return 0


def _list(arguments: argparse.Namespace) -> int:
    shared = look_at_shared(_LIST_PATIENCE_SECONDS)
    newer = {each.installed.id: each for each in newer_kits()}
    known = list_all_kits()
    others = {kit.id for kit in known if kit.origin in ("installed", "shared")}
    kits = [kit for kit in known if kit.origin != "shipped" or kit.id not in others]
    if arguments.json:
        rows = [_row(kit, newer.get(kit.id)) for kit in kits]
        print_json({"format": 1, "kits": rows, "shared": _shared_row(shared)})
        return 0
    for kit in kits:
        print_text(_line(kit, newer.get(kit.id)))
    for sentence in _about(shared):
        print_text(str(sentence))
    return 0


def _named(arguments: argparse.Namespace) -> str:
    if not arguments.kit:
        raise FileProblem(say("Skriv hvilken profilpakke: en id fra «leaderdeck brand list», en fil eller en mappe."))
    return str(arguments.kit)


def _tell(done: list[Installation], arguments: argparse.Namespace) -> int:
    if arguments.json:
        rows = [
            {"id": each.kit.id, "version": each.kit.version, "outcome": each.outcome, "replaced": each.replaced,
             "folder": str(each.kit.folder)}
            for each in done
        ]  # fmt: skip
        print_json({"format": 1, "kits": rows})
    else:
        for each in done:
            print_text(str(each.sentence))
    return 0


def _row(kit: KitSummary, newer: NewerKit | None) -> dict[str, Any]:
    origin = origin_of(kit.folder)
    return {
        "id": kit.id,
        "name": kit.name,
        "version": kit.version,
        "accessible": kit.accessible,
        "origin": kit.origin,
        "source": origin.get("source", ""),
        "valid_from": str(kit.valid_from or ""),
        "valid_to": str(kit.valid_to or ""),
        "replaced_by": kit.replaced_by.id if kit.replaced_by else "",
        "newer": newer.version if newer and kit.origin == "installed" else "",
        "folder": str(kit.folder),
    }


def _line(kit: KitSummary, newer: NewerKit | None) -> str:
    notes = [str(_ORIGINS[kit.origin])]
    if kit.accessible:
        notes.append(str(say("den tilgjengelige")))
    if kit.valid_from or kit.valid_to:
        first, last = (str(day) if day else "…" for day in (kit.valid_from, kit.valid_to))
        notes.append(str(say("gjelder {first} til {last}", first=first, last=last)))
    if newer and kit.origin == "installed":
        notes.append(str(say("{version} finnes: «leaderdeck brand update {id}»", version=newer.version, id=kit.id)))
    return f"{kit.id:<16} {kit.name} {kit.version}  ({'; '.join(notes)})"


def _shared_row(shared: SharedFolder) -> dict[str, Any]:
    return {
        "folder": str(shared.folder or ""),
        "answered": shared.answered,
        "troubles": [str(trouble) for trouble in shared.troubles],
    }


def _about(shared: SharedFolder) -> list[Sentence]:
    said = list(shared.troubles)
    if not shared.answered:
        said.append(
            say("Den delte mappen {folder} svarer ikke; her er det som var der sist.", folder=shared.folder or "")
        )
    return said


TRAVEL_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "pack": _pack,
    "install": _install,
    "update": _update,
    "remove": _remove,
}
