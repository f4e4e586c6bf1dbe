"""Thirty files as they come from other people's programs: every encoding, line end and oddity that a talk may have."""

NORWEGIAN = (
    "---\ntittel: Årsmøte på Østlandet\n---\n\n# Blåbær og røde ål\n\n- én\n- to «tre» – fire\n\nNotat: si æ, ø og å\n"
)
MIXED = "# En\r\n\r\n- a\n- b\r- c\r\n\n# To\r\n"


def corpus() -> dict[str, bytes]:
    """Name → bytes."""
    crlf = NORWEGIAN.replace("\n", "\r\n")
    files = {
        "utf-8": NORWEGIAN.encode(),
        "utf-8, crlf": crlf.encode(),
        "utf-8, cr": NORWEGIAN.replace("\n", "\r").encode(),
        "utf-8, mixed ends": MIXED.encode(),
        "utf-8, no final newline": NORWEGIAN.rstrip("\n").encode(),
        "utf-8, many final newlines": (NORWEGIAN + "\n\n\n").encode(),
        "utf-8 with mark": NORWEGIAN.encode("utf-8-sig"),
        "utf-8 with mark, crlf": crlf.encode("utf-8-sig"),
        "utf-8 with two marks": b"\xef\xbb\xbf" + NORWEGIAN.encode("utf-8-sig"),
        "utf-8, a mark within": NORWEGIAN.replace("Bl", "\ufeffBl").encode(),
        "utf-8, decomposed": NORWEGIAN.replace("å", "a\u030a").encode(),
        "utf-8, emoji and other planes": (NORWEGIAN + "🎤 𝄞 𠀀 👩‍👩‍👧\n").encode(),
        "utf-8, separators": "# En\u2028to\u2029tre\u0085fire\x0bfem\x0cseks\n- a\n".encode(),
        "utf-8, not characters": "# En \ufdd0 to \ufdd1 \ufffe \uffff\n- a\n".encode(),
        "utf-8, hard and thin spaces": "# 10\u00a0000\u202fkroner\u200b\u00ad\n\n- \t a  \n".encode(),
        "utf-8, right to left": "# \u05e9\u05dc \u202eabc\u202c\n- \u0645\u0631\u062d\u0628\u0627\n".encode(),
        "utf-8, a replacement character of its own": "# En \ufffd to\n- a\n".encode(),
        "utf-8, damaged": NORWEGIAN.encode().replace(b"\xc3\xb8de", b"\xc3de") + b"- \xff slutt\n",
        "utf-8, cut off within a character": NORWEGIAN.encode() + "å".encode()[:1],
        "windows-1252": NORWEGIAN.encode("windows-1252"),
        "windows-1252, crlf": crlf.encode("windows-1252"),
        "windows-1252, signs": "# Pris\r\n\r\n- 10 € – «ja» … ‰\r\n- æøå ÆØÅ é\r\n".encode("windows-1252"),
        "latin-1": "# Blåbær\n- æøå\n".encode("latin-1"),
        "latin-9": "# Blåbær 10 €\n- æøå š\n".encode("iso8859-15"),
        "utf-16 le with mark": NORWEGIAN.encode("utf-16-le").join([b"\xff\xfe", b""]),
        "utf-16 be with mark": NORWEGIAN.encode("utf-16-be").join([b"\xfe\xff", b""]),
        "utf-16 le with mark, crlf": b"\xff\xfe" + crlf.encode("utf-16-le"),
        "utf-16 le, no mark": NORWEGIAN.encode("utf-16-le"),
        "utf-16 be, no mark": crlf.encode("utf-16-be"),
        "utf-16 le, odd byte and half a pair": b"\xff\xfe" + "# Hei\n- a\n".encode("utf-16-le") + b"\x00\xd8\n\x00x",
        "utf-16 le, emoji": b"\xff\xfe" + (NORWEGIAN + "🎤\r\n").encode("utf-16-le"),
        "empty": b"",
        "only a mark": b"\xef\xbb\xbf",
        "one line": b"# Hei",
    }
    assert len(files) >= 30
    return files
