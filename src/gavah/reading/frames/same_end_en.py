"""Those told of by another's fate: "two others of the ward went the same way", "his brother met the same end"."""

import re
from collections.abc import Callable

import msgspec

from gavah.reading.frames.arguments_en import party
from gavah.reading.frames.attach_en import places_of, times_of
from gavah.reading.frames.chunks_en import Parsed
from gavah.reading.frames.counted_en import counted
from gavah.reading.frames.frame import FrameHit

_SAME = re.compile(
    r"\b(?P<told>went|gone|met(?: with)?|shared|suffered|found|followed) (?:the same (?:way|road|path|fate|end|death)"
    r"|(?:his|her|their) (?:fate|end)\b|(?:him|her|them) (?:to the (?:gallows|grave|scaffold)|into (?:the grave|death)))"
)
_ENDS = frozenset({"dead", "executed", "missing", "arrested"})


def same_end_hits(p: Parsed, hits: list[FrameHit], leads: Callable[[], list[FrameHit]]) -> list[FrameHit]:
    """The fate that the sentence gives to others by pointing at the one told before."""
    found = []
    for match in _SAME.finditer(p.low):
        start, end = (p.sentence.start + at for at in match.span("told"))
        verb = next((p.at_token[i] for i, t in enumerate(p.tokens) if t.start == start), None)
        subject = p.subject(verb) if verb is not None and p.kind(verb) == "VG" else []
        who = counted(p, subject) if subject else None
        if who is None or who.group not in ("person", "name", "number") or who.zero or who.generic or not (who.number or who.singular):
            continue
        model = next((h for h in reversed(hits) if h.measure in _ENDS and h.trigger[1] <= start), None) or next(iter(leads()), None)
        if model is None or model.measure not in _ENDS or model.polarity != "affirmed" or model.kind == "statement":
            continue
        found.append(
            msgspec.structs.replace(
                model,
                trigger=(start, end),
                sentence=(p.sentence.start, p.sentence.end),
                kind="event",
                number=who.number,
                singular=who.singular if who.number is None else None,
                complete=bool(who.number and who.number.complete),
                affected=tuple(party(p, n) for n in subject),
                times=times_of(p, start, end),
                places=places_of(p, start, end),
                groups=(),
                victims=who.names,
                victims_complete=who.lists_all,
                anaphor=False,
                rule="same end",
                note="",
            )
        )
    return found
