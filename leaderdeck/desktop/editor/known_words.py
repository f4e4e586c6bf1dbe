"""The words that LeaderDeck's Markdown knows, with what each means, in the language one writes them in."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word as it is written in bokmål, nynorsk and English, and what it means."""

    nb: str
    nn: str
    en: str
    meaning: Sentence

    def spelled(self, language: str) -> str:
        """The word in `nb`, `nn` or `en`."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)

    def spellings(self) -> tuple[str, ...]:
        """All ways to write it, each once."""
        return tuple(dict.fromkeys((self.nb, self.nn, self.en)))


_QUOTE = say("sitat med kilde")
_COLUMNS = say("to eller tre spalter")
_FACTS = say("store tall med forklaring")
_AGENDA = say("program med klokkeslett")
_STEPS = say("en prosess i piler")
_TIMELINE = say("hendelser langs en linje")

BLOCKS: tuple[KnownWord, ...] = (
    KnownWord("kolonner", "kolonnar", "columns", _COLUMNS),
    KnownWord("fakta", "fakta", "facts", _FACTS),
    KnownWord("dagsorden", "dagsorden", "agenda", _AGENDA),
    KnownWord("steg", "steg", "steps", _STEPS),
    KnownWord("tidslinje", "tidslinje", "timeline", _TIMELINE),
    KnownWord("merk", "merk", "callout", say("en uthevet boks")),
    KnownWord("diagram", "diagram", "chart", say("tabellen i blokken som diagram")),
    KnownWord("sitat", "sitat", "quote", _QUOTE),
    KnownWord("sett-inn", "set-inn", "include", say("lysbilder, sitat eller tall fra et notat")),
    KnownWord("notat", "notat", "notes", say("talenotat: det du sier, men ikke viser")),
    KnownWord("privat", "privat", "private", say("bare for deg: eksporteres aldri")),
)
CHARTS: tuple[KnownWord, ...] = (
    KnownWord("søyle", "søyle", "column", say("stående søyler")),
    KnownWord("liggende", "liggjande", "bar", say("liggende stolper")),
    KnownWord("linje", "linje", "line", say("utvikling over tid")),
    KnownWord("kake", "kake", "pie", say("deler av en helhet")),
    KnownWord("areal", "areal", "area", say("flater over tid")),
    KnownWord("smultring", "smultring", "doughnut", say("deler av en helhet, med hull")),
)
LAYOUTS: tuple[KnownWord, ...] = (
    KnownWord("forside", "forside", "cover", say("tittelen på foredraget")),
    KnownWord("kapittel", "kapittel", "section", say("skille mellom deler")),
    KnownWord("innhold", "innhald", "content", say("tekst og lister")),
    KnownWord("påstand", "påstand", "statement", say("én setning, stor")),
    KnownWord("sitat", "sitat", "quote", _QUOTE),
    KnownWord("kolonner", "kolonner", "columns", _COLUMNS),
    KnownWord("sammenligning", "samanlikning", "comparison", say("to sider mot hverandre")),
    KnownWord("fakta", "fakta", "facts", _FACTS),
    KnownWord("dagsorden", "dagsorden", "agenda", _AGENDA),
    KnownWord("steg", "steg", "steps", _STEPS),
    KnownWord("tidslinje", "tidslinje", "timeline", _TIMELINE),
    KnownWord("bilde", "bilete", "picture", say("ett bilde alene")),
    KnownWord("bilde-tekst", "bilete-tekst", "picture-text", say("bilde med tekst ved siden av")),
    KnownWord("tabell", "tabell", "table", say("en tabell alene")),
    KnownWord("diagram", "diagram", "chart", say("et diagram alene")),
    KnownWord("avslutning", "avslutting", "closing", say("takk og farvel")),
    KnownWord("tom", "tom", "blank", say("uten tittel")),
    KnownWord("skjult", "skjult", "hidden", say("hoppes over når du viser")),
    KnownWord("bolk", "bolk", "slot", say("tiden til bolken med samme navn i programmet")),
)
PICTURES: tuple[KnownWord, ...] = (
    KnownWord("venstre", "venstre", "left", say("bildet til venstre")),
    KnownWord("høyre", "høgre", "right", say("bildet til høyre")),
    KnownWord("bakgrunn", "bakgrunn", "background", say("bildet bak hele lysbildet")),
    KnownWord("dekorativt", "dekorativt", "decorative", say("pynt som ikke trenger beskrivelse")),
)
CARD: tuple[KnownWord, ...] = (
    KnownWord("tittel", "tittel", "title", say("tittelen på forsiden")),
    KnownWord("undertittel", "undertittel", "subtitle", say("linjen under tittelen")),
    KnownWord("foredragsholder", "foredragshaldar", "speaker", say("hvem som taler")),
    KnownWord("rolle", "rolle", "role", say("stilling eller verv")),
    KnownWord("organisasjon", "organisasjon", "organization", say("hvor den som taler hører til")),
    KnownWord("arrangement", "arrangement", "event", say("hva foredraget er en del av")),
    KnownWord("arrangør", "arrangør", "organizer", say("hvem som inviterer")),
    KnownWord("sted", "stad", "place", say("hvor det er")),
    KnownWord("dato", "dato", "date", say("når det er, som 2026-03-16")),
    KnownWord("varighet", "varigheit", "duration", say("hvor lenge du har, som 20 min")),
    KnownWord("profil", "profil", "brand", say("hvordan lysbildene ser ut")),
    KnownWord("bunntekst", "botntekst", "footer", say("i stedet for slagordet nederst")),
    KnownWord("språk", "språk", "lang", say("språket i foredraget: nb, nn eller en")),
    KnownWord("lysbilder", "lysbilete", "slides", say("hva som starter et lysbilde")),
    KnownWord("brødtekst", "brødtekst", "prose", say("om avsnitt vises eller sies")),
    KnownWord("type", "type", "type", say("foredrag eller notat")),
    KnownWord("tema", "tema", "topics", say("emner til biblioteket, med komma mellom")),
    KnownWord("slag", "slag", "kind", say("tese, sitat, faktum, spørsmål, erfaring eller møte")),
    KnownWord("personer", "personar", "people", say("hvem det handler om, med komma mellom")),
    KnownWord("kilde", "kjelde", "source", say("hvor sitatet eller tallet er fra")),
    KnownWord("verdi", "verdi", "value", say("tallet i et faktum")),
    KnownWord("enhet", "eining", "unit", say("hva tallet teller, som prosent")),
    KnownWord("best-før", "best-før", "best-before", say("siste dag faktumet holder, som 2027-12-31")),
    KnownWord("holdt", "halde", "given", say("når og hvor foredraget er holdt")),
    KnownWord("privat", "privat", "private", say("hele filen er privat: eksporteres aldri")),
    KnownWord("av", "av", "off", say("regler som kontrollen lar være")),
)
_LANGUAGES = (
    KnownWord("nb", "nb", "nb", say("bokmål")),
    KnownWord("nn", "nn", "nn", say("nynorsk")),
    KnownWord("en", "en", "en", say("engelsk")),
)
_YES = KnownWord("ja", "ja", "yes", say("hele filen er privat: eksporteres aldri"))
CARD_CHOICES: dict[str, Sequence[KnownWord]] = {
    "lang": _LANGUAGES,
    "slides": (
        KnownWord("automatisk", "automatisk", "auto", say("overskrifter og skillelinjer, som det passer")),
        KnownWord("overskrifter", "overskrifter", "headings", say("bare overskrifter")),
        KnownWord("streker", "streker", "rules", say("bare skillelinjer")),
    ),
    "prose": (
        KnownWord("lysbilde", "lysbilete", "slide", say("avsnitt vises på lysbildet")),
        KnownWord("notat", "notat", "notes", say("avsnitt er talenotater")),
    ),
    "type": (
        KnownWord("foredrag", "foredrag", "talk", say("et foredrag")),
        KnownWord("notat", "notat", "note", say("et notat til biblioteket")),
    ),
    "kind": (
        KnownWord("tese", "tese", "thought", say("en tanke å stå for")),
        KnownWord("sitat", "sitat", "quote", say("et sitat med kilde")),
        KnownWord("faktum", "faktum", "fact", say("et tall med kilde og dato")),
        KnownWord("spørsmål", "spørsmål", "question", say("et spørsmål å stille")),
        KnownWord("erfaring", "erfaring", "experience", say("noe som hendte")),
        KnownWord("møte", "møte", "meeting", say("notater fra et møte")),
    ),
    "private": (_YES,),
}
"""What may be written behind some keys of the card, by the key's English name."""
