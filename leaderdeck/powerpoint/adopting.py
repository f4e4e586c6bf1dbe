"""Somebody else's PowerPoint template → a brand kit: cleaned template, description and logos, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leaderdeck.brand.adopted_description import COLOR_NAMES, describe_adopted, logo_name
from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.brand.kit import BrandKit, ColorRole
from leaderdeck.brand.new_kit import kit_id, one_line
from leaderdeck.brand.reader import DESCRIPTION_NAME, TEMPLATE_NAME, load_kit
from leaderdeck.brand.template_names import layout_title
from leaderdeck.brand.template_proposal import TemplateFacts, read_facts
from leaderdeck.brand.template_proposal_fonts import stand_in
from leaderdeck.brand.template_proposal_words import LONGEST_NAME, LONGEST_SLOGAN
from leaderdeck.errors import BrandProblem
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.powerpoint.template_cleaning import clean_template
from leaderdeck.quick_dataclass import dataclass

UNSURE = 0.6
"""Confidence of a role below which a person should look."""
_ON_GROUND: tuple[ColorRole, ...] = ("text", "heading", "accent", "link")
_SMALL_BODY_PT = 18.0
"""Source: Microsoft, "Make your PowerPoint presentations accessible": 18 points or larger."""


@dataclass(frozen=True, slots=True)
class AdoptedKit:
    """A kit made of a template: what was read, what stayed behind, and what a person should look at."""

    folder: Path
    kit: BrandKit
    facts: TemplateFacts
    left_out: tuple[Sentence, ...]
    """Nouns: "makroer", "3 eksempellysbilder"."""
    notices: tuple[Sentence, ...]
    """Whole sentences, gravest first."""


def adopt_template(file: Path, folder: Path, *, name: str = "", slogan: str | None = None) -> AdoptedKit:
    """Makes the kit's folder of a .pptx, .potx, .pptm or .potm. What is not said is read from the template.

    Raises TemplateProblem for a file that cannot be used, BrandProblem for a folder that exists or a name that cannot
    be one, OSError where the folder cannot be written. Nothing is left behind then.
    """
    name, slogan = one_line(name, LONGEST_NAME), one_line(slogan, LONGEST_SLOGAN) if slogan is not None else None
    if folder.exists() or folder.is_symlink():
        raise BrandProblem(say("{folder} finnes fra før; velg en annen mappe.", folder=folder))
    clean = clean_template(file)
    facts = read_facts(file)
    facts = replace(facts, words=replace(facts.words, name=name or facts.words.name))
    chosen = facts.words.slogan if slogan is None else slogan
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".leaderdeck-", dir=folder.parent) as beside:
        made = Path(beside) / folder.name
        made.mkdir()
        (made / TEMPLATE_NAME).write_bytes(clean.data)
        for logo in facts.logos:
            for suffix, data in logo.files:
                (made / logo_name(logo.ground, suffix)).write_bytes(data)
        text = describe_adopted(facts, kit_id(facts.words.name), facts.words.name, chosen)
        (made / DESCRIPTION_NAME).write_text(text, "utf-8", newline="\n")
        kit = load_kit(made)
        shutil.move(made, folder)
    notices = tuple(_notices(facts, chosen, named=bool(name)))
    return AdoptedKit(folder, _in_folder(kit, folder), facts, clean.left_out, notices)


def _in_folder(kit: BrandKit, folder: Path) -> BrandKit:
    """The kit as it is loaded from where its folder has been moved to."""
    logos = tuple(replace(logo, file=folder / logo.file.name) for logo in kit.logos)
    return replace(
        kit, folder=folder.resolve(), logos=logos, template=replace(kit.template, file=folder / TEMPLATE_NAME)
    )


def _notices(facts: TemplateFacts, slogan: str, *, named: bool) -> Iterator[Sentence]:
    """What a person should look at."""
    unsure = [layout_title(place.role, interface_language()) for place in facts.roles if place.confidence < UNSURE]
    if unsure:
        yield say("Se på oppsettene for {roles}: malen har ikke noe som passer sikkert.", roles=", ".join(unsure))
    if not named:
        yield say("Navnet «{name}» er lest ut av malen; rett det om det er feil.", name=facts.words.name)
    if not slogan:
        yield say("Fant ikke noe slagord i malen; skriv det inn om dere har et.")
    if "slogan" not in facts.footer:
        yield say("Malen har ingen plass til bunntekst, så slagordet kommer ikke på lysbildene.")
    yield from _of_fonts(facts)
    yield from _of_colors(facts)
    if not facts.logos:
        yield say("Fant ingen logo i malen; legg den til.")
    if facts.sizes.body[0] < _SMALL_BODY_PT:
        yield say("Brødteksten i malen er bare {size} punkt; det er vanskelig å lese i en sal.",
                  size=f"{facts.sizes.body[0]:g}".replace(".", ","))  # fmt: skip


def _of_fonts(facts: TemplateFacts) -> Iterator[Sentence]:
    for typeface in dict.fromkeys((facts.typefaces.heading, facts.typefaces.body)):
        drawn = stand_in(typeface)
        if drawn:
            yield say(
                "Skriften {font} følger ikke med LeaderDeck; til fontfilene ligger i pakken, måles det med {stand_in}.",
                font=typeface,
                stand_in=drawn,
            )


def _of_colors(facts: TemplateFacts) -> Iterator[Sentence]:
    rgb = dict(facts.theme)
    ground = rgb[facts.slots["ground"]]
    for role in _ON_GROUND:
        if contrast(rgb[facts.slots[role]], ground) < TEXT_CONTRAST:
            yield say("Fargen for «{role}» har for lav kontrast mot bunnen til vanlig tekst.", role=COLOR_NAMES[role])
