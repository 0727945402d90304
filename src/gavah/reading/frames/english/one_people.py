"""Who is told of twice in one English sentence: "dragged two men out and shot them", "beaten so badly that he died"."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import counted
from gavah.reading.frames.frame import FrameHit

_PLURAL = frozenset({"them", "they"})
_ONE = frozenset({"him", "her", "he", "she"})
_COUNTED = frozenset({"dead", "injured", "executed", "arrested", "persons", "missing", "released"})
_BEATEN = frozenset({"beating", "torture", "assault-firearms", "assault-primitive", "assault", "assault-explosives"})
_VAGUE = frozenset({"assault", "assault-primitive", "assault-firearms", "assault-targeted"})
_CLEARED = re.compile(r"\b(?:acquitt\w+|cleared|exonerated|absolved)\b")
_GUILTY = re.compile(r"\b(?:convicted|found guilty) of (?:the |having )?(?:\w+ ){0,2}$")
_PUNISHED = re.compile(r"\b(?:hanged|executed|put to death|gallows|beheaded)\b[^.;]{0,90}? (?:for|over) (?:the )?(?:\w+ ){0,3}$")


def one_people(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with the number that "them" stands for, without what tells again of one already told."""
    numbered = [_with_companions(p, _numbered(h, hits)) for h in hits]
    died = _died_of_it(numbered)
    return [h for h in died if not _taken_before(h, died) and not _punished_for(p, h, died) and not _how_they_died(h, died)]


def _with_companions(p: Parsed, hit: FrameHit) -> FrameHit:
    """`hit` with those taken along: "they took a nurse away, and with her a boy" are two."""
    found = _WITH.search(p.slice(hit.trigger[1], p.sentence.end)) if hit.measure in _TAKEN and hit.kind == "event" else None
    if found is None or not (hit.number or hit.singular):
        return hit
    at = hit.trigger[1] + found.end()
    n = next((m for m in range(len(p.chunks)) if p.tokens[p.chunks[m].j - 1].end > at), None)
    who = counted(p, p.list_right(n)) if n is not None and p.kind(n) == "NP" else None
    if who is None or who.group not in ("person", "name") or who.anaphor or who.zero or not (who.number or who.singular):
        return hit
    low = (hit.number.low if hit.number else 1) + (who.number.low if who.number else 1)
    start = hit.number.start if hit.number else hit.singular[0] if hit.singular else at
    number = NumberMention(start=start, end=who.end, words=p.text[start : who.end], low=low, high=low, rule="sum", core=(start, who.end))
    return msgspec.structs.replace(hit, number=number, singular=None, anaphor=False, victims=(*hit.victims, *who.names), victims_complete=False)


_WITH = re.compile(r"^[^.;]{0,60}?,? (?:and |along )?with (?:him|her|them) (?:\w+ly )?(?=(?:an?|his|her|their|two|three|four|five|six|\d)\b)")
_TAKEN = frozenset({"arrested", "missing", "executed"})


def _pronoun(hit: FrameHit) -> str:
    return hit.affected[0].words.lower() if len(hit.affected) == 1 else ""


def _numbered(hit: FrameHit, hits: list[FrameHit]) -> FrameHit:
    """`hit` of "them" with the number of the only persons counted before it in the sentence."""
    if hit.number is not None or hit.singular is not None or hit.measure not in _COUNTED or _pronoun(hit) not in _PLURAL:
        return hit
    before = [h for h in hits if h.trigger[1] <= hit.trigger[0] and h.number is not None and h.measure in _COUNTED]
    starts = {h.number.start for h in before if h.number is not None}
    number = before[-1].number if len(starts) == 1 else None
    several = number is not None and number.low > 1
    return msgspec.structs.replace(hit, number=number, anaphor=False, note="") if several else hit


def _died_of_it(hits: list[FrameHit]) -> list[FrameHit]:
    """One death for "beaten so badly that he died": how from the first, the rest from the second."""
    out = list(hits)
    for death in hits:
        if death.measure != "dead" or death.singular is None or _pronoun(death) not in _ONE or death.type not in _VAGUE:
            continue
        wound = next((h for h in reversed(out) if h.trigger[1] <= death.trigger[0] and _wounded(h)), None)
        if wound is None:
            continue
        merged = msgspec.structs.replace(
            death,
            type=wound.type if wound.type != "torture" else "killing.in-custody",
            singular=wound.singular,
            affected=wound.affected,
            agent=death.agent or wound.agent,
            places=death.places or wound.places,
            times=death.times or wound.times,
            groups=wound.groups,
            victims=wound.victims,
            anaphor=wound.anaphor,
        )
        out = [merged if h is death else h for h in out if h is not wound]
    return out


def _wounded(hit: FrameHit) -> bool:
    return hit.singular is not None and hit.measure in ("persons", "injured") and hit.type in _BEATEN and hit.polarity == "affirmed"


def _taken_before(hit: FrameHit, hits: list[FrameHit]) -> bool:
    """Whether `hit` only says how those came away who are told as missing: "missing since soldiers took them"."""
    if hit.type not in ("arrest", "disappearance") or _pronoun(hit) not in _PLURAL | _ONE:
        return False
    return any(h is not hit and h.measure == "missing" and h.trigger[1] <= hit.trigger[0] for h in hits)


def _how_they_died(hit: FrameHit, hits: list[FrameHit]) -> bool:
    """Whether `hit` only says how the dead just counted died: "put the dead at three and said that they had been shot"."""
    how = hit.measure == "persons" and hit.number is not None and hit.type in _BEATEN
    return how and any(h.measure == "dead" and h.number is hit.number for h in hits)


def _punished_for(p: Parsed, hit: FrameHit, hits: list[FrameHit]) -> bool:
    """Whether `hit` is the old crime for which somebody is put to death here."""
    old = hit.measure in ("dead", "injured") and hit.type != "execution.judicial"
    crime = old and hit.modality == "alleged" and any(h.type == "execution.judicial" for h in hits)
    if old and hit.modality == "alleged" and _CLEARED.search(p.slice(p.sentence.start, hit.trigger[0])):
        return True
    if crime and _GUILTY.search(p.slice(p.sentence.start, hit.trigger[0])):
        return True
    return old and _PUNISHED.search(p.slice(p.sentence.start, hit.trigger[0])) is not None
