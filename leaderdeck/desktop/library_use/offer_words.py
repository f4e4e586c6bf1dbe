"""What an offer is called: its kind, its title, where it is from, and all of it aloud."""

from __future__ import annotations

from leaderdeck.desktop.library_use.offers import Offer
from leaderdeck.language import Sentence, say
from leaderdeck.library.note import NoteKind, PassageKind

DOT = " · "
_FILES: dict[NoteKind, Sentence] = {
    "talk": say("foredrag"), "note": say("notat"), "thought": say("tanke"), "quote": say("sitat"),
    "fact": say("faktum"), "question": say("spørsmål"), "experience": say("erfaring"), "meeting": say("møte"),
}  # fmt: skip
_PASSAGES: dict[PassageKind, Sentence] = {
    "title": say("notat"), "section": say("avsnitt"), "quote": say("sitat"), "fact": say("faktum"),
    "slide": say("lysbilde"),
}  # fmt: skip


def kind_of(offer: Offer) -> Sentence:
    """`sitat`, `avsnitt`; of a whole file, what kind of file it is."""
    return _FILES[offer.entry.kind] if offer.passage is None else _PASSAGES[offer.passage.kind]


def title_of(offer: Offer) -> str:
    """The heading that it stands under, or what its file is called."""
    own = offer.passage.heading if offer.passage else ""
    return own or file_title(offer)


def file_title(offer: Offer) -> str:
    """What its file is called."""
    return offer.entry.title or offer.entry.path.stem


def place_words(offer: Offer) -> str:
    """Which file a passage is from, where its title does not say that, and who said it."""
    passage = offer.passage
    if passage is None:
        return ""
    file = file_title(offer) if title_of(offer) != file_title(offer) else ""
    return DOT.join(part for part in (file, passage.source) if part)


def told_words(offer: Offer) -> str:
    """Where it was told; that it can only be copied."""
    parts = [str(one) for one in offer.told]
    if not offer.may_be_linked:
        parts.append(str(say("Låst notat, bare kopi")))
    return DOT.join(parts)


def spoken(offer: Offer) -> str:
    """All of it, for those who listen."""
    snippet = "".join(words for words, _ in offer.snippet)
    return ", ".join(
        part for part in (str(kind_of(offer)), title_of(offer), place_words(offer), told_words(offer), snippet) if part
    )
