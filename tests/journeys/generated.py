"""Talks made by chance from own words: every block and layout, short and far too long."""

from __future__ import annotations

import random

PLAIN_WORDS = """
tillit åpenhet kultur ansvar møte råd samspill styring læring mot uro ro folk bygd by språk fakta tall svar
spør ordfører kommunedirektør vedtak sak høring budsjett økonomi helse skole barnehage frivillighet innbygger
ansatt i på og til av for med om så når hvis fordi men eller ikke alltid aldri ofte sammen før etter under
over hver dag
"""
PLAIN = PLAIN_WORDS.split()
LONG_WORDS = """
folkevalgtopplæringen medarbeiderundersøkelsen internkontrollsystemet arbeidsmiljøutvalget
sykefraværsoppfølging kommunestyremøtet tjenestekvaliteten samfunnssikkerhetsarbeidet helse-, sosial- og
omsorgstjenesten 2025–2028 og/eller «arbeidsgiverpolitikken» 12,5 % 100 000 kr nord-sør AS/NZS
post@kommune.example
"""
LONG = [word.replace("_", " ") for word in LONG_WORDS.split()]
ENDS = (".", "?", "", "", "!", " …")


class TalkMaker:
    """Makes a talk of so many slides from one seed."""

    def __init__(self, seed: int, *, links: bool = True, private: str = "") -> None:
        self.chance = random.Random(seed)
        self.links = links
        self.private = private

    def talk(self, slides: int) -> str:
        front = f"---\ntitle: {self.words(5)}\nspeaker: Kari Nordmo\nevent: {self.words(3)}\ndate: 2026-03-16\n---"
        return "\n\n".join([front, *(self.slide(number) for number in range(slides))]) + "\n"

    def words(self, count: int) -> str:
        picked = [self.chance.choice(LONG if self.chance.random() < 0.12 else PLAIN) for _ in range(max(1, count))]
        return " ".join(picked).capitalize()

    def sentence(self, low: int = 3, high: int = 16) -> str:
        words = self.words(self.chance.randint(low, high)).split(" ")
        if self.chance.random() < 0.3:
            at = self.chance.randrange(len(words))
            mark = self.chance.choice(("**", "*", "~~", "`", "***"))
            words[at] = f"{mark}{words[at]}{mark}"
        if self.links and self.chance.random() < 0.04:
            words.append(f"[{self.words(2)}](https://kommune.example/{self.chance.randint(1, 99)})")
        return " ".join(words) + self.chance.choice(ENDS)

    def slide(self, number: int) -> str:
        make = self.chance.choice(
            (self.bullets, self.bullets, self.bullets, self.nested, self.prose, self.numbers, self.quote, self.table,
             self.columns, self.comparison, self.facts, self.agenda, self.steps, self.mixed, self.statement, self.code,
             self.callout, self.chart, self.timeline)
        )  # fmt: skip
        notes = f"\n\nNotat: {self.sentence()}" if self.chance.random() < 0.5 else ""
        private = f"\n\nPrivat: {self.private} {number}" if self.private else ""
        return f"# {self.words(self.chance.randint(1, 9))} {number}\n\n{make()}{notes}{private}"

    def bullets(self) -> str:
        return "\n".join(f"- {self.sentence()}" for _ in range(self.chance.randint(1, 9)))

    def nested(self) -> str:
        return "\n".join(
            f"- {self.sentence()}\n    - {self.sentence(2, 8)}\n        - {self.sentence(2, 6)}"
            for _ in range(self.chance.randint(1, 4))
        )

    def numbers(self) -> str:
        return "\n".join(f"{n}. {self.sentence()}" for n in range(1, self.chance.randint(3, 8)))

    def prose(self) -> str:
        return "\n\n".join(self.sentence(6, 34) for _ in range(self.chance.randint(1, 4)))

    def statement(self) -> str:
        return ""

    def quote(self) -> str:
        return f"> {self.sentence(6, 30)}\n>\n> — {self.words(3)}"

    def table(self) -> str:
        columns = self.chance.randint(2, 5)
        rows = ["|" + "|".join(f" {self.words(self.chance.randint(1, 3))} " for _ in range(columns)) + "|"]
        rows.append("|" + "|".join(self.chance.choice((" --- ", " :--: ", " --: ")) for _ in range(columns)) + "|")
        rows += [
            "|" + "|".join(f" {self.words(self.chance.randint(1, 6))} " for _ in range(columns)) + "|"
            for _ in range(self.chance.randint(1, 12))
        ]
        return "\n".join(rows)

    def columns(self) -> str:
        parts = ["\n".join(f"- {self.sentence(2, 8)}" for _ in range(3)) for _ in range(self.chance.randint(2, 3))]
        return "::: kolonner\n\n" + "\n\n+++\n\n".join(parts) + "\n\n:::"

    def comparison(self) -> str:
        return f"## {self.words(2)}\n\n{self.bullets()}\n\n## {self.words(2)}\n\n- {self.sentence(2, 7)}"

    def facts(self) -> str:
        rows = "\n".join(f"{self.words(2)}: {self.chance.randint(1, 99999)}" for _ in range(self.chance.randint(2, 6)))
        return f"::: fakta\n{rows}\n:::"

    def agenda(self) -> str:
        return "\n".join(f"- {9 + n}.00 {self.sentence(2, 6)} (45 min)" for n in range(self.chance.randint(2, 7)))

    def steps(self) -> str:
        rows = "\n".join(f"- {self.words(1)}: {self.sentence(2, 5)}" for _ in range(self.chance.randint(2, 6)))
        return f"::: steg\n{rows}\n:::"

    def timeline(self) -> str:
        rows = "\n".join(f"- {2020 + n}: {self.sentence(2, 5)}" for n in range(self.chance.randint(2, 6)))
        return f"::: tidslinje\n{rows}\n:::"

    def mixed(self) -> str:
        return f"{self.sentence(5, 20)}\n\n## {self.words(3)}\n\n{self.bullets()}\n\n{self.sentence(4, 12)}"

    def code(self) -> str:
        return f"{self.sentence()}\n\n```python\nif tillit:\n    return 'åpenhet'\n```"

    def callout(self) -> str:
        return f"- {self.sentence()}\n\n::: merk\n{self.sentence(5, 14)}\n:::"

    def chart(self) -> str:
        rows = "\n".join(
            f"| {2020 + n} | {self.chance.randint(1, 90)} | {self.chance.randint(1, 90)} |" for n in range(4)
        )
        kind = self.chance.choice(("bar", "column", "line", "area", "pie"))
        return f"::: diagram {kind}\n\n| År | Før | Nå |\n|---|--:|--:|\n{rows}\n\n:::"
