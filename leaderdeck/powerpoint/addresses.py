"""Addresses that a reader may follow: web, mail and telephone, spelled so that every program accepts them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

from leaderdeck.powerpoint.clean_text import clean_text

LONGEST_ADDRESS = 2000
"""Characters; PowerPoint refuses links of 2 080 and more."""
_SAFE = "/?$&'()*+,;=:@!%-._~"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*")
_MAIL = re.compile(r"[a-z0-9.!$&'*+/=^_`{|}~-]+@([^@?#]+)(\?[^#]*)?", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9]{2,20}")
_PHONE_MARKS = str.maketrans("", "", " -.()/\u00a0\u2009\u202f\u2011")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_BLANK = re.compile(r"\s")


@lru_cache(maxsize=512)
def followable(address: str) -> str:
    """The address in plain ASCII, or empty when it is no whole http, https, mailto or tel address.

    An address with a user's name before the host (`https://bank@elsewhere`) is refused: it hides where it leads.
    """
    clean = clean_text(address).strip()
    scheme, colon, rest = clean.partition(":")
    scheme = scheme.lower()
    if not colon or len(clean) > LONGEST_ADDRESS:
        return ""
    if scheme in ("http", "https"):
        spelled = _web(scheme, clean)
    elif scheme == "mailto":
        spelled = _mail(rest)
    else:
        number = rest.translate(_PHONE_MARKS)
        spelled = f"tel:{number}" if scheme == "tel" and _PHONE.fullmatch(number) else ""
    return spelled if len(spelled) <= LONGEST_ADDRESS else ""


def _web(scheme: str, address: str) -> str:
    try:
        parts: SplitResult = urlsplit(address)
        port = f":{parts.port}" if parts.port is not None else ""
        host = _host(parts.hostname or "")
    except ValueError:
        return ""
    if not host or "@" in parts.netloc:
        return ""
    path = _percent(parts.path)
    query = f"?{_percent(parts.query)}" if parts.query else ""
    fragment = f"#{_percent(parts.fragment)}" if parts.fragment else ""
    return f"{scheme}://{host}{port}{path}{query}{fragment}"


def _mail(rest: str) -> str:
    match = _MAIL.fullmatch(rest)
    if not match or _BLANK.search(rest.partition("?")[0]):
        return ""
    host = _host(match.group(1))
    name = rest.partition("@")[0]
    return f"mailto:{quote(name, safe=_SAFE)}@{host}{_percent(match.group(2) or '')}" if host else ""


def _host(name: str) -> str:
    """The host in ASCII (IDNA), or empty when it is none."""
    try:
        spelled = name.rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return spelled if _HOST.fullmatch(spelled) and len(spelled) <= 253 else ""


def _percent(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_SAFE)
