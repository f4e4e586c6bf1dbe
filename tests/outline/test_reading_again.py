"""A talk of a thousand slides is read while somebody types: what did not change is not read."""

from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.slide_text import read_slide

BODIES = (
    "- Første punkt om saken {0}\n- **Viktig** punkt\n    - under {0}\n    - mer under\n- Siste punkt\n",
    "| År | Andel |\n|---|--:|\n| 2024 | {0},5 % |\n| 2025 | 6,2 % |\n| 2026 | 5,1 % |\n",
    "> Noe som noen sa, nummer {0}\n> — Kari Nordmann\n\nEt avsnitt med *kursiv* skrift.\n",
)


def talk(slides: int) -> str:
    notes = "Notat: Husk historien om bussen {0}.\nVent på svar.\n"
    parts = ["## Lysbilde {0}\n\n" + body + "\n" + notes for body in BODIES]
    parts = [parts[number % 3].format(number) for number in range(slides)]
    return "---\ntitle: Stor tale\n---\n\n" + "\n".join(parts)


def test_of_a_thousand_slides_only_the_one_that_changed_is_read_again() -> None:
    text = talk(1000)
    read_slide.cache_clear()
    read_deck(text)
    assert read_slide.cache_info().misses == 1000
    read_deck(text.replace("bussen 500", "toget 500"))
    assert read_slide.cache_info().misses == 1001
    read_deck(text.replace("## Lysbilde 3\n", "## Nytt\n\n- inn\n\n## Lysbilde 3\n", 1))
    assert read_slide.cache_info().misses == 1002
