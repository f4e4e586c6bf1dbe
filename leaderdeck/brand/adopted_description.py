"""The `brand.toml` of a kit that keeps somebody else's template: a proposal that a person can go on with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from leaderdeck.brand.description import LONGEST_LAYOUT_NAME
from leaderdeck.brand.kit import ColorRole, SizeSteps
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.template_proposal import TemplateFacts
from leaderdeck.brand.template_proposal_fonts import stand_in
from leaderdeck.language import INTERFACE_LANGUAGES, Sentence, say

COLOR_NAMES: Mapping[ColorRole, Sentence] = {
    "text": say("Tekst"), "ground": say("Bunn"), "heading": say("Overskrift"), "soft-ground": say("Lys flate"),
    "accent": say("Aksent"), "second": say("Pynt"), "line": say("Strek"), "muted": say("Dempet"),
    "deep": say("Hovedfarge"), "panel": say("Kort"), "link": say("Lenke"), "followed": say("Fulgt lenke"),
}  # fmt: skip


def describe_adopted(facts: TemplateFacts, kit_id: str, name: str, slogan: str) -> str:
    """The description's text. Comments are in the kit's own language where LeaderDeck speaks it."""
    language = facts.words.language
    return "\n".join((*_head(facts, kit_id, name, slogan), *_looks(facts, name), *_roles(facts, language), ""))


def logo_name(ground: str, suffix: str) -> str:
    """The logo's file in the kit."""
    return f"logo-{ground}{suffix}"


def _head(facts: TemplateFacts, kit_id: str, name: str, slogan: str) -> Iterator[str]:
    language = facts.words.language
    yield _comment(language, say("Profilpakke for LeaderDeck med kommunens egen mal, {file}.",
                                 file=_plain(facts.template.file.name)))  # fmt: skip
    yield _comment(language, say("Alt her er lest ut av malen og er et forslag: se gjennom, og rett det som er galt."))
    yield "format = 1"
    yield f"id = {_text(kit_id)}"
    yield f"name = {_text(name)}"
    yield 'version = "1.0"'
    yield f"language = {_text(language)}"
    yield _comment(language, say("Det malen har plass til nederst: «name», «slogan», «date», «number»."))
    yield f"footer = [{', '.join(map(_text, facts.footer))}]"
    yield ""
    yield "[slogan]"
    yield f"{language} = {_text(slogan)}"
    yield ""


def _looks(facts: TemplateFacts, name: str) -> Iterator[str]:
    language, rgb = facts.words.language, dict(facts.theme)
    yield "[colors]"
    yield _comment(language, say("«slot» er temafargen i malen som spiller rollen; «rgb» er fargen den har der."))
    for role, slot in facts.slots.items():
        named = _text(_in(language, COLOR_NAMES[role]))
        yield f'{role} = {{ name = {named}, rgb = "{rgb[slot]}", slot = "{slot}" }}'
    yield ""
    yield "[fonts]"
    if any(map(stand_in, (facts.typefaces.heading, facts.typefaces.body))):
        yield _comment(language, say("«drawn-with» er skriften det måles og tegnes med her."))
        yield _comment(language, say('Har dere fontfilene, legg dem i mappen og skriv regular = "fil.ttf" i stedet.'))
    yield f"heading = {_font(facts.typefaces.heading)}"
    yield f"body = {_font(facts.typefaces.body)}"
    yield ""
    for logo in facts.logos:
        suffix = next(iter(dict(logo.files)))
        yield "[[logo]]"
        yield f'file = "{logo_name(logo.ground, suffix)}"'
        yield f'ground = "{logo.ground}"'
        yield f"alt = {_text(_in(language, say('Merket til {name}', name=name)))}"
        yield ""
    yield "[sizes]"
    yield _comment(
        language, say("Punkt på et lysbilde som er 540 høyt. Tekst som ikke får plass, går nedover i rekken.")
    )
    yield from _sizes(facts.sizes)
    yield ""
    yield "[style]"
    yield 'quote-mark = "inline"'
    yield ""


def _sizes(sizes: SizeSteps) -> Iterator[str]:
    for field in fields(sizes):
        value = getattr(sizes, field.name)
        numbers = f"[{', '.join(f'{size:g}' for size in value)}]" if isinstance(value, tuple) else f"{value:g}"
        yield f"{field.name.replace('_', '-')} = {numbers}"


def _roles(facts: TemplateFacts, language: str) -> Iterator[str]:
    yield "[template]"
    yield "adopted = true"
    yield _comment(language, say("Hvilket oppsett i malen som spiller hvilken rolle, og hvor sikkert det er."))
    yield _comment(language, say("Under 0,6: se etter, og rett det med «leaderdeck brand roles»."))
    for place in facts.roles:
        yield ""
        yield from describe_role(place)


def describe_role(place: RolePlace) -> Iterable[str]:
    """The lines of one role."""
    slots = ", ".join(f'"{ours}" = {theirs}' for ours, theirs in place.slots)
    return (
        "[[template.role]]",
        f'role = "{place.role}"',
        f"layout = {place.layout}",
        f"name = {_text(_plain(place.name)[:LONGEST_LAYOUT_NAME])}",
        f"confidence = {place.confidence:g}",
        f'why = "{place.why}"',
        f"slots = {{ {slots} }}" if slots else "slots = {}",
    )


def _font(typeface: str) -> str:
    drawn = stand_in(typeface)
    return f"{{ family = {_text(typeface)}" + (f", drawn-with = {_text(drawn)} }}" if drawn else " }")


def _comment(language: str, sentence: Sentence) -> str:
    return f"# {_in(language, sentence)}"


def _in(language: str, sentence: Sentence) -> str:
    return sentence.in_language(language if language in INTERFACE_LANGUAGES else "en")


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _text(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(_plain(text), ensure_ascii=False)
