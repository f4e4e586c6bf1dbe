"""`leaderdeck brand import|roles`: a municipality's own template becomes a kit, and its map of roles is set right."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.role_map import RoleMap, RolePlace, Why
from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.output import print_json, print_text
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.export.replacing import replace_file, sentence_for
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.adopting import UNSURE, AdoptedKit, adopt_template

_WHY: dict[Why, Sentence] = {
    "mark": say("LeaderDecks eget merke"), "type": say("oppsettets type"), "placeholders": say("plassholderne"),
    "geometry": say("hvor plassholderne står"), "name": say("navnet"), "nearest": say("det nærmeste"),
    "person": say("bestemt av dere"),
}  # fmt: skip
_ROLE_WIDTH, _LAYOUT_WIDTH = 13, 38


def add_adoption_arguments(parser: Parser) -> None:
    """Describe what only these actions need."""
    parser.add_argument(
        "places",
        metavar=str(say("ROLLE=OPPSETT")),
        nargs="*",
        help=str(say("roles: hvilket oppsett (nummer eller navn) en rolle skal stå på")),
    )


def _import(arguments: argparse.Namespace) -> int:
    if not arguments.kit or not arguments.output:
        raise FileProblem(say("Skriv hvilken mal, og hvor profilpakken skal ligge: brand import MAL -o MAPPE."))
    try:
        adopted = adopt_template(
            Path(arguments.kit), arguments.output, name=arguments.name or "", slogan=arguments.slogan or None
        )
    except OSError as problem:
        raise FileProblem(sentence_for(problem, arguments.output)) from None
    if arguments.json:
        print_json(_as_document(adopted))
    else:
        for line in _report(adopted):
            print_text(line)
    return 0


def _report(adopted: AdoptedKit) -> Iterator[str]:
    kit = adopted.kit
    yield str(say("Laget profilpakken {id} i {folder}.", id=kit.id, folder=adopted.folder))
    yield ""
    yield str(say("Lest ut av malen:"))
    fonts = f"{kit.heading_font.typeface} / {kit.body_font.typeface}"
    logos = ", ".join(logo.file.name for logo in kit.logos) or str(say("ingen"))
    for word, value in (
        (say("Navn"), kit.name),
        (say("Slagord"), kit.slogan(kit.language) or str(say("ikke noe"))),
        (say("Språk"), kit.language),
        (say("Skrifter"), fonts),
        (say("Logo"), logos),
        (say("Oppsett"), str(len(adopted.facts.template.layouts))),
    ):
        yield f"  {word!s:<10} {value}"
    yield ""
    yield from _role_table(kit.roles)
    if adopted.left_out:
        yield ""
        yield str(say("Ikke tatt med: {things}.", things=", ".join(map(str, adopted.left_out))))
    if adopted.notices:
        yield ""
        yield str(say("Se på dette:"))
        yield from (f"  – {notice}" for notice in adopted.notices)


def _role_table(roles: RoleMap) -> Iterator[str]:
    head = (say("Rolle"), say("Oppsett"), say("Sikkerhet"), say("Hvorfor"))
    yield "".join((str(head[0]).ljust(_ROLE_WIDTH), str(head[1]).ljust(_LAYOUT_WIDTH), f"{head[2]!s:<11}{head[3]}"))
    for place in roles:
        layout = f"{place.layout} {_short(place.name)}"
        sure = f"{round(place.confidence * 100)} %" + (" ?" if place.confidence < UNSURE else "")
        yield f"{place.role:<{_ROLE_WIDTH}}{layout:<{_LAYOUT_WIDTH}}{sure:<11}{_WHY[place.why]}"


def _short(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return shown if len(shown) <= _LAYOUT_WIDTH - 6 else shown[: _LAYOUT_WIDTH - 7] + "…"


def _roles(arguments: argparse.Namespace) -> int:
    kit = find_kit(_named(arguments))
    if not kit.roles:
        raise BrandProblem(
            say(
                "Profilpakken {id} har en mal som LeaderDeck har laget; der står hver rolle på sitt oppsett.", id=kit.id
            )
        )
    for place in arguments.places:
        _correct(kit, arguments.kit, place)
    if arguments.places:
        kit = find_kit(arguments.kit)
    if arguments.json:
        print_json({"format": 1, "id": kit.id, "roles": _rows(kit.roles)})
    else:
        for line in _role_table(kit.roles):
            print_text(line)
    return 0


def _named(arguments: argparse.Namespace) -> str:
    if not arguments.kit:
        raise FileProblem(say("Skriv hvilken profilpakke: en id fra «leaderdeck brand list», eller en mappe."))
    return str(arguments.kit)


def _correct(kit: BrandKit, named: str, place: str) -> None:
    """Let the role stand on the layout, in the kit's own folder."""
    from leaderdeck.brand.complaints import Complaints
    from leaderdeck.brand.designing import design_kit
    from leaderdeck.brand.kit_editing import set_role
    from leaderdeck.brand.reader import DESCRIPTION_NAME, TEMPLATE_NAME, parse_description, read_description
    from leaderdeck.brand.role_guess import place_role
    from leaderdeck.brand.template_reader import read_template

    if not Path(named).is_dir():
        raise BrandProblem(
            say("Rett oppsettene i mappen der dere lager profilpakken {id}, og installer den på nytt.", id=kit.id)
        )
    said, _, wanted = place.partition("=")
    role = next((name for name in LAYOUT_NAMES if name == said.strip()), None)
    if role is None:
        raise FileProblem(
            say("«{role}» er ingen rolle; rollene er {roles}.", role=said[:40], roles=", ".join(LAYOUT_NAMES))
        )
    raw = read_template(kit.folder / TEMPLATE_NAME)
    names = [layout.name for layout in raw.layouts]
    settled: RolePlace = place_role(raw, role, _position(wanted.strip(), names))
    file = kit.folder / DESCRIPTION_NAME
    text = set_role(read_description(kit.folder), settled)
    design_kit(kit.folder, parse_description(file, text), Complaints(file, text))
    replace_file(file, partial(_write, text.encode()))


def _write(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)


def _position(wanted: str, names: list[str]) -> int:
    """The layout's position, given as that or as its name."""
    if wanted.isdecimal() and int(wanted) < len(names):
        return int(wanted)
    same = [at for at, name in enumerate(names) if name.casefold() == wanted.casefold()]
    if len(same) == 1:
        return same[0]
    raise FileProblem(
        say(
            "Malen har ikke ett oppsett som heter «{layout}»; skriv nummeret, fra 0 til {last}.",
            layout=wanted[:60],
            last=len(names) - 1,
        )
    )


def _as_document(adopted: AdoptedKit) -> dict[str, Any]:
    kit = adopted.kit
    return {
        "format": 1,
        "id": kit.id,
        "folder": str(adopted.folder),
        "name": kit.name,
        "slogan": kit.slogan(kit.language),
        "language": kit.language,
        "fonts": {"heading": kit.heading_font.typeface, "body": kit.body_font.typeface},
        "colors": {color.role: {"slot": color.slot, "rgb": color.rgb} for color in kit.palette.colors},
        "logos": [{"file": logo.file.name, "ground": logo.ground} for logo in kit.logos],
        "layouts": [layout.name for layout in adopted.facts.template.layouts],
        "roles": _rows(kit.roles),
        "left_out": [str(thing) for thing in adopted.left_out],
        "look_at": [str(notice) for notice in adopted.notices],
    }


def _rows(roles: RoleMap) -> list[dict[str, Any]]:
    return [
        {
            "role": place.role,
            "layout": place.layout,
            "name": place.name,
            "confidence": place.confidence,
            "why": place.why,
            "slots": {str(ours): theirs for ours, theirs in place.slots},
        }
        for place in roles
    ]


ADOPTION_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {"import": _import, "roles": _roles}
