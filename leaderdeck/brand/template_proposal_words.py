"""What a template says in words: slogan, whose it is, and in which language its people write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from leaderdeck.brand.backdrop import P
from leaderdeck.brand.package import Package
from leaderdeck.brand.template import BackdropText, Template
from leaderdeck.brand.template_colors import A
from leaderdeck.errors import TemplateProblem
from leaderdeck.quick_dataclass import dataclass

LONGEST_NAME, LONGEST_SLOGAN = 80, 120
_MOST_SLIDES = 60
_LOW, _LOW_HEIGHT, _SMALL_PT = 0.8, 0.12, 18.0
"""Where on the slide (share of its height), how high, and how large (on a slide 540 high) a footer's text is."""
_OWNERS = re.compile(
    r"\b(?:kommun[ea]n?|kommunar|kommuner|fylkeskommun[ea]|fylke|region|etat|direktorat(?:et)?|universitet(?:et)?|"
    r"høgskul[ea]n?|høgskol[ea]n?|høyskol[ea]n?|statsforvalter(?:en)?|council|municipality|university|county|"
    r"kommunen|landsting|ministry|agency|AS|ASA|IKS|KF|SA)\b"
)
_NO_SLOGAN = re.compile(
    r"©|\bcopyright\b|\bconfidential\b|\bfortrolig\b|\bvertraulich\b|\bclassification\b|\bclick\b|\bklikk\b|\bklicka\b|"
    r"\bpresentation title\b|\btitle of\b|\bfooter\b|\bbunntekst\b|\bbotntekst\b|\bsidefod\b|\bsidfot\b|<|>|‹|"
    r"\b\w*mal\b|\btemplate\b|\btittel på\b|\bpresentasjonens\b|\bforedragets\b|\bavdeling\b|\bdato\b|\bdate\b|"
    r"\b(?:19|20)\d\d\b|\ball rights\b|\bnavn på\b|\bnamn på\b|\bside \d|\bpage\b|\bsett inn\b|\binsert\b",
    re.IGNORECASE,
)
"""Lines that stand where slogans stand and are none: prompts, rights, secrecy, dates."""
_SPLIT = re.compile(r"\s+[|·•/]\s+|\s{3,}|[\n\v\t]+")
_PLAIN_THEMES = re.compile(
    r"(?:\d+[_ ])?(?:office\b.*|tema\d*|default(?: design)?|standarddesign|custom design|"
    r"egendefinert utforming|eigendefinert utforming|blank(?: presentation)?|tom presentasjon|simple light|theme\d*|"
    r"kontortema|anpassad formgivning|brukerdefinert design|designmal)",
    re.IGNORECASE,
)
_THEME_NOISE = re.compile(
    r"[_\W]*(?:powerpoint|ppt|presentasjons?|presentation|pptx?|potx?)?[\s_-]*(?:mal|template|theme|tema|design|master)"
    r"\b.*$",
    re.IGNORECASE,
)
_SIGNS: dict[str, tuple[str, ...]] = {
    "nn": ("innhald", "bilete", "lysbilete", "kolonnar", "samanlikning", "berre", "avslutting", "framside",
           "innhaldsdelar", "tittel", "deloverskrift", "kapittel", "tomt", "loddrett"),
    "nb": ("innhold", "bilde", "lysbilde", "kolonner", "sammenligning", "bare", "avslutning", "forside", "tittel",
           "tittellysbilde", "deloverskrift", "kapittel", "tomt", "loddrett"),
    "da": ("titel", "indhold", "indholdsobjekt", "billede", "afsnitsoverskrift", "lodret", "titelslide", "billedtekst"),
    "sv": ("rubrik", "innehåll", "rubrikbild", "avsnittsrubrik", "jämförelse", "lodrät", "bild", "endast"),
    "en": ("title", "content", "slide", "picture", "section", "header", "blank", "comparison", "caption", "text"),
}  # fmt: skip
_CODES = {"no": "nb"}


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What was found; empty where nothing was."""

    name: str
    slogan: str
    language: str
    shares_footer: bool = False
    """Whether name and slogan stand together in the template's footers."""


def read_words(package: Package, raw: Template) -> TemplateWords:
    """Slogan, name and language of the template that this package holds."""
    main = package.related("", "officeDocument")[0]
    masters = package.related(main, "slideMaster")
    layouts = [layout for master in masters for layout in package.related(master, "slideLayout")]
    slides = package.related(main, "slide")[:_MOST_SLIDES]
    footers = Counter(text for part in (*masters, *layouts, *slides) for text in _footers(package, part))
    drawn = _low_texts(raw)
    lines = Counter[str]()
    for text, count in (footers + drawn).items():
        for piece in _SPLIT.split(text):
            if 3 <= len(piece.strip()) <= LONGEST_SLOGAN:
                lines[" ".join(piece.split())] += count
    owners = [line for line, _ in lines.most_common() if _is_owner(line)]
    slogans = [line for line, _ in lines.most_common() if _is_slogan(line)]
    owner = next(iter(owners), "")
    name = owner or _name_elsewhere(package, masters)
    together = bool(owner and slogans) and any(owner in text and slogans[0] in text for text in footers)
    return TemplateWords(
        (name or _from_file(package.file))[:LONGEST_NAME].strip(),
        next(iter(slogans), ""),
        _language(raw, package, (*masters, *layouts)),
        shares_footer=together,
    )


def _footers(package: Package, part: str) -> Iterator[str]:
    """The words in the part's footer placeholders."""
    for shape in package.tree(part).iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and place.get("type") == "ftr":
            words = "\n".join(
                "".join(text.text or "" for text in paragraph.iter(f"{A}t")) for paragraph in shape.iter(f"{A}p")
            ).strip()
            if words and len(words) <= 2 * LONGEST_SLOGAN:
                yield words


def _low_texts(raw: Template) -> Counter[str]:
    """Words that masters and layouts show low down in small type, on more than one layout: footers to the eye."""
    scale = raw.height_pt / 540.0
    found = Counter[str]()
    for layout in raw.layouts:
        seen = {
            part.text
            for part in layout.backdrop
            if isinstance(part, BackdropText)
            and part.frame.y >= _LOW * raw.height_pt
            and part.frame.height <= _LOW_HEIGHT * raw.height_pt
            and part.style.size_pt <= _SMALL_PT * scale
        }
        found.update(seen)
    least = 2 if len(raw.layouts) > 2 else 1
    return Counter({text: count for text, count in found.items() if count >= least})


def _is_owner(line: str) -> bool:
    return len(line) <= LONGEST_NAME and len(line.split()) <= 6 and bool(_OWNERS.search(line)) and _is_plain(line)


def _is_slogan(line: str) -> bool:
    words = line.split()
    return len(words) >= 2 and _is_plain(line) and not (_is_owner(line) and len(words) <= 4)


def _is_plain(line: str) -> bool:
    """Whether it is made of words, and says nothing that only the template's makers meant."""
    letters = sum(sign.isalpha() for sign in line)
    address = "@" in line or "www." in line or "://" in line or re.search(r"\.(?:no|com|org)\b", line)
    return letters >= 0.6 * len(line) and not _NO_SLOGAN.search(line) and not address and line.isprintable()


def _name_elsewhere(package: Package, masters: Iterable[str]) -> str:
    """The owner as the file's properties or its theme name it. A person's name is never looked at."""
    for part in package.related("", "extended-properties"):
        company = _text_of(package, part, "Company")
        if _OWNERS.search(company) and len(company) <= LONGEST_NAME and company.isprintable():
            return company
    for master in masters:
        for theme in package.related(master, "theme"):
            named = " ".join(re.sub(r"^\d+_", "", package.tree(theme).get("name", "")).replace("_", " ").split())
            told = _THEME_NOISE.sub("", named).strip(" -–_")
            if not _PLAIN_THEMES.fullmatch(named) and _is_name(told):
                return told
    return ""


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= LONGEST_NAME and text.isprintable() and sum(sign.isalpha() for sign in text) >= 2


def _text_of(package: Package, part: str, name: str) -> str:
    """One property's words. Properties that cannot be read say nothing."""
    try:
        root = package.tree(part)
    except TemplateProblem:
        return ""
    return next((" ".join((each.text or "").split()) for each in root if str(each.tag).endswith(name)), "")


def _from_file(file: Path) -> str:
    told = " ".join(re.sub(r"[_\-.]+", " ", file.stem).split())
    plain = _THEME_NOISE.sub("", told).strip()
    chosen = next((text for text in (plain, told) if _is_name(text)), "Mal")
    return chosen[:1].upper() + chosen[1:]


def _language(raw: Template, package: Package, parts: Iterable[str]) -> str:
    """As its layouts are called; else as most of its text is marked."""
    words = Counter[str]()
    for layout in raw.layouts:
        spoken = set(re.findall(r"[^\W\d_]+", layout.name.lower()))
        for language, signs in _SIGNS.items():
            words[language] += len(spoken.intersection(signs))
    tags = Counter[str](tag for part in parts for element in package.tree(part).iter() if (tag := element.get("lang")))
    marked = Counter[str]()
    for tag, count in tags.items():
        marked[_code(tag)] += count
    del marked[""]
    nordic = max(("nn", "nb", "da", "sv"), key=lambda code: (words[code], marked[code]))
    if words[nordic] >= 2 and words[nordic] >= words["en"] / 2:
        return nordic
    told = [code for code, _ in marked.most_common() if code != "en"]
    total = sum(marked.values())
    return next((code for code in told if marked[code] >= 0.3 * total), "en" if marked["en"] or words["en"] else "nb")


def _code(tag: str) -> str:
    """The language of a tag such as `nb-NO`; empty for what is none."""
    code = tag.lower().replace("_", "-").split("-")[0]
    return _CODES.get(code, code) if re.fullmatch("[a-z]{2,3}", code) else ""
