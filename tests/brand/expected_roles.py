"""Which layout of real templates a person would put each role on: `role=index`, several where either is right.

Indexes are facts about the files, counted over all masters. Roles that a template has nothing of its own for may stand
on the nearest: a statement or a quotation under a bare title, on a section's layout or on plain content; a drawing
under a bare title or in the content's place; a closing slide like the cover.
"""

from leaderdeck.brand.role_guess import guess_roles
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.template import Template

_OFFICE = "cover=0 content=1 section=2 columns=3 comparison=4 facts=5 blank=6 picture=8|1|5 picture-text=8|3"
_TALL_OFFICE = "cover=0 content=1 section=2 columns=3 comparison=4 facts=5 blank=6 picture=8|1 picture-text=8|3"
_TWO_SECTIONS = _OFFICE.replace("section=2", "section=2|11")
EXPECTED: dict[str, str] = {
    "i18n__onlyoffice-document-templates__nb-no-new.pptx": _OFFICE,
    "i18n__onlyoffice-document-templates__da-dk-new.pptx": _OFFICE,
    "i18n__onlyoffice-document-templates__fi-fi-new.pptx": _OFFICE,
    "i18n__onlyoffice-document-templates__ar-sa-new.pptx": _OFFICE,
    "i18n__onlyoffice-document-templates__default-new.pptx": _OFFICE,
    "deck__michaelekornrud-python-workshop__presentasjon.pptx": _OFFICE,
    "deck__docling-project-docling__powerpoint-sample.pptx": _OFFICE,
    "deck__docling-project-docling__docling-ecosystem.pptx": _OFFICE,
    "deck__microsoft-markitdown__test.pptx": _OFFICE,
    "deck__apache-poi__stress013.pptx": _OFFICE,
    "brand__jmablog-simple-presentations-generator__classy.pptx": _TWO_SECTIONS,
    "brand__jmablog-simple-presentations-generator__dark-mode.pptx": _TWO_SECTIONS,
    "brand__jmablog-simple-presentations-generator__nord-theme.pptx": _TWO_SECTIONS,
    "deck__hwchiu-moslides__cloud-native-slides-v2.pptx": _TALL_OFFICE,
    "deck__sol-eng-powerpoint__2a-markdown-features.pptx": _TALL_OFFICE,
    "deck__sol-eng-powerpoint__markdown-features.pptx": _TALL_OFFICE,
    "deck__sol-eng-powerpoint__tracker-powerpoint.pptx": _TALL_OFFICE,
    "brand__frankyang0529-nasc__template.pptx": _TALL_OFFICE,
    "brand__kfjt-md2pptxjp__reference.pptx": _TALL_OFFICE,
    "brand__windperson-mwc2023-slide__template.pptx": _TALL_OFFICE,
    "brand__thevgergroup-potxkit__base.potx": _TALL_OFFICE,
    "brand__nhsengland-nhse-quarto-presentations__template.pptx": _TALL_OFFICE,
    "deck__apache-poi__aascu-org-hbcu-leadershipsummit-cooper.pptx": _TALL_OFFICE,
    "brand__martinpacker-md2pptx__martin-template.pptx": (
        "cover=0 section=1 content=2 columns=3 comparison=4 facts=5 blank=6 picture=8|2 picture-text=8"
    ),
    "brand__lennertschepers-woa__template.pptx": (
        "cover=0 section=2 content=1 columns=3 comparison=4 facts=5 blank=6 picture=1|5 picture-text=3"
    ),
    "brand__public-health-scotland-phstemplates__phs-ppt-16to9.pptx": (
        "cover=0 content=1 facts=2 columns=3 comparison=3 blank=4 picture-text=5 picture=6 section=7|8|9|10"
    ),
    "brand__reliaboe-lesson-learned__presentasjon.pptx": (
        "cover=0|1 content=2 columns=3 comparison=3 facts=5 agenda=5|2 picture=7 picture-text=10 "
        "section=12|13|14|15|16|17|18|19|20|21|22|23 closing=24|25"
    ),
    "brand__chris-rowland86-helper-fun__template.pptx": (
        "cover=0 content=1 section=2 columns=3 comparison=5 facts=8 blank=13|9|10 picture=1 picture-text=3"
    ),
    "brand__sgdavidw-gtp-ppt-generator__template.pptx": (
        "cover=0 section=0|4 content=1 columns=2 comparison=3 facts=4 blank=5 picture=7 picture-text=7"
    ),
    "brand__hongyu0329-paper2poster__template.pptx": (
        "cover=0 section=1 content=4|6 columns=2 comparison=3 facts=4 blank=5 picture=7 picture-text=7"
    ),
    "brand__sol-eng-powerpoint__template.potx": "cover=0 content=1 section=2 columns=3 comparison=3 facts=1 blank=1",
    "brand__apache-poi__bug60715.pptx": "cover=0 section=0 content=1 columns=2 comparison=2 facts=3 blank=4",
    "brand__apache-poi__bug65228.pptx": (
        "cover=0|6 section=2 content=4 columns=4|5 comparison=4|5 facts=5 picture=1 picture-text=1"
    ),
    "brand__apache-poi__aptia.pptx": (
        "cover=0 section=4|0 content=1 columns=2 comparison=3 facts=5|4 blank=5 picture=7 picture-text=7|2"
    ),
    "brand__apache-poi__themes.pptx": (
        "cover=22 content=23 section=24 columns=25 comparison=26 facts=27 blank=28 picture=30 picture-text=30|25"
    ),
    "brand__djsir-data-djprtheme__template.pptx": "content=0 columns=2 comparison=2|4 picture-text=2|4 cover=0",
    "brand__nnsan-angular-best-practice__presentation.potx": "cover=0 section=1|2|4 content=3 facts=3 blank=5",
    "brand__shapecrawler-shapecrawler__015.pptx": (
        "cover=0|7 section=1 content=2 columns=3 facts=4 statement=6 blank=10 comparison=3"
    ),
    "brand__shapecrawler-shapecrawler__032.pptx": (
        "cover=13 section=15 content=14 columns=16 comparison=17 facts=18 blank=19 picture=21 picture-text=21|16"
    ),
    "brand__shapecrawler-shapecrawler__003-chart.pptx": "cover=2 section=2 content=1 facts=3|0 blank=22 columns=1",
    "deck__unstructured-io-unstructured__eng-spa-mult.pptx": (
        "cover=0 section=1 content=2 columns=3 comparison=3 facts=4 statement=6 blank=10 picture-text=3"
    ),
    "edge__shapecrawler-shapecrawler__assets-074-google-slides.pptx": (
        "cover=0 section=1 content=2 columns=3 comparison=3 facts=4 statement=6 blank=10 picture-text=3"
    ),
    "deck__apache-poi__au-asn-aes-www-conferences-2011-presentation.pptx": (
        "cover=0 section=1 content=2|3 columns=4 comparison=5 facts=6 blank=7 picture=9 picture-text=9|4 closing=12"
    ),
    "deck__apache-poi__ececapstonespring2012.pptx": (
        "blank=0 cover=1 content=2 columns=3 comparison=3|10 facts=4 statement=5 picture=2|4 picture-text=3"
    ),
}  # fmt: skip
_DRAWN = ("agenda", "steps", "timeline")
_HELD = ("table", "chart")
_FALLING_BACK = {"statement": ("section", "facts", "content"), "quote": ("content", "facts", "section"),
                 "closing": ("cover", "section")}  # fmt: skip


def allowed_places(expected: str) -> dict[str, set[int]]:
    """The layouts that are right for each role."""
    said = {role: {int(index) for index in indexes.split("|")} for role, indexes in map(_pair, expected.split())}
    places = {role: set[int]() for role in (*_DRAWN, *_HELD, *_FALLING_BACK)} | said
    for role in (*_DRAWN, *_HELD):
        places[role] |= said.get("facts", set()) | said["content"]
    for role, nearest in _FALLING_BACK.items():
        if role not in said:
            places[role] |= {index for other in nearest for index in said.get(other, set())}
    return {role: indexes for role, indexes in places.items() if indexes}


def _pair(word: str) -> tuple[str, str]:
    role, _, indexes = word.partition("=")
    return role, indexes


def wrong_guesses(template: Template, expected: str) -> list[RolePlace]:
    """The guesses that a person would have to correct."""
    allowed = allowed_places(expected)
    return [place for place in guess_roles(template) if place.layout not in allowed.get(place.role, {place.layout})]
