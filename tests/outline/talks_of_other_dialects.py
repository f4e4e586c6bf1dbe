"""Talks as other programs' users write them, every word their own, and what of it may be shown."""

import re
from dataclasses import dataclass

from hypothesis import strategies as st

SHOWN, SAID = "§", "¤"
"""What stands for a word that is shown, and for one that is said only."""
PRIVATE = ("", "", "", "", "::: privat\nkptrd\n:::", "Privat: kptrd")


@dataclass(frozen=True)
class Dialect:
    """How talks for one program are written: `tops` begin the file, `parts` make a slide, `rules` stand between."""

    name: str
    tops: tuple[str, ...]
    heads: tuple[str, ...]
    parts: tuple[str, ...]
    ends: tuple[str, ...]
    rules: tuple[str, ...]


BODIES = (
    "", "§ avsnitt\nover to linjer §", "- §\n- §\n    - §", "1. §\n2. §", "> §\n>\n> — §",
    "| § | § |\n|---|---|\n| § | 1 |", "### §\n\n§", "```\n^ § kode\n???\n```", "![§](bilde.png)", "§ **§** [§](https://a.no)",
)  # fmt: skip
DIALECTS = (
    Dialect(
        "Marp",
        ("---\nmarp: true\ntheme: gaia\n---\n\n", "---\nmarp: true\ntitle: Tittel\n---\n"),
        ("# §", "## §", "", "<!-- _class: lead -->\n# §", "# <!-- fit --> §"),
        (*BODIES, "![bg right:40% §](b.png)", "* §\n* §", "<style>\nh1 { color: red }\n</style>"),
        ("", "<!-- ¤ -->", "<!--\n¤ og\n\n- ¤\n-->"),
        ("---", "***"),
    ),
    Dialect(
        "Deckset",
        ("autoscale: true\nfooter: Bunn\n\n", "theme: Plain, 2\nslidenumbers: true\n\n\n"),
        ("# §", "# [fit] §", "#[fit] §", "", "[.build-lists: true]\n\n# §"),
        (*BODIES, "^ ¤", "^ ¤\n¤ mer\n^ ¤ igjen", "- §\n^ ¤", "[.column]\n\n§\n\n[.column]\n\n§",
         "![right](b.png)", "> §\n^ ¤"),
        ("", "^ ¤", "^ ¤\n\n^ ¤ -- ¤ --> ¤", "^ ¤ <!-- ¤ -->", "^ ¤\n- ¤"),
        ("---",),
    ),
    Dialect(
        "remark",
        ("class: center, middle\n\n# §\n\n???\n¤\n\n---\n\n", "name: a\nclass: b\n\n§\n\n???\n¤\n---\n\n"),
        ("# §", "layout: false\nclass: inverse\n\n# §", "", ".center[§]"),
        (*BODIES[:-2], "- §\n--\n\n- §", "§\n\n--\n\n§", ".left-column[\n§\n]"),
        ("", "???\n¤", "???\n\n¤\n\n# ¤\n\n- ¤\n- ¤", "???\n¤\n\n--\n\n§"),
        ("---",),
    ),
    Dialect(
        "reveal.js",
        ('<!-- .slide: class="a" -->\n\n', '# §\n\n- § <!-- .element: class="fragment" -->\n\n---\n\n'),
        ("# §", "## §", ""),
        (*BODIES, '§ <!-- .element: class="fragment" -->'),
        ("", "Note: ¤", "Note:\n¤\n\n- ¤\n\n## ¤"),
        ("---", "--", "----"),
    ),
    Dialect(
        "Slidev",
        ("---\ntheme: seriph\nmdc: true\n---\n\n", "---\nmdc: true\ntitle: Tittel\n---\n\n"),
        ("# §", "layout: section\n---\n\n# §", "layout: two-cols\nclass: a\n---\n\n# §\n\n§\n\n::right::\n\n§", ""),
        (*BODIES, "<v-clicks>\n\n- §\n\n</v-clicks>", "<div>\n§\n</div>"),
        ("", "<!-- ¤ -->", "<!--\n¤\n\n¤\n-->"),
        ("---",),
    ),
    Dialect(
        "iA Presenter",
        ("# §\n\n\t§\n\n¤ snakk\n\n---\n\n\t§\n\n---\n\n",),
        ("# §", "## §\n\t§", "", "# §\n\n¤"),
        ("", "\t§ vist\n\t§", "\t- §\n\t- §", "¤ sagt\nover to linjer ¤", "- ¤\n- ¤",
         "![§](b.png)\nsize: contain", "| § |\n|--|\n| § |"),
        ("", "¤", "> ¤\n\n¤", "\t§"),
        ("---",),
    ),
    Dialect(
        "md2pptx",
        ("template: mal.pptx\npageTitleSize: 24\n\n# §\n§\n\n", "numbers: yes\n\n"),
        ("### §", "### §", "## §\n\n### §"),
        ("", "* §\n* §\n\t* §", "1. §", "| § |\n|--|\n| § |", "![§](b.png)", "- §"),
        ("", "¤", "¤\nover to linjer\n\n**¤** mer"),
        ("",),
    ),
    Dialect(
        "pandoc",
        ("% §\n% §; §\n% 2026\n\n", "% §\n\n", "---\nslide-level: 2\nincremental: true\n---\n\n"),
        ("# §", "## §", "## § {.incremental}", "# §\n\n## §"),
        (*BODIES, "::: incremental\n- §\n:::", "§\n\n. . .\n\n§",
         ":::: {.columns}\n::: {.column width=40%}\n§\n:::\n::: column\n§\n:::\n::::"),
        ("", "::: notes\n¤\n\n- ¤\n:::", "::: {.notes}\n¤\n:::"),
        ("",),
    ),
)  # fmt: skip


@st.composite
def foreign_talks(draw: st.DrawFn, dialect: Dialect, most: int = 4) -> str:
    """A talk for this program; its words end in `vrd` where they are shown, `srd` where said, `prd` where private."""
    text = draw(st.sampled_from(dialect.tops))
    for number in range(draw(st.integers(1, most))):
        parts = [draw(st.sampled_from(kinds)) for kinds in (dialect.heads, dialect.parts, dialect.parts, PRIVATE)]
        parts.append(draw(st.sampled_from(dialect.ends)))
        if not any(parts):
            parts = ["# §"]
        rule = draw(st.sampled_from(dialect.rules)) if number else ""
        own = "\n\n".join(filter(None, parts))
        is_set = dialect.name == "Slidev" and own.startswith("layout:")
        text += (
            (f"{rule}\n" if is_set else f"{rule}\n\n") + own + "\n\n"
            if rule
            else own.removeprefix(own.partition("---\n\n")[0] + "---\n\n" if is_set else "") + "\n\n"
        )
    text = text.rstrip("\n") + draw(st.sampled_from(("", "\n", "\n\n")))
    count = 0
    for sign, end in ((SHOWN, "vrd"), (SAID, "srd"), ("kptrd", "prd")):
        while sign in text:
            text = text.replace(sign, f"k{count}{end}", 1)
            count += 1
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))


WORD = re.compile(r"k\d+[vsp]rd")


def own_words(text: str, kind: str) -> frozenset[str]:
    """The words of a text that were written to be shown (`v`), said (`s`) or private (`p`)."""
    return frozenset(word for word in WORD.findall(text) if word.endswith(f"{kind}rd"))
