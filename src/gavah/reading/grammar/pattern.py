"""The pattern language of the data files.

A pattern is a row of atoms between blanks, each for one token: `$month` any token of the class *month*, kept as slot `month`; `$num:a` the
class *num* kept as slot `a`; `%prep` a class that is not kept; `of` that very word; `of|in|%prep` any of these; `_` any token.
After an atom `?`, `*`, `+` mean what they mean in a regular expression, and `( … )`, `( … )?`, `|` between blanks, `(?= … )`, `(?! … )`,
`(?<= … )`, `(?<! … )` too. A literal bracket is `\\(` and `\\)`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gavah.model import InputError

_OPERATORS = frozenset({"(", ")", ")?", ")*", ")+", "|", "(?=", "(?!", "(?<=", "(?<!", "^", "$"})
_ATOM = re.compile(r"(?P<body>.+?)(?P<repeat>[?*+]?)$")


def literals(pattern: str) -> Iterator[str]:
    """The words and marks that a pattern names literally."""
    for item in pattern.split():
        if item not in _OPERATORS:
            for part in _parts(item)[0]:
                if part[0] not in "$%" and part != "_":
                    yield part


class Compiled(NamedTuple):
    """A pattern as a regular expression over class characters, the classes of each slot, and the character sets a text must have for it to match."""

    source: str
    slots: dict[str, tuple[str, ...]]
    needs: tuple[frozenset[str], ...]


def to_regex(pattern: str, members: Mapping[str, str]) -> Compiled:
    """The compiled pattern. Raises `InputError` for a class that no word has."""
    out: list[str] = []
    slots: dict[str, tuple[str, ...]] = {}
    needs: list[frozenset[str]] = []
    depth = 0
    for item in pattern.split():
        if item in _OPERATORS:
            depth += item.startswith("(") - item.startswith(")")
            out.append("(?:" + item[1:] if item == "(" else item)
            continue
        parts, repeat = _parts(item)
        characters = "" if parts == ["_"] else "".join(_characters(part, members, pattern) for part in parts)
        if characters and depth == 0 and repeat not in ("?", "*"):
            needs.append(frozenset(characters))
        body = f"[{characters}]" if characters else "."
        slot = _slot(parts)
        if slot:
            slots[slot[0]] = slot[1]
            body = f"(?P<{slot[0]}>{body})"
        out.append(body + repeat)
    return Compiled("".join(out), slots, () if "|" in pattern.split() else tuple(sorted(needs, key=len)))


def _parts(item: str) -> tuple[list[str], str]:
    if re.fullmatch(r"\\.", item):
        return [item[1:]], ""
    found = _ATOM.match(item)
    if not found or (item in "?*+" and len(item) == 1):
        return [item], ""
    body, repeat = found["body"], found["repeat"]
    return [part[1:] if part.startswith("\\") else part for part in body.split("|") if part], repeat


def _slot(parts: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """The name of a slot and the classes its word may have."""
    if not parts[0].startswith("$"):
        return None
    name, _, given = parts[0][1:].partition(":")
    return (given or name).replace("-", "_"), (name, *(part[1:] for part in parts[1:] if part.startswith("%")))


def _characters(part: str, members: Mapping[str, str], pattern: str) -> str:
    name = part[1:].partition(":")[0] if part[0] in "$%" and len(part) > 1 else "=" + part
    if name not in members:
        raise InputError(f"no word has the class {name!r}", where=pattern, remedy="add the class to the language's data file")
    return members[name]
