"""MUC-4 templates: the key's own format read and written.

A template is the 25 numbered slots. A fill has alternatives ("/" in the key), each with its value and the cross-referenced strings behind a
colon; "?" makes it optional; "-" is empty, "*" does not apply, ";" begins a comment, and a line that begins with blanks goes on with the slot
above it: a line that begins with "/" or follows one that ends with "/" is another alternative of the same fill.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SLOTS: tuple[str, ...] = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
"""Slot number → name."""

STRINGS = frozenset({6, 9, 10, 12, 18, 19})
"""Slots whose value is a quoted string of the text."""

NOT_APPLICABLE = {"ARSON": (6, 7), "KIDNAPPING": (6, 7, *range(12, 18))}
"""Incident type → the slots that hold an asterisk (template-skeletons, version 3)."""

_LINE = re.compile(r"^(\d+)\.\s+([A-Z][A-Z ]*: [A-Z ]*?[A-Z])(?:\s{2,}|\s*$)(.*)$")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')


class Option(NamedTuple):
    """One way to fill a slot: a value, and the strings it refers to ("" = the dummy reference)."""

    value: str
    references: tuple[str, ...] = ()


class Fill(NamedTuple):
    """One filler: its alternatives; `optional` where null is correct too."""

    options: tuple[Option, ...]
    optional: bool = False


class Template(NamedTuple):
    """One incident of a message. `slots`: number → fillers, only where there are any; `unused` are the slots that do not apply."""

    message: str
    slots: dict[int, tuple[Fill, ...]]
    optional: bool = False
    unused: frozenset[int] = frozenset()

    def first(self, slot: int) -> str:
        """The first value of `slot`, "" if empty."""
        fills = self.slots.get(slot, ())
        return fills[0].options[0].value if fills else ""


def read_key(text: str) -> dict[str, list[Template]]:
    """Message id → its templates, in order; a message judged irrelevant has none. Raises `ValueError` on a slot without a message."""
    messages: dict[str, list[Template]] = {}
    message = ""
    for block in _blocks(text):
        slots = {number: pieces for number, pieces in block.items() if number}
        message = block.get(0, [message])[0].split()[0] if block.get(0) else message
        if not message:
            raise ValueError("a template without MESSAGE: ID")
        templates = messages.setdefault(message, [])
        number = " ".join(slots.pop(1, ["*"])).strip()
        if number == "*":
            continue
        fills = {slot: tuple(_fills(slot, pieces)) for slot, pieces in slots.items()}
        unused = frozenset(slot for slot, pieces in slots.items() if pieces and pieces[0].strip() == "*")
        templates.append(Template(message, {s: f for s, f in fills.items() if f}, "OPTIONAL" in number, unused))
    return messages


def _blocks(text: str) -> Iterator[dict[int, list[str]]]:
    """Slot number → its lines, a template at a time."""
    block: dict[int, list[str]] = {}
    slot = -1
    for raw in text.splitlines():
        line = raw.split(";")[0].rstrip() if ";" in raw and not _inside_quotes(raw) else raw.rstrip()
        match = _LINE.match(line)
        if match:
            slot = int(match[1])
            if slot == 0 and block:
                yield block
                block = {}
            block[slot] = [match[3].strip()]
        elif line.strip() and line[0].isspace() and slot >= 0:
            block[slot].append(line.strip())
    if block:
        yield block


def _inside_quotes(line: str) -> bool:
    return line[: line.index(";")].count('"') % 2 == 1


def _fills(slot: int, pieces: list[str]) -> Iterator[Fill]:
    joined: list[str] = []
    for piece in pieces:
        if joined and (piece.startswith("/") or joined[-1].endswith("/") or _open(joined[-1]) or (slot == 3 and joined[-1].endswith((":", "-")))):
            joined[-1] += " " + piece
        elif piece:
            joined.append(piece)
    for piece in joined:
        optional = piece.startswith("?")
        words = piece.lstrip("? ").strip()
        if words and words not in {"-", "*"}:
            options = tuple(_options(slot, words))
            if options:
                yield Fill(options, optional)


def _open(piece: str) -> bool:
    return len(_QUOTED.sub("", piece).split('"')) % 2 == 0


def _options(slot: int, words: str) -> Iterator[Option]:
    """Alternatives of one filler. `A: "X" / "Y"` refers to X or Y; a value after a reference begins another alternative."""
    if slot in STRINGS:
        yield from _string_options(words)
        return
    if slot in {2, 3}:
        yield from (Option(" ".join(part.split())) for part in words.split("/") if part.strip())
        return
    value = ""
    references: list[str] = []
    for part in _split(words):
        head, quoted, reference = _value_and_reference(part)
        if head:
            if value:
                yield Option(value, tuple(references))
            value, references = head, []
        if quoted:
            references.append(reference)
    if value:
        yield Option(value, tuple(references))


def _string_options(words: str) -> Iterator[Option]:
    """`"X" / "Y"`, or with references `"X" / "Y": "A" / "B"`: each value refers to what follows the next colon."""
    values: list[str] = []
    references: list[str] = []
    after_colon = False
    position = 0
    for match in _QUOTED.finditer(words):
        between = words[position : match.start()]
        position = match.end()
        if ":" in between:
            after_colon = True
        elif after_colon and "/" not in between:
            after_colon = False
        text = clean(match[1])
        if after_colon and words[position:].lstrip().startswith(":"):  # a new value with its own reference
            yield from (Option(value, tuple(references)) for value in values)
            values, references, after_colon = [text], [], False
        elif after_colon:
            references.append("" if text == "-" else text)
        else:
            values.append(text)
    yield from (Option(value, tuple(references)) for value in values)


def _split(words: str) -> list[str]:
    """At "/" outside quotes."""
    parts, last, quoted = [], 0, False
    for at, character in enumerate(words):
        if character == '"' and (at == 0 or words[at - 1] != "\\"):
            quoted = not quoted
        elif character == "/" and not quoted:
            parts.append(words[last:at].strip())
            last = at + 1
    return [*parts, words[last:].strip()]


def _value_and_reference(part: str) -> tuple[str, bool, str]:
    match = _QUOTED.search(part)
    if not match:
        return part.strip(" :?"), False, ""
    text = clean(match[1])
    return part[: match.start()].strip(" :?"), True, "" if text == "-" else text


def clean(text: str) -> str:
    """A quoted string without its escapes, blanks made single."""
    return " ".join(text.replace('\\"', '"').split())


def write_template(template: Template, number: int) -> str:
    """The template in the key's own format."""
    lines = [_row(0, template.message), _row(1, str(number))]
    for slot in range(2, len(SLOTS)):
        fills = template.slots.get(slot, ())
        words = [_written(slot, fill) for fill in fills] or ["*" if slot in template.unused else "-"]
        lines += [_row(slot, words[0]), *(" " * 36 + word for word in words[1:])]
    return "\n".join(lines) + "\n"


def write_irrelevant(message: str) -> str:
    """The one template of a message without incidents."""
    return "\n".join([_row(0, message), *(_row(slot, "*") for slot in range(1, len(SLOTS)))]) + "\n"


def _row(slot: int, words: str) -> str:
    return f"{slot}.".ljust(4) + SLOTS[slot].ljust(32) + words


def _written(slot: int, fill: Fill) -> str:
    option = fill.options[0]
    value = _quote(option.value) if slot in STRINGS else option.value
    return value + (f": {_quote(option.references[0] or '-')}" if option.references else "")


def _quote(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def all_templates(messages: dict[str, list[Template]]) -> Iterable[Template]:
    """Every template of `messages`."""
    return (template for templates in messages.values() for template in templates)
