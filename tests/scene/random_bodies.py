"""Made-up municipal text in every setting a slide may have, from a seed."""

import random

from leaderdeck.brand.kit import BrandKit
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import Bullet, PlacedText, TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame, Insets

_VOCABULARY = (
    "kommunen kommunedirektøren rådet budsjettet økonomiplanen og i på til av som for med skal kan vil må er blir at "
    "helse omsorg skole barnehage innbyggere tjenester vedtak møte sak plan areal vann veg brann næring klima "
    "medarbeidere ledere folkevalgte formannskapet kommunestyret «samskaping» AVTALE Tromsø Vågå VAR-området "
    "2025–2028 12,5 % 1 250 mill. kr kr 5-åringer IKT-løsning og/eller (2024) økt redusert ventetid første halvår "
    "eigedomsskatt framtidsretta berekraftig utviklingsarbeid tenesteproduksjon difor ikkje tryggleik vel fint flyt "
    "sykehjem – — heimeteneste, levekår. tiltak; «Vi bygger» effektivt samarbeid: språkopplæring kvalitet fase 2"
)
WORDS = _VOCABULARY.split(" ")
WIDEST_IN = 12.0


def sentence(rng: random.Random, least: int, most: int) -> str:
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))
    return text[:1].upper() + text[1:]


def runs(rng: random.Random, size: float, font: str) -> tuple[TextRun, ...]:
    if rng.random() < 0.6:
        return (TextRun(sentence(rng, 2, 22), size, font=font, bold=font == "heading" and rng.random() < 0.5),)
    made = []
    count = rng.randint(2, 5)
    for index in range(count):
        look = rng.choice(({}, {}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}))
        space = " " if index < count - 1 and rng.random() < 0.9 else ""
        made.append(TextRun(sentence(rng, 1, 6) + space, size, font=font, **look))
    return tuple(made)


def paragraphs(rng: random.Random) -> tuple[TextParagraph, ...]:
    font = rng.choice(("heading", "body", "body"))
    size = float(rng.randint(14, 54) if font == "heading" else rng.randint(14, 36))
    spacing = rng.choice((0.9, 0.95, 1.0, 1.0, 1.05, 1.1, 1.2))
    align = rng.choice(("left", "left", "left", "center", "right"))
    has_bullets = align == "left" and font == "body" and rng.random() < 0.6
    made = []
    for index in range(rng.randint(1, 5)):
        level = rng.choice((0, 0, 1)) if has_bullets else 0
        own = max(14.0, round(size * 0.86)) if level else size
        hang = own * 1.1
        bullet = Bullet(rng.choice(("square", "disc", "dash", "number")), number=index + 1) if has_bullets else None
        made.append(
            TextParagraph(
                runs(rng, own, font), level, align, bullet, margin_left_pt=hang * (level + 1) if has_bullets else 0.0,
                indent_pt=-hang if has_bullets else 0.0, space_before_pt=rng.choice((0.0, 4.0, 6.0, 9.5, 12.0)),
                line_spacing=spacing,
            )
        )  # fmt: skip
    return tuple(made)


def random_slides(seed: int, count: int, kit: BrandKit) -> list[tuple[PlacedText, Frame]]:
    """Texts that fit their frames, one a slide."""
    rng = random.Random(seed)
    slides: list[tuple[PlacedText, Frame]] = []
    while len(slides) < count:
        frame = Frame(rng.uniform(10, 80), rng.uniform(5, 30), rng.uniform(3, WIDEST_IN) * 72, rng.uniform(420, 500))
        insets = rng.choice((Insets(), Insets(7.2, 3.6, 7.2, 3.6), Insets(4.5, 10.0, 12.25, 6.5)))
        body = TextBody(paragraphs(rng), insets, rng.choice(("top", "top", "middle", "bottom")))
        placed = place_text(body, frame, kit)
        if placed.fits:
            slides.append((placed, frame))
    return slides
