"""A talk of a thousand slides is read while somebody types."""

import gc
import time

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


def seconds(text: str) -> float:
    gc.collect()
    begun = time.process_time()
    read_deck(text)
    return time.process_time() - begun


def test_a_thousand_slides_are_read_in_half_a_second() -> None:
    read_deck(talk(10))
    text = talk(1000)
    times = []
    for _ in range(3):
        read_slide.cache_clear()
        times.append(seconds(text))
    assert min(times) < 0.5
    assert seconds(text.replace("bussen 500", "toget 500")) < 0.15
