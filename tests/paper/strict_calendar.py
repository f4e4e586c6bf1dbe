"""A small reader of calendar files that takes nothing that RFC 5545 does not allow."""

import re
from dataclasses import dataclass, field

NAME = re.compile(r"(?P<name>[A-Z][A-Z-]*)(?P<parameters>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)", re.DOTALL)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "TRANSP"}
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION"}


@dataclass
class Component:
    """One component: its properties as (parameters, value), and what is inside."""

    name: str
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        return self.properties[name][1]


def unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line for line in lines)
    assert all(0 < len(line) <= 75 for line in lines), max(map(len, lines))
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    found: list[str] = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            found[-1] += line[1:].decode("utf-8")
        else:
            found.append(line.decode("utf-8"))
    return found


def read_calendar(data: bytes) -> Component:
    """The calendar. Fails on whatever the standard forbids."""
    stack: list[Component] = []
    done: Component | None = None
    for line in unfolded(data):
        assert done is None, "nothing stands behind the calendar"
        match = NAME.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        assert not any(ord(letter) < 32 and letter != "\t" for letter in value)
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            component = stack.pop()
            assert component.name == value
            if stack:
                stack[-1].inside.append(component)
            else:
                done = component
        else:
            own = stack[-1]
            assert name not in own.properties, f"{name} twice"
            own.properties[name] = (match["parameters"], text_of(value) if name in TEXTS else value)
    assert done
    check_calendar(done)
    return done


def text_of(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "commas and semicolons are escaped"
    found = ESCAPE.findall(value)
    assert set(found) <= set("\\;,nN"), found
    return ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def check_calendar(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    zones = {one.value("TZID") for one in calendar.inside if one.name == "VTIMEZONE"}
    events = [one for one in calendar.inside if one.name == "VEVENT"]
    assert len({event.value("UID") for event in events}) == len(events), "every event has its own name"
    for event in events:
        assert set(event.properties) <= ONCE
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP"))
        for name in ("DTSTART", "DTEND"):
            if name in event.properties:
                parameters, value = event.properties[name]
                assert re.fullmatch(r"\d{8}T\d{6}", value)
                assert parameters.removeprefix(";TZID=") in zones
        if "DTEND" in event.properties:
            assert event.value("DTEND") > event.value("DTSTART")
    for zone in (one for one in calendar.inside if one.name == "VTIMEZONE"):
        assert {part.name for part in zone.inside} == {"STANDARD", "DAYLIGHT"}
        for part in zone.inside:
            assert {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} <= set(part.properties)
