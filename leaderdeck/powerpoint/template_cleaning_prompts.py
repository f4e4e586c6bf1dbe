"""Prompts that somebody wrote into a template as fixed text, where every slide then shows them."""

from __future__ import annotations

import re
from typing import Any

from leaderdeck.powerpoint.xml_names import A, P

_PROMPT = re.compile(
    r"click (?:here |icon )?to (?:edit|add|insert|enter|change)\b.*|edit master (?:title|text|subtitle) styles?|"
    r"klikk (?:her |på ikonet |ikonet )?for å (?:redigere?|endre?|legg?j?e til|sett?j?e? inn|skrive)\b.*|"
    r"rediger(?:e)? (?:tekststil|tittelstil|undertittelstil)\w*(?: i malen)?|"
    r"klik (?:her |på ikonet )?for at (?:redigere|tilføje|indsætte|ændre)\b.*|rediger (?:titel|tekst)typografi\w*.*|"
    r"klicka (?:här |på ikonen )?för att (?:ändra|lägga till|redigera|infoga)\b.*|redigera format för \w+|"
    r"(?:titel|text|untertitel)\w*masterformate?s?\b.*bearbeiten|mastertitelformat bearbeiten|"
    r"formatvorlage des (?:unter)?titelmasters .*bearbeiten|(?:titel|text|untertitel|bild) durch klicken hinzufügen|"
    r"durch klicken (?:titel|text|untertitel|bild) hinzufügen|"
    r"muokkaa .*(?:napsautt\w*\.?)|lisää .* napsauttamalla|"
    r"klik(?:ken)? om .* te (?:bewerken|maken|voegen)|"
    r"(?:cliquez pour )?modifiez? les? styles? du (?:titre|texte|sous-titre)\w*.*|"
    r"haga clic para (?:modificar|agregar)\b.*|fare clic per (?:modificare|inserire|aggiungere)\b.*",
    re.IGNORECASE,
)
"""What Office 2007 to 365 and Impress write into empty places, in the languages of the templates that come here."""
_LEVEL = re.compile(
    r"(?:first|second|third|fourth|fifth) level|(?:første|fyrste|andre|andet|tredje|fjerde|femte) (?:nivå|niveau)|"
    r"nivå (?:en|ett|två|tre|fyra|fem)|(?:erste|zweite|dritte|vierte|fünfte) ebene|"
    r"(?:ensimmäinen|toinen|kolmas|neljäs|viides) taso|(?:premier|deuxième|troisième|quatrième|cinquième) niveau|"
    r"(?:eerste|tweede|derde|vierde|vijfde) niveau",
    re.IGNORECASE,
)
_LONGEST = 120
_MOST_LINES = 9
_SEEN = (f"{{{P}}}style", *(f"{{{P}}}spPr/{{{A}}}{name}Fill" for name in ("solid", "grad", "patt", "blip")))
"""What gives a shape a look of its own."""


def prompts_in(root: Any) -> list[Any]:  # noqa: ANN401 - lxml elements
    """The shapes of a master or layout, no placeholders, that say nothing but what an empty place asks for."""
    return [shape for shape in root.iter(f"{{{P}}}sp") if _is_prompt(shape)]


def silence(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Takes the words away, and the shape where there is nothing more to it: True where that went, too."""
    if any(shape.find(path) is not None for path in _SEEN):
        for paragraph in shape.iterfind(f"{{{P}}}txBody/{{{A}}}p"):
            for run in list(paragraph.iterchildren(f"{{{A}}}r", f"{{{A}}}fld", f"{{{A}}}br")):
                paragraph.remove(run)
        return False
    shape.getparent().remove(shape)
    return True


def _is_prompt(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    if shape.find(f"{{{P}}}nvSpPr/{{{P}}}nvPr/{{{P}}}ph") is not None:
        return False
    paragraphs = shape.findall(f"{{{P}}}txBody/{{{A}}}p")
    if not 0 < len(paragraphs) <= _MOST_LINES:
        return False
    texts = (" ".join("".join(each.itertext(f"{{{A}}}t")).split()) for each in paragraphs)
    lines = [line for line in texts if line]
    return bool(lines) and _matches(_PROMPT, lines[0]) and all(_matches(_LEVEL, line) for line in lines[1:])


def _matches(words: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST and words.fullmatch(line) is not None
