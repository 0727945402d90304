"""Those told of by another's fate: "two others went the same way", "88 such verdicts", "confirmed 41 of those releases"."""

import re
from collections.abc import Callable

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import counted
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.frame import FrameHit, of_others

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


_SUCH = re.compile(r"\b(?P<link>such|of (?:those|these|the same)) (?P<noun>cases|[a-z]+s)\b")
_TRIED = {"verdicts": "sentence.", "sentences": "sentence.", "rulings": "sentence.", "terms": "sentence.", "judgments": "sentence."}


def such_hits(p: Parsed, hits: list[FrameHit], leads: Callable[[], list[FrameHit]]) -> list[FrameHit]:
    """The counts of more of a kind told before: "has now recorded 88 such verdicts", "has been able to confirm 41 of those releases"."""
    found = []
    for match in _SUCH.finditer(p.low):
        at = p.sentence.start + match.start()
        number = next((t.mention for t in p.tokens if t.tag == "#" and 0 <= at - t.end <= 1), None)
        noun = lexicon().event_nouns.get(match.group("noun"))
        tried = _TRIED.get(match.group("noun"), "")
        if _ALL.search(p.slice(at - _BEFORE, at)):
            continue  # "all six of those deaths" are told before
        if not isinstance(number, NumberMention) or any(h.number is number for h in hits) or not (noun or tried or match.group("noun") == "cases"):
            continue
        kinds = (tried or (noun[0].type.split(".")[0] if noun else ""),)
        model = next(
            (h for h in leads() if h.measure in _KINDS and (h.type.startswith(kinds) or (kinds == ("killing",) and h.measure == "dead"))), None
        )
        if model is None or model.kind == "statement":
            continue
        span = (number.start, p.sentence.start + match.end())
        found.append(
            of_others(
                model,
                number,
                trigger=span,
                sentence=(p.sentence.start, p.sentence.end),
                kind="total",
                times=times_of(p, *span) or (model.times if match.group("link") != "such" else ()),
                places=places_of(p, *span),
                rule="such",
            )
        )
    return found


_ALL = re.compile(r"\b(?:all|both)\b")
_BEFORE = 20
"""How many characters before such a count "all" makes it the one told before."""
_KINDS = _ENDS | {"sentenced", "released", "injured", "charged", "persons"}
