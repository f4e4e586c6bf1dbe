"""Where screens and windows are as the X server itself has them.

Qt's X11 plugin reads a screen's place anew only when the part of the graphics card changes that the screen was first
seen on. A screen that is moved to another part, or a monitor that was made by name, keeps its old place in Qt for good.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from functools import lru_cache
from struct import unpack_from
from typing import Any, TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

_HEAD_BYTES, _MONITOR_BYTES, _OUTPUT_BYTES = 32, 24, 4
_LENGTH_PLACE, _COUNT_PLACE = 4, 12
"""Where a reply says how long it is, in fours of bytes after its head, and how many monitors it lists."""
_LONGEST_REPLY = 1 << 16

_Cookie: TypeAlias = ctypes.c_uint


class XServer:
    """A line of its own to the server, beside Qt's, so that nothing that Qt waits for is taken away."""

    def __init__(self) -> None:
        xcb, randr = (ctypes.CDLL(name) for name in ("libxcb.so.1", "libxcb-randr.so.0"))
        self._functions: dict[str, Any] = {}
        for library, name, answer, arguments in _FUNCTIONS:
            function = getattr(xcb if library == "xcb" else randr, name)
            function.restype, function.argtypes = answer, arguments
            self._functions[name] = function
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        self._names: dict[int, str] = {}
        self._line = self._functions["xcb_connect"](None, None)
        if not self._is_well:
            raise ConnectionError
        setup = self._functions["xcb_get_setup"](self._line)
        roots = self._functions["xcb_setup_roots_iterator"](setup)
        self._root = ctypes.c_uint32.from_address(roots.data).value
        self._reply("xcb_randr_query_version", 1, 5)

    def monitors(self) -> dict[str, QRect]:
        """Each monitor's place in the server's own pixels, by its name; nothing where the server does not answer."""
        told = self._reply("xcb_randr_get_monitors", self._root, 1)
        if len(told) < _HEAD_BYTES:
            return {}
        found: dict[str, QRect] = {}
        place = _HEAD_BYTES
        for _ in range(unpack_from("=I", told, _COUNT_PLACE)[0]):
            name, _, _, outputs, left, top, width, height = unpack_from("=IBBHhhHH", told, place)
            found[self._name(name)] = QRect(left, top, width, height)
            place += _MONITOR_BYTES + _OUTPUT_BYTES * outputs
        return found

    def place_of(self, window: int) -> QRect | None:
        """Where a window is, in the server's own pixels."""
        size, corner = self._reply("xcb_get_geometry", window), self._reply(
            "xcb_translate_coordinates", window, self._root, 0, 0
        )  # fmt: skip
        if not size or not corner:
            return None
        left, top = unpack_from("=hh", corner, 12)
        width, height = unpack_from("=HH", size, 16)
        return QRect(left, top, width, height)

    @property
    def _is_well(self) -> bool:
        return not self._functions["xcb_connection_has_error"](self._line)

    def _name(self, atom: int) -> str:
        if atom not in self._names:
            told = self._reply("xcb_get_atom_name", atom)
            length = unpack_from("=H", told, 8)[0] if told else 0
            self._names[atom] = told[_HEAD_BYTES : _HEAD_BYTES + length].decode("utf-8", "replace")
        return self._names[atom]

    def _reply(self, question: str, *arguments: int) -> bytes:
        """The answer's bytes; none where the server refuses or is gone."""
        if not self._is_well:
            return b""
        cookie = self._functions[question](self._line, *arguments)
        answer = self._functions[f"{question}_reply"](self._line, cookie, None)
        if not answer:
            return b""
        length = ctypes.c_uint32.from_address(answer + _LENGTH_PLACE).value
        told = ctypes.string_at(answer, min(_LONGEST_REPLY, _HEAD_BYTES + 4 * length))
        self._free(answer)
        return told


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("left", ctypes.c_int), ("index", ctypes.c_int))


_Line, _Word, _Small = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int16


def _question(library: str, name: str, *arguments: object) -> tuple[tuple[str, str, Any, list[Any]], ...]:
    return (
        (library, name, _Cookie, [_Line, *arguments]),
        (library, f"{name}_reply", ctypes.c_void_p, [_Line, _Cookie, ctypes.c_void_p]),
    )


_FUNCTIONS: tuple[tuple[str, str, Any, list[Any]], ...] = (
    ("xcb", "xcb_connect", _Line, [ctypes.c_char_p, ctypes.c_void_p]),
    ("xcb", "xcb_connection_has_error", ctypes.c_int, [_Line]),
    ("xcb", "xcb_get_setup", ctypes.c_void_p, [_Line]),
    ("xcb", "xcb_setup_roots_iterator", _Roots, [ctypes.c_void_p]),
    *_question("randr", "xcb_randr_query_version", _Word, _Word),
    *_question("randr", "xcb_randr_get_monitors", _Word, ctypes.c_uint8),
    *_question("xcb", "xcb_get_atom_name", _Word),
    *_question("xcb", "xcb_get_geometry", _Word),
    *_question("xcb", "xcb_translate_coordinates", _Word, _Word, _Small, _Small),
)


@lru_cache(maxsize=1)
def _server() -> XServer | None:
    try:
        return XServer()
    except (OSError, AttributeError, ConnectionError):
        return None


def monitors_now() -> Mapping[str, QRect]:
    """The monitors as the X server has them; empty on other systems, where Qt's account is the one there is."""
    server = _server() if QGuiApplication.platformName() == "xcb" else None
    return server.monitors() if server is not None else {}


def window_place(window: int) -> QRect | None:
    """Where the X server has this window; None on other systems."""
    server = _server() if QGuiApplication.platformName() == "xcb" else None
    return server.place_of(window) if server is not None else None
