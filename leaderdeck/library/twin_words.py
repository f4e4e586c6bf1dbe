"""Words whose stem is another in nynorsk than in bokmål, so that a library in both is searched in either."""

from __future__ import annotations

TWINS: tuple[tuple[str, str], ...] = (
    ("skule", "skole"), ("skular", "skole"), ("skolane", "skole"), ("sjukeheim", "sykehjem"), ("sjukehus", "sykehus"),
    ("sjukefråvær", "sykefravær"), ("fråvær", "fravær"), ("heim", "hjem"), ("heime", "hjemme"), ("kjelde", "kilde"),
    ("leiar", "leder"), ("leiarar", "leder"), ("leiing", "ledelse"), ("leiarskap", "lederskap"),
    ("medarbeidar", "medarbeider"), ("arbeidsgivar", "arbeidsgiver"), ("arbeidstakar", "arbeidstaker"),
    ("teneste", "tjeneste"), ("verksemd", "virksomhet"), ("eining", "enhet"), ("tryggleik", "trygghet"),
    ("openheit", "åpenhet"), ("open", "åpen"), ("ope", "åpen"), ("tilsett", "ansatt"), ("folkevald", "folkevalgt"),
    ("tillitsvald", "tillitsvalgt"), ("ordførar", "ordfører"), ("sjukepleiar", "sykepleier"),
    ("helsesjukepleiar", "helsesykepleier"), ("lærar", "lærer"), ("innbyggjar", "innbygger"), ("brukar", "bruker"),
    ("framtid", "fremtid"), ("moglegheit", "mulighet"), ("løysing", "løsning"),
    ("forbetring", "forbedring"), ("rekneskap", "regnskap"),
    ("tilskot", "tilskudd"), ("samanslåing", "sammenslåing"), ("saman", "sammen"), ("rådgjevar", "rådgiver"),
    ("varslar", "varsler"), ("vatn", "vann"), ("bustad", "bolig"), ("eigedom", "eiendom"), ("utgreiing", "utredning"),
    ("undersøking", "undersøkelse"), ("oppgåve", "oppgave"), ("haldning", "holdning"), ("meistring", "mestring"),
    ("førebygging", "forebygging"), ("medverknad", "medvirkning"), ("deltaking", "deltakelse"),
    ("frivilligheit", "frivillighet"), ("mangfald", "mangfold"), ("berekraft", "bærekraft"),
    ("lovnad", "løfte"), ("kvardag", "hverdag"), ("kjensle", "følelse"),
    ("likskap", "likhet"), ("skilnad", "forskjell"), ("røynsle", "erfaring"),
    ("tenking", "tenkning"), ("syskjen", "søsken"), ("born", "barn"), ("lagnad", "skjebne"),
)  # fmt: skip
"""(nynorsk, bokmål), each in any form that gives the stem."""
